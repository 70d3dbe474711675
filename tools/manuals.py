"""Write the manual page and the completions of shells anew from the parsers of the command line.

usage: python tools/manuals.py

    resources/medviewer.1     man page, written here
    resources/completions/    for bash, zsh and fish, written by shtab (`make manuals` brings it, by its hash)

Each completion names the parsers that it was made of by a hash, so that a test tells whether they are still those.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from medviewer.cli import whole_parser  # noqa: E402
from medviewer.commands.completion import FILES  # noqa: E402

PAGE, COMPLETIONS = ROOT / "resources" / "medviewer.1", ROOT / "resources" / "completions"
MADE_OF = "Made by tools/manuals.py of the parsers "
ANY_FILE = {"FILE", "PATH", "LIST", "SOURCE", "LIBRARY", "OLD", "NEW", "OUT", "PATH|NAME", "NAME|FILE", "TEXT-or-FILE"}
FOLDERS = {"DIR", "FOLDER"}
COMMON = {"help", "library", "profile", "verbose"}
"""Options of every command."""
NAME = "read drug monographs offline"
ABOUT = """\
An offline drug reference: a folder of monographs is shown as a list of drugs and their pages in tabs.
Without a command the window opens; each command works without a display.
It shows what a page says and where it came from. It does not check, compute or advise, and is not a medical device.
"""
SECTIONS = {
    "EXIT STATUS": (
        ("0", "done"),
        ("1", "a problem, said on stderr; of search and list, that nothing was found"),
        ("2", "a command that makes no sense"),
        ("129, 130, 141, 143", "ended by SIGHUP, SIGINT, SIGPIPE, SIGTERM"),
    ),
    "ENVIRONMENT": (
        ("MEDVIEWER_PROFILE", "as --profile"),
        ("MEDVIEWER_LOG", "a file that counts and durations of long work are appended to; they name no drug"),
    ),
    "FILES": (
        ("~/.cache/medviewer", "indexes and verified copies of packs; they may be lost"),
        ("~/.local/share/medviewer/desk.sqlite", "favourites, collections, notes, history; with backups beside it"),
        ("~/.config/medviewer", "settings"),
        ("/etc/xdg/medviewer/medviewer.toml", "what the site sets and locks"),
    ),
}
SUBPARSERS = argparse._SubParsersAction


def verbs_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of the commands, or of the verbs of one, by name; none where there are none."""
    found = [action for action in parser._actions if isinstance(action, SUBPARSERS)]
    return dict(found[0].choices) if found else {}


def own_actions(parser: argparse.ArgumentParser, common: set[str] = COMMON) -> list[argparse.Action]:
    """Return what a parser takes that not every command does."""
    return [one for one in parser._actions if not isinstance(one, SUBPARSERS) and one.dest not in common]


def described(parser: argparse.ArgumentParser) -> list[object]:
    """Return all that a completion is made of, the same on every Python."""
    told = [
        [one.option_strings, one.metavar, one.nargs, sorted(map(str, one.choices or ())), one.help, _is_required(one)]
        for one in own_actions(parser, set())
        if one.dest != "help"
    ]
    says = [
        [one.dest, one.help]
        for action in parser._actions
        if isinstance(action, SUBPARSERS)
        for one in action._choices_actions
    ]
    return [told, parser.description, says, {name: described(verb) for name, verb in verbs_of(parser).items()}]


def _is_required(action: argparse.Action) -> bool:
    """Return whether an option has to be given; of a place `nargs` tells it, and argparse another thing since 3.13."""
    return bool(action.option_strings) and action.required


def digest(parser: argparse.ArgumentParser) -> str:
    """Return the hash of the parsers."""
    text = json.dumps(described(parser), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the completion for a shell."""
    import shtab

    _hint(parser, shtab.FILE, shtab.DIRECTORY)
    first, *rest = shtab.complete(parser, shell=shell).splitlines()
    made = f"# {MADE_OF}{digest(parser)} with shtab {shtab.__version__}."
    lines = [first, made, *rest] if first.startswith("#compdef") else [made, first, *rest]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _hint(parser: argparse.ArgumentParser, file: object, folder: object) -> None:
    """Say of each argument that is a file or a folder that it is one; a library may be a pack, which is a file."""
    for action in own_actions(parser, set()):
        metavar = str(action.metavar)
        if metavar in ANY_FILE or (metavar in FOLDERS and "pack" in (action.help or "")):
            action.complete = file  # type: ignore[attr-defined]
        elif metavar in FOLDERS:
            action.complete = folder  # type: ignore[attr-defined]
    for verb in verbs_of(parser).values():
        _hint(verb, file, folder)


def man_page(parser: argparse.ArgumentParser) -> str:
    """Return the manual page."""
    lines = ['.TH MEDVIEWER 1 "" medviewer "User Commands"', ".SH NAME", f"medviewer \\- {NAME}", ".SH SYNOPSIS"]
    lines += [*_usage("medviewer", parser, set()), ".br", ".B medviewer", *_roman("[OPTION...] COMMAND [ARGUMENT...]")]
    lines += [".SH DESCRIPTION", *_text(ABOUT), ".SH OPTIONS", *_text("The first three go with every command too.")]
    lines += [*_entries(own_actions(parser, {"help"})), ".SH COMMANDS"]
    for name, command in verbs_of(parser).items():
        lines += _command(f"medviewer {name}", command)
    for heading, entries in SECTIONS.items():
        lines += [f".SH {heading}", *(line for term, says in entries for line in _entry(_bold(term), says))]
    return "\n".join(lines) + "\n"


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    verbs = verbs_of(parser)
    if verbs:
        for verb, own in verbs.items():
            yield from _command(f"{name} {verb}", own)
        return
    yield f".SS {_escaped(name)}"
    yield from _usage(name, parser, COMMON)
    yield ".PP"
    description = parser.description or ""
    yield from _text(f"{description[:1].upper()}{description[1:].rstrip('.')}.")
    yield from _entries(own_actions(parser))


def _usage(name: str, parser: argparse.ArgumentParser, common: set[str]) -> list[str]:
    actions = sorted(own_actions(parser, common | {"help"}), key=lambda one: not one.option_strings)
    return [f".B {_escaped(name)}", *_roman(" ".join(map(_shape, actions)))]


def _shape(action: argparse.Action) -> str:
    """Return an argument as a usage has it."""
    value = _value(action)
    if action.option_strings:
        shape = " ".join(filter(None, (action.option_strings[0], value)))
        return shape if action.required else f"[{shape}]"
    return {"+": f"{value}...", "*": f"[{value}...]", "?": f"[{value}]"}.get(str(action.nargs), value)


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    return str(action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper())


def _entries(actions: list[argparse.Action]) -> Iterator[str]:
    for action in actions:
        names = ", ".join(map(_bold, action.option_strings))
        term = " ".join(filter(None, (names, f"\\fI{_escaped(value)}\\fR" if (value := _value(action)) else "")))
        if action.option_strings or action.help:
            yield from _entry(term, action.help or "")


def _entry(term: str, says: str) -> list[str]:
    return [".TP", term, *(_text(says) or [_escaped("one of these")])]


def _bold(text: str) -> str:
    return f"\\fB{_escaped(text)}\\fR"


def _roman(text: str) -> list[str]:
    return [_escaped(text)] if text else []


def _text(text: str) -> list[str]:
    """Return sentences as lines; one that begins as a request does is none."""
    lines = re.sub(r"\s+", " ", text.strip()).replace(". ", ".\n").split("\n")
    return [f"\\&{line}" if line.startswith((".", "'")) else line for line in map(_escaped, lines) if line]


def _escaped(text: str) -> str:
    """Return a text as roff prints it."""
    return (
        text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha").replace("`", "\\(ga")
    )


def main() -> int:
    """Write all."""
    PAGE.write_text(man_page(whole_parser()), encoding="utf-8", newline="\n")
    COMPLETIONS.mkdir(exist_ok=True)
    for shell, name in FILES.items():
        (COMPLETIONS / name).write_text(completion(whole_parser(), shell), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
