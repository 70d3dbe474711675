"""Offline drug reference: a library of monographs in a desktop window, and for scripts `open_library`."""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; `typing` takes as long to import as a whole second start
if TYPE_CHECKING:
    from medviewer.api import open_library as open_library

__all__ = ["__version__", "open_library"]
__version__ = "0.2.0"

if not TYPE_CHECKING:  # a checker would take any name for one of this package

    def __getattr__(name: str) -> object:
        """Import the door for scripts when it is asked for: every part of the program imports this package."""
        if name == "open_library":
            from medviewer.api import open_library

            return open_library
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
