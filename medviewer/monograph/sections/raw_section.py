"""The parts that a page's body is split into."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class RawSection:
    """The lines under one label.

    label: as the page has it, with its markup; empty where the page has none. above: the pieces whose headings it needs
    with its own, since they name no section but, say, the component that it is about.
    level: of its heading; run_in: it has none. firm: headings below it stay in it, whatever they name.
    line: of its label in the file, from 1. lines: what stands below the label. names: that its heading gives itself.
    """

    key: str
    label: str = ""
    above: tuple[RawSection, ...] = ()
    level: int = 0
    run_in: bool = False
    firm: bool = False
    line: int = 1
    lines: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def markdown(self) -> str:
        """Return the source below the label."""
        return "\n".join(self.lines).strip("\n")

    @property
    def labels(self) -> list[str]:
        """Return the labels that make its title, from the outside; none where the page has none."""
        if not self.above:
            return [self.label] if self.label else []
        return [label for label in (*(piece.label for piece in self.above), self.label) if label]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing but blank lines stands below the label."""
        return not any(line.strip() for line in self.lines)

    @property
    def is_general(self) -> bool:
        """Return whether a label below may open any section: the text is not yet about a certain one."""
        return self.run_in or self.key in ("overview", "other")


@dataclass(slots=True)
class RawSections:
    """The pieces of a page in its order, and its title heading as it is written, empty where it has none."""

    title: str = ""
    pieces: list[RawSection] = field(default_factory=list)
