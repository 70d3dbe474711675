"""No two pages that mean different doses have the same plain text."""

from __future__ import annotations

import re
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from medviewer.library.indexing.page_entries import plain_texts
from medviewer.monograph.html.markdown_html import to_text

FORMS = (
    *("{0}{1}", "{0}<sup>{1}</sup>", "{0}<sub>{1}</sub>", "{0}.{1}", "{0}.<sup>{1}</sup>", "{0},<sup>{1}</sup>"),
    *("{0}<sup>-{1}</sup>", "{0}-{1}", "{0}<sup>−{1}</sup>", "{0}−{1}", "{0}–{1}", "{0} {1}", "{0} <sup>{1}</sup>"),
    *("{0}/{1}", "{0} {1}/2", "{0}{1}/2", "{0}<sup>{1}</sup>/<sub>2</sub>", "{0}½", "{0}<s>{1}</s>", "<s>{0}</s>{1}"),
    *("<s>{0}{1}</s>", "<s>{0}</s> {1}", "({0})<sup>{1}</sup>", "({0}){1}", "{0}<sup>{1}</sup>5", "{0}{1}5"),
)
FIGURES = ("1", "2", "9", "12", "25")


def meaning(html: str) -> str:
    """Return the formatting itself, or another one of the same meaning."""
    html = re.sub("<sup>(.*)</sup>/<sub>2</sub>", r" \1/2", html)
    return html.replace("</s> ", "</s>")


def test_different_doses_have_different_texts() -> None:
    said: dict[str, str] = {}
    for form, whole, part in product(FORMS, FIGURES, FIGURES):
        html = form.format(whole, part)
        assert said.setdefault(to_text(f"<p>{html} mg</p>"), meaning(html)) == meaning(html)


def test_the_index_keeps_them_apart_too() -> None:
    said: dict[str, str] = {}
    for form, whole, part in product(FORMS, FIGURES, FIGURES):
        html = form.format(whole, part)
        [text] = plain_texts([("", f"{html} mg")])
        assert said.setdefault(text, meaning(html)) == meaning(html)


@given(st.lists(st.sampled_from(["", "5 mg", "<s>5 mg</s>", "10<sup>9</sup>", "109"]), min_size=1, max_size=4))
def test_each_cell_is_in_its_place(cells: list[str]) -> None:
    row = "".join(f"\n<td>{cell}</td>" for cell in cells)
    text = to_text(f"<table>\n<tr>{row}\n</tr></table>", "\t")
    said = [cell.strip() for cell in text.split("\t")] if text else [""] * len(cells)
    assert said == [to_text(f"<p>{cell}</p>") for cell in cells]
