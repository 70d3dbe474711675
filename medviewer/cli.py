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
from medviewer.arriving.handing_over import is_handed_over
from medviewer.arriving.meeting_place import MeetingPlace, meeting_place
from medviewer.arriving.requests import BACKGROUND, LOOK_UP, LOOK_UP_MARKED, StartRequest
from medviewer.arriving.second_start import activation_token
from medviewer.commands.registry import COMMANDS, help_line
from medviewer.commands.terminal import LOG, Parser, add_verbose, note, say, say_json, status
from medviewer.configuring.configuration import Configuration
from medviewer.configuring.loading import configuration_of
from medviewer.configuring.own_folders import check_apart
from medviewer.errors import MedviewerError
from medviewer.locations import Profile, is_frozen
from medviewer.starting.kept import KEPT
from medviewer.starting.kept import place as kept_at
from medviewer.stopping import exit_code, stopping
from medviewer.work_log import logged

DONE, PROBLEM, NO_READER = 0, 1, 141

_NAMES = [*COMMANDS]
_WITHOUT_WINDOW = f"{', '.join(_NAMES[:-1])} and {_NAMES[-1]}"
_DESCRIPTION, _OPEN = "An offline drug reference.", "open the window on that monograph"
_HELP = "\n".join(
    (
        "commands:",
        help_line("open NAME", _OPEN),
        help_line("FILE... | LINK", "add library packs and folders, open pages; open what a medviewer: link names"),
        *(help_line(command.usage, command.summary) for command in COMMANDS.values()),
        "Without a command the window opens, or that of the program that runs already comes to the front.",
        "`medviewer COMMAND --help` says more.",
        "",
    )
)


def main(argv: Sequence[str] | None = None, place: MeetingPlace | None = None) -> int:
    """Run one command and return its exit code; an error that has an explanation is one line on stderr.

    place: where the first program was asked already for what is typed, and has not done it.
    """
    try:
        with stopping():
            code = _run(sys.argv[1:] if argv is None else argv, place)
            sys.stdout.flush()
    except KeyboardInterrupt as stop:
        status("")
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


def _run(argv: Sequence[str], place: MeetingPlace | None) -> int:
    parser = _parser()
    options = parser.parse_args(argv)
    if options.version:
        return _say_version(as_json="json" in options)
    if "json" in options:
        parser.error("--json goes with --version, or behind a command")
    if options.way and options.command:
        parser.error(f"--{options.way} goes without a command")
    if options.command in (None, "open"):
        return _window(options, _request(options), place)
    if options.command not in COMMANDS:
        return _window(options, _opening(options, parser), place)
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


def _say_version(as_json: bool) -> int:
    if as_json:
        from medviewer.versions import versions

        say_json(versions())
    else:
        say(f"medviewer {__version__}")
    return 0


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
    from medviewer.configuring.remembered_libraries import meant

    libraries = meant(options.library, profile.settings, options.configuration)
    options.library, options.library_names, options.libraries_chosen = libraries


def _configure(options: argparse.Namespace, profile: Profile) -> None:
    """Read what the site has configured, and refuse what it forbids of libraries; raises MedviewerError."""
    options.configuration = configuration_of(profile)
    _refuse(options, profile)


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
    parser.epilog = _HELP
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    _add_to_the_window(parser)
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def whole_parser() -> argparse.ArgumentParser:
    """Return one parser of all commands, as manuals and shells need it; `main` reads what is typed in two steps."""
    whole = _common(None)
    _add_to_the_window(whole)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_open(_add_common(commands.add_parser("open", help=_OPEN, description=_OPEN, allow_abbrev=False)))
    for name, command in COMMANDS.items():
        own = commands.add_parser(name, help=command.summary, allow_abbrev=False)
        command.module().add_options(_add_common(own))
    return whole


def _common(command: str | None) -> Parser:
    """Return a parser of the options that may stand before a command and behind it."""
    if command:
        return _add_common(Parser(prog=f"medviewer {command}", allow_abbrev=False))
    usage = "%(prog)s [--library DIR]... [--profile DIR] [COMMAND ... | FILE... | LINK]"
    return _add_common(Parser(prog="medviewer", usage=usage, description=_DESCRIPTION, allow_abbrev=False))


def _add_common(parser: Parser) -> Parser:
    """Add the options of every command to a parser, and return it."""
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


def _add_to_the_window(parser: Parser) -> None:
    """Add what goes without a command."""
    parser.add_argument("--version", action="store_true", help="say which version this is, and exit")
    says = "with --version: of Python, Qt, SQLite and system too"
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=says)
    _add_window_options(parser)
    _add_ways(parser)


def _add_open(parser: Parser) -> None:
    _add_window_options(parser)
    parser.add_argument("name", metavar="NAME", nargs="+", help="name, generic name, brand or file name")


def _folder(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _add_window_options(parser: Parser) -> None:
    parser.add_argument(
        "--new-window", action="store_true", default=False, help="open one more window of the program that runs already"
    )
    parser.add_argument(
        "--startup-report",
        metavar="FILE",
        type=Path,
        help="open the window, write the milliseconds it took as JSON, and quit",
    )


def _add_ways(parser: Parser) -> None:
    """Add what may be seen first in place of the window."""
    ways = parser.add_mutually_exclusive_group()
    told = {
        BACKGROUND: "wait in the notification area, ready to be opened from there",
        LOOK_UP: "look a drug up in a small window; for a key of the desktop",
        LOOK_UP_MARKED: "the same with the text that is marked, in whichever program (X11 and Wayland)",
    }
    for way, text in told.items():
        ways.add_argument(f"--{way}", dest="way", action="store_const", const=way, default="", help=text)


def _request(options: argparse.Namespace) -> StartRequest:
    """Return what `medviewer` and `medviewer open NAME` ask the window for."""
    name = ""
    if options.command == "open":
        parser = _common("open")
        _add_open(parser)
        name = " ".join(parser.parse_args(options.rest, options).name)
    return StartRequest(name, new_window=options.new_window, way=options.way)


def _opening(options: argparse.Namespace, parser: argparse.ArgumentParser) -> StartRequest:
    """Return what a link or paths ask for that stand where a command would; raises MedviewerError for bad paths."""
    from medviewer.arriving.arguments import is_link, is_path, paths_of

    word = options.command
    if is_link(word):
        if options.rest:  # which a link that was badly quoted may have brought along
            parser.error("nothing may stand behind a link")
        return StartRequest(link=word, new_window=options.new_window)
    if not is_path(word):
        parser.error(f"there is no command “{word}”; a monograph opens with: medviewer open NAME")
    paths = _common("FILE")
    _add_window_options(paths)
    paths.add_argument("paths", metavar="FILE", nargs="*", help="library pack, folder of pages, or page")
    return StartRequest(
        paths=paths_of([word, *paths.parse_args(options.rest, options).paths]), new_window=options.new_window
    )


def _window(options: argparse.Namespace, request: StartRequest, place: MeetingPlace | None) -> int:
    """Have the program that runs already do it, unless it was asked; else open the window.

    Everything of Qt is imported here and nowhere else on the command line.
    """
    profile = Profile.of(options.profile)
    if options.library:  # else the program that runs already is asked before any file is read
        _configure(options, profile)
    if place is None and not options.startup_report:
        place = meeting_place(profile)
        asks = request._replace(libraries=tuple(map(str, options.library)), token=activation_token())
        if place and is_handed_over(place, asks):
            return DONE
    if not options.library:
        _configure(options, profile)
    _need_display(request)
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
        code = run(
            options.library,
            profile,
            options.configuration,
            request,
            options.startup_report,
            place if place and place.is_mine else None,
        )
    if not (sys.dont_write_bytecode or is_frozen()):
        KEPT.keep(kept_at())
    return code


def _need_display(request: StartRequest) -> None:
    """Raise MedviewerError where no window can be opened, and first where what it would open is refused anyway."""
    if sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return
    if request.link:
        from medviewer.arriving.page_links import read

        read(request.link)
    raise MedviewerError(
        "There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. {} work without one.",
        _WITHOUT_WINDOW,
    )
