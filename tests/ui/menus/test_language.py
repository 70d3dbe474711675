"""The languages of the window: complete, true to their sources, chosen and remembered, with dates and numbers."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QMenu

from medviewer import locations
from medviewer.errors import UnknownNameError
from medviewer.monograph.sections.vocabulary import default
from medviewer.ui.base.language import NAMES, locale_of, spoken
from medviewer.ui.desk.aliases_dialog import AliasesDialog
from medviewer.ui.menus.actions import TABLE
from medviewer.ui.menus.palette import Palette
from medviewer.ui.services.settings import Settings

FOLDER = locations.resources() / "translations"
TRANSLATED = [code for code in NAMES if code != "en"]


class Message(NamedTuple):
    """One message of a .ts file; forms: its translations, several for a plural."""

    context: str
    source: str
    comment: str
    forms: tuple[str, ...]
    plural: bool
    unfinished: bool


def messages_of(path: Path) -> list[Message]:
    """Return the messages of a .ts file."""
    found = []
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
            )
            named = context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")
            found.append(Message(*named, tuple(forms), plural, translation.get("type") is not None))
    return found


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Return the module that makes the files of translations."""
    place = Path(__file__).resolve().parents[3] / "tools" / "translations.py"
    if not place.exists():
        pytest.skip("tools/ is not here: this is no checkout")
    spec = importlib.util.spec_from_file_location("translations", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_of_the_window_is_translated_and_none_besides(tool: ModuleType, tmp_path: Path) -> None:
    for file in FOLDER.glob("*.ts"):
        shutil.copy(file, tmp_path)
    tool.update(tmp_path)
    for code in NAMES:
        now = messages_of(tmp_path / f"medviewer_{code}.ts")
        assert [m.source for m in now if m.unfinished or not all(m.forms)] == [], "run `make translations`"
        assert now == messages_of(FOLDER / f"medviewer_{code}.ts"), "run `make translations`"
    assert len(now) > 150


def test_a_text_that_is_put_together_is_refused(tool: ModuleType) -> None:
    assert [text.source for text in tool.texts_of('translate("C", "%n x(s)", "", len(y.z))')] == ["%n x(s)"]
    for source in ('translate("C", f"{x}")', 'translate("C", "a" + b)', 'translatable("C", "a %s" % b)'):
        with pytest.raises(ValueError, match="whole and literal"):
            list(tool.texts_of(source))


@pytest.mark.parametrize("code", NAMES)
def test_what_is_compiled_is_what_was_translated(code: str) -> None:
    compiled = QTranslator()
    assert compiled.load(str(FOLDER / f"medviewer_{code}.qm"))
    for message in messages_of(FOLDER / f"medviewer_{code}.ts"):
        for number, form in zip((1, 7), message.forms, strict=False):
            said = compiled.translate(
                message.context, message.source, message.comment, number if message.plural else -1
            )
            assert said == form, "run `make translations`"


def places(text: str) -> list[str]:
    """Return the places of a text for values, sorted; a translation may say by a number which value it means."""
    return sorted(re.sub(r"\d", "", place) for place in re.findall(r"\{\d?(?::,|:\.1f)?\}|%L?n", text))


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_has_the_places_the_mnemonic_and_the_dots_of_its_source(code: str) -> None:
    for message in messages_of(FOLDER / f"medviewer_{code}.ts"):
        for form in message.forms:
            assert places(form) == places(message.source), form
            numbers = sorted(map(int, re.findall(r"\{(\d)", form)))
            assert numbers in ([], list(range(len(places(form))))), form
            assert form.count("&") == message.source.count("&"), form
            assert form.endswith("…") == message.source.endswith("…"), form
            assert form.endswith(".") == message.source.endswith("."), form
            assert form.count("\n") == message.source.count("\n"), form


@pytest.mark.parametrize("code", NAMES)
def test_no_letter_stands_for_two_entries_of_a_menu(code: str) -> None:
    compiled = QTranslator()
    compiled.load(str(FOLDER / f"medviewer_{code}.qm"))

    def said(text: str) -> str:
        return compiled.translate("Actions", text) or text

    entries = {(e.menu, e.submenu, e.text) for e in TABLE}
    entries |= {("", "", e.menu) for e in TABLE} | {(e.menu, "", e.submenu) for e in TABLE if e.submenu}
    letters = Counter((menu, sub, said(text).partition("&")[2][:1].casefold()) for menu, sub, text in entries)
    assert {place: n for place, n in letters.items() if n > 1 and place[2]} == {}


def test_every_section_has_a_title_in_every_language() -> None:
    vocabulary = default()
    for code in TRANSLATED:
        titles = [vocabulary.titles_of(key).get(code) for key in vocabulary.keys]
        assert all(titles)
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("choice", "system", "language", "number", "month"),
    [
        ("system", "de_CH", "de", "1'234", "Okt"),
        ("system", "es_MX", "es", "1,234", "oct"),
        ("system", "es_ES", "es", "1234", "oct"),
        ("system", "en_GB", "en", "1,234", "Oct"),
        ("system", "C", "en", "1,234", "Oct"),
        ("system", "fr_FR", "en", "1,234", "Oct"),
        ("de", "en_US", "de", "1.234", "Okt"),
        ("en", "de_DE", "en", "1,234", "Oct"),
        ("klingon", "C", "en", "1,234", "Oct"),
    ],
)
def test_numbers_and_months_go_with_the_language(
    choice: str, system: str, language: str, number: str, month: str
) -> None:
    assert spoken(choice, QLocale(system)) == language
    locale = locale_of(language, QLocale(system))
    written = locale.toString(1234).replace("’", "'")  # Swiss: the first in Qt to 6.8, the second since
    assert (written, locale.standaloneMonthName(10, QLocale.FormatType.ShortFormat)) == (number, month)


@pytest.fixture
def german(open_window, profile) -> Iterator[object]:
    """Return the hands of somebody before a window in German."""
    settings = Settings(profile.settings)
    settings.keep("view/language", "de")
    settings.write()
    yield open_window()


def test_the_window_speaks_german_and_the_page_its_own_words(german) -> None:
    german.open("warfarin")
    window = german.window
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus == ["&Bibliothek", "&Gehe zu", "&Seite", "Sa&mmlung", "&Ansicht", "&Hilfe"]
    assert german.tabs()[:3] == ["Alles", "Überblick", "Anwendungsgebiete"]
    german.choose_tab("Alles")
    assert "Dosage" in german.text().split("\n")
    assert window.foot.count.text() == "1 von 5 Arzneimitteln"
    assert window.drugs.field.placeholderText() == "Arzneimittel suchen"
    said = german.view.header.seal.text.whole()
    assert re.search(r"Datei vom \d+\. \w+\.? \d{4}, nicht klinisch geprüft$", said)
    assert german.view.header.star.toolTip().endswith("(Strg+D)")


def test_what_is_copied_stays_as_it_is_documented(german) -> None:
    german.open("warfarin")
    german.choose_tab("Dosierung")
    copied = german.view.text.copied().text
    assert re.search(
        r"\nWarfarin \| Dosage \| .*, file of \d+ \w{3} \d{4}, not clinically reviewed\nSignature: [^\n]*\n$", copied
    )


def test_shortcuts_are_the_same_in_every_language(german) -> None:
    for entry in TABLE:
        held = [sequence.toString() for sequence in german.app.actions.of(entry).shortcuts()]
        portable = (QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText) for key in entry.keys)
        assert held == [sequence.toString() for sequence in portable]


def test_passages_are_listed_under_titles_of_the_language(german) -> None:
    german.type("nausea")
    german.wait(lambda: german.window.drugs.sections.count() > 1 or len(german.titles()) > 5)
    assert "Amoxicillin · Nebenwirkungen" in german.titles()


def test_a_name_that_is_none_is_told_in_german(german) -> None:
    german.app.messages.report(UnknownNameError("Warfari", ("Warfarin", "Metformin")))
    assert german.window.message.label.text() == "Keine Monographie heißt „Warfari“. Am nächsten: Warfarin, Metformin."
    german.app.messages.report(UnknownNameError("Zzz"))
    assert german.window.message.label.text() == "Keine Monographie heißt „Zzz“."


def test_dialogs_speak_german_down_to_the_buttons_of_qt(german) -> None:
    german.app.actions.names.trigger()
    dialog = german.window.findChild(AliasesDialog)
    assert dialog.windowTitle() == "Weitere Namen"
    box = dialog.findChild(QDialogButtonBox)
    assert box.button(QDialogButtonBox.StandardButton.Close).text().replace("&", "") == "Schließen"
    dialog.reject()


def test_a_language_is_chosen_in_the_menu_and_spoken_from_the_next_start_on(hands, open_window, close_window) -> None:
    menu = next(menu for menu in hands.window.menuBar().findChildren(QMenu) if menu.title() == "Lan&guage")
    assert [action.text() for action in menu.actions()] == ["&System language", "English", "Deutsch", "Español"]
    next(action for action in menu.actions() if action.text() == "Español").trigger()
    assert hands.window.message.label.text().endswith("when medviewer is started again.")
    assert hands.window.menuBar().actions()[0].text() == "&Library"
    close_window(hands.app)
    again = open_window()
    assert again.window.menuBar().actions()[0].text() == "&Biblioteca"
    assert again.app.actions.language["es"].isChecked()
    assert again.window.foot.count.text() == "5 medicamentos"


def test_english_has_its_plurals(hands) -> None:
    hands.type("warfarin")
    assert hands.window.foot.count.text() == "1 of 5 drugs"
    hands.window.foot.show_count(1, 1)
    assert hands.window.foot.count.text() == "1 drug"
    hands.window.foot.show_problems(1234)
    assert hands.window.foot.problems.text() == "1,234 problems…"


def test_dates_of_notes_and_readings_are_written_as_the_language_writes_them(german) -> None:
    german.open("warfarin")
    page = german.view.opened()
    german.wait(lambda: german.app.desk.readings.last(page.id) is not None)
    german.app.desk.notes.write(page.id, "", "18:00", "AB")
    german.app.desk.readings.keep(page.id, page.monograph.title, "0" * 32, "")
    german.open("metformin")
    german.open("warfarin")
    german.wait(lambda: german.view.changed.isVisible())
    assert re.search(r"\d{1,2}\. \w+\.? \d{4}, \d\d:\d\d", german.view.changed.label.text())
    assert re.search(r", AB, \d{1,2}\. \w+\.? \d{4}\n", german.text())


def test_the_palette_shows_keys_as_they_stand_on_the_keyboard(german) -> None:
    german.app.actions.palette.trigger()
    palette = german.window.findChild(Palette)
    shown = [palette.found.topLevelItem(n).text(1) for n in range(palette.found.topLevelItemCount())]
    assert "Strg+O" in shown and "Ctrl+O" not in shown
    palette.close()
