"""The dialog for the order of sections: a list that is moved in and ticked, by keys alone too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from medviewer.configuring.section_order import SectionOrder
from medviewer.ui.base.dialogs import lay_out_list, roomy
from medviewer.ui.base.language import shown_key
from medviewer.ui.base.theme import Dialog

translate = QCoreApplication.translate
_KEY = Qt.ItemDataRole.UserRole


class SectionOrderDialog(Dialog):
    """Lists the sections that pages may have. changed(SectionOrder): by a move, a tick or Reset; it counts at once."""

    changed = Signal(object)

    def __init__(
        self, parent: QWidget, titled: Sequence[tuple[str, str]], order: SectionOrder, usual: SectionOrder
    ) -> None:
        """titled: (key, title) in the order of the pages. usual: the order that Reset leads to."""
        super().__init__(parent)
        self.setObjectName("sectionOrderDialog")
        self.setWindowTitle(translate("SectionOrderDialog", "Order of sections"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(roomy(self, 70, 30))
        self._titles = dict(titled)
        self._usual = usual
        self._before = order
        self.list = QListWidget(self)
        self.up = QPushButton(translate("SectionOrderDialog", "Move &up"), self)
        self.down = QPushButton(translate("SectionOrderDialog", "Move &down"), self)
        self.reset = QPushButton(translate("SectionOrderDialog", "&Reset"), self)
        self._lay_out()
        self._fill(order)
        self._connect()
        self._tell_what_can_be_done()

    def order(self) -> SectionOrder:
        """Return the order that the list has; what is not listed stays as it was."""
        items = [self.list.item(row) for row in range(self.list.count())]
        keys = [item.data(_KEY) for item in items]
        hidden = [item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Unchecked]
        unlisted = [key for key in self._before.hidden if key not in self._titles]
        return SectionOrder.of_list(keys, [*hidden, *unlisted], list(self._titles))

    def _fill(self, order: SectionOrder) -> None:
        """List the sections in an order, without a word to anybody."""
        self.list.blockSignals(True)
        self.list.clear()
        for key in order.arranged(self._titles):
            item = QListWidgetItem(self._titles[key], self.list)
            item.setData(_KEY, key)
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Unchecked if key in order.hidden else Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < self.list.count():
            self.list.blockSignals(True)
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)
            self.list.blockSignals(False)
            self._tell()

    def _reset(self) -> None:
        self._fill(self._usual)
        self._tell_what_can_be_done()
        self.changed.emit(self._usual)

    def _tell(self) -> None:
        self._tell_what_can_be_done()
        self.changed.emit(self.order())

    def _tell_what_can_be_done(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
        self.reset.setEnabled(self.order() != self._usual)

    def _connect(self) -> None:
        for button, by in ((self.up, -1), (self.down, 1)):
            keys = QKeySequence("Alt+Up" if by < 0 else "Alt+Down")
            button.setToolTip(f"{button.text().replace('&', '')} ({shown_key(keys)})")
            button.clicked.connect(lambda _checked=False, by=by: self._move(by))
            QShortcut(keys, self).activated.connect(lambda by=by: self._move(by))
        self.reset.clicked.connect(self._reset)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        self.list.currentRowChanged.connect(self._tell_what_can_be_done)

    def _lay_out(self) -> None:
        lead = translate(
            "SectionOrderDialog",
            "The tabs of a page stand in this order. Those without a tick are at the end of the menu “More”; one that "
            "holds a boxed warning is a tab nevertheless. “All” shows the whole page as it is written.",
        )
        label = QLabel(lead, self)
        label.setWordWrap(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        side = lay_out_list(self, label, self.list)
        for button in (self.up, self.down, self.reset):
            button.setAutoDefault(False)
            side.addWidget(button)
        self.list.setFocus()
