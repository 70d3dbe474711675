"""Entries of a StarDict dictionary, read one after another within bounds.

StarDict's own description of its format (DICTFILE_FORMAT, version 3.0.0): `.ifo` says what there is, `.idx` lists
headwords with the place of their data, `.syn` other words for them, `.dict` holds the data; `.gz` and `.dz` (dictzip)
are gzip.
"""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO, NamedTuple

from medviewer.errors import Message
from medviewer.importing import bounds, sources
from medviewer.importing.bounds import MB, RefusedError
from medviewer.importing.sources import LabelSource, Refusal
from medviewer.monograph.decoding import LARGEST

LARGEST_INFO, LARGEST_INDEX, LARGEST_DICT = 64 * 1024, 128 * MB, 2048 * MB
MOST_ENTRIES = 2_000_000
MOST_BROKEN = 1_000
"""Entries of one dictionary that are refused by name; with more of them the rest is not worth reading."""
MOST_SYNONYMS = 100
_LONGEST_WORD = 1024
_MAGIC = "StarDict's dict ifo file"
_BLOCK = 1 * MB
_FILES = {
    "index": (".idx", ".idx.gz", ".idx.dz"),
    "data": (".dict.dz", ".dict", ".dict.gz"),
    "synonyms": (".syn", ".syn.dz", ".syn.gz"),
}


class DictionaryInfo(NamedTuple):
    """A dictionary's own words of itself.

    entries: how many it says it has. bits: of an offset. types: of the data of all entries, "" where each says them.
    """

    name: str
    entries: int
    bits: int
    types: str
    language: str
    author: str
    date: str


class DictionaryEntry(NamedTuple):
    """An entry with all data of its headword. fields: type and bytes of each. synonyms: other words for it."""

    word: str
    fields: tuple[tuple[str, bytes], ...]
    synonyms: tuple[str, ...]


def info_of(job: LabelSource) -> DictionaryInfo:
    """Return what a dictionary says of itself; raises RefusedError for what is none."""
    if job.where.lower().endswith(".zim"):
        raise RefusedError(
            "a ZIM file is not read; PyGlossary, a program of its own, makes a StarDict dictionary of it"
        )
    text = sources.bytes_of_job(job, LARGEST_INFO).decode("utf-8-sig", "replace")
    lines = text.splitlines()
    if not lines or lines[0].strip() != _MAGIC:
        raise RefusedError("it is no dictionary of StarDict")
    values = {key.strip(): value.strip() for key, sign, value in (line.partition("=") for line in lines[1:]) if sign}
    count, bits = values.get("wordcount", ""), values.get("idxoffsetbits", "32")
    if bits not in ("32", "64"):
        raise RefusedError("its index has offsets of {} bits", bits[:20])
    return DictionaryInfo(
        " ".join(values.get("bookname", "").split())[:200],
        int(count) if count.isascii() and count.isdigit() and len(count) < 9 else 0,
        int(bits),
        values.get("sametypesequence", "")[:20],
        values.get("lang", "").partition("-")[2][:35] or values.get("lang", "")[:35],
        values.get("author", "")[:200],
        values.get("date", "")[:40],
    )


def size_of(job: LabelSource) -> int:
    """Return the bytes of all files of a dictionary, as they lie there."""
    endings = [ending for endings in _FILES.values() for ending in endings]
    return job.size + sum(sources.size_beside(job, ending) for ending in endings)


def entries_of(
    job: LabelSource, info: DictionaryInfo, refuse: Callable[[Refusal], object], cancelled: Callable[[], bool]
) -> Iterator[DictionaryEntry]:
    """Yield the entries in the order of the index, those of one headword as one.

    Raises RefusedError where the dictionary is no good as a whole; a broken entry is told by `refuse`.
    """
    with ExitStack() as stack:
        index = stack.enter_context(_opened(job, "index", LARGEST_INDEX, cancelled))
        data = stack.enter_context(_opened(job, "data", LARGEST_DICT, cancelled))
        synonyms = _synonyms(job, info, cancelled)
        if cancelled():
            return
        reader = _Data(data, info.types, job.where, refuse)
        last: DictionaryEntry | None = None
        try:
            for number, (word, offset, size) in enumerate(_index(index, info.bits)):
                fields = reader.fields(word, offset, size)
                if last is not None and word != last.word:
                    yield last
                    last = None
                if fields:
                    others = (*(last.synonyms if last else ()), *synonyms.get(number, ()))
                    last = DictionaryEntry(
                        word, (*(last.fields if last else ()), *fields), tuple(dict.fromkeys(others))
                    )
        except RefusedError:
            if last is not None:
                yield last
            raise
        if last is not None:
            yield last


@contextmanager
def _opened(job: LabelSource, what: str, largest: int, cancelled: Callable[[], bool]) -> Iterator[BinaryIO]:
    """Open one of the files of a dictionary, unpacked into a temporary file where it is packed."""
    for ending in _FILES[what]:
        with sources.opened_beside(job, ending, largest) as packed:
            if packed is None:
                continue
            with tempfile.TemporaryFile() as file:
                blocks = (
                    _unpacked(packed.read, largest) if ending.endswith("z") else iter(lambda: packed.read(_BLOCK), b"")
                )
                for block in blocks:
                    file.write(block)
                    if cancelled():
                        break
                file.seek(0)
                yield file
            return
    raise RefusedError("there is no {} beside it", _FILES[what][0])


def _unpacked(read: Callable[[int], bytes], largest: int) -> Iterator[bytes]:
    """Yield what a gzip file unpacks to, of all its members, within the bounds of size and ratio."""
    unpacker = zlib.decompressobj(31)
    packed, count, is_open = 0, 0, True
    try:
        while data := read(_BLOCK):
            packed += len(data)
            while data:
                block = unpacker.decompress(data, _BLOCK)
                count += len(block)
                _require(count, packed, largest)
                yield block
                is_open = not unpacker.eof
                data = unpacker.unconsumed_tail if is_open else unpacker.unused_data.lstrip(b"\0")
                unpacker = unpacker if is_open else zlib.decompressobj(31)
    except zlib.error as error:
        raise RefusedError("it cannot be unpacked ({})", " ".join(str(error).split())[:200]) from error
    if is_open:
        raise RefusedError("it cannot be unpacked ({})", Message("it ends too early"))


def _require(count: int, packed: int, largest: int) -> None:
    if count > largest:
        raise RefusedError("it has more than {:,} MB", largest // MB)
    if count > bounds.RATIO_COUNTS_FROM and count > packed * bounds.HIGHEST_RATIO:
        raise RefusedError("it unpacks to more than {} times its size, as a zip bomb does", bounds.HIGHEST_RATIO)


def _index(file: BinaryIO, bits: int) -> Iterator[tuple[str, int, int]]:
    """Yield headword, offset and size of each entry; raises RefusedError where the index ends within one."""
    layout = struct.Struct(">QI" if bits == 64 else ">II")
    for number, (word, tail) in enumerate(_words(file, layout.size)):
        if number >= MOST_ENTRIES:
            raise RefusedError("it has more than {:,} entries", MOST_ENTRIES)
        offset, size = layout.unpack(tail)
        yield word, offset, size


def _words(file: BinaryIO, after: int) -> Iterator[tuple[str, bytes]]:
    """Yield words that end in NUL with the `after` bytes behind each."""
    held = b""
    while True:
        data = file.read(_BLOCK)
        held += data
        at = 0
        while (end := held.find(b"\0", at)) >= 0 and end + after < len(held):
            yield held[at:end].decode("utf-8", "replace"), held[end + 1 : end + 1 + after]
            at = end + 1 + after
        held = held[at:]
        if len(held) > _BLOCK + _LONGEST_WORD and held.find(b"\0") < 0:
            raise RefusedError("its index holds a word of more than {:,} bytes", _LONGEST_WORD)
        if not data:
            break
    if held:
        raise RefusedError("its index ends in the middle of an entry")


def _synonyms(job: LabelSource, info: DictionaryInfo, cancelled: Callable[[], bool]) -> dict[int, list[str]]:
    """Return other words by the numbers of their entries; none where there is no such file."""
    if not any(sources.size_beside(job, ending) for ending in _FILES["synonyms"]):
        return {}
    found: dict[int, list[str]] = {}
    with _opened(job, "synonyms", LARGEST_INDEX, cancelled) as file:
        for count, (word, tail) in enumerate(_words(file, 4)):
            if count >= MOST_ENTRIES:
                raise RefusedError("it has more than {:,} entries", MOST_ENTRIES)
            words = found.setdefault(int.from_bytes(tail, "big"), [])
            if len(words) < MOST_SYNONYMS and 0 < len(word) <= _LONGEST_WORD:
                words.append(word)
    return found


class _Data:
    """Reads the data of entries; what is broken is told, up to MOST_BROKEN times."""

    def __init__(self, file: BinaryIO, types: str, where: str, refuse: Callable[[Refusal], object]) -> None:
        self._file = file
        self._types = types
        self._where = where
        self._refuse = refuse
        self._broken = 0
        self._size = file.seek(0, 2)

    def fields(self, word: str, offset: int, size: int) -> tuple[tuple[str, bytes], ...]:
        """Return the fields of an entry, none where it is broken."""
        if not word.strip() or len(word) > _LONGEST_WORD:
            return self._bad(word, Message("its headword is empty or too long"))
        if size > LARGEST:
            return self._bad(word, Message("its page would have more than {} MB", LARGEST // MB))
        if offset + size > self._size:
            return self._bad(word, Message("its place lies behind the end of the dictionary"))
        self._file.seek(offset)
        return _fields(self._file.read(size), self._types)

    def _bad(self, word: str, reason: Message) -> tuple[()]:
        self._broken += 1
        if self._broken > MOST_BROKEN:
            raise RefusedError("more than {:,} of its entries are broken", MOST_BROKEN)
        shown = "".join(sign if sign.isprintable() else "�" for sign in word[:60])
        self._refuse(Refusal(f"{self._where}, {shown}", reason))
        return ()


def _fields(data: bytes, types: str) -> tuple[tuple[str, bytes], ...]:
    """Return type and bytes of each field: small types end in NUL, capital ones begin with their size."""
    found = []
    at, number = 0, 0
    while at < len(data):
        if types and number >= len(types):
            break
        kind = types[number] if types else chr(data[at])
        at += 0 if types else 1
        is_last = bool(types) and number == len(types) - 1
        if is_last:
            value, at = data[at:], len(data)
        elif kind.isupper():
            end = at + 4 + int.from_bytes(data[at : at + 4], "big")
            value, at = data[at + 4 : end], end
        else:
            end = data.find(b"\0", at)
            end = len(data) if end < 0 else end
            value, at = data[at:end], end + 1
        found.append((kind, value.rstrip(b"\0") if is_last and kind.islower() else value))
        number += 1
    return tuple(found)
