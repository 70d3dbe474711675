"""The source of a page in the language and with the dates of the window; what leaves it keeps `PageSource.lines`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.library.files import Stamp
    from medviewer.monograph.published_label import PublishedLabel

LONGEST = 60
"""Letters of a name that there is room for above a page; the whole one stands in the tooltip and in every export."""

translate = QCoreApplication.translate


def message(source: PageSource) -> str:
    """Return library, file or label, and review in one line, as `PageSource.said` has them in English."""
    file, library = quoted(source.file), quoted(source.library)
    if source.label:
        parts = (library, _said(source.label), review(source), file)
    else:
        day = translate("Provenance", "file of {}").format(day_text(source.modified))
        parts = (library, file, day if source.modified else "", review(source))
    return ", ".join(part for part in (*parts, validity(source.valid_until)) if part)


def validity(day: str) -> str:
    """Return until when a library says that it is valid, or was; empty where it does not say."""
    if not day:
        return ""
    from medviewer.export.page_source import is_past

    was, until = translate("Provenance", "was valid until {}"), translate("Provenance", "valid until {}")
    return (was if is_past(day) else until).format(day_text(day))


def origin(source: PageSource) -> str:
    """Return library, and label or the file's date: what stands between verdict and review in the head of a page."""
    day = translate("Provenance", "file of {}").format(day_text(source.modified)) if source.modified else ""
    said = _said(source.label) if source.label else day
    return ", ".join(part for part in (quoted(source.library), said) if part)


def place(source: PageSource) -> str:
    """Return library, labeler and label, or the file's date: what tells pages of one drug apart stands first."""
    label = source.label
    if label is None or not label.labeler:
        return origin(source)
    said = _said(label._replace(labeler=""))
    return ", ".join((quoted(source.library), quoted(label.labeler), said))


def label_id(source: PageSource) -> list[str]:
    """Return the line that tells the set id of a published label, none for another page."""
    from medviewer.quoted_names import named

    known = source.label.set_id if source.label else ""
    return [translate("Provenance", "Set id: {}").format(named(known))] if known else []


def verdict(pack: Stamp | None) -> str:
    """Return what the program says of a library's signature; None for a folder."""
    if pack is None:
        return translate("Provenance", "Folder, not signed")
    told = [signed(pack), translate("Provenance", "pack of {}").format(_day(pack.made))]
    if pack.older_than:
        told.append(translate("Provenance", "older than the edition of {} seen before").format(_day(pack.older_than)))
    if _is_ahead(pack):
        told.append(translate("Provenance", "dated ahead of this computer’s clock"))
    return ", ".join(told)


def signed(pack: Stamp) -> str:
    """Return who signed a pack, or that nobody did."""
    from medviewer.quoted_names import named

    if pack.kind == "trusted":
        return translate("Provenance", "Signed by {}").format(named(pack.signer))
    if pack.kind == "unknown":
        return translate("Provenance", "Signed with a key that is not trusted here")
    return translate("Provenance", "Not signed")


def details(source: PageSource) -> list[str]:
    """Return what the tooltip tells: the verdict, what it is worth, key, and the library's whole name."""
    pack = source.pack
    meaning = {
        "trusted": translate("Provenance", "The pack is whole, and this computer trusts the key that signed it."),
        "unknown": translate("Provenance", "The pack is whole, but nobody here knows whose key signed it."),
        "unsigned": translate("Provenance", "The pack is whole, but anybody could have made it."),
        "folder": translate("Provenance", "Whoever may write to the folder can change its pages."),
    }
    key = translate("Provenance", "Key: {}").format(pack.fingerprint) if pack and pack.fingerprint else ""
    library = translate("Provenance", "Library: {}").format(quoted(source.library, 200))
    return [line for line in (verdict(pack), meaning[kind(pack)], key, library) if line]


def kind(pack: Stamp | None) -> str:
    """Return "trusted", "unknown", "unsigned" or "folder"."""
    known = pack is not None and pack.kind in ("trusted", "unknown")
    return "folder" if pack is None else pack.kind if known else "unsigned"


def is_odd(pack: Stamp | None) -> bool:
    """Tell whether a pack is other than it should be: its key unknown, its edition older, its date ahead."""
    return pack is not None and (kind(pack) == "unknown" or bool(pack.older_than) or _is_ahead(pack))


def quoted(name: str, longest: int = LONGEST) -> str:
    """Return a name that somebody else chose, in the quotes of the window's language, which it cannot close."""
    from medviewer.quoted_names import named

    return translate("Provenance", "“{}”").format(named(name, longest))


def day_text(day: str) -> str:
    """Return an ISO date with its month in letters, which no reader takes for another day; other text as it is."""
    date = _date(day)
    return QLocale().toString(date, translate("Provenance", "d MMM yyyy")) if date.isValid() else day


def _said(label: PublishedLabel) -> str:
    dated = translate("Provenance", "label of {}").format(_dated(label.date))
    undated = translate("Provenance", "label")
    version = translate("Provenance", "version {}").format(label.version)
    labeler = quoted(label.labeler) if label.labeler else ""
    parts = (dated if label.date.strip() else undated, version if label.version else "", labeler)
    return ", ".join(part for part in parts if part)


def review(source: PageSource) -> str:
    """Return who reviewed a page and when, or that nobody did."""
    who, when = source.reviewed_by.strip(), _dated(source.last_reviewed)
    if who and when:
        return translate("Provenance", "reviewed by {} on {}").format(quoted(who), when)
    if who:
        return translate("Provenance", "reviewed by {}").format(quoted(who))
    if when:
        return translate("Provenance", "not clinically reviewed (dated {}, no reviewer named)").format(when)
    return translate("Provenance", "not clinically reviewed")


def _dated(message: str) -> str:
    """Return what a page gives as a date: in words where it is one, else quoted; empty where it gives none."""
    text = message.strip()
    return day_text(text) if not text or _date(text).isValid() else quoted(text)


def _day(made: str) -> str:
    """Return the day of a moment that a pack names."""
    day = str(made)[:10]
    return day_text(day) if _date(day).isValid() else translate("Provenance", "an unknown day")


def _date(day: str) -> QDate:
    return QDate.fromString(day.strip(), Qt.DateFormat.ISODate)


def _is_ahead(pack: Stamp) -> bool:
    from medviewer.library.pack.verification.seen import is_ahead

    return is_ahead(pack.made)
