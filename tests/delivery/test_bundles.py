"""What is made for more than one distribution, for macOS and for stores: what of it needs no other system."""

from __future__ import annotations

import hashlib
import io
import json
import plistlib
import re
import shutil
import struct
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from medviewer import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "tools" / "packaging"
FLATPAK = PACKAGING / "flatpak"
pytestmark = pytest.mark.skipif(not PACKAGING.is_dir(), reason="tools/ is not here: this is no checkout")
Tool = Callable[[str], ModuleType]


def locked(name: str) -> dict[str, set[str]]:
    """Return what a lock allows: hashes by package and version, as in the names of wheels."""
    entries = re.split(r"(?m)^(?=[a-z])", (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8"))
    found = {}
    for entry in entries:
        if named := re.match(r"([a-z0-9-]+)==(\S+)", entry):
            found[f"{named[1].replace('-', '_')}-{named[2]}"] = set(re.findall(r"sha256:([0-9a-f]{64})", entry))
    return found


def sources(name: str) -> list[dict[str, Any]]:
    """Return the files that a module of the Flatpak fetches."""
    read: dict[str, Any] = json.loads((FLATPAK / f"{name}.json").read_text(encoding="utf-8"))
    return list(read["sources"])


@pytest.mark.parametrize(("name", "lock"), [("python-modules", "run"), ("python-build-modules", "build")])
@pytest.mark.parametrize("architecture", ["x86_64", "aarch64"])
def test_the_flatpak_fetches_what_is_locked_and_all_of_it(name: str, lock: str, architecture: str) -> None:
    allowed = {key: hashes for key, hashes in locked(lock).items() if not key.startswith(("pyside6", "shiboken6"))}
    fetched = [one for one in sources(name) if architecture in one.get("only-arches", [architecture])]
    wheels = {re.sub(r"(-[^-]+){3}\.whl$", "", one["url"].rpartition("/")[2]): one for one in fetched}
    assert {key.lower() for key in wheels} == set(allowed)
    assert len(wheels) == len(fetched)
    for key, one in wheels.items():
        assert one["sha256"] in allowed[key.lower()]
        assert one["url"].startswith("https://files.pythonhosted.org/packages/")


def test_the_flatpak_has_no_network_and_no_folder_of_its_own_choice() -> None:
    manifest = yaml.safe_load((FLATPAK / "io.github.medviewer.medviewer.yml").read_text(encoding="utf-8"))
    given = manifest["finish-args"]
    assert [word for word in given if word.startswith(("--share", "--filesystem", "--persist"))] == ["--share=ipc"]
    assert not any("session-bus" in word or "system-bus" in word for word in given)
    assert manifest["base-version"] == manifest["runtime-version"]
    assert f"<id>{manifest['id']}</id>" in next((ROOT / "resources").glob("*.metainfo.xml")).read_text("utf-8")
    assert all((FLATPAK / name).is_file() for name in manifest["modules"] if isinstance(name, str))
    own = manifest["modules"][-1]
    replaced = [re.search(r'"s,(.*?),', line) for line in own["build-commands"] if line.startswith("sed ")]
    texts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "resources").glob("*.xml"))
    assert replaced and all(found and found[1].replace('\\"', '"') in texts for found in replaced)


def test_an_appimage_says_where_its_updates_are(tool: Tool, tmp_path: Path) -> None:
    if sys.platform != "linux" or not shutil.which("objcopy"):
        pytest.skip("Linux's objcopy makes the runtime of the test")
    made, room, runtime = tool("packaging/appimage"), tmp_path / "room", tmp_path / "runtime"
    room.write_bytes(bytes(1024))
    subprocess.run(["objcopy", "--add-section", f".upd_info={room}", "/bin/true", runtime], check=True)
    told = made.with_updates(runtime.read_bytes(), "gh-releases-zsync|a|b")
    assert len(told) == runtime.stat().st_size
    (tmp_path / "told").write_bytes(told)
    words = ["objcopy", "-O", "binary", "-j", ".upd_info", "--set-section-flags", ".upd_info=alloc"]
    subprocess.run([*words, tmp_path / "told", tmp_path / "section"], check=True)
    assert (tmp_path / "section").read_bytes().rstrip(b"\0") == b"gh-releases-zsync|a|b"
    with pytest.raises(made.AppImageError, match="1024 bytes"):
        made.with_updates(told, "x" * 1025)
    with pytest.raises(made.AppImageError, match="no section"):
        made.with_updates(Path("/bin/true").read_bytes(), "x")


def test_a_runtime_that_is_another_is_not_used(tool: Tool, tmp_path: Path) -> None:
    made = tool("packaging/appimage")
    (tmp_path / "runtime").write_bytes(b"\x7fELF")
    with pytest.raises(made.AppImageError, match="hash"):
        made.fetched("x86_64", tmp_path / "runtime")
    with pytest.raises(made.AppImageError, match="cannot be had"):
        made.fetched("x86_64", tmp_path / "none")


def test_macos_is_told_of_packs_and_links(tool: Tool) -> None:
    text = (PACKAGING / "medviewer.spec").read_text(encoding="utf-8")
    for word in ("CFBundleURLSchemes", '["medviewer"]', '["medpack"]', "application/vnd.medviewer.pack"):
        assert word in text
    assert plistlib.loads((PACKAGING / "entitlements.plist").read_bytes())
    icon = tool("packaging/macos").icon()
    assert icon[:4] == b"icns" and struct.unpack(">I", icon[4:8]) == (len(icon),)
    at, sizes = 8, []
    while at < len(icon):
        (length,) = struct.unpack(">I", icon[at + 4 : at + 8])
        assert icon[at + 8 : at + 16] == b"\x89PNG\r\n\x1a\n"
        sizes += struct.unpack(">I", icon[at + 24 : at + 28])
        at += length
    assert sizes == [16, 32, 128, 256, 512, 1024]


def test_other_stores_are_told_this_version_and_the_hashes_of_the_packages(tool: Tool, tmp_path: Path) -> None:
    made = tool("packaging/published")
    needed = {
        found.replace("@VERSION@", __version__)
        for file in made.TEMPLATES.rglob("medviewer*.*")
        for found in re.findall(r"@SHA256 (.*)@", file.read_text(encoding="utf-8"))
    }
    assert len(needed) == 3
    for name in needed:
        (tmp_path / name).write_text(name)
    assert made.main([str(tmp_path)]) == 0
    texts = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir() if file.name not in needed}
    for name in needed:
        digest = hashlib.sha256(name.encode()).hexdigest()
        assert f"{digest}  {name}\n" in texts["SHA256SUMS"]
        assert sum(digest in text for text in texts.values()) == 2  # a manifest, and the checksums
    stores = [text for name, text in texts.items() if name.endswith((".rb", ".yaml"))]
    assert len(stores) == 4 and all(f'"{__version__}"' in text and "@" not in text for text in stores)
    assert {"sbom.cdx.json", "LICENCES.txt"} <= set(texts)
    read = [yaml.safe_load(text) for name, text in texts.items() if name.endswith(".yaml")]
    assert {one["ManifestType"] for one in read} == {"version", "installer", "defaultLocale"}
    listed = dict(reversed(line.split("  ")) for line in texts["SHA256SUMS"].splitlines())
    assert set(listed) == {*needed, *texts} - {"SHA256SUMS"}


def test_a_store_whose_package_is_missing_is_left_out(
    tool: Tool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool("packaging/published").main([str(tmp_path)]) == 0
    assert not [*tmp_path.glob("*.rb"), *tmp_path.glob("*.yaml")]
    assert "homebrew: there is no medviewer-" in capsys.readouterr().err


def crate(*names: str) -> bytes:
    """Return an archive with files of these names, each of which holds its name."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as stored:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(name)
            stored.addfile(member, io.BytesIO(name.encode()))
    return stream.getvalue()


class TestNotices:
    ARCHIVE = crate("a-1/LICENSE-MIT", "a-1/src/license.rs", "a-1/NOTICE", "a-1/LICENSES/MPL-2.0.txt", "a-1/a.rs")

    def bill(self, **more: Any) -> dict[str, Any]:
        digest = hashlib.sha256(self.ARCHIVE).hexdigest()
        part = {
            "name": "a",
            "version": "1",
            "purl": "pkg:cargo/a@1",
            "hashes": [{"alg": "SHA-256", "content": digest}],
            "licenses": [{"expression": "MIT"}],
        }
        return {"components": [{**part, **more}]}

    def test_a_crate_is_known_by_the_hash_that_the_wheel_names(
        self, tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = tool("packaging/notices")
        monkeypatch.setattr(made, "NOTICES", tmp_path / "notices")
        (tmp_path / "a-1.crate").write_bytes(self.ARCHIVE)
        address = (tmp_path / "a-1.crate").as_uri()
        (part,) = made.parts_of("w", self.bill())
        assert made.keep(part._replace(address=address)) == 3
        kept = {file.name for file in (tmp_path / "notices" / "w" / "a-1").iterdir()}
        assert kept == {"LICENSE-MIT", "NOTICE", "MPL-2.0.txt"}
        with pytest.raises(ValueError, match="not what the wheel of w was made of"):
            made.keep(part._replace(address=address, sha256="0" * 64))

    @pytest.mark.parametrize("more", [{"hashes": []}, {"purl": "pkg:cargo/a@1?download_url=file://a"}, {"purl": ""}])
    def test_what_has_no_address_or_hash_is_not_fetched(self, tool: Tool, more: dict[str, Any]) -> None:
        assert [*tool("packaging/notices").parts_of("w", self.bill(**more))] == []

    def test_a_crate_comes_from_the_registry(self, tool: Tool) -> None:
        (part,) = tool("packaging/notices").parts_of("w", self.bill())
        assert part.address == "https://static.crates.io/crates/a/a-1.crate"

    def test_qt_says_itself_what_it_holds(self, tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        made = tool("packaging/notices")
        monkeypatch.setattr(made, "NOTICES", tmp_path / "notices")
        for folder, said in {
            "one": {"Name": "One", "Copyright": ["(c) A", "(c) B"], "LicenseFile": "LICENSE"},
            "two": [{"Name": "Two", "LicenseFiles": ["LICENSE", "gone"]}, {"Name": "Three"}],
        }.items():
            (tmp_path / "qt" / folder).mkdir(parents=True)
            (tmp_path / "qt" / folder / "qt_attribution.json").write_text(json.dumps(said), encoding="utf-8")
            (tmp_path / "qt" / folder / "LICENSE").write_bytes(b"Terms of \xe9t\xe9\n")
        assert made.write_qt([tmp_path / "qt"]) == 3
        text = (tmp_path / "notices" / "Qt.txt").read_text(encoding="utf-8")
        assert "Name: One\nCopyright: (c) A (c) B\n\nTerms of" in text
        assert text.count("Terms of") == 2 and "Name: Three" in text
