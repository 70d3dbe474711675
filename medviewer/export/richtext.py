"""Safe HTML made ready for Qt's rich text, which knows no boxes and breaks lines at any space."""

from __future__ import annotations

import re

_CALLOUT_OPEN = '<table class="callout" width="100%" cellspacing="0" cellpadding="10"><tr><td class="callout">'
_UNITS = (
    r"(?:mg|mcg|µg|μg|micrograms?|ng|kg|g|mL|ml|L|litres?|mmol|mol|mEq|IU|units?|mm|cm|m|kcal|kJ|hours?|h|minutes?|min"
    r"|seconds?|days?|weeks?|months?|years?|times|doses?|tablets?|capsules?|drops?|puffs?|%|°C)"
)
_NUMBER_UNIT = re.compile(rf"(?<=\d) (?={_UNITS}(?![A-Za-z]))")
_RANGE = re.compile(r"(?<=\d) (?=(?:–|—|-|to) ?\d)|(?<=\d (?:–|—|-)) (?=\d)")
_TAG = re.compile(r"(<[^>]*>)")


def rich_text(html: str) -> str:
    """Return section HTML for a QTextDocument: callouts boxed, a number never parted from its unit."""
    pieces = _TAG.split(html)
    pieces[::2] = [tie(text) for text in pieces[::2]]
    whole = "".join(pieces)
    return whole.replace("<blockquote>", _CALLOUT_OPEN).replace("</blockquote>", "</td></tr></table>")


def tie(text: str) -> str:
    """Return text in which a number, its range and its unit share a line."""
    return _RANGE.sub("\u00a0", _NUMBER_UNIT.sub("\u00a0", text))
