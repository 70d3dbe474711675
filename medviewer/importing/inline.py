"""Text within a paragraph, cell or heading -> runs of one look each, and from them Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import quote

TEXT, BREAK, IMAGE = "text", "break", "image"

_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_SPECIAL = re.compile(r"[\\`*\[\]<>|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?[A-Za-z0-9]{1,31};)|~(?=~)")
_LINE_START = re.compile(r"(?:([-+=#])(?=[-+=# ]|$)|(\d{1,9})([.)])(?=\s|$))")
_TAGS = ("strong", "em", "u", "sup", "sub")
_MARKS = {("strong",): "**", ("em",): "*", ("strong", "em"): "***"}
_SAFE_ADDRESS = "!#$%&'*+,-./:;=?@_~"


class Run(NamedTuple):
    """A stretch of text with one look. styles: names of HTML tags, outermost first. href: where it leads.

    An image has its file in `href` and its words in `text`.
    """

    kind: str
    text: str = ""
    styles: tuple[str, ...] = ()
    href: str = ""


_SPACE = Run(TEXT, " ")


def styled(runs: Iterable[Run], style: str) -> list[Run]:
    """Return runs with one more style."""
    return [run._replace(styles=with_style(run.styles, style)) for run in runs]


def with_style(styles: tuple[str, ...], style: str) -> tuple[str, ...]:
    """Return styles with one more, in the one order that they are written in."""
    return tuple(tag for tag in _TAGS if tag == style or tag in styles)


def tidy(runs: Iterable[Run]) -> list[Run]:
    """Return runs with single spaces that have no look, none around breaks, and equal neighbours made one."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if run.kind == TEXT and last and last.kind == TEXT and last[2:] == run[2:]:
            merged[-1] = run._replace(text=last.text + run.text)
        elif run.kind != TEXT or run.text:
            merged.append(run)
    result: list[Run] = []
    for run in merged:
        for piece in _parted(run):
            _add(result, piece)
    while result and (result[-1].kind == BREAK or result[-1].text == " "):
        result.pop()
    return _joined(result)


def _joined(runs: list[Run]) -> list[Run]:
    """Return runs in which those of one look that only a space parts are one."""
    result: list[Run] = []
    for run in runs:
        if len(result) > 1 and result[-1] == _SPACE and run.kind == TEXT and result[-2][2:] == run[2:] and run.styles:
            result.pop()
            result[-1] = run._replace(text=f"{result[-1].text} {run.text}")
        else:
            result.append(run)
    return result


def _parted(run: Run) -> Iterator[Run]:
    if run.kind != TEXT:
        yield run
        return
    text = _SPACES.sub(" ", run.text)
    core = text.strip(" ")
    if text.startswith(" "):
        yield Run(TEXT, " ")
    if core:
        yield run._replace(text=core)
        if text.endswith(" "):
            yield Run(TEXT, " ")


def _add(result: list[Run], run: Run) -> None:
    """Add a run; a space is left out at the start, after a break and after another one."""
    last = result[-1] if result else None
    if run.kind == TEXT and run.text == " ":
        if last is None or last.kind == BREAK or (last.kind == TEXT and last.text.endswith(" ")):
            return
        if last.kind == TEXT and not last.styles and not last.href:
            result[-1] = last._replace(text=f"{last.text} ")
            return
    elif run.kind == BREAK:
        if last and last.kind == TEXT and last.text.endswith(" "):
            result[-1] = last._replace(text=last.text.rstrip(" "))
            if not result[-1].text:
                result.pop()
    elif last and last.kind == TEXT and run.kind == TEXT and last[2:] == run[2:]:
        result[-1] = last._replace(text=last.text + run.text)
        return
    result.append(run)


def lines_of(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each line; two breaks in a row yield an empty one between."""
    line: list[Run] = []
    for run in runs:
        if run.kind == BREAK:
            yield line
            line = []
        else:
            line.append(run)
    yield line


def markdown_line(runs: Sequence[Run]) -> str:
    """Return one line of Markdown, without what would make a block of it at its start."""
    out = ""
    for number, run in enumerate(runs):
        following = runs[number + 1] if number + 1 < len(runs) else None
        out += _markdown(run, out[-1:], _first_sign(following))
    found = _LINE_START.match(out)
    if found and found[1]:
        return f"\\{out}"
    return f"{found[2]}\\{out[found.start(3) :]}" if found else out


def _first_sign(run: Run | None) -> str:
    """Return what the next run begins with; a letter stands for any markup."""
    if run is None:
        return ""
    return run.text[:1] if run.kind == TEXT and not run.styles and not run.href else "x"


def _markdown(run: Run, before: str, after: str) -> str:
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
    return _SPECIAL.sub(lambda found: "&amp;" if found[0] == "&" else f"\\{found[0]}", text)


def html_line(runs: Sequence[Run]) -> str:
    """Return runs as HTML in one line; breaks become `<br>`."""
    return "".join(map(_html, runs))


def _html(run: Run) -> str:
    if run.kind == BREAK:
        return "<br> "
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


def plain(runs: Iterable[Run]) -> str:
    """Return the words of runs in one line."""
    return " ".join("".join(" " if run.kind == BREAK else run.text for run in runs).split())
