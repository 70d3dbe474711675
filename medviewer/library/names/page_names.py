"""The names of a page, as the index compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from medviewer.library.names.folding import fold, spelt
from medviewer.library.names.synonyms import Groups, aliases
from medviewer.library.names.word_lists import is_beside

if TYPE_CHECKING:
    from medviewer.monograph.model import Summary

LONGEST = 500
"""Characters of one name that the index keeps; more is no name but a text gone astray."""
MOST_NAMES = 100

_PARTS = (" and ", " with ", " plus ", "&", "/")
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def ingredients(name: str) -> int:
    """Count the ingredients that a name lists: by `+`; where it has none by “and”, “with”, “plus”, “&” and slashes.

    Commas outside of parentheses count where none of what they part is a form or a salt: “Insulin, human” is one.
    """
    if "+" in name:
        return len([part for part in name.split("+") if part.strip()])
    listed = _PARENTHESES.sub(" ", name).split(", ")
    for part in _PARTS:
        name = name.replace(part, "+")
    by_words = sum(any(sign.isalpha() for sign in part) for part in name.split("+"))
    return max(1, by_words, len(listed) if all(map(_is_substance, listed)) else 1)


def _is_substance(text: str) -> bool:
    words = fold(text).split()
    return bool(words) and words[0].isalpha() and not is_beside(words[0])


TITLE, OTHER, ALIAS = 0, 1, 2
"""Kinds of names: a page's title; its generic name, a brand, another way to write one; a synonym of one of these."""


class ComparedName(NamedTuple):
    """One name of a page. key: as it is compared; shown: as the page writes it, as it is compared for an alias."""

    key: str
    kind: int
    shown: str


_COMPANIES = frozenset(("inc", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "lp", "usa"))
"""What kind of company a labeler is, which titles leave out."""


class ComparedNames(NamedTuple):
    """The names of one page that the index compares.

    key: folded title. others: folded names beside it, each between line ends. combined: ingredients behind the first.
    called: all of these names, the title first. common: common words in them. prose: words that are not looked for as
    near names. empty: names that name nothing in this library; they are not among the others.
    """

    key: str
    others: str
    combined: int
    called: tuple[ComparedName, ...]
    common: frozenset[str] = frozenset()
    prose: frozenset[str] = frozenset()
    empty: tuple[ComparedName, ...] = ()


def names_of(summary: Summary, *synonyms: Groups) -> ComparedNames:
    """Return title, generic name, brands, other names and their synonyms as they are compared.

    A hyphenated name counts in one word as well, and one with a Greek letter.
    """
    others = (*summary.brands[:MOST_NAMES], *summary.other_names[:MOST_NAMES])
    known = [clean(name) for name in (summary.title, summary.generic_name, *others)]
    called = {fold(known[0]): ComparedName(fold(known[0]), TITLE, known[0])}
    for name in known[1:]:
        called.setdefault(fold(name), ComparedName(fold(name), OTHER, name))
    for name in known:
        written = spelt(name)
        joined = fold(written.replace("-", "")) if "-" in name or written != name else ""
        called.setdefault(joined, ComparedName(joined, OTHER, name))
    for other in aliases([name for name in called if name], *synonyms):
        if len(other) <= LONGEST:
            called.setdefault(other, ComparedName(other, ALIAS, other))
    title = called.pop(fold(known[0]))
    called.pop("", None)
    combined = max(ingredients(name) for name in known[:2]) - 1
    return ComparedNames(title.key, between_lines(called), combined, (title, *called.values()))


def between_lines(words: Iterable[str]) -> str:
    """Return words as the index keeps several, each between line ends; nothing for none."""
    lines = "\n".join(words)
    return f"\n{lines}\n" if lines else ""


def listed(lines: str) -> tuple[str, ...]:
    """Return the words or names that the index keeps in lines."""
    return tuple(filter(None, lines.split("\n")))


def subtitle(summary: Summary) -> str:
    """Return the second line of a list: the class, then the generic name if it says something else than the title.

    Of a published label, of which a drug has many, form and labeler follow where its title does not say them.
    """
    generic = clean(summary.generic_name)
    title, named = set(fold(clean(summary.title)).split()), set(fold(generic).split())
    is_said = named <= title if summary.product else named == title
    told = (part for part in summary.product.split(" · ") if not set(fold(part).split()) - _COMPANIES <= title)
    return clean(" · ".join(filter(None, (summary.drug_class, "" if is_said else generic, *told))))


def clean(text: str) -> str:
    """Return `text` on one line, no longer than `LONGEST`, such as a database can hold."""
    line = " ".join(text[: 4 * LONGEST].split())
    return (line if len(line) <= LONGEST else line[: LONGEST - 1] + "…").encode("utf-8", "replace").decode()
