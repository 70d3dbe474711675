"""The commands: what each is called, the line that says what it is for, and its module, imported once it is asked for.

Modules are named by plain import statements, which tools that follow imports see: what is not seen is left out of a
frozen program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from medviewer.commands import CommandModule

_SUMMARY_AT = 27


class Command(NamedTuple):
    """One command. usage: its name and what it takes. summary: one line of `--help`. module: imports and returns it."""

    usage: str
    summary: str
    module: Callable[[], CommandModule]

    @property
    def name(self) -> str:
        """Return what is typed."""
        return self.usage.partition(" ")[0]


def _list() -> CommandModule:
    from medviewer.commands import list

    return list


def _show() -> CommandModule:
    from medviewer.commands import show

    return show


def _search() -> CommandModule:
    from medviewer.commands import search

    return search


def _table() -> CommandModule:
    from medviewer.commands import table

    return table


def _together() -> CommandModule:
    from medviewer.commands import together

    return together


def _named_by() -> CommandModule:
    from medviewer.commands import named_by

    return named_by


def _export() -> CommandModule:
    from medviewer.commands import export

    return export


def _notes() -> CommandModule:
    from medviewer.commands import notes

    return notes


def _collections() -> CommandModule:
    from medviewer.commands import collections

    return collections


def _changed() -> CommandModule:
    from medviewer.commands import changed

    return changed


def _libraries() -> CommandModule:
    from medviewer.commands import libraries

    return libraries


def _check() -> CommandModule:
    from medviewer.commands import check

    return check


def _import() -> CommandModule:
    from medviewer.commands import import_

    return import_


def _pack() -> CommandModule:
    from medviewer.commands import pack

    return pack


def _config() -> CommandModule:
    from medviewer.commands import config

    return config


def _completion() -> CommandModule:
    from medviewer.commands import completion

    return completion


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        command.name: command
        for command in (
            Command("list", "list the monographs", _list),
            Command("show NAME", "print a monograph, or one section of it", _show),
            Command("search QUERY", "find monographs by name, and passages of their text", _search),
            Command("table QUERY", "every sentence with the words, with its source: CSV, HTML, PDF, JSON", _table),
            Command("together NAME NAME...", "what monographs say of one another", _together),
            Command("named-by NAME", "which monographs name one", _named_by),
            Command("export NAME...", "write monographs to files", _export),
            Command("notes", "list local notes; export them to a folder, import them", _notes),
            Command("collections", "list collections; export one to a file, import it", _collections),
            Command("changed", "list favourites and collected monographs that changed since they were read", _changed),
            Command("libraries VERB", "the libraries in your order: list, add, remove, move", _libraries),
            Command("check [DIR]", "list every problem of every page", _check),
            Command("import KIND SOURCE...", "turn labels, lists, dictionaries into pages; see import --help", _import),
            Command(
                "pack VERB",
                "library packs: build, sign, publish, go back to the one before, see what changed",
                _pack,
            ),
            Command("config", "what this site has configured, from which file, and what is locked", _config),
            Command("completion SHELL", "print the completion for bash, zsh or fish", _completion),
        )
    }
)
"""All commands by name, in the order in which `--help` lists them; `open`, which opens a window, is none of them."""


def help_line(usage: str, summary: str) -> str:
    """Return a line of the list of commands."""
    return f"  {usage.ljust(_SUMMARY_AT - 2)}{summary}"
