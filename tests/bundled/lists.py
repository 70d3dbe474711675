"""Bring the lists beside the tests up to date: `python -m tests.bundled.lists`, in the repository.

What pages no longer lack is taken out of `lacking`, and nothing is added; sources that are not at hand are counted
again, and those that are old are listed.
"""

from __future__ import annotations

from tests.bundled.checks import LACKING, lacking, odd
from tests.bundled.facts import NOT_AT_HAND, not_at_hand
from tests.bundled.pages import OLD_SOURCES, PAGES, old_sources


def shrink() -> None:
    """Rewrite the files of all pages; a file that would be empty goes."""
    for page in PAGES:
        path = LACKING / f"{page.stem}.txt"
        still = lacking(page.stem) & odd(page.read_text(encoding="utf-8"), page.stem)
        if still:
            path.write_text("\n".join(sorted(still)) + "\n", encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    shrink()
    NOT_AT_HAND.write_text("".join(f"{line}\n" for line in not_at_hand(page.stem for page in PAGES)), encoding="utf-8")
    OLD_SOURCES.write_text("".join(f"{line}\n" for line in old_sources()), encoding="utf-8")
