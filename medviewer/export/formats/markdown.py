"""A page as Markdown: front matter and sections, a page that medviewer itself reads back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medviewer.export.page_source import SIGNATURE, PageSource
from medviewer.export.selection import chosen_tabs, disclaimers
from medviewer.monograph.model import Monograph, Section
from medviewer.monograph.published_label import cited

_SPECIAL = re.compile(r"([\\`*_\[\]<>#~])")


def render(monograph: Monograph, source: PageSource, tabs: Sequence[str] | None = None) -> str:
    """Return the page, sections in clinical order with their own Markdown; raises ExportError for an unknown key."""
    sections = [section for tab in chosen_tabs(monograph, tabs) for section in tab.sections]
    parts = [_front_matter(monograph, source), f"# {_plain(monograph.title)}"]
    for section in [*sections, *disclaimers(monograph)]:
        parts += [f"## {_plain(section.title)}", _body(section)]
    parts += [f"*Source: {_plain(source.message)}*", f"*{_plain(source.seal)}*"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(monograph: Monograph, source: PageSource) -> str:
    import yaml

    values = {
        "title": monograph.title,
        "generic_name": monograph.generic_name,
        "brands": list(monograph.brands),
        "drug_class": monograph.drug_class,
        "atc": list(monograph.atc),
        "reviewed_by": source.reviewed_by,
        "last_reviewed": source.last_reviewed,
        "sources": cited(monograph.front_matter),
        "source": source.message,
        "signature": source.seal.removeprefix(SIGNATURE),
    }
    kept = {key: value for key, value in values.items() if value}
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)}---"


def _body(section: Section) -> str:
    return section.markdown.strip("\n") or _SPECIAL.sub(r"\\\1", section.text)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
