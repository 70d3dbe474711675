"""The small dialogs: what could not be read, and which keys there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medviewer import __version__
from medviewer.library.catalogue import FileProblem
from medviewer.quoted_names import visible
from medviewer.ui.base.language import translatable
from medviewer.ui.base.messages import message_text
from medviewer.ui.base.theme import Dialog

ABOUT = translatable(
    "Dialogs",
    "Shows the monographs of a folder, offline. It shows what a page says and where it came from; "
    "it does not check, compute or advise.\n\nNot a medical device. MIT licence; Qt and PySide6 are used under the GNU "
    "Lesser General Public License, version 3. The licences of all parts stand under Licences.",
)


class TableDialog(Dialog):
    """A titled table that can be read, sorted out and copied."""

    def __init__(
        self, parent: QWidget, name: str, title: str, lead: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName(name)
        self.resize(roomy(self, 110, 32))
        self._rows = rows
        self.table = self._make_table(title, heads, rows)
        label = QLabel(lead, self)
        label.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        message = QCoreApplication.translate("Dialogs", "Copy")
        copy = buttons.addButton(message, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.addWidget(label)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def _make_table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
        table = QTableWidget(len(rows), len(heads), self)
        table.setAccessibleName(title)
        table.setHorizontalHeaderLabels(list(heads))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.setItem(number, column, QTableWidgetItem(text))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        if len(rows) <= 500:
            table.resizeColumnsToContents()
        table.setColumnWidth(0, min(table.columnWidth(0), self.width() * 2 // 5))
        return table

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self._rows) + "\n")


def lay_out_list(dialog: QDialog, label: QWidget, listed: QWidget, *below: QWidget) -> QVBoxLayout:
    """Put a list under a label, other parts below, and Close, which Return does not press.

    Returns the place of buttons at the list's side, empty.
    """
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    buttons.rejected.connect(dialog.reject)
    column, middle, side = QVBoxLayout(dialog), QHBoxLayout(), QVBoxLayout()
    column.addWidget(label)
    column.addLayout(middle, 1)
    for part in (*below, buttons):
        column.addWidget(part)
    middle.addWidget(listed, 1)
    middle.addLayout(side)
    middle.setAlignment(side, Qt.AlignmentFlag.AlignTop)
    return side


def roomy(dialog: QDialog, letters: int, lines: int) -> QSize:
    """Return a size with room for so many letters and lines, within the screen."""
    metrics, room = dialog.fontMetrics(), dialog.screen().availableSize()
    return QSize(metrics.averageCharWidth() * letters, metrics.height() * lines).boundedTo(room * 0.9)


def about() -> str:
    """Return what the program says of itself."""
    return f"medviewer {__version__}\n\n{QCoreApplication.translate('Dialogs', ABOUT)}"


def show_problems(parent: QWidget, problems: Sequence[FileProblem]) -> TableDialog:
    """Show what could not be read or understood: file, line and reason."""
    some = QCoreApplication.translate(
        "Dialogs", "What could not be read or understood. The pages themselves are shown as far as they could be read."
    )
    none = QCoreApplication.translate("Dialogs", "Every page was read and understood.")
    heads = (
        QCoreApplication.translate("Dialogs", "File"),
        QCoreApplication.translate("Dialogs", "Line"),
        QCoreApplication.translate("Dialogs", "Reason"),
    )
    rows = [(visible(f"{p.library.name}/{p.source}"), str(p.line or ""), message_text(p.message)) for p in problems]
    title = QCoreApplication.translate("Dialogs", "Problems")
    dialog = TableDialog(parent, "problemsDialog", title, some if problems else none, heads, rows)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
