"""One page, once it has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from medviewer.errors import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something on a page that could not be read or understood.

    line: 1-based line of the file, 0 where the whole file is meant.
    """

    line: int
    message: Message


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a page's FAQ section with its answer, both as plain text without `Q:` and `A:`."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a page under one label, in the order of the page.

    key: canonical key from sections.toml, such as "dosage".
    title: the label as the page words it; the canonical title where the page has none.
    html: safe HTML of everything below the label. text: the same as plain text.
    markdown: the source below the label. line: 1-based line of the label. anchors: names by which links reach the
    label; those of places within stand in `html`.
    """

    key: str
    title: str
    html: str
    text: str
    markdown: str
    line: int
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """The sections of a page that are read together, under one name. titles: the same name by language code."""

    key: str
    title: str
    sections: tuple[Section, ...]
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)

    def titled(self, language: str) -> str:
        """Return the name in a language, given as ISO 639-1 has it; `title` where there is none in it."""
        return self.titles.get(language, self.title)


class ListedLabel(NamedTuple):
    """The facts by which a published label is found among others of its drug.

    repackaged: somebody else made what is sold. texts: date, form, route, strength, labeler, setId; each empty where
    the page does not say.
    """

    repackaged: bool
    texts: tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """A page as a list of drugs shows it, read without converting its Markdown.

    product: of a published label, what tells it from others of its drug. codes: (system, code) as `product_codes` has
    them. label: None for a page that somebody wrote. other_names: synonyms that front matter gives; they are searched.
    is_entry: of a dictionary, whose title is a word and need not be a drug.
    """

    title: str
    generic_name: str = ""
    brands: tuple[str, ...] = ()
    drug_class: str = ""
    atc: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    product: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    label: ListedLabel | None = None
    other_names: tuple[str, ...] = ()
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class IndexView:
    """A page as an index keeps it. texts: key, the page's own label and Markdown of each piece, in its order."""

    summary: Summary
    texts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Monograph:
    """One page, whole: nothing of its source is left out of `sections` and `title`.

    tabs: the sections grouped by canonical tab, in clinical order, without the disclaimer.
    reviewed_by, last_reviewed: as front matter gives them; empty where nobody signed.
    front_matter: values as JSON knows them. markdown: the whole source, without hidden characters.
    digest: content hash of the file, in hexadecimal; empty where the page was not read from a library.
    """

    title: str
    generic_name: str
    brands: tuple[str, ...]
    drug_class: str
    atc: tuple[str, ...]
    sections: tuple[Section, ...]
    tabs: tuple[Tab, ...]
    faqs: tuple[Question, ...]
    reviewed_by: str = ""
    last_reviewed: str = ""
    front_matter: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    markdown: str = ""
    digest: str = ""

    @property
    def disclaimer(self) -> tuple[Section, ...]:
        """Return the page's own disclaimers, usually one."""
        return tuple(s for s in self.sections if s.key == "disclaimer")
