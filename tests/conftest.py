"""What every test stands on: no display, no profile but its own, and nothing left behind or said unasked."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import hypothesis
import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from medviewer.locations import Profile

LONGEST = tuple(
    f"tests/{name}.py"
    for name in (
        *("journeys/test_keys_and_clicks", "ui/search/test_typed_queries", "ui/page/test_long_pages", "ui/test_live"),
        *("ui/windows/test_windows", "ui/windows/test_page_tabs", "journeys/test_screen_reader", "test_patterns"),
        *("monograph/test_markdown_made", "test_any_file", "library/mentions/test_read_names", "test_wheel"),
    )
)
MEMORY = Path("/dev/shm")
ROOM = 3 * 1024**3


def _in_memory() -> bool:
    """Return whether what the tests write has room in memory, and programs run from there.

    What is kept is flushed to the disk, and waiting for that is the half of the time that its tests take.
    """
    if not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        return False
    found = os.statvfs(MEMORY)
    return found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & os.ST_NOEXEC


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts") / "fonts.conf")  # no font of the machine's
os.environ["LC_ALL"] = "C.UTF-8"  # so that the window speaks English, whoever runs the tests
os.environ.pop("LANGUAGE", None)
if _in_memory():
    os.environ.setdefault("TMPDIR", str(MEMORY))
# In CI the same examples every time, so that a change is judged by what it changes; elsewhere new ones each time.
hypothesis.settings.register_profile("medviewer", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("medviewer")

REPOSITORY = Path(__file__).resolve().parents[1]
NO_PRIVILEGE = 1314
"""What Windows answers: ERROR_PRIVILEGE_NOT_HELD."""
WritePages = Callable[..., Path]
CRASHED = Path(tempfile.gettempdir(), f"medviewer-crashed-{uuid.uuid4().hex}")
"""Made once one of the processes that share the tests has crashed; the others are given this path."""


class Worker(Protocol):
    """One of the processes that share the tests, as the one that hands them out knows it."""

    workerinput: dict[str, object]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Worker) -> None:
    """Tell a process where it learns that another one has crashed."""
    node.workerinput["crashed"] = str(CRASHED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Worker, error: object) -> None:
    """Let the others end with the test that they are at: they would go on with the files that they have at hand."""
    if error is not None:
        CRASHED.touch()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Begin no further test once another process has crashed."""
    ended = yield
    crashed = getattr(item.config, "workerinput", {}).get("crashed")
    if crashed and Path(crashed).exists():
        item.session.shouldstop = "Another process has crashed"
    return ended


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Have a run fail in which a process crashed, even one that was at no test: tests were left out."""
    if CRASHED.exists():
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    CRASHED.unlink(missing_ok=True)


@pytest.fixture(scope="session", autouse=True)
def _own_profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test, and every process that a test starts, away from the profile of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDVIEWER_PROFILE", str(tmp_path_factory.mktemp("profile")))
        with tempfile.TemporaryDirectory(prefix="mv") as runtime:  # short: a socket's path has room for some 100 bytes
            patch.setenv("XDG_RUNTIME_DIR", runtime)
            yield


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> Iterator[None]:
    """Make the application that windows need before a PDF makes a lesser one: a process has only one.

    What was copied is let go at the end: Qt's offscreen clipboard destroys it after Python has gone, and crashes.
    """
    yield
    qapp.clipboard().clear()


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _nothing_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it asks for `caplog`, and so looks for itself."""
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    yield
    logging.getLogger().removeHandler(kept)
    if kept.records and "caplog" not in request.fixturenames:
        pytest.fail("Logged: " + "; ".join(record.getMessage() for record in kept.records), pytrace=False)


def _own_threads() -> set[threading.Thread]:
    """Return the living threads that Python started; a thread of Qt's that ran Python shows as a dummy."""
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


@pytest.fixture(autouse=True)
def _no_leaked_thread() -> Iterator[None]:
    """Fail a test that leaves a thread or a job of Qt's thread pool running for two more seconds."""
    before = _own_threads()
    yield
    leaked = _own_threads() - before
    for thread in leaked:
        thread.join(2)
    names = [thread.name for thread in leaked if thread.is_alive()]
    if not QThreadPool.globalInstance().waitForDone(2000):
        names.append("a job in QThreadPool.globalInstance()")
    if names:
        pytest.fail(f"Still running: {', '.join(names)}", pytrace=False)


@pytest.fixture(autouse=True)
def _no_leaked_window() -> Iterator[None]:
    """Fail a test that leaves a window on the screen, and close it so that the next test starts clean."""
    yield
    leaked = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} “{widget.windowTitle()}”" for widget in leaked]
    for widget in leaked:
        widget.hide()
        widget.deleteLater()
    if names:
        pytest.fail(f"Still open: {', '.join(names)}", pytrace=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process is left alone with one in the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Iterator[None]:
    """Skip a test that makes a link where Windows lets only administrators and developers do so."""
    try:
        return (yield)
    except OSError as error:
        if getattr(error, "winerror", None) == NO_PRIVILEGE:
            pytest.skip("Windows lets this user make no symbolic links: switch its developer mode on")
        raise


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """Return an empty profile of the test's own."""
    return Profile.of(str(tmp_path / "profile"))


@pytest.fixture
def library(tmp_path: Path) -> WritePages:
    """Return a function that writes {relative path: text or bytes} into a library folder and returns that."""

    def write(pages: Mapping[str, str | bytes], name: str = "library") -> Path:
        root = tmp_path / name
        root.mkdir(exist_ok=True)
        for relative, content in pages.items():
            path = root / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


@pytest.fixture
def run_cli(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs `medviewer` with these words in this process: (exit code, stdout, stderr)."""
    from medviewer import cli

    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = cli.main([*map(str, words)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsysbinary.readouterr()
        return code, said.out.decode(), said.err.decode()

    return run


@pytest.fixture
def run_on(run_cli: Callable[..., tuple[int, str, str]], profile: Profile) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs a command on a library folder in this process: (exit code, stdout, stderr)."""
    return lambda library, *words: run_cli("--library", library, "--profile", profile.index.parent, *words)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Return a function that writes the site's configuration."""

    def write(text: str) -> Path:
        file = tmp_path / "xdg" / "medviewer" / "medviewer.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "xdg"))
        return file

    return write


def _sample(name: str) -> Path:
    folder = REPOSITORY.parent / "shared" / name
    if not folder.is_dir():
        pytest.skip(f"the sample pages ../shared/{name} are not on this machine")
    return folder


@pytest.fixture(scope="session")
def corpus1() -> Path:
    """Return the folder of 501 sample pages in the format the program was made for, or skip."""
    return _sample("corpus-1")


@pytest.fixture(scope="session")
def corpus2() -> Path:
    """Return the folder of 61 sample pages with other headings and front matter, or skip."""
    return _sample("corpus-2")
