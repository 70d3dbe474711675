"""Questions and answers in front matter: `faqs: [{q, a}]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from medviewer.monograph.dialects.rewriting import rewritten_alone

MOST = 300
"""Questions of a page's front matter that are set as pairs."""

_QUESTION_KEYS = ("q", "question", "title")
_ANSWER_KEYS = ("a", "answer", "text")
_SAYS = r"(?:A|Ans|Answer)\s?\d*+"
_ENDS = r"(?:[*_]{0,3}\s?:|[.)](?=[*_]))[*_]*+\s*+"
_ANSWER = re.compile(rf"(?:(?:^|\n)[ \t]*[*_]{{0,3}}|(?<=[?.!*_)”\"\s])[*_]{{1,3}}|(?<=[?.!*_)”\"])\s?){_SAYS}{_ENDS}")
_MARK = re.compile(rf"[*_\s]*(?:(?:Q|Question)\s?\d*+|{_SAYS})(?:{_ENDS}|(?<=\d)[.)]\s+)")
_ANOTHER = re.compile(r"(?:(?:^|\n)[ \t]*|[?.!]\s*)[*_]{0,3}(?:Q|Question)\s?\d*+[*_]{0,3}\s?:")
"""The mark of a further question, which makes an entry that holds it unsure."""
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class GivenQuestion:
    """A question and the Markdown of its answer, both without `Q:` and `A:`."""

    question: str
    answer: str


def given(faqs: object) -> tuple[list[GivenQuestion], list[str]]:
    """Return the pairs of a front matter `faqs`, and the text of entries that are none.

    An entry is a map of `q` and `a`, or of `question` and `answer`, or one question with its answer. `q` may hold
    the answer as well, after `**A:**`.
    """
    pairs: list[GivenQuestion] = []
    strange: list[str] = []
    for entry in _entries(faqs):
        pair = _pair(entry) if len(pairs) < MOST else None
        if pair:
            pairs.append(pair)
        else:
            strange.append(_as_text(entry))
    return pairs, [text for text in strange if text]


def same_question(text: str) -> str:
    """Return what two spellings of one question have in common: its letters and digits."""
    return _NOT_WORDS.sub("", text).casefold()


def _entries(faqs: object) -> Iterator[object]:
    if isinstance(faqs, Mapping):
        if any(key in faqs for key in _QUESTION_KEYS):
            yield faqs
        else:
            yield from ({"q": question, "a": answer} for question, answer in faqs.items())
    elif isinstance(faqs, list):
        yield from faqs
    elif faqs:
        yield faqs


def _pair(entry: object) -> GivenQuestion | None:
    if isinstance(entry, str):
        question, answer = _cut(entry)
    elif isinstance(entry, Mapping):
        question, inside = _cut(_value(entry, _QUESTION_KEYS))
        answer = _joined(inside, _value(entry, _ANSWER_KEYS)) if question or inside else ""
    else:
        return None
    question, answer = " ".join(_trimmed(question).replace("**", "").split()), _trimmed(answer)
    question, answer = _without_answer(question, answer), _without_question(answer, question)
    is_one = not (_ANOTHER.search(answer) or _ANSWER.search(answer) or _ANSWER.search(question))
    return GivenQuestion(question, rewritten_alone(answer)) if question and answer and is_one else None


def _without_answer(question: str, answer: str) -> str:
    """Return a question without the answer that a generator left behind its question mark."""
    asked, mark, rest = question.partition("?")
    return asked + mark if mark and rest and same_question(rest) == same_question(answer) else question


def _without_question(answer: str, question: str) -> str:
    """Return an answer without the question that a generator left before its mark."""
    found = _ANSWER.search(answer)
    repeats = found and same_question(_trimmed(answer[: found.start()])) == same_question(question)
    return _trimmed(answer[found.end() :]) if found and repeats else answer


def _value(entry: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((_as_text(value) for key in keys if (value := entry.get(key)) not in (None, "")), "")


def _cut(text: str) -> tuple[str, str]:
    found = _ANSWER.search(text, 1)  # what begins with the mark of an answer has no question before it
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def _joined(inside: str, answer: str) -> str:
    """Return an answer that is given twice once, and two that differ one after the other."""
    one, two = same_question(_trimmed(inside)), same_question(_trimmed(answer))
    if one in two:
        return answer
    return inside if two in one else f"{inside}\n\n{answer}"


def _trimmed(text: str) -> str:
    """Return Markdown without a mark at its start and without emphasis that is closed but never opened."""
    text = text.strip()
    begun = _MARK.match(text)
    text = text[begun.end() :] if begun else text
    for mark in ("**", "__"):
        if text.count(mark) % 2:
            text = text.removesuffix(mark) if text.endswith(mark) else text.removeprefix(mark)
    return text.strip()


def _as_text(value: object) -> str:
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {_as_text(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "\n".join(f"- {_as_text(item)}" for item in value)
    return "" if value is None else str(value)
