"""`medviewer notes`: local notes listed, written to a folder of Markdown files, taken in from one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from medviewer.commands.chosen_libraries import has_desk, open_desk
from medviewer.commands.terminal import note, say, say_json
from medviewer.configuring.restrictions import EXPORT, NOTES, refuse
from medviewer.desk.note_files import ImportedNotes
from medviewer.desk.notes import Note
from medviewer.local_days import local_day
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `notes` takes."""
    parser.description = "List the local notes, or exchange them through a folder of Markdown files, one a note."
    parser.add_argument("action", choices=("list", "export", "import"))
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, help="for export and import")
    parser.add_argument("--json", action="store_true", help="list as an array of objects")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Do what was asked for; 1 where a file of the folder holds no note."""
    if (options.action == "list") == bool(options.folder):
        options.wrong("export and import need a folder, list none")
    refuse(options.configuration, NOTES, *([EXPORT] if options.action == "export" else ()))
    if options.action == "list":
        return _list(_all(profile), as_json=options.json)
    folder = options.folder.expanduser()
    with open_desk(profile) as desk:
        if options.action == "import":
            return _told(desk.import_notes(folder))
        done = desk.export_notes(folder)
    say(f"Written: {done.written} of {done.written + done.same} notes in {folder}, the others are so already")
    for name in done.others:
        note(f"{name} is not a note of this desk. It was left as it is.")
    return 0


def _all(profile: Profile) -> list[Note]:
    """Return all notes; a desk that is not there yet is not made for it."""
    if not has_desk(profile):
        return []
    with open_desk(profile) as desk:
        return desk.notes.all()


def _list(notes: Sequence[Note], *, as_json: bool) -> int:
    if as_json:
        say_json([one._asdict() for one in notes])
    else:
        for one in notes:
            say(*_cells(one))
    return 0


def _cells(one: Note) -> list[str]:
    first = one.text.lstrip().partition("\n")[0]
    cells = (one.title or one.id, one.section or "whole page", one.initials, local_day(one.changed), first)
    return [" ".join(cell.split()) for cell in cells]


def _told(done: ImportedNotes) -> int:
    merged = done.merged
    say(f"Notes: {len(merged.added)} new, {len(merged.updated)} newer, {merged.same} as they were")
    for one in merged.conflicts:
        note(f"A note on {one.title or one.id} was changed here and there. Both are kept; delete one of them.")
    for name, reason in done.problems:
        note(f"{name}: not taken, {reason.rstrip('.')}.")
    return 1 if done.problems else 0
