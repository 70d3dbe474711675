"""What several files say together: whose value counts, what is locked, and what happens in doubt."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.loading import configuration_of
from medviewer.configuring.site_places import NAMED, PROGRAM, SYSTEM, USER, places
from medviewer.locations import Profile

Configured = Callable[..., Configuration]
ONE, TWO, THREE = (f"[[trusted_keys]]\nname = '{name}'\nkey = 'ed25519:{name * 64}'\n" for name in "123")
BROKEN = "libraries = ["


def signers(configuration: Configuration) -> str:
    """Return the names of the trusted keys."""
    return "".join(key.name for key in configuration.trust.keys)


def test_the_user_counts_before_the_program_and_that_before_the_system(configured: Configured) -> None:
    texts = {
        SYSTEM: "[settings]\ntheme = 'light'\nlanguage = 'en'\ntext_size = 100\nprint_notes = true",
        NAMED: "[settings]\ntheme = 'system'\nlanguage = 'en'\ntext_size = 110",
        PROGRAM: "[settings]\ntheme = 'dark'\nlanguage = 'de'",
        USER: "[settings]\ntheme = 'contrast'",
    }
    found = configured(**texts)
    assert found.settings == {"theme": "contrast", "language": "de", "text_size": 110, "print_notes": True}
    names = [found.origins[name].file for name in ("theme", "language", "text_size", "print_notes")]
    assert [file.parent.name for file in names if file] == [USER, PROGRAM, NAMED, SYSTEM]
    assert not any(origin.locked for origin in found.origins.values())


def test_what_the_system_locks_nobody_changes(configured: Configured) -> None:
    system = "libraries = ['/srv']\nrequire_signature = true\nlocked = ['libraries', 'require_signature', 'theme']"
    others = "libraries = ['/home']\nrequire_signature = false\nlocked = ['libraries']\n[settings]\ntheme = 'dark'"
    found = configured(**{SYSTEM: system, NAMED: others, PROGRAM: others, USER: others.replace("locked", "#")})
    assert (found.libraries, found.trust.required, dict(found.settings)) == ((Path("/srv"),), True, {})
    locked = [name for name in found.origins if found.locked_by(name)]
    assert locked == ["libraries", "require_signature", "theme"]
    assert {found.origins[name].file for name in locked} == {found.locked_by("theme")}


def test_keys_add_up_each_once(configured: Configured) -> None:
    found = configured(**{SYSTEM: ONE + TWO, USER: TWO.replace("'2'", "'mine'") + THREE})
    assert signers(found) == "mine31"
    assert [file.parent.name for file in found.key_files] == [USER, USER, SYSTEM]


def test_locked_keys_are_all_there_are(configured: Configured) -> None:
    found = configured(**{SYSTEM: "locked = ['trusted_keys']\n" + ONE, PROGRAM: TWO, USER: THREE})
    assert signers(found) == "1"
    assert signers(configured(**{SYSTEM: "locked = ['trusted_keys']", USER: THREE})) == ""


@pytest.mark.parametrize("kind", [SYSTEM, NAMED, PROGRAM])
def test_a_file_that_may_lock_and_cannot_be_read_closes_the_door_to_packs(configured: Configured, kind: str) -> None:
    found = configured(**{kind: BROKEN, USER: "require_signature = false\n" + ONE})
    assert (found.trust.keys, found.trust.required) == ((), True)
    assert found.locked_by("trusted_keys") == found.locked_by("require_signature") == found.problems[0].file
    assert found.locked_by("libraries") is None
    assert "no pack is opened until it is mended" in str(found.problems[-1])


def test_what_stands_above_a_broken_file_stays_in_force(configured: Configured) -> None:
    system = "require_signature = false\nlocked = ['trusted_keys', 'require_signature']\n" + ONE
    found = configured(**{SYSTEM: system, NAMED: BROKEN, PROGRAM: BROKEN})
    assert (signers(found), found.trust.required) == ("1", False)
    found = configured(**{SYSTEM: "locked = ['trusted_keys']\n" + ONE, PROGRAM: BROKEN})
    assert (signers(found), found.trust.required) == ("1", True)


def test_a_broken_file_of_the_user_is_told_and_not_used(configured: Configured) -> None:
    found = configured(**{SYSTEM: ONE, USER: BROKEN})
    assert (signers(found), found.trust.required, len(found.problems)) == ("1", False, 1)


@pytest.mark.parametrize("locked", ["'trusted_keys'", "['trusted_key']", "[1]"])
def test_where_it_is_not_sure_what_is_locked_trust_is(configured: Configured, locked: str) -> None:
    found = configured(
        **{SYSTEM: TWO, PROGRAM: f"locked = {locked}\n{ONE}", USER: "require_signature = false\n" + THREE}
    )
    assert (signers(found), found.trust.required) == ("12", False)
    assert found.locked_by("trusted_keys")
    for kind in (SYSTEM, USER):
        found = configured(**{kind: "require_signature = true", PROGRAM: f"locked = {locked}\n"})
        assert found.trust.required


def test_a_signature_that_is_required_in_other_words_is_required(configured: Configured) -> None:
    assert configured(**{SYSTEM: "require_signature = 'yes'"}).trust.required


def test_no_file_is_no_configuration(profile: Profile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert configuration_of(profile) == Configuration()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="folders of the XDG base directories")
def test_a_variable_adds_places_and_takes_none_away(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/one:relative::/etc/xdg:/two:/one")
    found = places(profile)
    system = [(place.kind, str(place.file)) for place in found[:3]]
    assert system == [
        (kind, f"{folder}/medviewer/medviewer.toml")
        for kind, folder in ((SYSTEM, "/etc/xdg"), (NAMED, "/one"), (NAMED, "/two"))
    ]
    assert [place.kind for place in found[3:]] == [PROGRAM, USER]
    assert found[-1].file == profile.settings / "medviewer.toml"
    monkeypatch.delenv("XDG_CONFIG_DIRS")
    assert [place.kind for place in places(profile)] == [SYSTEM, PROGRAM, USER]


def test_where_there_is_no_file_no_reader_of_toml_is_loaded(profile: Profile, tmp_path: Path) -> None:
    script = (
        "import sys; from medviewer.configuring.loading import configuration_of\n"
        f"from medviewer.locations import Profile; configuration_of(Profile.of({str(tmp_path)!r}))\n"
        "print('tomllib' in sys.modules, 'cryptography' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False False\n", "")


def test_a_locked_table_of_labels_counts_before_the_readers_own(configured: Configured) -> None:
    text = "labels = {metformin = 'site', warfarin = 'site'}"
    own = {"metformin": "own/page.md"}
    assert configured(**{SYSTEM: text}).labels_over(own) == {"metformin": "own/page.md", "warfarin": "site"}
    locked = configured(**{SYSTEM: f"locked = ['labels']\n{text}", USER: "labels = {metformin = 'user'}"})
    assert locked.labels_over(own) == {"metformin": "site", "warfarin": "site"}
    assert configured(**{SYSTEM: "locked = ['labels']"}).labels_over(own) == {}
