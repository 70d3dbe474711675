"""Parts of a paragraph that are no text, put aside while its signs are read: code, escapes, tags and addresses."""

from __future__ import annotations

import re
from bisect import bisect_right

from medviewer.monograph.commonmark.tags import tag_name

ASIDE = "\x1a"
"""Stands before and after the number of what is put aside; no page holds it, since control characters are taken out."""

_CODE = re.compile("`++")
_TOKEN = re.compile(
    r"`++|\\[!-/:-@\[-_{-~]"
    r"|<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*+|/?[A-Za-z][^<>]{0,2000}+)>"
    r"|\((?<=\]\()(?:<[^<>\n]*+>|(?>(?:[^()\s\\]|\\.)*)(?>(?:\([^()\s]*+\)[^()\s]*+)*))(?: +\"[^\"\n]*+\")?\)"
    r"|\bhttps?://[^\s<>]++|\bwww\.[^\s<>]++"
)
_ASIDE = re.compile(f"{ASIDE}([0-9]++){ASIDE}")


class HiddenSpans:
    """A text with its code, escapes, tags and addresses put aside, or its code alone; `shown` puts them back in."""

    def __init__(self, text: str, code_only: bool = False) -> None:
        self._kept: list[str] = []
        self._token = _CODE if code_only else _TOKEN
        self.text = self._hidden(text)

    def shown(self, text: str) -> str:
        """Return a text with what was put aside in its places."""
        while ASIDE in text:
            text = _ASIDE.sub(lambda found: self._kept[int(found[1])], text)
        return text

    def aside(self, text: str) -> str:
        """Put a text aside; return what stands for it."""
        self._kept.append(text)
        return f"{ASIDE}{len(self._kept) - 1}{ASIDE}"

    def _hidden(self, text: str) -> str:
        runs: dict[int, list[int]] | None = None
        parts, last, at = list[str](), 0, 0
        while found := self._token.search(text, at):
            at = end = found.end()
            if found[0][0] == "`":
                runs = _backticks(text) if runs is None else runs
                end = _closing(runs, found)
            elif found[0][0] == "<" and not (":" in found[0] or tag_name(found[0], 0)):
                at = found.start() + 1
                continue
            if end:
                parts += [text[last : found.start()], self.aside(text[found.start() : end])]
                last = at = end
        return "".join([*parts, text[last:]])


def _backticks(text: str) -> dict[int, list[int]]:
    runs: dict[int, list[int]] = {}
    for found in re.finditer("`+", text):
        runs.setdefault(len(found[0]), []).append(found.start())
    return runs


def _closing(runs: dict[int, list[int]], opening: re.Match[str]) -> int:
    """Return where a code span ends that begins here, 0 where it does not end."""
    length = len(opening[0])
    places = runs.get(length, [])
    at = bisect_right(places, opening.end() - 1)
    return places[at] + length if at < len(places) else 0
