"""Each page is written as docs/writing.md has it; what a page still lacks is written down, and only becomes less.

`lacking/PAGE.txt` has one line for each thing. `python -m tests.bundled.lists` takes out what is mended.
"""

from __future__ import annotations

from pathlib import Path

from tests.bundled.checks import CHECKS, LACKING, facts, lacking, odd
from tests.bundled.pages import EVERY_PAGE, PAGES


@EVERY_PAGE
def test_nothing_is_odd_but_what_is_written_down(page: Path) -> None:
    assert sorted(odd(page.read_text(encoding="utf-8"), page.stem) - lacking(page.stem)) == []


@EVERY_PAGE
def test_what_is_mended_is_no_longer_written_down(page: Path) -> None:
    assert sorted(lacking(page.stem) - odd(page.read_text(encoding="utf-8"), page.stem)) == []


def test_only_pages_lack_something() -> None:
    assert {path.stem for path in LACKING.glob("*")} <= {page.stem for page in PAGES}
    assert facts in CHECKS
