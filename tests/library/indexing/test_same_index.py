"""An index that followed a library through a history of changes holds what one does that is made of it at once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path
from random import Random

import pytest

from medviewer.library.catalogue import Catalogue, name_libraries
from tests.library.indexing.index_rows import rows

WORDS = (
    *("soluble", "acid", "human", "with", "tablet", "iv", "oral", "the", "water", "cold", "vitamin", "b12", "c", "mg"),
    *("zolpafen", "alphol", "betol", "gammol", "deltol", "epsol", "Zetafen", "insulin", "extended"),
    *("sodium", "acetate", "hydrochloride", "薬", "مرحبا", "½", "5"),
)
"""Common words, forms, routes and salts, which name something or nothing, beside names that share them."""
SECTIONS = ("Usage", "Interactions", "Dosing", "Other notes", "Überdosis")
FACTS = (
    *("", "drug_class: Statins\n", "drug_class: Nitrates\natc: [C01DA02]\n", "source: {kind: dictionary}\n"),
    "source: {kind: spl}\nlabeler: Human Water\n",
)
TURNS = 20


class Folder:
    """The folder of a library whose pages come, change and go by chance."""

    def __init__(self, root: Path, chance: Random) -> None:
        self._root, self._chance, self._count = root, chance, 0
        for _ in range(chance.choice((3, 20, 60))):
            self._add()

    def change(self) -> None:
        """Add, change and remove some pages; at times change the library's own words."""
        for _ in range(self._chance.choice((1, 1, 2, 5, 20, 40))):
            pages = sorted(self._root.glob("*.md"))
            act = self._chance.random()
            if act < self._chance.choice((0.3, 0.7)) and len(pages) > 1:
                self._chance.choice(pages).unlink()
            elif act < 0.85:
                self._add()
            else:
                self._write(self._chance.choice(pages))
        if self._chance.random() < 0.1:
            self._change_words()

    def _add(self) -> None:
        self._count += 1
        self._write(self._root / f"{self._count}.md")

    def _write(self, file: Path) -> None:
        pick, name = self._chance.choice, self._name
        generic = pick(("", name(), f"{name()} and {name()}", f"{name()} (IV)"))
        brands = ", ".join(name() for _ in range(self._chance.randrange(4)))
        facts = pick((*FACTS, f"synonyms: [{name()}, {name()}]\n"))
        text = "\n".join(f"## {one}\n\n{self._text()}\n" for one in self._chance.sample(SECTIONS, pick((1, 2, 3))))
        page = f"---\ntitle: {name()}\ngeneric_name: '{generic}'\nbrands: [{brands}]\n{facts}---\n{text}"
        file.write_text("---\ntitle: [\n" if self._chance.random() < 0.04 else page, encoding="utf-8")

    def _name(self) -> str:
        return " ".join(self._chance.sample(WORDS, self._chance.choice((1, 1, 2, 2, 3))))

    def _text(self) -> str:
        kinds = "{}", "Do not give with {}.", "Missed dose 5 mg."
        return " ".join(self._chance.choice(kinds).format(self._name()) for _ in range(self._chance.randrange(1, 9)))

    def _change_words(self) -> None:
        section = f'[overdose]\ntitle = "Overdose"\nnames = ["{self._chance.choice(SECTIONS[3:])}"]\nbefore = "usage"\n'
        words = {
            "aliases.toml": f'same = [["{self._name()}", "{self._name()}"]]\n',
            "tallman.toml": 'confused = [["beTOL", "delTOL"]]\n',
            "sections.toml": section,
        }
        file = self._root / self._chance.choice([*words])
        if file.exists() and self._chance.random() < 0.4:
            file.unlink()
        else:
            file.write_text(words[file.name], encoding="utf-8")


def impatient(chance: Random) -> Callable[[], bool]:
    """Return what tells whether an update is cancelled by now: after some questions it is."""
    answers = chain([False] * chance.randrange(60), repeat(True))
    return lambda: next(answers)


@pytest.mark.parametrize("seed", range(8))
def test_an_index_holds_the_same_whatever_came_before(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    root = tmp_path / "library"
    root.mkdir()
    folder = Folder(root, chance)
    followed = Catalogue.open(name_libraries([root]), tmp_path / "followed")
    for turn in range(TURNS):
        if chance.random() < 0.3:
            followed.update(cancelled=impatient(chance))
        followed.update()
        fresh = Catalogue.open(name_libraries([root]), tmp_path / f"fresh{turn}")
        fresh.update()
        assert rows(followed) == rows(fresh)
        fresh.close()
        folder.change()
    followed.close()
