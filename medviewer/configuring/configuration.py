"""The configuration in force, and from which file each value comes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from medviewer.errors import Message
from medviewer.sealing.trust import Trust

SettingValue = str | int | bool


class SiteProblem(NamedTuple):
    """A mistake in a file. line: from 1, 0 where it is not known."""

    file: Path
    line: int
    reason: Message

    def __str__(self) -> str:
        return str(self.message())

    def message(self) -> Message:
        """Return file, line and mistake in one sentence."""
        if self.line:
            return Message("{}, line {}: {}.", self.file, self.line, self.reason)
        return Message("{}: {}.", self.file, self.reason)


class Origin(NamedTuple):
    """The origin of a value. file: None where no file names it. locked: whether nothing else may change it."""

    file: Path | None = None
    locked: bool = False


class Configuration(NamedTuple):
    """A site's configuration.

    libraries: the folders and packs to open where nobody chose others. settings: of the window, by name, where a file
    says something. origins: by name. key_files: the file of each key of `trust`. labels: by generic name the setId of
    the published label that is used for it. kiosk_minutes: after which a shared desk goes back to the start page, 0
    where this is none.
    """

    libraries: tuple[Path, ...] = ()
    trust: Trust = Trust()
    settings: Mapping[str, SettingValue] = MappingProxyType({})
    origins: Mapping[str, Origin] = MappingProxyType({})
    key_files: tuple[Path, ...] = ()
    problems: tuple[SiteProblem, ...] = ()
    labels: Mapping[str, str] = MappingProxyType({})
    kiosk_minutes: int = 0

    def labels_over(self, own: Mapping[str, str]) -> dict[str, str]:
        """Return the labels that are used: the reader's own before those of the site, unless these are locked."""
        return dict(self.labels) if self.locked_by("labels") else {**self.labels, **own}

    def locked_by(self, name: str) -> Path | None:
        """Return the file that keeps a value from being changed, or forbids what is called so; None where none does."""
        origin = self.origins.get(name, Origin())
        return origin.file if origin.locked else None
