"""The licences of medviewer and of all it consists of, and their texts."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from medviewer import __version__, locations
from medviewer.ui.base import dialogs

translate = QCoreApplication.translate


class LicensedPart(NamedTuple):
    """One thing that medviewer consists of.

    version: "" where it is not known. licence: an SPDX expression. within: the package that it came in, or "".
    """

    name: str
    version: str
    licence: str
    within: str = ""


def parts(bill: Path | None = None) -> list[LicensedPart]:
    """Return medviewer, its packages, then what is in these, as its bill of materials (CycloneDX JSON) lists them.

    A package has the version that is installed; what is in it has one only where that is the version that was listed.
    """
    listed = json.loads((bill or locations.resources() / "sbom.cdx.json").read_text(encoding="utf-8"))
    chosen: dict[str, tuple[dict[str, Any], str]] = {}
    for entry in (entry for entry in listed["components"] if entry["type"] == "library"):
        name, version = entry["name"], _installed(entry["name"]) or entry["version"]
        if name not in chosen or version == entry["version"]:  # PySide6 is listed once for each line of Python
            chosen[name] = entry, version
    packages = [LicensedPart(name, version, _licence(entry)) for name, (entry, version) in chosen.items()]
    inside = [
        LicensedPart(
            inner["name"], inner.get("version", "") if version == entry["version"] else "", _licence(inner), name
        )
        for name, (entry, version) in chosen.items()
        for inner in entry.get("components", ())
    ]
    return [LicensedPart("medviewer", __version__, "MIT"), *packages, *inside]


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # in a frozen build
        return ""


def _licence(entry: dict[str, Any]) -> str:
    expressions = (
        one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in entry["licenses"]
    )
    return " AND ".join(expressions)


def text_of(part: LicensedPart) -> str:
    """Return the licence texts that are shipped for a part: those of its package, then those of its licence by name."""
    folder = locations.resources() / "licences"
    own = [folder / f"{part.within or part.name}.txt"]
    named = [folder / "spdx" / f"{name}.txt" for name in re.findall(r"[\w.-]+", part.licence)]
    texts = [file.read_text(encoding="utf-8").strip("\n") for file in [*own, *named] if file.is_file()]
    return ("\n\n" + "_" * 40 + "\n\n").join(texts) + "\n"


class LicencesDialog(dialogs.TableDialog):
    """A table of the parts; below it the licence texts of the row that is chosen."""

    def __init__(self, parent: QWidget) -> None:
        self._parts = parts()
        title = translate("Licences", "Licences")
        lead = translate(
            "Licences",
            "medviewer is under the MIT licence. It uses Qt and PySide6 under the GNU Lesser General Public License, "
            "version 3, and may be run with another version of them. Choose a row to read its licence below.",
        )
        heads = (
            translate("Licences", "Part"),
            translate("Licences", "Version"),
            translate("Licences", "Licence"),
            translate("Licences", "Comes in"),
        )
        super().__init__(parent, "licencesDialog", title, lead, heads, self._parts)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("Licences", "Licence text"))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(2, self.text, 1)
        self.table.currentCellChanged.connect(lambda row, *_: self.text.setPlainText(text_of(self._parts[row])))
        self.table.setCurrentCell(0, 0)


def show_licences(parent: QWidget) -> LicencesDialog:
    """Show all licences."""
    dialog = LicencesDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> None:
    """Show what the program says of itself, and its licences if that is asked for."""
    box = QMessageBox(parent)
    box.setWindowTitle(translate("Dialogs", "About medviewer"))
    box.setText(dialogs.about())
    box.setIconPixmap(parent.windowIcon().pixmap(64, 64))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    more = QPushButton(translate("Licences", "Licences…"), box)
    box.addButton(more, QMessageBox.ButtonRole.ActionRole)
    box.exec()
    asked = box.clickedButton() is more
    box.deleteLater()
    if asked:
        show_licences(parent)
