"""Local notes of the open page: written, changed, deleted, printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from medviewer.ui.base.messages import error_text
from medviewer.ui.base.undo import Undo
from medviewer.ui.documents import note_cards
from medviewer.ui.documents.page_documents import ALL
from medviewer.ui.page.monograph_view import MonographView
from medviewer.ui.services.desk_keeper import NotesKeeper
from medviewer.ui.services.services import Services

if TYPE_CHECKING:
    from medviewer.desk.notes import Note
    from medviewer.monograph.model import Monograph
    from medviewer.ui.desk.note_dialog import NoteDialog
    from medviewer.ui.documents.note_cards import Card
    from medviewer.ui.documents.open_page import OpenPage

FIRST_WORDS = 60  # characters of a note in a menu
PRINTED = "output/notes"

translate = QCoreApplication.translate


class NoteControl(QObject):
    """Holds the slots of notes, and keeps the cards of the open page true to the desk."""

    def __init__(self, view: MonographView, services: Services) -> None:
        super().__init__(view)
        self._view = view
        self._writer = services.keeper.writer
        self._kept = services.keeper.notes
        self._tasks = services.tasks
        self._settings = services.settings
        self._messages = services.messages
        self._undo = services.undo
        self._theme = services.theme
        self._left = services.reader.asked
        self._wanted: tuple[str, str] | None = None  # page and note to go to once it is shown
        self._go_on_with: dict[str, Callable[[Card], None]] = {
            note_cards.EDIT: self._edit,
            note_cards.DELETE: self._delete,
        }
        self.are_printed = bool(self._settings.number(PRINTED, 0))
        self._kept.changed.connect(self._reload)
        self._settings.kept.connect(self._follow)
        view.note_requested.connect(self._asked)
        view.header.note_requested.connect(self.add)
        view.page.menu_opening.connect(self._fill_menu)

    def noted(self, opened: OpenPage) -> Monograph:
        """Return a page as it is printed and exported: with its notes, if they are wanted. For any thread."""
        from medviewer.export.local_notes import LocalNote, with_notes

        if not self.are_printed:
            return opened.monograph
        notes = [LocalNote(card.section, card.text, card.initials, card.changed) for card in opened.cards]
        return with_notes(opened.monograph, notes)

    def add(self) -> None:
        """Ask for a note on the section that is read."""
        self._write(self._section_of(self._view.tabs.key()))

    def edit(self) -> None:
        """Change the note that is meant."""
        self._pick(self._edit)

    def delete(self) -> None:
        """Delete the note that is meant."""
        self._pick(self._delete)

    def go_to(self, page_id: str, key: str) -> None:
        """Go to a note once its page is shown."""
        self._wanted = (page_id, key)
        self.page_shown()

    def page_shown(self) -> None:
        """Go to the note that is waited for, if it stands on the page that is shown now."""
        opened = self._view.opened()
        if opened and self._wanted and self._wanted[0] == opened.id:
            key = self._wanted[1]
            if any(card.key == key for card in opened.cards):
                self._wanted = None
                self._view.text.go_to_note(key)

    def _write(self, section: str) -> None:
        opened = self._view.opened()
        if opened is None:
            return
        title = translate("NoteControl", "Local note on {}").format(opened.monograph.title)
        dialog = self._dialog(title, self._places(), section, "", self._settings.text("notes/initials"))

        def save(section: str, text: str, initials: str) -> None:
            page = opened.monograph
            self._writer.run(
                lambda desk: desk.notes.write(opened.id, section, text, initials, title=page.title, digest=page.digest),
                partial(self._saved, dialog),
                lambda error: dialog.say(error_text(error)),
            )

        dialog.save_requested.connect(save)
        dialog.open()

    def _edit(self, card: Card) -> None:
        titles = dict(self._places())
        place = [(card.section, titles.get(card.section, card.section))]
        title = translate("NoteControl", "Edit local note")
        dialog = self._dialog(title, place, card.section, card.text, card.initials)

        def save(_section: str, text: str, initials: str) -> None:
            self._writer.run(
                lambda desk: desk.notes.change(card.key, text, initials),
                partial(self._saved, dialog),
                lambda error: dialog.say(error_text(error)),
            )

        dialog.save_requested.connect(save)
        dialog.open()

    def _delete(self, card: Card) -> None:
        self._view.page.setFocus()  # where Ctrl+Z is nobody else's
        delete_notes(self._kept, self._undo, [card.key])

    def _saved(self, dialog: NoteDialog, note: Note) -> None:
        self._settings.keep("notes/initials", note.initials)
        self._wanted = (note.id, note.key)
        dialog.accept()
        self._view.page.setFocus()
        self.page_shown()

    def _dialog(
        self, title: str, places: Sequence[tuple[str, str]], section: str, text: str, initials: str
    ) -> NoteDialog:
        from medviewer.ui.desk.note_dialog import NoteDialog

        return NoteDialog(self._view.window(), self._theme, title, places, section, text, initials)

    def _places(self) -> list[tuple[str, str]]:
        """Return (key, title) of where a note on the open page may stand."""
        opened = self._view.opened()
        sections = {s.key: s.title for tab in opened.monograph.tabs for s in tab.sections} if opened else {}
        return [("", translate("NoteControl", "Whole page")), *sections.items()]

    def _section_of(self, tab: str) -> str:
        """Return the key of the first section of a tab; empty for the whole page."""
        opened = self._view.opened()
        tabs = opened.monograph.tabs if opened else ()
        return next((one.sections[0].key for one in tabs if one.key == tab), "")

    def _asked(self, verb: str, key: str) -> None:
        opened = self._view.opened()
        for card in opened.cards if opened else ():
            if card.key == key:
                self._go_on_with[verb](card)

    def _pick(self, go_on: Callable[[Card], None]) -> None:
        """Call `go_on` with the note that is meant: the one at the cursor, the only one here, or one of a menu."""
        cards = self._cards_here()
        at_cursor = note_cards.note_at(self._view.page.textCursor())
        meant = [card for card in cards if card.key == at_cursor] or cards
        if len(meant) == 1:
            go_on(meant[0])
        elif meant:
            menu = QMenu(self._view.window())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for card in meant:
                menu.addAction(self._named(card), partial(go_on, card))
            menu.popup(self._view.page.mapToGlobal(QPoint(24, 24)))
            menu.setActiveAction(menu.actions()[0])
        else:
            text = translate("NoteControl", "There is no local note on this page. Ctrl+N writes one.")
            self._messages.say(text, self._kept.changed, self._left)

    def _cards_here(self) -> Sequence[Card]:
        """Return the notes on the tab that is shown, or all of the page where that has none."""
        opened, documents = self._view.opened(), self._view.text.documents()
        if opened is None or documents is None:
            return ()
        tab = self._view.tabs.key()
        here = [card for card in opened.cards if documents.has(tab, note_cards.anchor_of(card.key))]
        return here or opened.cards

    def _named(self, card: Card) -> str:
        words = " ".join(card.text.split())
        words = words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS] + "…"
        title = dict(self._places()).get(card.section, card.section)
        return f"{title}: {words}".replace("&", "&&")

    def _fill_menu(self, menu: QMenu, cursor: QTextCursor) -> None:
        """Offer in the menu of a place in the page what can be done with notes there, nothing where there are none."""
        if not self._writer.keeps_notes:
            return
        menu.addSeparator()
        key = note_cards.note_at(cursor)
        if key:
            menu.addAction(translate("NoteControl", "Edit local note…"), partial(self._asked, note_cards.EDIT, key))
            menu.addAction(translate("NoteControl", "Delete local note"), partial(self._asked, note_cards.DELETE, key))
        section = self._section_of(self._tab_at(cursor))
        title = dict(self._places()).get(section, "")
        text = (
            translate("NoteControl", "Add local note on “{}”…")
            if section
            else translate("NoteControl", "Add local note…")
        )
        menu.addAction(text.format(title.replace("&", "&&")), partial(self._write, section))

    def _tab_at(self, cursor: QTextCursor) -> str:
        """Return the key of the tab to which a place in the text belongs."""
        if self._view.tabs.key() != ALL:
            return self._view.tabs.key()
        block, keys = cursor.block(), set(self._view.tabs.keys())
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                named = [name for name in fragments.fragment().charFormat().anchorNames() if name in keys]
                if named:
                    return named[0]
                fragments += 1
            block = block.previous()
        return ALL

    def _reload(self) -> None:
        opened = self._view.opened()
        if opened is not None:
            page_id, kept = opened.id, self._kept

            def work(_task: object) -> tuple[Card, ...]:
                from medviewer.ui.documents.note_cards import cards_of

                return cards_of(kept.of_page(page_id))

            self._tasks.run(work, partial(self._show, page_id), lane="notes")

    def _show(self, page_id: str, cards: tuple[Card, ...]) -> None:
        opened = self._view.opened()
        if opened and opened.id == page_id:
            self._view.text.take_cards(cards)
            self.page_shown()

    def turn_printing(self) -> None:
        """Print and export notes with their page from now on, or do not."""
        self._settings.keep(PRINTED, int(not self.are_printed))

    def _follow(self, key: str) -> None:
        """Print as was chosen, in whichever window."""
        if key == PRINTED:
            self.are_printed = bool(self._settings.number(PRINTED, 0))


def delete_notes(kept: NotesKeeper, undo: Undo, keys: Sequence[str]) -> None:
    """Delete notes, and offer to bring them back."""

    def deleted(gone: list[Note]) -> None:
        if gone:
            text = translate("NoteControl", "%Ln local note(s) deleted.", "", len(gone))
            undo.offer(text, partial(kept.restore, gone))

    kept.delete(keys, deleted)
