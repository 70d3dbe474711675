"""Whose packs were read of each library, and the newest edition of each: one small file among the settings.

    {"/srv/packs": {"name": "formulary", "signer": "Pharmacy", "fingerprint": "1a2b 3c4d 5e6f 7081",
                    "made": "2026-11-26T08:00:00Z", "sha256": "…", "accepted": [], "declined": []}}

A library is known by the path that was named, and an edition by its date as well where another path holds packs of the
same name and key. Only packs that a trusted key signed are noted: nobody else can raise what counts as the newest. The
rollback and freeze of an edition are those of The Update Framework (TUF 1.0.31, 1.5.2), with dates in place of numbers.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from medviewer.errors import ChangedTrustError, ExportError, LibraryError
from medviewer.library.places import is_channel

if TYPE_CHECKING:
    from medviewer.library.pack.format import Manifest
    from medviewer.sealing.trust import Trust, Verdict

FILE = "seen.json"
FOLDER = "folder"
"""Stands for the hash of a library that is a folder of pages now."""

Judgement = Literal["as before", "first", "older", "unsigned now", "other signer"]

_MOST = 200  # libraries that are remembered, those that were noted last
_MOST_CHOSEN = 50  # packs of a library that somebody decided on
_LARGEST = 1 << 20  # bytes
_SPARE = timedelta(days=1)  # by which the clocks of those who make packs and of this computer may differ
_NEVER = datetime.min.replace(tzinfo=UTC)
_PATIENCE = 5.0  # seconds that noting waits for another window


class SeenLibrary(NamedTuple):
    """A library as it was seen before.

    signer, fingerprint: of the trusted key that signed its last pack. made, sha256: of the newest edition.
    accepted, declined: hashes of packs that no trusted key signed, which somebody chose to read or to leave closed.
    """

    name: str
    signer: str
    fingerprint: str
    made: str
    sha256: str
    accepted: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()


def judge_edition(seen: SeenLibrary | None, verdict: Verdict, made: str, now: datetime | None = None) -> Judgement:
    """Return how a pack compares with what was seen of its library, None for nothing.

    made: of the pack. A newest edition that lies ahead of `now` counts for nothing: a pack dated 2099 by mistake would
    make all others older for ever. A trusted key in place of another one is no change.
    """
    if seen is None:
        return "first"
    if verdict.kind != "trusted":
        return "unsigned now" if verdict.kind == "unsigned" else "other signer"
    return "older" if is_older(made, seen.made, now) else "as before"


def is_older(made: str, newest: str, now: datetime | None = None) -> bool:
    """Tell whether one moment lies before another that counts as the newest."""
    this, before = moment_of(made), moment_of(newest)
    return this is not None and before is not None and this < before and not is_ahead(newest, now)


def is_ahead(made: str, now: datetime | None = None) -> bool:
    """Tell whether a moment lies more than a day ahead of this computer's clock."""
    moment = moment_of(made)
    return moment is not None and moment > (now or datetime.now(UTC)) + _SPARE


class SeenLibraries:
    """The libraries that were seen, kept among the settings; read anew each time, since several windows share it."""

    def __init__(self, settings: Path) -> None:
        self._file = settings / FILE

    def of(self, root: Path, name: str = "", fingerprint: str = "") -> SeenLibrary | None:
        """Return what was seen of a library; its newest edition may have been read at another path."""
        entries = self._all()
        entry = entries.get(_key(root))
        twins = [one for one in entries.values() if fingerprint and (one.name, one.fingerprint) == (name, fingerprint)]
        known = [one for one in (entry, *twins) if one is not None and not is_ahead(one.made)]
        if not known:
            return entry
        newest = max(known, key=lambda one: moment_of(one.made) or _NEVER)
        return (entry or newest)._replace(made=newest.made, sha256=newest.sha256)

    def of_pack(self, file: Path, name: str, fingerprint: str = "") -> SeenLibrary | None:
        """Return what was seen of the library that a file is an edition of: at its own path, or in its pack folder."""
        roots = (file, *((file.parent, file.parent / name) if is_channel(file.parent) else ()))
        found = [entry for root in roots if (entry := self.of(root, name, fingerprint)) is not None]
        return max(found, key=lambda one: moment_of(one.made) or _NEVER, default=None)

    def is_settled(self, root: Path, verdict: Verdict, manifest: Manifest) -> bool:
        """Tell whether a pack can be read without a question, and without anything to note."""
        entry = self.of(root, manifest.name, verdict.fingerprint)
        if verdict.kind != "trusted":
            return entry is None or verdict.sha256 in entry.accepted
        own = self._all().get(_key(root))
        return own is not None and own == _raised(own, verdict, manifest)

    def checked(self, root: Path, verdict: Verdict, manifest: Manifest) -> str:
        """Note a pack that is about to be read; return when the newer edition was made that was seen, "" for none.

        Raises ChangedTrustError where the library was signed with a trusted key and this pack is not, until `accept`.
        """
        entry = self.of(root, manifest.name, verdict.fingerprint)
        told = judge_edition(entry, verdict, manifest.made)
        if entry is not None and told in ("unsigned now", "other signer"):
            self._require(root, entry, verdict.sha256, told, verdict.fingerprint)
            return ""
        if verdict.kind == "trusted" and not self.is_settled(root, verdict, manifest):
            with suppress(LibraryError, ExportError):
                self._change(root, lambda own: _raised(own, verdict, manifest), _PATIENCE)
        return entry.made if entry is not None and told == "older" else ""

    def check_folder(self, root: Path, trust: Trust) -> None:
        """Raise ChangedTrustError where a folder of pages stands in place of signed packs, until `accept`.

        Raises LibraryError where the site requires signatures: then nobody here may accept it.
        """
        entry = self._all().get(_key(root)) if root.is_dir() else None
        if entry is None:
            return
        if trust.required:
            raise LibraryError(
                "“{}” is refused: it held packs signed by {}, and is a folder of pages now. Ask whoever looks "
                "after it.",
                root,
                entry.signer,
            )
        self._require(root, entry, FOLDER, "folder now", "")

    def accept(self, root: Path, sha256: str) -> None:
        """Let a pack be read that no trusted key signed; raises LibraryError, ExportError where that cannot be kept."""
        self._choose(root, lambda own: own._replace(accepted=_with(own.accepted, sha256)), sha256)

    def decline(self, root: Path, sha256: str) -> None:
        """Keep that a pack is to be left closed; raises LibraryError, ExportError."""
        self._choose(root, lambda own: own._replace(declined=_with(own.declined, sha256)), sha256)

    def _require(self, root: Path, entry: SeenLibrary, sha256: str, what: str, fingerprint: str) -> None:
        if sha256 not in entry.accepted:
            declined = sha256 in entry.declined
            raise ChangedTrustError(root, entry.signer, sha256, what, fingerprint, declined)

    def _choose(self, root: Path, choose: Callable[[SeenLibrary], SeenLibrary], sha256: str) -> None:
        """Keep a choice in place of an earlier one on the same pack; there is none where nothing was seen."""

        def chosen(own: SeenLibrary | None) -> SeenLibrary | None:
            if own is None:
                return None
            rest = [tuple(one for one in kept if one != sha256) for kept in (own.accepted, own.declined)]
            return choose(own._replace(accepted=rest[0], declined=rest[1]))

        self._change(root, chosen)

    def _all(self) -> dict[str, SeenLibrary]:
        """Return every entry; a file that is damaged holds none, nor does one that cannot be read."""
        try:
            return self._loaded()
        except OSError:
            return {}

    def _loaded(self) -> dict[str, SeenLibrary]:
        """Return every entry, those noted last at the end; raises OSError where the file is there and out of reach."""
        try:
            if not stat.S_ISREG(self._file.stat().st_mode):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(self._file))
            with self._file.open("rb") as file:
                text = file.read(_LARGEST)
        except FileNotFoundError:
            return {}
        import json

        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return {}
        pairs = found.items() if isinstance(found, dict) else ()
        return {key: entry for key, values in pairs if (entry := _entry(values)) is not None}

    def _change(
        self, root: Path, change: Callable[[SeenLibrary | None], SeenLibrary | None], patience: float = 30.0
    ) -> None:
        """Write one entry anew, whole or not at all, while no other window does."""
        from medviewer.atomic import private_folder, write_atomically
        from medviewer.library.pack.locking import alone

        try:
            private_folder(self._file.parent)
            with alone(self._file.with_name(".seen.lock"), patience):
                entries = self._loaded()
                entry = change(entries.pop(_key(root), None))
                if entry is not None:
                    entries[_key(root)] = entry
                write_atomically(self._file, _rendered(entries), private=True)
        except OSError as error:
            raise LibraryError("{} cannot be written ({}). Free the place.", self._file, error.strerror) from error


def _raised(own: SeenLibrary | None, verdict: Verdict, manifest: Manifest) -> SeenLibrary:
    """Return an entry that knows of a pack of a trusted key; one dated ahead of the clock is no newest edition."""
    before = own if own is not None and own.made and not is_ahead(own.made) else None
    mark = (before.made, before.sha256) if before else ("", "")
    this, newest = moment_of(manifest.made), moment_of(mark[0])
    if this and not is_ahead(manifest.made) and (newest is None or this > newest):
        mark = manifest.made, verdict.sha256
    return SeenLibrary(manifest.name, verdict.signer, verdict.fingerprint, *mark)


def _entry(values: object) -> SeenLibrary | None:
    """Return an entry as the file has it, None for what is none."""
    if not isinstance(values, dict):
        return None
    texts = [values.get(name) for name in SeenLibrary._fields[:5]]
    chosen = [values.get(name, []) for name in SeenLibrary._fields[5:]]
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(one, list) for one in chosen):
        return None
    name, signer, fingerprint, made, sha256 = map(str, texts)
    accepted, declined = (tuple(map(str, one)) for one in chosen)
    return SeenLibrary(name, signer, fingerprint, made, sha256, accepted, declined) if fingerprint else None


def _rendered(entries: dict[str, SeenLibrary]) -> bytes:
    """Return the file, without the entries noted longest ago where there are too many."""
    import json

    kept = list(entries.items())[-_MOST:]
    while len(text := json.dumps({key: entry._asdict() for key, entry in kept}, indent=1)) >= _LARGEST:
        kept = kept[1:]
    return f"{text}\n".encode()


def _with(hashes: tuple[str, ...], sha256: str) -> tuple[str, ...]:
    return (*hashes, sha256)[-_MOST_CHOSEN:]


def _key(root: Path) -> str:
    """Return by what a library is known: its path as it was named, links in it left as they are."""
    return os.path.normpath(root.absolute())


def moment_of(made: object) -> datetime | None:
    """Return a moment in ISO 8601, in UTC unless it says otherwise; None for what is none."""
    try:
        moment = datetime.fromisoformat(str(made))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
