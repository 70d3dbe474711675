"""`medviewer pack sign`: a pack gets the signature of a key."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from medviewer.commands import terminal
from medviewer.commands.terminal import megabytes, say, shown
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `sign` takes."""
    parser.description = (
        "Sign a pack. Its seal is replaced, signed before or not; the rest stays as it is. A pack that is damaged is "
        "not signed."
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the pack")
    parser.add_argument("--key", metavar="FILE", type=Path, required=True, help="the private key, as keygen made it")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="write the signed pack here instead")
    terminal.add_option(parser)


def answer(options: Namespace, _profile: Profile) -> int:
    """Sign and print who signed what."""
    from medviewer.sealing.keys import fingerprint, is_encrypted, load
    from medviewer.sealing.seal import sign

    path, key_file = options.file.expanduser(), options.key.expanduser()
    out = options.output.expanduser() if options.output else path
    secret = None
    if options.passphrase_file is not None or is_encrypted(key_file):
        secret = terminal.read_passphrase(options.passphrase_file, f"Passphrase of {shown(key_file)}: ")
    made = sign(path, load(key_file, secret), out, megabytes)
    say(f"Signed: {out}")
    say(f"key {fingerprint(made.key)}")
    say(f"sha256 {made.sha256}")
    return 0
