"""`medviewer together`: what pages say of one another."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from itertools import chain
from pathlib import Path

from medviewer.commands.chosen_libraries import up_to_date_catalogue
from medviewer.commands.terminal import note, say, say_json
from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions.medication_list import ListedMedication
from medviewer.library.mentions.together import MOST, NOTICE, PagePair, Passage
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `together` takes."""
    parser.description = (
        "Quote the passages in which two of these monographs name one another, an ingredient, a brand or the class. "
        f"{NOTICE} Exit code 1 where a line of the list names no monograph."
    )
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help=f"two to {MOST} names, generic names, brands or file names"
    )
    parser.add_argument("--list", metavar="FILE", dest="file", help="a medication list, one a line; - is stdin")
    parser.add_argument("--json", action="store_true", help="as one object: `notice`, `pairs` and `unknown`")
    parser.set_defaults(wrong=parser.error)


def answer(options: Namespace, profile: Profile) -> int:
    """Print what the pages say; raises UnknownNameError for a NAME, OSError for a FILE."""
    if not (options.names or options.file):
        options.wrong("give names, or --list FILE")
    with up_to_date_catalogue(options, profile) as catalogue:
        entries = catalogue.read_list(_text(options.file)) if options.file else []
        ids = [catalogue.find(name).id for name in options.names]
        ids = list(dict.fromkeys([*ids, *(entry.page.id for entry in entries if entry.page)]))
        unknown = [entry for entry in entries if entry.page is None]
        if len(ids) > MOST:
            options.wrong(f"{len(ids)} monographs are too many; {MOST} can be asked about at once")
        pairs = catalogue.named_together(ids)
        titles = {id: _title(catalogue, id) for id in ids}
    if options.json:
        say_json(_object(pairs, unknown, titles))
    else:
        _say_pairs(pairs, titles)
        for entry in unknown:
            note(_doubt(entry))
    return 1 if unknown else 0


def _text(file: str) -> str:
    data = sys.stdin.buffer.read() if file == "-" else Path(file).expanduser().read_bytes()
    return data.decode("utf-8-sig", "replace")


def _title(catalogue: Catalogue, id: str) -> str:
    page = catalogue.page(id)
    return page.title if page else id


def _say_pairs(pairs: list[PagePair], titles: dict[str, str]) -> None:
    """Say the notice, then a block for each two that name one another: their titles, then a passage a line."""
    say(NOTICE)
    for pair in pairs:
        passages = [*pair.forth, *pair.back]
        if passages:
            say()
            say(f"{titles[pair.one]} – {titles[pair.other]}")
            for passage in passages:
                say(titles[passage.id], passage.section, passage.sentence)


def _doubt(entry: ListedMedication) -> str:
    if not entry.nearest:
        return f"Line {entry.line}: no monograph is called “{entry.name}”."
    near = ", ".join(row.title for row in entry.nearest)
    return f"Line {entry.line}: “{entry.name}” is not one monograph's name and is left out. Near: {near}."


def _object(pairs: list[PagePair], unknown: list[ListedMedication], titles: dict[str, str]) -> dict[str, object]:
    return {
        "notice": NOTICE,
        "pairs": [
            {
                "one": {"id": pair.one, "title": titles[pair.one]},
                "other": {"id": pair.other, "title": titles[pair.other]},
                "passages": [_passage(passage) for passage in chain(pair.forth, pair.back)],
            }
            for pair in pairs
        ],
        "unknown": [
            {"line": one.line, "text": one.text, "name": one.name, "nearest": [row.title for row in one.nearest]}
            for one in unknown
        ],
    }


def _passage(passage: Passage) -> dict[str, object]:
    marks = [mark._asdict() for mark in passage.marks]
    return {"id": passage.id, "section": passage.section, "sentence": passage.sentence, "marks": marks}
