"""Keys told apart: those that type, those that read a page, and the digits of rows that type signs without Shift."""

from __future__ import annotations

import sys

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_SHIFT, _CTRL, _ALT, _META, _KEYPAD, _ALT_GR = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.GroupSwitchModifier,
)
_NONE, _NOT_KEYPAD = Qt.KeyboardModifier.NoModifier, ~_KEYPAD
_CHORD = _CTRL | _META if sys.platform == "darwin" else _CTRL | _ALT | _META  # a Mac's Alt types
_TURNING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_READING = (*_TURNING, Qt.Key.Key_Home, Qt.Key.Key_End)
_APPLES_ROW = (0x1D, 0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19)


class TextField(QLineEdit):
    """A field into which Alt with a key types nothing: that is the window's to answer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a chord of Alt and a letter or sign to the window."""
        if event.modifiers() & _ALT and event.text() and event.text().isprintable() and not types(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def types(event: QKeyEvent) -> bool:
    """Return whether a key types a letter, digit or sign, a space too; with AltGr it does, with Ctrl or Alt not.

    AltGr is Ctrl and Alt on Windows, and a modifier of its own on X11 and Wayland.
    """
    held = event.modifiers()
    alt_gr = bool(held & _ALT_GR) or held & (_CTRL | _ALT) == _CTRL | _ALT
    return bool(event.text()) and event.text().isprintable() and (alt_gr or not held & _CHORD)


def turns_page(event: QKeyEvent) -> bool:
    """Return whether a key is PageUp or PageDown, with nothing held."""
    return event.key() in _TURNING and event.modifiers() & _NOT_KEYPAD == _NONE


def reads_page(event: QKeyEvent) -> bool:
    """Return whether a key scrolls a page: PageUp, PageDown, Home, End, Space, Shift+Space."""
    key = event.key()
    if key != Qt.Key.Key_Space and key not in _READING:
        return False
    held = event.modifiers() & _NOT_KEYPAD
    return held == _NONE or (key == Qt.Key.Key_Space and held == _SHIFT)


def row_digit(event: QKeyEvent, platform: str = "") -> int | None:
    """Return the digit of the key in the row of digits, whatever sign it types without Shift; None of another key.

    platform: as Qt names it, empty for the one in use. Keys are told by their place (X11 and Wayland: keycodes 10 to
    19; macOS: its key codes), on Windows by their virtual key, which is the digit.
    """
    platform, number = platform or QGuiApplication.platformName(), event.nativeVirtualKey()
    if platform == "windows":
        return number - ord("0") if ord("0") <= number <= ord("9") else None
    if platform == "cocoa":
        return _APPLES_ROW.index(number) if number in _APPLES_ROW else None
    if event.key() == Qt.Key.Key_Odiaeresis:  # Hungarian: its 0 is left of 1, and types without Shift
        return None
    return (event.nativeScanCode() - 9) % 10 if 10 <= event.nativeScanCode() <= 19 else None


def with_row_digit(event: QKeyEvent) -> QKeySequence:
    """Return what was pressed, with the digit of its key in place of the sign; nothing where it is no such key."""
    digit = row_digit(event)
    if digit is None or not event.modifiers() & _CHORD:
        return QKeySequence()
    return QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(Qt.Key.Key_0 + digit)))
