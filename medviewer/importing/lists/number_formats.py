"""Numbers of a workbook as its reader sees them (ECMA-376 part 1, 18.8.30 and 18.8.31).

Dates are written as ISO 8601 whatever order their format has, since 03/04 is two days. Decimal signs are points: a
workbook does not say which sign its reader's computer has.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

GENERAL = "General"
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    49: "@",
}
_DAYS = (*range(14, 18), *range(27, 37), *range(50, 59))
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<money>[^\[\]\-]*+)[^\[\]]*+\]|\[(?P<bracket>[^\[\]]*+)\]|'
    r"(?P<number>[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+)|(?P<sign>.)",
    re.DOTALL,
)
_MOST_DECIMALS = 30
_LAST_DAY = 2_958_466
_EXACT = 15
"""Significant digits that a workbook keeps of a number."""


class ShownNumber(NamedTuple):
    """A number as it is read. is_stored: as it is stored, since its format is not followed. is_rounded: digits lack."""

    text: str
    is_stored: bool = False
    is_rounded: bool = False


def format_of(number: int, own: dict[int, str]) -> str:
    """Return the code of a number format. own: those that the workbook brings."""
    if number in own:
        return own[number]
    return "yyyy-mm-dd" if number in _DAYS else _BUILT_IN.get(number, GENERAL)


def shown_number(stored: str, code: str, is_1904: bool = False) -> ShownNumber:
    """Return a number as its format shows it, or as it is stored where the format is one that is not followed."""
    try:
        value = Decimal(f"{float(stored):.{_EXACT}g}")
    except (ValueError, OverflowError):
        return ShownNumber(stored, is_stored=True)
    if not value.is_finite():
        return ShownNumber(stored, is_stored=True)
    if code in ("", GENERAL, "@"):
        return ShownNumber(_plain_number(value))
    parts = _date_parts(code)
    shown = _moment(value, parts, is_1904) if parts else _formatted(value, code)
    return shown or ShownNumber(_plain_number(value), is_stored=True)


def _plain_number(value: Decimal) -> str:
    value = value.normalize()
    return format(value, "f") if -_EXACT <= value.adjusted() <= _EXACT else str(value)


@lru_cache(maxsize=512)
def _date_parts(code: str) -> str:
    """Return which of y, m, d, h, s and [ (time that has passed) a format has, empty where it is none of a date."""
    found = ""
    for part in _PART.finditer(code.partition(";")[0]):
        bracket = (part["bracket"] or "").lower()
        if bracket and set(bracket) <= set("hms") and len(set(bracket)) == 1:
            found += f"[{bracket[0]}"
        elif part["sign"] and part["sign"].lower() in "ymdhs":
            found += part["sign"].lower()
    return "" if GENERAL.lower() in code.lower() else found


def _moment(value: Decimal, parts: str, is_1904: bool) -> ShownNumber | None:
    if not 0 <= value < _LAST_DAY:
        return None
    seconds = int((value * 86400).to_integral_value(ROUND_HALF_UP))
    if "[" in parts:
        return ShownNumber(
            f"{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if "s" in parts else "")
        )
    first = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30 if value >= 60 else 31)
    when = first + timedelta(seconds=seconds)
    has_time = "h" in parts or "s" in parts
    has_day = "y" in parts or "d" in parts or not has_time
    clock = f"{when:%H:%M:%S}" if "s" in parts else f"{when:%H:%M}"
    month = f"{when:%Y-%m}" if "d" not in parts and "y" in parts and "m" in parts and not has_time else ""
    day = month or (f"{when.year:04}" if set(parts) == {"y"} else f"{when:%Y-%m-%d}")
    return ShownNumber(" ".join(filter(None, [day if has_day else "", clock if has_time else ""])))


def _formatted(value: Decimal, code: str) -> ShownNumber | None:
    sections = _sections(code)
    place = 1 if value < 0 and len(sections) > 1 else 2 if not value and len(sections) > 2 else 0
    if any(re.search(r"\[[<>=]", section) for section in sections):
        return None
    return _in_section(abs(value) if place == 1 else value, sections[place])


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    sections = [""]
    for part in _PART.finditer(code):
        if part["sign"] == ";":
            sections.append("")
        else:
            sections[-1] += part[0]
    return tuple(sections)


def _in_section(value: Decimal, section: str) -> ShownNumber | None:
    """Return a number with the words around it; None for fractions, powers, scales and parted digits."""
    before, pattern, after = "", "", ""
    for part in _PART.finditer(section):
        text = next((part[name] for name in ("quoted", "escaped", "money") if part[name] is not None), "")
        if part["number"] and pattern:
            return None
        if part["number"]:
            pattern = part["number"]
        elif part["sign"] and part["sign"] in "Ee@/":
            return None
        elif pattern:
            after += text or part["sign"] or ""
        else:
            before += text or part["sign"] or ""
    if not pattern:
        return ShownNumber(before.strip()) if before.strip() else None
    if pattern.partition(".")[0].endswith(","):
        return None
    percent = section.count("%") if "%" in before + after else 0
    return _digits(value * 100**percent, pattern, before, after)


def _digits(value: Decimal, pattern: str, before: str, after: str) -> ShownNumber:
    whole, _, part = pattern.partition(".")
    places = min(len(part), _MOST_DECIMALS)
    rounded = abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits, _, decimals = format(rounded, "f").partition(".")
    least = part.count("0") if part.rstrip("#?").count("0") == len(part.rstrip("#?")) else places
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    digits = digits.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        first = len(digits) % 3 or 3
        digits = ",".join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])
    text = f"{digits or ('' if decimals and '0' not in whole else '0' if not decimals else '')}"
    text += f".{decimals}" if decimals else ""
    sign = "-" if value < 0 and rounded else ""
    return ShownNumber(f"{sign}{before}{text}{after}".strip(), is_rounded=rounded != abs(value))
