"""A folder into which many pages are exported, a file each."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from medviewer.atomic import Batch
from medviewer.errors import ExportError
from medviewer.export.file_names import FileNames, same_name


class ExportFolder:
    """Writes pages into `folder`, which is made where it is not there, each under a name of its own: see `FileNames`.

    Use it in a `with` statement; at its end all files are on the disk, each whole or not there at all.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._names = FileNames(suffix)
        self._batch = Batch()
        self._written: dict[str, str] = {}
        self._before: set[str] | None = None

    def __enter__(self) -> ExportFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._batch.__exit__(kind, error, trace)

    def write(self, title: str, id: str, content: bytes) -> None:
        """Write the page `id`; raises ExportError."""
        self._look()
        names = self._names.take(title, id)
        for other, name in names.items():
            if other != id:
                self._batch.move(self._folder / self._written[other], self._folder / name)
        self._batch.write(self._folder / names[id], content)
        self._written |= names

    @property
    def placed(self) -> int:
        """Return how many files are in their places."""
        return self._batch.placed

    @property
    def replaced(self) -> int:
        """Return how many files stand in the place of one that was there before."""
        return len({same_name(name) for name in self._written.values()} & (self._before or set()))

    def _look(self) -> None:
        """Make the folder, and note what is in it, when the first page comes."""
        if self._before is not None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._before = {same_name(path.name) for path in self._folder.iterdir()}
        except OSError as error:
            raise ExportError(
                "{} cannot be written ({}). Choose another folder.", self._folder, error.strerror
            ) from error
