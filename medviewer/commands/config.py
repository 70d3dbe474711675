"""`medviewer config`: the configuration in force, value by value, and what is wrong with its files."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.terminal import note, say, say_json
from medviewer.configuring.site_places import places
from medviewer.library.pack.verification.copies import Copies
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.configuring.configuration import Configuration


def add_options(parser: ArgumentParser) -> None:
    """Add what `config` takes."""
    parser.description = (
        "Show what the configuration files of this workstation say together: each value, the file it comes from, and "
        "whether it is locked; and how many verified copies of packs are kept. Exit code 1 where a file has a mistake."
    )
    parser.add_argument("--json", action="store_true", help="as one object")
    parser.add_argument("--clear-copies", action="store_true", help="first remove the copies of packs that are kept")


def answer(options: Namespace, profile: Profile) -> int:
    """Print the configuration; 1 where it has problems."""
    configuration: Configuration = options.configuration
    if options.clear_copies:
        Copies(profile.index).clear()
    if options.json:
        say_json(_as_object(configuration, profile))
    else:
        for cells in _lines(configuration, profile):
            say(*cells)
        for problem in configuration.problems:
            note(problem)
    return int(bool(configuration.problems))


def _values(configuration: Configuration) -> dict[str, object]:
    """Return every value that can be configured, by name; None where no file says."""
    from medviewer.configuring.restrictions import FORBIDDABLE, KIOSK, MINUTES
    from medviewer.configuring.site_file import KEYS, LABELS, LIBRARIES, REQUIRED, SETTINGS

    keys = [{"name": key.name, "key": key.line, "fingerprint": key.fingerprint} for key in configuration.trust.keys]
    for key, file in zip(keys, configuration.key_files, strict=True):
        key["file"] = str(file)
    sections = configuration.settings.get("sections")
    return {
        LIBRARIES: [str(library) for library in configuration.libraries],
        KEYS: keys,
        REQUIRED: configuration.trust.required,
        LABELS: [f"{name} = {set_id}" for name, set_id in configuration.labels.items()],
        KIOSK: configuration.locked_by(KIOSK) is not None,
        MINUTES: configuration.kiosk_minutes or None,
        **{name: configuration.locked_by(name) is None for name in FORBIDDABLE},
        **{name: configuration.settings.get(name) for name in SETTINGS},
        **({"sections": json.loads(sections)} if isinstance(sections, str) else {}),
    }


def _as_object(configuration: Configuration, profile: Profile) -> dict[str, object]:
    from medviewer.configuring.configuration import Origin

    values: dict[str, object] = {}
    copies = Copies(profile.index)
    for name, value in _values(configuration).items():
        origin = configuration.origins.get(name, Origin())
        values[name] = {"value": value, "file": _text(origin.file), "locked": origin.locked}
    return {
        "values": values,
        "problems": [{**problem._asdict(), "file": str(problem.file)} for problem in configuration.problems],
        "places": [{"file": str(place.file), "there": place.file.exists()} for place in places(profile)],
        "copies": {"folder": str(copies.folder), **copies.count()._asdict()},
    }


def _lines(configuration: Configuration, profile: Profile) -> list[tuple[object, ...]]:
    from medviewer.configuring.configuration import Origin

    lines: list[tuple[object, ...]] = []
    for name, value in _values(configuration).items():
        origin = configuration.origins.get(name, Origin())
        source = f"{origin.file or 'no file'}{', locked' if origin.locked else ''}"
        if isinstance(value, list) and value:
            lines.append((name, len(value), source))
            lines += [("", *_cells(one)) for one in value]
        else:
            lines.append((name, _plain(value), source))
    lines += [("looked for", place.file) for place in places(profile)]
    copies = Copies(profile.index)
    kept = copies.count()
    return [*lines, ("copies of packs", f"{kept.packs}, {kept.size / 1e6:,.1f} MB", copies.folder)]


def _cells(value: object) -> tuple[object, ...]:
    """Return a library, or a key with its owner and fingerprint."""
    return tuple(value.values()) if isinstance(value, dict) else (value,)


def _plain(value: object) -> str:
    if value is None or value == []:
        return "as the program has it" if value is None else "none"
    if isinstance(value, dict):
        return json.dumps(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(file: Path | None) -> str | None:
    return str(file) if file else None
