"""Files of SQLite that are given away: the same bytes, however the SQLite that wrote them was built."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from medviewer.library.indexing import shipped_index
from medviewer.library.indexing.plain_bytes import make_plain
from medviewer.library.pack.building import BuildOptions, build

Write = Callable[..., Path]
Make = Callable[[Path, Path], object]


@contextmanager
def built_with(option: str) -> Iterator[None]:
    """Have every connection begin as in a SQLite that was built with another default."""
    real = sqlite3.connect

    def connect(*words: object, **options: object) -> sqlite3.Connection:
        db: sqlite3.Connection = real(*words, **options)  # type: ignore[call-overload]
        db.execute(f"PRAGMA {option}")
        return db

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        yield


def pages(count: int) -> dict[str, str]:
    """Return pages of all lengths, with words that lie in many orders."""
    chosen = random.Random(5)
    words = ["".join(chosen.choices("abcdefghij", k=chosen.randint(2, 14))) for _ in range(900)]
    texts = (" ".join(chosen.choices(words, k=chosen.randint(1, 400))) for _ in range(count))
    return {
        f"{word[0]}/{word}.md": f"# {word}ine\n### Dosage\n{text}\n" for word, text in zip(words, texts, strict=False)
    }


@pytest.mark.parametrize(
    "make",
    [
        shipped_index.make,
        lambda root, target: build(
            BuildOptions(root, target, made="2026-05-01T08:00:00Z"), target.with_name("work"), lambda *_: None
        ),
    ],
    ids=["shipped index", "pack"],
)
def test_how_sqlite_was_built_is_not_seen(make: Make, library: Write, tmp_path: Path) -> None:
    root = library(pages(120))
    for option in ("ON", "OFF"):
        with built_with(f"secure_delete={option}"):
            make(root, tmp_path / option)
    assert (tmp_path / "ON").read_bytes() == (tmp_path / "OFF").read_bytes()


@pytest.mark.parametrize("size", [512, 4096, 65536])
@pytest.mark.parametrize("kind", ["", "WITHOUT ROWID"])
def test_what_stood_between_rows_goes_and_rows_stay(size: int, kind: str, tmp_path: Path) -> None:
    """Every page keeps rows, as after `VACUUM`."""
    file = tmp_path / "rows.sqlite"
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA page_size={size}")
        db.execute("PRAGMA secure_delete=OFF")
        db.execute(f"CREATE TABLE row (id INTEGER PRIMARY KEY, content TEXT) {kind}")
        for number in range(2000 + size // 4):
            content = f"kept {number} " * 3 if number % 4 else "withdrawn " * 4
            db.execute("INSERT INTO row VALUES (?, ?)", (number, content))
        db.commit()
        db.execute("UPDATE row SET content = 'new' WHERE content LIKE 'withdrawn%'")
        db.commit()
        rows = db.execute("SELECT * FROM row").fetchall()
    assert b"withdrawn withdrawn" in file.read_bytes()
    make_plain(file)
    content = file.read_bytes()
    make_plain(file)
    assert file.read_bytes() == content
    assert b"withdrawn withdrawn" not in content and content[96:100] == bytes(4)
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT * FROM row").fetchall() == rows
        db.execute("INSERT INTO row VALUES (-1, 'new')")
        db.commit()
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
