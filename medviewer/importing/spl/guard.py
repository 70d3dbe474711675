"""Lines of a label that a reader of pages would take for the label of a section, made mere text.

A label's sections are told by its codes. A paragraph that opens with “Dosage:” inside one of them begins no other.
"""

from __future__ import annotations

import re

from medviewer.monograph.sections.labels import LineLabel, read_label
from medviewer.monograph.sections.splitting import is_disclaimer, is_marked_question
from medviewer.monograph.sections.vocabulary import Vocabulary, default

_NOTHING = "<b></b>"
"""Shows nothing, and is no part of a label."""

_PIECE = re.compile(r"<[a-z/]+>|&\w+;|\\.|(\w+)|.", re.DOTALL)
_MARK = 8
_LONGEST_NAME, _LONGEST_LABEL = 80, 100
"""Letters of a line that is a label by itself, and of a label before its colon."""


def guarded(line: str, key: str, vocabulary: Vocabulary) -> str:
    """Return a line of Markdown that opens no section; the same line where it would open none.

    key: of the section that it stands in, empty in a block quote.
    """
    if not _opens(line, key, vocabulary):
        return line
    end = next((piece.end() for piece in _PIECE.finditer(line) if piece[1]), len(line))
    return line[:end] + _NOTHING + line[end:]


def _opens(line: str, key: str, vocabulary: Vocabulary) -> bool:
    if key and "Q" in line[:_MARK] and is_marked_question(line):
        return True
    if len(line) > _LONGEST_NAME and line[0] not in "*_<" and ":" not in line[:_LONGEST_LABEL]:
        return False
    label = read_label(line)
    if label is not None and is_disclaimer(label):
        return True
    if not key:
        return False
    if label is None:
        is_short = len(line) <= _LONGEST_NAME and line[:1].isalnum()
        label = LineLabel(line, "", marked=False, closed=True) if is_short else None
    match = vocabulary.exact(label.text) if label else None
    if key in default().keys:
        return bool(match and match.firm and match.key != key and vocabulary.run_in(match.key) == "anywhere")
    if match is None and label is not None and label.marked and label.closed:
        match = vocabulary.match(label.text)
        match = match if match and match.firm else None
    return match is not None
