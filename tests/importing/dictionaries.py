"""Dictionaries of StarDict, written by the format's description."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

Entry = tuple[str, bytes]


def files(
    entries: Sequence[Entry],
    types: str = "m",
    synonyms: Mapping[str, int] | None = None,
    bits: int = 32,
    **info: str,
) -> dict[str, bytes]:
    """Return the files of a dictionary by their endings. types: "" where the data of each entry say theirs."""
    data, index = b"", b""
    for word, body in entries:
        index += word.encode() + b"\0" + len(data).to_bytes(bits // 8, "big") + len(body).to_bytes(4, "big")
        data += body
    values = {
        "version": "3.0.0",
        "bookname": "Test Book",
        "wordcount": str(len(entries)),
        "idxfilesize": str(len(index)),
    }
    values |= {"sametypesequence": types} if types else {}
    values |= {"idxoffsetbits": "64"} if bits == 64 else {}
    told = "".join(f"{key}={value}\n" for key, value in (values | info).items())
    others = b"".join(word.encode() + b"\0" + at.to_bytes(4, "big") for word, at in (synonyms or {}).items())
    return {
        ".ifo": f"StarDict's dict ifo file\n{told}".encode(),
        ".idx": index,
        ".dict": data,
        **({".syn": others} if synonyms else {}),
    }


def packed(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a dictionary with its index and data packed."""
    kinds = {".idx": ".idx.gz", ".dict": ".dict.dz", ".syn": ".syn.dz"}
    return {kinds.get(end, end): gzip.compress(data) if end in kinds else data for end, data in made.items()}


def write(folder: Path, made: Mapping[str, bytes], stem: str = "book") -> Path:
    """Write the files of a dictionary; return the one that tells of it."""
    folder.mkdir(exist_ok=True)
    for ending, data in made.items():
        (folder / f"{stem}{ending}").write_bytes(data)
    return folder / f"{stem}.ifo"
