"""A page's names of its drug: title, generic name, brands, class. No Markdown is converted for it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from medviewer.monograph.frontmatter.front_matter import Matter
from medviewer.monograph.sections.labels import read_label, unwrapped
from medviewer.monograph.sections.raw_section import RawSection

GENERIC_KEYS = ("generic_name", "generic_names", "generic", "inn")
BRAND_KEYS = ("brands", "brand_names", "brand", "brand_name", "trade_names")
SYNONYM_KEYS = ("aliases", "alias", "synonyms", "synonym", "other_names", "other_name", "also_known_as", "aka")
CLASS_KEYS = ("drug_class", "class", "pharmacological_class", "therapeutic_class")
ATC_KEYS = ("atc", "atc_code", "atc_codes")

_LONGEST_NAME = 300
_ADDRESS = re.compile(r"/|https?:|.*(?:/|\.html?)$", re.DOTALL)
_MARKUP = re.compile(r"[*_`<\[&\\!~]")
_LIST_MARK = re.compile(r"^\s*(?:[-+*]|\d{1,3}[.)])\s+")
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3})(?=\S)([^*_]+)(?<=\S)\1")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SEPARATORS = re.compile(r"(?<!\s)\s++(?:[,;]\s*|(?:and|or)\s+)|[,;]\s*")
_BRANDS = re.compile(
    r"\b(?:brand|trade) names?(?: [\w'/ ]{1,40})?(?: \([^)]{0,300}\))?(?:\s*:|\s+(?:may )?includ\w+)\s*(?P<names>.+)$",
    re.IGNORECASE,
)
_INCLUDED = re.compile(r"\binclud(?:e|es|ing)\b:?\s*|\bsuch as\b\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\.(?:\s|$)")
_IS_BRAND = re.compile(r"(?P<names>[^()]{2,60}?)\s*\((?:a |common )?brand names?\b[^)]*\)", re.IGNORECASE)
_CLASS = re.compile(
    r"(?:pharmacolog\w{1,40}|therapeutic|drug) class(?:ification)?\s*:\s*"
    r"(?P<names>(?!.{0,40}\bis\b)[^.;:\n]{3,90}+)(?!:)",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:names?|brands?|various|several|many|numerous|others?|generics?|available|regions?|countr\w+|depend\w*|"
    r"exist|include|including|may|is|are|the|of|for|combination|formulations?|no|none|not)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def plain(label: str) -> str:
    """Return a heading's or label's text without markup and closing colon."""
    text = unwrapped(label)
    if _MARKUP.search(text):
        from medviewer.monograph.html.markdown_html import to_html, to_text

        text = to_text(to_html(f"# {text}")) or text
    return " ".join(text.split()).rstrip(":： ") or label.strip()


def generic_name(matter: Matter, pieces: Iterable[RawSection]) -> str:
    """Return the generic name: front matter's, else the first line of the Generic Name sections."""
    given = matter.text(*GENERIC_KEYS)
    if given:
        return given
    found = [_first_line(piece) for piece in pieces if piece.key == "generic_name"]
    return " + ".join(dict.fromkeys(name for name in found if name and len(name) <= _LONGEST_NAME))


def brands(matter: Matter, pieces: Iterable[RawSection]) -> tuple[str, ...]:
    """Return brand names: front matter's, else those that a section of names lists as such.

    An entry of a list is one brand, whatever signs and words it holds; only a text is split.
    """
    for key in BRAND_KEYS:
        if given := matter.texts_of(key):
            listed = _SEPARATORS.split(given[0]) if _is_text(matter.texts[key]) else given
            return tuple(dict.fromkeys(filter(None, listed)))
    names = (name for piece in pieces if piece.key in ("alternate_names", "generic_name") for name in _brands_in(piece))
    return tuple(dict.fromkeys(names))


def other_names(matter: Matter) -> tuple[str, ...]:
    """Return the synonyms in front matter, lists or texts with commas; old addresses, aliases of Hugo, are none."""
    names = (
        name.strip()
        for key in SYNONYM_KEYS
        for given in matter.texts_of(key)
        for name in (re.split(r"[,;]", given) if _is_text(matter.texts[key]) else (given,))
    )
    return tuple(dict.fromkeys(name for name in names if name and not _ADDRESS.match(name)))


def _is_text(written: str | tuple[str, ...]) -> bool:
    """Tell whether a value was written as a text, which a list that lacks its closing bracket was not."""
    return isinstance(written, str) and not written.startswith("[")


def drug_class(matter: Matter, pieces: Iterable[RawSection]) -> str:
    """Return the drug's class: front matter's, else what the section on its use calls its class."""
    given = matter.text(*CLASS_KEYS)
    if given:
        return given
    for piece in pieces:
        if piece.key in ("overview", "usage"):
            lines = [_plain_line(line) for line in piece.lines if "lass" in line] if "lass" in piece.markdown else []
            if found := _CLASS.search("\n".join(lines)):
                return found["names"].strip()
    return ""


def atc(matter: Matter) -> tuple[str, ...]:
    """Return the ATC codes in front matter, a list or a text with commas (WHO Collaborating Centre, Oslo)."""
    return tuple(code for text in matter.texts_of(*ATC_KEYS) for code in re.split(r"[\s,;]+", text) if code)


def _first_line(piece: RawSection) -> str:
    line = next((line for line in piece.lines if line.strip()), "")
    label = read_label(line) if piece.run_in and not piece.label else None
    return unwrapped(_plain_line(label.rest if label and label.closed else line))


def _plain_line(line: str) -> str:
    text = _LIST_MARK.sub("", line, count=1)
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return html.unescape(_TAG.sub("", text)).strip()


def _brands_in(piece: RawSection) -> Iterator[str]:
    for line in piece.lines:
        if "rand" not in line and "rade" not in line:
            continue
        text = _plain_line(line)
        found = _IS_BRAND.match(text) or _BRANDS.search(text)
        if found is None:
            continue
        listed = _SENTENCE_END.split(_PARENTHESES.sub("", _INCLUDED.split(found["names"])[-1]))[0]
        for name in _SEPARATORS.split(listed):
            name = name.strip(" .®™*").removeprefix("and ")
            if name[:1].isalnum() and not name[0].islower() and len(name.split()) <= 4 and not _NOT_A_NAME.search(name):
                yield name
