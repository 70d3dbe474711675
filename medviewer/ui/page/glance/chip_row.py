"""Topics that the open page speaks of, in one row; those without room are in a menu at its end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from medviewer.ui.base.language import shown_key
from medviewer.ui.base.topic_titles import topic_title

if TYPE_CHECKING:
    from medviewer.library.glance.chips import Chip

GAP = 6  # pixels between chips


class ChipRow(QWidget):
    """A button for each topic. chip_requested(Chip): its next paragraph is to be shown."""

    chip_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chips")
        self.setAccessibleName(QCoreApplication.translate("ChipRow", "Jump to"))
        self._buttons: list[QToolButton] = []
        self._chips: Sequence[Chip] = ()
        self.lead = QLabel(QCoreApplication.translate("ChipRow", "Jump to"), self)
        self.lead.setObjectName("chipsLead")
        self.more = QToolButton(self)
        self.more.setText(QCoreApplication.translate("ChipRow", "More"))
        self.more.setAccessibleName(QCoreApplication.translate("ChipRow", "More topics"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        tip = QCoreApplication.translate(
            "ChipRow", "A topic without a chip was not found by its words; that says nothing about the drug."
        )
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show the topics of a page; nothing where it has none."""
        self.setVisible(bool(chips))
        if chips == self._chips:
            return
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._chips = chips
        self._buttons = [self._button(chip) for chip in chips]
        self._place()

    def parts(self) -> list[QWidget]:
        """Return what the keyboard reaches in it, in this order."""
        return [*self._buttons, self.more]

    def names(self) -> list[str]:
        """Return the names of the chips that there is room for."""
        return [button.text() for button in self._buttons if not button.isHidden()]

    def sizeHint(self) -> QSize:
        """Return the room of all chips in one row."""
        wide = sum(part.sizeHint().width() + GAP for part in (self.lead, *self._buttons))
        return QSize(wide, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size that lets the window become narrow."""
        return QSize(self.more.sizeHint().width(), self.more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips that have room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put as many chips beside each other as there is room for, and the others into the menu."""
        height, at = self.height(), self.lead.sizeHint().width() + GAP
        if at + self.more.sizeHint().width() > self.width():
            at = 0
        self.lead.setVisible(at > 0)
        self.lead.setGeometry(0, 0, self.lead.sizeHint().width(), height)
        widths = [button.sizeHint().width() for button in self._buttons]
        room = self.width() - at
        if sum(widths) + GAP * (len(widths) - 1) > room:
            room -= self.more.sizeHint().width() + GAP
        shown = 0
        for button, width in zip(self._buttons, widths, strict=True):
            if shown < self._buttons.index(button) or room < width:
                button.hide()
                continue
            button.setGeometry(at, 0, width, height)
            button.show()
            shown, at, room = shown + 1, at + width + GAP, room - width - GAP
        self._fill_menu(shown)
        self.more.setGeometry(at, 0, self.more.sizeHint().width(), height)
        self.more.setVisible(shown < len(self._buttons))

    def _fill_menu(self, shown: int) -> None:
        menu = self.more.menu()
        menu.clear()
        for chip in self._chips[shown:]:
            menu.addAction(topic_title(chip.name)).triggered.connect(partial(self._ask, chip))

    def _ask(self, chip: Chip, _checked: bool = False) -> None:
        self.chip_requested.emit(chip)

    def _button(self, chip: Chip) -> QToolButton:
        title = topic_title(chip.name)
        button = QToolButton(self)
        button.setText(title)
        button.setAccessibleName(QCoreApplication.translate("ChipRow", "Jump to {}").format(title))
        tip = QCoreApplication.translate(
            "ChipRow",
            "Goes through the paragraphs with words for this topic, one after the other ({}). "
            "A topic without a chip was not found by its words; that says nothing about the drug.",
        )
        button.setToolTip(f"<p>{tip.format(shown_key('F3'))}</p>")
        button.clicked.connect(partial(self._ask, chip))
        return button
