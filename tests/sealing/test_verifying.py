"""Who signed a pack, whether that is enough, and what is remembered of having looked."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.sealing.remembered import NAME
from medviewer.sealing.seal import LENGTH, SealError, StoppedError, read_seal
from medviewer.sealing.trust import Trust, Verdict
from medviewer.sealing.verifying import known, verify

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX keeps the time of any change")


def test_an_unsigned_pack_is_said_to_be_one(pack: Path) -> None:
    assert verify(pack, Trust()) == Verdict("unsigned", "", "", read_seal(pack).sha256)


def test_a_trusted_key_is_named(pack: Path, pharmacy, stranger) -> None:
    pharmacy.sign(pack)
    trust = Trust((stranger.key, pharmacy.key), required=True)
    assert verify(pack, trust) == Verdict("trusted", "Pharmacy", pharmacy.key.fingerprint, read_seal(pack).sha256)


def test_an_unknown_key_is_named_by_its_fingerprint(pack: Path, pharmacy, stranger) -> None:
    stranger.sign(pack)
    verdict = verify(pack, Trust((pharmacy.key,)))
    assert verdict[:3] == ("unknown", "", stranger.key.fingerprint)


def test_where_signatures_are_required_others_are_refused(pack: Path, pharmacy, stranger) -> None:
    with pytest.raises(SealError, match="not signed"):
        verify(pack, pharmacy.trusted)
    stranger.sign(pack)
    with pytest.raises(SealError, match=stranger.key.fingerprint):
        verify(pack, pharmacy.trusted)
    with pytest.raises(SealError, match="not trusted"):
        verify(pack, Trust(required=True))


def test_what_the_seal_alone_tells_is_found_before_the_rest_is_read(pack: Path, pharmacy) -> None:
    read: list[int] = []
    with pytest.raises(SealError):
        verify(pack, pharmacy.trusted, lambda done, total: read.append(done))
    assert read == []


def test_a_file_out_of_reach_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        verify(tmp_path / "gone.medpack", Trust())


def test_a_pack_that_changes_while_it_is_read_is_not_vouched_for(pack: Path, memory: Path) -> None:
    def change(_done: int, _total: int) -> None:
        with pack.open("r+b") as file:
            file.write(b"x")

    with pytest.raises(SealError, match="while it was read"):
        verify(pack, Trust(), change, memory=memory)
    assert known(pack, Trust(), memory) is None


def test_stopping_leaves_nothing_known(pack: Path, memory: Path) -> None:
    with pytest.raises(StoppedError):
        verify(pack, Trust(), cancelled=lambda: True, memory=memory)
    assert known(pack, Trust(), memory) is None


def test_a_pack_is_known_once_it_was_verified(pack: Path, pharmacy, memory: Path) -> None:
    pharmacy.sign(pack)
    assert known(pack, pharmacy.trusted, memory) is None
    verdict = verify(pack, pharmacy.trusted, memory=memory)
    assert known(pack, pharmacy.trusted, memory) == verdict


def test_trust_is_asked_anew_each_time(pack: Path, pharmacy, stranger, memory: Path) -> None:
    pharmacy.sign(pack)
    verify(pack, pharmacy.trusted, memory=memory)
    assert known(pack, stranger.trusted, memory) is None
    verdict = known(pack, stranger.trusted._replace(required=False), memory)
    assert verdict is not None
    assert verdict.kind == "unknown"


def test_another_file_in_its_place_is_not_known(pack: Path, other_pack: Path, memory: Path) -> None:
    verify(pack, Trust(), memory=memory)
    times = pack.stat()
    os.utime(other_pack, ns=(times.st_atime_ns, times.st_mtime_ns))
    other_pack.replace(pack)
    assert known(pack, Trust(), memory) is None


@posix
def test_a_date_that_was_put_back_does_not_help(pack: Path, memory: Path) -> None:
    verify(pack, Trust(), memory=memory)
    times = pack.stat()
    with pack.open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff")
    os.utime(pack, ns=(times.st_atime_ns, times.st_mtime_ns))
    now = pack.stat()
    assert (now.st_size, now.st_mtime_ns, now.st_ino) == (times.st_size, times.st_mtime_ns, times.st_ino)
    assert known(pack, Trust(), memory) is None
    with pytest.raises(SealError, match="damaged"):
        verify(pack, Trust(), memory=memory)


def test_a_signature_is_checked_even_of_a_file_that_is_known(pack: Path, pharmacy, memory: Path) -> None:
    pharmacy.sign(pack)
    verify(pack, Trust(), memory=memory)
    content = pack.read_bytes()
    wrong = read_seal(pack)._replace(signature=bytes(64)).rendered()
    pack.write_bytes(content[:-LENGTH] + wrong)
    _pretend_verified(memory, pack)
    assert known(pack, Trust(), memory) is None
    with pytest.raises(SealError, match="signature does not match"):
        verify(pack, Trust(), memory=memory)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_memory_is_made_anew(pack: Path, memory: Path, damage: bytes) -> None:
    memory.mkdir()
    (memory / NAME).write_bytes(damage)
    assert known(pack, Trust(), memory) is None
    verdict = verify(pack, Trust(), memory=memory)
    assert known(pack, Trust(), memory) == verdict


def test_a_memory_of_another_form_is_made_anew(pack: Path, memory: Path) -> None:
    memory.mkdir()
    with closing(sqlite3.connect(memory / NAME)) as database, database:
        database.execute("CREATE TABLE verified (something)")
    assert known(pack, Trust(), memory) is None
    verdict = verify(pack, Trust(), memory=memory)
    assert known(pack, Trust(), memory) == verdict


def test_where_nothing_can_be_kept_packs_are_verified_all_the_same(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert verify(pack, Trust(), memory=tmp_path / "file").kind == "unsigned"
    assert known(pack, Trust(), tmp_path / "file") is None


def test_an_unsigned_pack_does_not_load_cryptography(pack: Path, memory: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from medviewer.sealing.verifying import Trust, known, verify\n"
        f"pack, memory = Path({str(pack)!r}), Path({str(memory)!r})\n"
        "verify(pack, Trust(), memory=memory); assert known(pack, Trust(), memory)\n"
        "print('cryptography' in sys.modules, any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False False\n", "")


def _pretend_verified(memory: Path, pack: Path) -> None:
    """Write into the memory that a file was verified as it is."""
    from medviewer.sealing.remembered import remember

    remember(memory, pack.stat(), read_seal(pack).sha256)
