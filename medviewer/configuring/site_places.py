"""The places of a site's configuration, and which of these files may lock what others say."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from medviewer.locations import Profile, beside_program

NAME = "medviewer.toml"
SYSTEM, NAMED, PROGRAM, USER = "system", "named", "program", "user"
_FIXED = {"darwin": "/Library/Application Support", "win32": r"C:\ProgramData"}


class SitePlace(NamedTuple):
    """A file that may be there.

    kind: SYSTEM, the one place of the system that is always read; NAMED, one that XDG_CONFIG_DIRS names; PROGRAM,
    beside the program; USER.
    """

    kind: str
    file: Path

    def is_there(self) -> bool:
        """Return whether there is a file; what cannot be told counts as one, and `read` then says why."""
        try:
            self.file.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True
        return True


def places(profile: Profile) -> tuple[SitePlace, ...]:
    """Return the files of a workstation, in the order in which their locks count.

    XDG_CONFIG_DIRS adds folders to the system's own and takes none away: a user can set it.
    """
    fixed = _FIXED.get(sys.platform, "/etc/xdg")
    named = [] if sys.platform in _FIXED else os.environ.get("XDG_CONFIG_DIRS", "").split(os.pathsep)
    folders = [folder for folder in dict.fromkeys(named) if folder.startswith("/") and folder != fixed]
    return (
        SitePlace(SYSTEM, Path(fixed, "medviewer", NAME)),
        *(SitePlace(NAMED, Path(folder, "medviewer", NAME)) for folder in folders),
        SitePlace(PROGRAM, beside_program() / NAME),
        SitePlace(USER, profile.settings / NAME),
    )
