"""Lines of a label that a reader of pages would take for the label of a section, made mere text.

A label's sections are told by its codes. A paragraph that opens with “Dosage:” inside one of them must not begin another.
"""

from __future__ import annotations

import re

from medviewer.monograph.labels import Label, read_label
from medviewer.monograph.splitting import is_disclaimer, is_marked_question
from medviewer.monograph.vocabulary import Vocabulary

_NOTHING = "<b></b>"
"""Shows nothing, and is no part of a label."""

_BEGINNING = re.compile(r"(?:[*_\s]|<[a-z]+>|\\)*\w+")
_LONGEST_NAME = 80


def guarded(line: str, vocabulary: Vocabulary) -> str:
    """Return a line of Markdown that opens no section; the same line where it would open none."""
    if not _opens(line, vocabulary):
        return line
    return _BEGINNING.sub(lambda found: found[0] + _NOTHING, line, count=1)


def _opens(line: str, vocabulary: Vocabulary) -> bool:
    if is_marked_question(line):
        return True
    label = read_label(line)
    if label is not None:
        return is_disclaimer(label) or _names(label, vocabulary)
    return len(line) <= _LONGEST_NAME and line[:1].isalnum() and vocabulary.exact(line) is not None


def _names(label: Label, vocabulary: Vocabulary) -> bool:
    if vocabulary.exact(label.text) is not None:
        return True
    match = vocabulary.match(label.text) if label.marked and label.closed else None
    return match is not None and match.firm
