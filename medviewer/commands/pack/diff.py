"""`medviewer pack diff`: what is different between two editions of a library, each a pack or a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.chosen_libraries import has_desk, open_desk, pins_of
from medviewer.commands.terminal import progress, say, say_json
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.library.pack.changes import PageChange, SectionChange


def add_options(parser: ArgumentParser) -> None:
    """Add what `pack diff` takes."""
    parser.description = (
        "List the pages that were added, changed (in which sections), moved or are gone between two editions of a "
        "library, each a pack, a pack folder or a folder of pages: favourites and members of collections first, with "
        "a star, then by title."
    )
    parser.add_argument("old", metavar="OLD", type=Path)
    parser.add_argument("new", metavar="NEW", type=Path)
    parser.add_argument("--json", action="store_true", help="as an array of objects")


def answer(options: Namespace, profile: Profile) -> int:
    """Print a line a page, and on stdout's last line how many there are of each; 0 whether or not they differ."""
    from medviewer.library.pack.changes import compare, starred_first
    from medviewer.library.pack.editions import edition_of

    trust, pins = options.configuration.trust, pins_of(profile)
    with (
        edition_of(options.old, trust, profile.index, pins) as old,
        edition_of(options.new, trust, profile.index, pins) as new,
    ):
        found = compare(old, new, progress)
    assert found is not None
    pages = list(starred_first(found.pages, _kept(profile)))
    if options.json:
        say_json([_object(*pair) for pair in pages])
        return 0
    for pair in pages:
        say(_line(*pair))
    counts = (f"{found.count(kind)} {kind}" for kind in ("added", "changed", "moved", "gone"))
    say(f"{', '.join(counts)}, {found.same} the same")
    return 0


def _kept(profile: Profile) -> frozenset[str]:
    """Return what carries a star or is in a collection; a desk that is not there yet is not made for it."""
    if not has_desk(profile):
        return frozenset()
    with open_desk(profile) as desk:
        members = (member.id for collection in desk.collections.all() for member in collection.members)
        return desk.favourites.ids() | frozenset(members)


def _line(star: bool, page: PageChange) -> str:
    return f"{'★' if star else ' '} {page.kind:8} {page.title}{_more(page)}"


def _more(page: PageChange) -> str:
    if page.kind == "moved":
        return f" ({page.before} → {page.id})"
    if page.kind != "changed":
        return ""
    return f" ({', '.join(map(_section, page.sections)) or 'in no word of its text'})"


def _section(section: SectionChange) -> str:
    from medviewer.library.pack.changes import FACTS

    if section.key == FACTS:
        return "front matter"
    return section.title if section.fate == "changed" else f"{section.title} {section.fate}"


def _object(star: bool, page: PageChange) -> dict[str, object]:
    return page._asdict() | {"kept": star, "sections": [section._asdict() for section in page.sections]}
