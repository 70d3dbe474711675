"""Colours and icons of the window: light, dark, and either in high contrast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from medviewer import locations

SMALLEST_ICON = 18  # pixels
CHOICES = ("system", "light", "dark", "contrast")
Part = Literal["menus", "list", "page", "dialogs"]
SHEETS: dict[Part, tuple[str, ...]] = {
    "menus": ("menus",),
    "list": ("menus", "controls", "list"),
    "page": ("menus", "controls", "page"),
    "dialogs": ("menus", "controls", "list", "page", "dialogs"),
}
"""The style sheets of each part of a window: what it has no use for takes time to read, and to be matched."""


class Colours(NamedTuple):
    """The named colours of one theme, as #rrggbb. warning_edge: three sides of a warning's frame."""

    page: str
    chrome: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    chosen: str
    hover: str
    line: str
    hit: str
    hit_now: str
    warning: str
    warning_box: str
    warning_edge: str


LIGHT = Colours(
    page="#ffffff",
    chrome="#f4f6f7",
    text="#1a1f24",
    quiet="#56616c",
    accent="#0a6a72",
    on_accent="#ffffff",
    chosen="#d5eaec",
    hover="#e9edef",
    line="#d9dee2",
    hit="#ffe9a8",
    hit_now="#ffb84d",
    warning="#8a4b00",
    warning_box="#fff6e3",
    warning_edge="#fff6e3",
)
DARK = Colours(
    page="#15181c",
    chrome="#1c2025",
    text="#e7eaed",
    quiet="#a3adb8",
    accent="#62c5cc",
    on_accent="#0c1a1c",
    chosen="#1f3d41",
    hover="#272c32",
    line="#343a41",
    hit="#5c4a12",
    hit_now="#8f5f00",
    warning="#f0b45a",
    warning_box="#2b2314",
    warning_edge="#2b2314",
)
LIGHT_CONTRAST = Colours(
    page="#ffffff",
    chrome="#ffffff",
    text="#000000",
    quiet="#202020",
    accent="#003a78",
    on_accent="#ffffff",
    chosen="#ffe680",
    hover="#e6e6e6",
    line="#000000",
    hit="#ffe680",
    hit_now="#ffb000",
    warning="#5c1a00",
    warning_box="#fff0b3",
    warning_edge="#5c1a00",
)
DARK_CONTRAST = Colours(
    page="#000000",
    chrome="#000000",
    text="#ffffff",
    quiet="#e6e6e6",
    accent="#7fdcff",
    on_accent="#000000",
    chosen="#003f5c",
    hover="#262626",
    line="#ffffff",
    hit="#5c4a00",
    hit_now="#6b3f00",
    warning="#ffd24d",
    warning_box="#3d2600",
    warning_edge="#ffd24d",
)
HIGH_CONTRAST = (LIGHT_CONTRAST, DARK_CONTRAST)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


class Themed(Protocol):
    """A window that takes the colours of the theme."""

    def rethemed(self) -> Iterator[None]:
        """Take them, in pieces of some milliseconds."""

    def isActiveWindow(self) -> bool:
        """Return whether its user is at it."""

    def setUpdatesEnabled(self, enable: bool, /) -> None:
        """Paint, or do not."""


class Theme(QObject):
    """The colours in force; `changed` when the system or the user turns to others."""

    changed = Signal()

    def __init__(self, application: QGuiApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._sheets: dict[tuple[Colours, Part], str] = {}
        self._styled: WeakSet[StyledPart] = WeakSet()
        self._pale: list[Themed] = []
        self._pieces: Iterator[None] = iter(())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self.choice = choice if choice in CHOICES else "system"
        self._hints = application.styleHints()
        self._apply_choice()
        self.colours = self._wanted()
        application.setPalette(palette(self.colours))
        self._hints.colorSchemeChanged.connect(self._refresh)
        if hasattr(self._hints, "accessibility"):  # from Qt 6.10 on
            self._hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    def choose(self, choice: str) -> None:
        """Follow the system, or stay light, dark or in high contrast, light or dark as the system is."""
        self.choice = choice if choice in CHOICES else "system"
        self._apply_choice()
        self._refresh()

    def retheme(self, window: Themed) -> None:
        """Have a window take colours that changed, the active one first, each piece in a turn of the event loop.

        Until then keys are answered, and nothing is painted half in the colours of before.
        """
        if window in self._pale:
            return
        window.setUpdatesEnabled(False)
        self._pale.insert(0 if window.isActiveWindow() else len(self._pale), window)

    def style(self, part: QWidget, kind: Part) -> None:
        """Give a part of a window its style sheet, with which all is measured that is put in."""
        styled = StyledPart(part, self, kind)
        styled.take()
        self._styled.add(styled)

    def styled_parts(self, window: QWidget) -> list[StyledPart]:
        """Return the parts of a window, and its dialogs, that have a style sheet of their own."""
        return [part for part in self._styled if isValid(part) and part.is_of(window)]

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """Return one of our icons in `colour`, else in the text colour."""
        key = (name, colour or self.colours.text, self.icon_size().width())
        if key not in self._icons:
            self._icons[key] = _icon(*key, self._application.devicePixelRatio())
        return self._icons[key]

    def picture(self, name: str) -> QPixmap:
        """Return one of our icons as a dialog has it beside its text: "question", or "warning" in its own colour."""
        colour = self.colours.warning if name == "warning" else self.colours.accent
        side = 2 * self.icon_size().width()
        return _icon(name, colour, side, self._application.devicePixelRatio()).pixmap(side, side)

    def icon_size(self) -> QSize:
        """Return how large icons are beside text of the size that was chosen, in pixels."""
        side = max(SMALLEST_ICON, QFontMetrics(self._application.font()).height())
        return QSize(side, side)

    def style_sheet(self, part: Part) -> str:
        """Return the style sheet of a part of the program."""
        key = (self.colours, part)
        if key not in self._sheets:
            names = (*SHEETS[part], "contrast") if self.colours in HIGH_CONTRAST else SHEETS[part]
            folder = locations.resources() / "styles"
            self._sheets[key] = self.filled("".join((folder / f"{name}.qss").read_text("utf-8") for name in names))
        return self._sheets[key]

    def filled(self, text: str) -> str:
        """Return a style sheet with the colours of the theme for their names, such as @accent."""
        return _filled(text, self.colours)

    def page_style(self) -> str:
        """Return the style sheet of a page, in the subset that QTextDocument knows."""
        text = (locations.resources() / "page.css").read_text(encoding="utf-8")
        return self.filled(text)

    def _apply_choice(self) -> None:
        if self.choice in ("system", "contrast"):
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(Qt.ColorScheme.Dark if self.choice == "dark" else Qt.ColorScheme.Light)

    def _wanted(self) -> Colours:
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self.choice)
        dark = (scheme or self._hints.colorScheme()) == Qt.ColorScheme.Dark
        if self.choice == "contrast" or self._system_wants_contrast():
            return DARK_CONTRAST if dark else LIGHT_CONTRAST
        return DARK if dark else LIGHT

    def _system_wants_contrast(self) -> bool:
        """Return whether the system is set to high contrast; Qt tells from 6.10 on."""
        if not hasattr(self._hints, "accessibility"):
            return False
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self.colours:
            self.colours = wanted
            self.changed.emit()
            self._pieces = self._retheme_windows()
            self._next.start(0)

    def _retheme_windows(self) -> Iterator[None]:
        self._application.setPalette(palette(self.colours))
        yield
        while self._pale:
            window = self._pale.pop(0)
            if isValid(window):
                yield from _retheme(window)

    def _go_on(self) -> None:
        for _piece in self._pieces:
            self._next.start(0)
            return


def _retheme(window: Themed) -> Iterator[None]:
    """Give a window the colours and let it paint, unless it goes meanwhile."""
    for _piece in window.rethemed():
        yield
        if not isValid(window):
            return
    window.setUpdatesEnabled(True)


class StyledPart(QObject):
    """A part of a window with a style sheet of its own. While it is hidden it waits for that of other colours."""

    def __init__(self, part: QWidget, theme: Theme, kind: Part) -> None:
        super().__init__(part)
        self._part, self._theme, self._kind = part, theme, kind
        part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take before it comes up what it waits for."""
        if event.type() == QEvent.Type.Show:
            self.take()
        return False

    def is_of(self, window: QWidget) -> bool:
        """Return whether the part stands in a window, or in a dialog of it."""
        top = self._part.window()
        asker = top.parentWidget()
        return top is window or (asker is not None and asker.window() is window)

    def is_seen(self) -> bool:
        """Return whether the part is shown."""
        return self._part.isVisible()

    def take(self) -> None:
        """Take the style sheet in the colours that are in force, unless the part has it."""
        sheet = self._theme.style_sheet(self._kind)
        if self._part.styleSheet() != sheet:
            self._part.setStyleSheet(sheet)


class Dialog(QDialog):
    """A dialog with the style sheet of its window from the first on: what is put in is measured with it."""

    def __init__(self, parent: QWidget, flags: Qt.WindowType = Qt.WindowType.Dialog) -> None:
        super().__init__(parent, flags)
        self.ensurePolished()


def palette(colours: Colours) -> QPalette:
    """Return the Qt palette made of these colours."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.chrome,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.page,
        QPalette.ColorRole.AlternateBase: colours.chrome,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.chrome,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipBase: colours.text,
        QPalette.ColorRole.ToolTipText: colours.page,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return made


def _filled(text: str, colours: Colours) -> str:
    for name in sorted(Colours._fields, key=len, reverse=True):
        text = text.replace(f"@{name}", getattr(colours, name))
    return text


def _icon(name: str, colour: str, side: int, ratio: float) -> QIcon:
    drawing = (locations.resources() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    pixels = round(side * ratio)
    sized = drawing.replace(b'width="24" height="24"', f'width="{pixels}" height="{pixels}"'.encode())
    image = QImage.fromData(QByteArray(sized))
    image.setDevicePixelRatio(ratio)
    return QIcon(QPixmap.fromImage(image))
