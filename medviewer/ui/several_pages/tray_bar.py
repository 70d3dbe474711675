"""The line under the list that stands for the tray: drugs are dropped on it, a click shows what they say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from medviewer.ui.base.dragging import dragged


class TrayBar(QPushButton):
    """The number of drugs in the tray. dropped(ids): drugs of the list."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trayBar")
        self.setFlat(True)
        self.setAcceptDrops(True)
        self.setToolTip(
            QCoreApplication.translate(
                "TrayBar", "Drop drugs here. A click shows what their pages say of one another (Ctrl+T)."
            )
        )
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many drugs are in the tray."""
        held = QCoreApplication.translate("TrayBar", "Named together: {}").format(count)
        self.setText(held if count else QCoreApplication.translate("TrayBar", "Named together"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take drugs of the list."""
        if dragged(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which drugs were dropped."""
        event.acceptProposedAction()
        self.dropped.emit(dragged(event.mimeData()))
