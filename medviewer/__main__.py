"""Run the program as `python -m medviewer`; a frozen program begins here too, as each of its processes.

On Windows the program without a console does as well: what it would say there comes in a box.
"""

from __future__ import annotations

import io
import os
import sys

from medviewer.locations import PROCESS

_ERROR_BOX = 0x10  # MB_ICONERROR


def main() -> int:
    """Be the program, or the process that one of it asks for; return the exit code."""
    if sys.argv[1:2] == [PROCESS]:
        from medviewer import processes

        return processes.run(sys.argv[2:])
    from medviewer import cli

    return cli.main()


def windowed() -> int:
    """Be the program where there may be no console, nor a stream to write to; return the exit code."""
    if sys.stderr is not None and sys.stdout is not None:
        return main()
    said = sys.stderr = io.StringIO()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - not a file
        sys.stdout = sys.stdout or nowhere
        code = main()
    if code and sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, said.getvalue(), "medviewer", _ERROR_BOX)
    return code


if __name__ == "__main__":
    sys.exit(main())
