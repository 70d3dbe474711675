"""Hints that something in the libraries' folders has changed: added, renamed or removed, by the system's word."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

MOST = 1000
"""Folders that are watched: each takes a handle of the system."""


class FolderWatch(QObject):
    """Watches folders, not files, so a file that is written in place is not noticed. hinted(): look again."""

    hinted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None

    def watch(self, folders: Iterable[str]) -> None:
        """Watch these folders and no others."""
        wanted = {folder.rstrip("/") or "/" for folder in list(folders)[:MOST]}
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self.hinted)
        watched = set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))
