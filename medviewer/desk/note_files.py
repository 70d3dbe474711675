"""Notes as a folder of plain Markdown files, one a note, which a hospital can keep under version control."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from medviewer.atomic import write_atomically
from medviewer.desk import notes
from medviewer.desk.merging import MergeResult
from medviewer.desk.notes import Note
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.desk.storage.faults import cause
from medviewer.errors import DeskError, ExportError, Message, PageError, message_of
from medviewer.monograph import decoding
from medviewer.monograph.frontmatter import front_matter
from medviewer.monograph.unread import is_unread

MOST = 20_000
"""Files of a folder that are looked at."""
LARGEST = 1 << 20
"""Bytes of a file of a note."""

_FIELDS = ("note", "monograph", "title", "section", "initials", "created", "changed", "page")
_SECTION = re.compile(r"[\w.-]{0,100}")
_NO_NAME = re.compile(r"[^a-z0-9]+")
_NOT_IN_YAML = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


class ExportedNotes(NamedTuple):
    """Numbers of files that were written and that were so already, and the names of other .md files in the folder."""

    written: int
    same: int
    others: tuple[str, ...]


class ImportedNotes(NamedTuple):
    """The notes that were taken in, and (file, reason) of what was not, since it holds no note."""

    merged: MergeResult
    problems: tuple[tuple[str, Message], ...]


def export(database: Database, folder: Path) -> ExportedNotes:
    """Write each note to a file of its own in `folder`, which is made; no file but those of notes is touched.

    Raises DeskError; each file is written whole or not at all.
    """
    kept = database.read(notes.every)
    written = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for note in kept:
            written += _write(folder / name_of(note), text_of(note))
        ours = {name_of(note) for note in kept}
        others = sorted(path.name for path in folder.glob("*.md") if path.name not in ours)
    except (OSError, ExportError) as error:
        reason = cause(error if isinstance(error, OSError) else error.__cause__ or error)[0]
        raise DeskError(
            "The notes could not be exported to {}: {}. Choose another folder, then try again.", folder, reason
        ) from error
    if database.refusal is None:
        database.write(lambda connection: _note_shared(connection, kept))
    return ExportedNotes(written, len(kept) - written, tuple(others))


def load(folder: Path) -> tuple[list[Note], list[tuple[str, Message]]]:
    """Return the notes of a folder and the files, by name, that hold none, with the reason. Raises DeskError."""
    found: list[Note] = []
    problems: list[tuple[str, Message]] = []
    if not folder.is_dir():
        raise DeskError("The notes could not be imported: {} is no folder. Choose the folder of the notes.", folder)
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            found.append(_note_of(path))
        except (ValueError, DeskError, PageError) as error:
            problems.append((name, message_of(error)))
        except OSError as error:
            problems.append((name, Message("{}", error.strerror or error)))
    return found, problems


def name_of(note: Note) -> str:
    """Return the name of a note's file: the page's file, the section and the note's key, of a-z, 0-9 and hyphens."""
    stem = PurePosixPath(note.id).name.removesuffix(".md").removesuffix(".markdown")
    parts = (_slug(stem)[:60], _slug(note.section)[:40] or "page", note.key)
    return "-".join(part for part in parts if part) + ".md"


def text_of(note: Note) -> str:
    """Return the content of a note's file."""
    told = dict(zip(_FIELDS, _told(note), strict=True))
    lines = [f"{field}: {_quoted(value)}\n" for field, value in told.items() if value]
    return f"---\n{''.join(lines)}---\n\n{note.text}\n"


def _told(note: Note) -> tuple[str, ...]:
    return (
        note.key,
        note.id,
        note.title,
        note.section,
        note.initials,
        note.created,
        note.changed,
        note.digest,
    )


def _note_of(path: Path) -> Note:
    """Return the note of a file; raises ValueError, PageError, DeskError or OSError with the reason where none."""
    if path.stat().st_size > LARGEST:
        raise ValueError(Message("it is larger than {} KB", LARGEST // 1024))
    text, _ = decoding.read_page(path)
    found = front_matter.split(text)
    if found.problems:
        raise ValueError(found.problems[0].message)
    given = {key: value for key, value in found.texts.items() if isinstance(value, str)}
    monograph = given.get("monograph", "")
    if not values.can_be_id(monograph):
        raise ValueError(Message("its front matter names no `monograph`, so it is no note"))
    section = given.get("section", "")
    if not _SECTION.fullmatch(section):
        raise ValueError(Message("its `section` is not the key of a section, such as dosage"))
    created = _time(given.get("created", ""), path)
    changed = max(created, _time(given.get("changed", ""), path) if given.get("changed") else created)
    key, digest = given.get("note", ""), given.get("page", "")
    return Note(
        notes.usable_key(key),
        monograph,
        section,
        notes.checked(found.body),
        notes.signed(given.get("initials", "")),
        created,
        changed,
        values.titled(given.get("title", "")),
        notes.usable_digest(digest),
    )


def _time(text: str, path: Path) -> str:
    """Return a time as UTC; that of the file where a note written by hand gives none."""
    if not text:
        return values.iso(datetime.fromtimestamp(path.stat().st_mtime, UTC))
    try:
        moment = datetime.fromisoformat(text.strip())
        return values.iso(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError) as error:
        raise ValueError(Message("“{}” is not a time such as 2026-10-03T14:05:09Z", text[:40])) from error


def _files(folder: Path) -> Iterator[Path]:
    """Yield the .md files of a folder and those below it, by name; no hidden folder, no bin, no link, no device."""
    count = 0
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_unread(name))
        for name in sorted(files):
            path = Path(place) / name
            if is_unread(name) or not name.lower().endswith(".md") or not stat.S_ISREG(path.lstat().st_mode):
                continue
            count += 1
            if count > MOST:
                raise DeskError("{} holds more than {} files. Choose the folder of the notes itself.", folder, MOST)
            yield path


def _write(path: Path, text: str) -> bool:
    """Write a file whole, in place even of a link of its name; tell whether it was another one before."""
    data = text.encode("utf-8", "replace")
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    write_atomically(path, data, through_link=False)
    return True


def _note_shared(connection: sqlite3.Connection, kept: list[Note]) -> None:
    rows = [(note.changed, note.key, note.changed) for note in kept]
    connection.executemany("UPDATE notes SET shared = ? WHERE key = ? AND changed = ?", rows)


def _slug(text: str) -> str:
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NO_NAME.sub("-", plain).strip("-") or (blake2b(text.encode(), digest_size=4).hexdigest() if text else "")


def _quoted(text: str) -> str:
    """Return a text as YAML's double-quoted scalar, which JSON's strings are."""
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
