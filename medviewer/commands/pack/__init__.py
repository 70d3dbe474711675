"""`medviewer pack`: a library as one read-only file, and folders in which such files are published."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType

from medviewer.commands import CommandModule
from medviewer.commands.terminal import add_verbose
from medviewer.locations import Profile


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


VERBS: Mapping[str, Callable[[], CommandModule]] = MappingProxyType(
    {
        "build": _build,
        "info": _info,
        "unpack": _unpack,
        "keygen": _keygen,
        "sign": _sign,
        "verify": _verify,
        "accept": _accept,
        "publish": _publish,
        "rollback": _rollback,
        "list": _list_editions,
        "diff": _diff,
    }
)


def add_options(parser: ArgumentParser) -> None:
    """Add the verbs of `pack`, each with what it takes."""
    parser.description = "Library packs: build, sign, verify and publish them, go back, and see what changed."
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, module in VERBS.items():
        own = verbs.add_parser(verb, allow_abbrev=False)
        module().add_options(own)
        add_verbose(own, default=SUPPRESS)


def answer(options: Namespace, profile: Profile) -> int:
    """Do what the verb says."""
    return VERBS[options.verb]().answer(options, profile)
