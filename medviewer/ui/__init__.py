"""The window.

PySide6 puts an import hook of its own in place of `__import__`, for `from __feature__ import …`, which nothing
here uses. The hook reads the source of every module imported later and keeps it in memory; it is taken out again.
"""

import builtins
from importlib import import_module

from medviewer.starting import enumerations
from medviewer.starting.kept import KEPT

enumerations.make_quickly()
_import = builtins.__import__
with KEPT.of_sources():
    import_module("PySide6.QtCore")
builtins.__import__ = _import
