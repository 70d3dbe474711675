"""`medviewer pack`: a library as one read-only file, and folders in which such files are published."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from medviewer.commands import CommandModule
from medviewer.commands.terminal import add_verbose
from medviewer.locations import Profile


class Verb(NamedTuple):
    """A verb of `pack`. summary: one line of `--help`. module: imports and returns it."""

    summary: str
    module: Callable[[], CommandModule]


def _build() -> CommandModule:
    from medviewer.commands.pack import build

    return build


def _info() -> CommandModule:
    from medviewer.commands.pack import info

    return info


def _unpack() -> CommandModule:
    from medviewer.commands.pack import unpack

    return unpack


def _keygen() -> CommandModule:
    from medviewer.commands.pack import keygen

    return keygen


def _sign() -> CommandModule:
    from medviewer.commands.pack import sign

    return sign


def _verify() -> CommandModule:
    from medviewer.commands.pack import verify

    return verify


def _accept() -> CommandModule:
    from medviewer.commands.pack import accept

    return accept


def _publish() -> CommandModule:
    from medviewer.commands.pack import publish

    return publish


def _rollback() -> CommandModule:
    from medviewer.commands.pack import rollback

    return rollback


def _list_editions() -> CommandModule:
    from medviewer.commands.pack import list_editions

    return list_editions


def _diff() -> CommandModule:
    from medviewer.commands.pack import diff

    return diff


VERBS: Mapping[str, Verb] = MappingProxyType(
    {
        "build": Verb("make a pack of a folder of pages", _build),
        "info": Verb("say what a pack holds, and who signed it", _info),
        "unpack": Verb("make a folder of pages of a pack again", _unpack),
        "keygen": Verb("make a key pair to sign packs with", _keygen),
        "sign": Verb("sign a pack with a key", _sign),
        "verify": Verb("say whether a pack is whole, and who signed it", _verify),
        "accept": Verb("read a library all the same that was signed before and is not now", _accept),
        "publish": Verb("make a pack the current one of a pack folder", _publish),
        "rollback": Verb("go back to the pack before, for everybody or here alone", _rollback),
        "list": Verb("list the packs of a pack folder, and which of them is read", _list_editions),
        "diff": Verb("say what changed from one pack or folder to another", _diff),
    }
)


def add_options(parser: ArgumentParser) -> None:
    """Add the verbs of `pack`, each with what it takes."""
    parser.description = "Library packs: build, sign, verify and publish them, go back, and see what changed."
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, verb in VERBS.items():
        own = verbs.add_parser(name, help=verb.summary, allow_abbrev=False)
        verb.module().add_options(own)
        add_verbose(own, default=SUPPRESS)


def answer(options: Namespace, profile: Profile) -> int:
    """Do what the verb says."""
    return VERBS[options.verb].module().answer(options, profile)
