"""A page's body -> its pieces, in one pass over its headings, where no text between them could be a label.

Most pages are a title and sections of one level below it. Any other page, and any that has a line which `splitting`
might take for a label, is left to that; `tests/monograph/test_skimming.py` holds both against each other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from medviewer.monograph.sections.flat_outline import is_flat
from medviewer.monograph.sections.labels import LineLabel, read_label
from medviewer.monograph.sections.raw_section import RawSection, RawSections
from medviewer.monograph.sections.splitting import (
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_PIECES,
    RUN_IN_LEVEL,
    can_be_lifted,
    differs,
    is_disclaimer,
    is_marked_question,
    lift_from_heading,
)
from medviewer.monograph.sections.vocabulary import Vocabulary

_TITLE = re.compile(r"\n++# ([^\n]*+)")
_TOLD = re.compile(
    r"\n(?:(?P<heading>#{1,6}) (?P<words>[^\n]*+)"
    rf"|(?P<line>(?![*\-+] |[ #\n])(?:[*_<][^\n]*+|[^\n:]{{1,100}}+:[^\n]*+|[^\n]{{1,{2 * LONGEST_NAME}}}+(?=\n|\Z))))"
)
"""Headings, and lines outside lists that could be a label: marked, with a colon near their beginning, or short."""

_ANOTHER = re.compile(r"\n[\n #*+\-0-9]")
"""What stands where a paragraph may not go on."""


def skim_page(body: str, vocabulary: Vocabulary, first_line: int, title: str) -> RawSections | None:
    """Return what `split_page` does, None where it takes more than headings to tell."""
    if "\t" in body or "]:" in body:
        return None
    text = "\n" + body
    opening = _TITLE.match(text)
    if opening is None:
        return None
    found = _Skimmer(text, vocabulary, first_line)
    return found.skim(opening, title) if is_flat(body) else None


class _Skimmer:
    def __init__(self, text: str, vocabulary: Vocabulary, first_line: int) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._line = first_line
        self._current = RawSection("overview", line=first_line)
        self._pieces = [self._current]
        self._at = 1

    def skim(self, opening: re.Match[str], title: str) -> RawSections | None:
        named = " ".join(opening[1].split())
        if not named or "#" in named or differs(named, title or named) or self._is_section(named):
            return None
        self._give(opening.end() - len(opening[1]) - 2)
        self._current.runs.append("")
        self._at = opening.end() + 1
        self._line += 1
        level = 0
        for found in _TOLD.finditer(self._text, opening.end()):
            signs, words, line = found.groups()
            if signs:
                level = level or len(signs)
                known = level == len(signs) and self._heading(level, words, found.start(), found.end())
            else:
                known = self._is_text(line) or self._disclaimer(line, found.start(), found.end())
            if not known:
                return None
        self._give(len(self._text) + 1)
        if len(self._pieces) > MOST_PIECES:
            return None
        return RawSections(named, [piece for piece in self._pieces if piece.label or not piece.is_empty])

    def _give(self, end: int) -> None:
        """Let the current piece own the lines up to the one that begins at `end`."""
        if end > self._at:
            run = self._text[self._at : end - 1]
            self._current.runs.append(run)
            self._line += run.count("\n") + 1
        self._at = end

    def _open(self, piece: RawSection, start: int, after: int) -> None:
        self._give(start)
        self._at, piece.line = after, self._line
        self._line += after > start
        self._current = piece
        self._pieces.append(piece)

    def _is_section(self, title: str) -> bool:
        """Tell whether a page's title is the label of a section."""
        match = self._vocabulary.exact(title)
        if match is None and any(sign in title for sign in "([:"):
            match = self._vocabulary.of_heading(title)
        return match is not None and match.exact

    def _heading(self, level: int, words: str, start: int, end: int) -> bool:
        """Begin a section; return False where the heading says more than which one it is."""
        told = _told(self._vocabulary, words)
        if told is None or self._current.run_in:
            return False
        label, key, firm = told
        piece = RawSection(key, label, level=level, firm=firm)
        self._open(piece, start + 1, end + 1)
        if key == "generic_name":
            lift_from_heading(piece)
        return True

    def _is_text(self, line: str) -> bool:
        """Tell whether a line opens no section here, whatever block it stands in."""
        label = read_label(line)
        if label and (is_disclaimer(label) or (label.marked and self._current.is_general)):
            return False
        name = label.text if label else line.strip(" #")
        match = self._vocabulary.exact(name)
        if match is None or self._current.is_general:
            return match is None
        return not match.firm or self._vocabulary.run_in(match.key) != "anywhere" or match.key == self._current.key

    def _disclaimer(self, line: str, start: int, end: int) -> bool:
        """Begin the disclaimer that is the last paragraph of a page; return False for anything else."""
        label = read_label(line)
        rest = self._text[end:].rstrip(" \n")
        is_last = self._text.endswith("\n\n", 0, start + 1) and _ANOTHER.search(rest) is None
        headed = {piece.key for piece in self._pieces}
        if label is None or not is_disclaimer(label) or not is_last or "disclaimer" in headed:
            return False
        self._run_in(label, start + 1, end + 1, rest.split("\n")[1:])
        return True

    def _run_in(self, label: LineLabel, start: int, after: int, below: list[str]) -> None:
        piece = RawSection("disclaimer", level=RUN_IN_LEVEL, run_in=True)
        if not label.closed or not can_be_lifted(label, below):
            self._open(piece, start, start)
            return
        piece.label = label.text
        self._open(piece, start, after)
        if label.rest:
            piece.runs.append(label.rest)


@lru_cache(maxsize=1024)
def _told(vocabulary: Vocabulary, words: str) -> tuple[str, str, bool] | None:
    """Return label, key and firmness of a heading; None where it is not the label of a section and nothing else."""
    label = " ".join(words.split())
    if not label or "?" in label or label.endswith("#") or len(label) > LONGEST_TITLE or is_marked_question(label):
        return None
    match = vocabulary.of_heading(label)
    if match is None:
        return label, "other", False
    return label, match.key, match.firm and not match.ambiguous and match.key != "generic_name"
