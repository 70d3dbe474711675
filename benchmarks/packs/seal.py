"""Sealing, signing and verifying a large file, beside reading and hashing it bare, measured in the same run.

    python benchmarks/packs/seal.py [--megabytes 500] [--folder DIR]

The floor is `hashlib.file_digest`, SHA-256, over the same file, which the system has in memory each time. Then what a
start waits for once a signed pack is known: its seal read and judged, the import of `cryptography` told apart. Peak
memory is that of the whole run.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from medviewer.sealing.judging import judge, verify
from medviewer.sealing.keys import generate, load
from medviewer.sealing.seal import read_seal, seal, sign
from medviewer.sealing.trust import Trust

TIMES = 5


def best(work: Callable[[], object]) -> float:
    """Return the shortest of a few times in seconds: others use the machine too."""
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def write(path: Path, megabytes: int) -> None:
    """Write a file of random bytes."""
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write(os.urandom(1 << 20))


def bare(path: Path) -> None:
    """Hash a file and do nothing else."""
    with path.open("rb") as file:
        hashlib.file_digest(file, "sha256")


def first_import() -> float:
    """Return how many seconds a new process takes to load what checks a signature."""
    script = (
        "from time import perf_counter as now; begun = now()\n"
        "from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey; print(now() - begun)"
    )
    return min(float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(TIMES))


def main() -> None:
    """Make a file, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--folder", help="where to make the files (the system's temporary folder)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as made:
        pack, signed, key_file = (Path(made, name) for name in ("pack", "signed", "key.pem"))
        write(pack, asked.megabytes)
        trust = Trust((generate(key_file),), required=True)
        seal(pack)
        floor = best(lambda: bare(pack))
        print(f"{asked.megabytes} MB hashed bare: {floor:.2f} s, {asked.megabytes / floor:,.0f} MB/s")
        sign(pack, load(key_file), signed)
        verified = best(lambda: verify(signed, trust))
        print(f"verified: {verified:.2f} s, {verified / floor:.2f} times the floor")
        again = best(lambda: judge(read_seal(signed), trust, signed))
        print(
            f"its seal alone: {1000 * again:.2f} ms, and once for loading cryptography {1000 * first_import():.1f} ms"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
