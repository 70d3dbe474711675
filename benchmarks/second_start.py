"""Time of a second `medviewer`: from its start until the first one's window was raised, and it has ended.

    python benchmarks/second_start.py [--rounds 20]

The first program stands under an Xvfb of its own; where openbox is there it manages the windows, another window is put
in front before each round, and the first's must be the active one after it. A second start ends once the first has
raised its window, so that its end is the bound of both. Floors in the same rounds, in turn: a Python that does nothing,
without and with its site packages, one that runs an empty module, and the imports of what hands over and of the whole
command line. Also in turn: a start with a profile of its own until its list can be used, which is what a second start
was before. Medians in milliseconds, each beside `python -c pass`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from startup import display, measured

REPOSITORY = Path(__file__).resolve().parent.parent
FLOOR, SECOND, ALONE = "python -c pass", "second start", "start of its own, list usable"
FLOORS = {
    "python -S -c pass": ("-S", "-c", "pass"),
    FLOOR: ("-c", "pass"),
    "python -m of an empty module": ("-m", "__future__"),
    "import of what hands over": ("-c", "import medviewer.__main__"),
    "import of the command line": ("-c", "import medviewer.cli"),
}
LONGEST = 30.0  # seconds until something that is awaited has come
OTHER = (
    "from PySide6.QtWidgets import QApplication, QLabel\n"
    "a = QApplication([]); w = QLabel('other'); w.setWindowTitle('other'); w.show(); a.exec()"
)


def ended(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the milliseconds from the spawn of a process to its end; raises CalledProcessError where that is bad."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment, cwd=REPOSITORY, check=True)
    return (time.perf_counter() - begun) * 1000


def awaited(what: Callable[[], str]) -> str:
    """Return what a function returns once that is not empty."""
    until = time.monotonic() + LONGEST
    while not (found := what()):
        if time.monotonic() > until:
            raise TimeoutError("waited in vain")
        time.sleep(0.02)
    return found


class Desk:
    """A display with the first program, and another window where there is a window manager."""

    def __init__(self, environment: dict[str, str], stack: ExitStack) -> None:
        self._environment = environment
        self._stack = stack
        self.is_managed = bool(shutil.which("openbox"))
        if self.is_managed:
            self.run("openbox")
            self.run(sys.executable, "-c", OTHER)
            self._other = awaited(lambda: self.xdotool("search", "--onlyvisible", "--name", "^other$"))

    def run(self, *command: str) -> None:
        """Start a program that is ended with the benchmark."""
        program = subprocess.Popen(command, env=self._environment, cwd=REPOSITORY, stderr=subprocess.DEVNULL)
        self._stack.callback(program.wait)
        self._stack.callback(program.terminate)

    def xdotool(self, *words: str) -> str:
        """Return the last line that xdotool says."""
        done = subprocess.run(["xdotool", *words], env=self._environment, capture_output=True, text=True)
        return done.stdout.strip().rpartition("\n")[2]

    def put_other_in_front(self) -> None:
        """Let the other window be the active one."""
        if self.is_managed:
            self.xdotool("windowactivate", "--sync", self._other)

    def see(self, first: str) -> None:
        """Wait until the first program's window is the active one."""
        if self.is_managed:
            awaited(lambda: "yes" if self.xdotool("getactivewindow") == first else "")


def main() -> None:
    """Print the medians, and how a second start stands to its floors."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="mv"))
        name = stack.enter_context(display())
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "WAYLAND", "MEDVIEWER"))}
        environment = kept | {"DISPLAY": name, "XDG_RUNTIME_DIR": folder, "PYTHONPATH": str(REPOSITORY)}
        program = [sys.executable, "-m", "medviewer", "--profile", f"{folder}/profile"]
        report = Path(folder, "report.json")
        alone = [sys.executable, "-m", "medviewer", "--profile", f"{folder}/alone", "--startup-report", str(report)]
        desk = Desk(environment, stack)
        desk.run(*program, "open", "metformin")
        first = awaited(lambda: desk.xdotool("search", "--onlyvisible", "--name", "^Metformin"))
        awaited(lambda: "yes" if any(file.is_socket() for file in Path(folder, "medviewer").glob("*")) else "")
        measured(alone, report, environment)
        times: dict[str, list[float]] = {what: [] for what in (*FLOORS, SECOND, ALONE)}
        for _ in range(rounds):
            for what, words in FLOORS.items():
                times[what].append(ended([sys.executable, *words], environment))
            desk.put_other_in_front()
            times[SECOND].append(ended(program, environment))
            desk.see(first)
            own = measured(alone, report, environment)
            times[ALONE].append(own["list_usable_ms"])
        floor = median(times[FLOOR])
        for what, found in times.items():
            print(f"{what:32} {median(found):7.0f} ms {median(found) / floor:6.2f} of `{FLOOR}`")
        print(f"window manager: {'openbox, the window was active each time' if desk.is_managed else 'none'}")


if __name__ == "__main__":
    main()
