"""What a site forbids: each thing by itself, several at once in a kiosk, and nothing that undoes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.configuring.configuration import Configuration
from medviewer.configuring.restrictions import FORBIDDABLE, KIOSK, OF_A_KIOSK, refuse
from medviewer.configuring.site_file import read
from medviewer.configuring.site_places import NAMED, PROGRAM, SYSTEM, USER
from medviewer.errors import MedviewerError

Configured = Callable[..., Configuration]
ALL = (KIOSK, *FORBIDDABLE, "libraries")


def forbidden(configuration: Configuration) -> set[str]:
    """Return what is forbidden or locked."""
    return {name for name in ALL if configuration.locked_by(name)}


@pytest.mark.parametrize("name", FORBIDDABLE)
def test_each_is_forbidden_by_itself(configured: Configured, name: str) -> None:
    assert forbidden(configured(**{SYSTEM: f"{name} = false"})) == {name}
    assert forbidden(configured(**{SYSTEM: f"{name} = true"})) == set()


def test_a_kiosk_forbids_what_leaves_traces_or_leads_elsewhere(configured: Configured) -> None:
    found = configured(**{SYSTEM: "kiosk = true"})
    assert forbidden(found) == {KIOSK, *OF_A_KIOSK}
    assert found.kiosk_minutes == 5
    assert configured(**{SYSTEM: "kiosk = false\nkiosk_minutes = 3"}).kiosk_minutes == 0
    assert configured().kiosk_minutes == 0


def test_what_one_file_forbids_no_other_allows(configured: Configured) -> None:
    allowing = "kiosk = false\nexport = true\nkiosk_minutes = 200"
    found = configured(
        **{SYSTEM: allowing, NAMED: allowing, PROGRAM: "kiosk = true\nkiosk_minutes = 7", USER: allowing}
    )
    assert forbidden(found) == {KIOSK, *OF_A_KIOSK}
    assert (found.kiosk_minutes, found.locked_by("export").parent.name) == (7, PROGRAM)
    found = configured(**{SYSTEM: "printing = false", NAMED: "locked = ['printing', 'kiosk']", USER: "printing = true"})
    assert forbidden(found) == {"printing"}


def test_a_kiosk_opens_the_libraries_of_its_site(configured: Configured) -> None:
    mine = "libraries = ['/home/me']"
    found = configured(**{SYSTEM: "kiosk = true", USER: mine})
    assert (found.libraries, found.locked_by("libraries").parent.name) == ((), SYSTEM)
    found = configured(**{SYSTEM: "kiosk = true", PROGRAM: "libraries = ['/srv']", USER: mine})
    assert (found.libraries, found.locked_by("libraries").parent.name) == ((Path("/srv"),), PROGRAM)
    found = configured(**{SYSTEM: "libraries = ['/a']\nlocked = ['libraries']", PROGRAM: "kiosk = true\n" + mine})
    assert (found.libraries, found.locked_by("libraries").parent.name) == ((Path("/a"),), SYSTEM)
    assert configured(**{USER: "kiosk = true\n" + mine}).libraries == (Path("/home/me"),)


@pytest.mark.parametrize(
    ("text", "forbids", "told"),
    [
        ("kiosk = 'yes'", {KIOSK, *OF_A_KIOSK}, "“kiosk” must be true or false"),
        ("export = 'no'", {"export"}, "“export” must be true or false"),
        ("history = 0", {"history"}, "“history” must be true or false"),
        ("kiosk = true\nkiosk_minutes = 0", {KIOSK, *OF_A_KIOSK}, "a whole number of minutes from 1 to 240"),
        ("kiosk = true\nkiosk_minutes = true", {KIOSK, *OF_A_KIOSK}, "a whole number of minutes from 1 to 240"),
        ("locked = ['export']", set(), "“locked” forbids nothing by itself: “export” needs a value of its own"),
        ("locked = ['notes']\nnotes = false", {"notes"}, ""),
    ],
)
def test_what_is_wrong_forbids_in_doubt_and_is_told(configured: Configured, text: str, forbids: set, told: str) -> None:
    found = configured(**{SYSTEM: text})
    assert forbidden(found) == forbids
    assert [told in str(problem) for problem in found.problems] == [True] * bool(told)
    assert found.kiosk_minutes == (5 if KIOSK in forbids else 0)
    assert (found.trust.required, found.locked_by("trusted_keys")) == (False, None)


def test_what_cannot_be_read_forbids_nothing(configured: Configured) -> None:
    assert forbidden(configured(**{SYSTEM: "kiosk = true\nlibraries = ["})) == set()


def test_commands_name_the_file(write: Callable, configured: Configured) -> None:
    place = write(SYSTEM, "export = false")
    assert read(place) is not None
    with pytest.raises(MedviewerError, match=f"Nothing is exported on this workstation.*{place.file}"):
        refuse(configured(**{SYSTEM: "export = false"}), "notes", "export")
    refuse(configured(), "notes", "export")
