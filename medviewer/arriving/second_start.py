"""A second start, the quick way: what is usually clicked or typed is handed over before the command line is imported.

What is read here is read as `medviewer.cli` reads it; what is not of the few usual forms is left to it.
"""

from __future__ import annotations

import os

from medviewer.arriving.handing_over import is_handed_over
from medviewer.arriving.meeting_place import meeting_place_of
from medviewer.arriving.requests import (
    BACKGROUND,
    LONGEST_PATH,
    LONGEST_TOKEN,
    LOOK_UP,
    LOOK_UP_MARKED,
    MOST_PATHS,
    StartRequest,
)
from medviewer.own_places import own_places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from medviewer.arriving.meeting_place import MeetingPlace

_WAYS = {f"--{way}": way for way in (BACKGROUND, LOOK_UP, LOOK_UP_MARKED)}


def hand_over(words: Sequence[str]) -> tuple[bool, MeetingPlace | None]:
    """Tell whether the first program has done what is typed, and where it was asked; None where it was not."""
    try:
        read = typed(words)
        place = meeting_place_of(*own_places(read[0])[1:]) if read else None
    except OSError:  # no working folder: the long way says so where it matters
        return False, None
    if read is None or place is None:
        return False, None
    return is_handed_over(place, read[1]._replace(token=activation_token())), place


def activation_token() -> str:
    """Return by what the desktop knows that its user has asked for this start, empty where it did not say.

    Desktops say it in the first of these, for X11 in the second too.
    https://specifications.freedesktop.org/startup-notification-spec/latest/
    """
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
    return token if len(token) <= LONGEST_TOKEN else ""


def typed(words: Sequence[str]) -> tuple[str, StartRequest] | None:
    """Return the profile's folder, empty for the usual one, and what is asked for; None for what is seldom typed."""
    profile, way, is_new, left = "", "", False, [*reversed(words)]
    while left and left[-1].startswith("-"):
        word = left.pop()
        if word.startswith("--profile="):
            profile = word.removeprefix("--profile=")
        elif word == "--profile" and left and not left[-1].startswith("-"):
            profile = left.pop()
        elif word == "--new-window":
            is_new = True
        elif word in _WAYS and not way:
            way = _WAYS[word]
        else:
            return None
    request = _request(left[::-1], way)
    return (profile, request._replace(new_window=is_new, way=way)) if request else None


def _request(words: Sequence[str], way: str) -> StartRequest | None:
    """Return what words ask for that stand behind the options."""
    if not words:
        return StartRequest()
    if way or any(not word or word.startswith("-") for word in words):
        return None
    first, *others = words
    if first == "open":
        return StartRequest(" ".join(others)) if others else None
    from medviewer.arriving.arguments import is_link, paths_of

    if is_link(first):
        return None if others else StartRequest(link=first)
    if len(words) <= MOST_PATHS and os.path.dirname(first) and all(map(_is_usual, words)):
        return StartRequest(paths=paths_of(words))
    return None


def _is_usual(word: str) -> bool:
    """Tell whether a path is none that is refused in a sentence."""
    is_address = word[:5].casefold() == "file:"
    return len(word) <= LONGEST_PATH and "%00" not in word and (not is_address or word.startswith("file:///"))
