"""Names that are near one another are the same, whether they are found for all at once or one by one."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from medviewer.library.indexing.compare import compare
from medviewer.library.indexing.refresh import UpdateListener, refresh
from medviewer.library.mentions import lookalikes
from medviewer.library.mentions.near_names import NearNames
from medviewer.library.store.index import Index

Write = Callable[..., Path]
LETTERS = "abé"


def near(names: Sequence[str], sought: Sequence[str]) -> dict[str, list[str]]:
    met = NearNames(names, sought)
    for _ in met.find():
        pass
    return {name: sorted(met.of(name) or ()) for name in sought}


def measured(names: Sequence[str], sought: Sequence[str]) -> dict[str, list[str]]:
    """Return the same by measuring each two."""

    def are_near(one: str, other: str) -> bool:
        return 0 < OSA.distance(one, other) <= (2 if min(len(one), len(other)) >= 6 else 1)

    return {name: sorted(other for other in names if are_near(name, other)) for name in sought}


def edited(name: str, rng: random.Random) -> str:
    """Return a name with up to three letters left out, put in, changed or swapped with the next."""
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(name))
        ways = (
            name[:at] + name[at + 1 :],
            name[:at] + rng.choice(LETTERS) + name[at:],
            name[:at] + rng.choice(LETTERS) + name[at + 1 :],
            name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
        )
        name = rng.choice(ways) or name
    return name


@given(st.integers(0, 1 << 30), st.integers(4, 24), st.sampled_from(["ab", "abé", "abcdefghijklmnop"]))
def test_names_a_few_edits_apart_are_met(seed: int, length: int, letters: str) -> None:
    rng = random.Random(seed)
    bases = ["".join(rng.choices(letters, k=length)) for _ in range(3)]
    names = list({name for base in bases for _ in range(12) if len(name := edited(base, rng)) >= 3})
    sought = [name for name in names if len(name) >= 4][::2]
    assert near(names, sought) == measured(names, sought)


@pytest.mark.parametrize("length", [4, 5, 6, 7, 8, 12, 13, 14, 15, 16, 17, 23, 48])
def test_two_edits_are_met_wherever_they_are(length: int) -> None:
    name = ("hydrochlorothiazidum" * 3)[:length]
    swapped = [name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(length - 1)]
    less = ["".join(letters) for kept in (length - 1, length - 2) for letters in combinations(name, kept)]
    more = [f"{one[:at]}w{one[at:]}" for at in range(length + 1) for one in (name, *swapped)]
    other = [f"{one[:at]}w{one[at + 1 :]}" for at in range(length) for one in (name, *swapped)]
    names = sorted({one for one in (*swapped, *less, *more, *other) if len(one) >= 3} - {name})
    assert near(names, [name]) == measured(names, [name])


def test_a_name_that_is_only_sought_is_near_nobody() -> None:
    assert near(["quinine"], ["quinidine"]) == {"quinidine": ["quinine"]}
    assert near(["quinine"], ["quinidine", "quinime"]) == {"quinidine": ["quinine"], "quinime": ["quinine"]}
    assert NearNames(["quinine"], ["quinine"]).of("quinidine") is None
    assert near([], []) == near(["ab", "a", ""], []) == {}


AWKWARD = (
    *("Quinine", "Quinidine", "Quinin", "Chinine", "Zinc", "Zink", "Zin", "Zinc oxide", "Zincoxide", "Zink oxide"),
    *("Éphédrine", "Ephedrine", "Efedrin", "Insulin glargine", "Insulin glargin", "Insulin detemir", "Insulinglargina"),
    *("Zinc + Quinine", "Zincquinine", "Vitamin B12", "Vitamin B6", "Vitamin B1", "Ab", "Xylomethazolinhydrochlorid"),
    *("Xylometazolinehydrochloride", "A very long name that is not kept whole", "Averylongnamethatisnotkeptwhol"),
    *(f"Drug{number:03}ol" for number in range(0, 300, 7)),
)


def rows(root: Path, file: Path) -> list[tuple[int, int, int]]:
    """Return the look-alikes in an index that is made of a library."""
    with closing(Index(file)) as index:
        listener = UpdateListener(lambda done, total: None, lambda: False, lambda changes: None)
        assert refresh(index, root, index.ask(partial(compare, root=root)), listener).whole
    with closing(sqlite3.connect(file)) as db:
        assert not db.execute("SELECT * FROM uncompared").fetchall()
        return db.execute("SELECT page, other, edits FROM lookalike ORDER BY page, other").fetchall()


def test_one_by_one_they_are_the_same(library: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {f"{number}.md": f"# {title}\n### Usage\nText.\n" for number, title in enumerate(AWKWARD)}
    root = library(pages)
    together = rows(root, tmp_path / "together.sqlite")
    met = list[str]()
    find = NearNames.find

    def noted(names: NearNames) -> Iterator[None]:
        met.append("")
        return find(names)

    monkeypatch.setattr(NearNames, "find", noted)
    monkeypatch.setattr(lookalikes, "_ONE_BY_ONE", 0)
    assert rows(root, tmp_path / "one.sqlite") == together
    assert len(together) > len(AWKWARD) and not met
