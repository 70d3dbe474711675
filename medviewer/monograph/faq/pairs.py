"""An FAQ section -> its questions and answers, in whatever shape the page has them."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from medviewer.monograph.faq.html_tree import Node, cut, parse, runs, text_of, without, write
from medviewer.monograph.faq.text_blocks import Path, TextBlock, rebuild, shared, text_blocks
from medviewer.monograph.model import Question

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
_ASKING = (
    r"(?:What|Who|Whom|Whose|When|Where|Why|Which|How|Can|Could|May|Should|Shall|Will|Would|Must|Is|Are|Do|Does|Did)"
)
_REFERS = re.compile(rf"\b[Ss]ee\b[^?“\"]{{0,40}}(?:[“\"]|\b{_ASKING}\b)[^?]{{3,300}}\?")
"""A question that is quoted to say where its answer stands, as leaflets do: `See “What is X?”`"""
_ASKS_FIRST = re.compile(rf"\W*{_ASKING}\b[^?.!]{{0,200}}\?[\"”’')]*(?=\s+[^\Wa-z_])")
"""A question at the head of a text that is bold as a whole, with its answer behind it."""
_CLOSING = " \n\t*_:\"”')"
_TAIL = 40
"""Signs that may stand behind a question mark, and letters in which they are looked for."""
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
            if not blank and _is_asked(text[max(0, end - _TAIL) : end], text[end:at], piece):
                return end
            end = after
        elif not blank:
            begins = False
        at = after
    first = None if text[:end].rstrip(_CLOSING).endswith("?") else _ASKS_FIRST.match(text, 0, end)
    return first.end() if first else end


def _is_asked(bold: str, between: str, piece: str) -> bool:
    """Tell whether bold text ends a question, and the next bold piece is its answer: on a new line, or asking none."""
    question = bold.rstrip(_CLOSING)
    if not question.endswith("?"):
        return False
    is_apart = bool(between) and "?" not in piece
    return is_apart or "\n" in bold[len(question) :] + between


def _reads_as_question(leaf: TextBlock, text: str, bold: int) -> bool:
    if _REFERS.search(text[: text.find("?") + 1]):
        return False
    if leaf.level:
        return "?" in text
    if bold and text[:bold].rstrip(_CLOSING).endswith("?"):
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


_BOLD = frozenset({"strong", "b"})
_ANSWER_LINE = re.compile(r"^([^\w\n]*)(?:A|Answer)\d*\s*:[^\S\n]+", re.MULTILINE)
_STRAY = re.compile(r"\*{2,}|(?:(?<=\s)|(?<![\s\S]))\*(?!\d)(?! \d)|(?<!\d )\*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Faq:
    """An FAQ section: its HTML with each pair as a `.qa` box, and the pairs as plain text."""

    html: str
    questions: tuple[Question, ...]


@dataclass(slots=True)
class _Pair:
    ask: QuestionStart
    leaf: TextBlock
    answers: list[TextBlock] = field(default_factory=list)
    anchor: TextBlock | None = None

    @property
    def is_answered(self) -> bool:
        """Return whether anything but the mark of an answer stands below the question."""
        texts = (leaf.text for leaf in self.answers)
        return any(text[answer_mark(text, self.ask) :].strip(" \t\n*_") for text in texts)


def read_faq(html: str, to_text: Callable[[str], str]) -> Faq:
    """Find the questions and answers in the safe HTML of an FAQ section.

    All text of `html` is in the result's `html`, in order; what belongs to no pair stays as it is.
    to_text: HTML to plain text.
    """
    out: list[str] = []
    questions: list[Question] = []
    loose: list[TextBlock] = []
    for part in _parts([part for leaf in text_blocks(parse(html)) for part in apart(leaf)]):
        if isinstance(part, TextBlock):
            loose.append(part)
            continue
        out.append(rebuild((leaf, leaf.path) for leaf in loose))
        loose = []
        out.append(_pair_html(part))
        question = clean(" ".join(text_of(part.ask.question).split()))
        questions.append(Question(question, clean(_ANSWER_LINE.sub(r"\1", to_text(_answer_html(part, marks=False))))))
    out.append(rebuild((leaf, leaf.path) for leaf in loose))
    return Faq("\n".join(filter(None, out)), tuple(questions))


def clean(text: str) -> str:
    """Return text without asterisks that mark nothing; those of an allele or a factor stay."""
    return "\n".join(line.rstrip() for line in _STRAY.sub("", text).split("\n")).strip()


def pair_html(question: str, answer_html: str) -> str:
    """Return a question that stands only in front matter with its answer as a `.qa` box."""
    return f'<div class="qa"><p class="q"><b>{markup.escape(question, quote=False)}</b></p>' + (
        f'<div class="a">{answer_html}</div></div>'
    )


def _parts(blocks: list[TextBlock]) -> Iterator[TextBlock | _Pair]:
    """Yield what belongs to no pair, and the pairs, in order."""
    pairs: list[TextBlock | _Pair] = []
    current: _Pair | None = None
    for leaf in blocks:
        ask = find_question(leaf)
        if ask and not (current and _is_inside(leaf, current) and not ask.mark and not leaf.level):
            current = _Pair(ask, leaf)
            pairs.append(current)
            if text_of(ask.answer).strip():
                current.answers.append(TextBlock("", ask.answer, leaf.path))
                current.anchor = current.answers[0]
        elif current and _continues(leaf, current):
            if current.anchor is None and (answer_mark(leaf.text, current.ask) or not current.answers):
                current.anchor = leaf
            current.answers.append(leaf)
        else:
            current = None
            pairs.append(leaf)
    _free_closing_words(pairs)
    for part in pairs:
        if isinstance(part, _Pair) and not part.is_answered:
            yield part.leaf
            yield from (leaf for leaf in part.answers if leaf is not part.anchor or leaf.nodes is not part.ask.answer)
        else:
            yield part


def _is_inside(leaf: TextBlock, pair: _Pair) -> bool:
    """Tell whether a block stands within the list item of a question."""
    item = pair.leaf.item
    return item is not None and leaf.item is not item and item in leaf.path


def _continues(leaf: TextBlock, pair: _Pair) -> bool:
    """Tell whether a block is part of the answer to the question before it."""
    if leaf.level:
        return bool(pair.leaf.level) and leaf.level > pair.leaf.level
    if answer_mark(leaf.text, pair.ask) or not pair.answers:
        return True
    item = pair.leaf.item
    if item is not None and item in leaf.path:
        return True
    if is_label(leaf) and leaf.item is None:
        return False
    began_in_item = item is not None and pair.anchor is not None and item in pair.anchor.path
    return not began_in_item


def _free_closing_words(parts: list[TextBlock | _Pair]) -> None:
    """Take a paragraph that follows the last answer out of it where all other answers are of one block."""
    pairs = [part for part in parts if isinstance(part, _Pair)]
    if len(pairs) < 3 or parts[-1] is not pairs[-1]:
        return
    last = pairs[-1]
    if any(len(pair.answers) != 1 for pair in pairs[:-1]) or not all(leaf.tag == "p" for leaf in last.answers[1:]):
        return
    parts += last.answers[1:]
    del last.answers[1:]


def _pair_html(pair: _Pair) -> str:
    mark = f'<span class="mark">{markup.escape(pair.ask.mark, quote=False)}</span> ' if pair.ask.mark else ""
    question = write(without(pair.ask.question, _BOLD)).strip().rstrip("*").strip()
    return (
        f'<div class="qa"><p class="q"><b>{mark}{question}</b></p>'
        f'<div class="a">{_answer_html(pair, marks=True)}</div></div>'
    )


def _answer_html(pair: _Pair, marks: bool) -> str:
    return rebuild(_answer_leaf(leaf, pair, marks) for leaf in pair.answers if leaf.text.strip() or leaf.tag == "block")


def _answer_leaf(leaf: TextBlock, pair: _Pair, marks: bool) -> tuple[TextBlock, Path]:
    """Return a block of an answer with its mark set apart or left out, and the lists it keeps."""
    path = _kept_path(leaf, pair)
    size = answer_mark(leaf.text, pair.ask) if leaf.tag != "block" else 0
    if not size:
        return leaf, path
    before, rest = cut(leaf.nodes, size)
    mark = text_of(before).strip().strip("*_ ")
    shown = f'<span class="mark">{markup.escape(mark, quote=False)}</span> '
    nodes = [*parse(shown).children, *rest] if marks else rest
    return TextBlock(leaf.tag, nodes, leaf.path), path


def _kept_path(leaf: TextBlock, pair: _Pair) -> Path:
    """Return the lists of an answer's block, without those that only hold the pair."""
    anchor = pair.anchor
    if anchor is not None and answer_mark(anchor.text, pair.ask):
        base = anchor.path if leaf is anchor or len(anchor.path) >= len(pair.leaf.path) else pair.leaf.path
    else:
        base = pair.leaf.path
    same = shared(leaf.path, base)
    rest = leaf.path[same:]
    if not rest or rest[0].tag != "li":
        return rest
    is_list_of_questions = same <= len(pair.leaf.path) and leaf.path[same - 1] in pair.leaf.path
    return rest[1:] if is_list_of_questions else leaf.path[same - 1 :]
