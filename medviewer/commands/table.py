"""`medviewer table`: every sentence that holds what is asked for, with its source."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.chosen_libraries import open_desk, up_to_date_catalogue
from medviewer.commands.terminal import note, progress, say, say_text
from medviewer.configuring.restrictions import EXPORT, refuse
from medviewer.errors import MedviewerError
from medviewer.export import result_table, table_request
from medviewer.export.progress import Watch
from medviewer.export.result_table import CSV, FORMS, PDF, ResultTable
from medviewer.export.table_request import TableRequest
from medviewer.library.store.code_groups import CLASS
from medviewer.library.text.sentence_table import ORDERS
from medviewer.locations import Profile
from medviewer.monograph.product_codes import ATC
from medviewer.work_log import logged

if TYPE_CHECKING:
    from medviewer.library.catalogue import Catalogue
    from medviewer.library.store.browse import Group
    from medviewer.library.store.code_groups import CodeGroup

_NEAREST = 5


def add_options(parser: ArgumentParser) -> None:
    """Add what `table` takes."""
    parser.description = (
        "Quote every sentence that holds the words of QUERY, with its drug, section and source. A QUERY of nothing but "
        'words of a topic, such as kidney, asks for all words of that topic; in quotes ("kidney") for itself. Of a '
        "collection or group each monograph without such a sentence has a row that says so. Nothing is judged. Exit "
        "code 1 where there is no sentence."
    )
    parser.add_argument("query", metavar="QUERY", nargs="+", help="what would be typed into the search box")
    parser.add_argument("--in", metavar="KEY", action="append", default=[], dest="sections", help="only this section")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--collection", metavar="NAME", help="of the monographs of this collection")
    whose.add_argument("--class", metavar="NAME", dest="drug_class", help="of the monographs of this class: NSAID")
    whose.add_argument("--atc", metavar="CODE", help="of the monographs whose ATC code begins so: J01")
    parser.add_argument("--sort", choices=ORDERS, default=ORDERS[0])
    parser.add_argument("--format", choices=FORMS, help="otherwise by the suffix of FILE, else csv")
    parser.add_argument("-o", "--output", metavar="FILE", help="otherwise, and for -, stdout")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Write the table; 1 where nothing is found. Raises MedviewerError for an unknown collection or group."""
    refuse(options.configuration, EXPORT)
    form = options.format or _form_of(options.output)
    if form == PDF and options.output in (None, "-"):
        options.wrong("a PDF goes into a file: name it with -o FILE")
    with up_to_date_catalogue(options, profile) as catalogue, logged("table made") as counts:
        table = table_request.made(catalogue, _request(options, catalogue, profile))
        counts["passages"] = table.passages
        _write(table, form, options.output)
    for message in table.closing():
        note(message)
    return 0 if table.passages else 1


def _form_of(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return suffix if suffix in FORMS else CSV


def _request(options: Namespace, catalogue: Catalogue, profile: Profile) -> TableRequest:
    query = " ".join(options.query)
    if not any(sign.isalnum() for sign in query):
        options.wrong("QUERY has no letter or digit")
    request = TableRequest.of(query, catalogue.choice(query))._replace(sections=options.sections, order=options.sort)
    if options.collection:
        return _of_collection(request, options.collection, catalogue, profile)
    if options.drug_class or options.atc:
        return request.over_group(_group(options, catalogue))
    return request


def _of_collection(request: TableRequest, name: str, catalogue: Catalogue, profile: Profile) -> TableRequest:
    with open_desk(profile) as desk:
        if desk.can_write:
            desk.follow(catalogue.editions())  # pages whose files were renamed
        collection = desk.collections.get(name)
    return request.over_collection(collection, catalogue)


def _group(options: Namespace, catalogue: Catalogue) -> Group | CodeGroup:
    """Return the pages of a code, or of a class: as the search box knows it, else as pages give it."""
    from medviewer.library.store.browse import group_of

    if options.atc:
        code = options.atc.strip().upper()
        if not code.isalnum():
            options.wrong("an ATC code has letters and digits alone")
        group = group_of("atc", code)
        if not catalogue.listing(group):
            raise MedviewerError("No monograph has an ATC code that begins with {}.", code)
        return group
    known = catalogue.code_group(options.drug_class)
    if known and known.total and known.kind in (CLASS, ATC):
        return known
    wanted = options.drug_class.strip().casefold()
    groups = [group for group in catalogue.groups("class") if group.key]
    found = next((group for group in groups if group.key.casefold() == wanted), None)
    if found is None:
        near = [group.key for group in groups if wanted in group.key.casefold()][:_NEAREST]
        told = f" Near: {', '.join(near)}." if near else ""
        raise MedviewerError("No monograph has the drug class “{}”.{}", options.drug_class, told)
    return found


def _write(table: ResultTable, form: str, output: str | None) -> None:
    if output in (None, "-"):
        _to_stdout(table, form)
        return
    path = Path(output).expanduser()
    there = path.exists()
    result_table.export(table, form, path, Watch(progress))
    say(f"{'Replaced' if there else 'Written'}: {path}")


def _to_stdout(table: ResultTable, form: str) -> None:
    """Write to stdout, with the ends of lines that a terminal has."""
    for piece in result_table.pieces(table, form):
        say_text(piece.removeprefix("\ufeff").replace("\r\n", "\n"))
