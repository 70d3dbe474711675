"""Run the program as `python -m medviewer`."""

from __future__ import annotations

import sys

from medviewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
