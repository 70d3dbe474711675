"""`medviewer pack build`: a folder of pages becomes a pack."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from medviewer.commands.terminal import note, say, status
from medviewer.configuring.restrictions import EXPORT, refuse
from medviewer.locations import Profile

_MOST_SAID = 200
_LONGEST_LICENCE = 100_000  # characters


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack build` takes."""
    parser.description = (
        "Index a library anew and write it, its pictures and its index to one file, whole or not at all. The file "
        "opens wherever a library does, without indexing. Favourites and notes go by the library's name, so packs of "
        "one library keep one name."
    )
    parser.add_argument("folder", metavar="LIBRARY", type=Path, help="a folder of pages")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="such as formulary.medpack")
    parser.add_argument("--name", metavar="NAME", default="", help="of the library (otherwise that of its folder)")
    parser.add_argument(
        "--licence", metavar="TEXT-or-FILE", default="", help="under what terms the pages may be used, kept in the pack"
    )


def answer(options: Namespace, profile: Profile) -> int:
    """Build it, and say what is in it and what is not; raises LibraryError, ExportError."""
    from medviewer.library.pack.building import BuildOptions, build

    refuse(options.configuration, EXPORT)
    root, target = options.folder.expanduser().absolute(), options.output.expanduser().absolute()
    built = build(BuildOptions(root, target, options.name, _licence(options.licence)), profile.index, _tell)
    for path, reason in built.left_out[:_MOST_SAID]:
        note(f"Left out: {path}: {reason}")
    if len(built.left_out) > _MOST_SAID:
        note(f"Left out: {len(built.left_out) - _MOST_SAID:,} more.")
    made, size = built.manifest, target.stat().st_size
    counts = f"{made.pages:,} pages and {made.pictures:,} pictures of “{made.name}”"
    say(f"Written: {target}, {counts}, {size / 1e6:,.1f} MB, not signed")
    return 0


def _licence(licence: str) -> str:
    """Return the text of a file, or what was typed where there is no file of that name."""
    file = Path(licence).expanduser()
    try:
        if licence and file.is_file():
            return file.read_text(encoding="utf-8-sig", errors="replace")[:_LONGEST_LICENCE].strip()
    except OSError as error:
        note(f"{file} cannot be read ({error.strerror}); its name is taken for the text.")
    return licence[:_LONGEST_LICENCE].strip()


def _tell(what: str, done: int, total: int) -> None:
    """Keep one line up to date; it goes once all is written."""
    status("" if what == "written" and done == total else f"{done:,} of {total:,} {what}")
