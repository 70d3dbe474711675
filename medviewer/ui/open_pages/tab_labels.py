"""Titles of page tabs that have little room: shortened in the middle, but never two different ones to the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

SHORTEST = 22
"""Letters that a title keeps."""
ELLIPSIS = "…"


def labels(titled: Sequence[tuple[str, str]], longest: int = SHORTEST) -> list[str]:
    """Return a label for each (id, title), of `longest` letters where no two different titles are the same then.

    Those that would be, such as vinCRIStine and vinBLAStine, are given letters until they differ. Pages of one title
    are told apart by their library, which an id begins with.
    """
    titles = [title for _, title in titled]
    shown = {title: elided(title, longest) for title in titles}
    length = longest
    while doubled := _doubled(shown):
        length += 1
        shown |= {title: elided(title, length) for title in doubled}
    pages = Counter(title for _, title in dict.fromkeys(titled))
    return [shown[title] if pages[title] < 2 else _with_library(shown[title], id) for id, title in titled]


def elided(title: str, longest: int) -> str:
    """Return a title without its middle where it is longer; as much of its beginning as of its end."""
    if len(title) <= longest:
        return title
    end = (longest - 1) // 2
    return f"{title[: longest - 1 - end].rstrip()}{ELLIPSIS}{title[len(title) - end :].lstrip()}"


def _doubled(shown: dict[str, str]) -> list[str]:
    """Return the titles whose label, in any case of letters, is another's too, and not yet whole."""
    counts = Counter(label.casefold() for label in shown.values())
    return [title for title, label in shown.items() if counts[label.casefold()] > 1 and label != title]


def _with_library(label: str, id: str) -> str:
    library = id.partition("/")[0]
    return f"{label} ({library})" if library else label
