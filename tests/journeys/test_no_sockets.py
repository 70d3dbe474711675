"""The program opens no network socket: its system calls are watched while somebody works."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

SOCKET = re.compile(r"\b(?:socket|socketpair)\(([A-Z0-9_]+)")
CONNECTED = re.compile(r"\bconnect\(\d+, \{sa_family=([A-Z0-9_]+)")
PAGE = (
    "# Testol\n\n### Usage\n![remote](https://example.org/a.png) ![host](//example.org/b.png) "
    "<img src='http://192.0.2.1/c.png'> <iframe src='https://example.org'></iframe>\n\n[web](https://example.org/)\n"
    "<link rel=stylesheet href='https://example.org/x.css'><script src='https://example.org/x.js'></script>\n"
)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")
def test_only_local_sockets_are_opened(desktop, wait, library, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    # Else Qt's D-Bus library starts a session bus, a program of its own that is not watched here.
    desktop.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={tmp_path / 'no-bus'}"
    desktop.prefix = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace)]
    pages = library({"testol.md": PAGE, "zinc.md": "# Zinc\n### Dosage\n15 mg.\n"})
    profile = str(tmp_path / "profile")
    program = desktop.start("--library", str(pages), "--profile", profile, "open", "testol")
    desktop.window("Testol")
    desktop.press("ctrl+shift+c")
    wait("the page on the clipboard", lambda: "not in the library, never fetched" in desktop.clipboard())
    desktop.press("ctrl+d", "ctrl+p")
    desktop.window("Print Testol")
    desktop.press("Escape")
    wait("the preview to close", lambda: not desktop.has_window("Print Testol"))
    desktop.window("Testol")
    desktop.press("ctrl+q")
    program.communicate(timeout=120)
    assert program.returncode == 0
    seen = trace.read_text(encoding="utf-8", errors="replace")
    families = set(SOCKET.findall(seen)) | set(CONNECTED.findall(seen))
    inet = [line for line in seen.splitlines() if "AF_INET" in line]
    assert families == {"AF_UNIX"}, inet[:20]
