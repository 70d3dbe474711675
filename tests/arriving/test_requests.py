"""What one start of the program says to another: only what it may, and only where both are one user's."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medviewer.arriving import handing_over
from medviewer.arriving.arguments import is_link, is_path, paths_of
from medviewer.arriving.handing_over import is_handed_over
from medviewer.arriving.meeting_place import MeetingPlace, meeting_place
from medviewer.arriving.page_links import LinkError, read
from medviewer.arriving.requests import DECLINED, DONE, LONGEST_LINE, StartRequest, understood
from medviewer.errors import MedviewerError
from medviewer.locations import Profile

PROFILE = "/home/nurse/profile"
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has folders and pipes of its own")


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return the variables of a session with a folder of its own, whose path is short."""
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="mv")
    yield {"XDG_RUNTIME_DIR": folder, "TEMP": folder, "DISPLAY": ":7"}
    shutil.rmtree(folder)


def place_of(profile: Profile, environment: dict[str, str]) -> MeetingPlace:
    place = meeting_place(profile, environment)
    assert place is not None
    return place


class TestRequest:
    @pytest.mark.parametrize(
        "request_",
        [
            StartRequest(),
            StartRequest("warfarin", new_window=True, libraries=("/a", "/b"), token="x" * 200),
            StartRequest(link="medviewer:open?name=é\ud800"),
            StartRequest(paths=("/tmp/a b\n.medpack", "/tmp/\udcff")),
        ],
    )
    def test_it_arrives_as_it_was_said(self, request_: StartRequest) -> None:
        line = request_.line(PROFILE)
        assert line.count(b"\n") == 1
        assert understood(line, PROFILE) == request_

    def test_a_link_of_a_megabyte_arrives_cut_and_is_refused(self) -> None:
        line = StartRequest(link="medviewer:open?name=" + "a" * 1_000_000).line(PROFILE)
        assert len(line) < LONGEST_LINE
        with pytest.raises(LinkError, match="longer"):
            read(understood(line, PROFILE).link)

    @pytest.mark.parametrize(
        "change",
        [
            {"format": 2},
            {"profile": "/home/other"},
            {"name": 1},
            {"name": "x" * 5_001},
            {"name": "x\0"},
            {"link": None},
            {"paths": "x"},
            {"paths": ["relative"]},
            {"paths": ["/x"] * 21},
            {"paths": [1]},
            {"paths": ["/x\0"]},
            {"new_window": 1},
            {"token": "x" * 201},
            {"command": "rm"},
        ],
        ids=str,
    )
    def test_anything_else_is_no_request(self, change: dict[str, Any]) -> None:
        said = json.loads(StartRequest().line(PROFILE)) | change
        with pytest.raises(ValueError):
            understood(json.dumps(said).encode() + b"\n", PROFILE)

    @pytest.mark.parametrize(
        "line",
        [
            b"",
            b"\n",
            b"{}\n",
            b"[]\n",
            b"null\n",
            b"\xff\n",
            b"[" * 100_000 + b"\n",
            b'{"format": 1}\n',
            b"x" * 500_000 + b"\n",
        ],
        ids=lambda line: str(line[:20]),
    )
    def test_what_is_no_line_of_ours_is_none(self, line: bytes) -> None:
        with pytest.raises(ValueError):
            understood(line, PROFILE)


class TestPlace:
    def test_one_profile_has_one_place_however_it_is_called(self, tmp_path: Path, environment: dict[str, str]) -> None:
        (tmp_path / "profile").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "profile")
        names = ("profile", "link", "profile/../link")
        assert len({str(place_of(Profile.of(str(tmp_path / name)), environment).socket) for name in names}) == 1

    def test_other_profiles_displays_and_users_have_others(self, tmp_path: Path, environment: dict[str, str]) -> None:
        profile = Profile.of(str(tmp_path / "profile"))
        places = [
            place_of(profile, environment),
            place_of(Profile.of(str(tmp_path / "other")), environment),
            place_of(profile, environment | {"DISPLAY": ":8"}),
            place_of(profile, environment | {"WAYLAND_DISPLAY": "wayland-0"}),
            place_of(profile, environment | {"QT_QPA_PLATFORM": "offscreen"}),
        ]
        assert len({str(place.socket) for place in places}) == len(places)

    @POSIX
    def test_the_folder_is_the_users_alone_or_none(self, profile: Profile, environment: dict[str, str]) -> None:
        folder = place_of(profile, environment).socket.parent
        assert folder.stat().st_mode & 0o777 == 0o700
        folder.chmod(0o777)
        elsewhere = place_of(profile, environment | {"TMPDIR": environment["XDG_RUNTIME_DIR"]})
        assert elsewhere.socket.parent.name == f"medviewer-{os.geteuid()}"

    @POSIX
    def test_a_link_that_somebody_planted_is_not_followed(self, profile: Profile, environment: dict[str, str]) -> None:
        runtime = Path(environment["XDG_RUNTIME_DIR"])
        (runtime / "elsewhere").mkdir(mode=0o700)
        (runtime / "medviewer").symlink_to(runtime / "elsewhere")
        assert place_of(profile, environment | {"TMPDIR": str(runtime)}).socket.parent.parent == runtime
        assert list((runtime / "elsewhere").iterdir()) == []

    @POSIX
    def test_starts_of_a_flatpak_meet_in_the_folder_that_they_share(
        self, profile: Profile, environment: dict[str, str]
    ) -> None:
        shared = Path(environment["XDG_RUNTIME_DIR"], "app", "org.example.medviewer")
        inside = environment | {"FLATPAK_ID": shared.name}
        assert place_of(profile, inside).socket.parent == Path(environment["XDG_RUNTIME_DIR"], "medviewer")
        shared.mkdir(parents=True)
        assert place_of(profile, inside).socket.parent == shared / "medviewer"

    @POSIX
    def test_a_path_that_is_too_long_for_a_socket_is_left(
        self, profile: Profile, tmp_path: Path, environment: dict[str, str]
    ) -> None:
        long = tmp_path / ("x" * 100)
        long.mkdir()
        place = place_of(profile, {"XDG_RUNTIME_DIR": str(long), "TMPDIR": environment["XDG_RUNTIME_DIR"]})
        assert len(str(place.socket)) < 100

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root makes files of another user")
    def test_what_is_another_users_is_not_used(self, profile: Profile, environment: dict[str, str]) -> None:
        nobody = 65534
        place = place_of(profile, environment)
        os.chown(place.socket.parent, nobody, nobody)
        elsewhere = place_of(profile, environment | {"TMPDIR": environment["XDG_RUNTIME_DIR"]})
        assert elsewhere.socket.parent.name == f"medviewer-{os.geteuid()}"

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root starts as another user")
    def test_another_user_does_not_come_to_the_first(self, profile: Profile, environment: dict[str, str]) -> None:
        first = place_of(profile, environment)
        assert first.claim()
        script = (
            "import fcntl, os\nfrom medviewer.arriving.meeting_place import meeting_place_of\nos.setuid(65534)\n"
            f"place = meeting_place_of({str(profile.desk)!r}, {str(profile.settings)!r})\n"
            "print(place is None or place.address, place is not None and place.claim())"
        )
        variables = os.environ | environment | {"TMPDIR": environment["XDG_RUNTIME_DIR"]}
        Path(environment["XDG_RUNTIME_DIR"]).chmod(0o1777)
        done = subprocess.run([sys.executable, "-c", script], env=variables, capture_output=True, text=True, check=True)
        address, is_first = done.stdout.split()
        assert (address != str(first.socket), is_first) == (True, "True")
        first.leave()

    @pytest.mark.parametrize("kind", ["folder", "link", "dangling link", "fifo"])
    @POSIX
    def test_a_lock_that_is_no_file_has_each_start_go_its_own_way(
        self, profile: Profile, environment: dict[str, str], kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(handing_over, "STARTING", 0.2)
        place = place_of(profile, environment)
        lock = place.socket.with_name(f"{place.socket.name}.lock")
        if kind == "folder":
            lock.mkdir()
        elif kind == "fifo":
            os.mkfifo(lock)
        else:
            lock.symlink_to(lock.parent / "gone" if kind == "dangling link" else "/dev/null")
        assert not is_handed_over(place, StartRequest())
        assert place.is_mine is (kind == "fifo")
        place.leave()

    def test_one_is_the_first_until_it_leaves(self, profile: Profile, environment: dict[str, str]) -> None:
        first, second = (place_of(profile, environment) for _ in range(2))
        assert first.claim()
        assert first.claim()
        assert not second.claim()
        assert (first.is_mine, second.is_mine) == (True, False)
        first.leave()
        assert second.claim()
        second.leave()

    @POSIX
    def test_the_lock_of_a_killed_program_is_free(self, profile: Profile, environment: dict[str, str]) -> None:
        script = (
            "import sys, time\nfrom medviewer.arriving.meeting_place import meeting_place\n"
            "from medviewer.locations import Profile\nplace = meeting_place(Profile.of(sys.argv[1]))\n"
            "print(place.claim(), flush=True)\ntime.sleep(600)"
        )
        command = [sys.executable, "-c", script, str(profile.index.parent)]
        with subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "True\n"
            place = place_of(profile, dict(os.environ) | environment)
            assert not place.claim()
            other.kill()
            other.wait()
            assert place.claim()
            place.leave()


class TestHandingOver:
    @pytest.fixture
    def place(self, profile: Profile, environment: dict[str, str]) -> MeetingPlace:
        """Return the place as a further start sees it; another holds the lock."""
        place = place_of(profile, environment)
        self.first = place_of(profile, environment)
        assert self.first.claim()
        return place

    def answering(self, place: MeetingPlace, answer: bytes) -> threading.Thread:
        """Answer one connection as a program of any kind might."""
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(place.socket))
        listening.listen()

        def serve() -> None:
            with listening, listening.accept()[0] as one:
                one.recv(LONGEST_LINE)
                one.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        return thread

    @pytest.mark.parametrize(("answer", "is_done"), [(DONE, True), (DECLINED, False)])
    @POSIX
    def test_the_first_decides(self, place: MeetingPlace, answer: bytes, is_done: bool) -> None:
        thread = self.answering(place, answer)
        assert is_handed_over(place, StartRequest("warfarin")) is is_done
        thread.join()
        assert not place.is_mine

    @pytest.mark.parametrize("answer", [b"", b"what?", b"done", b"done!\n"])
    @POSIX
    def test_who_talks_nonsense_is_waited_for_and_then_left(
        self, place: MeetingPlace, answer: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(handing_over, "STARTING", 0.2)
        thread = self.answering(place, answer)
        assert not is_handed_over(place, StartRequest())
        thread.join()
        assert not place.is_mine

    @POSIX
    def test_a_socket_that_nobody_listens_at_makes_this_the_first(self, place: MeetingPlace) -> None:
        with socket.socket(socket.AF_UNIX) as left_behind:
            left_behind.bind(str(place.socket))
        self.first.leave()
        assert not is_handed_over(place, StartRequest())
        assert place.is_mine
        place.leave()

    @pytest.mark.parametrize("kind", ["file", "folder", "link to itself"])
    @POSIX
    def test_what_stands_in_the_sockets_place_makes_nobody_wait(
        self, place: MeetingPlace, kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(handing_over, "STARTING", 0.2)
        if kind == "file":
            place.socket.write_bytes(b"done\n")
        elif kind == "folder":
            place.socket.mkdir()
        else:
            place.socket.symlink_to(place.socket)
        assert not is_handed_over(place, StartRequest())
        assert not place.is_mine

    @POSIX
    def test_one_that_hangs_keeps_nobody_from_starting(
        self, place: MeetingPlace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(handing_over, "PATIENCE", 0.2)
        with socket.socket(socket.AF_UNIX) as hangs:
            hangs.bind(str(place.socket))
            hangs.listen()
            assert not is_handed_over(place, StartRequest())
        assert not place.is_mine

    @POSIX
    def test_one_that_ends_meanwhile_is_followed(self, place: MeetingPlace) -> None:
        threading.Timer(0.1, self.first.leave).start()
        assert not is_handed_over(place, StartRequest())
        assert place.is_mine
        place.leave()


class TestArguments:
    @pytest.mark.parametrize("word", ["medviewer:open?name=x", "MEDVIEWER:x", "https://example.org/", "javascript:1"])
    def test_addresses(self, word: str) -> None:
        assert is_link(word)

    @pytest.mark.parametrize("word", ["C:\\x", "file:///x", "warfarin", "./a:b", ":x", "é:x/", "1a:x"])
    def test_no_addresses(self, word: str) -> None:
        assert not is_link(word)

    @pytest.mark.parametrize("word", ["x.medpack", "X.MEDPACK", "x.md", "./x", "a/b", ".", "..", "file:///x", "/"])
    def test_paths(self, word: str) -> None:
        assert is_path(word)

    @pytest.mark.parametrize("word", ["warfarin", "lists", "", "--help", "a\0b", "x" * 10_000])
    def test_no_paths(self, word: str) -> None:
        assert not is_path(word)

    def test_what_is_there_is_a_path_and_no_address(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "formulary").mkdir()
        assert is_path("formulary")
        if os.name == "posix":
            (tmp_path / "ab:c").touch()
            assert not is_link("ab:c")

    @POSIX
    @pytest.mark.parametrize(
        ("word", "path"),
        [
            ("file:///tmp/a%20b.medpack", "/tmp/a b.medpack"),
            ("file://localhost/tmp/x", "/tmp/x"),
            ("file:/tmp/x", "/tmp/x"),
            ("FILE:///tmp/%FF", "/tmp/\udcff"),
            ("/tmp/a%20b", "/tmp/a%20b"),
        ],
    )
    def test_addresses_of_files_are_paths(self, word: str, path: str) -> None:
        assert paths_of([word]) == (path,)

    @pytest.mark.parametrize("words", [["file://server/share/x.medpack"], ["file:///x%00y"], ["x"] * 21, ["x" * 5_000]])
    def test_what_is_no_path_of_this_computer_is_said(self, words: list[str]) -> None:
        with pytest.raises(MedviewerError):
            paths_of(words)
