"""Pack folders: published, gone back, held at a pack; by several processes, killed ones among them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.errors import LibraryError
from medviewer.library.indexing.folder import UnreachableError
from medviewer.library.pack import channel
from medviewer.library.pack.channel import current, lines
from medviewer.library.pack.pack_listing import listed
from medviewer.library.pack.pinning import pin_to, release
from medviewer.library.pack.pins import Pins
from medviewer.library.pack.publishing import publish, rollback
from medviewer.library.places import is_channel
from medviewer.sealing.seal import SealError, StoppedError
from medviewer.sealing.trust import Trust

from .conftest import page

TRUST = Trust()
PUBLISH = """
import sys
from pathlib import Path
from medviewer.library.pack import channel, publishing
from medviewer.sealing.trust import Trust
INDEX = Path(sys.argv[2]).parent / "index"
{before}
publishing.publish(Path(sys.argv[1]), Path(sys.argv[2]), Trust(), INDEX)
"""


def index(folder: Path) -> Path:
    """Return the folder of copies of packs."""
    return folder.parent / "index"


def process(pack: Path, folder: Path, before: str = "", prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start a process that publishes a pack; before: what it does first."""
    command = [*prefix, sys.executable, "-c", PUBLISH.format(before=before), str(pack), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder on a share."""
    place = tmp_path / "share"
    place.mkdir()
    return place


@pytest.fixture
def published(folder: Path, packs: list[Path]) -> list[str]:
    """Return the names in the folder of the first two editions, published one after the other."""
    return [publish(pack, folder, TRUST, index(folder)).file.name for pack in packs[:2]]


def files(folder: Path) -> set[str]:
    """Return what lies in a folder, but for the lock."""
    return {path.name for path in folder.iterdir()} - {".current.lock"}


class TestPublish:
    def test_the_pack_is_copied_under_a_name_that_says_what_it_is(self, folder: Path, packs: list[Path]) -> None:
        assert not is_channel(folder)
        done = publish(packs[0], folder, TRUST, index(folder))
        assert re.fullmatch(r"formulary-\d{8}-[0-9a-f]{12}\.medpack", done.file.name)
        assert done.file.read_bytes() == packs[0].read_bytes()
        assert (done.name, done.before, done.copied, done.verdict.kind) == ("formulary", "", True, "unsigned")
        assert is_channel(folder) and current(folder) == done.file

    def test_the_next_one_takes_over_and_the_one_before_stays(self, folder: Path, published: list[str]) -> None:
        assert current(folder).name == published[1]
        assert lines(folder)["formulary"].history == tuple(published)
        assert files(folder) == {*published, "current.toml"}

    def test_the_same_pack_twice_is_one_copy(self, folder: Path, published: list[str], packs: list[Path]) -> None:
        stamp = (folder / published[1]).stat().st_mtime_ns
        done = publish(packs[1], folder, TRUST, index(folder))
        assert (done.copied, done.before) == (False, published[1])
        assert (folder / published[1]).stat().st_mtime_ns == stamp
        assert lines(folder)["formulary"].history == tuple(published)

    def test_an_older_pack_published_again_is_the_newest_then(
        self, folder: Path, published: list[str], packs: list[Path]
    ) -> None:
        assert not publish(packs[0], folder, TRUST, index(folder)).copied
        assert lines(folder)["formulary"] == (published[0], (published[1], published[0]))

    def test_links_that_were_planted_in_the_folder_are_not_written_through(
        self, folder: Path, packs: list[Path], tmp_path: Path
    ) -> None:
        victim = tmp_path / "victim"
        victim.write_text("precious")
        name = publish(packs[0], folder, TRUST, index(folder)).file
        for planted, leads_to in ((name, victim), (folder / "current.toml", tmp_path / "none yet")):
            planted.unlink()
            planted.symlink_to(leads_to)
        publish(packs[0], folder, TRUST, index(folder))
        assert victim.read_text() == "precious" and not (tmp_path / "none yet").exists()
        assert current(folder) == name and not name.is_symlink()

    @pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
    def test_a_pipe_that_was_planted_in_the_folder_is_not_waited_for(self, folder: Path, packs: list[Path]) -> None:
        name = publish(packs[0], folder, TRUST, index(folder)).file
        name.unlink()
        os.mkfifo(name)
        assert publish(packs[0], folder, TRUST, index(folder)).copied
        assert name.is_file()

    def test_a_damaged_copy_is_replaced(self, folder: Path, published: list[str], packs: list[Path]) -> None:
        (folder / published[1]).write_bytes(b"damaged")
        assert publish(packs[1], folder, TRUST, index(folder)).copied
        assert (folder / published[1]).read_bytes() == packs[1].read_bytes()

    def test_a_pack_that_is_refused_is_not_published(self, folder: Path, packs: list[Path]) -> None:
        with pytest.raises(SealError, match="not signed"):
            publish(packs[0], folder, Trust(required=True), index(folder))
        packs[0].write_bytes(packs[0].read_bytes()[:-1])
        with pytest.raises(SealError, match="damaged or cut short"):
            publish(packs[0], folder, TRUST, index(folder))
        assert files(folder) == set()

    def test_two_libraries_in_one_folder_do_not_touch_each_other(
        self, folder: Path, published: list[str], make_pack
    ) -> None:
        other = publish(
            make_pack({"a.md": page("Antidote")}, "Antidotes, nights", "other"), folder, TRUST, index(folder)
        )
        assert other.name == "Antidotes, nights"
        assert other.file.name.startswith("Antidotes--nights-")
        assert current(folder, name="formulary").name == published[1]
        assert current(folder, name=other.name) == other.file
        with pytest.raises(LibraryError, match=r"several libraries.*Antidotes, nights, formulary"):
            current(folder)
        assert rollback(folder, index(folder), "formulary").now == published[0]
        assert current(folder, name=other.name) == other.file

    def test_progress_rises_to_the_whole_and_cancel_leaves_nothing(self, folder: Path, packs: list[Path]) -> None:
        told: list[tuple[int, int]] = []
        publish(packs[0], folder, TRUST, index(folder), lambda done, total: told.append((done, total)))
        assert told == sorted(told) and told[-1] == (3 * packs[0].stat().st_size,) * 2
        until_it_is_copied = len(told) + 2
        with pytest.raises(StoppedError):
            publish(
                packs[1],
                folder,
                TRUST,
                index(folder),
                lambda done, total: told.append((done, total)),
                lambda: len(told) >= until_it_is_copied,
            )
        assert packs[1].exists() and len(files(folder)) == 2

    def test_a_folder_that_is_not_there(self, tmp_path: Path, packs: list[Path]) -> None:
        with pytest.raises(LibraryError, match=r"There is no folder .*nowhere"):
            publish(packs[0], tmp_path / "nowhere", TRUST, tmp_path / "index")


class TestCrash:
    KILLED = "import os; die = lambda *_, **__: os.kill(os.getpid(), 9)"
    AT_THE_COPY = f"{KILLED}; syncs = iter((os.fsync, die)); publishing.os.fsync = lambda file: next(syncs)(file)"
    """The first that is synced is the verified copy in the cache, the second the one in the folder."""

    @pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
    @pytest.mark.parametrize(
        "step",
        [
            AT_THE_COPY,
            f"{KILLED}; publishing._point = die",
            f"{KILLED}; publishing.rendered = die",
            f"{KILLED}; publishing.channel.lines = die",
        ],
    )
    def test_a_publisher_that_is_killed_leaves_the_pack_before(
        self, folder: Path, published: list[str], packs: list[Path], step: str
    ) -> None:
        killed = process(packs[2], folder, step)
        _, said = killed.communicate()
        assert (killed.returncode, said) == (-signal.SIGKILL, "")
        assert current(folder).name == published[1]
        assert all(one.state in ("current", "kept", "loose") for one in listed(folder, Pins(folder), index(folder)))
        assert publish(packs[2], folder, TRUST, index(folder)).before == published[1]
        assert [one.state for one in listed(folder, Pins(folder), index(folder))] == ["current", "kept", "kept"]

    def test_what_one_left_of_a_copy_goes_after_a_day(
        self, folder: Path, published: list[str], packs: list[Path]
    ) -> None:
        parts = [folder / f".medviewer-{name}.tmp" for name in ("old", "new")]
        for part in parts:
            part.write_bytes(b"SQLite")
        os.utime(parts[0], (1, 1))
        publish(packs[2], folder, TRUST, index(folder))
        assert [part.exists() for part in parts] == [False, True]


def test_a_pack_that_was_gone_back_from_is_no_way_back(folder: Path, packs: list[Path], published: list[str]) -> None:
    rollback(folder, index(folder))
    newest = publish(packs[2], folder, TRUST, index(folder))
    assert newest.before == published[0]
    assert lines(folder)["formulary"].history == (published[1], published[0], newest.file.name)
    assert rollback(folder, index(folder)).now == published[0]


def test_many_publishers_at_once_lose_nothing(folder: Path, make_pack) -> None:
    made = [make_pack({"p.md": page("P", f"{n} mg")}, file=f"edition-{n}") for n in range(6)]
    made += [make_pack({"p.md": page("Q", f"{n} mg")}, "other", f"other-{n}") for n in range(2)]
    running = [process(pack, folder) for pack in made]
    ended = [(one.communicate(), one.returncode) for one in running]
    assert ended == [(("", ""), 0)] * 8
    found = lines(folder)
    assert (len(found["formulary"].history), len(found["other"].history)) == (6, 2)
    assert {name: line.current for name, line in found.items()} == {n: line.history[-1] for n, line in found.items()}
    assert files(folder) == {*found["formulary"].history, *found["other"].history, "current.toml"}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_that_may_not_be_written(folder: Path, published: list[str], packs: list[Path]) -> None:
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root without setpriv: nothing is read-only")
        prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    folder.chmod(0o555)
    try:
        for what in ("", "publishing.publish = lambda *_: publishing.rollback(Path(sys.argv[2]), INDEX)"):
            refused = process(packs[2], folder, what, prefix)
            _, said = refused.communicate()
            assert refused.returncode == 1
            assert re.search(r"(cannot be written|Nothing can be written to)", said.splitlines()[-1])
    finally:
        folder.chmod(0o755)
    assert files(folder) == {*published, "current.toml"} and current(folder).name == published[1]


class TestRollback:
    def test_back_and_forward_for_everybody(self, folder: Path, published: list[str]) -> None:
        assert rollback(folder, index(folder)) == ("formulary", published[1], published[0])
        assert current(folder).name == published[0]
        assert rollback(folder, index(folder), to=published[1]) == ("formulary", published[0], published[1])
        assert current(folder).name == published[1]

    def test_there_is_nothing_before_the_first(self, folder: Path, packs: list[Path]) -> None:
        first = publish(packs[0], folder, TRUST, index(folder))
        with pytest.raises(LibraryError, match=f"no pack of “formulary” in .* before {first.file.name}"):
            rollback(folder, index(folder))

    def test_a_pack_before_that_is_damaged_is_not_gone_back_to(
        self, folder: Path, published: list[str], packs: list[Path]
    ) -> None:
        publish(packs[2], folder, TRUST, index(folder))
        damaged = bytearray((folder / published[1]).read_bytes())
        damaged[99] ^= 1
        (folder / published[1]).write_bytes(damaged)
        with pytest.raises(SealError, match="damaged or cut short"):
            rollback(folder, index(folder))
        (folder / published[1]).unlink()
        with pytest.raises(LibraryError, match=f"is missing.*rollback .* --to {published[0]}"):
            rollback(folder, index(folder))
        assert rollback(folder, index(folder), to=published[0]).now == published[0]

    @pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
    @pytest.mark.parametrize("planted", [os.mkfifo, lambda file: file.symlink_to(file)])
    def test_a_pipe_and_a_link_to_itself_are_damaged_packs(
        self, folder: Path, published: list[str], planted: Callable[[Path], object]
    ) -> None:
        (folder / published[0]).unlink()
        planted(folder / published[0])
        states = {one.file: one.state for one in listed(folder, Pins(folder), index(folder))}
        assert states[published[0]] in ("damaged", "missing")
        with pytest.raises(LibraryError):
            rollback(folder, index(folder))
        assert current(folder).name == published[1]

    @pytest.mark.parametrize("name", ["../outside.medpack", "/etc/passwd", "sub\\outside.medpack", ".hidden.medpack"])
    def test_no_file_outside_the_folder_is_gone_to(self, folder: Path, published: list[str], name: str) -> None:
        with pytest.raises(LibraryError, match="not the name of a pack"):
            rollback(folder, index(folder), to=name)


class TestPins:
    def test_this_workstation_alone_is_held_back(
        self, folder: Path, published: list[str], packs: list[Path], tmp_path: Path
    ) -> None:
        pins = Pins(tmp_path / "settings")
        assert pin_to(folder, pins, TRUST, index(folder)) == ("formulary", published[1], published[0])
        assert current(folder, pins).name == published[0]
        assert current(folder, Pins(tmp_path / "of another")).name == published[1]
        publish(packs[2], folder, TRUST, index(folder))
        assert current(folder, pins).name == published[0]
        pin = pins.get(folder, "formulary")
        assert pin and pin.instead_of == published[1]
        assert release(folder, pins).before == published[0]
        assert current(folder, pins) == current(folder) != folder / published[1]

    def test_to_be_held_at_the_current_pack_is_not_to_be_held(
        self, folder: Path, published: list[str], tmp_path: Path
    ) -> None:
        pins = Pins(tmp_path / "settings")
        pin_to(folder, pins, TRUST, index(folder))
        pin_to(folder, pins, TRUST, index(folder), to=published[1])
        assert pins.get(folder, "formulary") is None

    def test_a_link_to_the_folder_is_the_folder(self, folder: Path, published: list[str], tmp_path: Path) -> None:
        pins, link = Pins(tmp_path / "settings"), tmp_path / "link"
        link.symlink_to(folder)
        pin_to(link, pins, TRUST, index(folder))
        assert current(folder, pins).name == published[0]

    def test_a_pack_that_is_gone_and_a_damaged_file_hold_nothing(
        self, folder: Path, published: list[str], tmp_path: Path
    ) -> None:
        pins = Pins(tmp_path)
        pin_to(folder, pins, TRUST, index(folder))
        (folder / published[0]).unlink()
        assert current(folder, pins).name == published[1]
        (tmp_path / "packs.toml").write_bytes(b"\xff[")
        assert pins.get(folder, "formulary") is None


class TestPointer:
    @pytest.mark.parametrize(
        "text",
        [
            "[",
            "a = 1",
            "[a]\ncurrent = 1\nhistory = []",
            '[a]\ncurrent = "x"',
            '[a]\ncurrent = "../x.medpack"\nhistory = []',
            '[a]\ncurrent = "x.medpack"\nhistory = [1]',
            "\udcff",
            "#" * (1 << 20) + "#",
        ],
    )
    def test_one_that_is_none(self, folder: Path, text: str) -> None:
        (folder / "current.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(LibraryError, match=r"current\.toml cannot be understood"):
            current(folder)

    def test_a_link_that_leads_out_of_the_folder_is_not_followed(
        self, folder: Path, published: list[str], packs: list[Path]
    ) -> None:
        (folder / published[1]).unlink()
        (folder / published[1]).symlink_to(packs[1])
        assert not channel.works(folder, published[1])
        with pytest.raises(LibraryError, match=f"newest that works: .*--to {published[0]}"):
            current(folder)

    @pytest.mark.parametrize(("what", "said"), [("missing", "is missing"), ("short", "is damaged or cut short")])
    def test_what_it_leads_to_does_not_work(self, folder: Path, published: list[str], what: str, said: str) -> None:
        file = folder / published[1]
        content = file.read_bytes()
        file.unlink()
        if what == "short":
            file.write_bytes(content[: len(content) // 2])
        with pytest.raises(LibraryError, match=f"{said}.*newest that works: .*--to {published[0]}"):
            current(folder)
        (folder / published[0]).unlink()
        with pytest.raises(LibraryError, match="no pack of “formulary” before it works"):
            current(folder)
        states = {one.file: one.state for one in listed(folder, Pins(folder), index(folder))}
        assert states == {published[1]: "missing" if what == "missing" else "damaged", published[0]: "missing"}

    def test_folders_that_are_none_or_do_not_answer(self, tmp_path: Path, folder: Path) -> None:
        with pytest.raises(LibraryError, match="is no pack folder"):
            current(folder)
        with pytest.raises(UnreachableError):
            current(tmp_path / "share that is off")
