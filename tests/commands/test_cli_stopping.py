"""Long commands that are ended from outside: no process, no half file and no temporary is left, and that is said."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.importing.conftest import USAGE, label
from tests.processes import WITH_SIGNALS, Watched, descendants

if sys.platform != "linux":
    pytest.skip("POSIX signals, and /proc", allow_module_level=True)

COUNT, FEWER = 1000, 400
TEXT = "* An item of a *list* that takes a while.\n" * 40
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def pages(library: Callable[..., Path]) -> Path:
    return library({f"{n % 7}/{n:04}.md": f"# Drug {n % 1000:04}\n### Usage\n{TEXT}" for n in range(COUNT)})


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts `medviewer` with these words; what still runs at the end of the test is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(*words: object) -> subprocess.Popen[str]:
        command = [
            *WITH_SIGNALS,
            sys.executable,
            "-X",
            "dev",
            "-m",
            "medviewer",
            "--profile",
            tmp_path / "profile",
            *words,
        ]
        started.append(
            subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        )
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def end(process: subprocess.Popen[str], by: int) -> tuple[int, str]:
    """End a process once it has helpers; return its exit code, and stderr, when none of them is left."""
    helpers = Watched(descendants(process.pid))
    process.send_signal(by)
    _, said = process.communicate(timeout=60)
    assert helpers.left(10) == []
    return process.returncode, said


def await_some(process: subprocess.Popen[str], folder: Path, pattern: str) -> None:
    """Wait until there are files in a folder."""
    while not next(folder.glob(pattern), None):
        assert process.poll() is None, process.communicate()


@pytest.mark.parametrize("by", SIGNALS)
def test_an_export_ends_with_whole_files_and_says_how_many(pages: Path, tmp_path: Path, start: Start, by: int) -> None:
    out = tmp_path / "out"
    export = start("--library", pages, "export", "--all", "--format", "html", "-o", out)
    await_some(export, out, "*.html")
    code, said = end(export, by)
    files = list(out.iterdir())
    assert 0 < len(files) < COUNT
    assert all(file.suffix == ".html" and file.read_bytes().rstrip().endswith(b"</html>") for file in files)
    assert (code, said) == (
        128 + by,
        f"medviewer: Stopped. {len(files)} files in {out}, each whole; the same command writes them all.\n",
    )


def test_an_export_that_is_killed_leaves_whole_files_and_no_process(pages: Path, tmp_path: Path, start: Start) -> None:
    out = tmp_path / "out"
    export = start("--library", pages, "export", "--all", "--format", "html", "-o", out)
    await_some(export, out, "*.html")
    assert end(export, signal.SIGKILL) == (-signal.SIGKILL, "")
    assert all(file.read_bytes().rstrip().endswith(b"</html>") for file in out.iterdir())


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
def test_indexing_for_a_command_ends_and_goes_on_at_the_next(
    library: Callable[..., Path], start: Start, by: int
) -> None:
    pages = library({f"{n:04}.md": f"# {n * 7919:x}in\n### Usage\n{TEXT}" for n in range(FEWER)})
    listing = start("--library", pages, "list")
    while not descendants(listing.pid):
        assert listing.poll() is None
    code, said = end(listing, by)
    assert (code, said) == (-by if by == signal.SIGKILL else 128 + by, "")
    out, said = start("--library", pages, "list").communicate(timeout=300)
    assert (out.count("\n"), said) == (FEWER, "")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_pack_that_is_being_built_leaves_nothing(pages: Path, tmp_path: Path, start: Start, by: int) -> None:
    build = start("pack", "build", pages, "-o", tmp_path / "x.medpack")
    await_some(build, tmp_path / "profile" / "index", "building-*/index.sqlite*")
    assert end(build, by) == (128 + by, "")
    assert [path.name for path in tmp_path.iterdir() if "medpack" in path.name] == []
    assert list((tmp_path / "profile" / "index").glob("building-*")) == []


@pytest.mark.parametrize("by", SIGNALS)
def test_an_import_ends_after_a_label_and_says_so(
    tmp_path: Path, library: Callable[..., Path], start: Start, by
) -> None:
    source, root = tmp_path / "labels", library({})
    source.mkdir()
    for number in range(1500):
        (source / f"{number}.xml").write_bytes(label(USAGE, number))
    importing = start("import", "spl", source, "--to", root)
    await_some(importing, root, "**/*.md")
    code, said = end(importing, by)
    assert code == 128 + by
    assert said.endswith("Interrupted. What is written stays; the same command goes on from here.\n")
    assert list(root.rglob("*.tmp")) == []


def test_a_command_that_was_told_to_ignore_the_end_of_its_terminal_does(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["--profile", tmp_path / "p", "--library", pages, "export", "--all", "--format", "text", "-o", out]
    command = ["nohup", sys.executable, "-m", "medviewer", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL) as export:
        while not next(out.glob("*.txt"), None):
            assert export.poll() is None
        export.send_signal(signal.SIGHUP)
        said, _ = export.communicate(timeout=300)
    assert (export.returncode, said.decode()) == (0, f"Written: {COUNT} files in {out}\n")
