"""Every text of the window can be translated, and has room: a third longer in a made-up language, at twice the size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt, QTimer, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from medviewer import locations
from medviewer.errors import MedviewerError
from medviewer.ui.application import Application
from medviewer.ui.base.language import Language
from medviewer.ui.page.glance.fitted import FittedLabel
from medviewer.ui.services.settings import Settings
from medviewer.ui.window_parts import WindowParts

OPEN, SHUT = "⟦", "⟧"
FROM_PAGES = {"drugName", "facts", "essentialsLine", "columnName", "medviewer", "English", "Deutsch", "Español", "A–Z"}
"""Texts that are nobody's to translate: by the names of their widgets, or as they are."""
WINDOW = (1280, 800)


class Longer(QTranslator):
    """Answers every text in brackets, and a third longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, comment: str | None = None, number: int = -1) -> str:
        if context == "QShortcut" or text == "d MMM yyyy":
            return text
        return f"{OPEN}{text}{'·' * (len(text) // 3)}{SHUT}"


class MadeUp(Language):
    """A language in which everything is longer."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._before = QLocale()
        self._translators = [Longer(application)]
        self.choice, self.code = "system", "made-up"
        application.installTranslator(self._translators[0])


@pytest.fixture
def made_up(qapp, qtbot, formulary, profile) -> Iterator[WindowParts]:
    """Return an application in a made-up language."""
    app = Application(qapp, profile, MadeUp(qapp)).start([formulary], None)
    app.window.resize(*WINDOW)
    qtbot.waitUntil(app.window.isVisible)
    qtbot.waitUntil(lambda: len(app.session.listing()) >= 5, timeout=20_000)
    yield app
    app.window.close()
    app.close()
    app.window.deleteLater()


@pytest.fixture
def twice(open_window, profile) -> Iterator[object]:
    """Return the hands of somebody before a window whose text is twice as large, in each language in turn."""
    font = QApplication.font()
    settings = Settings(profile.settings)
    settings.keep("view/zoom", 200)
    settings.write()

    def opened(language: str):
        settings.keep("view/language", language)
        settings.write()
        hands = open_window(locations.bundled_library(), rows=40)
        hands.window.resize(*WINDOW)
        QApplication.processEvents()
        return hands

    yield opened
    QApplication.setFont(font)


def shown(root: QWidget, *kinds: type) -> list:
    """Return the widgets of these kinds that are seen in `root`."""
    return [w for w in [root, *root.findChildren(QWidget)] if isinstance(w, kinds) and w.isVisible()]


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield (whose, text) of all that is read or spoken in `root`, what pages say left out."""
    for widget in shown(root, QWidget):
        name = widget.objectName() or type(widget).__name__
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QLineEdit):
            said.append(widget.placeholderText())
        if isinstance(widget, QGroupBox):
            said.append(widget.title())
        if isinstance(widget, QTabBar):
            said += [widget.tabText(n) for n in range(1 if name == "sections" else widget.count())]
        if isinstance(widget, QComboBox) and name == "hitSections":
            said.append(widget.itemText(0))  # the others are titles of sections
        if isinstance(widget, QTableView):
            model, across = widget.model(), Qt.Orientation.Horizontal
            said += [str(model.headerData(number, across)) for number in range(model.columnCount())]
        yield from ((name, text) for text in said if text)
    for action in root.findChildren(QAction):
        yield from (("action", text) for text in (action.text(), action.toolTip()) if text)
    for menu in root.findChildren(QMenu):
        yield "menu", menu.title()


def untranslated(root: QWidget) -> set[tuple[str, str]]:
    """Return the texts that came past translation, what pages and files give left out."""
    return {
        (name, text)
        for name, text in texts_of(root)
        if OPEN not in text and name not in FROM_PAGES and text not in FROM_PAGES and any(c.isalpha() for c in text)
    }


def cut(root: QWidget) -> list[tuple[str, str]]:
    """Return the texts of `root` that have less room than they need."""
    found = []
    for label in shown(root, QLabel):
        if label.wordWrap():
            lacks = label.heightForWidth(label.width()) > label.height()
        else:
            lacks = label.sizeHint().width() > label.width() or label.sizeHint().height() > label.height()
        whole_elsewhere = isinstance(label, FittedLabel) or label.parent().objectName() == "disclaimer"
        if lacks and label.text() and not whole_elsewhere:
            found.append((label.objectName() or "label", label.text()))
    for button in shown(root, QPushButton, QToolButton):
        spoken_only = isinstance(button, QToolButton) and not button.icon().isNull()
        lacks = button.sizeHint().width() > button.width()
        if button.text() and not spoken_only and button.objectName() != "columnName" and lacks:
            found.append((button.objectName() or "button", button.text()))
    bars = [bar for bar in shown(root, QTabBar) if not bar.usesScrollButtons()]
    return found + [(bar.objectName(), bar.tabText(0)) for bar in bars if bar.sizeHint().width() > bar.width()]


def outside(root: QWidget) -> list[str]:
    """Return the widgets of `root` that reach out of it, what is scrolled left out."""
    room = QRect(QPoint(), root.size())
    found = []
    for widget in shown(root, QWidget):
        scrolled = any(isinstance(p, QAbstractScrollArea | QTabBar) for p in parents(widget))
        if widget is not root and not widget.isWindow() and not scrolled:
            place = QRect(widget.mapTo(root, QPoint()), widget.size())
            if widget.window() is root and not room.contains(place):
                found.append(widget.objectName() or type(widget).__name__)
    return found


def parents(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a widget stands in, from the inside out."""
    while (widget := widget.parentWidget()) is not None:  # type: ignore[assignment]
        yield widget


def dialogs_of(app: WindowParts) -> dict[str, Callable[[], object]]:
    """Return how each dialog is opened."""
    actions = app.actions
    return {
        "problems": actions.problems.trigger,
        "names": actions.names.trigger,
        "keyboard": actions.keyboard.trigger,
        "licences": actions.licences.trigger,
        "medication list": actions.tray_list.trigger,
        "order of sections": actions.section_order.trigger,
        "print": actions.print.trigger,
        "wall sheet": actions.wall_sheet.trigger,
    }


def opened_dialogs() -> list[QDialog]:
    """Return the dialogs that are seen."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def read(app: WindowParts, qtbot, query: str) -> None:
    """Open the first page that a query finds."""
    app.window.drugs.field.setText(query)
    with qtbot.waitSignal(app.page.shown):
        app.window.drugs.view.activate(app.window.drugs.model.index(0))


def compare(app: WindowParts, qtbot, count: int) -> None:
    """Put drugs of the list beside each other."""
    app.window.drugs.field.clear()
    app.compare.compare([app.window.drugs.model.rows()[place].id for place in range(count)])
    qtbot.waitUntil(app.compare.is_shown)
    QApplication.processEvents()


def test_every_text_of_the_window_goes_through_translation_and_has_room(made_up: WindowParts, qtbot) -> None:
    window = made_up.window
    assert untranslated(window) == set()
    read(made_up, qtbot, "warf")
    made_up.actions.find.trigger()
    window.monograph.find_bar.field.setText("warf")
    made_up.messages.say(QApplication.translate("Test", "Something was said"))
    window.foot.show_problems(3)
    window.foot.show_changed(3)
    window.foot.show_unreachable(["Ward 7"])
    window.foot.show_progress(1, 10)
    window.drugs.field.setText("zzz")
    qtbot.waitUntil(lambda: window.drugs.notice.isVisible() and window.monograph.header.still_open.isVisible())
    qtbot.waitUntil(lambda: not made_up.tasks.busy())  # all pages were gone through
    QApplication.processEvents()
    assert untranslated(window) == set()
    assert cut(window) == []
    assert outside(window) == []


def test_every_text_of_a_comparison_goes_through_translation_and_has_room(made_up: WindowParts, qtbot) -> None:
    read(made_up, qtbot, "warf")
    compare(made_up, qtbot, 3)
    assert untranslated(made_up.window) == set()
    assert cut(made_up.window) == []


def test_every_text_of_what_pages_say_of_one_another_goes_through_translation(made_up: WindowParts, qtbot) -> None:
    window = made_up.window
    for query in ("warf", "amox", "metf"):
        read(made_up, qtbot, query)
        made_up.actions.tray_add.trigger()
    made_up.actions.tray.trigger()
    qtbot.waitUntil(lambda: window.panes.shown() is not window.monograph)
    qtbot.wait(100)
    assert untranslated(window) == set()
    assert cut(window) == []
    made_up.window.panes.show_pane(window.monograph)
    made_up.actions.named_by.trigger()
    qtbot.waitUntil(lambda: window.panes.shown() is not window.monograph)
    assert untranslated(window) == set()
    assert cut(window) == []


def test_every_text_of_the_palette_goes_through_translation(made_up: WindowParts, qtbot) -> None:
    read(made_up, qtbot, "warf")
    made_up.actions.palette.trigger()
    qtbot.wait(50)
    [palette] = opened_dialogs()
    assert untranslated(palette) == set()
    assert cut(palette) == []
    palette.reject()


def test_every_text_of_the_dialogs_goes_through_translation_and_has_room(made_up: WindowParts, qtbot) -> None:
    read(made_up, qtbot, "warf")
    for name, show in dialogs_of(made_up).items():
        show()
        qtbot.waitUntil(lambda: bool(opened_dialogs()))
        for dialog in opened_dialogs():
            assert untranslated(dialog) == set(), name
            assert cut(dialog) == [], name
            dialog.reject()


@pytest.mark.parametrize("action", ["clear_history", "about"])
def test_every_question_goes_through_translation(made_up: WindowParts, qtbot, action: str) -> None:
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend([box.text(), box.informativeText() or box.text(), *(button.text() for button in box.buttons())])
        box.reject()

    read(made_up, qtbot, "warf")
    qtbot.waitUntil(lambda: bool(made_up.keeper.history.recent()))
    made_up.actions.refresh()
    QTimer.singleShot(0, look)
    made_up.window.findChild(QAction, action).trigger()
    assert len(said) > 2
    assert [text for text in said if OPEN not in text] == []


def test_spoken_rows_are_translated(made_up: WindowParts, qtbot) -> None:
    read(made_up, qtbot, "warf")
    made_up.actions.star.trigger()
    model = made_up.window.drugs.model
    qtbot.waitUntil(lambda: OPEN in str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)))


def settled(qtbot, read: Callable[[], object], wanted: object) -> None:
    """Wait until the window, of which parts come a moment later than others, is laid out like this."""

    def is_so() -> None:
        assert read() == wanted

    qtbot.waitUntil(is_so, timeout=5000)


@pytest.mark.parametrize(
    ("language", "theme"), [("en", "light"), ("de", "light"), ("es", "light"), ("de", "contrast"), ("es", "contrast")]
)
def test_nothing_is_cut_or_outside_at_twice_the_size(twice, qtbot, language: str, theme: str) -> None:
    app = twice(language).app
    app.actions.theme[theme].trigger()
    window = app.window
    assert (window.width(), window.height()) == WINDOW
    read(app, qtbot, "amiod")
    app.actions.find.trigger()
    app.messages.report(
        MedviewerError("A message of some length, as errors have that name a file and what to do with it.")
    )
    window.foot.show_problems(1234)
    window.foot.show_changed(1234)
    window.foot.show_unreachable(["Ward 7"])
    settled(qtbot, lambda: (cut(window), outside(window)), ([], []))
    assert window.monograph.page.viewport().height() > 6 * window.fontMetrics().height()
    assert window.monograph.page.viewport().width() > 25 * window.fontMetrics().averageCharWidth()
    window.drugs.field.clear()
    QApplication.processEvents()
    row = window.drugs.view.visualRect(window.drugs.model.index(0)).height()
    assert window.drugs.view.viewport().height() > 5 * row
    compare(app, qtbot, 4)
    assert (cut(window), outside(window)) == ([], [])
    assert app.compare.view().page.viewport().height() > 4 * window.fontMetrics().height()
    app.compare.leave()
    for action in ("tray_add", "tray", "named_by"):
        app.window.findChild(QAction, action).trigger()
        qtbot.wait(150)
        assert (cut(window), outside(window)) == ([], []), action


@pytest.mark.parametrize("language", ["de", "es"])
def test_no_dialog_is_cut_or_larger_than_the_screen_at_twice_the_size(twice, qtbot, language: str) -> None:
    app = twice(language).app
    read(app, qtbot, "amiod")
    for name, show in dialogs_of(app).items():
        show()
        qtbot.waitUntil(lambda: bool(opened_dialogs()))
        for dialog in opened_dialogs():
            assert cut(dialog) == [], name
            assert dialog.width() <= WINDOW[0] and dialog.height() <= WINDOW[1], name
            assert name == "print" or dialog.findChild(QDialogButtonBox).isVisible()
            dialog.reject()


def test_icons_and_stars_grow_with_the_text(twice, qtbot) -> None:
    hands = twice("en")
    read(hands.app, qtbot, "amiod")
    header, size = hands.view.header, hands.app.theme.icon_size()
    assert size.width() >= 26
    assert header.star.iconSize() == size
    assert header.star.icon().availableSizes()[0].width() >= size.width()


def test_bare_words_cut_words_and_stray_widgets_are_found(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(100, 40)
    label = QLabel("Bare words that need more room than there is", window)
    label.resize(50, 20)
    QPushButton("Bare too", window).move(80, 0)
    window.show()
    assert {text for _, text in untranslated(window)} == {label.text(), "Bare too"}
    assert cut(window) == [("label", label.text())]
    assert outside(window) == ["QPushButton"]
