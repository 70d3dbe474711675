"""`medviewer pack verify`: is a pack whole, and who signed it?"""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from medviewer.commands.terminal import megabytes, note, say, say_json
from medviewer.locations import Profile
from medviewer.quoted_names import quoted

if TYPE_CHECKING:
    from medviewer.sealing.keys import PublicKey
    from medviewer.sealing.trust import Trust, Verdict

_ORDINARY = re.compile(r"[\w./~+@%=\\-]+", re.ASCII)
_SAID = {
    "trusted": "whole, signed by {signer}",
    "unknown": "whole, signed with a key that is not trusted here",
    "unsigned": "whole, not signed",
}


def add_options(parser: ArgumentParser) -> None:
    """Add what `verify` takes."""
    parser.description = (
        "Read a pack to its end. Exit code 0: this workstation would open it; 1: refused, because it is damaged, its "
        "signature does not match, or the site requires a trusted one. With --trust, 0 means: signed with one of "
        "these keys."
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the pack")
    parser.add_argument(
        "--trust",
        metavar="KEY",
        action="append",
        default=[],
        help="require a signature with this public key, ed25519:HEX or a file that holds it, and ask no configuration; "
        "may be repeated",
    )
    parser.add_argument("--json", action="store_true", help="as one object")


def answer(options: Namespace, _profile: Profile) -> int:
    """Verify and say what was found; 1 where it is refused."""
    from medviewer.sealing.judging import verify
    from medviewer.sealing.seal import SealError

    path = options.file.expanduser()
    try:
        verdict = verify(path, _trust(options), megabytes)
    except SealError as error:
        if options.json:
            _say_json(path, {"kind": "refused", "reason": str(error)})
        else:
            note(str(error))
        return 1
    if options.json:
        _say_json(path, verdict._asdict())
    else:
        _say_lines(path, verdict)
    return 0


def _trust(options: Namespace) -> Trust:
    """Return the keys that were named, and then require one of them; else what the site trusts and requires."""
    from medviewer.sealing.trust import Trust

    if options.trust:
        return Trust(tuple(map(_key, options.trust)), required=True)
    trust: Trust = options.configuration.trust
    return trust


def _key(named: str) -> PublicKey:
    """Return a key that was given by its line, or by the file that holds it and then names it."""
    from medviewer.sealing.keys import parsed

    if named.startswith("ed25519:"):
        return parsed(named, "the key that was given")
    file = Path(named).expanduser()
    return parsed(file.read_text(encoding="utf-8", errors="replace"), file.name)


def _say_lines(path: Path, verdict: Verdict) -> None:
    say(f"{_named(path)}: {_SAID[verdict.kind].format(signer=verdict.signer)}")
    if verdict.fingerprint:
        say(f"key {verdict.fingerprint}")
    say(f"sha256 {verdict.sha256}")


def _named(path: Path) -> str:
    """Return a path; in quotes where it holds more than ordinary signs, so that it cannot say who signed it."""
    return str(path) if _ORDINARY.fullmatch(str(path)) else quoted(str(path))


def _say_json(path: Path, found: dict[str, str]) -> None:
    say_json({"file": str(path), **found})
