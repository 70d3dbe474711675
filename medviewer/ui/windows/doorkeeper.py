"""The door of the first program of a profile: further starts say there what they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from medviewer.arriving.meeting_place import MeetingPlace
from medviewer.arriving.requests import DECLINED, LONGEST_LINE, StartRequest, understood
from medviewer.errors import ExportError

MOST_VISITORS = 10
"""Connections at a time; those that come then wait."""
LONGEST_VISIT = 3_000
"""Milliseconds in which a visitor has to say what it wants."""

Answer = Callable[[StartRequest], bytes]


class Doorkeeper(QObject):
    """Listens for the user of this process alone. Nobody answers there but `answer`, on the GUI thread.

    answer: does what a request asks for, and returns what is said to the one who asks.
    """

    def __init__(self, place: MeetingPlace, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_VISITORS)
        self._server.newConnection.connect(self._let_in)

    def listen(self) -> bool:
        """Open the door, and return whether that went well; the lock of the place is held before."""
        with suppress(ExportError):
            name = self._place.name_for_server()
            QLocalServer.removeServer(name)
            return self._server.listen(name)
        return False

    def close(self) -> None:
        """Shut the door, and take away what leads to it."""
        self._server.close()
        with suppress(OSError):
            self._place.socket.unlink(missing_ok=True)

    def _let_in(self) -> None:
        while self._server.hasPendingConnections():
            _Visitor(self._server.nextPendingConnection(), self._place.profile, self._answer)


class _Visitor(QObject):
    """One connection: one line is read, and answered by one.

    What is no request, as that of a later version may be, is declined; what is no line is cut off.
    """

    def __init__(self, socket: QLocalSocket, profile: str, answer: Answer) -> None:
        super().__init__(socket)
        self._socket = socket
        self._profile = profile
        self._answer = answer
        self._said = bytearray()
        self._is_done = False
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(LONGEST_VISIT, self, self._refuse)
        self._read()

    def _read(self) -> None:
        if self._is_done:
            self._socket.readAll()
            return
        self._said += self._socket.read(LONGEST_LINE + 1 - len(self._said)).data()
        if len(self._said) > LONGEST_LINE:
            self._refuse()
        elif b"\n" in self._said:
            self._listen()

    def _listen(self) -> None:
        self._is_done = True
        try:
            request = understood(bytes(self._said), self._profile)
        except ValueError:
            request = None
        self._socket.write(self._answer(request) if request else DECLINED)
        self._socket.flush()
        self._socket.disconnectFromServer()

    def _refuse(self) -> None:
        self._is_done = True
        self._socket.abort()
