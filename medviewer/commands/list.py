"""`medviewer list`: which monographs there are, and which published labels of a generic name."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from medviewer.commands.chosen_libraries import up_to_date_catalogue
from medviewer.commands.terminal import say, say_json
from medviewer.library.catalogue import Catalogue, Row
from medviewer.library.store.label_choice import FACTS, NEWEST, ORDERS, LabelChoice, holding
from medviewer.locations import Profile

if TYPE_CHECKING:
    from medviewer.library.store.label_groups import LabelRow


def add_options(parser: ArgumentParser) -> None:
    """Add what `list` takes."""
    parser.description = (
        "List the monographs by title, each with its generic name or class where that says more; with --labels the "
        "published labels of one generic name, each with strength and date. Exit code 1 where it has none."
    )
    parser.add_argument("--json", action="store_true", help="as an array of objects")
    parser.add_argument("--labels", metavar="NAME", help="the labels of this generic name, wholly written")
    for fact in FACTS:
        says = f'of the labels, those whose {fact} holds these words, "" for none stated; may be repeated'
        parser.add_argument(f"--{fact}", metavar="WORDS", action="append", default=[], help=says)
    parser.add_argument("--sort", choices=ORDERS, help="the labels; otherwise newest, makers before repackagers")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Print one monograph a line, title and subtitle with a tab between them; 1 where no label is found."""
    wanted = {fact: getattr(options, fact) for fact in FACTS}
    if options.labels is None and (options.sort or any(wanted.values())):
        options.wrong("--form, --route, --labeler and --sort need --labels NAME")
    with up_to_date_catalogue(options, profile) as catalogue:
        if options.labels is not None:
            return _say_labels(_labels(catalogue, options, wanted), options.json, len(catalogue.libraries) > 1)
        rows = catalogue.rows()
        if options.json:
            say_json([_object(catalogue, row) for row in rows])
        else:
            for row in rows:
                say(row.title, *filter(None, (row.subtitle,)))
    return 0


def _labels(catalogue: Catalogue, options: Namespace, wanted: dict[str, list[str]]) -> list[LabelRow]:
    labels = holding(catalogue.labels_called(options.labels), wanted)
    return LabelChoice(order=options.sort or NEWEST).of(labels)


def _say_labels(labels: list[LabelRow], as_json: bool, several: bool) -> int:
    if as_json:
        say_json([label._asdict() for label in labels])
    else:
        for label in labels:
            say(label.title, label.subtitle, *([label.id.partition("/")[0]] * several))
    return 0 if labels else 1


def _object(catalogue: Catalogue, row: Row) -> dict[str, str]:
    page = catalogue.page(row.id)
    place = {"library": page.library.name, "source": page.source} if page else {}
    return {"id": row.id, "title": row.title, "subtitle": row.subtitle, **place}
