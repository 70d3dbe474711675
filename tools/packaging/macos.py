"""Sign dist/medviewer.app, put it on a disk image, and have that notarised: dist/medviewer-VERSION-MACHINE.dmg.

usage: python tools/packaging/macos.py

It needs macOS, and `make frozen` before. What signs is the identity of CODESIGN_IDENTITY in a keychain that is open,
with Apple's hardened runtime; without it the app is signed by nobody (“ad hoc”), as the hardware asks for. What was
signed is notarised where NOTARY_KEY (a file), NOTARY_KEY_ID and NOTARY_ISSUER name a key of App Store Connect. What is
left out is said. docs/licences.md says why other builds of Qt may still be put into a signed app.
"""

from __future__ import annotations

import os
import platform
import shutil
import struct
import subprocess
import sys
from pathlib import Path

from sources import version

ROOT = Path(__file__).resolve().parents[2]
APP, STAGE = ROOT / "dist" / "medviewer.app", ROOT / "build" / "dmg"
FROZEN = ROOT / "dist" / "medviewer" / "_internal" / "licences"
ENTITLEMENTS = ROOT / "tools" / "packaging" / "entitlements.plist"
NOBODY = "-"
SIZES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
"""Of the icon in pixels, by the letters that Apple's format has for them."""


def run(*words: str | Path) -> None:
    """Run a program that must succeed; raises CalledProcessError."""
    subprocess.run(words, cwd=ROOT, check=True)


def icon() -> bytes:
    """Return the icon in all sizes as Apple's format (icns) has them, each a PNG behind four letters and its length."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    parts, drawing = b"", QSvgRenderer(str(ROOT / "resources" / "icons" / "medviewer.svg"))
    for letters, size in SIZES.items():
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        with QPainter(picture) as painter:
            drawing.render(painter)
        buffer = QBuffer(content := QByteArray())
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        parts += letters + struct.pack(">I", content.size() + 8) + content.data()
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def sign(identity: str) -> None:
    """Sign the app; what is in it was signed as it was frozen. Raises CalledProcessError."""
    resources = APP / "Contents" / "Resources"
    shutil.copytree(FROZEN, resources / "licences", dirs_exist_ok=True)
    (resources / "medviewer.icns").write_bytes(icon())
    trusted = () if identity == NOBODY else ("--options", "runtime", "--timestamp", "--entitlements", ENTITLEMENTS)
    run("codesign", "--force", "--sign", identity, *trusted, APP)
    run("codesign", "--verify", "--deep", "--strict", APP)


def image() -> Path:
    """Return the disk image, made anew: the app, and a link to where apps belong."""
    made = ROOT / "dist" / f"medviewer-{version()}-{platform.machine()}.dmg"
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    run("ditto", APP, STAGE / APP.name)
    (STAGE / "Applications").symlink_to("/Applications")
    run("hdiutil", "create", "-quiet", "-ov", "-format", "UDZO", "-volname", "medviewer", "-srcfolder", STAGE, made)
    return made


def notarise(made: Path, identity: str) -> bool:
    """Have Apple look at the image and staple its answer to it; tell whether it was. Raises CalledProcessError."""
    key, number, issuer = (os.environ.get(f"NOTARY_{name}", "") for name in ("KEY", "KEY_ID", "ISSUER"))
    if identity == NOBODY or not (key and number and issuer):
        return False
    run("codesign", "--force", "--sign", identity, "--timestamp", made)
    who = ("--key", key, "--key-id", number, "--issuer", issuer)
    run("xcrun", "notarytool", "submit", made, *who, "--wait", "--timeout", "30m")
    run("xcrun", "stapler", "staple", made)
    return True


def main() -> int:
    """Make it and say what it is; return the exit code."""
    if sys.platform != "darwin" or not APP.is_dir():
        print("It needs macOS, and dist/medviewer.app: make frozen builds that.", file=sys.stderr)
        return 1
    identity = os.environ.get("CODESIGN_IDENTITY") or NOBODY
    sign(identity)
    made = image()
    is_notarised = notarise(made, identity)
    signed = "signed by nobody" if identity == NOBODY else f"signed by {identity}"
    print(f"{made.relative_to(ROOT)}: {signed}, {'notarised' if is_notarised else 'not notarised'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
