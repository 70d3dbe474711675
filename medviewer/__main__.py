"""Run the program: `medviewer`, `python -m medviewer`, a frozen program, and each process of one.

On Windows the program without a console does as well: what it would say there comes in a box.
"""

from __future__ import annotations

import os
import sys

from medviewer.arriving.second_start import hand_over

_INTERRUPTED = 130  # as shells count Ctrl+C
_ERROR_BOX = 0x10  # MB_ICONERROR


def main() -> int:
    """Be the program, or the process that one of it asks for; return the exit code."""
    try:
        is_done, place = hand_over(sys.argv[1:])
    except KeyboardInterrupt:
        return _INTERRUPTED
    if is_done:
        return 0
    from medviewer.starting.kept import KEPT

    KEPT.begin()
    from medviewer.locations import PROCESS

    if sys.argv[1:2] == [PROCESS]:
        from medviewer import processes

        return processes.run(sys.argv[2:])
    from medviewer import cli

    return cli.main(place=place)


def windowed() -> int:
    """Be the program where there may be no console, nor a stream to write to; return the exit code."""
    if sys.stderr is not None and sys.stdout is not None:
        return main()
    import io

    said = sys.stderr = io.StringIO()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stdout or nowhere
        code = main()
    if code and sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, said.getvalue(), "medviewer", _ERROR_BOX)
    return code


if __name__ == "__main__":
    sys.exit(main())
