"""The tree of errors.

MedviewerError
 +-- PageError              one file cannot be shown as a page
 +-- LibraryError           a library folder cannot be opened
 |    +-- UnknownNameError       no monograph has this name
 |    +-- ChangedTrustError      a library was signed, and is not now
 +-- DeskError              favourites and history cannot be read or written
 +-- ExportError            a page cannot be written or printed

Every message says what happened, to which file, and what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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


class ChangedTrustError(LibraryError):
    """A library that was read as signed with a trusted key is not signed so now, and waits for somebody's yes.

    root: as it was named. signer: who signed it before. sha256: of the pack that is there now, "folder" for a folder of
    pages. what: "unsigned now", "other signer" or "folder now". fingerprint: of the key that is not trusted, else
    empty. declined: whether somebody chose before to leave it closed.
    """

    def __init__(self, root: Path, signer: str, sha256: str, what: str, fingerprint: str, declined: bool) -> None:
        import shlex

        from medviewer.quoted_names import quoted

        self.root = root
        self.signer = signer
        self.sha256 = sha256
        self.what = what
        self.fingerprint = fingerprint
        self.declined = declined
        now = {
            "unsigned now": "is not signed now",
            "other signer": f"is signed with a key that is not trusted here now ({fingerprint})",
            "folder now": "is a folder of pages without a signature now",
        }[what]
        super().__init__(
            f"{quoted(str(root))} was read here as signed by {signer}, and {now}. It is left closed; ask whoever looks "
            f"after it, or read it all the same after `medviewer pack accept {shlex.quote(str(root))}`."
        )


class DeskError(MedviewerError):
    """Favourites and history cannot be read or written."""


class ExportError(MedviewerError):
    """A page cannot be written or printed."""
