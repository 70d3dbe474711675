"""The question in a block of an FAQ section, and where in it the answer begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medviewer.monograph.faq.html_tree import Node, cut, runs
from medviewer.monograph.faq.text_blocks import TextBlock

MOST_IN_ONE = 200
"""Questions that are told apart in one paragraph."""

_LONGEST = 400
"""Characters of a question that has no mark; a longer bold text is a statement."""

_ASK = re.compile(r"\W*(?:Q|Question|QUESTION|Ques)\s*+\d*+\s*+(?P<end>:|[.)](?=[\s*_])|[-–—](?=\s))\s*+")
_ANSWER = r"(?:A|Ans|Answer|ANSWER)\s*+\d*+\s*+"
_ANSWERS = re.compile(rf"\W*{_ANSWER}(?::|(?P<end>[.)]|[-–—](?=\s)))\s*+")
_ANSWERS_PLAIN = re.compile(rf"\W*{_ANSWER}:")
_NEW_LINE = re.compile(r"\n(?=[^\w\n]*(?:Q|Question|QUESTION)\s*+\d*+\s*+[:.])")
_INSIDE = re.compile(rf"\?[^\w?]*?(?={_ANSWER}:)")
_AFTER_SPACE = re.compile(rf"(?<=\s)[*_]*(?={_ANSWER}:\s)")
_ONE_QUESTION = re.compile(r"[^?]{3,300}\?\W*$")
_REFERS = re.compile(r"\b[Ss]ee\b[^?“\"]{0,40}[“\"][^?]{3,300}\?")
"""A question that is quoted to say where its answer stands, as leaflets do: `See “What is X?”`"""
_SENTENCE = re.compile(r"[^?.!]{3,300}\?[\"”’')*]*(?=\s)")


@dataclass(slots=True)
class QuestionStart:
    """A question and what of its answer stands in the same block.

    mark: the page's own, such as `Q1:`, empty where it has none. end: the sign that closes it.
    """

    mark: str
    end: str
    question: list[Node]
    answer: list[Node]


def find_question(leaf: TextBlock) -> QuestionStart | None:
    """Return the question that a block asks, None where it asks none."""
    if leaf.tag == "block":
        return None
    text = leaf.text
    marked = _ASK.match(text)
    if marked is None and _ANSWERS_PLAIN.match(text):
        return None
    bold = _bold_end(leaf, text)
    if marked is None and not _reads_as_question(leaf, text, bold):
        return None
    start = marked.end() if marked else 0
    at = _answer_start(text, start, bold)
    question, answer = cut(leaf.nodes, at)
    if marked is None:
        return QuestionStart("", "", question, answer)
    return QuestionStart(marked.group().strip(" \t\n*_"), marked["end"], cut(question, start)[1], answer)


def apart(leaf: TextBlock) -> list[TextBlock]:
    """Return a block as one for each question in it, where several stand in one paragraph."""
    if leaf.tag == "block":
        return [leaf]
    starts = {found.end() for found in _NEW_LINE.finditer(leaf.text)} | set(_bold_questions(leaf))
    parts: list[TextBlock] = []
    rest = leaf.nodes
    for start in sorted(starts)[:MOST_IN_ONE][::-1]:
        rest, after = cut(rest, start)
        parts.append(TextBlock(leaf.tag, after, leaf.path))
    return [
        part for part in (TextBlock(leaf.tag, rest, leaf.path), *reversed(parts)) if part.text.strip() or not starts
    ]


def _bold_questions(leaf: TextBlock) -> Iterator[int]:
    """Yield where bold text within a block is a question: it has a mark, or it begins a line."""
    at, begins = 0, False
    for piece, bold in runs(leaf.nodes):
        if bold and at and (_ASK.match(piece) or (begins and piece.rstrip(" *_").endswith("?"))):
            yield at
        bare = piece.rstrip(" *_")
        begins = bare.endswith("\n") if bare else begins
        at += len(piece)


def answer_mark(text: str, ask: QuestionStart) -> int:
    """Return how many characters of an answer are its mark, such as `A:`; 0 where it has none."""
    found = _ANSWERS.match(text)
    if found is None or (found["end"] and found["end"] != ask.end):
        return 0
    return found.end()


def is_label(leaf: TextBlock) -> bool:
    """Tell whether a block is a bold line, such as `**Other questions:**`, that heads what follows."""
    text = leaf.text.strip()
    return bool(text) and len(text) <= 100 and "?" not in text and _bold_end(leaf, text) >= len(text)


def _bold_end(leaf: TextBlock, text: str) -> int:
    """Return where the bold text ends that begins the block, or that holds its first question mark."""
    query, at, end, begins = text.find("?"), 0, 0, True
    for piece, bold in runs(leaf.nodes):
        after = at + len(piece)
        blank = not piece.strip(' \t\n*_:"“”')
        if bold and (begins or at <= query < after):
            end = after
        elif not blank:
            begins = False
        at = after
    return end


def _reads_as_question(leaf: TextBlock, text: str, bold: int) -> bool:
    if _REFERS.search(text[: text.find("?") + 1]):
        return False
    if leaf.level:
        return "?" in text
    if bold and text[:bold].rstrip(" \n\t*_:\"”')").endswith("?"):
        return bold <= _LONGEST
    if found := _INSIDE.search(text):
        return found.start() <= _LONGEST
    if _ONE_QUESTION.match(text.strip()):
        return True
    return leaf.item is not None and bool(_SENTENCE.match(text.strip()))


def _answer_start(text: str, start: int, bold: int) -> int:
    """Return where the answer begins: at its mark, after the bold text, the question mark or the line."""
    if found := _INSIDE.search(text, start):
        return found.end()
    if bold > start and text[start:bold].strip(" \t\n*_"):
        return bold
    if found := _AFTER_SPACE.search(text, start):
        return found.end()
    rest = text[start:].rstrip(" \t\n*_\"”')")
    if "?" in rest and not rest.endswith("?"):
        sentence = re.search(r"\?[\"”’')*]*(?=\s|$)", text[start:])
        if sentence:
            return start + sentence.end()
    line = text.find("\n", start)
    return len(text) if line < 0 or rest.endswith("?") else line
