"""The small window in which a local note is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.desk.notes import LONGEST_INITIALS
from medviewer.ui.base.theme import Dialog, Theme

translate = QCoreApplication.translate


class NoteDialog(Dialog):
    """Asks for text, initials and place of a note; stays open until it is told that the note is on disk.

    save_requested(section, text, initials).
    """

    save_requested = Signal(str, str, str)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        title: str,
        sections: Sequence[tuple[str, str]],
        section: str,
        text: str,
        initials: str,
    ) -> None:
        """title: of the window. sections: (key, title) of where the note may stand; one alone cannot be changed."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("noteDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 380)
        self._before = text
        self.place = QComboBox(self)
        for key, name in sections:
            self.place.addItem(name, key)
        self.place.setCurrentIndex(max(0, self.place.findData(section)))
        self.place.setEnabled(len(sections) > 1)
        self.text = QPlainTextEdit(text, self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("NoteDialog", "Text of the note, in Markdown"))
        self.initials = QLineEdit(initials, self)
        self.initials.setMaxLength(LONGEST_INITIALS)
        self.problem = QLabel(self)
        self.problem.setObjectName("noteProblem")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self.save = QPushButton(translate("NoteDialog", "&Save"), self)
        self._lay_out()
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self._ask_to_save)
        self.text.setFocus()

    def say(self, problem: str) -> None:
        """Say why the note could not be kept; it can be changed and saved again."""
        self.save.setEnabled(True)
        self.problem.setText(problem)
        self.problem.show()

    def reject(self) -> None:
        """Close without keeping; what was typed is not thrown away unasked."""
        if self.text.toPlainText() == self._before or self._gives_up():
            super().reject()

    def _gives_up(self) -> bool:
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.windowTitle(), "", parent=self)
        box.setIconPixmap(self._theme.picture("question"))
        box.setText(translate("NoteDialog", "Close without keeping what you have typed?"))
        discard = box.addButton(translate("NoteDialog", "Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(translate("NoteDialog", "Go on writing"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is discard

    def _ask_to_save(self) -> None:
        if self.save.isEnabled():
            self.save.setEnabled(False)
            self.save_requested.emit(self.place.currentData(), self.text.toPlainText(), self.initials.text())

    def _lay_out(self) -> None:
        hint = QLabel(
            translate("NoteDialog", "Markdown may be used: **bold**, lists with *, tables. Ctrl+Return saves."), self
        )
        hint.setObjectName("noteHint")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.save.clicked.connect(self._ask_to_save)
        self.save.setDefault(True)
        column, fields = QVBoxLayout(self), QFormLayout()
        column.addLayout(fields)
        fields.addRow(translate("NoteDialog", "&Beside"), self.place)
        fields.addRow(translate("NoteDialog", "&Initials"), self.initials)
        column.addWidget(self.text, 1)
        column.addWidget(hint)
        column.addWidget(self.problem)
        column.addWidget(buttons)
