"""Remake the pictures in docs/screens from the real window on the bundled library and an invented label.

usage: xvfb-run -a -s "-screen 0 1920x1200x24" python tools/screens.py [NAME...]

`looks.py` beside it takes the same window at all sizes, in all themes, and looks for what is cut, faint or crowded.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medviewer import locations
from medviewer.desk.store import Desk
from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Import
from medviewer.ui.application import Application
from medviewer.ui.desk.changes_dialog import ChangesDialog
from medviewer.ui.documents.open_page import OpenPage
from medviewer.ui.menus.palette import Palette
from medviewer.ui.services.settings import Settings
from medviewer.ui.several_pages.medication_dialog import MedicationDialog
from medviewer.ui.window_parts import WindowParts
from medviewer.ui.windows.look_up_window import LookUpWindow

LABEL = Path(__file__).with_name("made-label.xml")
"""A published label as it could be: drug, maker and doses are invented."""
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screens"


class Scene(NamedTuple):
    """One picture: its name, the window's size, theme, language and text size, and what is done before it is taken."""

    name: str
    size: tuple[int, int]
    theme: str
    act: Callable[[WindowParts], None]
    language: str = "en"
    zoom: int = 100


def search(app: WindowParts, text: str) -> None:
    """Type into the search field."""
    field = app.window.drugs.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    pause(300)


def read(app: WindowParts, text: str, tab: str) -> None:
    """Open the drug that `text` names, at a tab."""
    search(app, text)
    app.window.monograph.tabs.choose(tab)
    QTest.keyClick(app.window.drugs.field, Qt.Key.Key_Return)
    wait_until(lambda: app.window.monograph.opened() is not None and not app.reader.is_reading())


def browse(app: WindowParts) -> None:
    """Star three drugs and read one, with the whole list beside it."""
    for text in ("metformin", "morphine", "warfarin"):
        read(app, text, "all")
        app.actions.star.trigger()
        pause(200)
    app.window.drugs.field.clear()
    app.window.monograph.tabs.choose("dosage")


def find_in_page(app: WindowParts) -> None:
    """Find a word inside a page."""
    read(app, "amiodarone", "interactions")
    app.actions.find.trigger()
    QTest.keyClicks(app.window.monograph.find_bar.field, "rise")


def stay_open(app: WindowParts) -> None:
    """Mistype a name while another drug is open."""
    read(app, "warfarin", "dosage")
    search(app, "metphormin")
    wait_until(lambda: app.window.drugs.model.rowCount() > 0)


def write_notes(app: WindowParts) -> None:
    """Write two notes beside a drug."""
    read(app, "warfarin", "dosage")
    opened = app.window.monograph.opened()
    assert opened is not None
    texts = {
        "dosage": "On our ward the **first dose** is given at 18:00.\n\n* INR on day 3",
        "": "Stock: 1 mg and 3 mg.",
    }
    for section, text in texts.items():
        app.keeper.writer.run(partial(_write_note, opened.id, opened.monograph.title, section, text))
    wait_until(lambda: "18:00" in app.window.monograph.page.toPlainText())


def collect(app: WindowParts) -> None:
    """Fill three collections and show them, one of them open in the narrow picture."""
    read(app, "warfarin", "dosage")
    for name, colour in (("Ward 7", "blue"), ("Anticoagulation clinic", "red"), ("Crash trolley", "orange")):
        app.keeper.writer.run(partial(_make_collection, name, colour))
    wait_until(lambda: len(app.keeper.collections.all()) == 3)
    rows = app.session.listing()
    for number, collection in enumerate(app.keeper.collections.all()):
        app.collections.put([rows[place].id for place in range(number, 40, 3 + number)], collection.name)
    wait_until(lambda: all(one.members for one in app.keeper.collections.all()))
    app.window.drugs.field.clear()
    app.list.open_collection("Ward 7" if app.window.width() < 1000 else "")


def change(app: WindowParts) -> None:
    """Show a page that has changed since it was read, and the difference."""
    collect(app)
    opened = app.window.monograph.opened()
    assert opened is not None
    app.keeper.favourites.toggle(opened.id, opened.monograph.title)
    app.keeper.writer.run(partial(_read_before, opened))
    pause(300)
    app.reader.reread(opened.id)
    app.follower.look_now()
    wait_until(app.window.foot.changed.isVisible)
    app.actions.show_changed.trigger()


def difference(app: WindowParts) -> None:
    """Show what has changed in a page."""
    change(app)
    app.actions.show_changes.trigger()
    pause(500)


def compare(app: WindowParts) -> None:
    """Read the dosage of three drugs side by side."""
    read(app, "warfarin", "dosage")
    app.window.drugs.field.clear()
    catalogue = app.session.catalogue
    assert catalogue is not None
    app.compare.compare([row.id for row in catalogue.rows() if row.title in ("Heparin", "Metformin", "Warfarin")])
    wait_until(app.compare.is_shown)


def look_up(app: WindowParts) -> None:
    """Look up a drug in the small window."""
    app.program.look_up()
    (small,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, LookUpWindow) and one.isVisible())
    QTest.keyClicks(small.field, "metho")
    wait_until(lambda: "bundled" in small.words.toPlainText().lower())


def palette(app: WindowParts) -> None:
    """Look for something by its name."""
    read(app, "warfarin", "dosage")
    QTest.keyClicks(app.palette.open().field, "pr")


def resume(app: WindowParts) -> None:
    """Show what comes back after a crash: a comparison, as the session kept it."""
    rows = app.session.listing()
    app.compare.restore([rows[place].id for place in (3, 4)], "dosage")
    wait_until(app.compare.is_shown)


def _write_note(page_id: str, title: str, section: str, text: str, desk: Desk) -> None:
    desk.notes.write(page_id, section, text, "AB", title=title)


def _make_collection(name: str, colour: str, desk: Desk) -> None:
    desk.collections.create(name, colour)


def _read_before(opened: OpenPage, desk: Desk) -> None:
    """Keep a page as if it had been read when two of its words were others."""
    before = opened.monograph.markdown.replace("2 to 5 mg", "5 to 10 mg").replace("daily", "a day", 2)
    desk.readings.keep(opened.id, opened.monograph.title, "0" * 32, before)


TOGETHER = ("Warfarin", "Amiodarone", "Aspirin", "Metronidazole", "Ibuprofen", "Simvastatin")


def together(app: WindowParts) -> None:
    """Put six drugs into the tray, and read what they say of one another."""
    read(app, "warfarin", "dosage")
    app.window.drugs.field.clear()
    catalogue = app.session.catalogue
    assert catalogue is not None
    ids = [row.id for row in catalogue.rows() if row.title in TOGETHER]
    app.tray.add(ids)
    app.actions.tray.trigger()
    wait_until(app.tray.is_shown)


def quoted(app: WindowParts) -> None:
    """Open the second passage of the tray on its page."""
    together(app)
    view = app.tray.view()
    for _ in range(2):
        QTest.keyClick(view.page, Qt.Key.Key_Tab)
    QTest.keyClick(view.page, Qt.Key.Key_Return)
    wait_until(lambda: not app.tray.is_shown())


def medication_list(app: WindowParts) -> None:
    """Paste a list of medicines of which one is misspelt."""
    read(app, "warfarin", "dosage")
    app.window.drugs.field.clear()
    app.actions.tray_list.trigger()
    dialog = app.window.findChild(MedicationDialog)
    assert dialog is not None
    dialog.list.setPlainText("Warfarin 5 mg once daily\n- amiodaron 200 mg\nMetronidazole 400 mg tds\nfish oil\n")
    wait_until(lambda: dialog.table.rowCount() == 4)


def named_by(app: WindowParts) -> None:
    """Show who names warfarin."""
    read(app, "warfarin", "dosage")
    app.window.drugs.field.clear()
    app.actions.named_by.trigger()
    wait_until(app.naming.is_shown)


def links(app: WindowParts) -> None:
    """Read a page that names others, with near names in its header."""
    read(app, "mebendazole", "interactions")
    app.window.drugs.field.clear()


def label(app: WindowParts, tab: str = "dosage") -> None:
    """Read the invented label."""
    read(app, "nosuchamine", tab)
    app.window.drugs.field.clear()


def in_tabs(app: WindowParts) -> None:
    """Open three drugs in tabs of the window."""
    read(app, "warfarin", "dosage")
    for text in ("metformin", "vincristine"):
        search(app, text)
        QTest.keyClick(app.window.drugs.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        wait_until(lambda text=text: app.window.monograph.header.name.text().lower() == text)


SCENES = (
    Scene("start-light", (1280, 800), "light", lambda app: app.window.drugs.field.clear()),
    Scene("start-dark", (1920, 1080), "dark", lambda app: app.window.drugs.field.clear()),
    Scene("all-light", (1280, 800), "light", lambda app: read(app, "methotrexate", "all")),
    Scene("tabs-light", (1280, 800), "light", in_tabs),
    Scene("together-light", (1280, 800), "light", together),
    Scene("together-dark", (1280, 800), "dark", together),
    Scene("together-narrow", (800, 700), "light", together),
    Scene("quoted-light", (1280, 800), "light", quoted),
    Scene("list-light", (1280, 800), "light", medication_list),
    Scene("named-by-light", (1280, 800), "light", named_by),
    Scene("named-by-narrow-dark", (800, 700), "dark", named_by),
    Scene("links-light", (1280, 800), "light", links),
    Scene("links-dark", (1280, 800), "dark", links),
    Scene("links-narrow", (800, 700), "light", links),
    Scene("dosage-light", (1280, 800), "light", browse),
    Scene("dosage-dark", (1280, 800), "dark", browse),
    Scene("find-light", (1280, 800), "light", find_in_page),
    Scene("near-light", (1280, 800), "light", stay_open),
    Scene("narrow-light", (900, 600), "light", lambda app: read(app, "amoxicillin clavulanic acid", "dosage")),
    Scene("narrow-dark", (900, 600), "dark", lambda app: read(app, "amoxicillin clavulanic acid", "dosage")),
    Scene("notes-light", (1280, 800), "light", write_notes),
    Scene("notes-dark", (800, 700), "dark", write_notes),
    Scene("collections-light", (1280, 800), "light", collect),
    Scene("collections-dark", (800, 700), "dark", collect),
    Scene("changed-light", (1280, 800), "light", change),
    Scene("changed-dark", (800, 700), "dark", change),
    Scene("difference-light", (1280, 800), "light", difference),
    Scene("difference-dark", (800, 700), "dark", difference),
    Scene("compare-light", (1280, 800), "light", compare),
    Scene("compare-dark", (1280, 800), "dark", compare),
    Scene("look-up-light", (1280, 800), "light", look_up),
    Scene("look-up-dark", (900, 600), "dark", look_up),
    Scene("palette-light", (1280, 800), "light", palette),
    Scene("session-light", (1280, 800), "light", resume),
    Scene("label-light", (1280, 800), "light", label),
    Scene("label-narrow-dark", (900, 600), "dark", label),
    Scene("label-wide-light", (1920, 1080), "light", label),
    Scene("label-german-large", (1280, 800), "light", label, language="de", zoom=200),
    Scene("wide-dark", (1920, 1080), "dark", lambda app: read(app, "methotrexate", "all")),
    Scene("german-light", (1280, 800), "light", browse, language="de"),
    Scene("spanish-contrast", (1280, 800), "contrast", browse, language="es"),
    Scene("large-contrast", (1280, 800), "contrast", browse, zoom=200),
)


def pause(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the window work until `condition` holds."""
    for _ in range(200):
        pause(50)
        if condition():
            return
    raise SystemExit("the window did not come so far")


@contextmanager
def window(qt: QApplication, scene: Scene) -> Iterator[WindowParts]:
    """Open a window on a profile of its own, and act the scene."""
    with tempfile.TemporaryDirectory() as folder:
        profile = locations.Profile.of(folder)
        settings = Settings(profile.settings)
        settings.keep("view/language", scene.language)
        settings.keep("view/zoom", scene.zoom)
        settings.keep("view/theme", scene.theme)
        settings.write()
        font = qt.font()
        labels = Path(folder) / "sample label"
        if scene.act is label:
            Import("spl", [LABEL], labels, Filter()).run()
        libraries = [locations.bundled_library(), *([labels] if labels.exists() else [])]
        app = Application(qt, profile).start(libraries, None)
        app.later.make_all()
        app.window.resize(*scene.size)
        wait_until(lambda: len(app.session.listing()) >= 40 and not app.session.is_reading())
        scene.act(app)
        pause(500)
        yield app
        app.window.close()
        app.close()
        app.window.deleteLater()
        qt.setFont(font)


def take(qt: QApplication, scene: Scene) -> None:
    """Save the picture of a scene."""
    with window(qt, scene) as app:
        small = (one for one in QApplication.topLevelWidgets() if isinstance(one, LookUpWindow) and one.isVisible())
        shown = (
            next(small, None)
            or QApplication.activeModalWidget()
            or app.window.findChild(ChangesDialog)
            or app.window.findChild(Palette)
            or app.window
        )
        shown.grab().save(str(FOLDER / f"{scene.name}.png"))


def main() -> None:
    """Take the scenes that are named, or all."""
    qt = QApplication(sys.argv[:1])
    qt.setStyle("fusion")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if not sys.argv[1:] or scene.name in sys.argv[1:]:
            take(qt, scene)


if __name__ == "__main__":
    main()
