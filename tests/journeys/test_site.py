"""A workstation that its site has set up: it starts with the ward's library, and nobody puts another in its place."""

from __future__ import annotations

from pathlib import Path

PAGE = "# Wardol\n\n### Usage\nFor this ward.\n\n### Dosage\n* Adults: 4 mg by mouth.\n\n**Disclaimer:** Made up.\n"


def open_drug(desktop, typed: str, title: str) -> bool:
    """Type, press Return, and return whether the window then names the drug."""
    desktop.press("ctrl+l")
    desktop.type(typed)
    desktop.press("Return")
    return desktop.has_window(title)


def test_a_workstation_starts_with_the_library_that_its_site_has_locked(desktop, wait, tmp_path: Path) -> None:
    ward, site = tmp_path / "ward", tmp_path / "xdg" / "medviewer" / "medviewer.toml"
    ward.mkdir()
    (ward / "wardol.md").write_text(PAGE, encoding="utf-8")
    site.parent.mkdir(parents=True)
    site.write_text("libraries = ['../../ward']\nlocked = ['libraries']\n", encoding="utf-8")
    desktop.env["XDG_CONFIG_DIRS"] = str(tmp_path / "xdg")

    refused = desktop.start("--library", str(tmp_path))
    said, _ = refused.communicate(timeout=120)
    assert (refused.returncode, str(site) in said) == (1, True)

    program = desktop.start()
    desktop.window("medviewer")
    wait("the ward's own drug", lambda: open_drug(desktop, "wardo", "Wardol"))
    desktop.window("Wardol")
    desktop.press("ctrl+o", "ctrl+shift+c")
    wait("the page on the clipboard", lambda: "Wardol" in desktop.clipboard())
    assert not desktop.has_window("Open library folder")
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=120)
    assert (program.returncode, said) == (0, "")
    assert (desktop.home / ".local" / "share" / "medviewer" / "desk.sqlite").exists()
    assert [path.name for path in ward.iterdir()] == ["wardol.md"]
