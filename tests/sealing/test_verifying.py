"""Who signed a pack, and whether that is enough."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from medviewer.sealing.judging import verify
from medviewer.sealing.seal import SealError, StoppedError, read_seal
from medviewer.sealing.trust import Trust, Verdict


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


def test_stopping_is_no_verdict(pack: Path) -> None:
    with pytest.raises(StoppedError):
        verify(pack, Trust(), cancelled=lambda: True)


def test_an_unsigned_pack_does_not_load_cryptography(pack: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from medviewer.sealing.judging import Trust, verify\n"
        f"verify(Path({str(pack)!r}), Trust())\n"
        "print('cryptography' in sys.modules, any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False False\n", "")
