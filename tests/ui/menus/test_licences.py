"""Help tells under which licences the program and its parts are, and shows their texts."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from medviewer import __version__, locations
from medviewer.ui.menus import licences

CORE = {"medviewer": "MIT", "Qt": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "lxml": "BSD-3-Clause"}


def dialog_of(hands) -> licences.LicencesDialog:
    """Return the dialog that is shown."""
    [dialog] = [w for w in hands.window.findChildren(licences.LicencesDialog) if w.isVisible()]
    return dialog


def rows_of(dialog: licences.LicencesDialog) -> dict[str, tuple[int, str, str]]:
    """Return number, version and licence of each row of a table, by its first cell; the first of a name counts."""
    table = dialog.table
    rows = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    return {row[0]: (number, row[1], row[2]) for number, row in reversed([*enumerate(rows)])}


def test_about_names_the_licences_and_leads_to_their_texts(hands, qtbot) -> None:
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        [more] = [button for button in box.findChildren(QPushButton) if button.text() == "Licences…"]
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)
    hands.app.actions.about.trigger()
    assert "MIT licence" in said[0]
    assert "Lesser General Public License, version 3" in said[0]
    dialog = dialog_of(hands)
    assert dialog.text.toPlainText().startswith("MIT License")
    dialog.reject()


def test_about_alone_opens_nothing_else(hands) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
    hands.app.actions.about.trigger()
    assert hands.window.findChildren(licences.LicencesDialog) == []


def test_a_row_shows_its_licence_texts(hands, qtbot) -> None:
    hands.app.actions.licences.trigger()
    dialog = dialog_of(hands)
    rows = rows_of(dialog)
    assert {name: rows[name][2] for name in CORE} == CORE
    assert rows["medviewer"][1] == __version__
    dialog.table.setFocus()
    for name, words in {
        "pyside6-essentials": ("unmodified", "may be replaced", "download.qt.io", "LESSER GENERAL PUBLIC LICENSE"),
        "Qt": ("GNU LESSER GENERAL PUBLIC LICENSE", "END OF TERMS AND CONDITIONS"),
        "lxml": ("Infrae", "libxml2"),
        "openssl": ("Apache License",),
    }.items():
        item = dialog.table.item(rows[name][0], 0)
        dialog.table.scrollToItem(item)
        place = dialog.table.visualItemRect(item)
        qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
        shown = dialog.text.toPlainText()
        assert [word for word in words if word not in shown] == [], name
    dialog.reject()


def test_every_part_has_a_text() -> None:
    assert [part for part in licences.parts() if len(licences.text_of(part)) < 500] == []


@pytest.mark.parametrize("name", ["LGPL-3.0-only", "GPL-3.0-only", "LGPL-2.1-or-later", "Apache-2.0", "MPL-2.0"])
def test_the_texts_that_must_be_passed_on_are_whole(name: str) -> None:
    text = (locations.resources() / "licences" / "spdx" / f"{name}.txt").read_text(encoding="utf-8")
    assert len(text) > 7_000
    assert "ersion" in text[:200]


def test_a_part_in_another_version_than_listed_claims_none_for_what_is_in_it(tmp_path: Path) -> None:
    inside = {"type": "library", "name": "inner", "version": "1.0", "licenses": [{"license": {"name": "Own"}}]}
    mit = [{"license": {"id": "MIT"}}]
    entries = [
        {"type": "library", "name": "lxml", "version": "0.1", "licenses": mit, "components": [inside]},
        {"type": "library", "name": "not-installed", "version": "0.2", "licenses": mit, "components": [inside]},
    ]
    bill = tmp_path / "bill.json"
    bill.write_text(json.dumps({"components": entries}), encoding="utf-8")
    _, lxml, absent, inner, told = licences.parts(bill)
    assert lxml.version != "0.1"
    assert inner == licences.LicensedPart("inner", "", "Own", "lxml")
    assert absent.version == "0.2"
    assert told.version == "1.0"


def test_of_two_versions_that_are_listed_the_installed_one_is_shown(tmp_path: Path) -> None:
    installed = metadata.version("lxml")
    entries = [
        {"type": "library", "name": "lxml", "version": version, "licenses": [{"license": {"id": licence}}]}
        for version, licence in (("0.1", "MIT"), (installed, "BSD-3-Clause"), ("99", "ISC"))
    ]
    bill = tmp_path / "bill.json"
    bill.write_text(json.dumps({"components": entries}), encoding="utf-8")
    assert licences.parts(bill)[1:] == [licences.LicensedPart("lxml", installed, "BSD-3-Clause")]
