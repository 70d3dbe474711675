"""`medviewer pack keygen`, `sign` and `verify` as their users see them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.sealing.keys import fingerprint, generate, parsed
from medviewer.sealing.seal import read_seal, seal

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(run_cli: Run) -> Run:
    """Return a function that runs `medviewer pack` in this process: (exit code, stdout, stderr)."""
    return lambda *words: run_cli("pack", *words)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a sealed file."""
    path = tmp_path / "formulary.medpack"
    path.write_bytes(bytes(range(256)) * 10)
    seal(path)
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Return the file of a private key."""
    generate(tmp_path / "key.pem")
    return tmp_path / "key.pem"


def test_a_key_is_made_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    code, out, err = run("keygen", "-o", file)
    key = parsed(out)
    assert (code, out) == (0, (tmp_path / "key.pem.pub").read_text())
    assert f"fingerprint {key.fingerprint}" in err
    before = file.read_bytes()
    code, out, err = run("keygen", "-o", file)
    assert (code, out, "never overwritten" in err) == (1, "", True)
    assert file.read_bytes() == before


def test_what_is_signed_is_told_from_what_is_not(run: Run, pack: Path, key: Path) -> None:
    sha256 = read_seal(pack).sha256
    assert run("verify", pack) == (0, f"{pack}: whole, not signed\nsha256 {sha256}\n", "")
    code, out, err = run("verify", pack, "--trust", f"{key}.pub")
    assert (code, out) == (1, "")
    assert err.startswith(f"medviewer: “{pack}” is refused: it is not signed")
    public = read_public(key)
    assert run("sign", pack, "--key", key) == (0, f"Signed: {pack}\nkey {fingerprint(public)}\nsha256 {sha256}\n", "")
    code, out, _ = run("verify", pack)
    assert (code, out.splitlines()[0]) == (0, f"{pack}: whole, signed with a key that is not trusted here")
    code, out, _ = run("verify", pack, "--trust", f"{key}.pub")
    assert (code, out.splitlines()[:2]) == (
        0,
        [f"{pack}: whole, signed by key.pem.pub", f"key {fingerprint(public)}"],
    )
    assert run("verify", pack, "--trust", f"ed25519:{public.hex()}")[0] == 0
    assert run("verify", pack, "--trust", f"ed25519:{'0' * 64}")[0] == 1


def test_the_site_says_whom_to_trust(run: Run, pack: Path, key: Path, site: Callable[[str], Path]) -> None:
    trusted = f"[[trusted_keys]]\nname = 'Pharmacy'\nkey = 'ed25519:{read_public(key).hex()}'\n"
    site(f"require_signature = true\n{trusted}")
    assert run("verify", pack)[0] == 1
    run("sign", pack, "--key", key)
    code, out, _ = run("verify", pack, "--json")
    told = json.loads(out)
    assert (code, told["kind"], told["signer"], told["file"]) == (0, "trusted", "Pharmacy", str(pack))
    site("require_signature = ")
    code, out, err = run("verify", pack)
    assert (code, out, "is not trusted here" in err, "it is not TOML" in err) == (1, "", True, True)


def test_damage_is_refused(run: Run, pack: Path) -> None:
    content = bytearray(pack.read_bytes())
    content[70] ^= 1
    pack.write_bytes(content)
    code, out, err = run("verify", pack)
    assert (code, out) == (1, "")
    assert err == f"medviewer: “{pack}” is damaged or cut short: it is not what was sealed. Copy it again.\n"
    code, out, err = run("verify", pack, "--json")
    told = json.loads(out)
    assert (code, told["kind"], told["reason"][:20], err) == (1, "refused", f"“{pack}” is"[:20], "")


def test_signing_into_another_file(run: Run, pack: Path, key: Path, tmp_path: Path) -> None:
    before = pack.read_bytes()
    code, out, _ = run("sign", pack, "--key", key, "-o", tmp_path / "signed.medpack")
    assert (code, out.splitlines()[0]) == (0, f"Signed: {tmp_path / 'signed.medpack'}")
    assert pack.read_bytes() == before
    assert read_seal(tmp_path / "signed.medpack").key


def test_what_is_not_there_is_named(run: Run, pack: Path, key: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert run("verify", gone) == (1, "", f"medviewer: {gone}: No such file or directory\n")
    assert run("sign", pack, "--key", gone) == (1, "", f"medviewer: {gone}: No such file or directory\n")
    assert run("sign", gone, "--key", key) == (1, "", f"medviewer: {gone}: No such file or directory\n")
    assert run("verify", pack, "--trust", key)[2].startswith("medviewer: A public key is “ed25519:” and 64 hex digits")
    assert run()[0] == run("keygen")[0] == run("shred")[0] == 2


def test_a_passphrase_from_a_file(run: Run, pack: Path, tmp_path: Path) -> None:
    secret, key = tmp_path / "secret", tmp_path / "safe.pem"
    secret.write_text("Gänse üben\r\nnot this line\n", encoding="utf-8")
    assert run("keygen", "-o", key, "--passphrase-file", secret)[0] == 0
    assert run("sign", pack, "--key", key, "--passphrase-file", secret)[0] == 0
    secret.write_text("wrong")
    code, _, err = run("sign", pack, "--key", key, "--passphrase-file", secret)
    assert (code, err) == (1, f"medviewer: “{key}” does not open with this passphrase.\n")


def test_a_passphrase_from_a_descriptor(pack: Path, tmp_path: Path) -> None:
    key = tmp_path / "safe.pem"
    generate(key, b"one two")
    command = [sys.executable, "-m", "medviewer", "pack", "sign", pack, "--key", key, "--passphrase-file", "-"]
    done = subprocess.run(command, input=b"one two\n", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="a terminal of POSIX")
def test_a_passphrase_is_asked_on_the_terminal_and_nothing_else(pack: Path, tmp_path: Path) -> None:
    key = tmp_path / "safe.pem"
    assert "differ" in typed(["keygen", "-o", key, "--passphrase"], "one", "two")
    assert not key.exists()
    assert "Written:" in typed(["keygen", "-o", key, "--passphrase"], "one", "one")
    said = typed(["sign", pack, "--key", key], "one")
    assert "Signed:" in said
    assert said.count("one") == 0
    code = subprocess.run(
        [sys.executable, "-m", "medviewer", "pack", "sign", pack, "--key", key],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (code.returncode, "--passphrase-file" in code.stderr) == (1, True)


def typed(arguments: list[object], *lines: str) -> str:
    """Return what `medviewer pack` says on a terminal on which these lines are typed, each when it is asked for."""
    import pty

    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "medviewer", "pack", *map(str, arguments)]
    process = subprocess.Popen(command, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
    os.close(inside)
    said = ""
    left = list(lines)
    while part := _next(terminal):
        said += part
        if left and said.endswith(": "):
            os.write(terminal, f"{left.pop(0)}\n".encode())
    os.close(terminal)
    process.wait()
    return said


def _next(terminal: int) -> str:
    """Return what comes next on a terminal, empty once its process has gone."""
    try:
        return os.read(terminal, 4096).decode()
    except OSError:
        return ""


def read_public(key: Path) -> bytes:
    """Return the public half of a key that is in a file."""
    return parsed(Path(f"{key}.pub").read_text()).public


def test_the_options_are_documented() -> None:
    root = Path(__file__).resolve().parents[2]
    text = (root / "docs" / "signing.md").read_text(encoding="utf-8")
    for verb in ("keygen", "sign", "verify"):
        assert f"medviewer pack {verb}" in text
    for option in ("--passphrase", "--passphrase-file", "--trust", "--key", "--json", "-o"):
        assert re.search(rf"[ `\[]{option}[ `\]]", text), option
