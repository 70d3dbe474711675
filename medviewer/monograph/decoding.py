"""Bytes of a file -> the text of a page."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.errors import Message, PageError

if TYPE_CHECKING:
    from medviewer.monograph.model import Problem

LARGEST = 8 * 1024 * 1024
"""Bytes that one page may have; the largest real monograph known has 10 KB."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ODD = (("\ufffd", Message("bytes that no text has")), ("\0", Message("a NUL character")))
_KINDS = (
    (stat.S_ISDIR, Message("it is a folder")),
    (stat.S_ISFIFO, Message("it is a pipe")),
    (stat.S_ISSOCK, Message("it is a socket")),
    (stat.S_ISCHR, Message("it is a device")),
    (stat.S_ISBLK, Message("it is a device")),
)


def read_page(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """Read one page and return its text with `\\n` line ends, and what was odd about its bytes.

    UTF-8, UTF-16 and UTF-32 with or without a byte order mark; anything else is taken as Windows-1252.
    Raises PageError for what is not a regular file, is larger than `LARGEST` bytes or cannot be read.
    """
    return decode(bytes_of(path))


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a page's bytes; never fails, what cannot be decoded becomes U+FFFD with a problem."""
    text, encoding = _text_of(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = []
    if encoding == "cp1252":
        problems.append(_oddity(0, Message("The file is not UTF-8; it was read as Windows-1252. Save it as UTF-8.")))
    for mark, what in _ODD:
        if mark in text:
            line = text[: text.index(mark)].count("\n") + 1
            problems.append(_oddity(line, Message("The file holds {}; “�” stands in their place.", what)))
    return text.replace("\0", "\ufffd") if "\0" in text else text, tuple(problems)


def digest_of(source: str, problems: tuple[Problem, ...]) -> bytes:
    """Return the content hash of a page as `read_page` returns it: 16 bytes of BLAKE2b.

    Of the problems the lines alone count, since their words may be others in another version or language.
    """
    from hashlib import blake2b

    return blake2b(
        (source + repr(tuple(problem.line for problem in problems))).encode("utf-8", "surrogatepass"), digest_size=16
    ).digest()


def _oddity(line: int, message: Message) -> Problem:
    """Return a problem; few pages have one, and a first start compares all of them before it shows their names."""
    from medviewer.monograph.model import Problem

    return Problem(line, message)


def _text_of(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    encoding = _unmarked_utf16(data)
    if encoding:
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _unmarked_utf16(data: bytes) -> str:
    """Name the UTF-16 that Western text without a byte order mark is in: every other byte of it is NUL."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or len(data) % 2 or sample.count(0) < half * 0.6:
        return ""
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if low > half * 0.6 and high < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if high > half * 0.6 and low < half * 0.1 else ""


def bytes_of(path: Path) -> bytes:
    """Return the bytes of one page; raises PageError as `read_page` does."""
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            _insist_on_regular(path, status.st_mode)
            data = b"" if status.st_size > LARGEST else _all_of(handle, status.st_size)
            size = max(status.st_size, len(data))
        finally:
            os.close(handle)
    except FileNotFoundError as error:
        raise _problem(path, Message("it is no longer there"), Message("Read the library again.")) from error
    except PermissionError as error:
        raise _problem(
            path, Message("it may not be read"), Message("Ask its owner for permission to read it.")
        ) from error
    except IsADirectoryError as error:
        raise _problem(path, Message("it is a folder"), Message("Rename it so that it does not end in .md.")) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        failed = Message("reading it failed ({})", reason)
        raise _problem(path, failed, Message("Check the disk or the network share.")) from error
    if size > LARGEST:
        mega = 1024 * 1024
        many = Message("it has {:.1f} MB, more than the {} MB of a page", size / mega, LARGEST // mega)
        raise _problem(path, many, Message("Split it into pages, or move it out of the library."))
    return data


def _all_of(handle: int, expected: int) -> bytes:
    """Read a file to its end, or past `LARGEST` where it grows meanwhile; one of the expected size in one go."""
    data = os.read(handle, expected + 1)
    while data and len(data) <= LARGEST and (more := os.read(handle, LARGEST + 1 - len(data))):
        data += more
    return data


def _insist_on_regular(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    reason = next((words for is_kind, words in _KINDS if is_kind(mode)), Message("it is not a regular file"))
    raise _problem(path, reason, Message("Move it out of the library, or give it another ending than .md."))


def _problem(path: Path, reason: Message, remedy: Message) -> PageError:
    name = os.fsencode(path).decode("utf-8", "replace")
    return PageError("“{}” cannot be shown: {}. {}", name, reason, remedy)
