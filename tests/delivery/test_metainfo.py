"""The metainfo, by which a software centre knows the program, is whole and says what the rest says."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from medviewer import locations
from medviewer.ui.base.language import NAMES

ROOT = Path(__file__).resolve().parents[2]
ENTRY = locations.resources() / "medviewer.desktop"
[METAINFO] = locations.resources().glob("*.metainfo.xml")
PICTURE = re.compile(r"https://[^/]+/medviewer/medviewer/v(?P<version>[^/]+)/(?P<place>docs/screens/.+)")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def desktop_entry() -> configparser.SectionProxy:
    """Return what the desktop entry says."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


def metainfo() -> ElementTree.Element:
    """Return the metainfo."""
    return ElementTree.parse(METAINFO).getroot()


def validated(*words: str) -> None:
    """Fail where a validator finds something; skip where it is missing, but on CI, where it is installed."""
    if shutil.which(words[0]) is None:
        if sys.platform == "linux" and os.environ.get("CI"):
            pytest.fail(f"{words[0]} is missing: tools/system-packages installs it")
        pytest.skip(f"{words[0]} is not installed")
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_desktop_entry_is_valid() -> None:
    validated("desktop-file-validate", str(ENTRY))


def test_the_metainfo_is_valid() -> None:
    validated("appstreamcli", "validate", "--no-net", str(METAINFO))


def test_the_metainfo_names_the_same_program() -> None:
    root, entry = metainfo(), desktop_entry()
    assert METAINFO.name == f"{root.findtext('id')}.metainfo.xml"  # as it is looked for once it is installed
    assert root.findtext("launchable") == ENTRY.name
    assert (root.findtext("name"), root.findtext("icon")) == (entry["Name"], entry["Icon"])
    [command] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert root.findtext("provides/binary") == command
    listed = [category.text for category in root.iterfind("categories/category")]
    assert set(listed) <= set(entry["Categories"].split(";"))


def test_what_the_metainfo_opens_the_desktop_entry_opens() -> None:
    opened = {kind.text for kind in metainfo().iterfind("provides/mediatype")}
    entry = desktop_entry().get("MimeType")
    assert opened
    assert entry is None or opened <= set(entry.split(";"))


@pytest.mark.parametrize("place", ["summary", "description/p"])
def test_the_metainfo_speaks_the_languages_of_the_window(place: str) -> None:
    languages = [one.get(LANGUAGE, "en") for one in metainfo().iterfind(place)]
    assert set(languages) == set(NAMES)
    assert len({languages.count(language) for language in NAMES}) == 1


def test_the_pictures_are_those_of_the_documents_at_the_newest_release() -> None:
    newest = metainfo().find("releases/release")
    assert newest is not None
    for image in metainfo().iterfind("screenshots/screenshot/image"):
        found = PICTURE.fullmatch(image.text or "")
        assert found is not None
        assert found["version"] == newest.get("version")
        header = (ROOT / found["place"]).read_bytes()[16:24]
        size = int.from_bytes(header[:4]), int.from_bytes(header[4:])
        assert (image.get("width"), image.get("height")) == tuple(map(str, size))
