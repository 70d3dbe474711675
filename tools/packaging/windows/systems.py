"""The Windows that a program is tried on: the one that runs this, or a Wine of its own that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLASS = r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings"
LACKS = "bcryptprimitives.dll"


class Windows:
    """The system that runs this."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.local = Path(os.environ.get("LOCALAPPDATA", scratch))
        self.start_menu = Path(os.environ.get("APPDATA", scratch), "Microsoft/Windows/Start Menu/Programs")
        self.temporary = Path(os.environ.get("TEMP", scratch))
        self.programs = Path(os.environ.get("PROGRAMFILES", scratch))
        self.variables = dict(os.environ)

    def named(self, path: Path) -> str:
        """Return the name that a file of this computer has in the system."""
        return str(path)

    def command(self, words: Sequence[str]) -> str | list[str]:
        """Return what starts a program. words: as they stand on its command line, quoted where need be."""
        return " ".join(words)

    def start(self, *words: str, cwd: Path | None = None, **more: str) -> subprocess.Popen[bytes]:
        """Start a program whose output is read."""
        pipe, none = subprocess.PIPE, subprocess.DEVNULL
        variables = {**self.variables, **more}
        return subprocess.Popen(
            self.command(words), cwd=cwd or self.scratch, env=variables, stdin=none, stdout=pipe, stderr=pipe
        )

    def run(self, *words: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program to its end, of four minutes at most; raises TimeoutExpired."""
        with self.start(*words, cwd=cwd, **more) as process:
            try:
                said, noted = process.communicate(timeout=240)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return subprocess.CompletedProcess(words, process.returncode, said, noted)

    def open(self, what: str, **more: str) -> None:
        """Have the desktop open a file or address by what is registered for it; nobody waits for what it starts."""
        none, variables = subprocess.DEVNULL, {**self.variables, **more}
        command = self.command(("cmd", "/c", "start", '""', what))
        subprocess.run(command, env=variables, stdin=none, stdout=none, stderr=none, timeout=60, check=True)

    def registry(self, key: str) -> str:
        """Return what `reg query` says of a key and those below it, empty where there is none."""
        return self.run("reg", "query", f'"{key}"', "/s").stdout.decode("utf-8", "replace")

    def end(self) -> None:
        """Leave nothing of this behind."""


class Wine(Windows):
    """A Wine of its own, in a folder, with what it lacks."""

    def __init__(self, scratch: Path) -> None:
        super().__init__(scratch)
        prefix = scratch / "wine"
        told = {
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }
        self.variables = {**os.environ, **told}
        self.run("wineboot", "--init")
        system = prefix / "drive_c" / "windows" / "system32"
        flags = ("-shared", "-O1", "-s", "-Wall")
        words = ["x86_64-w64-mingw32-gcc", *flags, HERE / "wine_lacks.c", "-o", system / LACKS, "-ladvapi32"]
        subprocess.run(words, check=True)
        self.run("reg", "add", CLASS, "/v", "DllPath", "/d", rf"C:\windows\system32\{LACKS}", "/f")
        [user] = [path for path in (prefix / "drive_c" / "users").iterdir() if path.name != "Public"]
        self.drive = prefix / "drive_c"
        self.local, self.programs = user / "AppData" / "Local", self.drive / "Program Files"
        temporary = self.run("cmd", "/c", "echo", "%TEMP%").stdout.decode().strip()
        self.temporary = self.drive / temporary.removeprefix("C:\\").replace("\\", "/")
        self.start_menu = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def named(self, path: Path) -> str:
        """Return the name that a file of this computer has in the system."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def command(self, words: Sequence[str]) -> str | list[str]:
        """Return what starts a program of the system: Wine quotes anew what has spaces, so that none has in `/D=…`."""
        parts = [part for word in words for part in ([word[1:-1]] if word[:1] == '"' else word.split(" "))]
        return ["wine", *parts]

    def end(self) -> None:
        """End all that runs in this Wine; its folder goes with the others."""
        subprocess.run(
            [shutil.which("wineserver") or "/usr/lib/wine/wineserver", "-k"], env=self.variables, check=False
        )


def wait(until: Callable[[], object], seconds: float = 90) -> bool:
    """Tell whether something has come about, as soon as it has."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True
