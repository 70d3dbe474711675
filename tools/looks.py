"""Look at everything: pictures of four scenes in every size, theme, language and text size, and their faults.

usage: xvfb-run -a -s "-screen 0 2000x1400x24" python tools/looks.py [--to FOLDER] [PART-OF-A-NAME...]

Names are scene-size-theme-language-zoom, such as label-900x600-dark-de-200; without any all 144 are made, which takes
some minutes. Faults are what `look_check.py` finds; they are printed, and the exit code is 1 where there are any.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from look_check import faults
from PySide6.QtWidgets import QApplication
from screens import Scene, compare, label, read, window

from medviewer.ui.window_parts import WindowParts


def page(app: WindowParts) -> None:
    """Read a bundled page."""
    read(app, "warfarin", "dosage")
    app.window.drugs.field.clear()


def start(app: WindowParts) -> None:
    """Show the start page."""
    app.window.drugs.field.clear()


SCENES: dict[str, Callable[[WindowParts], None]] = {"page": page, "label": label, "start": start, "compare": compare}
FOLDER = Path(__file__).resolve().parents[1] / "build" / "looks"
SIZES = ((1280, 800), (900, 600), (1920, 1080))
THEMES, LANGUAGES, ZOOMS = ("light", "dark", "contrast"), ("en", "de"), (100, 200)


def scenes(parts: list[str]) -> Iterator[Scene]:
    """Yield the scenes whose names hold one of some parts; all where there are none."""
    for (name, act), size, theme, language, zoom in product(SCENES.items(), SIZES, THEMES, LANGUAGES, ZOOMS):
        whole = f"{name}-{size[0]}x{size[1]}-{theme}-{language}-{zoom}"
        if not parts or any(part in whole for part in parts):
            yield Scene(whole, size, theme, act, language, zoom)


def main() -> int:
    """Make the pictures, print the faults, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--to", type=Path, default=FOLDER, help="build/looks, which git ignores, unless it is given")
    parser.add_argument("parts", nargs="*")
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    found = 0
    for scene in scenes(asked.parts):
        with window(qt, scene) as app:
            app.window.grab().save(str(asked.to / f"{scene.name}.png"))
            for fault in faults(app.window):
                print(f"{scene.name}: {fault}", flush=True)
                found += 1
    print(f"{found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
