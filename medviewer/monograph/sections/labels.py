"""Labels that stand in running text: `**Usage:** text`, `**Usage**`, `Usage: text`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 500
_AFTER = r"(?P<inside>[:：]?+)\s*+{end}\s*+(?>(?P<after>[:：]|[-–—](?=\s|$))?)(?P<rest>.*)$"
_LABEL = r"(?P<label>[^*_<>\n:：]{1,90}+)"
_CLOSED = re.compile(r" {0,3}+(?P<mark>\*{1,3}+|_{1,3}+)" + _LABEL + _AFTER.format(end="(?P=mark)"), re.DOTALL)
_TAGGED = re.compile(
    r" {0,3}+<(?P<mark>b|strong|em|i|u)>" + _LABEL + _AFTER.format(end="</(?P=mark)>"), re.IGNORECASE | re.DOTALL
)
_UNDERLINED = re.compile(
    r" {0,3}+(?P<out>\*\*|__)?<u>(?P<in>\*\*|__)?(?P<label>[^*_<>\n]{1,90}+)"
    r"(?(in)(?P=in))</u>(?(out)(?P=out))(?P<rest>.*)$",
    re.DOTALL,
)
_OPEN = re.compile(r" {0,3}+(?P<mark>\*{1,3}+|_{1,3}+)" + _LABEL + r"[:：]\s++(?P<rest>[^\s*_].*)$", re.DOTALL)
_PLAIN = re.compile(r" {0,3}+(?=[^\W\d_])" + _LABEL + r":(?:\s++(?P<rest>.*))?$", re.DOTALL)
_BLOCK_START = re.compile(
    r"[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|>|```|~~~|<|\[[^\]]*\]:|[-*_=][-*_=\s]*+$|\||\s{4}|\t"
)
_HEADED = re.compile(r"(?P<label>[^:]{1,80}+):\s++(?P<rest>\S.*)$", re.DOTALL)
_WRAPPED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.*\S)\1$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LineLabel:
    """A label at the start of a line.

    text: without markup and colon. rest: the line after it, with the markup that it shared with the label.
    marked: it is bold or italic. closed: a colon, a dash or the end of the line stands after it.
    """

    text: str
    rest: str
    marked: bool
    closed: bool


def read_label(line: str) -> LineLabel | None:
    """Return what could be a label at the start of `line`; the vocabulary says whether it is one."""
    first = line.lstrip(" ")[:1]
    if first in "*_" or first == "<":
        underlined = _UNDERLINED.match(line) if "<u>" in line else None
        return _read_marked(f"**{underlined['label']}**{underlined['rest']}" if underlined else line)
    if ":" in line and (found := _PLAIN.match(line)):
        return LineLabel(found["label"].strip(), (found["rest"] or "").strip(), marked=False, closed=True)
    return None


def _read_marked(line: str) -> LineLabel | None:
    for pattern in (_CLOSED, _TAGGED):
        if found := pattern.match(line):
            rest = found["rest"].strip().removesuffix("\\").strip()
            closed = bool(found["inside"] or found["after"] or not rest)
            return LineLabel(found["label"].strip(), rest, marked=True, closed=closed)
    if found := _OPEN.match(line):
        return LineLabel(found["label"].strip(), found["mark"] + found["rest"].strip(), marked=True, closed=True)
    return None


def headed(text: str) -> tuple[str, str]:
    """Split a heading such as `Generic Name: X + Y` into label and rest; the rest is empty where it has none."""
    found = _HEADED.match(unwrapped(text))
    return (found["label"].strip(), found["rest"].strip()) if found else (text, "")


def unwrapped(text: str) -> str:
    """Return a label without emphasis around the whole of it and without a closing colon."""
    text = text.strip()
    while len(text) <= _LONGEST and (found := _WRAPPED.match(text)) and found[1] not in found[2]:
        text = found[2].strip()
    return text.rstrip(":： ").strip() or text


def may_begin_a_block(text: str) -> bool:
    """Tell whether a line of a paragraph would be a list, heading, quote or code if it came first."""
    return bool(_BLOCK_START.match(text))
