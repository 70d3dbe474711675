"""Make an AppImage of the frozen folder: dist/medviewer-VERSION-MACHINE.AppImage, and .zsync beside it.

usage: python tools/packaging/appimage.py [--runtime FILE]

The AppDir (build/appimage/AppDir) is made and validated, and squashed by mksquashfs; none of that needs a network.
What an AppImage begins with, the runtime of the AppImage project, is fetched by its hash, or is FILE of the same hash.
Without it the squashed folder stays in build/appimage, and the exit code is 1. Programs that update AppImages find the
next one by what is written into the runtime's section `.upd_info`, and fetch what differs by the .zsync.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import re
import shutil
import struct
import sys
import urllib.error
import urllib.request
from pathlib import Path

from deb import run
from sources import version

ROOT = Path(__file__).resolve().parents[2]
BUILD, DIST = ROOT / "build" / "appimage", ROOT / "dist"
DESKTOP, METAINFO = "medviewer.desktop", "io.github.medviewer.medviewer.metainfo.xml"
RUNTIME = "https://github.com/AppImage/type2-runtime/releases/download/20251108/runtime-{machine}"
HASHES = {
    "x86_64": "2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d",
    "aarch64": "00cbdfcf917cc6c0ff6d3347d59e0ca1f7f45a6df1a428a0d6d8a78664d87444",
}
UPDATES = "gh-releases-zsync|medviewer|medviewer|latest|medviewer-*-{machine}.AppImage.zsync"
CARRIED = (
    *("cursor", "icccm", "image", "keysyms", "randr", "render", "render-util"),
    *("shape", "shm", "sync", "util", "xfixes", "xkb"),
)
"""Small libraries of XCB that Qt links to, and that not every desktop has; all else is the system's."""
START = """\
#!/bin/sh
# Whatever folder this was unpacked to or mounted on.
exec "$(dirname "$(readlink -f "$0")")/usr/lib/medviewer/medviewer" "$@"
"""


class AppImageError(Exception):
    """Why there is no AppImage."""


def lay_out(folder: Path) -> None:
    """Make the AppDir: the installed program, and at the top what the format wants there."""
    shutil.rmtree(folder, ignore_errors=True)
    run(ROOT / "tools" / "packaging" / "install-files", "install", PREFIX="/usr", DESTDIR=str(folder))
    share = folder / "usr" / "share"
    (share / "metainfo" / METAINFO).rename(share / "metainfo" / METAINFO.replace("metainfo.xml", "appdata.xml"))
    (folder / DESKTOP).symlink_to(f"usr/share/applications/{DESKTOP}")
    (folder / "medviewer.svg").symlink_to("usr/share/icons/hicolor/scalable/apps/medviewer.svg")
    (folder / ".DirIcon").symlink_to("medviewer.svg")
    (folder / "AppRun").write_text(START, encoding="utf-8")
    (folder / "AppRun").chmod(0o755)
    carry(folder / "usr" / "lib" / "medviewer" / "_internal")


def carry(folder: Path) -> None:
    """Put the small libraries of XCB beside Python's, with their terms; raises AppImageError where one is missing."""
    listed = run(shutil.which("ldconfig") or "/sbin/ldconfig", "-p")
    for name in CARRIED:
        found = re.search(rf"^\s*(libxcb-{name}\.so\.\d+) .*=> (\S+)$", listed, re.MULTILINE)
        if not found:
            raise AppImageError(f"There is no libxcb-{name}: on Debian, tools/system-packages qt installs them")
        shutil.copyfile(Path(found[2]).resolve(), folder / found[1])
        terms = next(Path("/usr/share/doc").glob(f"libxcb-{name}[0-9]*/copyright"), None)
        if terms:
            shutil.copyfile(terms, folder / "licences" / f"libxcb-{name}.txt")


def validate(folder: Path) -> None:
    """See that software centres can read it; raises CalledProcessError where they cannot."""
    share = folder / "usr" / "share"
    for words in (
        ("desktop-file-validate", share / "applications" / DESKTOP),
        ("appstreamcli", "validate", "--no-net", *sorted((share / "metainfo").iterdir())),
    ):
        if shutil.which(str(words[0])):
            run(*words)
        else:
            print(f"Not validated: there is no {words[0]}", file=sys.stderr)


def squash(folder: Path, file: Path) -> None:
    """Write a folder as a squashfs, the same bytes for the same files and day."""
    file.unlink(missing_ok=True)
    run("mksquashfs", folder, file, "-root-owned", "-noappend", "-quiet", "-no-progress", "-comp", "zstd", "-b", "1M")


def fetched(machine: str, given: Path | None) -> bytes:
    """Return the runtime; raises AppImageError where it cannot be had or is another."""
    address = RUNTIME.format(machine=machine)
    try:
        if given:
            content = given.read_bytes()
        else:
            with urllib.request.urlopen(address, timeout=60) as answer:  # what comes is known by its hash
                content = answer.read()
    except (OSError, urllib.error.URLError) as error:
        raise AppImageError(f"The runtime {given or address} cannot be had: {error}") from error
    if hashlib.sha256(content).hexdigest() != HASHES[machine]:
        raise AppImageError(f"{given or address} is not the runtime whose hash is known: nothing is made of it")
    return bytes(content)


def with_updates(runtime: bytes, text: str) -> bytes:
    """Return a runtime (ELF, 64 bits, little-endian) that says where updates are; raises AppImageError."""
    (at,) = struct.unpack_from("<Q", runtime, 0x28)
    size, count, names = struct.unpack_from("<HHH", runtime, 0x3A)
    headers = [struct.unpack_from("<IIQQQQ", runtime, at + size * number) for number in range(count)]
    strings = headers[names][4]
    for name, _kind, _flags, _address, offset, room in headers:
        if runtime.startswith(b".upd_info\0", strings + name):
            filled = text.encode().ljust(room, b"\0")
            if len(filled) > room:
                raise AppImageError(f".upd_info holds {room} bytes: {text!r} is longer")
            return runtime[:offset] + filled + runtime[offset + room :]
    raise AppImageError("the runtime has no section .upd_info")


def put_together(squashed: Path, runtime: bytes, machine: str) -> Path:
    """Return the AppImage, made of its two parts."""
    made = DIST / f"medviewer-{version()}-{machine}.AppImage"
    made.write_bytes(with_updates(runtime, UPDATES.format(machine=machine)) + squashed.read_bytes())
    made.chmod(0o755)
    if shutil.which("zsyncmake"):
        run("zsyncmake", "-q", "-u", made.name, "-o", f"{made}.zsync", made)
    return made


def main() -> int:
    """Make it and say where it is; return the exit code."""
    parser = argparse.ArgumentParser(description="Make an AppImage of the frozen folder.")
    parser.add_argument("--runtime", type=Path, help="the AppImage runtime, if it is not to be fetched")
    options = parser.parse_args()
    machine, squashed = platform.machine(), BUILD / "medviewer.squashfs"
    try:
        if machine not in HASHES or not shutil.which("mksquashfs"):
            raise AppImageError(f"It needs x86_64 or aarch64 (here: {machine}) and mksquashfs (Debian: squashfs-tools)")
        lay_out(BUILD / "AppDir")
        validate(BUILD / "AppDir")
        squash(BUILD / "AppDir", squashed)
        print(f"{squashed.relative_to(ROOT)}: {squashed.stat().st_size / 1e6:.0f} MB")
        made = put_together(squashed, fetched(machine, options.runtime), machine)
    except AppImageError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
