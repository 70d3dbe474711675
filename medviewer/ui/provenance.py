"""Where a page comes from, in the language and with the dates of the window; what leaves it keeps `Source.line`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

if TYPE_CHECKING:
    from medviewer.export.source import Source
    from medviewer.library.files import Stamp
    from medviewer.monograph.published import Label


def line(source: Source) -> str:
    """Return library, its pack, file or label, and review in one line, as `Source.line` has them in English."""
    from medviewer.export.source import visible

    file = visible(source.file)
    if source.label:
        parts = (source.library, *_pack(source), _said(source.label), _review(source), file)
    else:
        dated = QCoreApplication.translate("Provenance", "file of {}").format(worded(source.modified))
        parts = (source.library, *_pack(source), file, dated if source.modified else "", _review(source))
    return ", ".join(part for part in parts if part)


def _said(label: Label) -> str:
    from medviewer.export.source import visible

    dated = QCoreApplication.translate("Provenance", "label of {}").format(worded(label.date))
    undated = QCoreApplication.translate("Provenance", "label")
    version = QCoreApplication.translate("Provenance", "version {}").format(label.version)
    parts = (dated if label.date else undated, version if label.version else "", visible(label.labeler))
    return ", ".join(part for part in parts if part)


def _pack(source: Source) -> tuple[str, ...]:
    """Return the day of the library's pack and who signed it; nothing for a folder."""
    if source.pack is None:
        return ()
    made = QCoreApplication.translate("Provenance", "pack of {}").format(worded(source.pack.made[:10]))
    return made, signed(source.pack)


def signed(pack: Stamp) -> str:
    """Return who signed a pack, or that nobody did."""
    from medviewer.export.source import visible

    if pack.kind == "trusted":
        return QCoreApplication.translate("Provenance", "signed by {}").format(visible(pack.signer))
    if pack.kind == "unknown":
        said = QCoreApplication.translate("Provenance", "signed with a key that is not trusted here ({})")
        return said.format(pack.fingerprint)
    return QCoreApplication.translate("Provenance", "not signed")


def worded(day: str) -> str:
    """Return an ISO date with its month in letters, which no reader takes for another day; other text as it is."""
    date = QDate.fromString(day.strip(), Qt.DateFormat.ISODate)
    return QLocale().toString(date, QCoreApplication.translate("Provenance", "d MMM yyyy")) if date.isValid() else day


def _review(source: Source) -> str:
    who, when = source.reviewed_by.strip(), worded(source.last_reviewed)
    if who and when:
        return QCoreApplication.translate("Provenance", "reviewed by {} on {}").format(who, when)
    if who:
        return QCoreApplication.translate("Provenance", "reviewed by {}").format(who)
    if when:
        said = QCoreApplication.translate("Provenance", "not clinically reviewed (dated {}, no reviewer named)")
        return said.format(when)
    return QCoreApplication.translate("Provenance", "not clinically reviewed")
