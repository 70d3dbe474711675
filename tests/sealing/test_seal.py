"""The seal at the end of a file: what it says, and that nothing else passes for it."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medviewer.errors import ExportError
from medviewer.sealing.judging import verify
from medviewer.sealing.keys import load
from medviewer.sealing.seal import LENGTH, PIECE, SealError, StoppedError, read_seal, seal, sign
from medviewer.sealing.trust import Trust


def refused(path: Path, content: bytes, trust: Trust) -> bool:
    """Return whether these bytes are refused as a pack."""
    path.write_bytes(content)
    try:
        verify(path, trust)
    except SealError:
        return True
    return False


def flipped(content: bytes, place: int, bits: int) -> bytes:
    """Return `content` with some bits of one byte turned over."""
    return content[:place] + bytes([content[place] ^ bits]) + content[place + 1 :]


def mutations(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (what was done, damaged bytes): 200 places of the body, every byte and bit of the seal, other lengths."""
    dice = random.Random(6)
    body = len(content) - LENGTH
    for place in dice.sample(range(body), 200):
        yield f"byte {place}", flipped(content, place, dice.randrange(1, 256))
        yield f"a bit of byte {place}", flipped(content, place, 1 << dice.randrange(8))
    for place in range(body, len(content)):
        for bit in range(8):
            yield f"bit {bit} of byte {place}", flipped(content, place, 1 << bit)
        yield f"byte {place}", flipped(content, place, dice.randrange(1, 256))
    for length in (0, 1, LENGTH - 1, LENGTH, body, len(content) - 1, *dice.sample(range(len(content)), 20)):
        yield f"cut to {length}", content[:length]
    for more in (b"\0", b"\n", content[-LENGTH:], content):
        yield f"{len(more)} bytes more at the end", content + more
        yield f"{len(more)} bytes more before the seal", content[:body] + more + content[body:]
        yield f"{len(more)} bytes more in front", more + content
    yield "a byte less in front", content[1:]
    yield "upper case", content[:body] + content[body:].replace(b"a", b"A")
    yield "another line ending", content[: body - 5] + content[body:].replace(b"\n", b"\r\n")


@pytest.mark.parametrize("signed", [False, True])
def test_whatever_is_changed_is_refused(pack: Path, pharmacy, signed: bool, tmp_path: Path) -> None:
    trust = pharmacy.trusted if signed else Trust()
    whole = (pharmacy.sign(pack) if signed else pack).read_bytes()
    changed = tmp_path / "changed.medpack"
    assert not refused(changed, whole, trust)
    tried = list(mutations(whole))
    assert len(tried) > 400 + 9 * LENGTH
    assert [what for what, content in tried if not refused(changed, content, trust)] == []


def test_seals_of_two_packs_are_not_exchanged(pack: Path, other_pack: Path, pharmacy, tmp_path: Path) -> None:
    one, two = (pharmacy.sign(path).read_bytes() for path in (pack, other_pack))
    assert len(one) == len(two)
    for first, second in ((one, two), (two, one)):
        assert refused(tmp_path / "swapped.medpack", first[:-LENGTH] + second[-LENGTH:], pharmacy.trusted)


def test_a_signature_is_not_put_under_another_seal(pack: Path, pharmacy, stranger, tmp_path: Path) -> None:
    ours = read_seal(pharmacy.sign(pack, tmp_path / "ours"))
    theirs = read_seal(stranger.sign(pack, tmp_path / "theirs"))
    body = pack.read_bytes()[:-LENGTH]
    for made in (ours._replace(key=theirs.key), ours._replace(signature=theirs.signature)):
        assert refused(tmp_path / "mixed", body + made.rendered(), Trust())
    half = ours._replace(signature=b"").rendered()
    assert refused(tmp_path / "mixed", body + half, Trust())


@pytest.mark.parametrize("left_out", ["key", "signature"])
def test_half_a_signature_is_none_and_no_unsigned_pack_either(
    pack: Path, pharmacy, left_out: str, tmp_path: Path
) -> None:
    pharmacy.sign(pack)
    value = getattr(read_seal(pack), left_out).hex()
    content = pack.read_bytes()
    halved = content[:-LENGTH] + content[-LENGTH:].replace(value.encode(), b"-" * len(value))
    assert len(halved) == len(content) and halved != content
    assert refused(tmp_path / "copy.medpack", halved, Trust())
    with pytest.raises(SealError):
        read_seal(tmp_path / "copy.medpack")


def test_the_seal_names_what_stands_before_it(pack: Path) -> None:
    content = pack.read_bytes()
    made = read_seal(pack)
    assert content[-LENGTH:] == made.rendered()
    assert (made.body, made.sha256) == (len(content) - LENGTH, hashlib.sha256(content[:-LENGTH]).hexdigest())
    assert content[-LENGTH:].decode("ascii").splitlines()[3:] == [f"key {'-' * 64}", f"signature {'-' * 128}"]


def test_sqlite_reads_a_sealed_file(pack: Path) -> None:
    with closing(sqlite3.connect(f"{pack.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        assert database.execute("SELECT count(*) FROM packed").fetchone() == (100,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_is_sealed_once(pack: Path) -> None:
    before = pack.read_bytes()
    with pytest.raises(SealError, match="has a seal already"):
        seal(pack)
    assert pack.read_bytes() == before


def test_an_empty_file_has_a_seal_too(tmp_path: Path) -> None:
    file = tmp_path / "empty"
    file.touch()
    seal(file)
    assert verify(file, Trust()).sha256 == hashlib.sha256().hexdigest()


def test_what_has_no_seal_is_not_signed(tmp_path: Path, pharmacy) -> None:
    file = tmp_path / "plain"
    file.write_bytes(b"x" * 1000)
    with pytest.raises(SealError, match="damaged or cut short"):
        pharmacy.sign(file)


def test_damage_is_not_signed(pack: Path, pharmacy, stranger) -> None:
    stranger.sign(pack)
    for place in (100, pack.stat().st_size - 5):
        damage = flipped(pack.read_bytes(), place, 1)
        copy = pack.with_name("damage")
        copy.write_bytes(damage)
        with pytest.raises(SealError):
            pharmacy.sign(copy)
        assert copy.read_bytes() == damage
    assert [file.name for file in pack.parent.iterdir() if file.suffix == ".tmp"] == []


def test_signing_again_replaces_the_seal(pack: Path, pharmacy, stranger) -> None:
    length = pack.stat().st_size
    stranger.sign(pack)
    pharmacy.sign(pack)
    assert pack.stat().st_size == length
    assert verify(pack, pharmacy.trusted).kind == "trusted"
    assert verify(pack, stranger.trusted._replace(required=False)).kind == "unknown"


def test_signing_elsewhere_leaves_the_pack(pack: Path, pharmacy, tmp_path: Path) -> None:
    before = pack.read_bytes()
    signed = pharmacy.sign(pack, tmp_path / "signed.medpack").read_bytes()
    assert pack.read_bytes() == before
    assert (signed[:-LENGTH], signed[-LENGTH:] == before[-LENGTH:]) == (before[:-LENGTH], False)


def test_signing_where_nothing_can_be_written_is_said(pack: Path, pharmacy, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="The folder does not exist"):
        pharmacy.sign(pack, tmp_path / "nowhere" / "signed.medpack")


def test_signing_that_is_stopped_leaves_everything(pack: Path, pharmacy) -> None:
    before = pack.read_bytes()
    with pytest.raises(StoppedError):
        sign(pack, load(pharmacy.file), pack, cancelled=lambda: True)
    assert pack.read_bytes() == before
    assert list(pack.parent.glob("*.tmp")) == []


def test_a_large_file_is_read_in_pieces(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(bytes(2 * PIECE + 17))
    seal(file)
    told: list[tuple[int, int]] = []
    verify(file, Trust(), lambda done, total: told.append((done, total)))
    assert told == [(done, 2 * PIECE + 17) for done in (PIECE, 2 * PIECE, 2 * PIECE + 17)]
