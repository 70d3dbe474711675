"""Tell how much room the parts of the window have at twice the size; run in a process that has fonts of its own.

usage: python rooms.py PROFILE      then a JSON list is printed: a row for each language and size of the window
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medviewer import locations
from medviewer.errors import MedviewerError
from medviewer.ui.application import Application
from medviewer.ui.services.settings import Settings
from medviewer.ui.window_parts import WindowParts
from tests.ui.menus.test_texts import cut, outside

SIZES = {"usual": (1280, 800), "small": (900, 600), "smallest": (1, 1)}
LANGUAGES = ("en", "de", "es")
PATIENCE = 60  # seconds
SAID = "A message of some length, as errors have that name a file and what to do with it."


def wait(condition: Callable[[], bool]) -> None:
    """Let the window work until it has come so far."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        QTest.qWait(10)


def opened(qt: QApplication, profile: locations.Profile, language: str) -> WindowParts:
    """Return a window that shows all that it can show beside a page."""
    settings = Settings(profile.settings)
    settings.keep("view/zoom", 200)
    settings.keep("view/language", language)
    settings.write()
    app = Application(qt, profile).start([locations.bundled_library()], None)
    app.later.make_all()
    wait(lambda: len(app.session.listing()) >= 40)
    app.window.drugs.field.setText("amiod")
    app.window.drugs.view.activate(app.window.drugs.model.index(0))
    wait(lambda: bool(app.window.monograph.header.named_by.text()) and not app.session.is_reading())
    app.actions.find.trigger()
    app.messages.report(MedviewerError(SAID))
    app.window.foot.show_problems(1234)
    app.window.foot.show_changed(1234)
    app.window.foot.show_unreachable(["Ward 7"])
    return app


def room(app: WindowParts, language: str, size: str) -> dict[str, object]:
    """Return how much room there is at this size of the window."""
    window, view = app.window, app.window.monograph
    window.resize(*SIZES[size])
    for _ in range(3):
        QApplication.processEvents()
    short = view.column.short
    return {
        "case": f"{language}, {size}",
        "font": QApplication.font().resolve(window.font()).family(),
        "window": [window.width(), window.height()],
        "lines": view.page.viewport().height() / window.fontMetrics().height(),
        "short": [short.name.text(), short.review.text()] if short.isVisible() else [],
        "cut": cut(window),
        "outside": outside(window),
    }


def main() -> None:
    """Print the rows."""
    qt = QApplication(sys.argv[:1])
    profile, font, rows = locations.Profile.of(sys.argv[1]), qt.font(), []
    for language in LANGUAGES:
        app = opened(qt, profile, language)
        rows += [room(app, language, size) for size in SIZES]
        app.window.close()
        app.close()
        app.window.deleteLater()
        qt.setFont(font)
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
