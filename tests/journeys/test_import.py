"""A published label, from its zip to paper: imported through the dialog, found, read, compared, printed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from ..conftest import REPOSITORY
from ..importing.conftest import label, section, zipped

BOXED = section("34066-1", "<paragraph>Do not take it for anything but testing.</paragraph>", "WARNING: TESTS ONLY")
USAGE = section("34067-9", "<paragraph>For journeys of a test.</paragraph>", "1 INDICATIONS AND USAGE")
DOSAGE = section(
    "34068-7", "<paragraph>Adults: 12 mg by mouth each morning.</paragraph>", "2 DOSAGE AND ADMINISTRATION"
)


def import_through_the_dialog(desktop, wait, source: Path, target: Path) -> None:
    """Go to the action by its name, name source and folder, import, and open the library."""
    desktop.press("ctrl+k")
    desktop.type("import labels")
    desktop.press("Return")
    desktop.window("Import labels or lists")
    desktop.press("alt+a")
    desktop.window("Files to import")
    desktop.type(str(source))
    desktop.press("Return")
    wait("the file dialog to close", lambda: not desktop.has_window("Files to import"))
    desktop.window("Import labels or lists")
    desktop.press("alt+t", "ctrl+a")
    desktop.type(str(target))
    desktop.press("alt+i")
    desktop.window("Report of the import")
    desktop.press("Return")
    wait("the dialog to close", lambda: not desktop.has_window("Report of the import"))


def open_drug(desktop, wait, typed: str, title: str) -> None:
    """Type a name and press Return until the window names the drug."""

    def opened() -> bool:
        desktop.press("ctrl+l")
        desktop.type(typed)
        desktop.press("Return")
        return desktop.has_window(title)

    desktop.window("")
    wait(f"“{title}”", opened)
    desktop.window(title)


def copied(desktop, wait, words: str) -> str:
    """Copy the tab until the clipboard holds some words, and return all of it."""

    def text() -> str:
        desktop.press("ctrl+shift+c")
        said = desktop.clipboard().replace("\u00a0", " ")
        return said if words in said else ""

    return str(wait(f"“{words}” on the clipboard", text))


def print_to_pdf(desktop, wait, title: str) -> str:
    """Print the open page through its preview, and return the words on paper."""
    desktop.press("ctrl+p")
    desktop.window(f"Print {title}")
    desktop.press("ctrl+p")
    desktop.window("Print$")
    desktop.press("Return")

    def whole() -> list[Path]:
        return [file for file in desktop.home.glob("*.pdf") if file.read_bytes().rstrip().endswith(b"%%EOF")]

    [printed] = wait("the printed file", whole)
    wait("the preview to close", lambda: not desktop.has_window(f"Print {title}"))
    done = subprocess.run(["pdftotext", "-layout", str(printed), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.replace("\u00a0", " ").split())


def in_order(text: str, *parts: str) -> list[str]:
    """Return the parts that do not follow in the text, in their order."""
    at, missing = 0, []
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            missing.append(part)
        at = max(at, found)
    return missing


def quit_window(desktop, title: str, program) -> None:
    """Quit, and insist that the program had nothing to complain of."""
    desktop.window(title)
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")


def test_a_label_zip_is_imported_found_read_compared_and_printed(desktop, wait, tmp_path: Path) -> None:
    source, target = tmp_path / "brought.zip", tmp_path / "labels"
    source.write_bytes(zipped({"x.xml": label(BOXED + USAGE + DOSAGE)}))
    program = desktop.start("--profile", str(tmp_path / "profile"))
    desktop.window("medviewer")
    import_through_the_dialog(desktop, wait, source, target)
    open_drug(desktop, wait, "proofex", "Testamycin")
    desktop.press("ctrl+2")
    assert "WARNING: TESTS ONLY" in copied(desktop, wait, "Do not take it for anything but testing.")

    desktop.press("ctrl+1", "ctrl+l")
    desktop.type("metformin")
    desktop.press("Down", "ctrl+Return")
    wait("the comparison", lambda: desktop.has_window("Testamycin.*Metformin"))
    both = copied(desktop, wait, "12 mg by mouth each morning")
    assert "500 mg" in both

    desktop.press("Escape")
    open_drug(desktop, wait, "proofex", "Testamycin")
    words = print_to_pdf(desktop, wait, "Testamycin")
    parts = (
        "Testamycin (Proofex)",
        "WARNING: TESTS ONLY",
        "Do not take it",
        "For journeys of a test.",
        "12 mg by mouth",
    )
    assert in_order(words, *parts) == []
    quit_window(desktop, "Testamycin", program)


def test_a_real_label_zip_is_imported_found_by_brand_and_printed(desktop, wait, tmp_path: Path) -> None:
    zips = sorted((REPOSITORY.parent / "shared" / "spl" / "zip").glob("*.zip"))
    if not zips:
        pytest.skip("the sample labels ../shared/spl are not on this machine")
    program = desktop.start("--profile", str(tmp_path / "profile"))
    desktop.window("medviewer")
    import_through_the_dialog(desktop, wait, zips[0], tmp_path / "labels")
    [page] = (tmp_path / "labels").rglob("*.md")
    text = page.read_text(encoding="utf-8")
    brand, title = (text.split(f"{key}: ")[1].split('"')[1] for key in ("brands", "title"))
    start = title.split()[0]
    open_drug(desktop, wait, brand, start)
    heads = [head.strip(" *") for head in re.findall("^## (.*)$", text, re.MULTILINE)]
    words = print_to_pdf(desktop, wait, start).lower()
    assert [part for part in (title[:30], *heads) if part[:20].lower() not in words] == []
    quit_window(desktop, start, program)
