"""The glance at a page, computed where it is read."""

from __future__ import annotations

from typing import NamedTuple

from medviewer.library.glance.chips import Chip, chips_of
from medviewer.library.glance.essentials import Essentials, essentials_of
from medviewer.monograph.model import Monograph


class PageGlance(NamedTuple):
    """Essentials and topics of a page."""

    essentials: Essentials
    chips: tuple[Chip, ...]


def glance_of(monograph: Monograph) -> PageGlance:
    """Return what is shown above a page; a few milliseconds for a label of 150 KB."""
    sections = (section for tab in monograph.tabs for section in tab.sections)
    return PageGlance(essentials_of(monograph), chips_of(sections))
