"""The filter of an import: folded away, since most people want all that they bring."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from medviewer.ui.base.language import translatable

if TYPE_CHECKING:
    from medviewer.importing.choosing import Filter

MARKETS = {
    "rx": translatable("ImportFilter", "&Prescription"),
    "otc": translatable("ImportFilter", "&Without prescription"),
    "other": translatable("ImportFilter", "&Others (for animals, vaccines, bulk)"),
}
LONGEST_LIST = 4 * 1024 * 1024
"""Bytes of a file of generic names that are read."""

translate = QCoreApplication.translate


class ImportFilter(QWidget):
    """A line that unfolds to the choices. problem(text): a file of names cannot be read."""

    problem = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.unfold = QToolButton(self)
        self.unfold.setText(translate("ImportFilter", "Only so&me of the labels"))
        self.unfold.setObjectName("unfold")
        self.unfold.setCheckable(True)
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.markets = {market: QCheckBox(translate("ImportFilter", text), self) for market, text in MARKETS.items()}
        self.forms = self._words(translate("ImportFilter", "such as: tablet, injection"))
        self.routes = self._words(translate("ImportFilter", "such as: oral"))
        self.labelers = self._words(translate("ImportFilter", "words of the firm’s name"))
        self.generics = QPlainTextEdit(self)
        self.generics.setPlaceholderText(translate("ImportFilter", "One whole generic name a line"))
        self.generics.setAccessibleName(translate("ImportFilter", "Generic names, one a line"))
        self.generics.setTabChangesFocus(True)
        self.generics.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.from_file = QPushButton(translate("ImportFilter", "&From a list…"), self)
        self.one_per_generic = QCheckBox(translate("ImportFilter", "One label for each &generic name"), self)
        self.one_per_generic.setToolTip(
            translate(
                "ImportFilter", "For each name and route the newest label of a maker, before those of repackagers"
            )
        )
        self.choices = QWidget(self)
        self._lay_out()
        self.unfold.toggled.connect(self._show)
        self.from_file.clicked.connect(self._take_list)
        self._show(False)

    def wanted(self) -> Filter:
        """Return the filter that is asked for; one that takes all labels while it is folded away."""
        from medviewer.importing.choosing import Filter

        if not self.unfold.isChecked():
            return Filter()
        markets = [market for market, box in self.markets.items() if box.isChecked()]
        forms, routes, labelers = (_parts(field.text()) for field in (self.forms, self.routes, self.labelers))
        generics = self.generics.toPlainText().splitlines()
        return Filter.of(markets, forms, routes, labelers, generics, self.one_per_generic.isChecked())

    def _words(self, example: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(example)
        return field

    def _show(self, shown: bool) -> None:
        self.choices.setVisible(shown)
        self.unfold.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)

    def _take_list(self) -> None:
        title = translate("ImportFilter", "List of generic names")
        name, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()))
        if not name:
            return
        try:
            with Path(name).open("rb") as file:
                text = file.read(LONGEST_LIST).decode("utf-8-sig", "replace")
        except OSError as error:
            said = translate("ImportFilter", "{} cannot be read ({}).")
            self.problem.emit(said.format(name, error.strerror or error))
            return
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        self.generics.setPlainText("\n".join(lines))

    def _lay_out(self) -> None:
        markets = QHBoxLayout()
        for box in self.markets.values():
            markets.addWidget(box)
        markets.addStretch(1)
        names = QHBoxLayout()
        names.addWidget(self.generics, 1)
        names.addWidget(self.from_file, 0, Qt.AlignmentFlag.AlignTop)
        form = QFormLayout(self.choices)
        form.setContentsMargins(24, 0, 0, 0)
        form.addRow(translate("ImportFilter", "Kind"), markets)
        route = QLabel(translate("ImportFilter", "&Route"), self)
        route.setBuddy(self.routes)
        ways = QHBoxLayout()
        for part, stretch in ((self.forms, 1), (route, 0), (self.routes, 1)):
            ways.addWidget(part, stretch)
        ways_name = QLabel(translate("ImportFilter", "&Dosage form"), self)
        ways_name.setBuddy(self.forms)
        form.addRow(ways_name, ways)
        form.addRow(translate("ImportFilter", "&Labeler"), self.labelers)
        named = QLabel(translate("ImportFilter", "Generic &names"), self)
        named.setBuddy(self.generics)
        form.addRow(named, names)
        form.addRow("", self.one_per_generic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.unfold)
        column.addWidget(self.choices)


def _parts(text: str) -> list[str]:
    """Return what stands between commas and semicolons; each part is words that must be there together."""
    return [part.strip() for part in re.split("[,;]", text) if part.strip()]
