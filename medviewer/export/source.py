"""Where a page comes from, in the words that stand under its title, on paper and in every file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medviewer.library.catalogue import Page
    from medviewer.monograph.model import Monograph

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Source:
    """The provenance of one page.

    library: name of the library. file: path relative to its folder, with "/". modified: ISO date of the file.
    reviewed_by, last_reviewed: as the page's front matter gives them, else empty.
    id: the monograph's id in the catalogue. folder: the library's folder, where the page's images may come from;
    None leaves every image out.
    """

    library: str
    file: str
    modified: str
    reviewed_by: str = ""
    last_reviewed: str = ""
    id: str = ""
    folder: Path | None = None

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
            folder=page.library.root,
        )

    @property
    def review(self) -> str:
        """Return who reviewed the page and when, or that nobody did; a date without a name is no review."""
        when = worded(self.last_reviewed)
        if not self.reviewed_by.strip():
            return f"not clinically reviewed (dated {when}, no reviewer named)" if when else "not clinically reviewed"
        return (
            f"reviewed by {self.reviewed_by.strip()} on {when}" if when else f"reviewed by {self.reviewed_by.strip()}"
        )

    def line(self) -> str:
        """Return library, file, date of the file and review in one line."""
        dated = f"file of {worded(self.modified)}" if self.modified else ""
        return ", ".join(part for part in (self.library, visible(self.file), dated, self.review) if part)

    def short(self) -> str:
        """Return library, file and review: what the foot of every printed page has room for."""
        return ", ".join(part for part in (self.library, visible(self.file), self.review) if part)


def worded(day: str) -> str:
    """Return an ISO date as "3 Oct 2026", which no reader takes for another day; other text as it is."""
    text = day.strip()
    try:
        parsed = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"


def visible(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name)
