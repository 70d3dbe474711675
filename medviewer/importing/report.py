"""The report of an import, or of a trial: how many of each, and by name what was refused or is withdrawn."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from medviewer.importing.kinds import SPL
from medviewer.importing.sources import Refusal


@dataclass(slots=True)
class Report:
    """Counts of labels. filtered: left out by a filter. withdrawn: pages of earlier imports that no source has now;
    unasked: those whose labels the filter or the choice by generic does not take now. Both are kept.

    left_out: what pages lack that their labels have, such as images that no reader could show.
    """

    dry_run: bool = False
    cancelled: bool = False
    written: int = 0
    updated: int = 0
    kept: int = 0
    filtered: int = 0
    images: int = 0
    refused: list[Refusal] = field(default_factory=list)
    left_out: list[Refusal] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """Return how many labels were looked at."""
        return self.written + self.updated + self.kept + self.filtered + len(self.refused)

    def add(self, other: Report) -> None:
        """Add what another import did; what is withdrawn is not known of one part alone, and left to the caller."""
        for name in ("written", "updated", "kept", "filtered", "images", "refused", "left_out", "unasked"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.cancelled |= other.cancelled

    def as_object(self) -> dict[str, object]:
        """Return the report as JSON knows it."""
        values = asdict(self)
        for key in ("refused", "left_out"):
            values[key] = [one._asdict() for one in getattr(self, key)]
        return values


@dataclass(frozen=True, slots=True)
class ImportStatus:
    """The progress of an import.

    seconds_left: None until enough is done to tell. mb: of the sources, as they lie there.

    doing: "import", or "choose" while labels are only weighed. where: what was read last. kind: of the sources.
    """

    done: int
    total: int
    mb: float
    total_mb: float
    seconds_left: float | None
    doing: str
    where: str = ""
    kind: str = SPL
