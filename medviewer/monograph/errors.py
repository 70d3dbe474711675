"""What can go wrong, in one tree.

MedviewerError
 +-- PageError              one file cannot be shown as a page
 +-- LibraryError           a library folder cannot be opened
 |    +-- UnknownNameError       no monograph has this name
 +-- DeskError              favourites and history cannot be read or written
 +-- ExportError            a page cannot be written or printed

Every message says what happened, to which file, and what to do.
"""


class MedviewerError(Exception):
    """Any error that medviewer explains to its user."""


class PageError(MedviewerError):
    """One file cannot be shown as a page."""


class LibraryError(MedviewerError):
    """A library folder cannot be opened."""


class UnknownNameError(LibraryError):
    """No monograph has this name; `nearest` holds the titles closest to it."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        self.name = name
        self.nearest = nearest
        hint = f" Nearest: {', '.join(nearest)}." if nearest else " See `medviewer list`."
        super().__init__(f"No monograph is named “{name}”.{hint}")


class DeskError(MedviewerError):
    """Favourites and history cannot be read or written."""


class ExportError(MedviewerError):
    """A page cannot be written or printed."""
