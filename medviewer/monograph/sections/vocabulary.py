"""The section that a label names, read from resources/sections.toml and a library's own sections.toml."""

from __future__ import annotations

import functools
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from medviewer.errors import Message, message_of
from medviewer.monograph.model import Problem
from medviewer.monograph.sections.labels import headed
from medviewer.starting.shipped_tables import shipped_toml

FILE = "sections.toml"
_LONGEST_LABEL = 200
_MOST_SECTIONS, _MOST_LABELS = 300, 3000
"""Of a library's own."""
_MOST_KEPT = 1000
"""Headings whose sections are kept: most pages have the same."""
_LABELS = ("names", "aliases", "only", "always")
_LISTS = (*_LABELS, "qualifiers")
_BOLD = ("callouts", "boxes", "endings")
"""Lists of what stands in bold without naming a section."""
_MOST_QUALIFIED = 8
"""Words of a label that is one of `always` among its qualifiers."""
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*)(?: +\"[^\"]*\")?\)")
_NUMBERING = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?\s+|(?:section\s+)?[ivx\d]{1,5}[.):]\s*|[a-z][.)]\s+)(?=[*_]{0,3}\w)"
)
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """The section that a label names.

    exact: the label is one of the section's labels, not only holds one.
    firm: it was decided by a name, not by a wider alias. ambiguous: it holds names of several sections.
    always: it opens its section inside another one too, such as “Adult dose” below the contraindications.
    """

    key: str
    exact: bool
    firm: bool
    ambiguous: bool = False
    always: bool = False


class _WrongError(Exception):
    """A table, or a field of it, is not what it must be; says what it must be."""

    def __init__(self, key: str, field: str, reason: Message) -> None:
        self.key = key
        self.field = field
        super().__init__(Message("“{}” {}", f"{key[:60]}{'.' if field else ''}{field[:60]}", reason))


class _Entry:
    """One table of sections.toml."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.title = key.replace("_", " ").capitalize()
        self.titles: Mapping[str, str] = {}
        self.tab = key
        self.run_in = "alone"
        self.keeps = False
        self.shipped: dict[str, list[str]] = {name: [] for name in _LISTS}
        self.own: dict[str, list[str]] = {name: [] for name in _LISTS}


@functools.lru_cache(maxsize=4096)
def normalise(label: str) -> str:
    """Return the label's words in lower case without accents, markup, numbering and punctuation."""
    text = label[:_LONGEST_LABEL].lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    text = text.replace("&amp;", "&").replace("&", " and ")
    text = _NUMBERING.sub("", text.strip(" \t#*_`~-–—•:."))
    return _NOT_WORDS.sub(" ", text.replace("'", "").replace("’", "")).strip()


class Vocabulary:
    """The sections that monographs have, their titles, tabs and labels."""

    def __init__(self, tables: Iterable[Mapping[str, object]]) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._entries: dict[str, _Entry] = {}
        self._bold: dict[str, set[str]] = {name: set() for name in _BOLD}
        self._headings: dict[str, Match | None] = {}
        self._is_own = False
        for table in tables:
            self._extend(table)
            self._is_own = True
        self._index()

    @classmethod
    def load(cls, extra: Path | bytes | None = None) -> Vocabulary:
        """Return the vocabulary of resources/sections.toml, extended by `extra` where that file exists.

        extra: a library's own file, or what stands in it.

        What is wrong with `extra` is listed in `problems`; the vocabulary then goes without it.
        """
        if extra is None or (isinstance(extra, Path) and not os.path.lexists(extra)):
            return cls([_shipped()])
        from medviewer.monograph.frontmatter.bounded_toml import TomlError, TomlMap, load, parse

        own = TomlMap({}, "")
        try:
            own = load(extra) if isinstance(extra, Path) else parse(extra)
            _insist_on_bounds(own.values)
            return cls([_shipped(), own.values])
        except TomlError as error:
            line, reason = error.line, error.reason
        except _WrongError as error:
            table = own.line_of(error.key)
            line, reason = (own.line_of(error.field, below=table) if error.field else 0) or table, message_of(error)
        except OSError as error:
            line, reason = 0, Message("it cannot be read ({})", error.strerror or error)
        vocabulary = cls([_shipped()])
        vocabulary.problems = (
            Problem(line, Message("The library's own sections were left out: {}: {}.", FILE, reason)),
        )
        return vocabulary

    @property
    def tabs(self) -> tuple[str, ...]:
        """Return the keys of all tabs in clinical order; the disclaimer has none."""
        shown = [entry.tab for entry in self._entries.values() if entry.key != "disclaimer"]
        return tuple(dict.fromkeys(shown))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all sections in clinical order."""
        return tuple(self._entries)

    def title_of(self, key: str, language: str = "") -> str:
        """Return the canonical title of a section or tab, such as “Side effects”.

        language: as ISO 639-1 has it; where there is no title in it, and where it is empty, `title` is returned.
        """
        if key not in self._entries:
            return key.replace("_", " ").capitalize()
        return self.titles_of(key).get(language, self._entries[key].title)

    def titles_of(self, key: str) -> Mapping[str, str]:
        """Return the titles of a section or tab in other languages, by their codes."""
        return self._entries[key].titles if key in self._entries else {}

    def tab_of(self, key: str) -> str:
        """Return the key of the tab that a section is read under."""
        return self._entries[key].tab if key in self._entries else "other"

    def run_in(self, key: str) -> str:
        """Return where a label in running text opens this section: "anywhere", "alone" or "never"."""
        return self._entries[key].run_in if key in self._entries else "never"

    def keeps(self, key: str) -> bool:
        """Tell whether a label that opens its section inside others is text in this one, as a dose in pregnancy is."""
        return key in self._entries and self._entries[key].keeps

    def key_of(self, label: str) -> str | None:
        """Return the key of the section that a heading names, None where it names none."""
        match = self.match(label)
        return match.key if match else None

    def match(self, label: str) -> Match | None:
        """Return what a heading names: by being a label, else by holding one outside parentheses."""
        label = _unlinked(label)
        if found := self.exact(label):
            return found
        words = normalise(_without_parentheses(label))
        if words in self._exact:
            return self._exact[words]
        for pattern, keys, firm in ((self._name, self._names, True), (self._alias, self._aliases, False)):
            held = list(dict.fromkeys(keys[hit.group()] for hit in pattern.finditer(words)))
            if held:
                return Match(held[0], exact=False, firm=firm, ambiguous=len(held) > 1)
        return None

    def of_heading(self, text: str) -> Match | None:
        """Return what a heading names: its label where it goes on behind a colon, else by `match`."""
        if text not in self._headings:
            label, rest = headed(text)
            if len(self._headings) >= _MOST_KEPT:
                self._headings.clear()
            self._headings[text] = (self.exact(label) if rest else None) or self.match(text)
        return self._headings[text]

    def exact(self, label: str) -> Match | None:
        """Return the section that has exactly this label, its parentheses included, or one of `always` qualified."""
        label = _unlinked(label)
        words = normalise(label)
        found = self._exact.get(words) or self._qualified(words)
        if found is None and "(" in label:
            bare = self._exact.get(normalise(_without_parentheses(label)))
            return bare if bare and bare.always else None
        return found

    def whose(self, label: str) -> Match | None:
        """Return the section of a dose of which a label such as “Adult” or “IV, children” says whose it is alone."""
        words = normalise(label).split()
        if not words or len(words) > _MOST_QUALIFIED:
            return None
        return next((match for match, _, qualifiers in self._heads if qualifiers.issuperset(words)), None)

    def ends_section(self, label: str) -> bool:
        """Tell whether a bold label such as “Storage” ends a section that a bold label opened, and names none."""
        return normalise(label) in self._bold["endings"]

    def is_callout(self, label: str) -> bool:
        """Tell whether a bold label such as “Warning” is part of the text and never opens a section."""
        return normalise(label) in self._bold["callouts"]

    def is_boxed(self, label: str) -> bool:
        """Tell whether a paragraph that opens with this in bold is set in a box; parentheses make no difference."""
        return normalise(_without_parentheses(label)) in self._bold["boxes"]

    def _qualified(self, words: str) -> Match | None:
        split = [word for word in words.split() if not word.isdecimal()]
        if len(split) > _MOST_QUALIFIED:
            return None
        for match, heads, qualifiers in self._heads:
            if (named := heads.intersection(split)) and qualifiers.issuperset(split):
                return replace(match, firm=any(self._names.get(word) == match.key for word in named))
        return None

    def _extend(self, tables: Mapping[str, object]) -> None:
        for key, table in tables.items():
            if key in _BOLD:
                self._bold[key].update(normalise(label) for label in _strings(key, "", table))
                continue
            if not isinstance(table, Mapping) or not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", key):
                raise _WrongError(key, "", Message("must be a table whose name is in small letters, digits and _"))
            self._extend_entry(key, table)

    def _extend_entry(self, key: str, table: Mapping[str, object]) -> None:
        entry = self._entries.get(key) or self._insert(key)
        if "title" in table:
            entry.titles = {}
        for field, value in table.items():
            if field == "titles":
                entry.titles = _titles(key, field, value)
            elif field in _LISTS:
                labels = entry.own if self._is_own else entry.shipped
                labels[field] += [normalise(label) for label in _strings(key, field, value)]
            elif field == "keeps" and isinstance(value, bool):
                entry.keeps = value
            elif field == "before" and isinstance(value, str) and value in self._entries and value != key:
                self._move(key, value)
            elif field in ("title", "tab", "run_in") and isinstance(value, str) and value.strip():
                setattr(entry, field, _shown(value))
            else:
                raise _WrongError(key, field, Message("is not understood; see docs/monograph-format.md"))
        if entry.run_in not in ("anywhere", "alone", "never"):
            raise _WrongError(key, "run_in", Message("must be anywhere, alone or never"))

    def _insert(self, key: str) -> _Entry:
        """Place a new section before the FAQs, or at the end while the canonical ones are being read.

        What is in a section of a library's own stays in it, such as the doses of clinical studies.
        """
        has_canonical = "disclaimer" in self._entries
        entry = self._entries[key] = _Entry(key)
        if has_canonical:
            entry.keeps = True
            self._move(key, "faqs")
        return entry

    def _move(self, key: str, before: str) -> None:
        """Place a section before another one, or at the end where that one is not."""
        moved = self._entries.pop(key)
        items = list(self._entries.items())
        place = next((i for i, (name, _) in enumerate(items) if name == before), len(items))
        self._entries = dict([*items[:place], (key, moved), *items[place:]])

    def _index(self) -> None:
        self._exact: dict[str, Match] = {}
        self._names: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._heads: list[tuple[Match, frozenset[str], frozenset[str]]] = []
        entries = self._entries.values()
        for entry in entries:
            self._index_labels(entry, entry.shipped)
        for entry in entries:  # a library's own words mean what it says, whatever they mean elsewhere
            if any(entry.own.values()):
                self._index_labels(entry, entry.own)
        for entry in entries:
            self._index_qualified(entry)
        self._exact.pop("", None)
        self._exact.pop("other", None)
        self._name = _any_of(self._names)
        self._alias = _any_of(self._aliases)

    def _index_labels(self, entry: _Entry, labels: Mapping[str, list[str]]) -> None:
        for words in (normalise(entry.title), *(words for name in _LABELS for words in labels[name])):
            firm, always = (words in entry.shipped[name] or words in entry.own[name] for name in ("names", "always"))
            self._exact[words] = Match(entry.key, True, firm, ambiguous=always and " " in words, always=always)
        self._names |= dict.fromkeys(labels["names"], entry.key)
        self._aliases |= dict.fromkeys(labels["aliases"], entry.key)

    def _index_qualified(self, entry: _Entry) -> None:
        """Keep the labels of `always` that are one word: it may have qualifiers around it."""
        heads = frozenset(words for words in (*entry.shipped["always"], *entry.own["always"]) if " " not in words)
        if heads:
            qualifiers = heads.union(entry.shipped["qualifiers"], entry.own["qualifiers"])
            self._heads.append((Match(entry.key, exact=True, firm=False, always=True), heads, qualifiers))


@functools.cache
def default() -> Vocabulary:
    """Return the program's own vocabulary, read once."""
    return Vocabulary.load()


def _unlinked(label: str) -> str:
    return _LINK.sub(r"\1", label[:_LONGEST_LABEL]) if "](" in label else label


def _without_parentheses(label: str) -> str:
    return _PARENTHESES.sub(" ", label[:_LONGEST_LABEL])


def _any_of(labels: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, labels), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b" if longest_first else r"(?!)")


def _strings(key: str, field: str, value: object) -> list[str]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    raise _WrongError(key, field, Message("must be a list of texts in quotes"))


def _shown(text: str) -> str:
    """Return a title as lists and tabs have room for it: one line, no longer than a heading of a page may be."""
    line = " ".join(text[: 4 * _LONGEST_LABEL].split())
    return line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}…"


def _titles(key: str, field: str, value: object) -> Mapping[str, str]:
    if isinstance(value, Mapping) and all(isinstance(title, str) and title.strip() for title in value.values()):
        return {str(language): _shown(title) for language, title in value.items()}
    raise _WrongError(key, field, Message('must be a table of titles by language, such as { de = "Dosierung" }'))


def _insist_on_bounds(tables: Mapping[str, object]) -> None:
    """Raise _WrongError for more sections or labels than every heading can be held against."""
    labels = 0
    for number, (key, table) in enumerate(tables.items(), 1):
        lists = table.values() if isinstance(table, Mapping) else (table,)
        labels += sum(len(one) for one in lists if isinstance(one, list))
        if number > _MOST_SECTIONS:
            raise _WrongError(key, "", Message("is one section more than the {} that there may be", _MOST_SECTIONS))
        if labels > _MOST_LABELS:
            raise _WrongError(
                key, "", Message("has the label that is one more than the {:,} that there may be", _MOST_LABELS)
            )


def _shipped() -> Mapping[str, object]:
    return shipped_toml(FILE)
