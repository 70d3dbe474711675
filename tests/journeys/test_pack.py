"""A library pack, whole, on a real display: opened from the menu, searched, shown with its picture, printed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from medviewer.library.pack.building import BuildOptions, build

PICTURE = bytes.fromhex(  # a PNG of one red pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
PAGE = "# Testomycin\n### Usage\nFor tests alone.\n\n![tablet](red.png)\n### Dosage\n**77 mg** once.\n"


def print_page(desktop, wait, printed: Path) -> None:
    """Print the open page from its preview, and wait for the file."""
    desktop.press("ctrl+p")
    desktop.window("Print Testomycin")
    desktop.press("ctrl+p")
    desktop.window("Print$")
    desktop.press("Return")
    wait("the printed file", lambda: printed.exists() and printed.stat().st_size)
    wait("the preview to close", lambda: not desktop.has_window("Print Testomycin"))


def test_a_pharmacist_opens_a_pack_and_prints_a_page_of_it(desktop, wait, tmp_path: Path) -> None:
    ward, share, printed = tmp_path / "ward", tmp_path / "share", desktop.home / "Testomycin.pdf"
    ward.mkdir()
    share.mkdir()
    (ward / "testomycin.md").write_text(PAGE)
    (ward / "red.png").write_bytes(PICTURE)
    build(BuildOptions(ward, share / "ward.medpack", made="2026-11-26T08:00:00Z"), tmp_path / "work")

    program = desktop.start("--profile", str(tmp_path / "profile"))
    desktop.window("medviewer")
    desktop.press("alt+l", "k")
    desktop.window("Open library pack")
    desktop.type(str(share / "ward.medpack"))
    desktop.press("Return")

    def found() -> bool:
        desktop.press("ctrl+l")
        desktop.type("testomycin")
        desktop.press("Return")
        return desktop.has_window("Testomycin")

    wait("the pack to be verified", found)
    desktop.window("Testomycin")
    print_page(desktop, wait, printed)
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Testomycin", "77 mg", "Signature: not signed, pack of 26 Nov 2026", "not clinically reviewed"):
        assert words in text.replace("\u00a0", " ")
    pictures = subprocess.run(["pdfimages", "-list", str(printed)], capture_output=True, text=True, check=True).stdout
    assert " image " in pictures

    desktop.window("Testomycin")
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")
    assert [path.name for path in share.iterdir()] == ["ward.medpack"]
