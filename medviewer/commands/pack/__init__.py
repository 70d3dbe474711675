"""`medviewer pack`: a library as one read-only file, and folders in which such files are published."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib import import_module

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
        import_module(f"medviewer.commands.pack.{module}").add_options(verbs.add_parser(verb, allow_abbrev=False))


def answer(options: Namespace, profile: Profile) -> int:
    """Do what the verb says."""
    code: int = import_module(f"medviewer.commands.pack.{VERBS[options.verb]}").answer(options, profile)
    return code
