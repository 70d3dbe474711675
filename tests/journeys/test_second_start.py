"""A second start is handed over to the program that runs, by real processes: page, link, pack, one more window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from medviewer.library.pack.building import BuildOptions, build
from tests.journeys.conftest import Desktop

DRUGS = ("Examplin", "Samplazole", "Testamycin")


def start_again(desktop: Desktop, *arguments: str) -> None:
    """Start the program as another click does, and see that this start ends at once, well, and without a word."""
    command = [sys.executable, "-m", "medviewer", *arguments]
    done = subprocess.run(command, env=desktop.env, capture_output=True, text=True, timeout=60, cwd=desktop.home)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def socket_of(desktop: Desktop) -> list[Path]:
    folder = Path(desktop.env["XDG_RUNTIME_DIR"]) / "medviewer"
    return [file for file in folder.glob("*") if file.is_socket()]


def test_what_is_clicked_elsewhere_comes_to_the_program_that_runs(desktop, wait, library, tmp_path: Path) -> None:
    pages = library({f"{name.lower()}.md": f"# {name}\n### Dosage\n{name} 5 mg.\n" for name in DRUGS})
    ward = library({"zincoval.md": "# Zincoval\n### Usage\nLack of zinc.\n"}, "ward")
    pack = tmp_path / "ward 7 %.medpack"
    build(BuildOptions(ward, pack, made="2026-11-26T08:00:00Z"), tmp_path / "work")
    profile = ("--profile", str(tmp_path / "profile"))
    first = desktop.start("--library", str(pages), *profile, "open", "testamycin")
    desktop.window("Testamycin")
    wait("the door", lambda: socket_of(desktop))

    start_again(desktop, *profile)
    assert first.poll() is None
    start_again(desktop, *profile, "open", "examplin")
    wait("the page", lambda: desktop.has_window("Examplin"))
    start_again(desktop, *profile, "medviewer:open?name=samplazole&section=dosage")
    wait("the page of the link", lambda: desktop.has_window("Samplazole"))
    start_again(desktop, *profile, pack.as_uri())
    wait("the page of the pack", lambda: opens(desktop, profile, "zincoval"))
    start_again(desktop, *profile, "--new-window", str(pages / "examplin.md"))
    wait("a window of its own", lambda: desktop.has_window("Examplin") and desktop.has_window("Zincoval"))

    first.kill()
    first.communicate()
    assert socket_of(desktop)
    again = desktop.start(*profile, "open", "testamycin")
    desktop.window("Testamycin")
    start_again(desktop, *profile, "open", "zincoval")
    desktop.window("Zincoval")
    desktop.press("ctrl+q")
    said, _ = again.communicate(timeout=60)
    assert (again.returncode, said) == (0, "")
    assert socket_of(desktop) == []


def opens(desktop: Desktop, profile: tuple[str, ...], name: str) -> bool:
    start_again(desktop, *profile, "open", name)
    return desktop.has_window(name.title())
