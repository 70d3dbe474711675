"""`medviewer pack keygen`: a key pair to sign packs with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from medviewer.commands import terminal
from medviewer.commands.terminal import note, say
from medviewer.locations import Profile


def add_options(parser: ArgumentParser) -> None:
    """Add what `keygen` takes."""
    parser.description = (
        "Make an Ed25519 key pair. FILE gets the private key, for its owner alone; FILE.pub gets the public key, "
        "which is printed too: a line for the configuration of those who are to trust it. Nothing is overwritten."
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="the private key")
    parser.add_argument("--passphrase", action="store_true", help="protect it by a passphrase, asked on the terminal")
    terminal.add_option(parser)


def answer(options: Namespace, _profile: Profile) -> int:
    """Make the keys and print the public one."""
    from medviewer.sealing.keys import generate

    secret = None
    if options.passphrase or options.passphrase_file is not None:
        secret = terminal.read_passphrase(options.passphrase_file, "Passphrase of the new key: ", "Once more: ")
    path = options.output.expanduser()
    key = generate(path, secret)
    say(key.line)
    note(f"Written: {path}, fingerprint {key.fingerprint}. Keep it secret, and a copy of it where it is safe.")
    return 0
