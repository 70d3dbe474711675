"""Types queries with real keys into a real window, and tells what Return opens; compares that with the one rule.

python -m tests.ui.search.typed_queries LIBRARY QUERIES [--pause MS] [--most N]: QUERIES has one a line, or three fields
parted by tabs: class, query, expected titles (`-` for none). LIBRARY is read anew, and typed at meanwhile.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medviewer.library.search import Choice
from medviewer.locations import Profile
from medviewer.ui.application import Application
from medviewer.ui.window_parts import WindowParts


class TypedQuery(NamedTuple):
    """A query that was typed. meant: id that the rule says, opened: ids that Return asked for."""

    text: str
    meant: str
    opened: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Return whether that was opened which is meant, and nothing else."""
        return self.opened == ((self.meant,) if self.meant else ())


def type_all(app: WindowParts, queries: Iterable[str], pause: int = 0) -> list[TypedQuery]:
    """Type each query in place of the one before and press Return at once. pause: milliseconds between keys."""
    drugs, opened = app.window.drugs, list[str]()
    catalogue = app.session.catalogue
    assert catalogue is not None
    drugs.view.open_requested.connect(opened.append)
    typed = []
    for text in queries:
        opened.clear()
        press_keys(app, text, pause)
        choice: Choice = catalogue.choice(text)
        typed.append(TypedQuery(text, choice.id, tuple(opened)))
        QApplication.processEvents()
    drugs.view.open_requested.disconnect(opened.append)
    return typed


def press_keys(app: WindowParts, text: str, pause: int = 0) -> None:
    """Type a query into the search field, and Return."""
    field = app.window.drugs.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text, Qt.KeyboardModifier.NoModifier, pause if pause else -1)
    QTest.keyClick(field, Qt.Key.Key_Return)


def type_while_reading(app: WindowParts, queries: Sequence[str]) -> tuple[int, list[str]]:
    """Type queries until the libraries are read; return how many, and what was opened before that."""
    opened, before, count = list[str](), list[str](), 0
    app.window.drugs.view.open_requested.connect(opened.append)
    while app.session.is_reading():
        press_keys(app, queries[count % len(queries)])
        count += 1
        if app.session.is_reading():
            before = [*opened]
        QApplication.processEvents()
    return count, before


def main() -> int:
    """Print what differs from the rule; 1 where something does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--pause", type=int, default=0)
    parser.add_argument("--most", type=int, default=300)
    options = parser.parse_args()
    lines = [line.split("\t") for line in options.queries.read_text(encoding="utf-8").splitlines() if line]
    queries = [line[1] if len(line) > 1 else line[0] for line in lines]
    queries = random.Random(1).sample(queries, min(options.most, len(queries)))
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile.of(Path(folder) / "profile")
        app = Application(qt, profile).start([options.library], None)
        while not app.session.is_reading():
            QApplication.processEvents()
        count, before = type_while_reading(app, queries)
        typed = type_all(app, queries, options.pause)
        app.window.close()
        app.close()
    wrong = [one for one in typed if not one.is_right]
    print(f"while reading: {count} typed, {len(before)} opened before all names were known")
    print(f"{options.pause} ms between keys: {len(typed)} typed, {sum(bool(t.opened) for t in typed)} opened")
    print(f"not as the rule says: {len(wrong)}")
    for one in wrong:
        print("   ", one)
    return int(bool(wrong or before))


if __name__ == "__main__":
    sys.exit(main())
