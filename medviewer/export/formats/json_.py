"""A page as JSON: one object, indented for a file of its own, or on one line for `export --all --format jsonl`.

The row is described in docs/export.md. Keys may be added to it, never removed or renamed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from medviewer.export.page_source import PageSource
from medviewer.export.selection import chosen_tabs, disclaimers
from medviewer.library.files import Stamp
from medviewer.monograph.model import Monograph, Section

_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def row(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> dict[str, object]:
    """Return the page as values that JSON knows, sections in the order of the page, its disclaimer among them.

    tabs: only these tabs' sections and the disclaimer; None for all. Raises ExportError for an unknown key.
    """
    sections = _sections(monograph, tabs)
    faqs = monograph.faqs if tabs is None or any(section.key == "faqs" for section in sections) else ()
    return {
        "id": source.id,
        "source": source.file,
        "library": source.library,
        "title": monograph.title,
        "generic_name": monograph.generic_name,
        "brands": list(monograph.brands),
        "drug_class": monograph.drug_class,
        "atc": list(monograph.atc),
        "sections": [_section(section) for section in sections],
        "faqs": [{"question": faq.question, "answer": faq.answer} for faq in faqs],
        "front_matter": dict(monograph.front_matter),
        "problems": [{"line": problem.line, "message": problem.message} for problem in monograph.problems],
        "modified": source.modified,
        "reviewed_by": source.reviewed_by,
        "last_reviewed": source.last_reviewed,
        "provenance": source.line,
        "signature": _signature(source),
        "disclaimer": "\n\n".join(section.text for section in disclaimers(monograph)),
    }


def render(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> str:
    """Return one page as indented JSON, ending in a newline."""
    return _dumped(row(monograph, source, tabs), indent=2)


def render_line(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> str:
    """Return one page as JSON on one line, ending in a newline."""
    return _dumped(row(monograph, source, tabs), indent=None)


def _signature(source: PageSource) -> dict[str, str]:
    """Return the program's own words on a library's signature, and what they are made of; see docs/export.md."""
    pack = source.pack or Stamp("", "folder", "", "")
    return {"line": source.seal, **pack._asdict()}


def _sections(monograph: Monograph, tabs: Sequence[str] | None) -> list[Section]:
    if tabs is None:
        return list(monograph.sections)
    chosen = [section for tab in chosen_tabs(monograph, tabs) for section in tab.sections]
    return [*chosen, *monograph.disclaimer]


def _section(section: Section) -> dict[str, str]:
    return {"key": section.key, "title": section.title, "html": section.html, "text": section.text}


def _dumped(values: dict[str, object], indent: int | None) -> str:
    """Return JSON in which nothing but line feeds can be taken for the end of a line, and all can be encoded."""
    text = json.dumps(values, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
