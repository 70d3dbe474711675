"""The command line as its users see it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from medviewer import __version__, cli
from medviewer.desk.store import Desk
from medviewer.locations import Profile

ROOT = Path(__file__).resolve().parents[2]
DISCLAIMER = "**Disclaimer:** These words teach nobody medicine.\n"
TESTAMYCIN = f"""---
layout: page
title: Testamycin
brands: [Proofex]
---
# Testamycin

### Generic Name
testamycin sodium

### Usage
For infections that exist on paper.

### Dosage
* Adults: 5 mg once.

### FAQs
* **Q: Is it real?** A: No.

{DISCLAIMER}"""
COMBINED = f"---\ntitle: Testamycin + Samplic acid\n---\n### Usage\nBoth at once.\n\n{DISCLAIMER}"
ACCENTED = f"---\ntitle: Éxampline\n---\n### Dosage\n10 mg.\n\n{DISCLAIMER}"
TOO_BIG = 9 << 20

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def pages(library: Callable[..., Path]) -> Path:
    """Return a library of three pages."""
    return library({"t/testamycin.md": TESTAMYCIN, "t/both.md": COMBINED, "e/exampline.md": ACCENTED})


@pytest.fixture
def run(run_on: Callable[..., tuple[int, str, str]], pages: Path) -> Run:
    """Return a function that runs a command on the library in this process: (exit code, stdout, stderr)."""

    def run(*arguments: object, library: Path = pages) -> tuple[int, str, str]:
        return run_on(library, *arguments)

    return run


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own; a variable that is empty is not set."""
    variables = {name: value for name, value in {**os.environ, **environment}.items() if value}
    command = [sys.executable, "-m", "medviewer", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)


def too_big(folder: Path) -> Path:
    """Add a page to a library that is larger than a page may be."""
    path = folder / "huge.md"
    with path.open("wb") as file:
        file.truncate(TOO_BIG)
    return path


class TestWhatItIs:
    def test_version(self, run: Run) -> None:
        assert run("--version") == (0, f"medviewer {__version__}\n", "")

    def test_versions_for_support_name_nobody(self, run: Run) -> None:
        code, out, err = run("--version", "--json")
        told = json.loads(out)
        assert (code, err, told["medviewer"], told["sqlite"]) == (0, "", __version__, sqlite3.sqlite_version)
        assert told["qt"] == told["packages"]["pyside6-essentials"] == metadata.version("PySide6-Essentials")
        own = (str(Path.home()), str(ROOT), sys.prefix, platform.node())
        assert [word for word in own if len(word) > 3 and word in out] == []

    def test_versions_are_told_without_loading_qt(self) -> None:
        script = (
            "import sys; from medviewer.cli import main; main(['--version', '--json']); print('PySide6' in sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout.endswith("}\nFalse\n")

    @pytest.mark.parametrize("command", [[], *([command] for command in cli.COMMANDS), ["open"]], ids=str)
    def test_help_names_the_options(self, run: Run, command: list[str]) -> None:
        code, out, err = run(*command, "--help")
        assert (code, err) == (0, "")
        assert "--library" in out
        assert "--profile" in out

    @pytest.mark.parametrize(
        "arguments",
        [
            ["Testamycin"],
            ["show"],
            ["show", "Testamycin", "--format", "pdf"],
            ["open"],
            ["list", "--colour"],
            ["--json"],
            ["--json", "list"],
            ["export", "Testamycin"],
            ["export", "--format", "html"],
            ["export", "Testamycin", "--all", "--format", "html"],
            ["export", "--all", "--format", "html"],
            ["export", "Testamycin", "Éxampline", "--format", "html", "-o", "-"],
        ],
        ids=" ".join,
    )
    def test_a_command_that_makes_no_sense_is_2(self, run: Run, arguments: list[str]) -> None:
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err.startswith("usage: medviewer")

    def test_an_unknown_command_says_how_a_monograph_opens(self, run: Run) -> None:
        assert "medviewer open NAME" in run("Testamycin")[2]


class TestList:
    def test_one_line_a_page_by_name(self, run: Run) -> None:
        expected = "Éxampline\nTestamycin\ttestamycin sodium\nTestamycin + Samplic acid\n"
        assert run("list") == (0, expected, "")

    def test_json(self, run: Run) -> None:
        code, out, _ = run("list", "--json")
        assert code == 0
        assert json.loads(out)[1] == {
            "id": "library/t/testamycin.md",
            "title": "Testamycin",
            "subtitle": "testamycin sodium",
            "library": "library",
            "source": "t/testamycin.md",
        }

    def test_libraries_add_up_wherever_they_are_named(self, run: Run, library: Callable[..., Path]) -> None:
        other = library({"z.md": "# Zeta\n"}, name="other")
        for arguments in (["--library", other, "list"], ["list", "--library", other]):
            assert run(*arguments)[1].splitlines()[-1] == "Zeta"

    def test_what_changed_on_disk_is_read(self, run: Run, pages: Path) -> None:
        run("list")
        (pages / "new.md").write_text("# Novelin\n", encoding="utf-8")
        (pages / "t" / "both.md").unlink()
        assert run("list")[1] == "Éxampline\nNovelin\nTestamycin\ttestamycin sodium\n"

    def test_a_folder_that_is_not_there(self, run: Run, tmp_path: Path) -> None:
        code, out, err = run("list", library=tmp_path / "nowhere")
        assert (code, out) == (1, "")
        assert str(tmp_path / "nowhere") in err


class TestShow:
    def test_text_has_all_of_the_page(self, run: Run) -> None:
        code, out, err = run("show", "testamycin")
        assert (code, err) == (0, "")
        words = ("Proofex", "exist on paper", "5 mg once", "Is it real?", "teach nobody", "t/testamycin.md")
        assert [word for word in words if word not in out] == []

    @pytest.mark.parametrize("name", ["Proofex", "samplic acid + testamycin", "t/both.md", "EXAMPLINE", "testamycin +"])
    def test_a_page_is_found_by_any_of_its_names(self, run: Run, name: str) -> None:
        assert run("show", *name.split())[0] == 0

    @pytest.mark.parametrize("section", ["dosage", "Dosage", "dosage"])
    def test_one_section_comes_with_the_disclaimer(self, run: Run, section: str) -> None:
        code, out, _ = run("show", "Proofex", "--section", section)
        assert code == 0
        assert "5 mg once" in out
        assert "exist on paper" not in out
        assert "teach nobody" in out
        assert "not clinically reviewed" in out

    def test_a_section_that_the_page_lacks(self, run: Run) -> None:
        code, out, err = run("show", "exampline", "--section", "pregnancy")
        assert (code, out) == (1, "")
        assert "Éxampline" in err
        assert "dosage" in err

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_other_formats(self, run: Run, form: str) -> None:
        code, out, _ = run("show", "Proofex", "--format", form)
        assert code == 0
        assert "exist on paper" in out

    def test_json(self, run: Run) -> None:
        shown = json.loads(run("show", "Proofex", "--format", "json")[1])
        assert shown["faqs"] == [{"question": "Is it real?", "answer": "No."}]

    def test_an_unknown_name_comes_with_the_nearest(self, run: Run) -> None:
        code, out, err = run("show", "Testomicin")
        assert (code, out) == (1, "")
        assert "“Testomicin”" in err
        assert "Testamycin" in err
        assert err.count("\n") == 1


class TestExport:
    def test_one_page_goes_where_it_is_told(self, run: Run, tmp_path: Path) -> None:
        target = tmp_path / "page.html"
        assert run("export", "Proofex", "--format", "html", "-o", target) == (0, f"Written: {target}\n", "")
        assert "5 mg once" in target.read_text(encoding="utf-8")
        assert run("export", "Proofex", "--format", "html", "-o", target)[1] == f"Replaced: {target}\n"

    def test_one_page_has_a_name_of_its_own(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("export", "testamycin + sampl", "--format", "text")[0] == 0
        assert (tmp_path / "Testamycin + Samplic acid.txt").is_file()

    def test_one_page_goes_to_stdout(self, run: Run) -> None:
        code, out, _ = run("export", "Proofex", "--format", "markdown", "-o", "-")
        assert code == 0
        assert "# Testamycin" in out

    @pytest.mark.parametrize(
        ("form", "magic"), [("pdf", b"%PDF-"), ("odt", b"PK\x03\x04"), ("html", b"<!"), ("json", b"{")]
    )
    def test_all_pages_go_into_a_folder(self, run: Run, tmp_path: Path, form: str, magic: bytes) -> None:
        out = tmp_path / "out"
        assert run("export", "--all", "--format", form, "-o", out)[:2] == (0, f"Written: 3 files in {out}\n")
        files = list(out.iterdir())
        assert {file.stem for file in files} == {"Testamycin", "Testamycin + Samplic acid", "Éxampline"}
        assert all(file.read_bytes().startswith(magic) for file in files)

    def test_equal_titles_do_not_overwrite_each_other(self, run: Run, pages: Path, tmp_path: Path) -> None:
        (pages / "again.md").write_text("# TESTAMYCIN\nOther words.\n", encoding="utf-8")
        assert run("export", "--all", "--format", "text", "-o", tmp_path / "out")[0] == 0
        assert len(list((tmp_path / "out").iterdir())) == 4

    def test_a_page_that_cannot_be_read_does_not_stop_the_others(self, run: Run, pages: Path, tmp_path: Path) -> None:
        huge = too_big(pages)
        code, out, err = run("export", "--all", "--format", "text", "-o", tmp_path / "out")
        assert (code, out) == (1, f"Written: 3 files in {tmp_path / 'out'}\n")
        assert str(huge) in err

    def test_favourites(self, run: Run, profile: Profile, tmp_path: Path) -> None:
        with Desk.open(profile.desk_file) as desk:
            desk.favourites.add("library/t/testamycin.md", "Testamycin")
            desk.favourites.add("library/gone.md", "Gonesta")
        code, out, err = run("export", "--favourites", "--format", "html", "-o", tmp_path / "out")
        assert (code, out) == (1, f"Written: 1 file in {tmp_path / 'out'}\n")
        assert "Gonesta" in err

    def test_no_favourites_is_said(self, run: Run, tmp_path: Path) -> None:
        code, _, err = run("export", "--favourites", "--format", "html", "-o", tmp_path / "out")
        assert code == 1
        assert "star" in err

    def test_nothing_is_written_where_one_name_is_unknown(self, run: Run, tmp_path: Path) -> None:
        code, out, err = run("export", "Proofex", "Nonexistin", "--format", "html", "-o", tmp_path / "out")
        assert (code, out) == (1, "")
        assert "Nonexistin" in err
        assert not (tmp_path / "out").exists()

    def test_a_folder_that_cannot_be_written(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("kept", encoding="utf-8")
        code, out, err = run("export", "Proofex", "--format", "html", "-o", tmp_path / "file" / "page.html")
        assert (code, out) == (1, "")
        assert str(tmp_path / "file") in err
        assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


class TestJsonLines:
    KEYS = ("id", "source", "library", "title", "generic_name", "brands", "sections", "faqs", "front_matter")

    def test_one_object_a_line_in_the_order_of_the_files(self, run: Run) -> None:
        code, out, err = run("export", "--all", "--format", "jsonl")
        rows = [json.loads(line) for line in out.splitlines()]
        assert (code, err) == (0, "")
        assert [row["source"] for row in rows] == ["e/exampline.md", "t/both.md", "t/testamycin.md"]
        assert [key for key in (*self.KEYS, "problems") if key not in rows[0]] == []
        keys = [section["key"] for section in rows[2]["sections"]]
        assert keys == ["generic_name", "usage", "dosage", "faqs", "disclaimer"]
        assert set(rows[2]["sections"][0]) == {"key", "title", "html", "text"}

    def test_a_page_that_cannot_be_read_is_there_with_its_reason(self, run: Run, pages: Path) -> None:
        too_big(pages)
        code, out, _ = run("export", "--all", "--format", "jsonl")
        row = json.loads(out.splitlines()[1])
        assert (code, row["source"], row["title"], row["sections"]) == (0, "huge.md", "huge", [])
        assert row["problems"][0]["line"] == 0
        assert "huge.md" in row["problems"][0]["message"]

    def test_into_a_file(self, run: Run, tmp_path: Path) -> None:
        assert run("export", "--all", "--format", "jsonl", "-o", tmp_path / "all.jsonl") == (0, "", "")
        assert run("export", "--all", "--format", "jsonl")[1] == (tmp_path / "all.jsonl").read_text("utf-8")

    def test_of_names(self, run: Run) -> None:
        rows = run("export", "Éxampline", "Proofex", "proofex", "--format", "jsonl")[1].splitlines()
        assert [json.loads(row)["title"] for row in rows] == ["Éxampline", "Testamycin"]

    def test_many_pages_are_read_by_several_processes(self, library: Callable[..., Path], profile: Profile) -> None:
        many = library({f"{number:03}.md": f"# Drug {number:03}\n" for number in range(450)}, name="many")
        result = process("--library", many, "export", "--all", "--format", "jsonl")
        assert (result.returncode, result.stderr) == (0, "")
        titles = [json.loads(line)["title"] for line in result.stdout.splitlines()]
        assert titles == [f"Drug {number:03}" for number in range(450)]

    def test_the_sample_pages_come_whole(self, corpus1: Path) -> None:
        result = process("--library", corpus1, "export", "--all", "--format", "jsonl")
        assert (result.returncode, result.stderr) == (0, "")
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        assert len(rows) == len([*corpus1.rglob("*.md")])
        assert not [row["source"] for row in rows if not row["sections"]]


class TestCheck:
    def test_nothing_to_say(self, run: Run) -> None:
        assert run("check")[:2] == (0, "")

    def test_each_problem_with_file_and_line(self, run: Run, pages: Path) -> None:
        huge = too_big(pages)
        (pages / "bad.md").write_text("---\ntitle: a: b\n---\n# Bad\n", encoding="utf-8")
        code, out, _ = run("check")
        assert code == 1
        assert any(line.startswith(f"{pages / 'bad.md'}:2: ") for line in out.splitlines())
        assert any(line.startswith(f"{huge}: ") for line in out.splitlines())

    def test_json_of_another_folder(self, run: Run, library: Callable[..., Path]) -> None:
        other = library({"bad.md": b"# Bad\nna\xefve\n"}, name="other")
        code, out, _ = run("check", other, "--json")
        said = json.loads(out)
        assert (code, said["pages"]) == (1, 1)
        assert [(row["library"], row["source"]) for row in said["problems"]] == [("other", "bad.md")]

    def test_the_librarys_own_word_lists_are_looked_at(self, run: Run, pages: Path) -> None:
        for file in ("aliases.toml", "tallman.toml"):
            (pages / file).write_text("same = 5\nconfused = 5\n", encoding="utf-8")
        code, out, _ = run("check")
        assert (code, [Path(line.split(": ")[0]).name for line in out.splitlines()]) == (
            1,
            ["aliases.toml:1", "tallman.toml:2"],
        )

    def test_what_is_no_page_is_listed(self, run: Run, pages: Path) -> None:
        (pages / "out.md").symlink_to(ROOT / "README.md")
        code, out, _ = run("check")
        assert code == 1
        assert "out.md" in out


class TestWhenItGoesWrong:
    def test_an_interrupt_is_130(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr("medviewer.commands.list.answer", interrupted)
        assert run("list") == (130, "", "")

    def test_a_reader_that_goes_away_is_no_error(self, library: Callable[..., Path]) -> None:
        many = library({f"{number}.md": "# Drug\n" + "word " * 500 for number in range(150)}, name="many")
        command = [sys.executable, "-m", "medviewer", "--library", str(many), "export", "--all"]
        with subprocess.Popen(
            [*command, "--format", "jsonl"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as started:
            assert started.stdout.readline().startswith(b"{")
            started.stdout.close()
            assert started.stderr.read() == b""
        assert started.returncode == 141

    def test_an_unforeseen_error_is_one_line_and_a_file(self, tmp_path: Path) -> None:
        script = (
            "import sys, medviewer.commands.list as command, medviewer.cli as cli\n"
            "command.answer = lambda *_: 1 // 0\n"
            f"sys.exit(cli.main(['--profile', {str(tmp_path)!r}, 'list']))"
        )
        result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        details = tmp_path / "index" / "unexpected-error.txt"
        assert str(details) in result.stderr
        assert "ZeroDivisionError" in details.read_text(encoding="utf-8")


class TestWindow:
    @pytest.mark.parametrize(
        ("command", "code"), [(["show", "metformin"], 0), (["show", "no such drug"], 1), (["open"], 2), (["check"], 0)]
    )
    def test_without_a_console_it_says_nothing_and_goes_on(self, command: list[str], code: int, tmp_path: Path) -> None:
        script = (
            "import sys\n"
            "from medviewer.__main__ import windowed\n"
            "sys.argv[1:], sys.stdout, sys.stderr = sys.argv[2:], None, None\n"
            "sys.exit(windowed())"
        )
        words = [sys.executable, "-c", script, "-", "--profile", str(tmp_path), *command]
        result = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stdout, result.stderr) == (code, "", "")

    def test_without_a_display_it_says_so(self) -> None:
        result = process(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert "DISPLAY" in result.stderr

    def test_where_qt_does_not_load_it_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "PySide6").mkdir()
        (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('libGL.so.1: cannot open')")
        result = process("open", "metformin", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert "libGL.so.1" in result.stderr


def test_check_tells_of_texts_that_are_no_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path, profile = tmp_path / "pages", tmp_path / "profile"
    tmp_path.mkdir()
    (tmp_path / "notes.rst").write_text("A\n", encoding="utf-8")
    assert cli.main(["check", str(tmp_path), "--profile", str(profile)]) == 1
    assert ".rst are not read (1 here)" in capsys.readouterr().out
    (tmp_path / "page.qmd").write_text("# A\n\n### Dosage\n\n5 mg\n", encoding="utf-8")
    assert cli.main(["check", str(tmp_path), "--profile", str(profile)]) == 0
    said = capsys.readouterr()
    assert not said.out
    assert ".rst are not read (1 here)" in said.err


def test_check_lists_pictures_that_are_not_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, profile = tmp_path / "pages", tmp_path / "profile"
    (pages / "img").mkdir(parents=True)
    (pages / "img" / "Vial.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    text = "# A\n\n### Usage\n\n![a](img/vial.png) ![b](img\\Vial.png) ![c](img/none.png) ![d](https://example.org/x.png)\n"
    (pages / "a.md").write_text(text, encoding="utf-8")
    assert cli.main(["check", str(pages), "--profile", str(profile)]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.endswith("a.md:3: The picture “img/none.png” is not shown: not found in the library.")


def test_a_picture_in_a_pack_is_found_whatever_its_capitals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, profile = tmp_path / "pages", tmp_path / "profile"
    (pages / "img").mkdir(parents=True)
    (pages / "img" / "Vial.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\0\0\1" * 3)
    (pages / "a.md").write_text("# A\n\n### Usage\n\n![a](img/vial.png) ![c](img/none.png)\n", encoding="utf-8")
    assert cli.main(["--profile", str(profile), "pack", "build", str(pages), "-o", str(tmp_path / "a.medpack")]) == 0
    capsys.readouterr()
    assert cli.main(["check", str(tmp_path / "a.medpack"), "--profile", str(profile)]) == 1
    assert [line.split("picture ")[1][:14] for line in capsys.readouterr().out.splitlines()] == ["“img/none.png”"]
