"""One configuration file: what it may say, and how its mistakes are told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.configuring import site_file
from medviewer.configuring.site_file import read
from medviewer.configuring.site_places import SYSTEM, USER, SitePlace
from medviewer.sealing.keys import PublicKey

Write = Callable[[str, str], SitePlace]
HEX = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
WHOLE = f"""\
libraries = ["/srv/formulary", "packs/formulary.medpack"]
require_signature = true
locked = ["libraries", "theme"]

[[trusted_keys]]
name = "Pharmacy"
key = "ed25519:{HEX}"

[settings]
language = "de"
theme = "contrast"
text_size = 130
drug_links = false
print_notes = true

[settings.sections]
order = ["dosage", "interactions"]
hidden = ["other"]
"""


def test_everything_that_can_be_said(write: Write) -> None:
    found = read(write(SYSTEM, WHOLE))
    assert found is not None
    assert found.values == {
        "libraries": (Path("/srv/formulary"), found.place.file.parent / "packs/formulary.medpack"),
        "require_signature": True,
        "trusted_keys": (PublicKey("Pharmacy", bytes.fromhex(HEX)),),
        "language": "de",
        "theme": "contrast",
        "text_size": 130,
        "drug_links": False,
        "print_notes": True,
        "sections": '{"order": ["dosage", "interactions"], "hidden": ["other"]}',
    }
    assert (found.locked, found.problems, found.readable, found.sure) == ({"libraries", "theme"}, (), True, True)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert read(SitePlace(SYSTEM, tmp_path / "nowhere" / "medviewer.toml")) is None
    (tmp_path / "file").touch()
    assert read(SitePlace(SYSTEM, tmp_path / "file" / "medviewer.toml")) is None


def test_a_file_as_notepad_writes_it(write: Write) -> None:
    found = read(write(SYSTEM, "\ufeff" + WHOLE.replace("\n", "\r\n")))
    assert found is not None
    assert (found.problems, len(found.values)) == ((), 9)


def test_a_library_below_the_home_of_each_user(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    found = read(write(SYSTEM, 'libraries = ["~/pages"]'))
    assert found is not None
    assert found.values == {"libraries": (tmp_path / "pages",)}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("theme = 'dark'", 1, "there is no “theme”; known are libraries, trusted_keys"),
        ("\n\nlibraries = '/srv'", 3, "“libraries” must be a list of folders and packs"),
        ("libraries = ['']", 1, "“libraries” must be a list of folders and packs"),
        ("libraries = ['~nobody-of-this-name/x']", 1, "“libraries” must be a list of folders and packs; "),
        ("require_signature = 'no'", 1, "“require_signature” must be true or false"),
        ("trusted_keys = ['ed25519:00']", 1, "“trusted_keys” must be written as [[trusted_keys]]"),
        (f"[[trusted_keys]]\nkey = 'ed25519:{HEX}'", 1, "trusted key 1 must have a name and a key"),
        (f"[[trusted_keys]]\nname = ' '\nkey = 'ed25519:{HEX}'", 1, "trusted key 1 must have a name and a key"),
        (
            f"{WHOLE.split('[settings]')[0]}\n[[trusted_keys]]\nname = 'B'\nkey = 'ed25519:0'",
            10,
            "the key of “B” is wrong",
        ),
        ("settings = 3", 1, "“settings” must be a table"),
        ("[settings]\n\ncolour = 'blue'", 3, "there is no setting “colour”; known are language, theme"),
        ("[settings]\nlanguage = 'fr'", 2, "“language” must be one of system, en, de, es"),
        ("settings.theme = 1", 1, "“theme” must be one of system, light, dark, contrast"),
        ("[settings]\ntext_size = 300", 2, "“text_size” must be a whole number from 70 to 200, in per cent"),
        ("[settings]\ntext_size = true", 2, "“text_size” must be a whole number"),
        ("[settings]\ndrug_links = 'on'", 2, "“drug_links” must be true or false"),
        ("[settings]\nsections = ['dosage']", 2, "“sections” must be lists of sections by their keys"),
        ("[settings]\nsections = { order = 'dosage' }", 2, "“sections” must be lists of sections by their keys"),
        ("[settings]\nsections = { hidden = [1] }", 2, "“sections” must be lists of sections by their keys"),
        ("[settings.sections]\nhiden = ['other']", 1, "“sections” must be lists of sections by their keys"),
        ("labels = ['x']", 1, "“labels” must be a table of generic names and setIds"),
        ("[labels]\nmetformin = 5", 1, "“labels” must be a table of generic names and setIds"),
        ("locked = 'theme'", 1, "“locked” must be a list of names"),
        ("locked = ['keys']", 1, "“keys” cannot be locked; what can is libraries, trusted_keys"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_rest_is_used(write: Write, text: str, line: int, reason: str) -> None:
    found = read(write(SYSTEM, f"{text}\n"))
    assert found is not None
    (problem,) = found.problems
    assert (problem.line, problem.reason[: len(reason)]) == (line, reason)
    assert str(problem).startswith(f"{found.place.file}, line {line}: {reason}")
    assert found.readable


def test_beside_mistakes_the_rest_is_used(write: Write) -> None:
    text = WHOLE.replace("130", "1300").replace('"contrast"', "7") + f"\n[[trusted_keys]]\nkey = 'ed25519:{HEX}'\n"
    found = read(write(SYSTEM, text))
    assert found is not None
    assert [problem.line for problem in found.problems] == [20, 11, 12]
    assert set(found.values) == {*site_file.NAMES} - {"theme", "text_size", "labels", "compact_list"}
    assert found.values["trusted_keys"] == (PublicKey("Pharmacy", bytes.fromhex(HEX)),)


@pytest.mark.parametrize("content", [b"libraries = [", b"\xff\xfe", b"x = " + b"[" * 9999, b"a = 1\na = 2"])
def test_what_is_no_toml(write: Write, content: bytes) -> None:
    place = write(SYSTEM, "")
    place.file.write_bytes(content)
    found = read(place)
    assert found is not None
    assert (dict(found.values), found.readable, found.sure, len(found.problems)) == ({}, False, False, 1)


def test_the_line_of_a_mistake_in_toml(write: Write) -> None:
    found = read(write(SYSTEM, "libraries = []\n\nlocked = [libraries]\n"))
    assert found is not None
    assert found.problems[0].line == 3
    assert "it is not TOML" in found.problems[0].reason


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "medviewer.toml").mkdir()
    found = read(SitePlace(SYSTEM, tmp_path / "medviewer.toml"))
    assert found is not None
    assert (found.readable, found.problems[0].reason) == (False, "it cannot be read: it is not a file")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be read by root")
def test_a_file_that_may_not_be_read(write: Write) -> None:
    place = write(SYSTEM, WHOLE)
    place.file.chmod(0)
    found = read(place)
    assert found is not None
    assert (found.readable, found.problems[0].reason) == (False, "it cannot be read: Permission denied")


def test_a_user_locks_nothing(write: Write) -> None:
    found = read(write(USER, "locked = ['theme']"))
    assert found is not None
    assert found.locked == frozenset()
    assert "only files of the system" in found.problems[0].reason


def test_the_choices_are_those_of_the_window() -> None:
    from medviewer.ui.base import language, theme
    from medviewer.ui.services import settings

    assert site_file.LANGUAGES == language.CHOICES
    assert site_file.THEMES == theme.CHOICES
    assert (site_file.TEXT_SIZES[0], site_file.TEXT_SIZES[-1]) == (settings.SMALLEST, settings.LARGEST)
