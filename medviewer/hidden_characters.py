"""Characters that nobody sees and that turn, hide or part what is seen: taken out, and listed.

What they do is said in UAX 9 (bidirectional text) and UAX 14 (line breaks). Text in right-to-left scripts needs none of
the embeddings, overrides and isolates taken out here to read right; the marks that it does need stay in its lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

_ALWAYS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_MARKS = "\u061c\u200e\u200f"
_JOINERS = "\u200b-\u200d"
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x9f"
_SPACES = "\x0b\x0c\x1c-\x1f\u2028\u2029"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0600-\u0608\u060b-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_JOINED = "\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_ANY = re.compile(f"[{_ALWAYS}{_MARKS}{_JOINERS}{_CONTROLS}{_SPACES}]")
_ORDINARY = bytes([9, 10, 13, *range(32, 127)])
_REMOVED = re.compile(
    f"[{_ALWAYS}]|(?<![{_SPACELESS}])\u200b|\u200b(?![{_SPACELESS}])|(?<![{_JOINED}{_SPACELESS}])[\u200c\u200d]"
)
_REPLACED = (
    (re.compile(f"[{_CONTROLS}]"), "\N{REPLACEMENT CHARACTER}"),
    (re.compile(f"[{_SPACES}]"), " "),
)
_MARKUP = r"(?>(?:[*_]|</?[a-z]{1,10}>){0,6})"
_SOFT_HYPHEN = re.compile(rf"(?<![^\W_])((?>[^\W_]+))({_MARKUP})\u00ad+(?={_MARKUP}((?>[^\W_]+)))")
_LONG_WORD, _PART = 10, 3
"""Letters of a word in capitals, and of each of its parts, in which a soft hyphen is where a line may break."""
_LINES_MARKS = re.compile(f"[{_MARKS}]")
_REFERENCE = re.compile(r"&#?[A-Za-z0-9]{1,31};")
_SHORT = 100
"""Characters below which a search is quicker than taking out what needs none."""


def neutral(text: str) -> str:
    """Return `text` without hidden characters, so that it is read in the order in which it is written.

    Control characters become U+FFFD, vertical tabs and Unicode's line separators spaces. A soft hyphen beside a
    capital or digit was meant for a hyphen and becomes one (`PIK3CA-mutated`), but not in a long word in capitals.
    U+200B stays between letters of scripts without spaces, U+200C and U+200D stay after letters and signs that
    join, and the marks U+061C, U+200E and U+200F in lines that hold right-to-left letters. Text without any of
    these is returned itself.
    """
    if not _holds_any(text):
        return text
    for pattern, sign in _REPLACED:
        text = pattern.sub(sign, text)
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub(_hyphen, text)
    text = _REMOVED.sub("", text)
    return "\n".join(map(_unmarked, text.split("\n"))) if _LINES_MARKS.search(text) else text


def _hyphen(found: re.Match[str]) -> str:
    before, after = found[1], found[3]
    shouted = before.isalpha() and before.isupper() and after.isupper() and min(len(before), len(after)) >= _PART
    is_place_to_break = shouted and len(before) + len(after) >= _LONG_WORD
    is_meant = not is_place_to_break and any(sign.isupper() or sign.isdecimal() for sign in (before[-1], after[0]))
    return f"{before}{found[2]}{'-' if is_meant else ''}"


def written_out(line: str, code: Callable[[str], str]) -> str:
    """Return a line in which `code` of each character that `neutral` would take out or replace stands in its place."""
    if not _holds_any(line):
        return line
    parts, end = [], 0
    for place, sign in _found_in(line, 0):
        parts += [line[end:place], code(sign)]
        end = place + len(sign)
    return "".join([*parts, line[end:]])


def neutral_value(value: object) -> object:
    """Return a value as JSON knows them with every text in it made neutral."""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, Mapping):
        return {neutral(str(key)): neutral_value(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(neutral_value, value))
    return value


def _holds_any(text: str) -> bool:
    """Tell whether there is anything to look at; what is not ASCII is a small part of most pages."""
    if len(text) < _SHORT:
        return bool(_ANY.search(text))
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    return bool(rest) and bool(_ANY.search(rest.decode("utf-8", "surrogatepass")))


def _unmarked(line: str) -> str:
    return line if _RIGHT_TO_LEFT.search(line) else _LINES_MARKS.sub("", line)


def found(source: str) -> Iterable[tuple[int, str]]:
    """Yield place and character of what `neutral` takes out or replaces, first what is written as a reference."""
    if "&" in source:
        for reference in _REFERENCE.finditer(source):
            from html import unescape

            sign = unescape(reference[0])
            if len(sign) == 1 and _REMOVED.search(sign):
                yield reference.start(), sign
    if _holds_any(source):
        start = 0
        for line in source.split("\n"):
            yield from _found_in(line, start)
            start += len(line) + 1


def _found_in(line: str, start: int) -> Iterator[tuple[int, str]]:
    if not _ANY.search(line):
        return
    hidden = {found.start(): found[0] for found in _REMOVED.finditer(line)}
    hidden |= {found.start(): found[0] for pattern, _ in _REPLACED for found in pattern.finditer(line)}
    if not _RIGHT_TO_LEFT.search(line):
        hidden |= {found.start(): found[0] for found in _LINES_MARKS.finditer(line)}
    yield from ((start + place, sign) for place, sign in sorted(hidden.items()))
