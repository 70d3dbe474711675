"""FAQs that stand under a label inside another section, such as the last component's precautions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from medviewer.monograph.model import Section
from medviewer.monograph.sections.drug_names import plain
from medviewer.monograph.sections.labels import read_label
from medviewer.monograph.sections.splitting import is_marked_question, outline
from medviewer.monograph.sections.vocabulary import Vocabulary

_MAYBE = re.compile(r"faq|question|q ?& ?a|\bq *\d* ?[:.)]", re.IGNORECASE)


def carve(
    section: Section,
    vocabulary: Vocabulary,
    of_faq: Callable[[Section], Section],
    of_text: Callable[[Section], Section],
) -> tuple[Section, ...]:
    """Return a section as its tabs show it: its own part, and the FAQs inside it as a section of their own.

    of_faq, of_text: give a section the HTML and the text of its Markdown.
    """
    found = _find(section, vocabulary)
    if found is None:
        return (section,)
    before, label, after = found
    faqs = replace(section, key="faqs", title=plain(label), markdown=after, line=section.line + before.count("\n") + 1)
    own = replace(section, markdown=before.strip("\n"))
    is_empty = section.key == "overview" and not own.markdown
    return (of_faq(faqs),) if is_empty else (of_text(own), of_faq(faqs))


def _find(section: Section, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """Return what stands before the FAQs of a section, their label, and what stands below it."""
    if section.key in ("faqs", "disclaimer") or not _MAYBE.search(section.markdown):
        return None
    lines = section.markdown.split("\n")
    for block in outline(section.markdown):
        text, rest, after = "", "", block.end + 1
        if is_marked_question(lines[block.start]) and "?" in lines[block.start]:
            return "\n".join(lines[: block.start]), vocabulary.title_of("faqs"), "\n".join(lines[block.start :])
        if block.kind == "heading":
            text = " ".join(block.lines)
        elif block.kind == "paragraph" and (label := read_label(lines[block.start])) and label.marked and label.closed:
            text, rest, after = label.text, label.rest, block.start + 1
        match = vocabulary.match(text) if text else None
        if match and match.key == "faqs" and match.firm:
            return "\n".join(lines[: block.start]), text, "\n".join([rest, *lines[after:]])
    return None
