"""Where the program for Windows begins: `medviewer.__main__`, in a process whose executable is the program itself."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    sys.frozen = True  # type: ignore[attr-defined] # as a freezer says it: `medviewer.locations.is_frozen`
    from medviewer.__main__ import windowed

    sys.exit(windowed())
