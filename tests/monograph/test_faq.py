"""Questions and answers in every shape that pages have them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.monograph.faq.pairs import clean, read_faq
from medviewer.monograph.html.markdown_html import to_html, to_text
from medviewer.monograph.parser import parse

PAIRS = [
    ("May I drive?", "Yes, with care."),
    ("What if I miss a dose?", "Take it later. Never two at once."),
    ("Milk?", "No."),
]
SHAPES = {
    "item": "* **Q: {q}** A: {a}\n",
    "item, bold mark": "* **Q: {q}** **A:** {a}\n",
    "item, own line": "* **Q: {q}**\n  A: {a}\n",
    "item, unclosed emphasis": "* **Q: {q}**\n    *A: {a}\n",
    "item, emphasis": "* **Q: {q}**\n  *A: {a}*\n",
    "item, nested answer": "* **Q: {q}**\n  * **A:** {a}\n",
    "item, answer in an item of its own": "- **Q: {q}**\n- **A:** {a}\n",
    "item, answer in a paragraph": "* **Q: {q}**\n\n  A: {a}\n\n",
    "item, plain": "* Q: {q} A: {a}\n",
    "item, no marks": "* **{q}** {a}\n",
    "item, no marks, nested": "* **{q}**\n  * {a}\n",
    "numbered": "{n}. **Q: {q}**\n   **A:** {a}\n",
    "numbered, no marks": "{n}. **{q}**\n   {a}\n",
    "numbered, plain": "{n}. {q}\n\n   {a}\n",
    "paragraphs": "**Q: {q}**\n\nA: {a}\n\n",
    "paragraphs, bold marks": "**Q:** {q}\n\n**A:** {a}\n\n",
    "paragraphs, plain": "Q: {q}\n\nA: {a}\n\n",
    "paragraphs, no marks": "**{q}**\n\n{a}\n\n",
    "one paragraph": "**Q: {q}** A: {a}\n\n",
    "one paragraph, all bold": "**Q: {q} A:** {a}\n\n",
    "one paragraph, two lines": "Q: {q}\nA: {a}\n\n",
    "one paragraph for all": "**Q: {q}**\nA: {a}\n",
    "one line for all": "**Q: {q}** A: {a} ",
    "hard break": "**Q: {q}**  \nA: {a}\n\n",
    "numbered marks": "**Q{n}: {q}**\n\n**A{n}:** {a}\n\n",
    "marks with a full stop": "**Q. {q}**\n\nA. {a}\n\n",
    "marks with a bracket": "Q{n}) {q}\n\nA{n}) {a}\n\n",
    "words for marks": "**Question {n}:** {q}\n\n**Answer:** {a}\n\n",
    "headings": "### **Q{n}: {q}**\n\n**A:** {a}\n\n",
    "headings, no marks": "### {q}\n\n{a}\n\n",
}


def _pairs(markdown: str) -> list[tuple[str, str]]:
    return [(q.question, q.answer) for q in read_faq(to_html(markdown), to_text).questions]


def _in(shape: str) -> str:
    return "".join(SHAPES[shape].format(q=question, a=answer, n=n) for n, (question, answer) in enumerate(PAIRS, 1))


@pytest.mark.parametrize("shape", SHAPES)
def test_pairs_are_complete_and_clean(shape: str) -> None:
    pairs = [(question, re.sub(r"^- ", "", answer)) for question, answer in _pairs(_in(shape))]
    assert pairs == PAIRS


@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_and_mark_of_the_page_is_shown_in_order(shape: str) -> None:
    html = to_html(_in(shape))
    words = re.findall(r"\w+", to_text(html))
    shown = re.findall(r"\w+", to_text(read_faq(html, to_text).html))
    assert [word for word in words if not word.isdigit()] == [word for word in shown if not word.isdigit()]


@pytest.mark.parametrize("shape", SHAPES)
def test_each_pair_is_a_box_with_a_bold_question(shape: str) -> None:
    html = read_faq(to_html(_in(shape)), to_text).html
    assert html.count('<div class="qa"><p class="q"><b>') == html.count('<div class="a">') == len(PAIRS)


def test_the_markup_of_a_pair() -> None:
    html = read_faq(to_html("* **Q1: May I *drive*?** A: Below 5 mg/m<sup>2</sup>."), to_text).html
    assert html == (
        '<div class="qa"><p class="q"><b><span class="mark">Q1:</span> May I <em>drive</em>?</b></p>'
        '<div class="a"><p><span class="mark">A:</span> Below 5 mg/m<sup>2</sup>.</p></div></div>'
    )


def test_an_answer_keeps_its_lists_and_tables() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    source = f"**Q: How?**\n\nA: In steps:\n\n- one\n  - inner\n- two\n\n{table}\n\n**Q: Why?** A: So."
    faq = read_faq(to_html(source), to_text)
    assert [pair.question for pair in faq.questions] == ["How?", "Why?"]
    assert re.sub(r"\n+", "\n", faq.questions[0].answer).startswith("In steps:\n- one\n  - inner\n- two\n")
    assert "<table>" in faq.html


def test_nested_bullets_after_a_marked_one_stay_a_list() -> None:
    faq = read_faq(to_html("* **Q: How?**\n  * **A:** In steps.\n  * Then more.\n  * And more."), to_text)
    assert re.sub(r"\n+", "\n", faq.questions[0].answer) == "In steps.\n- Then more.\n- And more."


def test_what_is_no_pair_stays_in_order_as_it_is() -> None:
    one, two = "**About one:**\n\n* **Q: One?** A: Yes.", "**About two:**\n\n* **Q: Two?** A: No."
    source = f"Before.\n\n{one}\n\n{two}\n\n- loose\n\nAfter."
    faq = read_faq(to_html(source), to_text)
    assert [(pair.question, pair.answer) for pair in faq.questions] == [("One?", "Yes."), ("Two?", "No.")]
    assert re.sub(r"\s+", " ", to_text(faq.html)) == (
        "Before. About one: Q: One? A: Yes. About two: Q: Two? A: No. - loose After."
    )


def test_closing_words_are_not_part_of_the_last_answer() -> None:
    source = "".join(f"**Q: {q}**\n\nA: {a}\n\n" for q, a in PAIRS) + "Ask your pharmacist.\n"
    assert _pairs(source) == PAIRS


def test_a_question_without_answer_is_shown_and_is_no_pair() -> None:
    faq = read_faq(to_html("**Q: One?**\n\n**Q: Two?**\n\nA: Yes.\n\n**Q: Three?**\n\nA:\n"), to_text)
    assert [pair.question for pair in faq.questions] == ["Two?"]
    assert re.findall(r"\w+", to_text(faq.html)) == ["Q", "One", "Q", "Two", "A", "Yes", "Q", "Three", "A"]


def test_asterisks_that_mean_something_stay() -> None:
    assert _pairs("**Q: Is HLA-B*5701 tested?** A: Yes, and A*02:01.") == [
        ("Is HLA-B*5701 tested?", "Yes, and A*02:01.")
    ]
    assert clean("**bold** and *stray") == "bold and stray"
    assert clean("5 * 3") == "5 * 3"


@pytest.mark.parametrize(
    "text", ["Hepatitis A: two doses.", "**Vitamin A: how much?** Little.", "Take A. baumannii seriously."]
)
def test_a_letter_is_not_always_a_mark(text: str) -> None:
    faq = read_faq(to_html(text), to_text)
    assert re.findall(r"\w+", to_text(faq.html)) == re.findall(r"\w+", to_text(to_html(text)))
    assert all(pair.answer == "Little." for pair in faq.questions)


MATTER = """---
title: Fenoterol
faqs:
  - q: >-
      May I drive?**


      **A:** Yes, with care.
    a: >-
      A:** Yes, with care.
  - q: '**Q2: Milk?**'
    a: 'No, *never*.'
  - question: How much?
    answer: |
      A: In steps:

      - one
---
"""


def test_questions_of_front_matter_are_a_section() -> None:
    page = parse(
        MATTER + "## Usage\n\ntext\n\n**Disclaimer:** These words are for a test, and for nothing else at all.", "x"
    )
    assert [section.key for section in page.sections] == ["usage", "faqs", "disclaimer"]
    pairs = [(pair.question, re.sub(r"\n+", "\n", pair.answer)) for pair in page.faqs]
    assert pairs == [("May I drive?", "Yes, with care."), ("Milk?", "No, never."), ("How much?", "In steps:\n- one")]
    assert page.sections[1].html.count('class="qa"') == 3
    assert page.problems == ()


def test_questions_that_body_and_front_matter_share_are_shown_once() -> None:
    body = "## FAQs\n\n### **Q1: May I drive?**\n\n**A:** Yes, with care.\n\n### **Q2:  Milk?**\n\n**A:** No, never.\n"
    page = parse(MATTER + body, "x")
    assert [pair.question for pair in page.faqs] == ["May I drive?", "Milk?", "How much?"]
    assert [section.html.count('class="qa"') for section in page.sections] == [2, 1]


def test_two_answers_that_differ_are_both_shown() -> None:
    page = parse("---\nfaqs: [{q: 'Milk? **A:** No.', a: 'Ask first.'}]\n---\n", "x")
    assert re.sub(r"\n+", "\n", page.faqs[0].answer) == "No.\nAsk first."


@pytest.mark.parametrize("faqs", ["5", "[5, {q: only}, {a: only}, [x]]", "text without an answer", "{x: {y: z}}"])
def test_strange_questions_of_front_matter_are_shown_and_listed(faqs: str) -> None:
    page = parse(f"---\ntitle: x\nfaqs: {faqs}\n---\n## Usage\n\ntext\n", "x")
    shown = " ".join(section.text for section in page.sections)
    assert all(word in shown for word in re.findall(r"\b(?:5|only|text|z)\b", faqs))


@pytest.mark.parametrize("faqs", ["[]", "null", "''", "{}"])
def test_no_questions_in_front_matter(faqs: str) -> None:
    page = parse(f"---\ntitle: x\nfaqs: {faqs}\n---\n", "x")
    assert (page.sections, page.faqs, page.problems) == ((), (), ())


_PARTS = [
    *SHAPES.values(),
    "**Other:**\n\n",
    "text\n\n",
    "- item\n",
    "> quote\n\n",
    "### Heading\n\n",
    "*",
    "A:",
    "Q:",
    "\n",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=8))
def test_any_mix_of_shapes_keeps_its_words_and_has_clean_pairs(parts: list[str]) -> None:
    html = to_html("".join(part.format(q="Why so?", a="Because.", n=1) for part in parts))
    faq = read_faq(html, to_text)
    assert re.findall(r"[^\W\d]+", to_text(faq.html)) == re.findall(r"[^\W\d]+", to_text(html))
    assert all(pair.question and pair.answer for pair in faq.questions)


@given(st.text(alphabet="QA:?* \n-1.ab<&>_", max_size=120))
def test_any_text_is_an_faq_section(text: str) -> None:
    html = to_html(text)
    assert re.findall(r"\w+", to_text(read_faq(html, to_text).html)) == re.findall(r"\w+", to_text(html))
