"""A passphrase, typed on the terminal or read from a file; never an argument, which other users can list."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path

from medviewer.errors import MedviewerError


def add_option(parser: ArgumentParser) -> None:
    """Add where a passphrase may be read from."""
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="read the passphrase from the first line of this file, or of a descriptor (/dev/fd/3), or of - (stdin)",
    )


def read_passphrase(file: str | None, question: str, again: str = "") -> bytes:
    """Return a passphrase from `file`, else as it is typed; `again`: asked a second time, and both must agree.

    Raises MedviewerError where there is no terminal or both differ, OSError where the file cannot be read.
    """
    if file is not None:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).expanduser().read_bytes()
        return content.split(b"\n", 1)[0].removesuffix(b"\r")
    if not sys.stdin.isatty():
        raise MedviewerError("There is no terminal to ask for the passphrase. Give a file: --passphrase-file FILE")
    typed = getpass(question)
    if again and getpass(again) != typed:
        raise MedviewerError("The two passphrases differ. Nothing was written; try again.")
    return typed.encode()
