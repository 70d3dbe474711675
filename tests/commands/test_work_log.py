"""What long work did is logged in counts and seconds where that is asked for, and no drug is named by it."""

from __future__ import annotations

import ast
import json
import logging
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medviewer.work_log import LOGGER, logged

ROOT = Path(__file__).resolve().parents[2]
DRUG, WORD, NOTE = "Zyxomabine", "thylacine", "Kookaburra"
PAGE = f"# {DRUG}\n### Usage\nThe {WORD} sleeps.\n### Dosage\n5 mg.\n"
OTHER = f"# Otherol\n### Interactions\n{DRUG} with care.\n"
SECRETS = (DRUG, WORD, NOTE, "Otherol", "secretive", "numbat")
LINE = re.compile(r"medviewer: [a-z ]+:( [a-z]+=\d+)* seconds=\d+\.\d{3}( error=\w+)?")
POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions, pipes and devices of POSIX systems")


@pytest.fixture
def secretive(library: Callable[..., Path]) -> Path:
    """Return a library whose folder, pages and drugs have unmistakable names."""
    return library({"numbat/zyxomabine.md": PAGE, "otherol.md": OTHER}, "secretive")


def lines(text: str, work: str) -> list[dict[str, str]]:
    """Return what the records of a kind of work say, in the order of the text."""
    found = [line.partition(f"{work}: ")[2] for line in text.splitlines() if f" {work}: " in line]
    return [dict(part.split("=") for part in one.split()) for one in found]


def test_a_piece_of_work_is_one_record(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, LOGGER), logged("pages read", pages=3) as counts:
        counts["pages"] += 1
        counts["refused"] = 2
    [record] = caplog.records
    assert re.fullmatch(r"pages read: pages=4 refused=2 seconds=0\.\d{3}", record.getMessage())
    assert (record.name, record.levelname) == (LOGGER, "INFO")


def test_work_that_fails_says_the_type_of_its_error_and_not_its_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, LOGGER), pytest.raises(KeyError), logged("pages read"):
        raise KeyError(DRUG)
    [record] = caplog.records
    assert re.fullmatch(r"pages read: seconds=0\.\d{3} error=KeyError", record.getMessage())


def test_nothing_is_logged_where_nobody_asked(caplog: pytest.LogCaptureFixture) -> None:
    with logged("pages read", pages=3):
        pass
    assert caplog.records == []


def calls() -> Iterator[ast.Call]:
    """Yield every call of `logged` in the package."""
    for file in sorted((ROOT / "medviewer").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "logged":
                yield node


def test_what_is_logged_is_called_by_fixed_words() -> None:
    found = list(calls())
    assert len(found) > 10
    for call in found:
        [work] = call.args
        assert isinstance(work, ast.Constant) and re.fullmatch(r"[a-z]+( [a-z]+)*", work.value)
        assert all(keyword.arg for keyword in call.keywords)


def test_every_command_tells_of_its_long_work_and_names_nothing(run_on, secretive: Path, tmp_path: Path) -> None:
    pack, target = tmp_path / "out.medpack", tmp_path / "written"

    def told(*words: object) -> str:
        code, _, said = run_on(secretive, *words, "--verbose")
        assert code in (0, 1)
        own = [line for line in said.splitlines() if "seconds=" in line]
        assert own and all(LINE.fullmatch(line) for line in own), said
        assert not [secret for secret in SECRETS if secret.casefold() in "\n".join(own).casefold()]
        return said

    [read] = lines(told("list"), "libraries updated")
    assert (read["libraries"], read["read"], read["added"]) == ("1", "2", "2")
    [searched] = lines(told("search", WORD), "text searched")
    assert (searched["libraries"], searched["passages"]) == ("1", "1")
    [exported] = lines(told("export", "--all", "--format", "html", "-o", target), "monographs exported")
    assert exported["pages"] == "2"
    assert lines(told("export", DRUG, "--format", "json", "-o", "-"), "monographs exported")[0]["pages"] == "1"
    assert lines(told("check"), "pages read")[0]["pages"] == "2"
    assert lines(told("pack", "build", secretive, "-o", pack), "pack built")[0]["pages"] == "2"
    assert lines(told("pack", "verify", pack), "pack verified")[0]["bytes"] > "0"
    assert lines(told("pack", "unpack", pack, tmp_path / "unpacked"), "pack unpacked")[0]["files"] == "2"
    (secretive / "otherol.md").write_text(OTHER + "More.\n", encoding="utf-8")
    assert lines(told("pack", "diff", pack, secretive), "editions compared")
    for words in (("show", DRUG), ("named-by", DRUG), ("together", DRUG, "Otherol"), ("show", "Nothingol" + DRUG)):
        assert lines(told(*words), "command")


def test_an_import_tells_of_its_labels_and_names_nothing(run_on, secretive: Path, tmp_path: Path) -> None:
    label = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "11111111-2222-3333-4444-666666666666",
        "version": "1",
        "effective_time": "20260101",
        "openfda": {"generic_name": [DRUG.upper()], "brand_name": [DRUG], "product_type": ["HUMAN PRESCRIPTION DRUG"]},
        "indications_and_usage": [f"1 INDICATIONS The {WORD} sleeps."],
    }
    source = tmp_path / "labels.json"
    source.write_text(json.dumps({"meta": {}, "results": [label, {"set_id": NOTE}]}), encoding="utf-8")
    _, _, said = run_on(secretive, "--verbose", "import", "openfda", source, "--to", tmp_path / "imported")
    [imported] = lines(said, "labels imported")
    assert (imported["new"], imported["refused"]) == ("1", "1")
    own = "\n".join(line for line in said.splitlines() if "seconds=" in line)
    assert not [secret for secret in SECRETS if secret.casefold() in own.casefold()]


def test_without_being_asked_a_command_tells_nothing(run_on, secretive: Path) -> None:
    assert run_on(secretive, "list")[2] == ""


@pytest.mark.parametrize(
    "words",
    [
        ("--verbose", "list"),
        ("list", "--verbose"),
        ("--verbose", "pack", "diff", ".", "."),
        ("pack", "--verbose", "diff", ".", "."),
        ("pack", "diff", ".", ".", "--verbose"),
    ],
)
def test_it_may_be_asked_for_before_the_command_and_behind_it(run_on, secretive: Path, words: tuple[str, ...]) -> None:
    assert lines(run_on(secretive, *words)[2], "command")
    assert run_on(secretive, "list")[2] == ""


@POSIX
def test_a_file_gets_it_and_is_its_owners_alone(run_on, secretive: Path, tmp_path: Path, monkeypatch) -> None:
    log = tmp_path / "work.log"
    log.write_text("before\n")
    log.chmod(0o644)
    monkeypatch.setenv("MEDVIEWER_LOG", str(log))
    for _ in range(2):
        assert run_on(secretive, "search", WORD)[2] == ""
    text = log.read_text(encoding="utf-8")
    assert text.startswith("before\n") and len(lines(text, "text searched")) == len(lines(text, "command")) == 2
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert not [secret for secret in SECRETS if secret.casefold() in text.casefold()]
    log.unlink()
    before = os.umask(0)
    try:
        run_on(secretive, "list")
    finally:
        os.umask(before)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


@POSIX
@pytest.mark.parametrize("place", ["no/such/folder.log", "folder", "pipe", "/dev/full"])
def test_a_log_that_cannot_be_written_stops_nothing(
    run_on, secretive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if place == "/dev/full" and not Path(place).exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setenv("MEDVIEWER_LOG", str(tmp_path / place))
    code, answered, said = run_on(secretive, "list")
    assert (code, answered) == (0, "Otherol\nZyxomabine\n")
    assert ("cannot be written" in said and "MEDVIEWER_LOG" in said) == (place != "/dev/full")
    assert "Traceback" not in said


WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from medviewer.ui import application

started = application.Application.start

def start(program, *given, **more):
    app = started(program, *given, **more)
    watch = QTimer(app.window)
    def look():
        if app.window.monograph.opened() and not app.session.is_reading() and not app.tasks.busy():
            watch.stop()
            app.window.close()
    watch.timeout.connect(look)
    watch.start(20)
    return app

application.Application.start = start
from medviewer.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_the_window_tells_of_its_long_work_and_names_nothing(secretive: Path, tmp_path: Path) -> None:
    log, profile = tmp_path / "window.log", tmp_path / "profile"
    command = [sys.executable, "-c", WINDOW, "--library", secretive, "--profile", profile, "--verbose", "open", DRUG]
    environment = {**os.environ, "MEDVIEWER_LOG": str(log), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    for text in (done.stderr, log.read_text(encoding="utf-8")):
        assert lines(text, "libraries updated")[0]["added"] == "2"
        assert lines(text, "page read")
        assert not [secret for secret in SECRETS if secret.casefold() in text.casefold()]
    assert not [file for file in profile.rglob("medviewer.log*") if "seconds=" in file.read_text(encoding="utf-8")]
