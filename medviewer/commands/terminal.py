"""What the commands say, and where: answers on stdout, everything else on stderr."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """Write to stdout, in UTF-8 whatever the locale is, so that files made of it are whole."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def note(message: str) -> None:
    """Write a line to stderr."""
    print(f"medviewer: {message}", file=sys.stderr)


def progress(done: int, total: int) -> None:
    """Keep one line up to date where stderr is a terminal; it goes once all is done."""
    if sys.stderr.isatty():
        line = f"\r{done} of {total}" if done < total else "\r\033[K"
        print(line, end="", file=sys.stderr, flush=True)


def megabytes(done: int, total: int) -> None:
    """Keep one line up to date that says how many bytes are read, as `progress` does."""
    if sys.stderr.isatty():
        line = f"\r{done / 1e6:,.0f} of {total / 1e6:,.0f} MB verified" if done < total else "\r\033[K"
        print(line, end="", file=sys.stderr, flush=True)
