"""What comparing two editions of a library costs beside reading, bare, the pages that differ.

    python benchmarks/packs/pack_changes.py [--pages 10000] [--changed 500] [--packs]

The second edition is the first with other words in `--changed` of its pages, and as many pages added, gone and moved as
a tenth of these. The floor, in the same run: `parse` of both versions of the changed pages, one after the other.
`--packs` compares the two as packs, which are built first.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from medviewer.library import section_words
from medviewer.library.pack.changes import Difference, compare
from medviewer.library.pack.editions import edition_of
from medviewer.monograph.decoding import read_page
from medviewer.monograph.parser import parse
from medviewer.sealing.trust import Trust


def second_edition(old: Path, new: Path, changed: int) -> list[str]:
    """Make the next edition of a library of hard links and new files; return the paths of the changed pages."""
    pages = sorted(path.relative_to(old) for path in old.rglob("*.md"))
    chosen = random.Random(1).sample(pages, changed + 3 * (changed // 10))
    words, others = chosen[:changed], chosen[changed:]
    moved, gone = others[::3], set(others[1::3])
    for page in pages:
        target = new / page
        target.parent.mkdir(parents=True, exist_ok=True)
        if page in gone:
            continue
        if page in words:
            text = (old / page).read_text(encoding="utf-8")
            target.write_text(text.replace(" mg", " micrograms").replace("the ", "a ", 20), encoding="utf-8")
        else:
            os.link(old / page, target.with_stem(f"{page.stem}-now") if page in moved else target)
    for number in range(changed // 10):
        (new / f"new-{number}.md").write_text(f"# Newdrug {number}\n\n### Dosage\n5 mg.\n", encoding="utf-8")
    return [str(page) for page in words]


def bare(old: Path, new: Path, changed: list[str]) -> float:
    """Return the seconds that reading both versions of the changed pages takes."""
    words = section_words.vocabulary(old)[0]
    started = time.perf_counter()
    for source in changed:
        for root in (old, new):
            parse(read_page(root / source)[0], source, words)
    return time.perf_counter() - started


def compared(old: Path, new: Path) -> tuple[float, Difference]:
    """Return the seconds of a comparison, and what it found; a pack's copy is made for it."""
    index = new.parent / "index"
    started = time.perf_counter()
    with edition_of(old, Trust(), index) as before, edition_of(new, Trust(), index) as after:
        found = compare(before, after)
    assert found is not None
    return time.perf_counter() - started, found


def as_packs(folders: list[Path]) -> list[Path]:
    """Build a pack of each folder, and return their paths."""
    packs = [folder.with_suffix(".medpack") for folder in folders]
    for folder, pack in zip(folders, packs, strict=True):
        command = [sys.executable, "-m", "medviewer", "pack", "build", str(folder), "-o", str(pack)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return packs


def main() -> None:
    """Run all, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--changed", type=int, default=500)
    parser.add_argument("--packs", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        old, new = Path(place, "old"), Path(place, "new")
        maker = Path(__file__).parents[1] / "make_library.py"
        subprocess.run([sys.executable, maker, "--pages", str(arguments.pages), str(old)], check=True)
        changed = second_edition(old, new, arguments.changed)
        floor = bare(old, new, changed)
        first, second = as_packs([old, new]) if arguments.packs else (old, new)
        needed, found = compared(first, second)
    kinds = ", ".join(f"{found.count(kind)} {kind}" for kind in ("changed", "added", "moved", "gone"))
    print(f"found: {kinds}, {found.same} the same")
    ratio = f"{needed / floor:.2f} times reading the {len(changed)} pairs of changed pages"
    print(f"{needed:.2f} s, {ratio} ({floor:.2f} s)")


if __name__ == "__main__":
    main()
