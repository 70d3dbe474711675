"""The command line: what was typed becomes a window or an answer on the terminal, and an exit code.

0: done. 1: a problem, said on stderr. 2: a command that makes no sense. 130: interrupted, 143: ended by SIGTERM, 129:
by SIGHUP, and 141: the reader of our output went away, as shells count them.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from medviewer import __version__
from medviewer.commands.registry import COMMANDS, help_line
from medviewer.commands.terminal import LOG, Parser, add_verbose, note
from medviewer.configuring.configuration import Configuration
from medviewer.configuring.loading import configuration_of
from medviewer.configuring.own_folders import check_apart
from medviewer.errors import MedviewerError
from medviewer.locations import Profile
from medviewer.stopping import exit_code, stopping
from medviewer.work_log import logged

PROBLEM, NO_READER = 1, 141

_NAMES = [*COMMANDS]
_WITHOUT_WINDOW = f"{', '.join(_NAMES[:-1])} and {_NAMES[-1]}"
_HELP = "\n".join(
    (
        "commands:",
        help_line("open NAME", "open the window on that monograph"),
        *(help_line(command.usage, command.summary) for command in COMMANDS.values()),
        "Without a command the window opens. `medviewer COMMAND --help` says more.",
        "",
    )
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an error that has an explanation is one line on stderr."""
    try:
        with stopping():
            code = _run(sys.argv[1:] if argv is None else argv)
            sys.stdout.flush()
    except KeyboardInterrupt as stop:
        return exit_code(stop)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_READER
    except MedviewerError as error:
        return _problem(str(error))
    except ImportError as error:
        from medviewer.missing_libraries import explained

        if explanation := explained(error):
            return _problem(str(explanation))
        raise
    except OSError as error:
        return _problem(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
    return code


def _problem(message: str) -> int:
    note(message)
    return PROBLEM


def _run(argv: Sequence[str]) -> int:
    parser = _parser()
    options = parser.parse_args(argv)
    if options.command in (None, "open"):
        return _window(options)
    if options.command not in COMMANDS:
        parser.error(f"there is no command “{options.command}”; a monograph opens with: medviewer open NAME")
    from medviewer.commands import unexpected

    command = COMMANDS[options.command].module()
    parser = _common(options.command)
    command.add_options(parser)
    parser.parse_args(options.rest, options)
    profile = Profile.of(options.profile)
    sys.excepthook = unexpected.reporter(profile.index)
    options.configuration = configuration_of(profile)
    if options.command != "config":
        _note_problems(options.configuration)
        _refuse(options, profile)
        _choose(options, profile)
    with _listening(options), logged("command"):
        code: int = command.answer(options, profile)
    return code


@contextmanager
def _listening(options: argparse.Namespace) -> Iterator[None]:
    """Have the log written where that is asked for; a log that cannot be written is said, and left out."""
    file = os.environ.get(LOG)
    if not (options.verbose or file):
        yield
        return
    from medviewer.log_targets import listening

    with listening(options.verbose, _folder(file) if file else None) as problem:
        if problem:
            note(problem)
        yield


def _choose(options: argparse.Namespace, profile: Profile) -> None:
    """Take the libraries that were named, else those chosen here, else the site's, with the names that those had."""
    from medviewer.configuring.remembered_libraries import chosen_here

    chosen = [] if options.library else chosen_here(profile.settings, options.configuration)
    options.library_names = {library.root: library.name for library in chosen if library.name}
    options.libraries_chosen = bool(chosen)
    options.library = options.library or [library.root for library in chosen] or list(options.configuration.libraries)


def _refuse(options: argparse.Namespace, profile: Profile) -> None:
    """Refuse `--library` where the site locks the libraries, and a profile in a library; raises MedviewerError."""
    configuration = options.configuration
    file = configuration.locked_by("libraries")
    if options.library and file:
        raise MedviewerError("The libraries of this workstation are set by your site ({}). Leave out --library.", file)
    check_apart(profile, [*options.library, *configuration.libraries])


def _note_problems(configuration: Configuration) -> None:
    for problem in configuration.problems:
        note(problem)


def _parser() -> argparse.ArgumentParser:
    """Return the parser of what stands before a command; a command's own is made once it is known."""
    parser = _common(None)
    parser.description = "An offline drug reference."
    parser.epilog = _HELP
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--version", action="version", version=f"medviewer {__version__}")
    _add_startup_report(parser)
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _common(command: str | None) -> argparse.ArgumentParser:
    """Return a parser of the options that may stand before a command and behind it."""
    usage = "%(prog)s [--library DIR]... [--profile DIR] [COMMAND ...]" if command is None else None
    parser = Parser(prog="medviewer" if command is None else f"medviewer {command}", usage=usage, allow_abbrev=False)
    parser.add_argument(
        "--library",
        metavar="DIR",
        action="append",
        default=[],
        type=_folder,
        help="read this folder of monographs, or library pack; may be repeated (otherwise those that you chose, see "
        "`libraries`, or those that come with the program)",
    )
    parser.add_argument("--profile", metavar="DIR", help="keep index, favourites, history and settings in this folder")
    add_verbose(parser)
    return parser


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _add_startup_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--startup-report",
        metavar="FILE",
        type=Path,
        help="open the window, write the milliseconds it took as JSON, and quit",
    )


def _window(options: argparse.Namespace) -> int:
    """Open the window; everything of Qt is imported here and nowhere else on the command line."""
    name = None
    if options.command == "open":
        parser = _common("open")
        _add_startup_report(parser)
        parser.add_argument("name", metavar="NAME", nargs="+", help="name, generic name, brand or file name")
        name = " ".join(parser.parse_args(options.rest, options).name)
    profile = Profile.of(options.profile)
    options.configuration = configuration_of(profile)
    _refuse(options, profile)
    _need_display()
    gc.disable()  # nothing that starts a window is garbage; `ui.services.garbage_collector` sees to it later
    try:
        import_module("medviewer.ui")  # takes PySide6's import hook out before more is imported
        import_module("PySide6.QtGui")  # by itself it names what it lacks
        import_module("PySide6.QtWidgets")
    except ImportError as error:
        from medviewer.missing_libraries import unloadable

        raise unloadable(error, f"{_WITHOUT_WINDOW} work without a window") from error
    from medviewer.ui.application import run

    with _listening(options):
        return run(options.library, profile, options.configuration, name, options.startup_report)


def _need_display() -> None:
    if sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return
    raise MedviewerError(
        "There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. {} work without one.",
        _WITHOUT_WINDOW,
    )
