"""The folders of one user, as texts: a start that hands over knows them before it has imported a library."""

from __future__ import annotations

import os
import sys

_XDG = {"XDG_CACHE_HOME": ".cache", "XDG_DATA_HOME": ".local/share", "XDG_CONFIG_HOME": ".config"}
"""Variables, and the folders below the user's own where they are not set.
https://specifications.freedesktop.org/basedir-spec/latest/
"""
_NAME = "medviewer"
PORTABLE = "portable.txt"
"""The file that has a frozen program keep its profile in the folder `profile`, where both lie beside it."""


def own_places(folder: str | None = None) -> tuple[str, str, str]:
    """Return the folders of index, desk and settings, absolute; may raise OSError where there is no working folder.

    They are in `folder`, else in MEDVIEWER_PROFILE, else beside a portable program, else in the system's own places.
    """
    chosen = folder or os.environ.get("MEDVIEWER_PROFILE") or _beside_program()
    if chosen:
        root = absolute(chosen)
        return os.path.join(root, "index"), os.path.join(root, "desk"), os.path.join(root, "settings")
    return _by_variables() or _by_system()


def absolute(path: str) -> str:
    """Return a path that stands for itself; links and dots in it stay."""
    path = os.path.expanduser(path)
    return path if os.path.isabs(path) else os.path.join(os.getcwd(), path)


def _beside_program() -> str:
    """Return the folder of a portable program's profile; empty for any other program."""
    beside = os.path.dirname(sys.executable)
    is_portable = getattr(sys, "frozen", False) and os.path.isfile(os.path.join(beside, PORTABLE))
    return os.path.join(beside, "profile") if is_portable else ""


def _by_variables() -> tuple[str, str, str] | None:
    """Return what platformdirs says for usual variables on Linux; None for others, and elsewhere."""
    home = os.environ.get("HOME", "")
    if sys.platform != "linux" or not home.startswith("/"):
        return None
    found = [os.environ.get(variable) or f"{home.rstrip('/')}/{usual}" for variable, usual in _XDG.items()]
    if not all(place.startswith("/") for place in found):
        return None
    cache, data, config = (f"{place.rstrip('/')}/{_NAME}" for place in found)
    return cache, data, config


def _by_system() -> tuple[str, str, str]:
    import platformdirs

    dirs = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return dirs.user_cache_dir, dirs.user_data_dir, dirs.user_config_dir
