"""`medviewer list`: which monographs there are."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from medviewer.commands.chosen_libraries import up_to_date_catalogue
from medviewer.commands.terminal import say, say_json
from medviewer.library.catalogue import Catalogue, Row
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `list` takes."""
    parser.description = "List the monographs by title, each with its generic name or class where that says more."
    parser.add_argument("--json", action="store_true", help="as an array of objects")


def answer(options: Namespace, profile: Profile) -> int:
    """Print one monograph a line, title and subtitle with a tab between them."""
    with up_to_date_catalogue(options, profile) as catalogue:
        rows = catalogue.rows()
        if options.json:
            say_json([_object(catalogue, row) for row in rows])
        else:
            for row in rows:
                say(row.title, *filter(None, (row.subtitle,)))
    return 0


def _object(catalogue: Catalogue, row: Row) -> dict[str, str]:
    page = catalogue.page(row.id)
    place = {"library": page.library.name, "source": page.source} if page else {}
    return {"id": row.id, "title": row.title, "subtitle": row.subtitle, **place}
