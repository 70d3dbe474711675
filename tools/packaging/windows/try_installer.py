"""Try an installer for Windows: install, use, hand over, open, upgrade, uninstall, and see that nothing is left.

usage: python tools/packaging/windows/try_installer.py SETUP.exe [PORTABLE.zip] [--wine]

On Windows it runs there, for who is signed in; with --wine in a Wine of its own, under Xvfb where there is no display.
The commands of tools/packaging/smoke.py are run by the program and by this Python from the checkout and compared: exit
codes, what is said, files. Line ends and the way paths are written aside they are the same; of a PDF, whose fonts are
those of the system, its words are compared, where there is Poppler's pdftotext.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import smoke
from systems import Windows, Wine, wait

ROOT = Path(__file__).resolve().parents[3]
CLASSES = r"HKCU\Software\Classes"
LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\medviewer"
KEYS = (rf"{CLASSES}\.medpack", rf"{CLASSES}\medviewer.pack", rf"{CLASSES}\medviewer", LISTED)
PLACE = "Programme ü/med viewer"
TITLES = {b"Warfarin", b"Metformin"}
"""Of a wall sheet, where fonts decide which sections have room, these two words are compared."""
REFUSED = 2


class Trial:
    """One installer on one system. A step raises AssertionError where something is not as it should be."""

    def __init__(self, system: Windows, setup: Path, portable: Path | None) -> None:
        self.system, self.setup, self.portable = system, setup.absolute(), portable and portable.absolute()
        self.place = (system.drive if isinstance(system, Wine) else system.scratch) / PLACE
        self.profile = system.scratch / "profile"
        self.for_all = False

    def program(self, name: str = "medviewer.exe", folder: Path | None = None) -> str:
        """Return a launcher as it stands on a command line."""
        return f'"{self.system.named((folder or self.place) / name)}"'

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command of the program."""
        return self.system.run(self.program(), *words, **more)

    def install(self) -> str:
        """Install silently to a folder whose name has a space and an umlaut."""
        code = self.system.run(
            f'"{self.system.named(self.setup)}"', "/S", f"/D={self.system.named(self.place)}"
        ).returncode
        assert code == 0, f"the installer ended with {code}"
        return f"{sum(1 for _ in self.place.rglob('*'))} files and folders"

    def registered(self) -> str:
        """See the association, the scheme, the list of programs and the Start menu."""
        window = self.system.named(self.place / "medviewer-window.exe").encode("ascii", "replace").decode()
        tail = window.rpartition("\\")[2]
        for kind in ("medviewer.pack", "medviewer"):
            told = self.system.registry(rf"{CLASSES}\{kind}\shell\open\command")
            assert f'{tail}" "%1"' in told, told
        assert "medviewer.pack" in self.system.registry(KEYS[0])
        listed = self.system.registry(LISTED)
        assert all(name in listed for name in ("DisplayVersion", "Publisher", "EstimatedSize", "UninstallString")), (
            listed
        )
        assert (self.system.start_menu / "medviewer.lnk").is_file()
        return "association, scheme, list of programs, Start menu"

    def commands(self) -> str:
        """Compare what the commands say and write with what the checkout does."""
        shutil.copytree(ROOT / "data", self.system.scratch / "pages")
        parting = [command for command in smoke.COMMANDS if self.parts(command)]
        assert not parting, f"{len(parting)} part: {parting}"
        return f"{len(smoke.COMMANDS)} commands, the same as the checkout's"

    def parts(self, command: str) -> list[str]:
        """Return in what a command parts from the checkout's, and print where."""
        folder = self.system.scratch / "run"
        one, other = self.outcome(command, folder), smoke.outcome(smoke.CHECKOUT, command, folder)
        ours, theirs = ({name: self.plain(name, text) for name, text in told.items()} for told in (one, other))
        parts = [name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
        for name in parts:
            a, b = ours.get(name, b""), theirs.get(name, b"")
            at = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            place = slice(max(0, at - 80), at + 160)
            print(f"--- {command}: {name}, byte {at}\n{a[place]!r}\n{b[place]!r}")
        return parts

    def outcome(self, command: str, folder: Path) -> dict[str, bytes]:
        """Return what a command of the program says and writes in an empty folder, by name."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        words = [self.word(word) for word in smoke.words_of(command, folder)]
        told = {"MEDVIEWER_PROFILE": self.system.named(folder / "profile"), "COLUMNS": "100"}
        done = self.run(*words, cwd=folder, **told)
        return {
            "exit code": b"%d" % done.returncode,
            "stdout": done.stdout,
            "stderr": done.stderr,
            **smoke.written(folder),
        }

    def word(self, word: str) -> str:
        """Return a word of a command as it stands on a command line of the system."""
        return f'"{self.system.named(Path(word))}"' if Path(word).is_absolute() else word

    def plain(self, name: str, content: bytes) -> bytes:
        """Return what is compared: without what two systems may write differently."""
        if name.endswith(".pdf"):
            words = words_of_pdf(content)
            return words if name != "wall.pdf" else b" ".join(sorted({*words.split()} & TITLES))
        if name.endswith(".odt"):
            return content
        here = str(self.system.scratch)
        forms = {self.system.named(self.system.scratch), here}
        forms |= {json.dumps(form)[1:-1] for form in forms} | {form.replace("\\", "/") for form in forms}
        plain = content.replace(b"\r\n", b"\n")
        for form in sorted(forms, key=len, reverse=True):
            plain = re.sub(re.escape(form.encode()) + rb"[^\s\"]*", _slashed, plain)
        return plain.replace(b"///Z:", b"//")

    def window(self) -> str:
        """Open the window twice, and return what the second start says of itself."""
        report = self.system.scratch / "report.json"
        for _ in range(2):
            words = ("--profile", self.word(str(self.profile)), "--startup-report", self.word(str(report)))
            done = self.system.run(self.program("medviewer-window.exe"), *words)
            assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
        return json.dumps(json.loads(report.read_text(encoding="utf-8")))

    def doors(self) -> set[Path]:
        """Return where programs that run listen."""
        return set((self.system.temporary / "medviewer").glob("*.pipe"))

    def second_start(self) -> str:
        """Hand a second start over, and have the installer refuse while the program runs."""
        words = ("--profile", self.word(str(self.profile)))
        before, begun = self.doors(), time.monotonic()
        for door in before:
            door.unlink()
        first = self.system.start(self.program("medviewer-window.exe"), *words)
        try:
            assert wait(self.doors), "the first start opens no door"
            begun = time.monotonic()
            second = self.run(*words, "open", "warfarin")
            took = time.monotonic() - begun
            assert second.returncode == 0 and first.poll() is None, (second.returncode, second.stderr, first.poll())
            refused = self.system.run(f'"{self.system.named(self.setup)}"', "/S", f"/D={self.system.named(self.place)}")
            assert refused.returncode == REFUSED, f"the installer ended with {refused.returncode} while the program ran"
            self.close(first)
        finally:
            first.kill()
        return f"handed over in {took:.1f} s; meanwhile the installer refuses; closed by its window"

    def close(self, process: subprocess.Popen[bytes]) -> None:
        """Close the windows of the program as its user does, and see that it ends well."""
        self.system.run("taskkill", "/IM", "medviewer-window.exe")
        assert wait(lambda: process.poll() is not None, 30), "the program does not end when its window is closed"
        assert process.returncode == 0, process.returncode

    def opened(self) -> str:
        """Open a pack and a link as the desktop does, and read in the log of the window that they came.

        Wine 8 looks for neither below HKEY_CURRENT_USER: there all users alone have them.
        """
        if isinstance(self.system, Wine) and not self.for_all:
            return "left out: Wine 8 knows no associations of one user"
        pack, log = self.system.scratch / "a pack ü.medpack", self.system.scratch / "window.log"
        assert (
            self.run(
                "pack", "build", self.word(str(self.system.scratch / "pages")), "-o", self.word(str(pack))
            ).returncode
            == 0
        )
        told = {"MEDVIEWER_PROFILE": self.system.named(self.profile), "MEDVIEWER_LOG": self.system.named(log)}
        for door in self.doors():
            door.unlink()
        self.system.open(self.word(str(pack)), **told)
        assert wait(lambda: log.is_file() and "pack verified" in log.read_text(encoding="utf-8")), (
            "the pack was not opened"
        )
        assert wait(self.doors), "the window opens no door"
        read = log.read_text(encoding="utf-8").count("page read")
        self.system.open("medviewer:open?name=warfarin", **told)
        assert wait(lambda: log.read_text(encoding="utf-8").count("page read") > read), "the link was not opened"
        self.system.run("taskkill", "/IM", "medviewer-window.exe", "/F")
        return ".medpack with a space in its name, medviewer: link handed over"

    def upgrade(self) -> str:
        """Install over it: a site's file stays, what an older version had goes."""
        (self.place / "medviewer.toml").write_text('[settings]\nlanguage = "de"\n', encoding="utf-8")
        (self.place / "lib" / "old.pyc").touch()
        self.install()
        assert (self.place / "medviewer.toml").is_file() and not (self.place / "lib" / "old.pyc").exists()
        assert b"medviewer.toml" in self.run("config").stdout, "the site's file is not read"
        return "medviewer.toml stays and is read, old files go"

    def uninstall(self) -> str:
        """Uninstall silently, and see that nothing but the site's file and the profile is left."""
        assert self.run("list").returncode == 0  # in the profile of who is signed in
        desk = self.system.local / "medviewer"
        assert desk.is_dir(), "there is no profile that could be kept"
        self.system.run(self.program("uninstall.exe"), "/S")
        assert wait(lambda: not (self.place / "uninstall.exe").exists()), "the uninstaller did not end"
        assert wait(lambda: not self.system.registry(LISTED).strip().startswith("HKEY"), 20)
        left = [str(path.relative_to(self.place)) for path in self.place.rglob("*")]
        assert left == ["medviewer.toml"], left
        keys = [key for key in KEYS if "HKEY" in self.system.registry(key)]
        assert not keys and not (self.system.start_menu / "medviewer.lnk").exists(), keys
        assert desk.is_dir()
        return "the site's file and the profile are left, nothing else"

    def all_users(self) -> str:
        """Install for all users where they are usually installed, open a pack and a link, and uninstall."""
        self.for_all, self.place = True, self.system.programs / "medviewer"
        code = self.system.run(f'"{self.system.named(self.setup)}"', "/S", "/AllUsers").returncode
        if code == REFUSED and not isinstance(self.system, Wine):
            return "refused: who runs this is no administrator"
        assert code == 0 and (self.place / "medviewer.exe").is_file(), code
        theirs = [key.replace("HKCU", "HKLM") for key in KEYS]
        assert all("HKEY" in self.system.registry(key) for key in theirs)
        told = self.opened()
        self.system.run(self.program("uninstall.exe"), "/S")
        assert wait(lambda: not self.place.exists()), "the folder is left"
        assert not any("HKEY" in self.system.registry(key) for key in theirs)
        return f"{told}; nothing left"

    def carried(self) -> str:
        """Run the portable program: its profile lies beside it."""
        if self.portable is None:
            return "left out"
        with zipfile.ZipFile(self.portable) as archive:
            archive.extractall(self.system.scratch / "a stick ü")
        folder = self.system.scratch / "a stick ü" / "medviewer"
        done = self.system.run(self.program(folder=folder), "search", "bleeding")
        assert done.returncode == 0 and b"Warfarin" in done.stdout, done
        assert (folder / "profile" / "index").is_dir()
        return "its profile lies beside it"


def _slashed(found: re.Match[bytes]) -> bytes:
    """Return a path as it is compared."""
    return re.sub(rb"\\+", b"/", found[0]).rpartition(b"tmp/")[2]


def words_of_pdf(content: bytes) -> bytes:
    """Return the words of a PDF, each once, in the order of the alphabet; what is none (page 3 of 5) is left out."""
    if not shutil.which("pdftotext"):
        return b""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return b"\n".join(sorted({*re.findall(rb"[^\W\d]{3,}", done.stdout)}))


def try_all(trial: Trial) -> bool:
    """Take the steps in turn, tell of each, and return whether all went well."""
    steps: tuple[Callable[[], str], ...] = (
        *(trial.install, trial.registered, trial.commands, trial.window, trial.second_start, trial.opened),
        *(trial.upgrade, trial.uninstall, trial.all_users, trial.carried),
    )
    failed = 0
    for step in steps:
        begun = time.monotonic()
        try:
            told = step()
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            failed, told = failed + 1, f"FAILED: {error}"
        print(f"{step.__name__.replace('_', ' ')}, {time.monotonic() - begun:.0f} s: {told}", flush=True)
    return failed == 0


def main() -> int:
    """Try all; return 1 where a step failed."""
    parser = argparse.ArgumentParser(description="Try an installer for Windows.")
    parser.add_argument("setup", type=Path)
    parser.add_argument("portable", type=Path, nargs="?")
    parser.add_argument("--wine", action="store_true")
    options = parser.parse_args()
    if options.wine and not os.environ.get("DISPLAY"):
        os.execvp("xvfb-run", ["xvfb-run", "-a", sys.executable, *sys.argv])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        system = (Wine if options.wine else Windows)(Path(scratch).resolve())
        try:
            return 0 if try_all(Trial(system, options.setup, options.portable)) else 1
        finally:
            system.end()


if __name__ == "__main__":
    sys.exit(main())
