"""The front of an X11 desktop: its window manager is asked for what the user did, which Qt asks as the program's wish.

Qt says with its wish when the user last did something in the program's own windows, so that a window manager that lets
none steal the focus leaves the window where it is, and blinks. The user did do something: elsewhere, a moment ago.
https://specifications.freedesktop.org/wm-spec/latest/ar01s03.html
https://specifications.freedesktop.org/startup-notification-spec/latest/
"""

from __future__ import annotations

import ctypes
import struct
from ctypes import POINTER, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p

from PySide6.QtGui import QGuiApplication, QNativeInterface

_MESSAGE = 33  # XCB_CLIENT_MESSAGE
_TO_MANAGER, _TO_LISTENERS = 0x180000, 0x400000  # XCB_EVENT_MASK_SUBSTRUCTURE_*, XCB_EVENT_MASK_PROPERTY_CHANGE
_DIRECT = 2
"""It is the user's own wish, as of a pager. The moment of it, with which a startup id ends, is not said: a terminal
that was started from a menu hands its old one on to all that is typed there.
"""
_PIECE = 20
_EVERY_DESKTOP = 0xFFFFFFFF
_CARDINAL = 6


def activate(window: int, token: str) -> None:
    """Have a window brought to the front, out of its icon and from wherever it is, with the keyboard.

    Nothing is done where this is no X11. window: its number. token: the startup id of the start that asks for it, empty
    where there is none; whoever shows that something starts is told that it has.
    """
    qt = QGuiApplication.instance()
    native = qt.nativeInterface() if isinstance(qt, QGuiApplication) else None
    if not isinstance(native, QNativeInterface.QX11Application):
        return
    try:
        server = _Server(native.connection())
    except OSError:  # libxcb has another name here: what Qt asked for stands
        return
    _go_to_desktop_of(server, window)
    server.send(window, "_NET_ACTIVE_WINDOW", struct.pack("=5I", _DIRECT, 0, 0, 0, 0), 32, _TO_MANAGER)
    if token:
        _end_notice(server, window, token)
    server.flush()


def _go_to_desktop_of(server: _Server, window: int) -> None:
    """Go to the virtual desktop that a window is on: few window managers do when the window is activated."""
    there, here = server.number(window, "_NET_WM_DESKTOP"), server.number(server.root, "_NET_CURRENT_DESKTOP")
    if None not in (there, here) and there not in (here, _EVERY_DESKTOP):
        server.send(server.root, "_NET_CURRENT_DESKTOP", struct.pack("=5I", there, 0, 0, 0, 0), 32, _TO_MANAGER)


def _end_notice(server: _Server, window: int, token: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in '"\\ ' else sign for sign in token)
    said = f'remove: ID="{escaped}"'.encode() + b"\0"
    for at in range(0, len(said), _PIECE):
        kind = "_NET_STARTUP_INFO" if at else "_NET_STARTUP_INFO_BEGIN"
        server.send(window, kind, said[at : at + _PIECE].ljust(_PIECE, b"\0"), 8, _TO_LISTENERS)


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


_HEAD = (("kind", c_uint8), ("format", c_uint8), ("sequence", c_uint16), ("length", c_uint32))


class _Atom(ctypes.Structure):
    _fields_ = (*_HEAD, ("atom", c_uint32))


class _Property(ctypes.Structure):
    _fields_ = (
        *_HEAD,
        ("type", c_uint32),
        ("after", c_uint32),
        ("items", c_uint32),
        ("pad", c_uint32 * 3),
        ("value", c_uint32),
    )


class _Screens(ctypes.Structure):
    _fields_ = (("first", POINTER(c_uint32)), ("left", c_int), ("index", c_int))


class _Server:
    """Speaks to the X server on Qt's own connection, so that what Qt has asked for comes before."""

    def __init__(self, connection: int) -> None:
        self._xcb = ctypes.CDLL("libxcb.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (c_void_p,)
        self._free.restype = None
        self._connection = c_void_p(connection)
        self._xcb.xcb_intern_atom.restype = _Cookie
        self._xcb.xcb_intern_atom_reply.restype = POINTER(_Atom)
        self._xcb.xcb_intern_atom_reply.argtypes = (c_void_p, _Cookie, c_void_p)
        self._xcb.xcb_get_setup.restype = c_void_p
        self._xcb.xcb_setup_roots_iterator.restype = _Screens
        self._xcb.xcb_setup_roots_iterator.argtypes = (c_void_p,)
        self._xcb.xcb_send_event.argtypes = (c_void_p, c_uint8, c_uint32, c_uint32, c_char_p)
        self._xcb.xcb_send_event.restype = _Cookie
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        self._xcb.xcb_get_property.restype = _Cookie
        self._xcb.xcb_get_property.argtypes = (c_void_p, c_uint8, c_uint32, c_uint32, c_uint32, c_uint32, c_uint32)
        self._xcb.xcb_get_property_reply.restype = POINTER(_Property)
        self._xcb.xcb_get_property_reply.argtypes = (c_void_p, _Cookie, c_void_p)
        self.root = int(screens.first[0])

    def send(self, window: int, kind: str, data: bytes, width: int, mask: int) -> None:
        """Send a message about a window to those who listen at the root. data: 20 bytes. width: bits of its items."""
        event = struct.pack("=BBHII", _MESSAGE, width, 0, window, self._atom(kind)) + data
        self._xcb.xcb_send_event(self._connection, 0, self.root, mask, ctypes.create_string_buffer(event, 32))

    def number(self, window: int, name: str) -> int | None:
        """Return what a window has as a property of one number; None where it has none."""
        cookie = self._xcb.xcb_get_property(self._connection, 0, window, self._atom(name), _CARDINAL, 0, 1)
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return None
        number = int(reply[0].value) if reply[0].format == 32 and reply[0].items else None
        self._free(reply)
        return number

    def flush(self) -> None:
        """Have it all sent now."""
        self._xcb.xcb_flush(self._connection)

    def _atom(self, name: str) -> int:
        """Return the number that the server has for a name."""
        cookie = self._xcb.xcb_intern_atom(self._connection, 0, len(name), name.encode())
        reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        number = int(reply[0].atom)
        self._free(reply)
        return number
