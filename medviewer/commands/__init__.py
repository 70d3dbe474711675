"""The commands that need no display, a module each: `add_options(parser)` and `answer(options, profile)`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Protocol

from medviewer.locations import Profile


class CommandModule(Protocol):
    """The module of a command, or of a verb of one."""

    def add_options(self, parser: ArgumentParser) -> None:
        """Add what it takes, and what `--help` says of it."""

    def answer(self, options: Namespace, profile: Profile) -> int:
        """Do what was asked for and return the exit code; raises MedviewerError."""
