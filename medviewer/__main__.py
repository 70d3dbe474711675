"""Run the program as `python -m medviewer`; a frozen program begins here too, as each of its processes."""

from __future__ import annotations

import sys

from medviewer.locations import PROCESS


def main() -> int:
    """Be the program, or the process that one of it asks for; return the exit code."""
    if sys.argv[1:2] == [PROCESS]:
        from medviewer import processes

        return processes.run(sys.argv[2:])
    from medviewer import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
