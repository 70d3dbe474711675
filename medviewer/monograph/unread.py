"""Names in folders that nobody wrote to be read: hidden ones, the bins and snapshots of servers, locks of editors."""

from __future__ import annotations

import os

_FOLDERS = frozenset(
    {
        b"#recycle",  # Synology: bin, snapshots, thumbnails and metadata, what is uploaded
        b"#snapshot",
        b"@eadir",
        b"@tmp",
        b"@recycle",  # QNAP, Asustor: bin and snapshots
        b"@recently-snapshot",
        b"~snapshot",  # NetApp over SMB; over NFS it is .snapshot
        b"$recycle.bin",  # Windows, with its bins of before
        b"recycler",
        b"recycled",
        b"system volume information",
        b"recycle bin",  # servers for homes and small offices
        b"network recycle bin",
        b"trashbox",
        b"network trash folder",  # macOS on servers; __MACOSX comes out of its zips
        b"temporary items",
        b"__macosx",
        b"lost+found",  # ext file systems
    }
)
_LOCK = b"~$"  # of Office, beside the file that is open


def is_unread(name: bytes | str) -> bool:
    """Tell whether a file or folder of this name, without its path, is left out of every folder that is read.

    Copies that a synchronisation made in a conflict are content, and are read.
    """
    plain = (os.fsencode(name) if isinstance(name, str) else name).lower()
    return plain.startswith((b".", _LOCK)) or plain in _FOLDERS
