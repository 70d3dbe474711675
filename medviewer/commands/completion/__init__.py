"""`medviewer completion`: what a shell needs to complete what is typed behind `medviewer`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from medviewer.commands.terminal import say_text
from medviewer.locations import Profile, resources

FILES = {"bash": "medviewer.bash", "zsh": "_medviewer", "fish": "medviewer.fish"}
"""The file of each shell in resources/completions, called as that shell looks for it; tools/manuals.py makes them."""


def add_options(parser: ArgumentParser) -> None:
    """Add what `completion` takes."""
    parser.description = (
        'Print the completion of commands, options and files for a shell. In bash: eval "$(medviewer completion bash)" '
        "in ~/.bashrc; in zsh: medviewer completion zsh > a folder of $fpath, as _medviewer; in fish: medviewer "
        "completion fish > ~/.config/fish/completions/medviewer.fish"
    )
    parser.add_argument("shell", choices=tuple(FILES))


def answer(options: Namespace, profile: Profile) -> int:
    """Print the script."""
    say_text((resources() / "completions" / FILES[options.shell]).read_text(encoding="utf-8"))
    return 0
