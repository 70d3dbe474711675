"""Time from the start of the process to a usable window, and its memory, beside a bare window of the same toolkit.

    python benchmarks/startup.py [--pages 6447] [--rounds 15] [--bundled | --source DIR | --library DIR [--profile DIR]]

Both programs run as whole processes, in turn, under an Xvfb of their own. Times are medians in milliseconds from the
moment the process was spawned, seen from outside: what the program reports is counted from the start that the kernel
noted, and that start is set against the clock before the spawn. A screen is complete once nothing more is painted.
Kinds of start: with the library indexed and no page left open (warm), with the page that was open last (restored), and
with an empty profile (first), which for the bundled library finds the index that is shipped; without --library a first
start reads and indexes all pages, and its screen is complete once that is done.
Memory is the proportional set size of the open window, one at a time; another program that uses the same Qt meanwhile
makes it look smaller.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
TIMES = ("window_painted_ms", "list_usable_ms", "screen_complete_ms")
FIRST_PAGE = "first_page_ms"  # from asking for it
PROCESSOR = "processor_time_ms"  # of the whole process until it has quit: what other work on the machine changes least
SETTLED = 5.0  # seconds until the memory of a window that has just opened is read

KEPT = ("desk", "settings")
"""The parts of a profile that hold what was open last; the index is the third."""

Times = dict[str, float]


@contextmanager
def display() -> Iterator[str]:
    """Run an X server without a screen and yield its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as numbers:
                yield f":{numbers.readline().strip()}"
        finally:
            server.terminate()


def spawned(command: list[str], environment: dict[str, str]) -> tuple[subprocess.Popen[bytes], float]:
    """Start a process and return it with the seconds from just before that until the start the kernel noted."""
    before = time.time()
    process = subprocess.Popen(command, env=environment, cwd=REPOSITORY)
    stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii")
    ticks = int(stat.rpartition(")")[2].split()[19])
    offset = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
    return process, offset + ticks / os.sysconf("SC_CLK_TCK") - before


def measured(command: list[str], report: Path, environment: dict[str, str]) -> Times:
    """Run a program that reports its start and return the times in milliseconds since it was spawned."""
    report.unlink(missing_ok=True)
    process, delay = spawned(command, environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed with exit code {process.returncode}")
    times = json.loads(report.read_text(encoding="utf-8"))
    if not times.keys() >= set(TIMES):
        sys.exit(f"{command} gave up and reported no more than {times}")
    from_spawn = {name: times[name] + delay * 1000 for name in TIMES}
    others = {FIRST_PAGE: times[FIRST_PAGE]} if FIRST_PAGE in times else {}
    return from_spawn | others | {PROCESSOR: (usage.ru_utime + usage.ru_stime) * 1000}


def proportional_set_size(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the MB that an open window takes, and those of them that no file backs (proc(5), smaps_rollup)."""
    with subprocess.Popen(command, env=environment, cwd=REPOSITORY) as process:
        time.sleep(SETTLED)
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        process.terminate()
    sizes = {line.split()[0]: int(line.split()[1]) / 1024 for line in lines if line.endswith(" kB")}
    return sizes["Pss:"], sizes["Pss_Anon:"]


def medviewer() -> list[str]:
    """Return the command of the installed program, else of this checkout."""
    program = Path(sys.executable).with_name("medviewer")
    return [str(program)] if program.exists() else [sys.executable, "-m", "medviewer"]


class Contest:
    """Both programs on one library and one display."""

    def __init__(self, library: Path | None, pages: int, folder: Path, profile: Path, display: str) -> None:
        """library: None for the bundled one."""
        self._folder = folder
        self._report = folder / "report.json"
        self._bare = [sys.executable, str(HERE / "bare_window.py"), str(pages)]
        self._ours = [*medviewer(), *(["--library", str(library)] if library else [])]
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment = {**usual, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._profile = profile

    def prepare(self) -> None:
        """Read the whole library, and keep what a profile has after no page was open, and after one was."""
        self._run("list")
        self._run("notes", "import", str(self._folder))  # there are none: that makes the desk
        self._keep("warm")
        self.warm()
        self._keep("restored")
        self.bare()

    def first(self, number: int) -> Times:
        """Start on the library for the first time: with a profile that is empty."""
        return self._start(self._folder / f"first-{number}")

    def warm(self) -> Times:
        """Start once more."""
        self._bring_back("warm")
        return self._start(self._profile)

    def restored(self) -> Times:
        """Start once more, with a page that was left open."""
        self._bring_back("restored")
        return self._start(self._profile)

    def bare(self) -> Times:
        """Start the bare window."""
        return measured([*self._bare, str(self._report)], self._report, self._environment)

    def memory(self, kind: str) -> tuple[float, float]:
        """Return the MB of the bare window or of ours, all and without files."""
        command = self._bare if kind == "bare" else [*self._ours, "--profile", str(self._profile)]
        return proportional_set_size(command, self._environment)

    def _run(self, *command: str) -> None:
        subprocess.run([*self._ours, "--profile", str(self._profile), *command], check=True, stdout=subprocess.DEVNULL)

    def _start(self, profile: Path) -> Times:
        command = [*self._ours, "--profile", str(profile), "--startup-report", str(self._report)]
        return measured(command, self._report, self._environment)

    def _keep(self, kind: str) -> None:
        for part in KEPT:
            if (self._profile / part).is_dir():
                shutil.copytree(self._profile / part, self._folder / "kept" / kind / part, dirs_exist_ok=True)

    def _bring_back(self, kind: str) -> None:
        for part in KEPT:
            shutil.rmtree(self._profile / part, ignore_errors=True)
        shutil.copytree(self._folder / "kept" / kind, self._profile, dirs_exist_ok=True)


def big_library(source: Path, pages: int, folder: Path) -> Path:
    """Return a library of `pages` pages made of `source`."""
    library = folder / "library"
    script = [sys.executable, str(HERE / "big_library.py"), str(source), str(library), "--pages", str(pages)]
    subprocess.run(script, check=True, stdout=subprocess.DEVNULL)
    return library


def compare(contest: Contest, rounds: int, firsts: int) -> dict[str, list[Times]]:
    """Run all kinds of start in turn."""
    contest.prepare()
    runs: dict[str, list[Times]] = {"bare": [], "warm": [], "restored": [], "first": []}
    usual = ("bare", "warm", "restored")
    for number in range(rounds):
        for kind in usual if number % 2 else reversed(usual):
            runs[kind].append(getattr(contest, kind)())
        if number < firsts:
            runs["first"].append(contest.first(number))
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return runs


def told(runs: dict[str, list[Times]]) -> str:
    """Return the medians as a table, and how they stand to one another."""
    medians = {
        kind: {name: median(time[name] for time in times) for name in times[0]} for kind, times in runs.items() if times
    }
    lines = [f"{'median, ms from the spawn':32}" + "".join(f"{kind:>10}" for kind in medians) + f"{'warm/bare':>11}"]
    bare, warm = medians["bare"], medians["warm"]
    for name in (*TIMES, PROCESSOR):
        cells = "".join(f"{found[name]:10.0f}" for found in medians.values())
        lines.append(f"{name.removesuffix('_ms').replace('_', ' '):32}{cells}{warm[name] / bare[name]:11.2f}")
    lines.append(f"first page of a session: {warm[FIRST_PAGE]:.0f} ms after it was asked for")
    compared = [kind for kind in ("restored", "first") if kind in medians]
    complete = {kind: found[TIMES[-1]] for kind, found in medians.items()}
    lines += [f"screen complete, {kind} to warm: {complete[kind] / complete['warm']:.2f}" for kind in compared]
    for kind in ("bare", "warm"):
        usable = sorted(run["list_usable_ms"] for run in runs[kind])
        lines.append(f"list usable, {kind}, from least to most: {usable[0]:.0f} to {usable[-1]:.0f}")
    return "\n".join(lines)


def main() -> None:
    """Read the command line, run the contest and print its result."""
    samples = REPOSITORY.parent / "shared" / "corpus-1"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, default=samples if samples.is_dir() else REPOSITORY / "data")
    parser.add_argument("--pages", type=int, default=6447)
    parser.add_argument("--library", type=Path, help="measure with this library as it is")
    parser.add_argument("--bundled", action="store_true", help="measure with the bundled library")
    parser.add_argument("--profile", type=Path, help="keep its index here for another run")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--firsts", type=int, default=3, help="starts with an empty profile; 0 for none")
    asked = parser.parse_args()
    if not shutil.which("Xvfb"):
        sys.exit("Xvfb is not installed. On Debian: sudo apt-get install xvfb")
    with tempfile.TemporaryDirectory() as name, display() as screen:
        folder = Path(name)
        library = None if asked.bundled else asked.library or big_library(asked.source, asked.pages, folder)
        pages = sum(1 for _ in (library or REPOSITORY / "data").rglob("*.md"))
        contest = Contest(library, pages, folder, asked.profile or folder / "warm", screen)
        print(told(compare(contest, asked.rounds, asked.firsts)))
        for kind in ("bare", "warm"):
            whole, own = contest.memory(kind)
            print(f"proportional set size, {kind}: {whole:.1f} MB, of which no file backs {own:.1f} MB")


if __name__ == "__main__":
    main()
