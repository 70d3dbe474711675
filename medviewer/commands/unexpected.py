"""An error that nobody foresaw, on the command line: one line, and where the details are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from medviewer.atomic import private_folder, write_atomically
from medviewer.commands.terminal import note
from medviewer.errors import ExportError

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def reporter(folder: Path) -> Hook:
    """Return a `sys.excepthook` that writes the details to a file in `folder` and one line to stderr."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from medviewer.traces import trace_of

        details = trace_of(error.with_traceback(trace))
        message = f"An unexpected error, which is a mistake in medviewer: {kind.__name__}: {error}."
        note(f"{message} {_kept(folder / 'unexpected-error.txt', details)}")

    return report


def _kept(path: Path, details: str) -> str:
    try:
        private_folder(path.parent)
        write_atomically(path, details.encode("utf-8", "replace"), private=True)
    except (OSError, ExportError) as error:
        return f"The details could not be written to {path}: {(error.__cause__ or error)}."
    return f"Please report it with the details in {path}."
