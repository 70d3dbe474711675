"""Messages of the core: English as a text, with template and values that travel; hostile ones stay plain text."""

from __future__ import annotations

import ast
import copy
import importlib
import inspect
import json
import os
import pickle
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import medviewer
from medviewer.errors import ChangedTrustError, LibraryError, MedviewerError, Message, UnknownNameError, message_of

PACKAGE = Path(medviewer.__file__).parent


def test_a_message_is_its_english_text_and_keeps_template_and_values() -> None:
    inner = Message("it has {:,} sections, more than the {:,} that are read", 12345, 1000)
    whole = Message("“{}” cannot be shown: {}. {}", Path("a") / "{b}.md", inner, "{0.__class__} {}")
    assert whole == (
        "“a/{b}.md” cannot be shown: it has 12,345 sections, more than the 1,000 that are read. {0.__class__} {}"
    )
    assert whole.values[1] is inner
    assert Message('such as { de = "Dosierung" }, {:.1f} MB', 8.04) == 'such as { de = "Dosierung" }, 8.0 MB'
    assert Message("{} and {}", "one") == "one and {}"


def test_an_error_as_a_value_brings_its_own_message() -> None:
    cause = LibraryError("The library pack {} was made by a newer medviewer. Install that one to open it.", "x")
    told = LibraryError("“{}” cannot be shown: {}", "page", cause)
    assert told.message.values[1] is cause.message
    carried = ValueError(Message("it is not TOML: {}", "x"))
    assert message_of(carried).template == "it is not TOML: {}"
    assert message_of(OSError(5, "Input/output error")) == "[Errno 5] Input/output error"


@pytest.mark.parametrize(
    "error",
    [
        LibraryError("The library folder {} went away ({}). Connect it.", Path("{}"), "No such file"),
        UnknownNameError("Warfari", ("Warfarin",)),
        ChangedTrustError(Path("/x"), "Bob", "00", "other signer", "1a2b", False),
    ],
)
def test_an_error_comes_whole_out_of_another_process_and_out_of_a_copy(error: MedviewerError) -> None:
    for other in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert (other.message.template, other.message.values) == (error.message.template, error.message.values)
        assert {k: v for k, v in vars(other).items() if k != "message"} == {
            k: v for k, v in vars(error).items() if k != "message"
        }


def test_a_message_comes_back_from_json_as_it_was() -> None:
    whole = Message("{} (line {:,}): {}", "ä\ud800", 1234, Message("it has {:.1f} MB", 8.5))
    again = Message.from_json(whole.as_json(lambda text: text.encode("utf-8", "replace").decode()))
    assert again == "ä? (line 1,234): it has 8.5 MB"
    assert isinstance(again.values[2], Message) and again.values[2].template == "it has {:.1f} MB"


@pytest.mark.parametrize(
    "hostile",
    [
        "a sentence of an index of before",
        "",
        "[]",
        "{}",
        "null",
        "[1, 2]",
        '["{0.__class__.__init__.__globals__}", "x"]',
        '["{} {0} {0!r} {:>99999999} {:,} {:.1f}", "x"]',
        '["{:,}", "no number"]',
        '["a\\u0000b"]',
        '["\\ud800{}", "x"]',
        '["{}", null]',
        '["{}", {"a": 1}]',
        "[" * 100_000,
        json.dumps(["{}" * 40_000, *["x"] * 10]),
        '["{}", ' * 7 + '["{}"' + "]" * 8,
        '["{}", ' * 50 + '["{}"' + "]" * 51,
        '["{:.1f}", 1e999]',
        '["{:.1f}", NaN]',
        '["{:,}", ' + "9" * 5000 + "]",
    ],
    ids=lambda text: text[:30],
)
def test_what_a_stranger_stored_is_text_no_longer_than_what_it_is_made_of(hostile: str) -> None:
    found = Message.from_json(hostile)
    assert len(found) <= 4 * len(hostile)
    assert "Message" not in found and "<class" not in found and "__builtins__" not in found


def test_every_error_of_the_core_gives_its_message() -> None:
    for module in pkgutil.walk_packages([str(PACKAGE)], "medviewer."):
        if not module.name.startswith(("medviewer.ui", "medviewer.__main__")):
            importlib.import_module(module.name)
    kinds = {MedviewerError}
    while more := {kind for one in kinds for kind in one.__subclasses__()} - kinds:
        kinds |= more
    assert len(kinds) > 10
    for kind in kinds:
        assert "super().__init__(" in inspect.getsource(kind) or kind.__init__ is MedviewerError.__init__, kind


def test_what_the_desk_says_of_a_file_is_a_message() -> None:
    for path in (PACKAGE / "desk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ValueError":
                [said] = node.args
                parts = [said.body, said.orelse] if isinstance(said, ast.IfExp) else [said]
                assert all(isinstance(one, ast.Call | ast.Attribute) for one in parts), f"{path.name}: {node.lineno}"


@pytest.mark.parametrize("words", [["show", "Nonesuchamycin"], ["--library", "/no/such/folder", "list"], ["check"]])
def test_the_command_line_speaks_english_whatever_the_system_speaks(words: list[str], tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "broken.md").write_text("---\ntitle: Broken: page\n---\n# Broken\nText.\n", encoding="utf-8")
    given = [] if "--library" in words else ["--library", str(library)]
    spoken = {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}
    command = [sys.executable, "-m", "medviewer", *given, "--profile", str(tmp_path / "profile"), *words]
    done = subprocess.run(command, env={**os.environ, **spoken}, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode
    assert any(
        english in said
        for english in (
            "No monograph is named “Nonesuchamycin”",
            "There is no library folder",
            "cannot be read as a whole",
        )
    )
    assert "Monographie" not in said and "gibt es nicht" not in said
