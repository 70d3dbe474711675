"""Questions whose answers stand in unlikely places: in the question, in bold, twice."""

from __future__ import annotations

import re

import pytest

from medviewer.monograph.frontmatter.faqs import GivenQuestion, given
from medviewer.monograph.parser import parse

QUESTION, ANSWER = "May I swim?", "Yes, if you are not cold."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (f"{QUESTION}**\n**A**: {ANSWER}", f"A**: {ANSWER}"),
        (f"{QUESTION}**\n\n**A:** {ANSWER}", f"A:** {ANSWER}"),
        (f"**Q: {QUESTION}** **A:** {ANSWER}", ""),
        (f"**Q: {QUESTION}** **A**: {ANSWER}", ANSWER),
        (f"Q1: {QUESTION} A1: {ANSWER}", ""),
        (f"**Q1. {QUESTION}**", f"**A1.** {ANSWER}"),
        (f"{QUESTION} {ANSWER}", ANSWER),
        (QUESTION, f"Q: {QUESTION} A: {ANSWER}"),
        (f"{QUESTION}\nAnswer: {ANSWER}", f"Answer: {ANSWER}"),
    ],
)
def test_an_answer_that_a_generator_left_in_the_question_is_found(question: str, answer: str) -> None:
    assert given([{"q": question, "a": answer}]) == ([GivenQuestion(QUESTION, ANSWER)], [])


@pytest.mark.parametrize(
    "question", ["Is vitamin A: retinol safe?", "Is hepatitis A a risk?", "Why group A (see B: C)?"]
)
def test_a_letter_in_a_question_is_no_mark(question: str) -> None:
    assert given([{"q": question, "a": "A. fumigatus is not."}])[0] == [GivenQuestion(question, "A. fumigatus is not.")]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (f"**Q: {QUESTION}** **A:** Yes. **Q2: Why?** **A:** It is warm.", "It is warm."),
        (QUESTION, "**A**: Yes.\n**A2**: No."),
    ],
)
def test_what_holds_two_questions_or_answers_is_no_pair_and_is_not_lost(question: str, answer: str) -> None:
    pairs, strange = given([{"q": question, "a": answer}])
    assert pairs == []
    assert re.findall(r"\w+", strange[0]) == re.findall(r"\w+", f"q: {question} a: {answer}")


def test_a_pair_of_the_page_that_front_matter_cut_wrongly_is_one_pair() -> None:
    front = f"---\nfaqs:\n  - q: >-\n      {QUESTION}**\n\n      **A**: {ANSWER}\n    a: >-\n      A**: {ANSWER}\n---\n"
    page = parse(f"{front}## FAQs\n\n### **Q1: {QUESTION}**\n**A**: {ANSWER}\n", "file")
    assert [(pair.question, pair.answer) for pair in page.faqs] == [(QUESTION, ANSWER)]
    alone = parse(front, "file")
    assert [(pair.question, pair.answer) for pair in alone.faqs] == [(QUESTION, ANSWER)]


def _pairs(markdown: str) -> list[tuple[str, str]]:
    return [(pair.question, pair.answer) for pair in parse(f"## FAQs\n\n{markdown}", "file").faqs]


@pytest.mark.parametrize(
    "markdown",
    [
        f"**{QUESTION}** **{ANSWER}**",
        f"**{QUESTION}**\\\n**{ANSWER}**",
        f"**{QUESTION}<br>{ANSWER}**",
        f"**{QUESTION} {ANSWER}**",
        f"**{QUESTION}**\n\n**{ANSWER}**",
        f"- **{QUESTION}** **{ANSWER}**",
    ],
)
def test_an_answer_may_be_bold(markdown: str) -> None:
    assert _pairs(f"{markdown}\n\n**Why?**\n\nIt tires.\n")[0] == (QUESTION, ANSWER)


def test_a_question_with_a_bold_line_and_a_list_below_is_a_question() -> None:
    body = "**What is Ovelar?**\\\nA drug.\n\n**Who must not take it?**\\\n**Do not take Ovelar:**\n\n- if it hurts\n\n"
    assert _pairs(f"{body}**How is it taken?**\\\nWith water.\n") == [
        ("What is Ovelar?", "A drug."),
        ("Who must not take it?", "Do not take Ovelar:\n\n- if it hurts"),
        ("How is it taken?", "With water."),
    ]


@pytest.mark.parametrize(
    "quoted",
    [
        "**See “What is it?”**",
        "See **“What is it?”** too.",
        "- (see **What is it?**)",
        "For more see the part “What is it?”",
    ],
)
def test_a_question_that_is_quoted_is_part_of_the_answer(quoted: str) -> None:
    pairs = _pairs(f"**What may it do?**\\\n**It can hurt:**\n\n{quoted}\n\n**Why?**\n\nIt tires.\n")
    assert [question for question, _ in pairs] == ["What may it do?", "Why?"]
    assert "What is it?" in pairs[0][1]


@pytest.mark.parametrize("bold", ["**May I swim?** **May I run?** Yes.", "**Is it dear? Is it new?** Yes."])
def test_two_bold_questions_before_one_answer_are_asked_together(bold: str) -> None:
    [(question, answer)] = _pairs(bold)
    assert (question.count("?"), answer) == (2, "Yes.")


def test_a_bold_word_that_ends_in_a_question_mark_cuts_no_sentence() -> None:
    section = parse("## FAQs\n\n**What is <b>Ovelar?</b> used for**\n\nPain.\n", "file").sections[0]
    assert section.text == "What is Ovelar? used for\n\nPain."
