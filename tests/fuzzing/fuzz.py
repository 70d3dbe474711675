"""Fuzz the targets of targets.py, guided by the coverage that atheris measures. It starts from the corpus beside it.

usage: python tests/fuzzing/fuzz.py [--seconds 60] [--seed N] [TARGET]...
       python tests/fuzzing/fuzz.py --replay FILE TARGET

Each target runs in a process of its own. A finding is written to build/fuzzing, and said with the line that shows it
again; inputs that reached something new are kept there for the next run. Exit code 1 after a finding. Where atheris has
no wheel nothing is fuzzed, and that is said; tests/fuzzing/test_corpus.py replays the corpus without it.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FOUND = ROOT / "build" / "fuzzing"
NAMES = ("page", "front_matter", "pack", "spl")
SLOWEST = 20
"""Seconds for one input: more is a finding."""
MEMORY = 3000
"""MB of one process: more is a finding."""
LARGEST = {"page": 20_000, "front_matter": 20_000, "pack": 250_000, "spl": 40_000}
"""Bytes of an input."""


def options(name: str, seconds: int, seed: int) -> list[str]:
    """Return the options of libFuzzer for a target, and two folders of inputs: to add to, and to begin with."""
    new = FOUND / "corpus" / name
    new.mkdir(parents=True, exist_ok=True)
    words = HERE / "words" / f"{name}.dict"
    return [
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        f"-timeout={SLOWEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-max_len={LARGEST[name]}",
        f"-artifact_prefix={FOUND}/{name}-",
        "-verbosity=0",
        "-print_final_stats=1",
        *([f"-dict={words}"] if words.is_file() else []),
        str(new),
        str(HERE / "corpus" / name),
    ]


def fuzz_here(name: str, seconds: int, seed: int) -> None:
    """Fuzz one target until its time is over; it does not return."""
    import atheris

    words = [sys.argv[0], *options(name, seconds, seed)]
    sys.path[:0] = [str(ROOT), str(HERE)]
    with atheris.instrument_imports(include=["medviewer", "frontmatter", "markdown"]):
        import targets

        with tempfile.TemporaryDirectory() as folder:  # so that what is imported late is instrumented, too
            for file in sorted((HERE / "corpus" / name).iterdir()):
                targets.run(name, file.read_bytes(), Path(folder))
            if name == "pack":
                (FOUND / "corpus" / name / "fresh.medpack").write_bytes(targets.fresh_pack(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        atheris.Setup(words, lambda data: targets.run(name, data, Path(folder)) and None)
        atheris.Fuzz()


def fuzz(name: str, seconds: int, seed: int) -> bool:
    """Fuzz one target in a process of its own, and print what came of it; return whether nothing was found."""
    begun = time.monotonic()
    words = [sys.executable, __file__, "--inside", "--seconds", str(seconds), "--seed", str(seed), name]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    counted = re.findall(r"^stat::number_of_executed_units: +(\d+)", done.stderr, re.MULTILINE)
    print(f"{name:13} {counted[-1] if counted else '?':>8} inputs in {time.monotonic() - begun:.0f} s: ", end="")
    print("FOUND" if done.returncode else "nothing found", flush=True)
    if done.returncode:
        print(done.stdout[-4000:] + done.stderr[-2000:], file=sys.stderr)
        for file in re.findall(r"Test unit written to (\S+)", done.stderr):
            print(f"Again: python tests/fuzzing/fuzz.py --replay {file} {name}", file=sys.stderr, flush=True)
    return done.returncode == 0


def replay(name: str, file: Path) -> None:
    """Give one input to a target; what it finds is raised."""
    sys.path[:0] = [str(ROOT), str(HERE)]
    import targets

    with tempfile.TemporaryDirectory() as folder:
        print(targets.run(name, file.read_bytes(), Path(folder)) or "It ends well.")


def main() -> int:
    """Fuzz all targets, or those that are named."""
    parser = argparse.ArgumentParser(description="Fuzz what reads files from elsewhere.")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=int(bool(os.environ.get("CI"))), help="0: another each time")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--replay", type=Path, metavar="FILE", help="give this input alone to the target")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(NAMES))
    chosen = parser.parse_args()
    if unknown := set(chosen.targets) - set(NAMES):
        parser.error(f"no target is named {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    if chosen.replay:
        replay(chosen.targets[0], chosen.replay)
        return 0
    if importlib.util.find_spec("atheris") is None:
        print("Not fuzzed: atheris has no wheel for this Python or system. The tests replay the corpus.")
        return 0
    if chosen.inside:
        fuzz_here(chosen.targets[0], chosen.seconds, chosen.seed)
    failed = [name for name in chosen.targets or NAMES if not fuzz(name, chosen.seconds, chosen.seed)]
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
