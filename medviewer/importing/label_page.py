"""A label as the file of a page: front matter that says where it comes from, then its body."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple

from medviewer import hidden_characters
from medviewer.errors import Message
from medviewer.importing.bounds import RefusedError
from medviewer.importing.spl import sections
from medviewer.importing.spl.context import Context, Picture
from medviewer.importing.spl.document import Envelope, XmlNode
from medviewer.importing.spl.label_inline import TEXT, StyledRun, markdown_line, tidy
from medviewer.importing.spl.mapping import mapped
from medviewer.importing.spl.product import Product
from medviewer.monograph.decoding import LARGEST

_MOST_CODES = 500
_LONGEST_STEM = 80
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


class LabelPage(NamedTuple):
    """A page to be written. stem: of its file's name and those of its images. troubles: what was left out of it.

    folder: that a new page goes into, below the library; "" for the first letter of its stem.
    """

    envelope: Envelope
    kind: str
    title: str
    stem: str
    content: bytes
    pictures: tuple[Picture, ...] = ()
    troubles: tuple[Message, ...] = ()
    folder: str = ""


def spl_page(
    root: XmlNode, envelope: Envelope, facts: Product, stem: str, image: Callable[[str], bytes | None]
) -> LabelPage:
    """Return the page of an SPL document; raises RefusedError where it is too much for one."""
    known = mapped()
    context = Context(root, image, stem, known.vocabulary)
    top = sections.plan(root, known)
    context.anchors = sections.anchors(top)
    body = sections.body(top, context, known)
    content = written("spl", envelope, facts, body)
    troubles = tuple(
        Message("{} ({} times)", reason, count) if count > 1 else reason for reason, count in context.troubles.items()
    )
    return LabelPage(envelope, "spl", facts.title, stem, content, tuple(context.pictures), troubles)


def written(kind: str, envelope: Envelope, facts: Product, body: str) -> bytes:
    """Return the bytes of a label's page; the same for the same label, whenever and wherever it is made."""
    return page_bytes(kind, envelope, facts.title, _facts(facts), body)


def page_bytes(kind: str, envelope: Envelope, title: str, values: Mapping[str, object], body: str) -> bytes:
    """Return the bytes of a page that is made of a source of any kind. values: of its front matter; empty ones go."""
    heading = heading_of(title)
    matter = _front_matter(kind, envelope, {"title": title, **values})
    content = hidden_characters.neutral(f"{matter}\n# {heading}\n\n{body}\n").encode("utf-8", "replace")
    if len(content) > LARGEST:
        raise RefusedError("its page would have more than {} MB", LARGEST // 1024 // 1024)
    return content


def heading_of(title: str) -> str:
    """Return a title as the words of a page's first heading."""
    return hidden_characters.neutral(markdown_line(tidy([StyledRun(TEXT, title)])))


def title_line(title: str) -> str:
    """Return the line of front matter that gives a title, which is its first."""
    return hidden_characters.neutral(f"title: {_yaml(title)}")


def stem_of(title: str, set_id: str) -> str:
    """Return what the file of a label is called, without its suffix: words of its title, and all of its setId."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return f"{_NOT_IN_NAMES.sub('-', plain)[:_LONGEST_STEM].strip('-') or 'label'}-{set_id}"


def _facts(facts: Product) -> dict[str, object]:
    ingredients = [{"name": name, "unii": unii} if unii else {"name": name} for name, unii in facts.ingredients]
    return {
        "generic_name": facts.generic_name,
        "brands": list(facts.brands),
        "active_ingredients": ingredients[:_MOST_CODES],
        "dosage_forms": list(facts.forms),
        "routes": list(facts.routes),
        "strengths": list(facts.strengths),
        "labeler": facts.labeler,
        "repackaged": facts.repackaged,
        "ndc": list(facts.ndc[:_MOST_CODES]),
        "drug_class": facts.drug_class,
    }


def _front_matter(kind: str, envelope: Envelope, values: Mapping[str, object]) -> str:
    source = {
        "kind": kind,
        "set_id": envelope.set_id,
        "version": envelope.version,
        "effective_date": envelope.effective_date,
        "document": envelope.document,
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in values.items() if value]
    lines += ["source:", *(f"  {key}: {_yaml(value)}" for key, value in source.items()), "last_reviewed: null"]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    """Return a value as JSON, which YAML has as its flow style."""
    return json.dumps(value, ensure_ascii=False)
