"""`medviewer show`: one monograph on the terminal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from medviewer.commands.chosen_libraries import up_to_date_catalogue
from medviewer.commands.terminal import progress, say_text
from medviewer.export.file_formats import render
from medviewer.export.page_source import PageSource
from medviewer.library.catalogue import Catalogue, PagePlace
from medviewer.library.files import Files
from medviewer.locations import Profile
from medviewer.monograph.model import Monograph


def add_options(parser: ArgumentParser) -> None:
    """Add what `show` takes."""
    parser.description = "Print a monograph, or one section of it, with its provenance and disclaimer."
    parser.add_argument("name", metavar="NAME", nargs="+", help="name, generic name, brand or file name")
    parser.add_argument("--section", metavar="KEY", help="only this one, such as dosage or side_effects")
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text")


def answer(options: Namespace, profile: Profile) -> int:
    """Print the page; raises UnknownNameError, PageError, and ExportError for a section that it does not have."""
    with up_to_date_catalogue(options, profile) as catalogue:
        page, monograph = _read(catalogue, " ".join(options.name))
        tabs = [_key(page.files, options.section)] if options.section else None
        say_text(render(monograph, PageSource.of(page, monograph), options.format, tabs).decode())
    return 0


def _read(catalogue: Catalogue, name: str) -> tuple[PagePlace, Monograph]:
    """Return the page that a name means, the index brought up to date first where its file proves to be a newer one."""
    page = catalogue.find(name)
    monograph = catalogue.read(page.id)
    if catalogue.outdated():
        catalogue.update(progress)
        page = catalogue.find(name)
        monograph = catalogue.read(page.id)
    return page, monograph


def _key(files: Files, section: str) -> str:
    """Return the key of a section that was named by its key or by one of its labels."""
    vocabulary = files.vocabulary()
    known = section in (*vocabulary.keys, *vocabulary.tabs)
    return section if known else vocabulary.key_of(section) or section
