"""The files by which a Linux desktop knows the program, its packs and its links."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from medviewer import locations
from medviewer.library.pack.building import BuildOptions, build
from medviewer.library.pack.format import APPLICATION

PACK_TYPE = "application/vnd.medviewer.pack"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
ENTRY = locations.resources() / "medviewer.desktop"
TYPES = locations.resources() / "medviewer-mime.xml"


def entry_of(section: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ENTRY, encoding="utf-8")
    return parser[section]


def test_the_desktop_entry_starts_the_program_and_has_its_icon() -> None:
    entry = entry_of("Desktop Entry")
    assert (entry["Type"], entry["Exec"], entry["Terminal"]) == ("Application", "medviewer %U", "false")
    assert entry["Categories"].endswith(";")
    assert (locations.resources() / "icons" / f"{entry['Icon']}.svg").is_file()


def test_it_opens_packs_and_links_and_nothing_that_others_open() -> None:
    types = entry_of("Desktop Entry")["MimeType"]
    assert types.split(";") == [PACK_TYPE, "x-scheme-handler/medviewer", ""]


def test_each_of_its_actions_is_there() -> None:
    [action, rest] = entry_of("Desktop Entry")["Actions"].split(";")
    assert (entry_of(f"Desktop Action {action}")["Exec"], rest) == ("medviewer --new-window", "")


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not on this machine")
def test_the_desktop_entry_is_one_by_the_standard() -> None:
    done = subprocess.run(["desktop-file-validate", "--no-hints", str(ENTRY)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_metainfo_names_the_same_program() -> None:
    [file] = locations.resources().glob("*.metainfo.xml")
    root = ElementTree.parse(file).getroot()
    assert root.findtext("launchable") == "medviewer.desktop"
    assert root.findtext("name") == "medviewer"
    assert all(root.findtext(tag) for tag in ("summary", "metadata_license", "project_license"))


def test_the_type_of_packs_is_that_of_the_format() -> None:
    [kind] = ElementTree.parse(TYPES).getroot()
    assert kind.get("type") == PACK_TYPE
    [outer] = kind.findall(f"{MIME}magic/{MIME}match")
    [inner] = outer.findall(f"{MIME}match")
    assert (outer.get("offset"), outer.get("value")) == ("0", r"SQLite format 3\0")
    assert (inner.get("type"), inner.get("offset"), int(inner.get("value", ""), 16)) == ("big32", "68", APPLICATION)
    assert [glob.get("pattern") for glob in kind.findall(f"{MIME}glob")] == ["*.medpack"]


@pytest.mark.skipif(
    not (shutil.which("update-mime-database") and shutil.which("gio")), reason="shared-mime-info or GIO is not here"
)
def test_the_system_knows_a_pack_by_its_name_and_by_its_bytes(library: Callable[..., Path], tmp_path: Path) -> None:
    pages = library({"zinc.md": "# Zinc\n### Usage\nLack of zinc.\n"})
    pack = tmp_path / "ward.medpack"
    build(BuildOptions(pages, pack, made="2026-11-26T08:00:00Z"), tmp_path / "work")
    shutil.copy(pack, tmp_path / "ward")
    (tmp_path / "other.sqlite").write_bytes(pack.read_bytes()[:68] + bytes(32))
    packages = tmp_path / "share" / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(TYPES, packages / "medviewer.xml")
    subprocess.run(["update-mime-database", str(packages.parent)], check=True, capture_output=True)
    found = {name: type_of(tmp_path / name, tmp_path / "share") for name in ("ward.medpack", "ward", "other.sqlite")}
    assert (found["ward.medpack"], found["ward"]) == (PACK_TYPE, PACK_TYPE)
    assert found["other.sqlite"] != PACK_TYPE


def type_of(file: Path, data: Path) -> str:
    """Return the type that GIO gives a file."""
    variables = os.environ | {"XDG_DATA_HOME": str(data), "LC_ALL": "C.UTF-8"}
    command = ["gio", "info", "-a", "standard::content-type", str(file)]
    said = subprocess.run(command, env=variables, capture_output=True, text=True, check=True).stdout
    return said.partition("standard::content-type: ")[2].split()[0]
