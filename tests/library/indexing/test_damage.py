"""An index that is damaged, of another kind, locked or impossible to write costs nothing but reading the pages anew."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from medviewer.library.catalogue import Catalogue
from medviewer.library.indexing import folder_library
from medviewer.library.store import schema

Write = Callable[..., Path]
Open = Callable[..., Catalogue]

PAGES = {f"{number:03}.md": f"# Drug{number:03}\n### Usage\nText.\n" for number in range(60)}


@pytest.fixture
def root(library: Write) -> Path:
    return library(PAGES)


@pytest.fixture
def file(root: Path, indexed: Open, index_folder: Path) -> Path:
    """Return a whole index that nobody has open."""
    indexed(root).close()
    [file] = index_folder.iterdir()
    return file


def is_whole(catalogue: Catalogue) -> bool:
    catalogue.update()
    found = [row.id.removeprefix("library/") for row in catalogue.match("drug")]
    return found == list(PAGES) and not catalogue.stale()


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_to_a_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def no_database(file: Path) -> None:
    file.write_bytes(b"This is no database. " * 1000)


def overwritten(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    file.write_bytes(content)


def pages_of_zeros(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[3 * 4096 :] = bytes(len(content) - 3 * 4096)
    file.write_bytes(content)


def names_lost(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("DELETE FROM name_data")
        db.commit()


def table_lost(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("DROP TABLE page")
        db.commit()


def state_lost(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("DELETE FROM state")
        db.commit()


def _first_text(file: Path) -> bytes:
    with closing(sqlite3.connect(file)) as db:
        return bytes(db.execute("SELECT content FROM text ORDER BY page LIMIT 1").fetchone()[0])


def a_text_that_does_not_unpack(file: Path) -> None:
    text = _first_text(file)
    file.write_bytes(file.read_bytes().replace(text, text[:-1] + bytes([text[-1] ^ 1])))


def a_letter_of_a_title(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Drug007", b"Drug107"))


def a_name_of_a_table_that_is_no_text(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"page_order", b"pag\xe5_order"))


def a_number_among_many(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute("UPDATE near SET number = number + 1000000 WHERE spelling = (SELECT min(spelling) FROM near)")
        db.commit()


DAMAGES = [truncated, cut_to_a_header, no_database, overwritten, pages_of_zeros, names_lost, table_lost, state_lost]
FALLEN_BITS = [
    a_text_that_does_not_unpack,
    a_letter_of_a_title,
    a_name_of_a_table_that_is_no_text,
    a_number_among_many,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew(root: Path, file: Path, opened: Open, damage: Callable[[Path], None]) -> None:
    damage(file)
    catalogue = opened(root)
    catalogue.rows()
    catalogue.match("drug")
    assert is_whole(catalogue)
    assert "damaged" in catalogue.notice and str(file) in catalogue.notice
    assert not opened(root).notice


@pytest.mark.parametrize("damage", FALLEN_BITS)
def test_a_bit_that_fell_is_found_by_the_next_update(
    root: Path, file: Path, opened: Open, damage: Callable[[Path], None]
) -> None:
    before = file.read_bytes()
    damage(file)
    assert file.read_bytes() != before
    catalogue = opened(root)
    assert is_whole(catalogue)
    assert "damaged" in catalogue.notice and str(file) in catalogue.notice
    assert [str(hit.title) for hit in catalogue.search().passages("text").hits][:1] == ["Drug000"]


def test_a_text_that_does_not_unpack_is_no_error_of_a_search(root: Path, file: Path, opened: Open) -> None:
    a_text_that_does_not_unpack(file)
    catalogue = opened(root)
    catalogue.search().passages("text")
    assert "damaged" in catalogue.notice
    assert is_whole(catalogue)


def test_an_update_that_was_cut_short_leaves_an_index_that_is_whole(root: Path, file: Path, opened: Open) -> None:
    catalogue = opened(root)
    (root / "tallman.txt").write_text("DRUG000\n")
    (root / "000.md").write_text("# Drug000\n### Usage\nOther text.\n")
    catalogue.update(cancelled=lambda: True)
    catalogue.close()
    assert is_whole(opened(root))
    assert not opened(root).notice


def test_a_check_that_is_given_up_says_nothing_and_is_made_later(root: Path, file: Path, opened: Open) -> None:
    a_letter_of_a_title(file)
    catalogue, asked = opened(root), []

    def given_up() -> bool:
        asked.append(True)
        return len(asked) > 2

    assert not catalogue.stale()
    assert not catalogue.stale(given_up)
    assert not catalogue.update(cancelled=lambda: True)
    assert not catalogue.notice
    assert len(asked) <= 5
    assert catalogue.stale()
    assert "damaged" in catalogue.notice
    assert is_whole(catalogue)


def test_a_question_that_is_a_mistake_of_the_program_is_raised(root: Path, file: Path, opened: Open) -> None:
    catalogue = opened(root)
    [one] = catalogue._holdings

    def mistaken(_: sqlite3.Connection) -> None:
        raise KeyError("mistake")

    with pytest.raises(KeyError, match="mistake"):
        one.index.ask(mistaken)
    assert is_whole(catalogue)


@pytest.mark.parametrize("damage", [truncated, no_database, overwritten, names_lost])
def test_damage_that_happens_to_an_open_index(
    root: Path, file: Path, opened: Open, damage: Callable[[Path], None]
) -> None:
    catalogue, other = opened(root), opened(root)
    damage(file)
    catalogue.match("drug")
    assert is_whole(catalogue)
    assert is_whole(other)


def test_an_empty_or_missing_file_is_a_new_index(root: Path, file: Path, opened: Open) -> None:
    file.write_bytes(b"")
    catalogue = opened(root)
    assert catalogue.rows() == []
    assert is_whole(catalogue)
    file.unlink()
    assert catalogue.rows() == []
    assert is_whole(catalogue)
    assert not catalogue.notice


@pytest.mark.parametrize("version", [schema.VERSION + 1, schema.VERSION - 1])
def test_an_index_of_another_version_is_made_anew_without_a_word(
    root: Path, file: Path, opened: Open, version: int
) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA user_version={version}")
    catalogue = opened(root)
    assert catalogue.rows() == []
    assert is_whole(catalogue)
    assert not catalogue.notice


@pytest.mark.parametrize("few", [folder_library.FEW, 0])
def test_a_folder_that_cannot_be_made_leaves_the_index_in_memory(
    root: Path, index_folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(folder_library, "FEW", few)
    index_folder.parent.mkdir()
    index_folder.write_text("a file where the folder should be")
    catalogue = opened(root)
    assert is_whole(catalogue)
    assert "cannot be kept" in catalogue.notice and "--profile" in catalogue.notice
    assert index_folder.read_text() == "a file where the folder should be"


def test_a_folder_in_the_place_of_the_index_leaves_it_in_memory(root: Path, file: Path, opened: Open) -> None:
    file.unlink()
    file.mkdir()
    catalogue = opened(root)
    assert is_whole(catalogue)
    assert "cannot be kept" in catalogue.notice


def test_an_index_that_another_program_locks_is_done_without(
    root: Path, file: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.05)
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA locking_mode=EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        catalogue = opened(root)
        assert is_whole(catalogue)
        assert "locked" in catalogue.notice
    catalogue.close()
    assert len(opened(root).rows()) == len(PAGES)


FULL = """
import resource, sys
from pathlib import Path
from medviewer.library.indexing import folder_library
from medviewer.library.catalogue import Catalogue, Library
folder_library.FEW = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
catalogue = Catalogue.open([Library("library", Path(sys.argv[1]))], Path(sys.argv[2]))
catalogue.update()
print(len(catalogue.rows()), catalogue.stale(), catalogue.notice)
catalogue.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
@pytest.mark.parametrize("few", [10_000, 0])
def test_a_full_disk_leaves_the_index_in_memory(library: Write, index_folder: Path, few: int) -> None:
    root = library({f"{number}.md": f"# Drug {number} " + "long " * 50 for number in range(300)})
    command = [sys.executable, "-c", FULL, root, index_folder, str(few)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.startswith("300 False The index"), done.stderr
    assert not done.stderr


def test_threads_share_a_catalogue(root: Path, opened: Open) -> None:
    catalogue, seen = opened(root), []

    def ask() -> None:
        seen.extend(len(catalogue.match(f"drug{number:03}")) + len(catalogue.rows()) for number in range(60))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    catalogue.update()
    for thread in threads:
        thread.join()
    assert len(seen) == 240
    assert is_whole(catalogue)


def test_a_closed_catalogue_says_so(root: Path, opened: Open) -> None:
    catalogue = opened(root)
    catalogue.close()
    catalogue.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        catalogue.rows()


def test_closing_leaves_one_file(root: Path, file: Path, opened: Open, index_folder: Path) -> None:
    catalogue = opened(root)
    catalogue.update()
    catalogue.close()
    assert list(index_folder.iterdir()) == [file]
