"""Packs of a few pages, and the edition after each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from medviewer import cli

MakePack = Callable[..., Path]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Return a function that makes a pack of {path: text} as the library `name`, and returns the pack."""

    def make(pages: Mapping[str, str], name: str = "formulary", file: str = "made") -> Path:
        folder, pack = tmp_path / file / name, tmp_path / f"{file}.medpack"
        for path, text in pages.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        assert cli.main(["pack", "build", str(folder), "-o", str(pack)]) == 0
        return pack

    return make


def page(title: str, dose: str = "5 mg", more: str = "") -> str:
    """Return a page of two sections."""
    return f"---\ntitle: {title}\n{more}---\n### Usage\nFor the complaint.\n\n### Dosage\nAdults: {dose} once.\n"


@pytest.fixture
def packs(make_pack: MakePack) -> list[Path]:
    """Return three editions of one library: of its warfarin the dose is 1, 2 and 3 mg."""
    metformin = {"m/metformin.md": page("Metformin")}
    editions = [metformin | {"w/warfarin.md": page("Warfarin", f"{dose} mg")} for dose in (1, 2, 3)]
    return [make_pack(pages, file=f"edition-{number}") for number, pages in enumerate(editions)]
