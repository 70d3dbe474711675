"""Runs of asterisks and underscores, and which of them emphasise; and pairs of two tildes, which strike out.

https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis,
https://github.github.com/gfm/#strikethrough-extension- (of one tilde none: `~5 mg` is about 5 mg).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

STRIKE = "~~"


@dataclass(slots=True)
class DelimiterRun:
    """A run of one delimiter.

    count: delimiters still without a partner. opened, closed: tags that the others open and close, innermost first.
    operator: a lone asterisk in a word before a digit, as in HLA-B*1502 or 5*10^9. kept: it had a partner of its
    kind, so CommonMark would have it emphasise, and is shown as a sign instead.
    """

    mark: str
    length: int
    opens: bool
    closes: bool
    order: int
    count: int
    opened: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    operator: bool = False
    kept: bool = False

    def keep(self) -> None:
        """Let the asterisk be seen although CommonMark would have it emphasise."""
        self.kept, self.count = True, 0

    def fits(self, closer: DelimiterRun) -> bool:
        """Return whether `closer` may end what this run begins; the rule of 3 is among the conditions."""
        if self.mark != closer.mark:
            return False
        both = closer.opens or self.closes
        return not both or (self.length + closer.length) % 3 != 0 or not (self.length % 3 or closer.length % 3)


def run_at(text: str, start: int, end: int, order: int) -> DelimiterRun:
    """Return the run of delimiters from `start` to `end`, which is left- or right-flanking by its neighbours."""
    space_before, sign_before = _kind(text[start - 1] if start else " ")
    space_after, sign_after = _kind(text[end] if end < len(text) else " ")
    left = not space_after and (not sign_after or space_before or sign_before)
    right = not space_before and (not sign_before or space_after or sign_after)
    mark, length = text[start], end - start
    if mark == "_":
        left, right = left and (not right or sign_before), right and (not left or sign_after)
    operator = text[start:end] == "*" and text[start - 1 : start].isalnum() and text[end : end + 1].isdigit()
    return DelimiterRun(mark, length, left, right, order, length, operator=operator)


def _kind(neighbour: str) -> tuple[bool, bool]:
    """Return whether a character is white space, and whether it is punctuation or a symbol."""
    if neighbour.isalnum():
        return False, False
    category = unicodedata.category(neighbour)
    return category == "Zs" or neighbour in "\t\n\f\r", category[0] in "PS"


def pair(runs: list[DelimiterRun]) -> None:
    """Find the partners of `runs`, in linear time: no search goes below where one of its kind has failed."""
    openers: list[DelimiterRun] = []
    failed: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        if closer.closes:
            key = (closer.mark, closer.opens, closer.length % 3)
            while closer.count:
                at = _partner(openers, closer, failed.get(key, -1))
                if at < 0:
                    failed[key] = openers[-1].order if openers else -1
                    break
                if closer.operator and not openers[at].operator:
                    closer.keep()
                    break
                del openers[at + 1 :]
                _join(openers, closer)
        if closer.opens and closer.count:
            openers.append(closer)


def _partner(openers: list[DelimiterRun], closer: DelimiterRun, floor: int) -> int:
    for at in range(len(openers) - 1, -1, -1):
        if openers[at].order <= floor:
            break
        if openers[at].fits(closer):
            return at
    return -1


def _join(openers: list[DelimiterRun], closer: DelimiterRun) -> None:
    """Make one element of the innermost opener and `closer`."""
    opener = openers[-1]
    if opener.operator and closer.operator:
        opener.keep()
        closer.keep()
        openers.pop()
        return
    double = opener.count > 1 and closer.count > 1
    tag = "s" if opener.mark == STRIKE[0] else "strong" if double else "em"
    opener.opened.append(tag)
    closer.closed.append(tag)
    opener.count -= 1 + double
    closer.count -= 1 + double
    if not opener.count:
        openers.pop()
