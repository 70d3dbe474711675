"""One table of everything the window can be told to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from medviewer.configuring.configuration import Configuration
from medviewer.ui.base.forbidden import reason
from medviewer.ui.base.language import NAMES, shown_key, translatable


class WindowAction(QAction):
    """One thing that the window can be told to do. answered: whether anybody does it."""

    def __init__(self, text: str, window: QMainWindow) -> None:
        super().__init__(text, window)
        self.answered = False
        self._can: Callable[[], bool] | None = None
        self._is_forbidden = False

    def only_if(self, can: Callable[[], bool]) -> None:
        """Let it be chosen only while `can` returns True, which is asked where menus open and with each row."""
        self._can = can
        self.refresh()

    def forbid(self, why: str) -> None:
        """Let it never be chosen, and say why where the pointer rests on it."""
        self._is_forbidden = True
        self.setEnabled(False)
        self.setToolTip(why)

    def setEnabled(self, enabled: bool) -> None:
        """Let it be chosen or not; what the site forbids stays as it is."""
        super().setEnabled(enabled and not self._is_forbidden)

    def refresh(self) -> None:
        """Turn grey, or not, as it can be done now."""
        if self._can is not None:
            self.setEnabled(self._can())

    def calls(self, slot: Callable[[], object]) -> None:
        """Have `slot` called whenever the action is chosen, in a menu, by its keys or in the palette."""
        assert not self.answered, self.objectName()
        self.triggered.connect(lambda _checked=False: slot())
        self.answered = True

    def word(self, text: str, can_be_done: bool) -> None:
        """Take a text that says what would be done now, or why nothing can be."""
        self.setText(text)
        self.setEnabled(can_be_done)


@dataclass(eq=False)
class ActionEntry:
    """One action: the menu it stands in, its text and keys. As an attribute of `Actions` it is the action itself.

    menu, text and submenu are translated where they are shown. setting: what it changes, as a configuration names it;
    a group is a setting of its own name. needs: what it needs of that which a site may forbid. id: the name of the
    attribute. group: makes it one of a choice.
    """

    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    needs_page: bool = False
    separator: bool = False
    submenu: str = ""
    setting: str = ""
    needs: tuple[str, ...] = ()
    id: str = ""
    group: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.id = name

    @overload
    def __get__(self, actions: None, owner: type) -> ActionEntry: ...
    @overload
    def __get__(self, actions: Actions, owner: type) -> WindowAction: ...
    def __get__(self, actions: Actions | None, owner: type) -> ActionEntry | WindowAction:
        return self if actions is None else actions.of(self)


class ActionChoice:
    """Actions of which one is chosen at a time; as an attribute of `Actions`, the actions by what they choose."""

    def __init__(self, **entries: ActionEntry) -> None:
        self.entries = entries

    def __set_name__(self, owner: type, name: str) -> None:
        for choice, entry in self.entries.items():
            entry.id, entry.group = f"{name}_{choice}", name

    @overload
    def __get__(self, actions: None, owner: type) -> ActionChoice: ...
    @overload
    def __get__(self, actions: Actions, owner: type) -> Mapping[str, WindowAction]: ...
    def __get__(self, actions: Actions | None, owner: type) -> ActionChoice | Mapping[str, WindowAction]:
        if actions is None:
            return self
        return {choice: actions.of(entry) for choice, entry in self.entries.items()}


KEYS_WITHOUT_ACTION: tuple[tuple[str, str], ...] = (
    ("Down, Up", translatable("Actions", "Move in the drug list, from the search field too")),
    ("Return", translatable("Actions", "Open the chosen drug")),
    (
        "Shift+Return",
        translatable(
            "Actions", "Open it in a new page tab, as the middle button does: a drug, a tile, a link, a page of Back"
        ),
    ),
    (
        "PgUp, PgDown, Home, End, Space, Shift+Space",
        translatable(
            "Actions", "Read the page; from the search field too, once Return has opened one, until a letter is typed"
        ),
    ),
    (
        "Del, F2, Alt+Up, Alt+Down",
        translatable("Actions", "Remove, rename, move in the order, among collections and in one"),
    ),
    (
        "Esc",
        translatable(
            "Actions",
            "Stop reading aloud, clear the search field, go to it from the list, close find in page or the message "
            "that has the keyboard, go back to what led here",
        ),
    ),
    ("Ctrl+1, …, Ctrl+9", translatable("Actions", "Choose a tab of the page")),
    ("Ctrl+C", translatable("Actions", "Copy what is marked, with drug, section and source")),
    (
        translatable("Actions", "Ctrl+click on a drug of the list"),
        translatable("Actions", "Read it beside the open page"),
    ),
    (
        translatable("Actions", "Ctrl+click on a name in a text"),
        translatable("Actions", "Read that drug beside this one"),
    ),
    (
        translatable("Actions", "Double click on a word of a page"),
        translatable("Actions", "Mark it, to be copied or looked up (Ctrl+U); nothing opens by itself"),
    ),
    ("Tab, Shift+Tab", translatable("Actions", "Go from part to part, and from link to link in a page")),
)


class Actions:
    """The actions of one window, in the order of its menus; `WindowAction.calls` gives each what does it."""

    open_folder = ActionEntry("&Library", "&Open library folder…", ("Ctrl+O",), setting="libraries")
    add_folder = ActionEntry("&Library", "&Add library folder…", ("Ctrl+Shift+O",), setting="libraries")
    open_pack = ActionEntry("&Library", "Open library pac&k…", setting="libraries")
    add_pack = ActionEntry("&Library", "A&dd library pack…", setting="libraries")
    open_bundled = ActionEntry("&Library", "Open &bundled library", setting="libraries")
    libraries = ActionEntry("&Library", "Mana&ge libraries…", ("Ctrl+Shift+B",))
    import_labels = ActionEntry("&Library", "&Import labels or lists…", needs=("kiosk",))
    reread = ActionEntry("&Library", "&Reload", ("F5",))
    problems = ActionEntry("&Library", "&Problems…")
    names = ActionEntry("&Library", "Other &names…", ("Ctrl+Shift+L",))
    pack_changes = ActionEntry("&Library", "&What changed…", ("Ctrl+Shift+K",), separator=True, needs=("kiosk",))
    pack_before = ActionEntry("&Library", "Back to t&he pack before", needs=("kiosk",))
    clear_copies = ActionEntry("&Library", "Remo&ve copies of packs…", needs=("kiosk",))
    notes = ActionEntry("&Library", "&Local notes…", ("Ctrl+Shift+M",), separator=True, needs=("notes",))
    export_notes = ActionEntry("&Library", "Export local notes to a fold&er…", needs=("notes", "export"))
    import_notes = ActionEntry("&Library", "Import local no&tes from a folder…", needs=("notes",))
    carry_over = ActionEntry("&Library", "&Carry over from another library…")
    export_desk = ActionEntry("&Library", "Export favourites and hi&story…", separator=True, needs=("export",))
    import_desk = ActionEntry("&Library", "I&mport favourites from a file…", needs=("kiosk",))
    clear_history = ActionEntry("&Library", "Clear histor&y…", needs=("history",))
    keep_ready = ActionEntry("&Library", "Keep ready a&fter closing", checkable=True, separator=True)
    quit = ActionEntry("&Library", "&Quit", ("Ctrl+Q",))
    palette = ActionEntry("&Go", "Go to an&ything…", ("Ctrl+K",))
    search = ActionEntry("&Go", "&Find a drug", ("Ctrl+L",))
    look_up = ActionEntry("&Go", "Loo&k up marked text", ("Ctrl+U",))
    look_up_window = ActionEntry("&Go", "Look-up window", ("Ctrl+Shift+S",))
    back = ActionEntry("&Go", "&Back", ("Alt+Left",), separator=True)
    forward = ActionEntry("&Go", "For&ward", ("Alt+Right",))
    start = ActionEntry("&Go", "Start page", ("Alt+Home",))
    show_all = ActionEntry("&Go", "&All drugs", ("Alt+1",), separator=True)
    show_favourites = ActionEntry("&Go", "Fa&vourites", ("Alt+2",))
    show_recent = ActionEntry("&Go", "&Recent", ("Alt+3",), needs=("history",))
    show_collections = ActionEntry("&Go", "Collection&s", ("Alt+9",))
    show_changed = ActionEntry("&Go", "C&hanged since read", ("Alt+0",), needs=("history",))
    browse_name = ActionEntry("&Go", "By &name", ("Alt+4",), separator=True)
    browse_letter = ActionEntry("&Go", "By &letter", ("Alt+5",))
    browse_class = ActionEntry("&Go", "By drug &class", ("Alt+6",))
    browse_atc = ActionEntry("&Go", "By A&TC group", ("Alt+7",))
    browse_library = ActionEntry("&Go", "By l&ibrary", ("Alt+8",))
    compare = ActionEntry("&Go", "C&ompare", ("Ctrl+Return",), separator=True)
    tray = ActionEntry("&Go", "Named to&gether", ("Ctrl+T",))
    tray_add = ActionEntry("&Go", "A&dd to named together", ("Ctrl+Shift+T",))
    tray_list = ActionEntry("&Go", "Paste a &medication list…", ("Ctrl+Shift+V",))
    next_tab = ActionEntry("&Go", "Ne&xt tab", ("Ctrl+Tab", "Ctrl+PgDown"), needs_page=True, separator=True)
    previous_tab = ActionEntry("&Go", "&Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), needs_page=True)
    next_area = ActionEntry("&Go", "N&ext area", ("F6",), separator=True)
    previous_area = ActionEntry("&Go", "Previo&us area", ("Shift+F6",))
    compare_this = ActionEntry("&Page", "Co&mpare with others", ("Ctrl+M",), needs_page=True)
    star = ActionEntry("&Page", "&Favourite", ("Ctrl+D",), checkable=True, needs_page=True)
    named_by = ActionEntry("&Page", "Men&tioned in", ("Ctrl+B",), needs_page=True)
    essentials = ActionEntry("&Page", "Essent&ials", ("Ctrl+I",), needs_page=True)
    find = ActionEntry("&Page", "Find in pa&ge…", ("Ctrl+F",), needs_page=True)
    find_next = ActionEntry("&Page", "Find &next", ("F3", "Ctrl+G"), needs_page=True)
    find_previous = ActionEntry("&Page", "Find pre&vious", ("Shift+F3", "Ctrl+Shift+G"), needs_page=True)
    copy_page = ActionEntry("&Page", "&Copy this tab", ("Ctrl+Shift+C",), needs_page=True)
    read_aloud = ActionEntry("&Page", "&Read aloud or pause", ("F8",), needs_page=True, submenu="&Read it aloud")
    aloud_next = ActionEntry("&Page", "&Next sentence", ("F9",), submenu="&Read it aloud")
    aloud_previous = ActionEntry("&Page", "&Previous sentence", ("F7",), submenu="&Read it aloud")
    aloud_faster = ActionEntry("&Page", "&Faster", ("Shift+F9",), submenu="&Read it aloud")
    aloud_slower = ActionEntry("&Page", "S&lower", ("Shift+F7",), submenu="&Read it aloud")
    aloud_stop = ActionEntry("&Page", "&Stop reading aloud", submenu="&Read it aloud")
    print = ActionEntry("&Page", "&Print monograph…", ("Ctrl+P",), needs_page=True, separator=True, needs=("printing",))
    print_tab = ActionEntry("&Page", "Print this ta&b…", ("Ctrl+Shift+P",), needs_page=True, needs=("printing",))
    export = ActionEntry("&Page", "&Export monograph…", ("Ctrl+E",), needs_page=True, needs=("export",))
    export_tab = ActionEntry("&Page", "E&xport this tab…", ("Ctrl+Shift+E",), needs_page=True, needs=("export",))
    wall_sheet = ActionEntry("&Page", "Wall s&heet…", ("Ctrl+Shift+H",), needs_page=True, needs=("export or printing",))
    print_notes = ActionEntry(
        "&Page", "Inc&lude local notes in print and export", checkable=True, setting="print_notes", needs=("notes",)
    )
    show_changes = ActionEntry(
        "&Page", "&Show what changed", ("Ctrl+Shift+W",), needs_page=True, separator=True, needs=("history",)
    )
    mark_read = ActionEntry("&Page", "Mar&k as read", ("Ctrl+Shift+R",), needs_page=True, needs=("history",))
    page_new = ActionEntry("&Page", "&New page tab", ("Ctrl+Shift+A",), separator=True, submenu="Page tabs")
    page_next = ActionEntry("&Page", "Ne&xt page tab", ("Alt+PgDown",), submenu="Page tabs")
    page_previous = ActionEntry("&Page", "&Previous page tab", ("Alt+PgUp",), submenu="Page tabs")
    page_close = ActionEntry("&Page", "&Close page tab", ("Ctrl+W",), submenu="Page tabs")
    page_reopen = ActionEntry("&Page", "&Reopen closed page tab", ("Ctrl+Shift+Y",), submenu="Page tabs")
    page_out = ActionEntry("&Page", "&Move page tab to a new window", ("Ctrl+Shift+X",), submenu="Page tabs")
    note_add = ActionEntry("&Page", "&Add local note…", ("Ctrl+N",), needs_page=True, separator=True, needs=("notes",))
    note_edit = ActionEntry("&Page", "E&dit local note…", ("Shift+F2",), needs_page=True, needs=("notes",))
    note_delete = ActionEntry("&Page", "Delete l&ocal note", ("Ctrl+Shift+Del",), needs_page=True, needs=("notes",))
    undo = ActionEntry("&Page", "&Undo deleting", ("Ctrl+Z",))
    collect = ActionEntry("&Collection", "&Add to a collection…", ("Ctrl+Shift+D",))
    collection_new = ActionEntry("&Collection", "&New collection…")
    collection_rename = ActionEntry("&Collection", "&Rename…")
    collection_colour = ActionEntry("&Collection", "Co&lour…")
    collection_pin = ActionEntry("&Collection", "&Pin to the start page, or unpin")
    collection_table = ActionEntry("&Collection", "Ta&ble of a topic…", separator=True)
    collection_pack = ActionEntry("&Collection", "&Downtime pack…", needs=("export",))
    collection_pack_letters = ActionEntry("&Collection", "Downtime pack with A–&Z sheets…", needs=("export",))
    collection_wall = ActionEntry("&Collection", "&Wall sheets…", needs=("export or printing",))
    collection_export = ActionEntry("&Collection", "E&xport to a file…", needs=("export",))
    collection_import = ActionEntry("&Collection", "&Import from a file…", needs=("kiosk",))
    collection_delete = ActionEntry("&Collection", "D&elete collection", separator=True)
    larger = ActionEntry("&View", "&Larger text", ("Ctrl++", "Ctrl+="), setting="text_size")
    smaller = ActionEntry("&View", "&Smaller text", ("Ctrl+-",), setting="text_size")
    normal_size = ActionEntry("&View", "&Normal text", ("Ctrl+0",), setting="text_size")
    quiet_links = ActionEntry("&View", "Lin&ks to other drugs", checkable=True, separator=True, setting="drug_links")
    table_lists = ActionEntry("&View", "T&ables as lists", checkable=True)
    outline = ActionEntry("&View", "Outlin&e", ("F4",), checkable=True)
    section_order = ActionEntry("&View", "&Order of sections…", setting="sections")
    compact_list = ActionEntry("&View", "&Compact list", checkable=True, setting="compact_list")
    results_table = ActionEntry("&View", "Results as a ta&ble…", ("Ctrl+Shift+F",), separator=True)
    theme = ActionChoice(
        system=ActionEntry("&View", "&Follow the system", separator=True),
        light=ActionEntry("&View", "L&ight"),
        dark=ActionEntry("&View", "&Dark"),
        contrast=ActionEntry("&View", "&High contrast"),
    )
    language = ActionChoice(
        system=ActionEntry("&View", "&System language", separator=True, submenu="Lan&guage"),
        **{code: ActionEntry("&View", name, submenu="Lan&guage") for code, name in NAMES.items()},
    )
    new_window = ActionEntry("&View", "Ne&w window", ("Ctrl+Shift+N",), separator=True)
    full_screen = ActionEntry("&View", "F&ull screen", ("F11",), checkable=True)
    keyboard = ActionEntry("&Help", "&Keyboard", ("F1",))
    licences = ActionEntry("&Help", "&Licences…")
    about = ActionEntry("&Help", "&About medviewer")

    def __init__(self, window: QMainWindow) -> None:
        self._groups: dict[str, QActionGroup] = {}
        self._by_id = {entry.id: self._make(window, entry) for entry in TABLE}
        self.page_opened(False)
        for way in (self.back, self.forward):
            way.setEnabled(False)

    def of(self, entry: ActionEntry) -> WindowAction:
        """Return the action of an entry of the table."""
        return self._by_id[entry.id]

    def all(self) -> Iterable[WindowAction]:
        """Return every action, in the order of the menus."""
        return self._by_id.values()

    def offered(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Return (text, keys, what does it) of every action that can be done now."""
        self.refresh()
        enabled = (action for action in self.all() if action.isEnabled())
        return [(action.text().replace("&", ""), shown_key(action.shortcut()), action.trigger) for action in enabled]

    def page_opened(self, is_open: bool) -> None:
        """Enable what needs an open page, or disable it."""
        for entry in TABLE:
            if entry.needs_page:
                self.of(entry).setEnabled(is_open)

    def refresh(self) -> None:
        """Turn grey what cannot be done now."""
        for action in self.all():
            action.refresh()

    def lock(self, configuration: Configuration) -> None:
        """Disable what changes a value that the site has locked, or does what it forbids, and let it say so."""
        message = QCoreApplication.translate("Actions", "Set by your site, in {}")
        for entry in TABLE:
            file = configuration.locked_by(entry.setting or entry.group)
            why = message.format(file) if file else reason(configuration, *entry.needs)
            if why:
                action = self.of(entry)
                action.forbid(why)
                for menu in action.associatedObjects():
                    if isinstance(menu, QMenu):
                        menu.setToolTipsVisible(True)

    def fill_menus(self, window: QMainWindow) -> None:
        """Put every action into the menu that the table names."""
        menus: dict[tuple[str, str], QMenu] = {}
        for entry in TABLE:
            if (entry.menu, "") not in menus:
                menus[entry.menu, ""] = window.menuBar().addMenu(translated(entry.menu))
                menus[entry.menu, ""].aboutToShow.connect(self.refresh)
            menu = menus[entry.menu, ""]
            if entry.separator:
                menu.addSeparator()
            if entry.submenu:
                menu = menus.get((entry.menu, entry.submenu)) or menu.addMenu(translated(entry.submenu))
                menus[entry.menu, entry.submenu] = menu
            menu.addAction(self.of(entry))

    def _make(self, window: QMainWindow, entry: ActionEntry) -> WindowAction:
        action = WindowAction(translated(entry.text), window)
        action.setObjectName(entry.id)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        action.setCheckable(entry.checkable or bool(entry.group))
        if entry.group:
            group = self._groups.setdefault(entry.group, QActionGroup(window))
            group.addAction(action)
        window.addAction(action)
        return action


def _entries() -> Iterator[ActionEntry]:
    for attribute in vars(Actions).values():
        if isinstance(attribute, ActionEntry):
            yield attribute
        elif isinstance(attribute, ActionChoice):
            yield from attribute.entries.values()


TABLE: tuple[ActionEntry, ...] = tuple(_entries())


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
    return ", ".join(shown_key(key) or translated(key) for key in keys.split(", "))
