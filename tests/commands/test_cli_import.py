"""`medviewer import` as its users see it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer import cli
from medviewer.commands import import_

ROOT = Path(__file__).resolve().parents[2]
LABEL = """<document xmlns="urn:hl7-org:v3"><setId root="0a0b0c0d-{0:04d}"/><versionNumber value="1"/>
<code code="34391-3"/><component><structuredBody><component><section><code code="48780-1"/><subject>
<manufacturedProduct><manufacturedProduct><name>Proofex</name><asEntityWithGeneric><genericMedicine>
<name>testamycin</name></genericMedicine></asEntityWithGeneric></manufacturedProduct></manufacturedProduct></subject>
</section></component><component><section><code code="34067-9"/><text><paragraph>For testing.</paragraph></text>
</section></component></structuredBody></component></document>"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(run_cli: Run) -> Run:
    """Return a function that imports in this process: (exit code, stdout, stderr)."""
    return lambda *words: run_cli("import", *words)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder with a label and a file that is none."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.xml").write_text(LABEL.format(1), encoding="utf-8")
    (folder / "b.xml").write_text("<x/>", encoding="utf-8")
    return folder


def test_import_says_what_it_did(run: Run, source: Path, tmp_path: Path) -> None:
    code, out, err = run("spl", source, "--to", tmp_path / "to")
    assert code == 1
    assert out == "1 new, 0 newer, 0 as they were, 0 not asked for, 0 images, 1 refused\n"
    assert err == f"medviewer: Refused: {source / 'b.xml'}: it is not an SPL document.\n"
    (source / "b.xml").unlink()
    assert run("spl", source / "a.xml", "--to", tmp_path / "to")[:2] == (
        0,
        "0 new, 0 newer, 1 as they were, 0 not asked for, 0 images, 0 refused\n",
    )


def test_what_was_imported_can_be_shown(
    run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("spl", source, "--to", tmp_path / "to")
    monkeypatch.setenv("MEDVIEWER_PROFILE", str(tmp_path / "profile"))
    assert cli.main(["--library", str(tmp_path / "to"), "show", "proofex", "--section", "usage"]) == 0


def test_a_dry_run_as_json(run: Run, source: Path, tmp_path: Path) -> None:
    code, out, err = run("spl", source, "--to", tmp_path / "to", "--dry-run", "--json")
    said = json.loads(out)
    assert (code, err, said["dry_run"], said["written"]) == (1, "", True, 1)
    assert said["refused"] == [{"where": str(source / "b.xml"), "reason": "it is not an SPL document"}]
    assert not (tmp_path / "to").exists()


def test_only_the_drugs_of_a_list(run: Run, source: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Otherol\n\n", encoding="utf-8")
    assert "0 new" in run("spl", source, "--to", tmp_path / "to", "--generics", names)[1]
    names.write_text("Otherol\nTestamycin\n", encoding="utf-8")
    assert "1 new" in run("spl", source, "--to", tmp_path / "to", "--generics", names)[1]
    names.write_text("\n", encoding="utf-8")
    code, _, err = run("spl", source, "--to", tmp_path / "to", "--generics", names)
    assert (code, err) == (1, f"medviewer: {names} names no drug.\n")


def test_a_target_that_is_a_file_is_named(run: Run, source: Path) -> None:
    code, out, err = run("spl", source, "--to", source / "a.xml")
    assert (code, out) == (1, "")
    assert err == f"medviewer: {source / 'a.xml'} is a file. Choose a folder to import into.\n"


def test_wrong_usage(run: Run, source: Path) -> None:
    assert run("spl", source)[0] == 2
    assert run("pdf", source, "--to", "x")[0] == 2


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_keeps_what_is_done(source: Path, tmp_path: Path) -> None:
    for number in range(2, 1500):
        (source / f"{number}.xml").write_text(LABEL.format(number), encoding="utf-8")
    words = ["import", "spl", str(source), "--to", str(tmp_path / "to"), "--json"]
    slow = ["nice", "-n", "19"]  # a busy machine gives it less time than this process, which waits for its beginning
    process = subprocess.Popen(
        [*slow, sys.executable, "-m", "medviewer", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not (tmp_path / "to" / "t").is_dir():
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode()) == (130, ""), out.decode()
    said = json.loads(out)
    assert said["cancelled"]
    assert len(list((tmp_path / "to").glob("t/*.md"))) == said["written"] < 1499


def test_every_option_is_documented() -> None:
    parser = ArgumentParser(add_help=False)
    import_.add_options(parser)
    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    options = [name for action in parser._actions for name in action.option_strings]
    assert len(options) > 8
    assert [name for name in options if f"`{name}`" not in text and f" {name} " not in text] == []
