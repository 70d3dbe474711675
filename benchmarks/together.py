"""What is named together, beside opening one page, measured in the same run.

    python benchmarks/make_library.py --pages 6447 --naming 10 OUT
    python benchmarks/together.py OUT [--profile DIR]

Indexed once, in this process: what looking all texts through costs, beside the rest of the indexing. Then, each many
times over: one page opened (found, read from its file, converted: `read` of a page that is not kept yet); 30 pages
asked about at once; who names the most named page; the links of a page; a medication list of 30 lines.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.indexing import folder_library
from medviewer.library.mentions import mention_index
from medviewer.library.mentions.together import MOST

TIMES = 40


def indexed(library: Path, folder: Path) -> Catalogue:
    """Return the library, indexed in this process; print what looking through took of it, where it was not indexed."""
    spent: list[float] = []
    look = mention_index.bring_up_to_date

    def timed(*arguments: object) -> str:
        begun = process_time()
        refused: str = look(*arguments)  # type: ignore[arg-type]
        spent.append(process_time() - begun)
        return refused

    mention_index.bring_up_to_date = timed  # type: ignore[assignment]
    few, folder_library.FEW = folder_library.FEW, 1 << 60
    catalogue = Catalogue.open(name_libraries([library]), folder)
    begun = process_time()
    catalogue.update()
    used = process_time() - begun
    mention_index.bring_up_to_date, folder_library.FEW = look, few
    if spent:
        share = f"{spent[0] / (used - spent[0]):.2f} times the rest"
        print(f"indexing {used:.1f} s processor, of these looking through {spent[0]:.1f} s: {share}")
    return catalogue


def measured(name: str, work: Callable[[], object], floor: float = 0.0) -> float:
    """Do work `TIMES` times; print its median and 90 % in ms, and the median beside the floor; return the median."""
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        work()
        times.append(1000 * (perf_counter() - begun))
    times.sort()
    median = times[TIMES // 2]
    beside = f"{median / floor:7.2f} times opening a page" if floor else ""
    print(f"{name:46} p50 {median:8.2f}  p90 {times[TIMES * 9 // 10]:8.2f} ms {beside}")
    return median


def main() -> None:
    """Index and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--profile", type=Path, help="keep the index here for another run")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as made:
        catalogue = indexed(asked.library, asked.profile or Path(made))
        ids = [row.id for row in catalogue.rows()]
        pages = iter(rng.sample(ids, min(len(ids), TIMES)))
        floor = measured("one page opened", lambda: catalogue.read(next(pages)))
        named = sorted(ids, key=lambda id: -len(_names(catalogue, id)))[:MOST]
        pairs = catalogue.named_together(named)
        said = sum(len(pair.forth) + len(pair.back) for pair in pairs)
        print(f"{len(ids)} pages; {len(named)} asked about at once: {len(pairs)} pairs, {said} passages")
        measured("the most named pages together", lambda: catalogue.named_together(named), floor)
        measured("any pages together", lambda: catalogue.named_together(rng.sample(ids, MOST)), floor)
        measured(f"named by ({len(_names(catalogue, named[0]))} pages)", lambda: catalogue.named_by(named[0]), floor)
        measured("links of a page", lambda: catalogue.links(rng.choice(ids)), floor)
        titles = [page.title for id in rng.sample(ids, MOST) if (page := catalogue.page(id))]
        listed = "\n".join(f"{number}. {title} 5 mg twice daily" for number, title in enumerate(titles, 1))
        measured("a list of 30 lines", lambda: catalogue.read_list(listed), floor)
        catalogue.close()


def _names(catalogue: Catalogue, id: str) -> list[str]:
    return [one.id for part in catalogue.named_by(id).sections for one in part.pages]


if __name__ == "__main__":
    main()
