"""The words of a wall sheet, whatever their size: sections, what is left out, source, and what its QR code holds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from medviewer import __version__
from medviewer.errors import ExportError
from medviewer.export.images import ImageBudget
from medviewer.export.page_body import section_html
from medviewer.export.page_source import PageSource, day_of, day_text
from medviewer.export.selection import NO_DISCLAIMER, chosen_tabs, disclaimers, language
from medviewer.export.wall.wall_section import WallSection
from medviewer.monograph.model import Monograph, Section
from medviewer.quoted_names import named, quoted, titled

USUAL_SECTIONS = ("dosage", "contraindications", "precautions")
"""The sections of a sheet for which none are named: the dose and the warnings."""
LONGEST_DISCLAIMER = 400
"""Letters of a page's disclaimer for which a sheet has room."""
TOO_LONG = "The page’s disclaimer is too long for this sheet: read it there."
LONGEST_LIST = 600
"""Letters of the titles of what is left out."""
_LONGEST_NAMES, _LONGEST_IN_CODE, _LONGEST_FILE = 160, 60, 90
_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
_SCHEME = re.compile(r"(?<=\w):(?=/)")


class WallChoice(NamedTuple):
    """The reader's choice for wall sheets.

    sections: keys of tabs or sections, `essentials` among them; None for the usual ones. turned: True for paper on its
    side, False for upright, None for whichever lets the text be larger. valid_until: None where he names no day.
    today: the day of print.
    """

    today: date
    sections: tuple[str, ...] | None = None
    turned: bool | None = None
    valid_until: date | None = None

    def require_day(self) -> None:
        """Raise ExportError for a sheet that would not be valid on the day of its print."""
        if self.valid_until and self.valid_until < self.today:
            raise ExportError("A sheet cannot be valid until {}: that day is past.", day_text(str(self.valid_until)))


class WallPage(NamedTuple):
    """The content of a sheet.

    names: generic name, brands and class in a line. sections: those chosen, the usual ones before others, else in the
    page's order. others: titles of the page's other sections. lacking: keys that were asked for, of which the page has
    no section. language: BCP 47.
    """

    title: str
    names: str
    sections: tuple[WallSection, ...]
    others: tuple[str, ...]
    lacking: tuple[str, ...]
    source: PageSource
    disclaimer: str
    language: str
    choice: WallChoice

    def left_out(self, kept: Iterable[int]) -> list[str]:
        """Return the titles of the page's sections that are not on the sheet. kept: the places of `sections` on it."""
        on_it = set(kept)
        gone = (section.title for place, section in enumerate(self.sections) if place not in on_it)
        return list(dict.fromkeys([*gone, *self.others]))


def usual_sections(monograph: Monograph) -> tuple[str, ...]:
    """Return the keys of the sections of a sheet for which none were named: all of a page that has none of these."""
    has = {section.key for tab in monograph.tabs for section in tab.sections}
    return tuple(key for key in USUAL_SECTIONS if key in has) or tuple(tab.key for tab in monograph.tabs)


def wall_page(monograph: Monograph, source: PageSource, choice: WallChoice, is_alone: bool = True) -> WallPage:
    """Return what a sheet says of a page.

    is_alone: a section that the page does not have is an error; among others the sheet says so. Raises ExportError.
    """
    from medviewer.export.wall.essentials_section import ESSENTIALS, essentials_section

    choice.require_day()
    keys = usual_sections(monograph) if choice.sections is None else choice.sections
    essentials = essentials_section(monograph) if ESSENTIALS in keys else None
    has = {tab.key for tab in monograph.tabs} | {s.key for tab in monograph.tabs for s in tab.sections}
    keys = tuple(key for key in keys if key != ESSENTIALS or essentials is None)
    lacking = () if is_alone else tuple(key for key in keys if key not in has)
    asked = [key for key in keys if key not in lacking]
    tabs = chosen_tabs(monograph, asked) if asked or essentials is None else ()
    chosen = sorted((section for tab in tabs for section in tab.sections), key=_place)
    if not chosen and essentials is None:
        raise ExportError("“{}” has none of the sections that were chosen for its sheet.", monograph.title)
    room = ImageBudget()
    others = [one.title for tab in monograph.tabs for one in tab.sections if not any(one is other for other in chosen)]
    return WallPage(
        monograph.title,
        _names(monograph),
        (
            *([essentials] if essentials else ()),
            *(WallSection(section.title, section_html(section, source, room)) for section in chosen),
        ),
        tuple(dict.fromkeys(others)),
        lacking,
        source,
        _disclaimer(monograph),
        language(monograph),
        choice,
    )


def _place(section: Section) -> int:
    """Return what puts dose and warnings before whatever else was chosen: what stands first is left out last."""
    return USUAL_SECTIONS.index(section.key) if section.key in USUAL_SECTIONS else len(USUAL_SECTIONS)


def section_body(section: WallSection) -> str:
    """Return a section with its heading as HTML."""
    return f"<h2>{html.escape(section.title)}</h2>{section.body}"


def foot_body(page: WallPage, kept: Sequence[int], is_cut: bool) -> str:
    """Return what stands at the foot of a sheet as HTML. is_cut: the first of the sections that are kept goes on."""
    message, seal = map(html.escape, page.source.lines)
    review = html.escape(page.source.review)
    lines = [
        *_left_out(page, kept, is_cut),
        message.replace(review, f"<b>{review}</b>"),
        f"<b>{seal}</b>",
        _days(page.choice),
        html.escape(page.disclaimer),
    ]
    return "".join(f"<p>{line}</p>" for line in lines)


def cut_body(page: WallPage, title: str) -> str:
    """Return the line below a section that is cut as HTML."""
    place = f"{quoted(page.source.library)}, {quoted(page.source.file)}"
    words = f"▼ {titled(title)} goes on in {place}: the rest of it is not on this sheet."
    return f"<p><b>{html.escape(words)}</b></p>"


def code_text(page: WallPage) -> str:
    """Return what the QR code holds: plain text, of which no reader of such codes makes an address."""
    source, choice = page.source, page.choice
    pack = source.pack
    edition = f"pack of {day_of(pack.made) or 'an unknown day'}" if pack else f"folder, file of {source.modified}"
    lines = [
        "medviewer wall sheet",
        f"Drug: {named(page.title, _LONGEST_IN_CODE)}",
        f"Library: {named(source.library, _LONGEST_IN_CODE)}",
        f"Edition: {edition}",
        f"Page: {named(source.file, _LONGEST_FILE)}",
        f"Printed: {choice.today.isoformat()}",
        *([f"Valid until: {choice.valid_until.isoformat()}"] if choice.valid_until else []),
    ]
    return _SCHEME.sub(": ", _DOT.sub(". ", "\n".join(lines)))


def _left_out(page: WallPage, kept: Sequence[int], is_cut: bool) -> list[str]:
    rest = [f"the rest of {titled(page.sections[kept[0]].title)}"] if is_cut else []
    gone = _listed([*rest, *map(titled, page.left_out(kept))])
    lacking = ", ".join(key.replace("_", " ") for key in page.lacking)
    lines = (("Left out", gone), ("Not on this page", lacking))
    return [f"<b>{lead}:</b> {html.escape(titles)}." for lead, titles in lines if titles]


def _listed(titles: Sequence[str]) -> str:
    """Return titles in a line, the last ones as their number where they are more than a sheet has room for."""
    lengths = accumulate(len(title) for title in titles)
    shown = sum(length <= LONGEST_LIST for length in lengths)
    more = len(titles) - shown
    return ", ".join(titles[:shown]) + (f" and {more} more" if more else "")


def _days(choice: WallChoice) -> str:
    parts = [f"Printed {day_text(choice.today.isoformat())}"]
    if choice.valid_until:
        parts.append(f"Valid until {day_text(choice.valid_until.isoformat())}")
    return f"<b>{html.escape(' · '.join(parts))}</b> · medviewer {__version__}"


def _names(monograph: Monograph) -> str:
    generic = "" if monograph.generic_name.casefold() == monograph.title.casefold() else monograph.generic_name
    parts = (generic, ", ".join(monograph.brands), monograph.drug_class)
    return named(" · ".join(part for part in parts if part), _LONGEST_NAMES)


def _disclaimer(monograph: Monograph) -> str:
    if not monograph.disclaimer:
        return NO_DISCLAIMER
    text = " ".join(" ".join(section.text.split()) for section in disclaimers(monograph))
    return text if len(text) <= LONGEST_DISCLAIMER else TOO_LONG
