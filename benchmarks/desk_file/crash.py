"""Kill the program at random moments while it writes to the desk and indexes; count what is lost or damaged.

What it writes: stars, aliases, visits, places, notes, collections and their members, pages as they were read, sessions.

    python benchmarks/desk_file/crash.py [--kills 300] [--seed 1]

Each round one window (every other round: two at once) writes to the same desk file, until it is killed with
SIGKILL at a random moment, in a quarter of the rounds while it opens; then the desk is opened anew. A write
is acknowledged once its call has returned. A killed process tells about transactions, not about the disk's
own cache: against power loss stands `synchronous=FULL`. Each round a further process indexes a library of changing
pages and is killed with them; the index must then open undamaged, and hold every page after one more update. Exit
code 1 where a write was lost, a file damaged, or a page missing.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from medviewer.desk.storage.backup import is_sound
from medviewer.desk.store import Desk
from medviewer.library.catalogue import Catalogue, name_libraries

LONGEST_OPENING = 0.15
LONGEST_WRITING = 0.3
IDS = 40
PAGES = 200

State = dict[str, str]
"""What is known of each key ("star/ID", "note/ID" and so on): its last value, "" where there is none."""
WRITES: dict[str, Callable[[Desk, str, str], object]] = {
    "star": lambda desk, one, value: desk.favourites.add(one, value),
    "unstar": lambda desk, one, _: desk.favourites.remove(one),
    "alias": lambda desk, one, value: desk.aliases.add("Ours", one, value),
    "unalias": lambda desk, one, _: desk.aliases.remove("Ours", one),
    "visit": lambda desk, one, value: desk.history.visit(one, value),
    "place": lambda desk, one, value: desk.history.keep_position(one, value, 0.5),
    "note": lambda desk, one, value: note(desk, one, value),
    "unnote": lambda desk, one, _: [desk.notes.delete(found.key) for found in desk.notes.of_page(one)],
    "member": lambda desk, one, value: desk.collections.add(one[0], one, value),
    "unmember": lambda desk, one, _: desk.collections.remove(one[0], one),
    "order": lambda desk, one, _: desk.collections.move_member(one[0], one, 0),
    "reading": lambda desk, one, value: desk.readings.keep(one, "", value, f"# Drug {value}\n" * 100),
    "session": lambda desk, one, value: desk.session.keep({"window": value}),
}
KINDS = ("star", "star", "unstar", *WRITES)
UNSEEN = ("order",)
"""Writes whose outcome is not looked for: an order has no value of its own."""
SESSION, KEPT = "session/", "session/kept"
"""The session is one value of all windows: what is found must be what one of them wrote last."""


def write_until_killed(path: Path, window: int, seed: int) -> None:
    """Star, unstar, name, read and scroll without end; say what begins and what is done."""
    rng = random.Random(seed)
    with Desk.open(path) as desk:
        say("opened")
        if str(window) not in [one.name for one in desk.collections.all()]:
            desk.collections.create(str(window))
        for number in range(sys.maxsize):
            kind = rng.choice(KINDS)
            monograph = f"{window}-{rng.randrange(IDS)}" if kind != "session" else str(window)
            value = "" if kind.startswith("un") else f"{seed}.{number}"
            key = f"{kind.removeprefix('un')}/{monograph}"
            seen = kind not in UNSEEN
            say(f"begin {key} {value}" if seen else "begin")
            WRITES[kind](desk, monograph, value)
            say(f"done {key} {value}" if seen else "done")
            if number % 50 == 25:
                desk.back_up()


def index_until_killed(root: Path, index: Path, seed: int) -> None:
    """Change pages of a library and index it, without end."""
    rng = random.Random(seed)
    catalogue = Catalogue.open(name_libraries([root]), index)
    for number in range(sys.maxsize):
        for _change in range(rng.choice((1, 20, PAGES))):
            page = rng.randrange(PAGES)
            (root / f"{page}.md").write_text(f"# Drug {page}\n\n### Usage\n{seed}.{number}\n", encoding="utf-8")
        catalogue.update()


def index_is_sound(root: Path, index: Path) -> tuple[bool, int]:
    """Open the index that a killed process left; return whether it is undamaged, and the pages it then lacks."""
    catalogue = Catalogue.open(name_libraries([root]), index)
    try:
        catalogue.rows()
        catalogue.update()
        return not catalogue.notice, PAGES - len(catalogue.rows())
    finally:
        catalogue.close()


def note(desk: Desk, monograph: str, value: str) -> None:
    """Write the note of a page, or change it."""
    there = desk.notes.of_page(monograph)
    if there:
        desk.notes.change(there[0].key, value)
    else:
        desk.notes.write(monograph, "dosage", value)


def say(line: str) -> None:
    """Tell the parent at once; a short write to a pipe is whole or not at all."""
    os.write(1, f"{line}\n".encode())


def start(path: Path, window: int, seed: int) -> subprocess.Popen[str]:
    """Start one writing process."""
    command = [sys.executable, __file__, "--write", str(path), str(window), str(seed)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def start_indexing(folder: Path, seed: int) -> subprocess.Popen[str]:
    """Start one process that indexes."""
    command = [sys.executable, __file__, "--index", str(folder / "library"), str(folder / "index"), str(seed)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def until_written(child: subprocess.Popen[str]) -> list[str]:
    """Return what a child says until its first write is acknowledged, however long a busy machine lets it wait."""
    said: list[str] = []
    while child.stdout and not (said and said[-1].startswith("done")) and (line := child.stdout.readline()):
        said.append(line.strip())
    return said


def kill_at_random(children: list[subprocess.Popen[str]], rng: random.Random) -> list[list[str]]:
    """Kill the children at one moment, in a quarter of the rounds while they open; return what each said."""
    said: list[list[str]] = [[] for _ in children]
    if rng.random() < 0.25:
        time.sleep(rng.uniform(0, LONGEST_OPENING))
    else:
        for child, lines in zip(children, said, strict=True):
            lines += until_written(child)
        time.sleep(rng.uniform(0, LONGEST_WRITING))
    for child in children:
        child.kill()
    for child, lines in zip(children, said, strict=True):
        lines += child.communicate()[0].splitlines()
    return said


def take_in(lines: list[str], known: State) -> tuple[int, State]:
    """Enter what was acknowledged into `known`; return how many writes, and the one that was under way."""
    acknowledged, begun = 0, State()
    for line in lines:
        word, _, rest = line.partition(" ")
        key, _, value = rest.partition(" ")
        if word == "begin" and key:
            begun = {key: value}
        elif word == "done":
            known |= {key: value} if key else {}
            acknowledged, begun = acknowledged + 1, {}
    return acknowledged, begun


def found_on(desk: Desk) -> State:
    """Return what the desk holds."""
    state = {f"star/{one.id}": one.title for one in desk.favourites.all()}
    state |= {f"alias/{one.id}": one.title for one in desk.aliases.all()}
    state |= {f"note/{one.id}": one.text for one in desk.notes.all()}
    state |= {f"member/{one.id}": one.title for found in desk.collections.all() for one in found.members}
    for one in desk.readings.all():
        whole = desk.readings.page(one.id) == f"# Drug {one.digest}\n" * 100
        state[f"reading/{one.id}"] = one.digest if whole else "not its page"
    state[KEPT] = str((desk.session.last() or {}).get("window", ""))
    for visit in desk.history.recent(10_000):
        state[f"visit/{visit.id}"] = visit.title
    for window in (0, 1):
        for number in range(IDS):
            position = desk.history.position(f"{window}-{number}")
            if position:
                state[f"place/{window}-{number}"] = position.tab
    return state


def judge(known: State, under_way: State, found: State) -> list[str]:
    """Return the keys whose last acknowledged value is lost; `known` then holds what was found.

    A write under way when the process was killed may have come to pass or not.
    """
    keys = known.keys() | under_way.keys() | found.keys()
    possible = {key: {known.get(key, ""), under_way.get(key, known.get(key, ""))} for key in keys}
    own = {key for key in keys if not key.startswith(SESSION)}
    lost = sorted(key for key in own if found.get(key, "") not in possible[key])
    lost += [KEPT] if found.get(KEPT, "") not in possible_sessions(known, under_way) else []
    known.clear()
    known.update(found)
    return lost


def possible_sessions(known: State, under_way: State) -> set[str]:
    """Return which session may be found: what a window of this round wrote last, or was writing, or the one before."""
    written = {value for key, value in known.items() if key.startswith(SESSION) and key != KEPT}
    return (written or {known.get(KEPT, "")}) | {value for key, value in under_way.items() if key.startswith(SESSION)}


def one_round(path: Path, number: int, rng: random.Random, known: State) -> Counter[str]:
    """Start, kill, open anew, compare; return what is to be counted."""
    children = [start(path, window, rng.randrange(2**32)) for window in range(1 + number % 2)]
    counts = Counter(kills=len(children))
    under_way = State()
    indexing = start_indexing(path.parent, rng.randrange(2**32))
    heard = kill_at_random(children, rng)
    indexing.kill()
    indexing.communicate()
    counts += Counter(kills=1)
    for lines in heard:
        acknowledged, begun = take_in(lines, known)
        under_way |= begun
        counts += Counter(acknowledged=acknowledged, under_way=len(begun), opening=not lines)
    with Desk.open(path) as desk:
        lost = judge(known, under_way, found_on(desk))
        counts += Counter(lost=len(lost), damaged=bool(desk.notice) or not is_sound(path))
    sound, missing = index_is_sound(path.parent / "library", path.parent / "index")
    counts += Counter(index_damaged=not sound, index_missing=missing)
    for key in lost:
        print(f"lost in round {number}: {key}", file=sys.stderr)
    return counts


def main() -> int:
    """Run the rounds, print the figures."""
    if sys.argv[1:2] == ["--write"]:
        write_until_killed(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    if sys.argv[1:2] == ["--index"]:
        index_until_killed(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    parser = argparse.ArgumentParser(description="Kill the program while it writes to the desk.")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng, known, total = random.Random(arguments.seed), State(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        library.mkdir()
        for page in range(PAGES):
            (library / f"{page}.md").write_text(f"# Drug {page}\n", encoding="utf-8")
        for number in itertools.count():
            if total["kills"] >= arguments.kills:
                break
            total += one_round(Path(folder) / "desk.sqlite", number, rng, known)
    print(f"kills                  {total['kills']}, of these before the desk was open {total['opening']}")
    print(f"writes under way       {total['under_way']}")
    print(f"writes acknowledged    {total['acknowledged']}")
    print(f"found                  {total['acknowledged'] - total['lost']}")
    print(f"lost                   {total['lost']}")
    print(f"damaged files          {total['damaged']}")
    print(f"damaged indexes        {total['index_damaged']}")
    print(f"pages missing in them  {total['index_missing']}, after one more update")
    return int(any(total[bad] for bad in ("lost", "damaged", "index_damaged", "index_missing")))


if __name__ == "__main__":
    sys.exit(main())
