"""The files by which a Linux desktop knows the program."""

from __future__ import annotations

import configparser
from xml.etree import ElementTree

from medviewer import locations


def test_the_desktop_entry_starts_the_program_and_has_its_icon() -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(locations.resources() / "medviewer.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert (entry["Type"], entry["Exec"], entry["Terminal"]) == ("Application", "medviewer", "false")
    assert entry["Categories"].endswith(";")
    assert (locations.resources() / "icons" / f"{entry['Icon']}.svg").is_file()


def test_the_metainfo_names_the_same_program() -> None:
    [file] = locations.resources().glob("*.metainfo.xml")
    root = ElementTree.parse(file).getroot()
    assert root.findtext("launchable") == "medviewer.desktop"
    assert root.findtext("name") == "medviewer"
    assert all(root.findtext(tag) for tag in ("summary", "metadata_license", "project_license"))
