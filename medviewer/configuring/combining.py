"""Combine all configuration files: whose value counts, what is locked, and the safe side in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from medviewer.configuring.configuration import Configuration, Origin, SiteProblem
from medviewer.configuring.site_file import KEYS, LIBRARIES, NAMES, REQUIRED, SETTINGS, SiteFile
from medviewer.configuring.site_places import NAMED, PROGRAM, SYSTEM, USER
from medviewer.errors import Message
from medviewer.sealing.keys import PublicKey
from medviewer.sealing.trust import Trust


def combined(files: Iterable[SiteFile]) -> Configuration:
    """Return what files say together, given in the order in which their locks count.

    What a file locks has that file's value, or the program's own where it names none. Else the user's file counts
    before the one beside the program, and that before the system's. Trusted keys of all files add up.

    Fails safe: where a file that may lock cannot be read, no key is trusted and none but signed packs are opened; where
    it is not sure what it locks, keys of the user's file are not trusted, and any file can require signatures.
    """
    said = list(files)
    if not said:
        return Configuration()
    lockers = {name: file for name in NAMES if (file := _locker(said, name))}
    deciding = {name: lockers.get(name) or _strongest(said, name) for name in NAMES}
    values = {name: file.values[name] for name, file in deciding.items() if file and name in file.values}
    keys = _keys(_trusting(said, lockers.get(KEYS)))
    return Configuration(
        libraries=_paths(values.get(LIBRARIES)),
        trust=Trust(tuple(key for key, _ in keys), _required(said, lockers.get(REQUIRED), values)),
        settings={name: value for name in SETTINGS if isinstance(value := values.get(name), str | int)},
        origins={name: Origin(file.place.file, name in lockers) for name, file in deciding.items() if file},
        key_files=tuple(file for _, file in keys),
        problems=(*(problem for file in said for problem in file.problems), *_closing(lockers.get(KEYS))),
    )


def _locker(files: Sequence[SiteFile], name: str) -> SiteFile | None:
    """Return the first file that locks a name; trust is locked too by one that may lock and is not understood."""
    doubted = name in (KEYS, REQUIRED)
    return next((file for file in files if name in file.locked or (doubted and _is_doubtful(file))), None)


def _is_doubtful(file: SiteFile) -> bool:
    return file.place.kind != USER and not file.sure


def _strongest(files: Sequence[SiteFile], name: str) -> SiteFile | None:
    return next((file for file in _by_strength(files) if name in file.values), None)


def _by_strength(files: Sequence[SiteFile]) -> list[SiteFile]:
    """Return files in the order in which their values count where nothing is locked."""
    return [file for kind in (USER, PROGRAM, NAMED, SYSTEM) for file in files if file.place.kind == kind]


def _trusting(files: Sequence[SiteFile], locker: SiteFile | None) -> list[SiteFile]:
    """Return the files whose keys are trusted."""
    if locker is None:
        return _by_strength(files)
    if KEYS in locker.locked or not locker.readable:
        return [locker]
    return [file for file in _by_strength(files) if file.place.kind != USER]


def _required(files: Sequence[SiteFile], locker: SiteFile | None, values: Mapping[str, object]) -> bool:
    if locker is None or REQUIRED in locker.locked:
        return values.get(REQUIRED) is True
    return not locker.readable or any(file.values.get(REQUIRED) is True for file in files)


def _closing(locker: SiteFile | None) -> tuple[SiteProblem, ...]:
    """Return what follows from a file that may lock trust and cannot be read."""
    if locker is None or locker.readable:
        return ()
    return (
        SiteProblem(
            locker.place.file,
            0,
            Message("it might say which keys are trusted, so no pack is opened until it is mended"),
        ),
    )


def _keys(files: Sequence[SiteFile]) -> list[tuple[PublicKey, Path]]:
    """Return the keys that files trust, each once, and the file that names it first."""
    found: dict[bytes, tuple[PublicKey, Path]] = {}
    for file in files:
        keys = file.values.get(KEYS, ())
        for key in keys if isinstance(keys, tuple) else ():
            found.setdefault(key.public, (key, file.place.file))
    return list(found.values())


def _paths(value: object) -> tuple[Path, ...]:
    return value if isinstance(value, tuple) else ()
