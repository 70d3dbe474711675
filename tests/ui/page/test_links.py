"""Names of other monographs in running text: quiet links that can be switched off, looked through and compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolTip

from medviewer.monograph.parser import parse
from medviewer.ui.documents.page_addresses import address_of, page_at
from medviewer.ui.page.link_control import LONGEST, first_lines

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = """# Simvastatin
### Interactions
Warfarin, and warfarin again; not warfarinise, nor simvastatin.

Metformin: none. [Warfarin](https://example.org/w)
"""


@pytest.fixture
def linked(open_window, formulary: Path):
    """Return hands before a page that names two others."""
    (formulary / "simvastatin.md").write_text(TEXT, encoding="utf-8")
    hands = open_window(rows=6)
    hands.wait(lambda: not hands.app.session.is_reading())
    hands.open("simva")
    hands.choose_tab("Interactions")
    return hands


def links(hands) -> list[tuple[str, str]]:
    """Return (text, address) of what is a link in the page, in its order."""
    found = []
    block = hands.view.page.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            if part.charFormat().isAnchor():
                found.append((part.text(), part.charFormat().anchorHref()))
            parts += 1
        block = block.next()
    return found


def place_of(hands, text: str) -> QPoint:
    """Return where the first such word is on the screen."""
    cursor = QTextCursor(hands.view.page.document().find(text))
    cursor.setPosition(cursor.selectionStart() + 2)
    return hands.view.page.cursorRect(cursor).center()


def test_the_first_mention_in_a_paragraph_is_a_link_with_dots_below(linked) -> None:
    assert [(text, page_at(QUrl(address))) for text, address in links(linked)] == [
        ("Warfarin", "formulary/w/warfarin.md"),
        ("Metformin", "formulary/m/metformin.md"),
        ("Warfarin", None),
    ]
    look = linked.view.page.document().find("Warfarin").charFormat()
    assert look.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert look.foreground().color().name() == linked.app.theme.colours.text


def test_a_click_opens_it_and_ctrl_click_compares(linked) -> None:
    viewport = linked.view.page.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, CTRL, place_of(linked, "Metformin"))
    linked.wait(lambda: linked.app.compare.is_shown())
    assert [p.monograph.title for p in linked.app.compare.view().shown()] == ["Simvastatin", "Metformin"]
    linked.press(Qt.Key.Key_Escape, at=linked.app.compare.view())
    with linked.wait_for_page():
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(linked, "Warfarin"))
    assert linked.title() == "Warfarin"
    linked.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    linked.wait(lambda: linked.title() == "Simvastatin")


def test_resting_on_a_name_shows_the_first_lines_of_its_page(linked) -> None:
    page = linked.view.page
    linked.press(Qt.Key.Key_Tab, at=page)
    linked.wait(lambda: "Warfarin is used for the complaint" in QToolTip.text())
    assert "vitamin K antagonist" in QToolTip.text() and len(QToolTip.text()) < 1000
    linked.press(Qt.Key.Key_Tab, at=page)
    linked.wait(lambda: "Metformin is used" in QToolTip.text())
    linked.press(Qt.Key.Key_Tab, at=page)
    linked.wait(lambda: not QToolTip.isVisible())


def test_they_can_be_switched_off_and_stay_so(linked, open_window, close_window) -> None:
    assert linked.app.actions.quiet_links.isChecked()
    linked.app.actions.quiet_links.trigger()
    linked.wait(lambda: [text for text, _ in links(linked)] == ["Warfarin"])
    close_window(linked.app)
    again = open_window(rows=6)
    again.open("simva")
    again.choose_tab("Interactions")
    assert not again.app.actions.quiet_links.isChecked() and len(links(again)) == 1
    again.app.actions.quiet_links.trigger()
    again.wait(lambda: len(links(again)) == 3)


def test_what_is_copied_and_exported_has_none(linked, monkeypatch, tmp_path: Path) -> None:
    linked.view.page.selectAll()
    linked.view.page.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert "Warfarin, and warfarin again" in data.text()
    assert re.findall(r'href="([^"]*)"', data.html()) == ["https://example.org/w"]
    target = tmp_path / "page.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    linked.press(Qt.Key.Key_E, CTRL, at=linked.view.page)
    linked.wait(lambda: target.exists() and linked.window.message.isVisible())
    assert re.findall(r'<a href="([^#"][^"]*)"', target.read_text(encoding="utf-8")) == ["https://example.org/w"]


@pytest.mark.parametrize("text", ["x" * 100_000, "word " * 50_000, "<b>" * 1000, "short", ""])
def test_the_first_lines_are_few_and_plain(text: str) -> None:
    names = "A name that is long enough to tell. " * 3
    page = f"---\ntitle: <i>T</i>\n---\n### Generic name\n{names}\n### Usage\n{text}\n"
    lines = first_lines(parse(page, "T"))
    assert len(lines) < 6 * LONGEST and "long enough" not in lines
    assert "&lt;i&gt;T&lt;/i&gt;" in lines and "<b><b>" not in lines


@pytest.mark.parametrize("page_id", ["a/b.md", "a b/ü#?%2F&.md", "a/\udcff.md", 'a/"<x>.md', "a/c:d.md"])
def test_an_address_keeps_whatever_an_id_holds(page_id: str) -> None:
    assert page_at(QUrl(address_of(page_id))) == page_id
    assert page_at(QUrl(address_of(page_id, "how it works"))) == page_id
    assert page_at(QUrl("https://example.org/a")) is None
