"""Named lists of monographs: this clinic's drugs, the crash trolley, what to read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from medviewer.desk import change_counters
from medviewer.desk.favourites import Favourite
from medviewer.desk.storage import values
from medviewer.desk.storage.database import Database
from medviewer.errors import DeskError, Message

COLOURS = ("grey", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink")
"""Names of colours, of which a theme shows its own shade; the first is what a collection has at first."""
LONGEST = 100
"""Characters of a name."""
MOST_MEMBERS = 10_000
_JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u061c\u200e\u200f"))
"""Signs that nobody sees and that scripts need where `values.neutral` leaves them."""

_HEAD = "name, colour, EXISTS (SELECT 1 FROM pins WHERE collection = number)"

T = TypeVar("T")
Member = Favourite
"""A monograph in a collection: its id, its title as it was when added, and when that was."""


class Collection(NamedTuple):
    """A list of monographs in the order that its owner gave it."""

    name: str
    colour: str
    members: tuple[Member, ...] = ()
    pinned: bool = False
    """Whether its drugs stand first on the start page."""


HeadRow = tuple[int, str, str, str, int]
MemberRow = tuple[int, str, str, str, int]


class MissingRows(NamedTuple):
    """Rows of the tables that a desk does not have yet."""

    heads: list[HeadRow]
    members: list[MemberRow]
    pins: list[tuple[int]]

    @property
    def total(self) -> int:
        """Return how many collections and members these are; a pin counts where its collection is there without."""
        new = {head[0] for head in self.heads}
        return len(self.heads) + len(self.members) + sum(number not in new for (number,) in self.pins)


class Collections:
    """All collections in their order. A name is compared without regard to case and white space.

    Usable from any thread; what is written is on the disk once a call returns. Every method raises DeskError, also for
    a collection that is not there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Collection]:
        """Return every collection with its members, each in its order."""
        return self._database.read(every)

    def get(self, name: str) -> Collection:
        """Return one collection."""
        return self._database.read(lambda connection: named(connection, name))

    def create(self, name: str, colour: str = COLOURS[0]) -> None:
        """Add an empty collection behind the others; its name must be new."""
        kept, shade = checked_name(name), checked_colour(colour)
        self._database.write(lambda connection: _create(connection, kept, shade))

    def rename(self, name: str, new: str) -> None:
        """Give a collection another name, or the same in another spelling."""
        kept = checked_name(new)

        def rename(connection: sqlite3.Connection) -> None:
            number = _number(connection, name)
            _insist_on_new(connection, kept, number)
            row = values.folded(kept), kept, number
            connection.execute("UPDATE collections SET key = ?, name = ? WHERE number = ?", row)

        self._database.write(rename)

    def recolour(self, name: str, colour: str) -> None:
        """Give a collection another one of COLOURS."""
        shade = checked_colour(colour)

        def recolour(connection: sqlite3.Connection) -> None:
            row = shade, _number(connection, name)
            connection.execute("UPDATE collections SET colour = ? WHERE number = ?", row)

        self._database.write(recolour)

    def pin(self, name: str, pinned: bool = True) -> None:
        """Let the drugs of a collection stand first on the start page, or no longer."""

        def pin(connection: sqlite3.Connection) -> None:
            number = _number(connection, name)
            connection.execute("DELETE FROM pins WHERE collection = ? AND NOT ?", (number, pinned))
            if pinned:
                connection.execute("INSERT OR IGNORE INTO pins (collection) VALUES (?)", (number,))

        self._database.write(pin)

    def move(self, name: str, place: int) -> None:
        """Put a collection in the `place`-th place, from 0, among all; beyond the last is the last."""

        def move(connection: sqlite3.Connection) -> None:
            numbers = [row[0] for row in connection.execute("SELECT number FROM collections ORDER BY position, number")]
            order = _moved(numbers, _number(connection, name), place)
            rows = [(position, number) for position, number in enumerate(order)]
            connection.executemany("UPDATE collections SET position = ? WHERE number = ?", rows)

        self._database.write(move)

    def delete(self, name: str) -> Collection:
        """Take a collection away and return all of it, so that `restore` can bring it back."""

        def delete(connection: sqlite3.Connection) -> Collection:
            number = _number(connection, name)
            gone = _whole(connection, number)
            connection.execute("DELETE FROM members WHERE collection = ?", (number,))
            connection.execute("DELETE FROM pins WHERE collection = ?", (number,))
            connection.execute("DELETE FROM collections WHERE number = ?", (number,))
            return gone

        return self._database.write(delete)

    def restore(self, collection: Collection, place: int | None = None) -> None:
        """Bring back a collection that was deleted: in the `place`-th place, or behind the others."""
        self._database.write(lambda connection: add(connection, collection))
        if place is not None:
            self.move(collection.name, place)

    def add(self, name: str, monograph_id: str, title: str) -> None:
        """Put a monograph at the end of a collection; one that is in it keeps its place and takes the new title."""
        member = Member(values.checked_id(monograph_id), values.storable(title), values.iso(values.now()))
        self._database.write(lambda connection: put_member(connection, _number(connection, name), member))

    def remove(self, name: str, monograph_id: str) -> None:
        """Take a monograph out of a collection, if it is in it."""
        key = values.checked_id(monograph_id)

        def remove(connection: sqlite3.Connection) -> None:
            row = _number(connection, name), key
            connection.execute("DELETE FROM members WHERE collection = ? AND id = ?", row)

        self._database.write(remove)

    def move_member(self, name: str, monograph_id: str, place: int) -> None:
        """Put a monograph in the `place`-th place, from 0, of its collection; one that is not in it stays out."""
        key = values.checked_id(monograph_id)

        def move(connection: sqlite3.Connection) -> None:
            number = _number(connection, name)
            order = _moved([member.id for member in _members(connection, number)], key, place)
            rows = [(position, number, one) for position, one in enumerate(order)]
            connection.executemany("UPDATE members SET position = ? WHERE collection = ? AND id = ?", rows)

        self._database.write(move)

    def version(self) -> int:
        """Return a number that is another one after any window has changed a collection; cheap to ask often."""
        return change_counters.version(self._database, "collections")


def every(connection: sqlite3.Connection) -> list[Collection]:
    """Return all collections in their order, within a transaction."""
    members: dict[int, list[Member]] = {}
    for number, *row in connection.execute("SELECT collection, id, title, added FROM members ORDER BY position, id"):
        members.setdefault(number, []).append(Member._make(row))
    heads = connection.execute(f"SELECT number, {_HEAD} FROM collections ORDER BY position, number")
    return [_with_members(head, members.get(number, ())) for number, *head in heads]


def named(connection: sqlite3.Connection, name: str) -> Collection:
    """Return one collection within a transaction; raises DeskError where it is not there."""
    return _whole(connection, _number(connection, name))


def add(connection: sqlite3.Connection, collection: Collection) -> int:
    """Add a collection, or to the one of its name what that lacks, within a transaction; return how many were new."""
    found = missing(connection, united([collection]))
    put(connection, found)
    return found.total


def missing(connection: sqlite3.Connection, theirs: Mapping[str, Collection]) -> MissingRows:
    """Return what the desk lacks of collections, as `united` gives them; raises DeskError beyond MOST_MEMBERS.

    Each row is looked at once, whatever there is already.
    """
    ours = dict(connection.execute("SELECT key, number FROM collections").fetchall())
    query = "SELECT coalesce(max(number), 0), coalesce(max(position), 0) FROM collections"
    number, position = connection.execute(query).fetchone()
    pinned = {number for (number,) in connection.execute("SELECT collection FROM pins")}
    found = MissingRows([], [], [])
    for key, collection in theirs.items():
        if collection.pinned and ours.get(key) not in pinned:
            found.pins.append((ours.get(key, number + 1),))
        if key in ours:
            found.members.extend(_lacking(connection, ours[key], collection.members))
            continue
        number, position = number + 1, position + 1
        found.heads.append((number, key, collection.name, collection.colour, position))
        _insist_on_room(len(collection.members))
        found.members.extend((number, *member, place) for place, member in enumerate(collection.members, 1))
    return found


def put(connection: sqlite3.Connection, found: MissingRows) -> None:
    """Write what was missing, within the transaction in which it was."""
    heads = "INSERT INTO collections (number, key, name, colour, position) VALUES (?, ?, ?, ?, ?)"
    connection.executemany(heads, found.heads)
    members = "INSERT INTO members (collection, id, title, added, position) VALUES (?, ?, ?, ?, ?)"
    connection.executemany(members, found.members)
    connection.executemany("INSERT INTO pins (collection) VALUES (?)", found.pins)


def united(theirs: Sequence[Collection]) -> dict[str, Collection]:
    """Return collections by what their names are compared by, those of one name put together, each member once."""
    first: dict[str, Collection] = {}
    members: dict[str, dict[str, Member]] = {}
    pinned = {values.folded(collection.name) for collection in theirs if collection.pinned}
    for collection in theirs:
        key = values.folded(collection.name)
        first.setdefault(key, collection)
        found = members.setdefault(key, {})
        for member in collection.members:
            found.setdefault(member.id, member)
    return {key: one._replace(members=tuple(members[key].values()), pinned=key in pinned) for key, one in first.items()}


def ids_of(connection: sqlite3.Connection, name: str) -> set[str]:
    """Return the ids of the members of a collection, none where it is not there, within a transaction."""
    number = _number_of(connection, values.folded(name))
    rows = connection.execute("SELECT id FROM members WHERE collection = ?", (number,)) if number is not None else ()
    return {id for (id,) in rows}


def put_member(connection: sqlite3.Connection, number: int, member: Member) -> None:
    """Put a monograph at the end of a collection within a transaction; raises DeskError beyond MOST_MEMBERS."""
    query = "SELECT count(*), coalesce(max(position), 0) + 1 FROM members WHERE collection = ?"
    count, position = connection.execute(query, (number,)).fetchone()
    _insist_on_room(count + 1)
    connection.execute(
        """INSERT INTO members (collection, id, title, added, position) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (collection, id) DO UPDATE SET title = excluded.title WHERE title <> excluded.title""",
        (number, *member, position),
    )


def checked_name(name: str) -> str:
    """Return a name as it is kept, on one line; raises DeskError, which says why it cannot be one."""
    kept = values.tidied(name)
    seen = kept.translate(_JOINERS)
    if not seen or not seen.isprintable() or values.neutral(kept) != kept:
        raise DeskError("A collection needs a name of letters that can be seen. Type one.")
    if len(kept) > LONGEST:
        raise DeskError("The name has {} characters, more than the {} of a collection. Shorten it.", len(kept), LONGEST)
    return kept


def checked_colour(colour: str) -> str:
    """Return the colour as it is; raises DeskError where there is none of this name."""
    if colour in COLOURS:
        return colour
    raise DeskError("There is no colour “{}”. Choose one of: {}.", values.storable(colour)[:40], ", ".join(COLOURS))


def _lacking(connection: sqlite3.Connection, number: int, theirs: Sequence[Member]) -> list[MemberRow]:
    """Return rows of the members that a collection lacks, for its end."""
    query = "SELECT id, position FROM members WHERE collection = ?"
    known = dict(connection.execute(query, (number,)).fetchall()) if theirs else {}
    new = [member for member in theirs if member.id not in known]
    _insist_on_room(len(known) + len(new))
    return [(number, *member, place) for place, member in enumerate(new, max(known.values(), default=0) + 1)]


def _insist_on_room(count: int) -> None:
    if count > MOST_MEMBERS:
        raise DeskError("The collection holds {} monographs, which is the most. Begin another one.", MOST_MEMBERS)


def _create(connection: sqlite3.Connection, name: str, colour: str) -> None:
    _insist_on_new(connection, name)
    put(connection, missing(connection, united([Collection(name, colour)])))


def _insist_on_new(connection: sqlite3.Connection, name: str, own: int = -1) -> None:
    query = "SELECT name FROM collections WHERE key = ? AND number <> ?"
    row = connection.execute(query, (values.folded(name), own)).fetchone()
    if row:
        raise DeskError("There is a collection “{}” already. Choose another name.", row[0])


def _number(connection: sqlite3.Connection, name: str) -> int:
    number = _number_of(connection, values.folded(name))
    if number is not None:
        return number
    names = [one for (one,) in connection.execute("SELECT name FROM collections ORDER BY position, number LIMIT 20")]
    there = Message("There are: {}.", ", ".join(names)) if names else Message("There is none yet.")
    raise DeskError("There is no collection “{}”. {}", values.storable(name)[:LONGEST], there)


def _number_of(connection: sqlite3.Connection, key: str) -> int | None:
    row = connection.execute("SELECT number FROM collections WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else None


def _whole(connection: sqlite3.Connection, number: int) -> Collection:
    head = connection.execute(f"SELECT {_HEAD} FROM collections WHERE number = ?", (number,)).fetchone()
    return _with_members(head, _members(connection, number))


def _with_members(head: Sequence[object], members: Iterable[Member]) -> Collection:
    name, colour, pinned = head
    return Collection(str(name), str(colour), tuple(members), bool(pinned))


def _members(connection: sqlite3.Connection, number: int) -> list[Member]:
    query = "SELECT id, title, added FROM members WHERE collection = ? ORDER BY position, id"
    return [Member._make(row) for row in connection.execute(query, (number,))]


def _moved(order: Sequence[T], one: T, place: int) -> list[T]:
    others = [other for other in order if other != one]
    return [*others[: max(place, 0)], one, *others[max(place, 0) :]] if one in order else list(order)
