"""Labels below rows that are unfolded: few are read at once, many off the GUI thread."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medviewer.library.catalogue import Catalogue
from medviewer.ui.base.tasks import Task, Tasks

if TYPE_CHECKING:
    from medviewer.library.store.label_groups import LabelRow

MOST_AT_ONCE = 500
"""Labels of a row that the index gives within some 8 ms."""

MOST_ASKED = 20
"""Labels of a row that are asked which one stands for them, where that which did so is gone."""


class LabelReading(QObject):
    """Keeps the labels of the rows that are unfolded; `found()` when those of a large group have been read."""

    found = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._labels: dict[str, Sequence[LabelRow]] = {}
        self._fresh: set[str] = set()
        self._asked: dict[str, Task] = {}

    def of(self, catalogue: Catalogue | None, ids: Collection[str]) -> dict[str, Sequence[LabelRow]]:
        """Return the labels by ids of the rows, as far as they have been read."""
        for id in ids:
            if catalogue is not None and id not in self._fresh and id not in self._asked:
                self._read(catalogue, id)
        self._labels = {id: labels for id, labels in self._labels.items() if id in ids}
        self._fresh.intersection_update(ids)
        return self._labels

    def leaders(self, catalogue: Catalogue) -> dict[str, str]:
        """Return by id of each row that is unfolded the id that it has now: another label may stand for all by now."""
        among = {id: [id, *(label.id for label in labels[:MOST_ASKED])] for id, labels in self._labels.items()}
        return {id: next(filter(None, map(catalogue.label_leader, ids)), id) for id, ids in among.items()}

    def forget(self) -> None:
        """Have the labels read again when they are next asked for; until then those of before are given."""
        self.stop()
        self._fresh.clear()

    def stop(self) -> None:
        """Abandon what is being read."""
        for task in self._asked.values():
            task.cancel()
        self._asked.clear()

    def _read(self, catalogue: Catalogue, id: str) -> None:
        if catalogue.label_count(id) <= MOST_AT_ONCE:
            self._keep(id, catalogue.labels(id))
        else:
            self._asked[id] = self._tasks.run(lambda _: catalogue.labels(id), partial(self._take, id), lane="related")

    def _take(self, id: str, labels: Sequence[LabelRow]) -> None:
        del self._asked[id]
        self._keep(id, labels)
        self.found.emit()

    def _keep(self, id: str, labels: Sequence[LabelRow]) -> None:
        self._labels[id] = labels
        self._fresh.add(id)
