"""Open a pack whose file is switched between a signed and a stranger's one all the time: is the stranger's ever shown?

    python benchmarks/packs/pack_switching.py [--openings 10000] [--seed 1]

A process of its own switches a link, a file or the whole folder between the two packs as fast as the disk does it. Each
opening is that of every command and every look of the window, with a cache that knows the signed pack, both or neither.
Printed: switches, openings, how many were refused, how many showed the signed pack, and how many the other one (0).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import shutil
import sys
import time
from collections import Counter
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from tempfile import TemporaryDirectory

from medviewer.errors import LibraryError
from medviewer.library.pack.building import BuildOptions, build
from medviewer.library.pack.pack_library import PackLibrary
from medviewer.library.records import Library
from medviewer.sealing.keys import generate, load
from medviewer.sealing.seal import sign
from medviewer.sealing.trust import Trust

PAGE = "# Warfarin\n### Dosage\nAdults: {} mg once.\n"


def packs(place: Path) -> Trust:
    """Write good.medpack, signed, and evil.medpack, not signed; return a trust that requires the signature."""
    key = generate(place / "key")
    for name, dose in (("good", 5), ("evil", 500)):
        library = place / name / "formulary"
        library.mkdir(parents=True)
        (library / "warfarin.md").write_text(PAGE.format(dose))
        build(BuildOptions(library, place / f"{name}.medpack"), place / "work")
    sign(place / "good.medpack", load(place / "key"), place / "good.medpack")
    return Trust((key._replace(name="Pharmacy"),), required=True)


def switch(place: Path, how: str, count: Synchronized[int]) -> None:
    """Switch `place`/share/formulary.medpack between both packs, until somebody ends this process."""
    share, aside = place / "share", place / "aside"
    target = share / "formulary.medpack"
    for name in ("good", "evil"):
        (aside / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(place / f"{name}.medpack", aside / name / target.name)
    now = "good"
    while True:
        now = "evil" if now == "good" else "good"
        if how == "link":
            (place / "next").symlink_to(place / f"{now}.medpack")
            (place / "next").replace(target)
        elif how == "file":
            (place / "next").hardlink_to(place / f"{now}.medpack")
            (place / "next").replace(target)
        else:
            if share.exists():
                share.rename(aside / ("evil" if now == "good" else "good"))
            (aside / now).rename(share)
        count.value += 1


def opened(place: Path, index: Path, trust: Trust) -> str:
    """Open what is there now; return which page is shown as whose."""
    holding = None
    try:
        holding = PackLibrary(Library("formulary", place / "share" / "formulary.medpack"), index, trust)
        holding.prepare(lambda done, total: None, lambda: False)
        if holding.opened is None:
            return "not opened"
        page = holding.files.page(b"warfarin.md")
        return "THE STRANGER'S" if b"500 mg" in page else f"the signed one, {holding.opened.verdict.signer}"
    except LibraryError:
        return "refused"
    finally:
        if holding:
            holding.close()


def main() -> int:
    """Print the figures as JSON; 1 where the stranger's page was shown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--openings", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    by, figures, bad = random.Random(options.seed), dict[str, object](), 0
    for how in ("link", "file", "folder"):
        with TemporaryDirectory(prefix="medviewer-switch-") as folder:
            place = Path(folder)
            trust, ends = packs(place), Counter[str]()
            count = multiprocessing.get_context("spawn").Value("i", 0)
            (place / "share").mkdir()
            shutil.copy(place / "evil.medpack", place / "share" / "formulary.medpack")
            if how == "folder":
                shutil.rmtree(place / "share")
            process = multiprocessing.get_context("spawn").Process(target=switch, args=(place, how, count), daemon=True)
            process.start()
            while count.value < 100 and process.is_alive():
                time.sleep(0.01)
            assert process.is_alive()
            for number in range(options.openings // 3):
                ends[opened(place, place / f"index {by.randrange(number // 50 + 1)}", trust)] += 1
            process.kill()
            process.join()
            figures[how] = {"switches": count.value, "openings": options.openings // 3, **ends}
            bad += ends["THE STRANGER'S"]
    print(json.dumps(figures, indent=1))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
