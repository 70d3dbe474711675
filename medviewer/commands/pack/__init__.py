"""`medviewer pack`: a library as one read-only file, and folders in which such files are published."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from importlib import import_module

from medviewer.commands.terminal import add_verbose
from medviewer.locations import Profile

VERBS = {
    "build": "build",
    "info": "info",
    "unpack": "unpack",
    "keygen": "keygen",
    "sign": "sign",
    "verify": "verify",
    "accept": "accept",
    "publish": "publish",
    "rollback": "rollback",
    "list": "list_editions",
    "diff": "diff",
}


def add_options(parser: ArgumentParser) -> None:
    """Add the verbs of `pack`, each with what it takes."""
    parser.description = "Library packs: build, sign, verify and publish them, go back, and see what changed."
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, module in VERBS.items():
        own = verbs.add_parser(verb, allow_abbrev=False)
        import_module(f"medviewer.commands.pack.{module}").add_options(own)
        add_verbose(own, default=SUPPRESS)


def answer(options: Namespace, profile: Profile) -> int:
    """Do what the verb says."""
    code: int = import_module(f"medviewer.commands.pack.{VERBS[options.verb]}").answer(options, profile)
    return code
