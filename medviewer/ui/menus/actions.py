"""One table of everything the window can be told to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from medviewer.configuring.configuration import Configuration
from medviewer.ui.base.key_names import shown_key
from medviewer.ui.base.language import NAMES, translatable


class ActionEntry(NamedTuple):
    """One action: its id, the menu it stands in, its text and keys. `group` makes it one of a choice.

    menu, text and submenu are translated where they are shown. setting: what it changes, as a configuration names it;
    a group is a setting of its own name.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""
    checkable: bool = False
    needs_page: bool = False
    separator: bool = False
    submenu: str = ""
    setting: str = ""


TABLE: tuple[ActionEntry, ...] = (
    ActionEntry("open_folder", "&Library", "&Open library folder…", ("Ctrl+O",), setting="libraries"),
    ActionEntry("add_folder", "&Library", "&Add library folder…", ("Ctrl+Shift+O",), setting="libraries"),
    ActionEntry("open_pack", "&Library", "Open library pac&k…", setting="libraries"),
    ActionEntry("add_pack", "&Library", "A&dd library pack…", setting="libraries"),
    ActionEntry("open_bundled", "&Library", "Open &bundled library", setting="libraries"),
    ActionEntry("import_labels", "&Library", "&Import labels…"),
    ActionEntry("reread", "&Library", "&Read again", ("F5",)),
    ActionEntry("problems", "&Library", "&Problems…"),
    ActionEntry("names", "&Library", "Other &names…", ("Ctrl+Shift+L",)),
    ActionEntry("pack_changes", "&Library", "&What changed…", ("Ctrl+Shift+K",), separator=True),
    ActionEntry("pack_before", "&Library", "Back to t&he pack before"),
    ActionEntry("clear_copies", "&Library", "Remo&ve copies of packs…"),
    ActionEntry("notes", "&Library", "&Local notes…", ("Ctrl+Shift+N",), separator=True),
    ActionEntry("export_notes", "&Library", "Save local notes to a fold&er…"),
    ActionEntry("import_notes", "&Library", "&Take in local notes from a folder…"),
    ActionEntry("carry_over", "&Library", "&Carry over from another library…"),
    ActionEntry("export_desk", "&Library", "&Save favourites and history…", separator=True),
    ActionEntry("import_desk", "&Library", "&Merge favourites from file…"),
    ActionEntry("clear_history", "&Library", "&Forget what was read"),
    ActionEntry("quit", "&Library", "&Quit", ("Ctrl+Q",), separator=True),
    ActionEntry("palette", "&Go", "Go to an&ything…", ("Ctrl+K",)),
    ActionEntry("search", "&Go", "&Find a drug", ("Ctrl+L",)),
    ActionEntry("back", "&Go", "&Back", ("Alt+Left",), separator=True),
    ActionEntry("forward", "&Go", "For&ward", ("Alt+Right",)),
    ActionEntry("show_all", "&Go", "&All drugs", ("Alt+1",), separator=True),
    ActionEntry("show_favourites", "&Go", "Fa&vourites", ("Alt+2",)),
    ActionEntry("show_recent", "&Go", "&Recent", ("Alt+3",)),
    ActionEntry("show_collections", "&Go", "Collection&s", ("Alt+9",)),
    ActionEntry("show_changed", "&Go", "C&hanged since read", ("Alt+0",)),
    ActionEntry("browse_name", "&Go", "By &name", ("Alt+4",), separator=True),
    ActionEntry("browse_letter", "&Go", "By &letter", ("Alt+5",)),
    ActionEntry("browse_class", "&Go", "By drug &class", ("Alt+6",)),
    ActionEntry("browse_atc", "&Go", "By A&TC group", ("Alt+7",)),
    ActionEntry("browse_library", "&Go", "By l&ibrary", ("Alt+8",)),
    ActionEntry("compare", "&Go", "C&ompare", ("Ctrl+Return",), separator=True),
    ActionEntry("tray", "&Go", "Named to&gether", ("Ctrl+T",)),
    ActionEntry("tray_add", "&Go", "A&dd to named together", ("Ctrl+Shift+T",)),
    ActionEntry("tray_list", "&Go", "Name a &medication list…", ("Ctrl+Shift+V",)),
    ActionEntry("next_tab", "&Go", "Ne&xt tab", ("Ctrl+Tab", "Ctrl+PgDown"), needs_page=True, separator=True),
    ActionEntry("previous_tab", "&Go", "&Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), needs_page=True),
    ActionEntry("compare_this", "&Page", "Co&mpare with others", ("Ctrl+M",), needs_page=True),
    ActionEntry("star", "&Page", "&Favourite", ("Ctrl+D",), checkable=True, needs_page=True),
    ActionEntry("named_by", "&Page", "&Who names it", ("Ctrl+B",), needs_page=True),
    ActionEntry("find", "&Page", "Find in pa&ge…", ("Ctrl+F",), needs_page=True),
    ActionEntry("find_next", "&Page", "Find &next", ("F3", "Ctrl+G"), needs_page=True),
    ActionEntry("find_previous", "&Page", "Find pre&vious", ("Shift+F3", "Ctrl+Shift+G"), needs_page=True),
    ActionEntry("copy_page", "&Page", "&Copy this tab", ("Ctrl+Shift+C",), needs_page=True),
    ActionEntry("print", "&Page", "&Print monograph…", ("Ctrl+P",), needs_page=True, separator=True),
    ActionEntry("print_tab", "&Page", "Print this &tab…", ("Ctrl+Shift+P",), needs_page=True),
    ActionEntry("export", "&Page", "&Export monograph…", ("Ctrl+E",), needs_page=True),
    ActionEntry("export_tab", "&Page", "E&xport this tab…", ("Ctrl+Shift+E",), needs_page=True),
    ActionEntry("print_notes", "&Page", "&Local notes on paper and in files", checkable=True, setting="print_notes"),
    ActionEntry("show_changes", "&Page", "&Show what changed", ("Ctrl+Shift+W",), needs_page=True, separator=True),
    ActionEntry("mark_read", "&Page", "Mark as &read", ("Ctrl+Shift+R",), needs_page=True),
    ActionEntry("note_add", "&Page", "&Add local note…", ("Ctrl+N",), needs_page=True, separator=True),
    ActionEntry("note_edit", "&Page", "E&dit local note…", ("Ctrl+Alt+N",), needs_page=True),
    ActionEntry("note_delete", "&Page", "Delete l&ocal note", ("Ctrl+Shift+Del",), needs_page=True),
    ActionEntry("undo", "&Page", "&Undo deleting", ("Ctrl+Z",)),
    ActionEntry("collect", "&Collection", "&Add to a collection…", ("Ctrl+Shift+D",)),
    ActionEntry("collection_new", "&Collection", "&New collection…"),
    ActionEntry("collection_rename", "&Collection", "&Rename…"),
    ActionEntry("collection_colour", "&Collection", "Co&lour…"),
    ActionEntry("collection_pack", "&Collection", "&Downtime pack…", separator=True),
    ActionEntry("collection_export", "&Collection", "&Save as file…"),
    ActionEntry("collection_import", "&Collection", "&Take in from file…"),
    ActionEntry("collection_delete", "&Collection", "D&elete collection", separator=True),
    ActionEntry("larger", "&View", "&Larger text", ("Ctrl++", "Ctrl+="), setting="text_size"),
    ActionEntry("smaller", "&View", "&Smaller text", ("Ctrl+-",), setting="text_size"),
    ActionEntry("normal_size", "&View", "&Normal text", ("Ctrl+0",), setting="text_size"),
    ActionEntry("quiet_links", "&View", "Lin&ks to other drugs", checkable=True, separator=True, setting="drug_links"),
    ActionEntry("theme_system", "&View", "&Follow the system", group="theme", separator=True),
    ActionEntry("theme_light", "&View", "L&ight", group="theme"),
    ActionEntry("theme_dark", "&View", "&Dark", group="theme"),
    ActionEntry("theme_contrast", "&View", "&High contrast", group="theme"),
    ActionEntry(
        "language_system", "&View", "&That of the system", group="language", separator=True, submenu="Lan&guage"
    ),
    *(
        ActionEntry(f"language_{code}", "&View", name, group="language", submenu="Lan&guage")
        for code, name in NAMES.items()
    ),
    ActionEntry("full_screen", "&View", "F&ull screen", ("F11",), checkable=True, separator=True),
    ActionEntry("keyboard", "&Help", "&Keyboard", ("F1",)),
    ActionEntry("licences", "&Help", "&Licences…"),
    ActionEntry("about", "&Help", "&About medviewer"),
)

KEYS_WITHOUT_ACTION: tuple[tuple[str, str], ...] = (
    ("Down, Up", translatable("Actions", "Move in the drug list, from the search field too")),
    ("Return", translatable("Actions", "Open the chosen drug")),
    (
        "Del, F2, Alt+Up, Alt+Down",
        translatable("Actions", "Remove, rename, move in the order, among collections and in one"),
    ),
    (
        "Esc",
        translatable(
            "Actions", "Empty the search field, go to it from the list, close find in page, go back to what led here"
        ),
    ),
    ("Ctrl+1, …, Ctrl+9", translatable("Actions", "Choose a tab of the page")),
    ("Ctrl+C", translatable("Actions", "Copy what is marked, with drug, section and source")),
    ("Ctrl+click on a name in a text", translatable("Actions", "Read that drug beside this one")),
    ("Tab, Shift+Tab", translatable("Actions", "Go from part to part, and from link to link in a page")),
)


class Actions:
    """The actions of one window, made from the table; `trigger` slots are given by id."""

    def __init__(self, window: QMainWindow, slots: Mapping[str, Callable[[], object]]) -> None:
        self._by_id: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for entry in TABLE:
            self._by_id[entry.id] = self._make(window, entry, slots[entry.id])
        self.page_opened(False)

    def __getitem__(self, action_id: str) -> QAction:
        return self._by_id[action_id]

    def word(self, action_id: str, text: str, can_be_done: bool) -> None:
        """Give an action a text that says what it would do now, or why it can do nothing."""
        self._by_id[action_id].setText(text)
        self._by_id[action_id].setEnabled(can_be_done)

    def offered(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Return (text, keys, what does it) of every action that can be done now."""
        enabled = (action for action in self._by_id.values() if action.isEnabled())
        return [(action.text().replace("&", ""), shown_key(action.shortcut()), action.trigger) for action in enabled]

    def page_opened(self, is_open: bool) -> None:
        """Enable what needs an open page, or disable it."""
        for entry in TABLE:
            if entry.needs_page:
                self._by_id[entry.id].setEnabled(is_open)

    def lock(self, configuration: Configuration) -> None:
        """Disable what changes a value that the site has locked, and let it say so where the pointer rests on it."""
        said = QCoreApplication.translate("Actions", "Set by your site, in {}")
        for entry in TABLE:
            file = configuration.locked_by(entry.setting or entry.group)
            if file is not None:
                action = self._by_id[entry.id]
                action.setEnabled(False)
                action.setToolTip(said.format(file))
                for menu in action.associatedObjects():
                    if isinstance(menu, QMenu):
                        menu.setToolTipsVisible(True)

    def fill_menus(self, window: QMainWindow) -> None:
        """Put every action into the menu that the table names."""
        menus: dict[tuple[str, str], QMenu] = {}
        for entry in TABLE:
            menu = menus.get((entry.menu, "")) or window.menuBar().addMenu(translated(entry.menu))
            menus[entry.menu, ""] = menu
            if entry.separator:
                menu.addSeparator()
            if entry.submenu:
                menu = menus.get((entry.menu, entry.submenu)) or menu.addMenu(translated(entry.submenu))
                menus[entry.menu, entry.submenu] = menu
            menu.addAction(self._by_id[entry.id])

    def _make(self, window: QMainWindow, entry: ActionEntry, slot: Callable[[], object]) -> QAction:
        action = QAction(translated(entry.text), window)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.setCheckable(entry.checkable or bool(entry.group))
        if entry.group:
            group = self._groups.setdefault(entry.group, QActionGroup(window))
            group.addAction(action)
        action.triggered.connect(lambda _checked=False: slot())
        window.addAction(action)
        return action


def keyboard_table() -> list[tuple[str, str]]:
    """Return (keys, what they do) for every key of the window, in menu order."""
    rows = [(", ".join(map(shown_key, e.keys)), plain(translated(e.text))) for e in TABLE if e.keys]
    return rows + [(_named(keys), translated(text)) for keys, text in KEYS_WITHOUT_ACTION]


def translated(text: str) -> str:
    """Return a text of the table in the language of the window."""
    return QCoreApplication.translate("Actions", text)


def plain(text: str) -> str:
    """Return the text of an action as a sentence has it."""
    return text.replace("&", "").rstrip("…")


def _named(keys: str) -> str:
    return ", ".join(shown_key(key) or key for key in keys.split(", "))
