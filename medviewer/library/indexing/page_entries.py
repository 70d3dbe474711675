"""Pages on their way into the index, as they are read from the folder."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from html.entities import html5
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from medviewer import hidden_characters
from medviewer.library.indexing.folder import PageFile
from medviewer.library.paths import shown
from medviewer.library.text.stored_texts import Texts, merged
from medviewer.monograph.commonmark.htmlnames import BLOCKS, RAW
from medviewer.monograph.html.signs import SCRIPTS, STRUCK, with_fractions

if TYPE_CHECKING:
    from medviewer.monograph.model import IndexView, Problem, Summary
    from medviewer.monograph.sections.vocabulary import Vocabulary

_STAR = re.compile(r"\*(?<!\\\*)(?:\*|(?![^\W_])|(?<=[\W_]\*))")
_LOW_LINE = re.compile(r"_(?<!\\_)(?:_|(?![^\W_])|(?<=[\W_]_))")
_RULE = re.compile(r"\n[-|:=_*> \t]*+(?=[\n\0]|\Z)")
"""A line that draws: below the heads of a table, between parts, under a title."""
_HARD_BREAK = re.compile(r"(?<!\\)\\(?=\n)")
_LINE_MARK = re.compile(r"\n[ \t]*(?:#{1,6}|>+|[-+])(?=[ \n])[ \t]*")
_LINK = re.compile(r"\](?:\([^()\n]*\))?")
_RAISED = re.compile(r"<(?<=[^\n\0]<)(su[pb])>(?=[\w+\-−–])", re.IGNORECASE)
_RAISED_END = re.compile(r"(?:(?<=\d)(?i:</sub>)(?![A-Z])|(?<!\d)(?i:</sub>)|(?i:</sup>))(?=\w)")
_STRUCK = re.compile(r"</?(?:s|del|strike)>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS | RAW))})\b[^<>\n]*>", re.IGNORECASE)
_LINE_END = re.compile(r"<(?:br|hr|img)\b[^<>\n]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ESCAPE = re.compile(r"\\(?=[^\w\s]|_)")
_ESCAPED = re.compile(r"\\[\[\]|`]")
_BLANK = re.compile(r"\n\s*\n")
_SIGNS = (("|", " "), ("`", ""), ("[", ""))


def plain_texts(parts: Sequence[tuple[str, str]]) -> list[str]:
    """Return the words of each section in its order, a block a line; powers, indices and strikes as `to_text` has them.

    parts: label and Markdown of each; the label comes first where it has one. All are gone through at once.
    """
    if not parts:
        return []
    # a NUL parts the sections: no page holds one
    text = "\n" + "\0\n".join([markdown for _, markdown in parts])
    if "\\" in text:
        text = _ESCAPED.sub(" ", _HARD_BREAK.sub("", text))
    text = _RULE.sub("", text)
    for sign, pattern in (("*", _STAR), ("_", _LOW_LINE), ("]", _LINK)):
        if sign in text:
            text = pattern.sub("", text)
    text = _LINE_MARK.sub("\n", text)
    for sign, other in _SIGNS:
        if sign in text:
            text = text.replace(sign, other)
    if "<" in text:
        text = _TAG.sub("", _LINE_END.sub(" ", _BLOCK.sub("\n", _with_signs(text))))
    if "\\" in text:
        text = _ESCAPE.sub("", text)
    texts = map(str.strip, map(_unescaped, _BLANK.sub("\n", text).split("\0")))
    return [f"{label}\n{one}" if label else one for (label, _), one in zip(parts, texts, strict=True)]


def _unescaped(text: str) -> str:
    """Return a text with the signs that its entities stand for, but for hidden ones."""
    return hidden_characters.neutral(_ENTITY.sub(_sign, text)) if "&" in text else text


def _sign(entity: re.Match[str]) -> str:
    """Return what an entity stands for, one that there is not as it is; `unescape` takes &notaname; for ¬aname;."""
    text = entity[0]
    return unescape(text) if text[1] == "#" else html5.get(text[1:], text)


def _with_signs(text: str) -> str:
    """Return a text with signs in place of the tags without which a number would be another one: 10^9, 1 1/2."""
    text = _RAISED.sub(lambda found: SCRIPTS[found[1].lower()], with_fractions(text))
    return _STRUCK.sub(STRUCK, _RAISED_END.sub(" ", text))


class PageEntry(NamedTuple):
    """The content of one file. digest: None where it could not be read. summary: None then, and where it is `known`.

    texts: by section.
    """

    file: PageFile
    digest: bytes | None
    summary: Summary | None
    problems: tuple[Problem, ...] = ()
    texts: Texts = ()
    known: bool = False


def read(root: Path, file: PageFile, vocabulary: Vocabulary, known: bytes | None) -> PageEntry:
    """Read and summarise one file; a content with the digest `known` is not parsed again. Raises no PageError."""
    from medviewer.errors import PageError
    from medviewer.monograph.decoding import digest_of, read_page
    from medviewer.monograph.model import Problem
    from medviewer.monograph.parser import index_view

    path = root / os.fsdecode(file.path)
    try:
        source, problems = read_page(path)
        digest = digest_of(source, problems)
        if digest == known:
            return PageEntry(file, digest, None, known=True)
        view = index_view(source, fallback_title(file.path), vocabulary)
    except PageError as error:
        return PageEntry(file, None, None, (Problem(0, error.message),))
    texts = _texts(view, vocabulary)
    return PageEntry(file, digest, view.summary, problems + view.summary.problems, texts)


def _texts(view: IndexView, vocabulary: Vocabulary) -> Texts:
    """Return the texts of a page by section."""
    parts = [(_said(vocabulary, key, label), markdown) for key, label, markdown in view.texts]
    return merged(zip((key for key, _, _ in view.texts), plain_texts(parts), strict=True))


@lru_cache(maxsize=1024)
def _said(vocabulary: Vocabulary, key: str, label: str) -> str:
    """Return what a label says beside its section's own title: all of it, or nothing."""
    return "" if label.casefold() == vocabulary.title_of(key).casefold() else label


def fallback_title(path: bytes) -> str:
    """Return the title of a page that names none: its file's name without the suffix."""
    return shown(path.rpartition(b"/")[2].rpartition(b".")[0])
