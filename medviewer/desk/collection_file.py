"""One collection as a JSON file that a colleague can import; docs/desk.md describes the format."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

from medviewer.desk import collections, transfer
from medviewer.desk.collections import Collection, Member
from medviewer.desk.content import collection_of
from medviewer.desk.moves import LibraryPage, LibraryPages
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.errors import Message

VERSION = 1
"""Of the file's format; a change that an older medviewer would misread raises it."""


class ImportedCollection(NamedTuple):
    """The result of importing a collection. added: new in the collection. known: in it already.

    unknown: of these, those that none of the open libraries holds; they are kept all the same.
    """

    name: str
    added: tuple[Member, ...]
    known: tuple[Member, ...]
    unknown: tuple[Member, ...]


def export(database: Database, name: str, path: Path) -> None:
    """Write a collection, with the content hashes of its pages as last read. Raises DeskError."""
    collection, digests = database.read(lambda connection: _with_digests(connection, name))
    content = transfer.collection_json(collection)
    del content["pinned"]  # what stands first on a start page is for its reader to choose
    content["members"] = [{**member._asdict(), "digest": digests.get(member.id, "")} for member in collection.members]
    head = {"medviewer": "collection", "version": VERSION, "exported": values.iso(values.now())}
    transfer.write_json(path, {**head, **content}, Message("The collection “{}”", collection.name))


def take_in(database: Database, path: Path, pages: LibraryPages) -> ImportedCollection:
    """Add a file's collection, or to the one of its name what that lacks, each page under its id in `pages`.

    Raises DeskError, with nothing changed, where the file is not one of `export`.
    """
    collection, digests = transfer.read_json(path, _understood)
    found = [pages.find(LibraryPage(one.id, one.title, digests.get(one.id, ""))) for one in collection.members]
    pairs = zip(collection.members, found, strict=True)
    members = [one._replace(id=page.id, title=page.title) if page else one for one, page in pairs]
    unknown = tuple(one for one, page in zip(members, found, strict=True) if page is None)

    def write(connection: sqlite3.Connection) -> ImportedCollection:
        known = collections.ids_of(connection, collection.name)
        collections.add(connection, collection._replace(members=tuple(members), pinned=False))
        added = tuple(one for one in members if one.id not in known)
        return ImportedCollection(collection.name, added, tuple(one for one in members if one.id in known), unknown)

    return database.write(write, Message("imported"))


def _with_digests(connection: sqlite3.Connection, name: str) -> tuple[Collection, dict[str, str]]:
    return collections.named(connection, name), dict(connection.execute("SELECT id, digest FROM readings").fetchall())


def _understood(raw: object) -> tuple[Collection, dict[str, str]]:
    if not isinstance(raw, dict) or raw.get("medviewer") != "collection" or type(raw.get("version")) is not int:
        raise ValueError(Message("it is no collection that medviewer exported"))
    if not 1 <= raw["version"] <= VERSION:
        raise ValueError(
            Message("it has version {}, this medviewer reads up to {}: update medviewer", raw["version"], VERSION)
        )
    collection = collection_of(raw, Message("the collection"))
    return collection, {
        one.id: _digest(entry) for one, entry in zip(collection.members, raw.get("members", []), strict=True)
    }


def _digest(entry: dict[str, Any]) -> str:
    digest = entry.get("digest", "")
    return digest if isinstance(digest, str) else ""
