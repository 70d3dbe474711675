"""Whatever happens to a folder, an index that was kept says the same as one made of it anew."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.library.catalogue import Catalogue, FileProblem, Library, Row

NAMES = st.sampled_from(["a.md", "b.md", "b-c.md", "b/a.md", "b/c.md", "b0.md", "c/d.md", "c/d.md/e.md", "x.txt"])
TEXTS = st.sampled_from(
    [b"# Aspirin\ntext", b"# Bisoprolol\ntext", b"\xe9", b"", b"---\ntitle: [\n---\n", b"x" * 9_000_000]
)
STEPS = st.tuples(st.sampled_from(["write", "remove", "move", "touch", "link", "update"]), NAMES, NAMES, TEXTS)


def change(root: Path, kind: str, name: str, other: str, text: bytes) -> None:
    """Do one thing to a file below `root`, if it can be done."""
    file, target = root / name, root / other
    if kind == "remove" and file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if kind == "write":
        file.write_bytes(text)
    elif kind == "remove":
        file.unlink()
    elif kind == "touch":
        os.utime(file, ns=(len(text) + 1, len(text) + 1))
    elif kind == "link":
        file.symlink_to(target)
    elif kind == "move":
        file.rename(target)


def said(catalogue: Catalogue) -> tuple[list[Row], list[Row], list[FileProblem]]:
    return catalogue.rows(), catalogue.match("a"), catalogue.problems()


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=12))
def test_an_index_that_was_kept_agrees_with_a_new_one(steps: list[tuple[str, str, str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "library")
        root.mkdir()
        library = [Library("library", root)]
        with closing(Catalogue.open(library, Path(place, "kept"))) as kept:
            for kind, name, other, text in steps:
                if kind == "update":
                    kept.update()
                    continue
                try:
                    change(root, kind, name, other, text)
                except OSError:
                    continue
            kept.update()
            with closing(Catalogue.open(library, Path(place, "anew"))) as anew:
                anew.update()
                assert said(kept) == said(anew)
            assert not kept.stale()
