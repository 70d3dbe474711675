"""Where a frozen program begins: `medviewer.__main__`, with the environment of who started it.

PyInstaller's bootloader puts the program's folder into LD_LIBRARY_PATH, and what was there into LD_LIBRARY_PATH_ORIG.
The loader has read it by now; a browser or a mail program that the window starts must not load these libraries.

Modules lie in the program's own file and are read when they are first needed, hours later perhaps. An update puts
another file into its place, in which others stand at their places: they are read from the file that was started.
"""

from __future__ import annotations

import os
import sys

STARTED = "/proc/self/exe"


def give_back(name: str = "LD_LIBRARY_PATH") -> None:
    """Let a variable be as it was before the bootloader changed it."""
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    else:
        os.environ.pop(name, None)


def stay(started: str = STARTED) -> None:
    """Read modules from the file that was started, whatever has its name by now; a chroot may have no /proc."""
    import pyimod02_importers  # PyInstaller's

    if os.access(started, os.R_OK):
        pyimod02_importers.pyz_archive._filename = started


if __name__ == "__main__":
    if sys.platform == "linux":
        give_back()
        stay()
    from medviewer.__main__ import main

    sys.exit(main())
