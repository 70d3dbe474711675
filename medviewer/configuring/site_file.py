"""A site's configuration files: read and checked one by one, and combined with the safe side in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from medviewer.configuring.configuration import Configuration, Origin, SettingValue, SiteProblem
from medviewer.configuring.restrictions import (
    FORBIDDABLE,
    KIOSK,
    MINUTES,
    POSSIBLE_MINUTES,
    forbidding_files,
    minutes_of,
)
from medviewer.configuring.section_order import SectionOrder
from medviewer.configuring.site_places import NAMED, PROGRAM, SYSTEM, USER, SitePlace
from medviewer.errors import Message
from medviewer.monograph.frontmatter.bounded_toml import TomlError, TomlMap, load
from medviewer.sealing.keys import KeyFileError, PublicKey, parsed
from medviewer.sealing.trust import Trust

LIBRARIES, KEYS, REQUIRED, LABELS = "libraries", "trusted_keys", "require_signature", "labels"
LANGUAGES = ("system", "en", "de", "es")
THEMES = ("system", "light", "dark", "contrast")
TEXT_SIZES = range(70, 201)
SETTINGS = ("language", "theme", "text_size", "drug_links", "print_notes", "sections", "compact_list")
NAMES = (LIBRARIES, KEYS, REQUIRED, LABELS, *SETTINGS)
"""What can be configured, and locked."""
_MOST_PROBLEMS = 50  # of a file that are told
_LONGEST_TOLD = 60  # characters of a name in a problem


class SiteFile(NamedTuple):
    """The content of a site's file.

    values: of the right types, by name; locked: names that no other file, setting or menu changes.

    readable: whether it is known what it says. sure: whether it is known what it locks.
    """

    place: SitePlace
    values: Mapping[str, object]
    locked: frozenset[str]
    problems: tuple[SiteProblem, ...]
    readable: bool = True
    sure: bool = True


class _WrongError(Exception):
    """A value is not what it must be; says what it must be."""


def read(place: SitePlace) -> SiteFile | None:
    """Return what a file says, None where there is none; whatever is wrong with it is one of its problems."""
    try:
        return _Reading(place, load(place.file)).result()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except TomlError as error:
        return _unreadable(place, error.line, Message("it cannot be read: {}", error.reason))
    except OSError as error:
        return _unreadable(place, 0, Message("it cannot be read: {}", error.strerror or error))


def _unreadable(place: SitePlace, line: int, reason: Message) -> SiteFile:
    return SiteFile(place, {}, frozenset(), (SiteProblem(place.file, line, reason),), readable=False, sure=False)


class _Reading:
    """The values of a file on their way into a `SiteFile`."""

    def __init__(self, place: SitePlace, toml: TomlMap) -> None:
        self._place = place
        self._toml = toml
        self._content: Mapping[str, object] = toml.values
        self._problems: list[SiteProblem] = []
        self._values: dict[str, object] = {}

    def result(self) -> SiteFile:
        """Return the file, each value looked at."""
        checks: dict[str, Callable[[object], object]] = {
            LIBRARIES: self._libraries,
            KEYS: self._keys,
            REQUIRED: _truth,
            LABELS: _labels,
            KIOSK: _truth,
            MINUTES: _minutes,
            **dict.fromkeys(FORBIDDABLE, _truth),
        }
        for name, value in self._content.items():
            if name in checks:
                self._take(name, value, checks[name])
            elif name not in ("settings", "locked"):
                known = ", ".join((*checks, "settings", "locked"))
                self._tell(name, Message("there is no “{}”; known are {}", name[:_LONGEST_TOLD], known))
        if REQUIRED in self._content:
            self._values.setdefault(REQUIRED, True)  # fails safe where it is neither true nor false
        if KIOSK in self._content:
            self._values.setdefault(KIOSK, True)
        self._values = {name: False for name in FORBIDDABLE if name in self._content} | self._values
        self._read_settings(self._content.get("settings", {}))
        locked, sure = self._locks(self._content.get("locked", []))
        return SiteFile(self._place, self._values, locked, tuple(self._problems), sure=sure)

    def _take(self, name: str, value: object, check: Callable[[object], object]) -> None:
        try:
            self._values[name] = check(value)
        except _WrongError as wrong:
            self._tell(name, Message("“{}” must be {}", name, wrong))

    def _tell(self, name: str, reason: Message, number: int = 0) -> None:
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append(SiteProblem(self._place.file, self._toml.line_of(name, number), reason))

    def _libraries(self, value: object) -> tuple[Path, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise _WrongError(Message("a list of folders and packs, such as [“/srv/formulary”]"))
        try:
            return tuple(self._place.file.parent / Path(one).expanduser() for one in value)
        except RuntimeError as error:
            raise _WrongError(Message("a list of folders and packs; {}", error)) from error

    def _keys(self, value: object) -> tuple[PublicKey, ...]:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise _WrongError(Message("written as [[trusted_keys]], each with a name and a key"))
        return tuple(key for number, one in enumerate(value) if (key := self._key(number, one)))

    def _key(self, number: int, entry: Mapping[str, object]) -> PublicKey | None:
        name, line = entry.get("name"), entry.get("key")
        if not isinstance(name, str) or not name.strip() or not isinstance(line, str) or set(entry) != {"name", "key"}:
            lacking = Message("trusted key {} must have a name and a key, both texts, and nothing else", number + 1)
            self._tell(KEYS, lacking, number)
            return None
        try:
            return parsed(line, " ".join(name.split()))
        except KeyFileError:
            wrong = Message(
                "the key of “{}” is wrong. A public key is “ed25519:” and 64 hex digits, as `medviewer pack keygen` "
                "prints it",
                name[:_LONGEST_TOLD],
            )
            self._tell(KEYS, wrong, number)
            return None

    def _read_settings(self, settings: object) -> None:
        if not isinstance(settings, dict):
            self._tell("settings", Message("“settings” must be a table: [settings]"))
            return
        for name, value in settings.items():
            if name in SETTINGS:
                self._take(name, value, _CHECKS[name])
            else:
                known = ", ".join(SETTINGS)
                self._tell(name, Message("there is no setting “{}”; known are {}", name[:_LONGEST_TOLD], known))

    def _locks(self, value: object) -> tuple[frozenset[str], bool]:
        """Return what is locked, and whether that is sure: what is not understood might lock anything."""
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._tell("locked", Message("“locked” must be a list of names, such as [“libraries”]"))
            return frozenset(), False
        known = (KIOSK, MINUTES, *FORBIDDABLE)
        for name in (name for name in value if name in known and name not in self._content):
            self._tell("locked", Message("“locked” forbids nothing by itself: “{}” needs a value of its own", name))
        unknown = [name for name in value if name not in NAMES and name not in known]
        for name in unknown:
            lockable = ", ".join(NAMES)
            self._tell("locked", Message("“{}” cannot be locked; what can is {}", name[:_LONGEST_TOLD], lockable))
        if value and self._place.kind == USER:
            self._tell("locked", Message("only files of the system, and the one beside the program, lock anything"))
            return frozenset(), True
        return frozenset(value) & frozenset(NAMES), not unknown


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(Message("true or false"))
    return value


def _minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in POSSIBLE_MINUTES:
        raise _WrongError(Message("a whole number of minutes from {} to {}", POSSIBLE_MINUTES[0], POSSIBLE_MINUTES[-1]))
    return value


def _labels(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) and one for one in value.values()):
        raise _WrongError(Message("a table of generic names and setIds, such as metformin = “0e5d…”"))
    return value


def _size(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in TEXT_SIZES:
        raise _WrongError(Message("a whole number from {} to {}, in per cent", TEXT_SIZES[0], TEXT_SIZES[-1]))
    return value


def _sections(value: object) -> str:
    """Return an order of sections as the window keeps one."""
    lists: Mapping[str, list[str]] = value if isinstance(value, dict) else {"": []}
    if set(lists) - {"order", "hidden"} or not all(map(_are_texts, lists.values())):
        raise _WrongError(Message("lists of sections by their keys, such as order = [“dosage”], hidden = [“other”]"))
    return SectionOrder(tuple(lists.get("order", [])), tuple(lists.get("hidden", []))).as_text()


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise _WrongError(Message("one of {}", ", ".join(choices)))
        return value

    return check


_CHECKS: dict[str, Callable[[object], SettingValue]] = {
    "language": _one_of(LANGUAGES),
    "theme": _one_of(THEMES),
    "text_size": _size,
    "drug_links": _truth,
    "print_notes": _truth,
    "sections": _sections,
    "compact_list": _truth,
}


def combined(files: Iterable[SiteFile]) -> Configuration:
    """Return what files say together, given in the order in which their locks count.

    What a file locks has that file's value, or the program's own where it names none. Else the user's file counts
    before the one beside the program, and that before the system's. Trusted keys of all files add up.

    Fails safe: where a file that may lock cannot be read, no key is trusted and none but signed packs are opened; where
    it is not sure what it locks, keys of the user's file are not trusted, and any file can require signatures.

    What any file forbids is forbidden, and locked: the user's own libraries do not count in a kiosk of the site.
    """
    present = list(files)
    if not present:
        return Configuration()
    lockers = {name: file for name in NAMES if (file := _locker(present, name))}
    by_file = {file.place.file: file.values for file in present}
    forbidding = forbidding_files(by_file)
    deciding = {name: lockers.get(name) or _strongest(present, name) for name in NAMES}
    if KIOSK in forbidding and LIBRARIES not in lockers:
        deciding[LIBRARIES] = _of_kiosk(present, forbidding[KIOSK])
    values = {name: file.values[name] for name, file in deciding.items() if file and name in file.values}
    keys = _keys(_trusting(present, lockers.get(KEYS)))
    return Configuration(
        libraries=_paths(values.get(LIBRARIES)),
        trust=Trust(tuple(key for key, _ in keys), _required(present, lockers.get(REQUIRED), values)),
        settings={name: value for name in SETTINGS if isinstance(value := values.get(name), str | int)},
        origins={
            **{name: Origin(file, locked=True) for name, file in forbidding.items()},
            **{
                name: Origin(file.place.file, name in lockers or name in forbidding)
                for name, file in deciding.items()
                if file
            },
        },
        key_files=tuple(file for _, file in keys),
        labels=dict(labels) if isinstance(labels := values.get(LABELS), Mapping) else {},
        problems=(*(problem for file in present for problem in file.problems), *_closing(lockers.get(KEYS))),
        kiosk_minutes=minutes_of(by_file) if KIOSK in forbidding else 0,
    )


def _locker(files: Sequence[SiteFile], name: str) -> SiteFile | None:
    """Return the first file that locks a name; trust is locked too by one that may lock and is not understood."""
    doubted = name in (KEYS, REQUIRED)
    return next((file for file in files if name in file.locked or (doubted and _is_doubtful(file))), None)


def _of_kiosk(files: Sequence[SiteFile], kiosk: Path) -> SiteFile | None:
    """Return the file whose libraries a kiosk opens: the user's own counts only where it made the kiosk itself."""
    own = [file for file in files if file.place.kind != USER or file.place.file == kiosk]
    return _strongest(own, LIBRARIES)


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
