"""Printing and asking of the commands: answers on stdout, everything else on stderr.

Names of files, titles and whatever else comes from elsewhere may hold what a terminal obeys, what turns or hides what
is read, and line breaks that forge a line. All that a command says passes here, and none of that passes on.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import NoReturn

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


LOG = "MEDVIEWER_LOG"
"""The environment variable that names a file for the log."""
_BREAKS = re.compile("[\t\n\r\ud800-\udfff]")
_USUAL_COLUMNS = 80
_ESCAPED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def say(*cells: object) -> None:
    """Write one line to stdout, cells with a tab between them, whatever they hold."""
    _write("\t".join(map(shown, cells)) + "\n")


def say_json(value: object, indent: int | None = 1) -> None:
    """Write a value to stdout as JSON, on one line where `indent` is None."""
    _write(_harmless(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n")


def say_text(text: str) -> None:
    """Write a text that has lines of its own to stdout: a page, JSON that is made."""
    _write(_harmless(text))


def note(message: object) -> None:
    """Write a line to stderr, in the place of what `status` left there."""
    status("")
    print(f"medviewer: {shown(message)}", file=sys.stderr)


def shown(text: object) -> str:
    """Return a text on one line; what must not reach a terminal is written as JSON escapes it, such as \\u001b."""
    plain = str(text)
    if plain.isascii() and plain.isprintable():
        return plain
    return _BREAKS.sub(lambda found: _ESCAPED.get(found[0]) or _code(found[0]), _line(plain))


def status(line: str) -> None:
    """Write one line over the one before where stderr is a terminal, cut to its width; an empty one takes it away."""
    if sys.stderr.isatty():
        width = _columns() - 1  # a terminal may go on below where its last column is filled
        print(f"\r{' ' * width}\r{shown(line)[:width]}", end="", file=sys.stderr, flush=True)


def _columns() -> int:
    """Return how wide the terminal is that stderr writes to."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL_COLUMNS
    except (OSError, ValueError):  # what is a terminal to Python need have no size
        return _USUAL_COLUMNS


def progress(done: int, total: int) -> None:
    """Keep one line up to date with how much is done; it goes once all is."""
    status(f"{done:,} of {total:,}" if done < total else "")


def megabytes(done: int, total: int) -> None:
    """Keep one line up to date with how many of a file's bytes were read, as `progress` does."""
    status(f"{done >> 20:,} of {total >> 20:,} MB" if done < total else "")


class Parser(argparse.ArgumentParser):
    """A parser of the command line that says what is wrong as everything else is said."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on stderr, and exit with 2."""
        super().error(shown(message))


def add_verbose(parser: argparse.ArgumentParser, default: bool | str = False) -> None:
    """Add the option that has counts and durations of long work said. default: argparse.SUPPRESS behind a verb."""
    parser.add_argument(
        "--verbose",
        action="store_true",
        default=default,
        help="say on stderr what long work did and how long it took, in numbers that name no drug; "
        f"{LOG}=FILE appends the same to a file",
    )


def _write(text: str) -> None:
    """Write to stdout, in UTF-8 whatever the locale is, so that files made of it are whole."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def _harmless(text: str) -> str:
    """Return a text with its lines; in JSON it stands for the same values."""
    return "\n".join(_line(line).replace("\r", "\\r") for line in text.split("\n"))


def _line(line: str) -> str:
    """Return a line with what is neither seen nor needed, and what terminals obey, as JSON escapes it."""
    from medviewer import hidden_characters

    return hidden_characters.written_out(line, _code)


def _code(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
