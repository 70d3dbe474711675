"""The line under the list that stands for the tray: drugs are dropped on it, a click shows what they say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from medviewer.ui.base.dragging import Drops, dragged


class TrayBar(QPushButton):
    """The number of drugs in the tray. dropped(ids): drugs of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trayBar")
        self.setFlat(True)
        self.dropped = Drops(self, dragged).dropped
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
