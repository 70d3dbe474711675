"""A medication list, typed or pasted, and the drugs that its lines name; nothing that is only near is taken unasked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medviewer.library.catalogue import Catalogue
from medviewer.library.mentions.medication_list import (
    MOST_LINES,
    SEVERAL_DRUGS,
    SEVERAL_PAGES,
    ListedMedication,
    looks_like_a_list,
)
from medviewer.library.names.abbreviations import meanings
from medviewer.ui.base.tasks import Task, Tasks
from medviewer.ui.base.theme import Dialog

translate = QCoreApplication.translate
STOPPED_TYPING = 250
"""Milliseconds without a key after which the list is read."""


class MedicationDialog(Dialog):
    """The list above, what each of its lines names below.

    chosen(ids, left_out): of the drugs, in the order of the lines, and each line that is not taken, with the reason.
    """

    chosen = Signal(list, list)

    def __init__(self, parent: QWidget, catalogue: Catalogue, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("MedicationDialog", "Medication list"))
        self.setObjectName("medicationDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 560)
        self._catalogue = catalogue
        self._tasks = tasks
        self._task: Task | None = None
        self._entries: Sequence[ListedMedication] = ()
        self.list = QPlainTextEdit(self)
        self.message = QLabel(self)
        self.table = QTableWidget(0, 2, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.take = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STOPPED_TYPING)
        self._lay_out()
        self._connect()
        self._tell()
        self._take_clipboard()

    def ids(self) -> list[str]:
        """Return the ids of the drugs that were found or chosen, each once."""
        found = (self._id_of(number, entry) for number, entry in enumerate(self._entries))
        return list(dict.fromkeys(page_id for page_id in found if page_id))

    def left_out(self) -> list[str]:
        """Return each line that is not taken, with the reason."""
        lost = [entry for number, entry in enumerate(self._entries) if not self._id_of(number, entry)]
        lines = [line for line in self.list.toPlainText().splitlines() if any(sign.isalpha() for sign in line)]
        beyond = translate("MedicationDialog", "there is room for {} lines").format(MOST_LINES)
        return [
            *(f"{entry.text} ({reason(entry)})" for entry in lost),
            *(f"{line.strip()} ({beyond})" for line in lines[MOST_LINES:]),
        ]

    def done(self, result: int) -> None:
        """Leave off reading."""
        self._timer.stop()
        self._stop()
        super().done(result)

    def _take_clipboard(self) -> None:
        """Put in what was copied where it looks like a list, marked so that the first key replaces it."""
        text = QGuiApplication.clipboard().text()
        if looks_like_a_list(text):
            self.list.setPlainText(text)
            self.list.selectAll()

    def _id_of(self, number: int, entry: ListedMedication) -> str:
        chooser = self.table.cellWidget(number, 1)
        if isinstance(chooser, QComboBox):
            return str(chooser.currentData() or "")
        return entry.page.id if entry.page else ""

    def _changed(self) -> None:
        """Read the list once its typist stops; until then nothing of it is taken."""
        self.take.setEnabled(False)
        self._timer.start()

    def _read(self) -> None:
        self._stop()
        text, catalogue = self.list.toPlainText(), self._catalogue
        self._task = self._tasks.run(lambda _task: catalogue.read_list(text), self._show, lane="related")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _show(self, entries: Sequence[ListedMedication]) -> None:
        self._task = None
        kept = {entry.text: self._id_of(number, entry) for number, entry in enumerate(self._entries)}
        self._entries = entries
        self.table.setRowCount(0)
        self.table.setRowCount(len(entries))
        for number, entry in enumerate(entries):
            self.table.setItem(number, 0, QTableWidgetItem(entry.text))
            if entry.page is None and entry.nearest:
                self.table.setCellWidget(number, 1, self._chooser(entry, kept.get(entry.text, "")))
            else:
                unknown = translate("MedicationDialog", "No page is called so, or nearly so")
                self.table.setItem(number, 1, QTableWidgetItem(entry.page.title if entry.page else unknown))
        self._order_keys()
        self._tell()

    def _order_keys(self) -> None:
        """Have Tab walk from the list through what is to be chosen, line by line, to the buttons."""
        before: QWidget = self.table
        for number in range(self.table.rowCount()):
            chooser = self.table.cellWidget(number, 1)
            if chooser is not None:
                QWidget.setTabOrder(before, chooser)
                before = chooser
        QWidget.setTabOrder(before, self.take)

    def _chooser(self, entry: ListedMedication, kept: str) -> QComboBox:
        """Return what a drug is chosen from for a line that names none for sure; none is, unless it was before."""
        chooser = QComboBox(self.table)
        chooser.setAccessibleName(translate("MedicationDialog", "Which drug is meant by “{}”").format(entry.text))
        chooser.addItem(translate("MedicationDialog", "Not known. Which is meant?"), "")
        for row in entry.nearest:
            chooser.addItem(f"{row.title}, {row.subtitle}" if row.subtitle else row.title, row.id)
        chooser.setCurrentIndex(max(0, chooser.findData(kept)))
        chooser.currentIndexChanged.connect(lambda _number: self._tell())
        return chooser

    def _tell(self) -> None:
        """Say how many drugs would be taken, and how many lines not."""
        count = len(self.ids())
        lost = sum(not self._id_of(number, entry) for number, entry in enumerate(self._entries))
        self.take.setText(translate("MedicationDialog", "&Add %Ln drug(s)", "", count))
        self.take.setEnabled(count > 0)
        left_out = translate("MedicationDialog", "%Ln line(s) name no drug for sure and are left out.", "", lost)
        self.message.setText(
            left_out if lost else translate("MedicationDialog", "Doses, forms and times are not read.")
        )

    def _accept(self) -> None:
        ids, left_out = self.ids(), self.left_out()
        self.accept()
        self.chosen.emit(ids, left_out)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._read)
        self.list.textChanged.connect(self._changed)
        self.take.clicked.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        lead = QLabel(translate("MedicationDialog", "Type or paste a medication list, one medicine a line."), self)
        lead.setBuddy(self.list)
        self.list.setAccessibleName(lead.text())
        self.list.setTabChangesFocus(True)
        self.message.setWordWrap(True)
        heads = [translate("MedicationDialog", "Line"), translate("MedicationDialog", "Drug")]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(translate("MedicationDialog", "What each line names"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        for part, stretch in ((lead, 0), (self.list, 2), (self.table, 3), (self.message, 0), (self.buttons, 0)):
            column.addWidget(part, stretch)


def reason(entry: ListedMedication) -> str:
    """Return why no page was taken for a line."""
    may_mean = meanings(entry.name)
    if may_mean:
        text = translate("MedicationDialog", "an abbreviation that has been mistaken; it may mean {}")
        return text.format(", ".join(may_mean))
    return {
        SEVERAL_PAGES: translate("MedicationDialog", "several pages are called so"),
        SEVERAL_DRUGS: translate("MedicationDialog", "it names more than one drug"),
    }.get(entry.doubt) or translate("MedicationDialog", "no page is called so")
