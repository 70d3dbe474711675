"""docs/export.md says what there is."""

from __future__ import annotations

import re
from pathlib import Path

from medviewer.export.file_formats import FORMATS
from medviewer.export.formats import json_
from medviewer.export.page_source import PageSource
from medviewer.monograph.model import Monograph

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "export.md").read_text(encoding="utf-8")


def _first_cells(heading: str) -> list[str]:
    part = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_every_format_with_its_suffix_is_documented() -> None:
    assert _first_cells("Formats") == list(FORMATS)
    assert all(f"| `{made.key}` | `{made.suffix}` |" in TEXT for made in FORMATS.values())


def test_every_key_of_the_json_row_is_documented(page: Monograph, source: PageSource) -> None:
    made = json_.row(page, source)
    assert set(_first_cells("The JSON row")) == set(made)
    assert all(f"`{key}`" in TEXT for part in ("sections", "faqs") for key in made[part][0])
