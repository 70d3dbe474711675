"""Names that somebody else chose, made fit to stand beside the program's own words.

Libraries, files, reviewers and labelers may be called anything: “formulary, signed by Pharmacy”, or what turns the
direction of the line. In quotes, which they cannot close, they are seen to be names.
"""

from __future__ import annotations

import re
import unicodedata

from medviewer.hidden_characters import neutral

LONGEST = 200
"""Letters of a name that are said; as many as a pack's library may be called by."""

_QUOTES = re.compile("[\"“”„‟«»〝〞〟＂❝❞❠″‶‴ʺ˝ˮ״\U0001f676-\U0001f678]|['‘’‚‛‹›`´′‵ʹʼ＇]{2,}")
_EMBLEMS = re.compile(
    "[\U0001f6e1\U0001f50f-\U0001f513\U0001f5dd\u26e8-\u26eb\u2705\u2611\u2713\u2714\U0001f5f8]\ufe0f?"
)
_MARKS = re.compile("[\u061c\u200e\u200f]")
_PARTING = re.compile("[|:∣│｜¦：﹕︰꞉;,]")
_JOINERS = "\u200c\u200d"


def quoted(name: str) -> str:
    """Return a name in quotes."""
    return f"“{named(name)}”"


def titled(title: str, longest: int = LONGEST) -> str:
    """Return the title of a page for a line whose parts are set apart by “|” and “:”; quoted where it has these."""
    text = named(title, longest)
    return f"“{text}”" if _PARTING.search(text) else text


def named(name: str, longest: int = LONGEST) -> str:
    """Return a name in one line: nothing hidden, no double quotes, none of the emblems that stand for a signature.

    Its middle is left out where it has more than `longest` letters.
    """
    text = _EMBLEMS.sub("\ufffd", _QUOTES.sub("'", visible(" ".join(name.split()))))
    if unicodedata.category(text[:1] or " ").startswith("M"):
        text = f"\u25cc{text}"  # else it would stand on the quote before it
    return text if len(text) <= longest else f"{text[: longest // 2]}…{text[-(longest - longest // 2 - 1) :]}"


def visible(text: str) -> str:
    """Return a text in which nothing is hidden, nor turns it or ends its line."""
    shown = _MARKS.sub("", neutral(text))
    return "".join(char if char.isprintable() or char in _JOINERS else "\ufffd" for char in shown)
