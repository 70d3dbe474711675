"""Errors and problems of the core in a German window: raised by real files, read on the widgets that show them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTableWidget

from medviewer.configuring.site_file import combined, read
from medviewer.configuring.site_places import SYSTEM, SitePlace
from medviewer.errors import ExportError, LibraryError, Message
from medviewer.library.pack.building import BuildOptions, build
from medviewer.locations import Profile
from medviewer.ui.base.messages import error_text, message_text
from medviewer.ui.importing.import_report import rows_of
from medviewer.ui.services.settings import Settings

BROKEN = "---\ntitle: Broken: page\n---\n# Broken\nText.\n"


def speak(profile: Profile, language: str) -> None:
    """Have the next window speak a language."""
    settings = Settings(profile.settings)
    settings.keep("view/language", language)
    settings.write()


@pytest.fixture
def german(open_window: Callable, profile: Profile) -> object:
    """Return the hands of somebody before a window in German."""
    speak(profile, "de")
    return open_window()


def problems_shown(hands, qtbot) -> dict[str, str]:
    """Return what the dialog of problems says, by file."""
    hands.wait(lambda: hands.window.foot.problems.isVisible() and not hands.app.session.is_reading())
    qtbot.mouseClick(hands.window.foot.problems, Qt.MouseButton.LeftButton)
    dialog = next(d for d in hands.window.children() if d.objectName() == "problemsDialog")
    table = dialog.table
    assert isinstance(table, QTableWidget)
    found = {table.item(row, 0).text(): table.item(row, 2).text() for row in range(table.rowCount())}
    dialog.reject()
    return found


def said(hands) -> str:
    return hands.window.message.label.text()


def test_problems_stored_by_an_english_window_are_told_in_german(
    open_window, close_window, profile: Profile, formulary: Path, qtbot
) -> None:
    (formulary / "broken.md").write_text(BROKEN, encoding="utf-8")
    (formulary / "empty.md").write_text("", encoding="utf-8")
    with (formulary / "huge.md").open("wb") as file:
        file.truncate(9 << 20)
    (formulary / "aliases.toml").write_text("same = 3\n", encoding="utf-8")
    hands = open_window(formulary, rows=7)
    english = problems_shown(hands, qtbot)
    assert english["formulary/empty.md"] == "The page is empty. Write it, or remove the file."
    assert english["formulary/huge.md"].endswith(
        "huge.md” cannot be shown: it has 9.0 MB, more than the 8 MB of a page. "
        "Split it into pages, or move it out of the library."
    )
    close_window(hands.app)
    speak(profile, "de")
    german = problems_shown(open_window(formulary, rows=7), qtbot)
    assert german.keys() == english.keys()
    assert german["formulary/empty.md"] == "Die Seite ist leer. Schreiben Sie sie, oder entfernen Sie die Datei."
    assert german["formulary/huge.md"].endswith(
        "huge.md“ kann nicht gezeigt werden: sie hat 9,0 MB, mehr als die 8 MB einer Seite. "
        "Teilen Sie sie in mehrere Seiten, oder nehmen Sie sie aus der Bibliothek."
    )
    assert german["formulary/broken.md"] == (
        "Die Kopfdaten (Front Matter) können nicht im Ganzen gelesen werden: ein Wert enthält einen Doppelpunkt. "
        "Setzen Sie den Wert in Anführungszeichen."
    )
    assert german["formulary/aliases.toml"] == (
        "aliases.toml wird nicht verwendet: „same“ muss eine Liste von Listen von Namen in Anführungszeichen sein."
    )


def test_a_folder_that_went_away_and_a_file_that_is_no_pack_are_told_in_german(
    german, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    german.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    german.wait(lambda: said(german).startswith(f"Den Bibliotheksordner {tmp_path / 'gone'} gibt es nicht. Prüfen Sie"))
    fake = tmp_path / "fake.medpack"
    fake.write_text("no pack", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(fake), ""))
    german.app.actions.open_pack.trigger()
    german.wait(lambda: said(german).startswith(f"{fake} ist kein Bibliothekspaket. Nennen Sie einen Ordner von"))


def test_a_pack_that_is_cut_short_is_refused_in_german(
    german, formulary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "ward.medpack"
    build(BuildOptions(formulary, pack, made="2026-11-26T08:00:00Z"), tmp_path / "work")
    data = bytearray(pack.read_bytes())
    data[5000] ^= 1
    pack.write_bytes(data)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(pack), ""))
    german.app.actions.open_pack.trigger()
    german.wait(lambda: "ist beschädigt oder abgeschnitten: Es ist nicht, was versiegelt wurde." in said(german))
    assert said(german).endswith("Kopieren Sie es neu.")


def test_a_name_that_no_page_has_is_told_in_german_with_the_nearest(open_window, profile: Profile) -> None:
    speak(profile, "de")
    hands = open_window(name="warfarim")
    hands.wait(lambda: said(hands) == "Keine Monographie heißt „warfarim“. Am nächsten: Warfarin.")


def test_a_mistake_of_the_site_is_told_in_german(open_window, profile: Profile, tmp_path: Path) -> None:
    speak(profile, "de")
    file = tmp_path / "etc" / "medviewer.toml"
    file.parent.mkdir()
    file.write_text("[settings]\ntext_size = 7\n", encoding="utf-8")
    found = read(SitePlace(SYSTEM, file))
    assert found is not None
    hands = open_window(configuration=combined([found]))
    wanted = f"{file}, Zeile 2: „text_size“ muss so sein: eine ganze Zahl von 70 bis 200, in Prozent."
    hands.wait(lambda: wanted in said(hands))


def test_a_desk_that_was_damaged_is_told_of_in_german(open_window, profile: Profile) -> None:
    speak(profile, "de")
    profile.desk.mkdir(parents=True)
    (profile.desk / "desk.sqlite").write_bytes(b"no database" * 500)
    hands = open_window()
    hands.wait(lambda: "Die Datei Ihrer Favoriten und Ihres Verlaufs war beschädigt." in said(hands))
    assert f"In {profile.desk / 'backups'} war keine gute Sicherung, darum beginnen sie leer." in said(hands)


def test_reasons_of_an_import_are_told_in_german(german, tmp_path: Path) -> None:
    from medviewer.importing.any_kind import import_any
    from medviewer.importing.choosing import Filter

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "no-label.xml").write_text("<html/>", encoding="utf-8")
    (tmp_path / "in" / "no.zip").write_text("no zip", encoding="utf-8")
    report = import_any([tmp_path / "in"], tmp_path / "out", Filter())
    reasons = {Path(row[1]).name: row[2] for row in rows_of(report)}
    assert reasons["no-label.xml"] == "kein SPL-Dokument"
    assert reasons["no.zip"].startswith("das Zip kann nicht gelesen werden (")


def test_numbers_are_written_as_the_language_writes_them_and_places_may_change(german) -> None:
    told = Message("it has {:,} sections, more than the {:,} that are read", 12345, 1000)
    assert message_text(told) == "12.345 Abschnitte, mehr als die 1.000, die gelesen werden"
    moved = LibraryError("There is no pack of “{}” in {} before {}.", "Stadt", "/srv/packs", "b.medpack")
    assert error_text(moved) == "Ein Paket von „Stadt“ vor b.medpack gibt es in /srv/packs nicht."


def test_braces_in_a_path_and_what_no_one_translated_stay_as_they_are(german) -> None:
    odd = LibraryError("The library folder {} went away ({}). Connect it.", "/srv/{0}{}{1.__class__}", "{}")
    assert error_text(odd) == (
        "Der Bibliotheksordner /srv/{0}{}{1.__class__} ist verschwunden ({}). Verbinden Sie ihn wieder."
    )
    stranger = Message.from_json('["{0.__class__} {1} {} stays", "a", ["it is empty"]]')
    assert message_text(stranger) == "{0.__class__} {1} a stays"
    assert error_text(OSError(13, "Permission denied")) == "[Errno 13] Permission denied"
    outer = ExportError("{} cannot be written. {}", "“x”", Message("The system says: {}.", "No such device"))
    assert error_text(outer) == "“x” kann nicht geschrieben werden. Das System sagt: No such device."
