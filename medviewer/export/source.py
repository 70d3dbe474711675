"""Where a page comes from, in the words that stand under its title, on paper and in every file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from medviewer.monograph.published import Label, label_of

if TYPE_CHECKING:
    from medviewer.library.catalogue import Page
    from medviewer.library.files import Files, Stamp
    from medviewer.monograph.model import Monograph

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Source:
    """The provenance of one page.

    library: name of the library. file: path relative to its folder, with "/". modified: ISO date of the file.
    reviewed_by, last_reviewed: as the page's front matter gives them, else empty.
    id: the monograph's id in the catalogue. files: those of the library, where the page's images may come from;
    None leaves every image out. pack: what the library's pack says of itself, None where it is a folder.
    label: the published label that the page was made of, whose date tells more than that of the file.
    """

    library: str
    file: str
    modified: str
    reviewed_by: str = ""
    last_reviewed: str = ""
    id: str = ""
    files: Files | None = None
    pack: Stamp | None = None
    label: Label | None = None

    @classmethod
    def of(cls, page: Page, monograph: Monograph) -> Source:
        """Return the provenance of a page of the catalogue; the file's date is that of the local time zone."""
        return cls(
            library=page.library.name,
            file=page.source,
            modified=datetime.fromtimestamp(page.modified).date().isoformat(),
            reviewed_by=monograph.reviewed_by,
            last_reviewed=monograph.last_reviewed,
            id=page.id,
            files=page.files,
            pack=page.files.stamp,
            label=label_of(monograph.front_matter),
        )

    @property
    def review(self) -> str:
        """Return who reviewed the page and when, or that nobody did; a date without a name is no review."""
        when, who = worded(self.last_reviewed), " ".join(self.reviewed_by.split())
        if not who:
            return f"not clinically reviewed (dated {when}, no reviewer named)" if when else "not clinically reviewed"
        return f"reviewed by {who} on {when}" if when else f"reviewed by {who}"

    @property
    def edition(self) -> str:
        """Return the day on which the library's pack was made, in UTC; empty for a folder."""
        return f"pack of {worded(self.pack.made[:10])}" if self.pack else ""

    @property
    def seal(self) -> str:
        """Return who signed the library's pack, or that nobody did; empty for a folder."""
        if self.pack is None:
            return ""
        if self.pack.kind == "trusted":
            return f"signed by {visible(self.pack.signer)}"
        if self.pack.kind == "unknown":
            return f"signed with a key that is not trusted here ({self.pack.fingerprint})"
        return "not signed"

    def line(self) -> str:
        """Return library, its pack, file, its date and review in one line; of a label library, label, review, file."""
        file = visible(self.file)
        dated = f"file of {worded(self.modified)}" if self.modified else ""
        parts = (_said(self.label), self.review, file) if self.label else (file, dated, self.review)
        return ", ".join(part for part in (visible(self.library), self.edition, self.seal, *parts) if part)

    def short(self) -> str:
        """Return library, day of its pack, file and review: what the foot of every printed page has room for.

        Of a label the review stands before the label, whose end is cut where there is no room.
        """
        parts = (self.review, _said(self.label)) if self.label else (visible(self.file), self.review)
        return ", ".join(part for part in (visible(self.library), self.edition, *parts) if part)


def _said(label: Label) -> str:
    dated = f"label of {worded(label.date)}" if label.date else "label"
    version = f"version {label.version}" if label.version else ""
    return ", ".join(part for part in (dated, version, visible(label.labeler)) if part)


def worded(day: str) -> str:
    """Return an ISO date as "3 Oct 2026", which no reader takes for another day; other text as it is."""
    text = " ".join(day.split())
    try:
        parsed = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"


def visible(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name)
