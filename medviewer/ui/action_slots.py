"""Each action of the window beside what does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from medviewer.ui.aloud.aloud_control import AloudControl
from medviewer.ui.desk.collection_control import CollectionControl
from medviewer.ui.desk.exchange_control import ExchangeControl
from medviewer.ui.desk.note_control import NoteControl
from medviewer.ui.desk.reading_control import ReadingControl
from medviewer.ui.library.library_control import LibraryControl
from medviewer.ui.library.pack_control import PackControl
from medviewer.ui.main_window import MainWindow
from medviewer.ui.menus.actions import Actions
from medviewer.ui.menus.view_control import ViewControl
from medviewer.ui.open_pages.page_tab_control import PageTabControl
from medviewer.ui.page.page_control import PageControl
from medviewer.ui.page.panes import Command, PaneCommands
from medviewer.ui.search.drug_list import DrugList
from medviewer.ui.search.list_control import ListControl
from medviewer.ui.services.library_session import LibrarySession
from medviewer.ui.several_pages.sentence_table_control import SentenceTableControl


class PaneControl(Protocol):
    """Drives a pane that can be shown in place of the page."""

    def is_shown(self) -> bool: ...
    def commands(self) -> PaneCommands: ...


def connect_library(actions: Actions, library: LibraryControl, session: LibrarySession) -> None:
    """Connect what opens, adds and lists."""
    actions.open_folder.calls(library.open_folder)
    actions.add_folder.calls(library.add_folder)
    actions.open_pack.calls(library.open_pack)
    actions.add_pack.calls(library.add_pack)
    actions.open_bundled.calls(library.open_bundled)
    actions.libraries.calls(library.manage)
    actions.import_labels.calls(library.import_labels)
    actions.reread.calls(session.read_again)
    actions.problems.calls(library.show_problems)
    actions.names.calls(library.show_names)
    actions.export_desk.calls(library.export_desk)
    actions.import_desk.calls(library.import_desk)
    actions.clear_history.calls(library.clear_history)
    actions.clear_history.only_if(library.has_history)
    for needs_library in (actions.reread, actions.problems):
        needs_library.only_if(lambda: bool(session.libraries))


def connect_windows(actions: Actions, open_window: Command, leave: Command) -> None:
    """Connect what opens another window, and closes all."""
    actions.new_window.calls(open_window)
    actions.quit.calls(leave)


def connect_packs(actions: Actions, packs: PackControl) -> None:
    """Connect what concerns packs."""
    actions.pack_changes.calls(packs.show_changes)
    actions.pack_before.calls(packs.change_pack)
    actions.clear_copies.calls(packs.clear_copies)


def connect_desk(actions: Actions, notes: NoteControl, readings: ReadingControl, exchange: ExchangeControl) -> None:
    """Connect what concerns local notes and what was read."""
    actions.note_add.calls(notes.add)
    actions.note_edit.calls(notes.edit)
    actions.note_delete.calls(notes.delete)
    actions.print_notes.calls(notes.turn_printing)
    actions.show_changes.calls(readings.show_changes)
    actions.mark_read.calls(readings.mark_read)
    actions.notes.calls(exchange.show_notes)
    actions.export_notes.calls(exchange.export_notes)
    actions.import_notes.calls(exchange.import_notes)
    actions.carry_over.calls(exchange.carry_over)


def connect_collections(actions: Actions, collections: CollectionControl, exchange: ExchangeControl) -> None:
    """Connect what concerns collections, in the menu of one too."""
    actions.collect.calls(collections.ask_where_to_collect)
    actions.collection_new.calls(collections.create)
    actions.collection_rename.calls(collections.rename)
    actions.collection_colour.calls(collections.ask_colour)
    actions.collection_delete.calls(collections.delete)
    actions.collection_pin.calls(collections.pin)
    actions.collection_pack.calls(exchange.write_pack)
    actions.collection_pack_letters.calls(partial(exchange.write_pack, dividers=True))
    actions.collection_wall.calls(exchange.make_wall_sheets)
    actions.collection_export.calls(exchange.export_collection)
    actions.collection_import.calls(exchange.import_collection)
    for of_one in (
        actions.collection_rename,
        actions.collection_colour,
        actions.collection_table,
        actions.collection_pin,
        actions.collection_pack,
        actions.collection_pack_letters,
        actions.collection_wall,
        actions.collection_export,
        actions.collection_delete,
    ):
        of_one.only_if(lambda: bool(collections.name()))
    collections.moved.connect(actions.refresh)
    collections.add_to_menu(
        (
            actions.collection_table,
            actions.collection_pack,
            actions.collection_pack_letters,
            actions.collection_wall,
            actions.collection_export,
            actions.collection_delete,
        )
    )


def connect_tables(actions: Actions, tables: SentenceTableControl, collections: CollectionControl) -> None:
    """Connect what shows sentences as a table."""
    actions.results_table.calls(tables.show)
    actions.collection_table.calls(lambda: tables.ask_topic(collections.insisted_name()))


def connect_list(actions: Actions, listed: ListControl, drugs: DrugList) -> None:
    """Connect what chooses what is listed, and how."""
    actions.search.calls(drugs.focus_field)
    actions.show_all.calls(partial(drugs.choose_filter, "all"))
    actions.show_favourites.calls(partial(drugs.choose_filter, "favourites"))
    actions.show_recent.calls(partial(drugs.choose_filter, "recent"))
    actions.show_collections.calls(listed.show_collections)
    actions.show_changed.calls(listed.show_changed)
    actions.browse_name.calls(partial(listed.browse, ""))
    actions.browse_letter.calls(partial(listed.browse, "letter"))
    actions.browse_class.calls(partial(listed.browse, "class"))
    actions.browse_atc.calls(partial(listed.browse, "atc"))
    actions.browse_library.calls(partial(listed.browse, "library"))


def connect_page(actions: Actions, page: PageControl, panes: Sequence[PaneControl]) -> None:
    """Connect what is done with the page, or with one of `panes` while that is shown."""

    def where_shown(chosen: Callable[[PaneCommands], Command | None]) -> Command:
        def do() -> None:
            pane = next((pane for pane in panes if pane.is_shown()), None)
            command = (chosen(pane.commands()) if pane else None) or chosen(page.commands())
            if command is not None:
                command()

        return do

    actions.forward.calls(page.go_forward)
    actions.star.calls(page.toggle_star)
    actions.essentials.calls(page.toggle_essentials)
    actions.back.calls(where_shown(lambda shown: shown.back))
    actions.next_tab.calls(where_shown(lambda shown: shown.next_tab))
    actions.previous_tab.calls(where_shown(lambda shown: shown.previous_tab))
    actions.find.calls(where_shown(lambda shown: shown.find))
    actions.find_next.calls(where_shown(lambda shown: shown.find_next))
    actions.find_previous.calls(where_shown(lambda shown: shown.find_previous))
    actions.copy_page.calls(where_shown(lambda shown: shown.copy_page))
    actions.print.calls(where_shown(lambda shown: shown.print))
    actions.print_tab.calls(where_shown(lambda shown: shown.print_tab))
    actions.wall_sheet.calls(page.make_wall_sheet)
    actions.export.calls(where_shown(lambda shown: shown.export))
    actions.export_tab.calls(where_shown(lambda shown: shown.export_tab))


def connect_pages(actions: Actions, pages: PageTabControl) -> None:
    """Connect what is done with page tabs."""
    actions.page_new.calls(pages.open_new)
    actions.page_next.calls(partial(pages.step, 1))
    actions.page_previous.calls(partial(pages.step, -1))
    actions.page_close.calls(pages.close)
    actions.page_reopen.calls(pages.reopen)
    actions.page_out.calls(pages.take_out)


def connect_aloud(actions: Actions, aloud: AloudControl, page: PageControl) -> None:
    """Connect what reads a page aloud; Escape means that alone meanwhile."""
    actions.read_aloud.calls(aloud.read_or_pause)
    actions.aloud_next.calls(partial(aloud.step, 1))
    actions.aloud_previous.calls(partial(aloud.step, -1))
    actions.aloud_faster.calls(partial(aloud.change_speed, 1))
    actions.aloud_slower.calls(partial(aloud.change_speed, -1))
    actions.aloud_stop.calls(aloud.stop)

    def follow(is_reading: bool) -> None:
        page.escape.setEnabled(not is_reading)
        for action in (actions.aloud_next, actions.aloud_previous, actions.aloud_stop):
            action.setEnabled(is_reading)

    aloud.reading_changed.connect(follow)
    follow(False)


def connect_view(actions: Actions, view: ViewControl, window: MainWindow) -> None:
    """Connect what changes how the window looks, where its focus is, and the help."""
    actions.next_area.calls(partial(window.step_area, 1))
    actions.previous_area.calls(partial(window.step_area, -1))
    window.size_requested.connect(view.resize_text)
    actions.larger.calls(partial(view.resize_text, 1))
    actions.smaller.calls(partial(view.resize_text, -1))
    actions.normal_size.calls(view.reset_size)
    for choice, action in actions.theme.items():
        action.calls(partial(view.choose_theme, choice))
    for choice, action in actions.language.items():
        action.calls(partial(view.choose_language, choice))
    actions.outline.calls(view.turn_outline)
    actions.outline.setChecked(view.has_outline())
    actions.compact_list.calls(view.turn_compact)
    actions.full_screen.calls(view.turn_full_screen)
    actions.keyboard.calls(view.show_keyboard)
    actions.licences.calls(view.show_licences)
    actions.about.calls(view.show_about)
