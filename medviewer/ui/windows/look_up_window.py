"""A small window over whatever else is on the screen: a name is typed, and its page's first words are read."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medviewer.errors import MedviewerError
from medviewer.ui.base import provenance
from medviewer.ui.base.language import with_key
from medviewer.ui.base.messages import error_text
from medviewer.ui.base.tasks import Task
from medviewer.ui.windows.front import come_to_front
from medviewer.ui.windows.shared import Shared

if TYPE_CHECKING:
    from medviewer.export.page_source import PageSource
    from medviewer.library.glance.essentials import Essentials
    from medviewer.library.names.hits import NameHit

SIZE = QSize(580, 440)
MOST_ROWS = 8
LONGEST_MARKED = 100
"""Letters of a marked text that are looked up: a name is not longer."""
LANE = "related"
"""One that libraries are closed behind."""
_UNSURE = ("contains", "near")
_MOVING = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}

translate = QCoreApplication.translate


class FirstWords(NamedTuple):
    """The first words of a page: its title, its essentials, and where it comes from."""

    title: str
    essentials: Essentials
    source: PageSource


class LookUpWindow(QWidget):
    """A field, a few names, and the essentials of the one that is chosen.

    open_requested(id): Return, or a double click. put_away(): it was hidden.
    """

    open_requested = Signal(str)
    put_away = Signal()

    def __init__(self, shared: Shared) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("lookUp")
        self.setWindowTitle(translate("LookUpWindow", "Look up – medviewer"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)  # the windows decide when the program ends
        self._shared = shared
        self._ids: list[str] = []
        self._task: Task | None = None
        self._waits_for_marked = False
        self._waiting = ""
        self.field = QLineEdit(self)
        self.marked = QToolButton(self)
        self.found = QTreeWidget(self)
        self.words = QTextBrowser(self)
        self.hint = QLabel(self)
        self._lay_out()
        self._connect()
        self.resize(SIZE)
        self.retheme()
        self._find("")

    def come_up(self) -> None:
        """Show it in front of everything, what was typed last marked so that the next name replaces it."""
        come_to_front(self)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()
        self._find(self.field.text())

    def look_up_marked(self) -> None:
        """Look up what is marked, in whichever program; some desktops tell that to the window in use alone."""
        words = marked_text()
        self._waits_for_marked = not words and not self.isActiveWindow()
        if words:
            self.field.setText(words)
            self.field.selectAll()
        elif not self._waits_for_marked:
            self._say(translate("LookUpWindow", "Nothing is marked, or this desktop hands over no marked text."))

    def empty(self) -> None:
        """Forget what was looked up, and be hidden."""
        self.field.setText("")
        self.hide()

    def retheme(self) -> None:
        """Take the colours of the theme."""
        self.setStyleSheet(self._shared.theme.style_sheet("dialogs"))
        self.marked.setIconSize(self._shared.theme.icon_size())
        self.marked.setIcon(self._shared.theme.icon("search"))

    def titles(self) -> list[str]:
        """Return the names that were found."""
        return [self.found.model().index(row, 0).data() for row in range(len(self._ids))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the names, and open one, with the keys of the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVING and self._ids:
                QCoreApplication.sendEvent(self.found, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
            if event.key() == Qt.Key.Key_U and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.look_up_marked()  # in place of what the field does: delete its text
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Ask once more for the marked text, now that this is the window in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._waits_for_marked:
            self.look_up_marked()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Be hidden: the next look-up is as quick."""
        event.ignore()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that nobody looks anything up now."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._stop()
            self.put_away.emit()

    def _find(self, text: str) -> None:
        """List the names that a text begins or names, the best first; one that is only near is chosen by hand."""
        self._stop()
        self._waiting = ""
        self.found.clear()
        hits = self._hits(text)
        self._ids = [hit.id for hit in hits]
        for hit in hits:
            row = QTreeWidgetItem(self.found, [hit.title, hit.subtitle])
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.found.setVisible(bool(hits))
        self.found.setFixedHeight(len(hits) * self.found.sizeHintForRow(0) + self.found.frameWidth() * 2)
        if hits and hits[0].kind not in _UNSURE:
            self.found.setCurrentIndex(self.found.model().index(0, 0))
        else:
            self._say(self._why_nothing(text, hits))

    def _hits(self, text: str) -> Sequence[NameHit]:
        search, keeper = self._shared.session.search(), self._shared.keeper
        if search is None or not text.strip():
            return []
        hits = search.names(text, keeper.favourites.ids(), MOST_ROWS, keeper.names.by_alias())
        return [hit for hit in hits if hit.kind not in _UNSURE] or hits

    def _why_nothing(self, text: str, hits: Sequence[NameHit]) -> str:
        if not text.strip():
            return translate("LookUpWindow", "Type the first letters of a drug’s name.")
        if hits:
            return translate("LookUpWindow", "No name begins so. Those above are near: Down chooses one.")
        if self._shared.session.is_reading():
            return translate("LookUpWindow", "The libraries are still being read.")
        return translate("LookUpWindow", "No page is called “{}”.").format(text.strip())

    def _chosen(self) -> str:
        row = self.found.currentIndex().row()
        return self._ids[row] if row >= 0 else ""

    def _open(self) -> None:
        """Open what is chosen, once all names are known: half of them may not have the one that is meant."""
        chosen = self._chosen()
        if self._shared.session.is_reading():
            self._waiting = self.field.text()
        elif chosen:
            self.open_requested.emit(chosen)
            self.hide()  # now: the focus goes from window to window of one program, which desktops allow

    def _read(self) -> None:
        """Read the page that is chosen, off the GUI thread, for its first words."""
        self._stop()
        page_id, catalogue = self._chosen(), self._shared.session.catalogue
        page = catalogue.page(page_id) if catalogue and page_id else None
        if catalogue is None or page is None:
            return

        def work(_task: Task) -> FirstWords:
            from medviewer.export.page_source import PageSource
            from medviewer.library.glance.essentials import essentials_of

            monograph = catalogue.read(page_id)
            return FirstWords(monograph.title, essentials_of(monograph), PageSource.of(page, monograph))

        self._task = self._shared.tasks.run(work, self._show, self._fail, lane=LANE)

    def _show(self, words: FirstWords) -> None:
        self._task = None
        self.words.setHtml(words_html(words))

    def _fail(self, error: MedviewerError) -> None:
        self._task = None
        self._say(error_text(error))

    def _say(self, text: str) -> None:
        self.words.setPlainText(text)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _connect(self) -> None:
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.marked.clicked.connect(self.look_up_marked)
        self.found.currentItemChanged.connect(lambda _now, _before: self._read())
        self.found.itemDoubleClicked.connect(lambda _row: self._open())
        self._shared.theme.changed.connect(self.retheme)
        for news in (self._shared.session.rows_changed, self._shared.session.settled):
            news.connect(self._find_again)
        self._shared.session.closing.connect(self._stop)

    def _find_again(self) -> None:
        """Find more once more is read, unless a name is chosen already; open what Return was pressed for."""
        waiting = self._waiting
        if self.isVisible() and (waiting or not self._chosen()):
            self._find(self.field.text())
            if waiting:
                self._open()

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(translate("LookUpWindow", "Look up a drug"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        told = translate("LookUpWindow", "Look up the marked text")
        self.marked.setAccessibleName(told)
        self.marked.setToolTip(with_key(told, "Ctrl+U"))
        self.marked.setAutoRaise(True)
        self.marked.setVisible(QGuiApplication.clipboard().supportsSelection())
        self._lay_out_names()
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.document().setDocumentMargin(10)
        self.words.setOpenLinks(False)
        self.words.setAccessibleName(translate("LookUpWindow", "What the page says first"))
        self.hint.setText(translate("LookUpWindow", "Return opens the page, Escape closes this."))
        self.hint.setObjectName("lookUpHint")
        self.hint.setWordWrap(True)
        column, head = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(head)
        head.addWidget(self.field, 1)
        head.addWidget(self.marked)
        column.addWidget(self.found)
        column.addWidget(self.words, 1)
        column.addWidget(self.hint)

    def _lay_out_names(self) -> None:
        self.found.setColumnCount(2)
        self.found.setHeaderHidden(True)
        self.found.setRootIsDecorated(False)
        self.found.setUniformRowHeights(True)
        self.found.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it is as high as its rows
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setAccessibleName(translate("LookUpWindow", "Drugs that were found"))
        self.found.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.found.header().setStretchLastSection(False)
        self.found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.found.header().setMaximumSectionSize(SIZE.width() // 2)


def marked_text() -> str:
    """Return what is marked, in whichever program, in one line; empty where nothing is, or the system does not tell."""
    clipboard = QApplication.clipboard()
    if not clipboard.supportsSelection():
        return ""
    return " ".join(clipboard.text(QClipboard.Mode.Selection).split())[:LONGEST_MARKED].strip()


def words_html(words: FirstWords) -> str:
    """Return a page's essentials, each under what the page calls it, and where the page comes from."""
    from medviewer.ui.documents.essentials_box import heading_of

    signs = {"boxed": "⚠ ", "warning": "⚠ "}
    lines = [
        f"<p>{signs.get(quote.kind, '')}<b>{escape(heading_of(quote))}</b><br>{escape(quote.line)}</p>"
        for quote in words.essentials.quotes
    ]
    if words.essentials.dose is None:
        none = translate("LookUpWindow", "No line of the page is surely its dose. Return opens the page.")
        lines.append(f"<p>{escape(none)}</p>")
    source = f"{provenance.message(words.source)}. {provenance.verdict(words.source.pack)}."
    return f"<h3>{escape(words.title)}</h3>{''.join(lines)}<p><small>{escape(source)}</small></p>"
