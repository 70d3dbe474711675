"""Import labels…: sources, target, progress, report, and the library that comes of it, with real clicks and zips."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from medviewer import locations
from medviewer.importing import importer
from medviewer.importing.importer import WORTH_PROCESSES
from medviewer.ui.importing.import_dialog import ImportDialog
from tests.importing.bundles import as_json, bundle
from tests.importing.conftest import USAGE, label, section, zipped
from tests.importing.dictionaries import files, write
from tests.importing.test_epi import SMPC
from tests.importing.test_import import bulk, record
from tests.importing.workbooks import rows as sheet_rows
from tests.importing.workbooks import workbook
from tests.ui.drags import drop

BOXED = section("34066-1", "<paragraph>Stops the heart of the tester.</paragraph>", "WARNING: TESTS")
Begin = Callable[..., ImportDialog]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the folder that is imported into."""
    return tmp_path / "labels"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a folder with a label zip, a file that is no label, and records of openFDA."""
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "one.zip").write_bytes(zipped({"x.xml": label(BOXED + USAGE, 1)}))
    (folder / "no-label.xml").write_bytes(b"<x/>")
    (folder / "records.json").write_bytes(bulk(record(2)))
    return folder


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder of labels that takes two processes some seconds."""
    folder = tmp_path / "release"
    folder.mkdir()
    for number in range(40 * WORTH_PROCESSES):
        (folder / f"{number:04}.xml").write_bytes(label(USAGE, number))
    return folder


@pytest.fixture
def begin(hands, target: Path, qtbot) -> Begin:
    """Return a function that opens the dialog from the menu, adds sources, and clicks a button if one is named."""

    def open_dialog(*sources: Path, button: str = "") -> ImportDialog:
        hands.app.actions.import_labels.trigger()
        dialog = hands.window.findChild(ImportDialog)
        hands.wait(lambda: dialog.choosing.target.field.text() != "")
        dialog.choosing.target.field.setText(str(target))
        dialog.choosing.add(map(str, sources))
        if button:
            click(dialog, button)
        return dialog

    return open_dialog


def click(dialog: ImportDialog, text: str) -> None:
    """Click the button with this text."""
    buttons = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.text().replace("&", "") == text]
    [button] = buttons
    button.click()


def rows(dialog: ImportDialog) -> list[tuple[str, ...]]:
    """Return the rows of the report."""
    model = dialog.report.table.model()
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def reported(hands, dialog: ImportDialog) -> str:
    """Wait for the report and return what stands above its rows."""
    hands.wait_long(lambda: dialog.steps.currentWidget() is dialog.report)
    return f"{dialog.report.headline.text()}\n{dialog.report.counts.text()}"


def children() -> list[str]:
    """Return the command lines of the processes that this one started and that work for an import, dead ones too."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        for pid in (task / "children").read_text().split():
            try:
                line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
                state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
            except FileNotFoundError:
                continue
            if "medviewer.workers" in line or state == "Z":
                found.append(f"{pid} {state} {line}")
    return found


def pids() -> list[int]:
    """Return the processes that read labels now."""
    return [int(line.split()[0]) for line in children()]


def leftovers(target: Path) -> list[Path]:
    """Return what a write that was cut short would leave behind."""
    return [path for path in target.rglob("*") if path.name.startswith(".medviewer")]


def test_a_folder_of_both_kinds_is_imported_opened_and_found_by_brand(hands, begin: Begin, sources, target) -> None:
    dialog = begin(sources, button="Import")
    said = reported(hands, dialog)
    assert said == f"Done: {target}\n2 new, 0 newer, 0 as they were\n1 refused"
    assert rows(dialog) == [("Refused", str(sources / "no-label.xml"), "it is not an SPL document")]
    assert dialog.open_library.isDefault()
    click(dialog, "Open this library")
    hands.wait(lambda: "▸ Testamycin · 2 labels" in hands.titles())
    assert "Warfarin" in hands.titles()
    hands.window.drugs.choose(hands.titles().index("▸ Testamycin · 2 labels"))
    hands.press(Qt.Key.Key_Right, at=hands.window.drugs.view)
    hands.click_row("Testamycin (Proofex)")
    assert hands.title() == "Testamycin (Proofex)"
    assert "Stops the heart" in hands.text()


def test_a_trial_writes_nothing_and_leads_to_the_import(hands, begin: Begin, sources, target) -> None:
    dialog = begin(sources, button="Try first")
    assert reported(hands, dialog).startswith("Nothing was written yet. An import would do this:\n2 new")
    assert not target.exists()
    assert dialog.start.isDefault()
    click(dialog, "Import")
    hands.wait(lambda: dialog.report.headline.text().startswith("Done"))
    assert len(list(target.rglob("*.md"))) == 2


def test_files_and_folders_are_dropped_each_once(begin: Begin, sources: Path) -> None:
    dialog = begin()
    assert not dialog.start.isEnabled()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sources)), QUrl.fromLocalFile(str(sources / "one.zip"))])
    for _ in range(2):
        drop(dialog, data, QPoint(20, 10))
    assert dialog.choosing.sources() == [sources, sources / "one.zip"]
    assert dialog.start.isEnabled()
    dialog.choosing.list.setCurrentRow(0)
    click(dialog, "Remove")
    assert dialog.choosing.sources() == [sources / "one.zip"]


def test_sources_and_target_are_chosen_by_buttons(hands, begin: Begin, sources, target, monkeypatch) -> None:
    dialog = begin()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(sources / "one.zip")], ""))
    click(dialog, "Add files…")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(sources))
    click(dialog, "Add a folder…")
    assert dialog.choosing.sources() == [sources / "one.zip", sources]
    click(dialog, "Choose…")
    hands.wait(lambda: "lies in one of the sources" in dialog.choosing.target.explained.text())


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("brought/inside", "This folder lies in one of the sources. Choose one outside of them."),
        ("brought/one.zip", "This is a file. Choose a folder."),
        ("", "This is the library that came with the program. Choose another folder."),
    ],
)
def test_a_folder_that_must_not_be_written_to_is_refused(hands, begin: Begin, sources, tmp_path, where, said) -> None:
    dialog = begin(sources)
    folder = tmp_path / where if where else locations.bundled_library() / "new"
    dialog.choosing.target.field.setText(str(folder))
    hands.wait(lambda: dialog.choosing.target.explained.text() == said)
    click(dialog, "Import")
    hands.wait(lambda: dialog.choosing.problem.isVisible())
    assert dialog.choosing.problem.text() == said
    assert not folder.is_dir()


def test_the_open_library_that_an_import_wrote_is_proposed(hands, begin: Begin, sources, target) -> None:
    dialog = begin(sources, button="Import")
    reported(hands, dialog)
    click(dialog, "Open this library")
    hands.wait(lambda: hands.window.findChild(ImportDialog) is None)
    hands.app.actions.import_labels.trigger()
    dialog = hands.window.findChild(ImportDialog)
    hands.wait(lambda: dialog.choosing.target.field.text() == str(target))
    hands.wait(lambda: dialog.choosing.target.explained.text().startswith("An import wrote this library"))
    dialog.choosing.add([str(sources)])
    click(dialog, "Import")
    assert "0 new, 0 newer, 2 as they were" in reported(hands, dialog)


def test_folder_choices_and_words_fit_what_is_chosen(hands, tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "list.csv").write_bytes(b"Name,Dosage\nZinc,5 mg\nIron,6 mg\n")
    (folder / "label.xml").write_bytes(label(USAGE, 1))
    book = write(folder / "book", files([("zinc", b"A metal.")]))
    hands.app.actions.import_labels.trigger()
    dialog = hands.window.findChild(ImportDialog)
    choosing = dialog.choosing
    named = choosing.target.field
    hands.wait(lambda: Path(named.text()).name == "Imported pages")
    for source, name in ((folder / "list.csv", "Drug list"), (book, "Dictionary"), (folder / "label.xml", "US labels")):
        choosing.list.selectAll()
        choosing.remove.click()
        choosing.add([str(source)])
        hands.wait(lambda name=name: Path(named.text()).name == name)
        assert choosing.filter.isVisible() == (name == "US labels")
    choosing.add([str(book)])
    hands.wait(lambda: Path(named.text()).name == "Imported pages")
    named.setText(str(tmp_path / "mine"))
    choosing.add([str(folder / "list.csv")])
    hands.wait(lambda: choosing.columns.isVisible())
    assert Path(named.text()).name == "mine"
    dialog.reject()


def test_only_what_the_filter_takes(hands, begin: Begin, tmp_path: Path, target: Path, monkeypatch) -> None:
    folder = tmp_path / "three"
    folder.mkdir()
    (folder / "a.xml").write_bytes(label(USAGE, 1))
    (folder / "b.xml").write_bytes(label(USAGE, 2, kind="34390-5", generic="otherol", brand="Otherex"))
    names = tmp_path / "names.txt"
    names.write_text("\nOtherol\n", encoding="utf-8")
    dialog = begin(folder)
    chosen = dialog.choosing.filter
    assert not chosen.choices.isVisible()
    chosen.unfold.click()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(names), ""))
    click(dialog, "From a list…")
    assert chosen.generics.toPlainText() == "Otherol"
    chosen.markets["otc"].click()
    chosen.forms.setText("capsule, tablet")
    click(dialog, "Import")
    assert "1 new, 0 newer, 0 as they were\n1 left out by the choice of labels" in reported(hands, dialog)
    assert [page.stem.split("-")[0] for page in target.rglob("*.md")] == ["otherol"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "none.txt"), ""))
    click(dialog, "Back")
    click(dialog, "From a list…")
    assert "none.txt cannot be read" in dialog.choosing.problem.text()


def test_the_report_is_copied_and_saved(hands, begin: Begin, sources, tmp_path: Path, monkeypatch) -> None:
    dialog = begin(sources, button="Import")
    reported(hands, dialog)
    click(dialog, "Copy")
    assert f"Refused\t{sources / 'no-label.xml'}\tit is not an SPL document\n" in QGuiApplication.clipboard().text()
    for name in ("report.txt", "report.csv"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name: (str(tmp_path / name), ""))
        click(dialog, "Save as…")
        hands.wait(lambda name=name: dialog.report.saved.text().endswith(name))
    assert "1 refused" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    table = (tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table == ["What,File,Reason", f"Refused,{sources / 'no-label.xml'},it is not an SPL document"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "r.txt"), ""))
    click(dialog, "Save as…")
    hands.wait(lambda: "The folder does not exist" in dialog.report.saved.text())


def test_a_saved_report_is_computed_by_no_spreadsheet(
    hands, begin: Begin, sources, tmp_path: Path, monkeypatch
) -> None:
    (sources / "x;=HYPERLINK(1).xml").write_bytes(b"<x/>")
    dialog = begin(sources, button="Import")
    reported(hands, dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report.csv"), ""))
    click(dialog, "Save as…")
    hands.wait(lambda: dialog.report.saved.text().endswith("report.csv"))
    assert "x;'=HYPERLINK(1).xml" in (tmp_path / "report.csv").read_text(encoding="utf-8-sig")


def test_sources_without_labels_are_said_to_have_none(hands, begin: Begin, tmp_path: Path, target: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "readme.txt").write_text("x", encoding="utf-8")
    dialog = begin(empty, button="Import")
    assert reported(hands, dialog).startswith("There is nothing to import in what you chose")
    assert not dialog.open_library.isVisible()
    assert not target.exists()


def test_a_folder_that_cannot_be_made_is_named(hands, begin: Begin, sources, target: Path) -> None:
    target.write_bytes(b"")
    dialog = begin(sources)
    dialog.choosing.target.field.setText(str(target / "below"))
    click(dialog, "Import")
    assert "A part of the folder's path is a file. Choose another folder." in reported(hands, dialog)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions bind others than root")
def test_a_folder_that_is_read_only_is_named(hands, begin: Begin, sources, target: Path) -> None:
    target.mkdir(mode=0o500)
    dialog = begin(sources, button="Import")
    assert "You may not write there" in reported(hands, dialog)


@LINUX
def test_a_full_disk_is_said_and_what_is_written_stays(hands, begin: Begin, many, target, monkeypatch) -> None:
    written = []

    def full(shelf, page, known, write=importer.ImportFolder.write) -> str:
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        written.append(page)
        return write(shelf, page, known)

    with monkeypatch.context() as patch:
        patch.setattr(importer.ImportFolder, "write", full)
        dialog = begin(many, button="Import")
        said = reported(hands, dialog)
    assert "The disk is full" in said and "What was written stays" in said
    assert len(list(target.rglob("*.md"))) == 5
    hands.wait(lambda: children() == [])
    click(dialog, "Go on")
    hands.wait_long(lambda: dialog.report.headline.text().startswith("Done"))
    assert f"{len(list(many.iterdir())) - 5} new, 0 newer, 5 as they were" in dialog.report.counts.text()


def running(hands, dialog: ImportDialog, target: Path) -> None:
    """Wait until the first pages are written."""
    hands.wait_long(lambda: dialog.is_running() and any(target.rglob("*.md")))


@LINUX
def test_stopping_keeps_what_is_done_and_going_on_does_the_rest(hands, begin: Begin, many, target) -> None:
    dialog = begin(many, button="Import")
    running(hands, dialog, target)
    hands.wait(lambda: " MB" in dialog.progress.counts.text())
    assert ".xml" in dialog.progress.where.text()
    click(dialog, "Stop")
    assert "Stopped." in reported(hands, dialog)
    done, all_of_them = len(list(target.rglob("*.md"))), len(list(many.iterdir()))
    assert 0 < done < all_of_them
    assert (children(), leftovers(target)) == ([], [])
    click(dialog, "Go on")
    hands.wait_long(lambda: dialog.report.headline.text().startswith("Done"))
    assert f"{all_of_them - done} new, 0 newer, {done} as they were" in dialog.report.counts.text()
    assert (children(), leftovers(target)) == ([], [])


def test_the_window_is_used_and_answers_during_an_import(hands, begin: Begin, many, target) -> None:
    dialog = begin(many, button="Import")
    running(hands, dialog, target)
    hands.open("warfarin")
    assert hands.title() == "Warfarin"
    assert dialog.is_running()
    reported(hands, dialog)


@LINUX
def test_a_process_that_is_killed_is_replaced_and_no_label_is_lost(hands, begin: Begin, many, target) -> None:
    dialog = begin(many, button="Import")
    running(hands, dialog, target)
    os.kill(pids()[0], 9)
    said = reported(hands, dialog)
    assert f"{len(list(many.iterdir()))} new" in said
    assert rows(dialog) == []
    assert (children(), leftovers(target)) == ([], [])


def test_a_source_that_vanishes_in_the_middle_is_named(hands, begin: Begin, many, target, tmp_path: Path) -> None:
    dialog = begin(many, button="Import")
    running(hands, dialog, target)
    many.rename(tmp_path / "unplugged")
    said = reported(hands, dialog)
    assert said.startswith(f"Not there any more: {many}. What was read before is imported.")
    assert rows(dialog)[0][2].startswith("it cannot be read")


def answer(button: str, seen: list[str]) -> None:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        seen.append(box.text())
        next(one for one in box.buttons() if one.text() == button).click()

    QTimer.singleShot(0, press)


@LINUX
@pytest.mark.parametrize("what", ["dialog", "window"])
def test_closing_in_the_middle_asks_and_ends_cleanly(
    hands, begin: Begin, many, target, close_window, what: str
) -> None:
    dialog, asked = begin(many, button="Import"), []
    running(hands, dialog, target)
    closing = dialog if what == "dialog" else hands.window
    answer("Go on importing", asked)
    closing.close()
    assert closing.isVisible() and dialog.is_running()
    answer("Stop the import", asked)
    closing.close()
    assert asked == ["Stop the import?"] * 2
    assert not closing.isVisible()
    close_window(hands.app)
    assert (children(), leftovers(target)) == ([], [])
    assert [thread.name for thread in threading.enumerate() if "Executor" in thread.name] == []
    assert 0 < len(list(target.rglob("*.md"))) < len(list(many.iterdir()))


# Lists


def test_the_columns_of_a_list_are_guessed_shown_and_chosen(hands, begin: Begin, tmp_path: Path, target: Path) -> None:
    (tmp_path / "house.csv").write_text("Was;Wie viel\nProofex;5 mg\nGonol;1 mg\n", encoding="utf-8")
    dialog = begin(tmp_path / "house.csv")
    columns = dialog.choosing.columns
    hands.wait(columns.isVisible)
    assert columns.unfold.isChecked()
    assert columns.missing.isVisible()
    assert columns.table.item(0, 2).text() == "Proofex  ·  Gonol"
    for row, field in ((0, "title"), (1, "dosage")):
        box = columns.table.cellWidget(row, 1)
        box.setFocus()
        box.setCurrentIndex(box.findData(field))
    assert not columns.missing.isVisible()
    click(dialog, "Import")
    assert "2 new" in reported(hands, dialog)
    [page] = target.rglob("proofex*.md")
    assert "## Dosage\n\n<h3>Wie viel</h3>\n\n5 mg\n" in page.read_text(encoding="utf-8")


def test_columns_are_hidden_without_a_list_and_stay_as_chosen_with_another(
    hands, begin: Begin, sources: Path, tmp_path: Path
) -> None:
    for name, head in (("a.csv", "Drug,Foo"), ("b.csv", "Drug,Bar")):
        (tmp_path / name).write_text(f"{head}\nProofex,1\n", encoding="utf-8")
    dialog = begin(tmp_path / "a.csv")
    columns = dialog.choosing.columns
    hands.wait(columns.isVisible)
    assert not columns.unfold.isChecked()
    columns.unfold.click()
    assert columns.table.isVisible()
    box = columns.table.cellWidget(1, 1)
    box.setCurrentIndex(box.findData("dosage"))
    dialog.choosing.add([str(tmp_path / "b.csv")])
    hands.wait(lambda: columns.table.rowCount() == 3)
    assert [columns.table.cellWidget(row, 1).currentData() for row in range(3)] == ["title", "dosage", "other"]
    dialog.choosing.list.selectAll()
    dialog.choosing.remove.click()
    hands.wait(lambda: not columns.isVisible())
    dialog.choosing.add([str(sources)])
    hands.wait(lambda: columns._look is None)
    assert not columns.isVisible()
    assert columns.column_map() is None


def test_every_kind_is_dropped_and_imported_together(hands, begin: Begin, tmp_path: Path, target: Path) -> None:
    source = tmp_path / "in"
    write(source, files([("Lexol", b"A word.")]))
    (source / "a.json").write_bytes(as_json(bundle(SMPC)))
    (source / "b.xlsx").write_bytes(workbook({"M": sheet_rows(("Drug", "Dosage"), ("Listol", "one"))}))
    (source / "c.xml").write_bytes(label(USAGE))
    (source / "d.zim").write_bytes(b"ZIM")
    dialog = begin()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    drop(dialog, data, QPoint(20, 10))
    hands.wait(dialog.choosing.columns.isVisible)
    click(dialog, "Try first")
    assert "4 new" in reported(hands, dialog)
    assert not target.exists()
    click(dialog, "Import")
    hands.wait_long(lambda: "Done" in dialog.report.headline.text())
    assert "4 new" in reported(hands, dialog)
    assert [row[0] for row in rows(dialog)] == ["Refused"]
    assert len(list(target.rglob("*.md"))) == 4
