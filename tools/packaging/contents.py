"""What of others' packages a frozen program holds, on every system: for the freezer, and for the Windows installer."""

from __future__ import annotations

from fnmatch import fnmatch

PACKAGES = (
    "PySide6-Essentials",
    "shiboken6",
    "python-frontmatter",
    "PyYAML",
    "Markdown",
    "nh3",
    "platformdirs",
    "rapidfuzz",
    "lxml",
    "ijson",
    "cryptography",
    "segno",
)
# readline is under the GPL; the others are used by nobody here, and some bring libraries of the system with them.
EXCLUDED = (
    *("_curses", "_ssl", "_tkinter", "asyncio", "curses", "distutils", "ensurepip", "idlelib", "lib2to3"),
    *("multiprocessing", "numpy", "pip", "pkg_resources", "pycparser", "pydoc", "readline", "setuptools", "ssl"),
    *("test", "tkinter", "turtle", "unittest", "venv"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
)
QT_MODULES = ("QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtWidgets")
"""Of PySide6 what the program imports; reading aloud, whose module is an extra, is not packed."""
# Plugins of Qt that a drug reference on a desktop needs. Others want libraries of their own, or are GPL alone.
PLUGINS = (
    "iconengines/*svg*",
    *(f"imageformats/*{kind}" for kind in ("gif*", "ico.*", "jpeg*", "svg*", "webp*")),
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    *(f"platforms/*{kind}*" for kind in ("xcb", "wayland", "offscreen", "windows", "cocoa")),
    "platformthemes/*xdgdesktopportal*",
    "printsupport/*",
    "styles/*",
    "wayland-decoration-client/*",
    "wayland-graphics-integration-client/*",
    "wayland-shell-integration/*",
    "xcbglintegrations/*",
)
LANGUAGES = ("de", "es")


def is_wanted_of_qt(path: str) -> bool:
    """Return whether a plugin or a translation of Qt comes along; true of every other file. path: with slashes."""
    if "/plugins/" in path:
        return any(fnmatch(path.partition("/plugins/")[2], pattern) for pattern in PLUGINS)
    if "/translations/" in path and "PySide6" in path:
        return path.endswith(tuple(f"qtbase_{code}.qm" for code in LANGUAGES))
    return True
