"""The data of a drag from the list: the drugs' ids, and their names for other programs."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

IDS = "application/x-medviewer-ids"


def carried(drugs: Iterable[tuple[str, str]]) -> QMimeData:
    """Return (id, title) of drugs as what is dragged."""
    pairs = list(drugs)
    data = QMimeData()
    data.setData(IDS, QByteArray("\0".join(page_id for page_id, _ in pairs).encode("utf-8", "surrogateescape")))
    data.setText("\n".join(title for _, title in pairs))
    return data


def dragged(data: QMimeData) -> list[str]:
    """Return the ids of the drugs that are dragged; none where it is something else."""
    carried_ids = bytes(data.data(IDS).data()).decode("utf-8", "surrogateescape")
    return carried_ids.split("\0") if carried_ids else []
