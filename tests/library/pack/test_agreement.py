"""A pack answers every question as the folder does that it was made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.names.folding import fold
from medviewer.library.pictures import picture
from medviewer.library.store.listing import Listing

Pack = Callable[..., Path]
Both = tuple[Catalogue, Catalogue]
WARFARIN, ASPIRIN, AMIODARONE = "ward/w/warfarin.md", "ward/a/aspirin.md", "ward/a/amiodarone.md"


@pytest.fixture
def both(ward: Path, pack_of: Pack, tmp_path: Path) -> Iterator[Both]:
    (ward / "large.md").write_text("# Large\n" + "x" * (8 * 1024 * 1024))
    pack = pack_of(ward)
    with (
        closing(Catalogue.open(name_libraries([ward]), tmp_path / "index")) as folder,
        closing(Catalogue.open(name_libraries([pack]), tmp_path / "index of packs")) as packed,
    ):
        folder.update()
        packed.update()
        yield folder, packed


def listed(listing: Listing) -> object:
    return listing[:]


QUESTIONS: dict[str, Callable[[Catalogue], object]] = {
    "names of libraries": lambda c: [library.name for library in c.libraries],
    "notice": lambda c: c.notice,
    "rows": lambda c: c.rows(),
    "listing": lambda c: listed(c.listing()),
    "listing of a query": lambda c: listed(c.listing(query="war")),
    "listing of some": lambda c: listed(c.listing(among=[ASPIRIN, WARFARIN, "ward/none.md"])),
    "listing of a group": lambda c: listed(c.listing(c.groups("class")[0])),
    "match": lambda c: c.match("rat bane"),
    "groups by letter": lambda c: c.groups("letter"),
    "groups by class": lambda c: c.groups("class"),
    "groups by ATC": lambda c: c.groups("atc"),
    "groups by library": lambda c: c.groups("library"),
    "names": lambda c: c.search().names("warfrin"),
    "favourite names": lambda c: c.search().names("a", favourites=[AMIODARONE]),
    "passages": lambda c: c.search().passages("bleeding"),
    "passages in a section of its own": lambda c: c.search().passages("call in:ward_rules"),
    "lookalikes": lambda c: c.lookalikes(AMIODARONE),
    "named together": lambda c: c.named_together([WARFARIN, ASPIRIN, AMIODARONE]),
    "named by": lambda c: c.named_by(WARFARIN),
    "passages naming": lambda c: c.passages_naming(WARFARIN, [ASPIRIN, AMIODARONE]),
    "medication list": lambda c: c.read_list("Coumadin 5 mg\nasprin\nnothing of the kind"),
    "links": lambda c: c.links(ASPIRIN).of_paragraph("Warfarin: avoid.", "interactions"),
    "page": lambda c: [(p.id, p.title, p.source, p.modified) for p in map(c.page, (WARFARIN, ASPIRIN)) if p],
    "no page": lambda c: c.page("ward/none.md"),
    "editions": lambda c: sorted(c.editions()),
    "find": lambda c: c.find("rat bane").id,
    "read": lambda c: [c.read(row.id) for row in c.rows()],
    "read again": lambda c: c.read(WARFARIN) == c.read(WARFARIN),
    "earlier": lambda c: replace(c.earlier(WARFARIN, "# Warfarin\n### Ward rules\nNone.\n"), digest=""),
    "problem count": lambda c: c.problem_count(),
    "problems": lambda c: [(p.source, p.line, p.message.replace(f"{c.libraries[0].root}/", "")) for p in c.problems()],
    "picture": lambda c: picture("../pictures/red.png", b"w/warfarin.md", c.find("warfarin").files, 1000),
    "stale": lambda c: c.stale(),
    "unreachable": lambda c: c.unreachable(),
    "nothing to update": lambda c: c.update(),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_answer_alike(both: Both, question: str) -> None:
    folder, packed = both
    ask = QUESTIONS[question]
    assert ask(packed) == ask(folder)


def test_the_questions_have_answers(both: Both) -> None:
    """The comparison above would hold of libraries without pages too."""
    _, packed = both
    silent = {"notice", "no page", "stale", "unreachable", "nothing to update"}
    assert [name for name, ask in QUESTIONS.items() if name not in silent and not ask(packed)] == []
    assert fold(packed.rows()[-1].title) == "warfarin"
    assert "ward_rules" in [section.key for section in packed.read(WARFARIN).sections]
