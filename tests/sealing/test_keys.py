"""Keys in files: made for their owner alone, never overwritten, read again."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed448

from medviewer.sealing.keys import KeyFileError, PublicKey, fingerprint, generate, is_encrypted, load, parsed, public_of

# RFC 8032, section 7.1, test 1
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


def test_a_key_pair_is_made_and_read_again(tmp_path: Path) -> None:
    made = generate(tmp_path / "key.pem")
    assert public_of(load(tmp_path / "key.pem")) == made
    assert (tmp_path / "key.pem").read_text().startswith("-----BEGIN PRIVATE KEY-----\n")
    assert (tmp_path / "key.pem.pub").read_text() == f"ed25519:{made.public.hex()}\n"
    assert parsed((tmp_path / "key.pem.pub").read_text()) == made


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_private_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        generate(tmp_path / "key.pem")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key.pem").stat().st_mode) == 0o600


@pytest.mark.parametrize("there", ["key.pem", "key.pem.pub"])
def test_a_key_is_never_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    with pytest.raises(KeyFileError, match="never overwritten"):
        generate(tmp_path / "key.pem")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(there, "mine")]


def test_a_key_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="Choose another folder"):
        generate(tmp_path / "nowhere" / "key.pem")


def test_a_passphrase_protects_a_key(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    made = generate(file, "Gänse üben".encode())
    assert is_encrypted(file)
    assert public_of(load(file, "Gänse üben".encode())) == made
    with pytest.raises(KeyFileError, match="does not open with this passphrase"):
        load(file, b"wrong")
    with pytest.raises(KeyFileError, match="needs a passphrase"):
        load(file)


def test_an_empty_passphrase_is_none(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="empty"):
        generate(tmp_path / "key.pem", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_that_is_not_needed_is_said(tmp_path: Path) -> None:
    generate(tmp_path / "key.pem")
    assert not is_encrypted(tmp_path / "key.pem")
    with pytest.raises(KeyFileError, match="has no passphrase"):
        load(tmp_path / "key.pem", b"one")


@pytest.mark.parametrize(
    "content", [b"", b"ed25519:00", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_what_is_no_key_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "no.pem").write_bytes(content)
    with pytest.raises(KeyFileError, match=r"no\.pem.*holds no private key"):
        load(tmp_path / "no.pem")


def test_a_key_of_another_kind_is_named(tmp_path: Path) -> None:
    pem = ed448.Ed448PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "other.pem").write_bytes(pem)
    with pytest.raises(KeyFileError, match="of another kind"):
        load(tmp_path / "other.pem")


def test_the_fingerprint_is_the_hash_of_the_key() -> None:
    assert fingerprint(PUBLIC) == PublicKey("RFC 8032", PUBLIC).fingerprint == "21fe 31df a154 a261"


def test_a_public_key_is_one_line() -> None:
    line = f"ed25519:{PUBLIC.hex()}"
    assert parsed(f" {line}\n", "RFC") == PublicKey("RFC", PUBLIC)
    assert parsed(line).line == line


@pytest.mark.parametrize(
    "line", ["", "ed25519:", f"ed25519:{'0' * 63}", f"rsa:{'0' * 64}", f"ed25519:{'0' * 65}", "0" * 64]
)
def test_what_is_no_public_key(line: str) -> None:
    with pytest.raises(KeyFileError, match="64 hex digits"):
        parsed(line)
