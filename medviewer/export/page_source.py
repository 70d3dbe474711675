"""The source of a page, in the words that stand under its title, on paper and in every file.

What names say is quoted, and what the program says of the signature is a line of its own; see docs/signing.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from medviewer.monograph.published_label import PublishedLabel, label_of
from medviewer.quoted_names import named, quoted

if TYPE_CHECKING:
    from medviewer.library.catalogue import PagePlace
    from medviewer.library.files import Files, Stamp
    from medviewer.monograph.model import Monograph

SIGNATURE = "Signature: "
"""How the program's own line begins, and no line that is made of names."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class PageSource:
    """The provenance of one page.

    library: name of the library. file: path relative to its folder, with "/". modified: ISO date of the file.
    reviewed_by, last_reviewed: as the page's front matter gives them, else empty.
    id: the monograph's id in the catalogue. files: those of the library, where the page's images may come from;
    None leaves every image out. pack: what the library's pack says of itself, None where it is a folder.
    label: the published label that the page was made of, whose date tells more than that of the file.
    valid_until: the last day for which the library says that it is valid, ISO 8601, else empty.
    """

    library: str
    file: str
    modified: str
    reviewed_by: str = ""
    last_reviewed: str = ""
    id: str = ""
    files: Files | None = None
    pack: Stamp | None = None
    label: PublishedLabel | None = None
    valid_until: str = ""

    @classmethod
    def of(cls, page: PagePlace, monograph: Monograph) -> PageSource:
        """Return the provenance of a page of the catalogue; the file's date is that of the local time zone."""
        return cls._made(page, monograph.reviewed_by, monograph.last_reviewed, monograph.front_matter)

    @classmethod
    def of_text(cls, page: PagePlace, text: str) -> PageSource:
        """Return the provenance of a page by its text, of which no more than the front matter is understood."""
        from medviewer.monograph.parser import front_matter_of

        matter = front_matter_of(text)
        return cls._made(page, matter.text("reviewed_by"), matter.text("last_reviewed"), matter.values)

    @classmethod
    def _made(cls, page: PagePlace, reviewed_by: str, last_reviewed: str, values: Mapping[str, object]) -> PageSource:
        return cls(
            library=page.library.name,
            file=page.source,
            modified=datetime.fromtimestamp(page.modified).date().isoformat(),
            reviewed_by=reviewed_by,
            last_reviewed=last_reviewed,
            id=page.id,
            files=page.files,
            pack=page.files.stamp,
            label=label_of(values),
            valid_until=page.files.valid_until,
        )

    @property
    def review(self) -> str:
        """Return who reviewed the page and when, or that nobody did; a date without a name is no review."""
        who, when = self.reviewed_by.strip(), dated(self.last_reviewed)
        if not who:
            return f"not clinically reviewed (dated {when}, no reviewer named)" if when else "not clinically reviewed"
        return f"reviewed by {quoted(who)} on {when}" if when else f"reviewed by {quoted(who)}"

    @property
    def message(self) -> str:
        """Return library, file, its date and review in one line; of a label library, label, review, file."""
        day = f"file of {day_text(self.modified)}" if self.modified else ""
        file = quoted(self.file)
        parts = (_said(self.label), self.review, file) if self.label else (file, day, self.review)
        until = f"library valid until {day_text(self.valid_until)}" if self.valid_until else ""
        return ", ".join(part for part in (quoted(self.library), *parts, until) if part)

    @property
    def is_past(self) -> bool:
        """Tell whether the day is over for which the library says that it is valid."""
        return is_past(self.valid_until)

    @property
    def seal(self) -> str:
        """Return the line that tells whether the library is signed, by whom, and of what day its pack is (UTC)."""
        return f"{SIGNATURE}{', '.join(verdict(self.pack))}"

    @property
    def lines(self) -> tuple[str, str]:
        """Return what the names say, and what the program does."""
        return self.message, self.seal

    @property
    def line(self) -> str:
        """Return both where there is room for one line alone."""
        return " | ".join(self.lines)

    @property
    def short(self) -> str:
        """Return library, file and review: what the foot of every printed page has room for, beside the seal.

        Of a label the review stands before the label, whose end is cut where there is no room.
        """
        parts = (self.review, _said(self.label)) if self.label else (quoted(self.file), self.review)
        return ", ".join((quoted(self.library), *parts))


def is_past(day: str) -> bool:
    """Tell whether a day in ISO 8601 is over here; an empty text is none."""
    return bool(day) and day < date.today().isoformat()


def verdict(pack: Stamp | None) -> list[str]:
    """Return what is said of a library's signature, of its pack's day, and of how that compares; None for a folder."""
    if pack is None:
        return ["not signed", "a folder of pages"]
    told = [signed(pack), f"pack of {day_of(pack.made) or 'an unknown day'}"]
    if pack.older_than:
        told.append(f"older than the edition of {day_of(pack.older_than)} seen before")
    if is_ahead(pack.made):
        told.append("dated ahead of this computer’s clock")
    return told


def signed(pack: Stamp) -> str:
    """Return who signed a pack, or that nobody did."""
    if pack.kind == "trusted":
        return f"signed by {named(pack.signer)} (key {pack.fingerprint})"
    if pack.kind == "unknown":
        return f"signed with a key that is not trusted here ({pack.fingerprint})"
    return "not signed"


def _said(label: PublishedLabel) -> str:
    when = dated(label.date)
    version = f"version {label.version}" if label.version else ""
    labeler = quoted(label.labeler) if label.labeler else ""
    return ", ".join(part for part in (f"label of {when}" if when else "label", version, labeler) if part)


def day_text(day: str) -> str:
    """Return an ISO date as "3 Oct 2026", which no reader takes for another day; other text as it is."""
    parsed = _date(day.strip())
    return f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}" if parsed else day.strip()


def dated(message: str) -> str:
    """Return what a page gives as a date: in words where it is one, else quoted; empty where it gives none."""
    text = message.strip()
    return day_text(text) if _date(text) or not text else quoted(text)


def day_of(made: str) -> str:
    """Return the day of a moment that a pack names, in words; empty where it is none."""
    parsed = _date(str(made)[:10])
    return day_text(parsed.isoformat()) if parsed else ""


def is_ahead(made: str) -> bool:
    """Tell whether a pack says that it was made later than a day from now."""
    from medviewer.library.pack.verification.seen import is_ahead

    return is_ahead(made)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
