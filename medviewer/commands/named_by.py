"""`medviewer named-by`: which pages name a page."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from medviewer.commands.chosen_libraries import up_to_date_catalogue
from medviewer.commands.terminal import note, say, say_json
from medviewer.library.mentions.together import NOTICE, NamedBy
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `named-by` takes."""
    parser.description = f"List the monographs whose text names this one, by section. {NOTICE}"
    parser.add_argument("name", metavar="NAME", nargs="+", help="name, generic name, brand or file name")
    parser.add_argument("--json", action="store_true", help="as one object: `notice`, `id`, `title` and `sections`")


def answer(options: Namespace, profile: Profile) -> int:
    """Print the notice, then section, title and how the page is named there, a line each; raises UnknownNameError."""
    with up_to_date_catalogue(options, profile) as catalogue:
        page = catalogue.find(" ".join(options.name))
        found = catalogue.named_by(page.id)
    if not found.whole:
        note("Not all pages were looked through yet.")
    if options.json:
        answer = {"notice": NOTICE, "id": page.id, "title": page.title, "sections": _object(found)}
        say_json(answer)
    else:
        say(NOTICE)
        for part in found.sections:
            for one in part.pages:
                say(part.section, one.title, one.kind)
    return 0


def _object(found: NamedBy) -> list[dict[str, object]]:
    return [
        {"section": part.section, "title": part.label, "pages": [one._asdict() for one in part.pages]}
        for part in found.sections
    ]
