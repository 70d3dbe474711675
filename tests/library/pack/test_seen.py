"""What a computer remembers of the packs that it read, and what it makes of the next one."""

from __future__ import annotations

import json
import os
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medviewer.errors import ChangedTrustError, LibraryError
from medviewer.library.pack.format import Manifest
from medviewer.library.pack.verification.seen import (
    FILE,
    FOLDER,
    Judgement,
    SeenLibraries,
    SeenLibrary,
    is_ahead,
    judge_edition,
)
from medviewer.sealing.trust import Trust, Verdict

ROOT = Path("/srv/packs/formulary.medpack")
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
KEY, OTHER = "1a2b 3c4d 5e6f 7081", "ffff 0000 ffff 0000"


def signed(sha256: str = "a", key: str = KEY) -> Verdict:
    return Verdict("trusted", "Pharmacy", key, sha256)


UNSIGNED, UNKNOWN = Verdict("unsigned", "", "", "u"), Verdict("unknown", "", OTHER, "x")


def manifest(made: str = "2026-11-26T08:00:00Z", name: str = "formulary") -> Manifest:
    return Manifest(1, name, made, "medviewer", 1, 1, 0, 1, "c")


@pytest.fixture
def seen(tmp_path: Path) -> SeenLibraries:
    return SeenLibraries(tmp_path / "settings")


@pytest.mark.parametrize(
    ("verdict", "made", "wanted"),
    [
        (signed(), "2026-11-26T08:00:00Z", "as before"),
        (signed("b"), "2026-11-26T08:00:00Z", "as before"),
        (signed(), "2026-11-27T08:00:00Z", "as before"),
        (signed(), "2026-11-26T07:59:59Z", "older"),
        (signed(), "2026-11-26T08:30:00+01:00", "older"),
        (signed(), "2026-11-26T08:00:00", "as before"),
        (signed(key=OTHER), "2026-11-27T08:00:00Z", "as before"),
        (signed(key=OTHER), "2026-11-01T08:00:00Z", "older"),
        (signed(), "in spring", "as before"),
        (UNSIGNED, "2026-11-27T08:00:00Z", "unsigned now"),
        (UNSIGNED, "2026-11-01T08:00:00Z", "unsigned now"),
        (UNKNOWN, "2026-11-27T08:00:00Z", "other signer"),
        (Verdict("unknown", "", KEY, "a"), "2026-11-26T08:00:00Z", "other signer"),
    ],
)
def test_an_edition_is_judged_by_what_was_seen(verdict: Verdict, made: str, wanted: Judgement) -> None:
    entry = SeenLibrary("formulary", "Pharmacy", KEY, "2026-11-26T08:00:00Z", "a")
    assert judge_edition(entry, verdict, made, NOW) == wanted
    assert judge_edition(None, verdict, made, NOW) == "first"


def test_a_newest_edition_ahead_of_the_clock_makes_no_other_older() -> None:
    entry = SeenLibrary("formulary", "Pharmacy", KEY, "2099-01-01T00:00:00Z", "a")
    assert judge_edition(entry, signed(), "2026-11-26T08:00:00Z", NOW) == "as before"
    assert judge_edition(entry, signed(), "2026-11-26T08:00:00Z", datetime(2100, 1, 1, tzinfo=UTC)) == "older"


def test_a_day_of_difference_between_clocks_is_none() -> None:
    assert not is_ahead("2026-12-02T12:00:00Z", NOW) and is_ahead("2026-12-02T12:00:01Z", NOW)
    assert not is_ahead("never", NOW)


def test_the_newest_edition_is_kept_and_an_older_one_told(seen: SeenLibraries) -> None:
    assert seen.checked(ROOT, signed("b"), manifest("2026-11-26T08:00:00Z")) == ""
    assert seen.checked(ROOT, signed("a"), manifest("2026-11-01T08:00:00Z")) == "2026-11-26T08:00:00Z"
    assert seen.checked(ROOT, signed("b"), manifest("2026-11-26T08:00:00Z")) == ""
    entry = seen.of(ROOT)
    assert entry is not None and (entry.made, entry.sha256) == ("2026-11-26T08:00:00Z", "b")


def test_an_unsigned_pack_raises_nothing(seen: SeenLibraries) -> None:
    for verdict in (UNSIGNED, UNKNOWN):
        assert seen.checked(ROOT, verdict, manifest("2026-11-30T08:00:00Z")) == ""
    assert seen.of(ROOT) is None


def test_a_pack_of_2099_is_no_newest_edition(seen: SeenLibraries) -> None:
    seen.checked(ROOT, signed("z"), manifest("2099-01-01T00:00:00Z"))
    assert seen.checked(ROOT, signed("a"), manifest()) == ""
    entry = seen.of(ROOT)
    assert entry is not None and entry.made == "2026-11-26T08:00:00Z"


def test_a_mark_that_a_wrong_clock_left_is_replaced(seen: SeenLibraries, tmp_path: Path) -> None:
    seen.checked(ROOT, signed(), manifest())
    file = tmp_path / "settings" / FILE
    file.write_text(file.read_text().replace("2026-11-26", "2099-11-26"))
    assert seen.checked(ROOT, signed("b"), manifest("2026-11-27T08:00:00Z")) == ""
    assert seen.checked(ROOT, signed("a"), manifest()) == "2026-11-27T08:00:00Z"


def test_an_edition_is_older_at_another_path_too(seen: SeenLibraries) -> None:
    seen.checked(ROOT, signed("b"), manifest())
    old = manifest("2026-11-01T08:00:00Z")
    assert seen.checked(Path("/media/usb/old.medpack"), signed("a"), old) == "2026-11-26T08:00:00Z"
    assert seen.checked(Path("/media/usb/other.medpack"), signed("a"), old._replace(name="ward")) == ""
    assert seen.checked(Path("/media/usb/third.medpack"), signed("a", OTHER), old) == ""


@pytest.mark.parametrize(("verdict", "what"), [(UNSIGNED, "unsigned now"), (UNKNOWN, "other signer")])
def test_what_was_signed_and_is_not_waits_for_a_yes_to_this_very_pack(
    seen: SeenLibraries, verdict: Verdict, what: str
) -> None:
    seen.checked(ROOT, signed(), manifest())
    for name in ("formulary", "another name"):
        with pytest.raises(ChangedTrustError, match="was read here as signed by Pharmacy") as caught:
            seen.checked(ROOT, verdict, manifest(name=name))
        assert (caught.value.what, caught.value.sha256, caught.value.declined) == (what, verdict.sha256, False)
        assert not seen.is_settled(ROOT, verdict, manifest(name=name))
    seen.accept(ROOT, verdict.sha256)
    assert seen.is_settled(ROOT, verdict, manifest()) and seen.checked(ROOT, verdict, manifest()) == ""
    with pytest.raises(ChangedTrustError):
        seen.checked(ROOT, verdict._replace(sha256="another"), manifest())
    seen.checked(ROOT, signed(), manifest())
    with pytest.raises(ChangedTrustError):
        seen.checked(ROOT, verdict, manifest())


def test_a_no_is_kept_until_a_yes(seen: SeenLibraries) -> None:
    seen.checked(ROOT, signed(), manifest())
    seen.decline(ROOT, "u")
    with pytest.raises(ChangedTrustError) as caught:
        seen.checked(ROOT, UNSIGNED, manifest())
    assert caught.value.declined
    seen.accept(ROOT, "u")
    assert seen.checked(ROOT, UNSIGNED, manifest()) == ""


def test_a_folder_in_place_of_signed_packs_waits_for_a_yes(seen: SeenLibraries, tmp_path: Path) -> None:
    root = tmp_path / "share"
    root.mkdir()
    seen.check_folder(root, Trust())
    seen.checked(root, signed(), manifest())
    with pytest.raises(ChangedTrustError, match="is a folder of pages without a signature now"):
        seen.check_folder(tmp_path / "share" / ".." / "share", Trust())
    seen.accept(root, FOLDER)
    seen.check_folder(root, Trust())
    with pytest.raises(LibraryError, match="is refused: it held packs signed by Pharmacy") as caught:
        seen.check_folder(root, Trust(required=True))
    assert not isinstance(caught.value, ChangedTrustError)


def test_the_file_is_the_users_own_and_bounded(seen: SeenLibraries, tmp_path: Path) -> None:
    for number in range(220):
        seen.checked(Path(f"/srv/{number}.medpack"), signed(), manifest(name=f"library {number}"))
    file = tmp_path / "settings" / FILE
    assert len(json.loads(file.read_text())) == 200
    assert seen.of(Path("/srv/0.medpack")) is None and seen.of(Path("/srv/219.medpack")) is not None
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"/srv/packs/formulary.medpack": 3}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_remembers_nothing_and_is_written_anew(
    seen: SeenLibraries, tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / FILE).write_bytes(damage)
    assert seen.of(ROOT) is None and seen.checked(ROOT, signed(), manifest()) == ""
    assert seen.of(ROOT) is not None


def test_where_nothing_can_be_written_packs_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file in its place")
    seen = SeenLibraries(tmp_path / "settings")
    assert seen.checked(ROOT, signed(), manifest()) == ""
    with pytest.raises(LibraryError, match="cannot be written"):
        seen.accept(ROOT, "u")


def test_a_name_that_is_no_text_of_this_system_is_kept(seen: SeenLibraries) -> None:
    root = Path(os.fsdecode(b"/srv/\xff\xfe.medpack"))
    seen.checked(root, signed(), manifest())
    assert seen.of(root) is not None


def test_several_windows_lose_no_entry(seen: SeenLibraries) -> None:
    roots = [Path(f"/srv/{number}.medpack") for number in range(24)]

    def note(part: list[Path]) -> None:
        for root in part:
            seen.checked(root, signed(), manifest(name=root.stem))

    threads = [threading.Thread(target=note, args=(roots[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(seen.of(root) for root in roots)


def test_an_older_edition_that_is_read_does_not_count_as_the_newest(seen: SeenLibraries) -> None:
    seen.checked(ROOT, signed("b"), manifest("2026-11-27T08:00:00Z"))
    seen.checked(ROOT, signed("a"), manifest("2026-11-26T08:00:00Z"))
    entry = seen.of(ROOT)
    assert entry is not None and (entry.made, entry.sha256) == ("2026-11-27T08:00:00Z", "b")
    assert seen.checked(ROOT, signed("a"), manifest("2026-11-26T08:00:00Z"))


def test_a_choice_takes_the_place_of_an_earlier_one_on_the_same_pack(seen: SeenLibraries) -> None:
    seen.checked(ROOT, signed(), manifest())
    for choose, chosen in ((seen.accept, ("u",)), (seen.decline, ()), (seen.accept, ("u",))):
        choose(ROOT, "u")
        entry = seen.of(ROOT)
        assert entry is not None
        assert (entry.accepted, entry.declined) == (chosen, () if chosen else ("u",))
