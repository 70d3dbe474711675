"""Text within a paragraph, cell or heading -> runs of one look each, and from them Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from medviewer import hidden_characters

TEXT, BREAK, IMAGE = "text", "break", "image"

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*[]<>|"})
_ANY_SPECIAL = re.compile(r"[\\`*\[\]<>|]")
_REFERENCE = re.compile(r"&(?=#?[A-Za-z0-9]{0,31}(?:;|$))")
_LOW_LINE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"(?:([-+=#])(?=[-+=# ]|$)|(\d{1,9})([.)])(?=\s|$))")
_LINE_STARTS = frozenset("-+=#0123456789")
_TAGS = ("s", "strong", "em", "u", "sup", "sub")
_MARKS = {("strong",): "**", ("em",): "*", ("strong", "em"): "***"}
_SAFE_ADDRESS = "!#$%&'*+,-./:;=?@_~"


class StyledRun(NamedTuple):
    """A stretch of text with one look. styles: names of HTML tags, outermost first. href: where it leads.

    An image has its words in `text` and its file in `href`, which is empty where it cannot be shown.
    """

    kind: str
    text: str = ""
    styles: tuple[str, ...] = ()
    href: str = ""


_SPACE = StyledRun(TEXT, " ")


def styled(runs: Iterable[StyledRun], style: str) -> list[StyledRun]:
    """Return runs with one more style."""
    return [run._replace(styles=with_style(run.styles, style)) for run in runs]


@lru_cache(maxsize=256)
def with_style(styles: tuple[str, ...], style: str) -> tuple[str, ...]:
    """Return styles with one more, in the one order that they are written in."""
    return tuple(tag for tag in _TAGS if tag == style or tag in styles)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without characters that nobody sees."""
    return (text if text.isascii() else hidden_characters.neutral(text)).split()


def tidy(runs: Sequence[StyledRun]) -> list[StyledRun]:
    """Return runs with single spaces that have no look, none around breaks, and equal neighbours made one."""
    if len(runs) == 1 and runs[0].kind == TEXT:
        words = words_of(runs[0].text)
        return [StyledRun(TEXT, " ".join(words), *runs[0][2:])] if words else []
    tidier = _Tidier()
    for kind, text, styles, href in runs:
        if kind == TEXT:
            tidier.text(text, styles, href)
        else:
            tidier.sign(StyledRun(kind, text, styles, href))
    return tidier.result()


class _Tidier:
    """Takes runs one after another; `_space` stands for one that is written once more text follows."""

    def __init__(self) -> None:
        self._runs: list[StyledRun] = []
        self._space = False

    def text(self, text: str, styles: tuple[str, ...], href: str) -> None:
        words = words_of(text)
        if not words:
            self._space = self._space or any(map(str.isspace, text))
            return
        self._space = self._space or text[0].isspace()
        core = " ".join(words)
        last = self._runs[-1] if self._runs else None
        if last is None or last.kind == BREAK:
            self._runs.append(StyledRun(TEXT, core, styles, href))
        elif last.kind == TEXT and last.styles == styles and last.href == href:
            between = " " if self._space else ""
            self._runs[-1] = StyledRun(TEXT, f"{last.text}{between}{core}", styles, href)
        else:
            self._apart(last, StyledRun(TEXT, core, styles, href))
        self._space = text[-1].isspace()

    def _apart(self, last: StyledRun, run: StyledRun) -> None:
        """Add a run of another look; the space before it belongs to the side that has none, else stands by itself."""
        if self._space and last.kind == TEXT and not last.styles and not last.href:
            self._runs[-1] = StyledRun(TEXT, f"{last.text} ")
        elif self._space and not run.styles and not run.href:
            run = StyledRun(TEXT, f" {run.text}")
        elif self._space:
            self._runs.append(_SPACE)
        self._runs.append(run)

    def sign(self, run: StyledRun) -> None:
        """Add a break or an image."""
        if run.kind == IMAGE and self._space and self._runs and self._runs[-1].kind != BREAK:
            self._runs.append(_SPACE)
        self._space = False
        self._runs.append(run)

    def result(self) -> list[StyledRun]:
        while self._runs and self._runs[-1].kind == BREAK:
            self._runs.pop()
        return self._runs


def lines_of(runs: Sequence[StyledRun]) -> Iterator[list[StyledRun]]:
    """Yield the runs of each line; two breaks in a row yield an empty one between."""
    line: list[StyledRun] = []
    for run in runs:
        if run.kind == BREAK:
            yield line
            line = []
        else:
            line.append(run)
    yield line


def markdown_line(runs: Sequence[StyledRun]) -> str:
    """Return one line of Markdown, without what would make a block of it at its start."""
    out = ""
    last = len(runs) - 1
    for number, run in enumerate(runs):
        if run.kind == TEXT and not run.styles and not run.href:
            out += _escaped(run.text)
        else:
            out += _markdown(run, out[-1:], _first_sign(runs[number + 1] if number < last else None))
    found = _LINE_START.match(out) if out[:1] in _LINE_STARTS else None
    if found and found[1]:
        return f"\\{out}"
    return f"{found[2]}\\{out[found.start(3) :]}" if found else out


def _in_words(image: StyledRun) -> StyledRun:
    """Return what stands in the place of an image that cannot be shown."""
    return StyledRun(TEXT, f"[Image: {image.text}]" if image.text else "[Image]", ("em",))


def _first_sign(run: StyledRun | None) -> str:
    """Return what the next run begins with; a letter stands for any markup."""
    if run is None:
        return ""
    return run.text[:1] if run.kind == TEXT and not run.styles and not run.href else "x"


def _markdown(run: StyledRun, before: str, after: str) -> str:
    if run.kind == IMAGE and not run.href:
        return _markdown(_in_words(run), before, after)
    if run.kind == IMAGE:
        return f"![{_escaped(run.text)}]({address(run.href)})"
    if run.href:
        return f"[{_markdown(run._replace(href=''), '', '')}]({address(run.href)})"
    text = _escaped(run.text)
    marks = _MARKS.get(run.styles, "")
    if marks and run.text[0].isalnum() and run.text[-1].isalnum() and _parts(before) and _parts(after):
        return f"{marks}{text}{marks}"
    if marks and before in ("", " ") and after in ("", " "):
        return f"{marks}{text}{marks}"
    return _tagged(text, run.styles)


def _parts(sign: str) -> bool:
    """Tell whether a sign beside emphasis lets it be emphasis."""
    return sign in ("", " ") or (not sign.isalnum() and sign not in "*_\\>")


def _escaped(text: str) -> str:
    if _ANY_SPECIAL.search(text):
        text = text.translate(_SPECIAL)
    if "_" in text:
        text = _LOW_LINE.sub(r"\_", text)
    if "~~" in text:
        text = text.replace("~", "\\~")
    return _REFERENCE.sub("&amp;", text) if "&" in text else text


def html_line(runs: Sequence[StyledRun]) -> str:
    """Return runs as HTML in one line; breaks become `<br>`."""
    return "".join(map(_html, runs))


def _html(run: StyledRun) -> str:
    if run.kind == BREAK:
        return "<br> "
    if run.kind == IMAGE and not run.href:
        return _html(_in_words(run))
    if run.kind == IMAGE:
        return f'<img src="{address(run.href)}" alt="{escape(run.text)}">'
    text = _tagged(escape(run.text, quote=False), run.styles)
    return f'<a href="{address(run.href)}">{text}</a>' if run.href else text


def _tagged(text: str, styles: tuple[str, ...]) -> str:
    for tag in reversed(styles):
        text = f"<{tag}>{text}</{tag}>"
    return text


def address(href: str) -> str:
    """Return an address that needs no quoting in Markdown or HTML."""
    return quote(href, safe=_SAFE_ADDRESS).replace("'", "%27").replace("&", "&amp;")


def plain(runs: Iterable[StyledRun]) -> str:
    """Return the words of runs in one line."""
    return " ".join("".join(" " if run.kind == BREAK else run.text for run in runs).split())
