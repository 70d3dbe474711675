"""Each page is written as docs/writing.md has it; what a page still lacks is written down, and only becomes less.

`lacking/PAGE.txt` has one line for each thing. `python -m tests.bundled.lists` takes out what is mended.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled.checks import CHECKS, LACKING, PAGES, facts, is_in_order, lacking, odd

EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])


def text_in_order(page: Path) -> str:
    """Return the text of a page; skips one that has not been brought to the order of docs/writing.md."""
    text = page.read_text(encoding="utf-8")
    if not is_in_order(text):
        pytest.skip("not yet in the order of docs/writing.md")
    return text


@EVERY_PAGE
def test_nothing_is_odd_but_what_is_written_down(page: Path) -> None:
    assert sorted(odd(text_in_order(page), page.stem) - lacking(page.stem)) == []


@EVERY_PAGE
def test_what_is_mended_is_no_longer_written_down(page: Path) -> None:
    assert sorted(lacking(page.stem) - odd(text_in_order(page), page.stem)) == []


def test_only_pages_lack_something() -> None:
    assert {path.stem for path in LACKING.glob("*")} <= {page.stem for page in PAGES}
    assert facts in CHECKS
