"""The place where the starts of one profile meet: in a folder of one user's own on this computer, a lock and a socket.

The lock says who is first. It goes with its process, however that ends, so that what a killed program left behind
holds nobody up. On Windows, where anybody may make a pipe of any name, the name is one that cannot be guessed, and
stands in a file of that folder.
"""

from __future__ import annotations

import os
import stat
import sys
from binascii import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from medviewer.locations import Profile

_LONGEST = 80
"""Bytes of a socket's path: systems take some 104, of which Qt needs some while it makes one."""
_UNSEEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
"""Platforms of Qt whose windows are on no display."""


class MeetingPlace:
    """profile: the folder by which the first knows that it is meant. address: the socket's; on Windows unused."""

    def __init__(self, folder: str, profile: str, session: str) -> None:
        self.profile = profile
        key = f"{crc32(os.fsencode(profile)):08x}{crc32(session.encode('utf-8', 'surrogateescape')):08x}"
        self.address = os.path.join(folder, key)
        self._lock = f"{self.address}.lock"
        self._pipe = f"{self.address}.pipe"
        self._handle: int | None = None

    @property
    def socket(self) -> Path:
        """Return the address as a path."""
        from pathlib import Path

        return Path(self.address)

    @property
    def is_mine(self) -> bool:
        """Return whether this process is the first."""
        return self._handle is not None

    def claim(self) -> bool:
        """Become the first, unless another process is; return whether this one is now. Raises OSError."""
        if self._handle is None:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
            handle = os.open(self._lock, flags, 0o600)
            if not _locked(handle):
                os.close(handle)
                return False
            self._handle = handle
        return True

    def leave(self) -> None:
        """Let another process be the first."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def name_for_server(self) -> str:
        """Return the name under which the first listens, which others find from now on; raises ExportError."""
        if sys.platform == "win32":
            name = f"medviewer-{os.urandom(16).hex()}"
            from pathlib import Path

            from medviewer.atomic import write_atomically

            write_atomically(Path(self._pipe), name.encode(), durable=False, private=True, through_link=False)
        else:
            name = self.address
        return name

    def pipe(self) -> str:
        """Return the path of the first's pipe on Windows; raises OSError where there is none."""
        with open(self._pipe, encoding="ascii") as file:
            return rf"\\.\pipe\{file.read(100)}"


def meeting_place(profile: Profile, environment: Mapping[str, str] = os.environ) -> MeetingPlace | None:
    """Return where the starts of a profile meet at this desktop; None where there is no folder of the user's own."""
    return meeting_place_of(str(profile.desk), str(profile.settings), environment)


def meeting_place_of(desk: str, settings: str, environment: Mapping[str, str] = os.environ) -> MeetingPlace | None:
    """Return the same for the folders of a profile."""
    place = f"{os.path.realpath(desk)}\n{os.path.realpath(settings)}"
    for folder in _folders(environment):
        meeting = MeetingPlace(folder, place, _session(environment))
        if len(os.fsencode(meeting.address)) <= _LONGEST and _is_own(folder):
            return meeting
    return None


def _folders(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield folders that are of one user, on this computer and empty after its next start, the best first."""
    if sys.platform == "win32":
        if environment.get("TEMP"):
            yield os.path.join(environment["TEMP"], "medviewer")
        return
    runtime, flatpak = environment.get("XDG_RUNTIME_DIR", ""), environment.get("FLATPAK_ID", "")
    if runtime.startswith("/") and flatpak:  # each start has a runtime folder of its own, but for this part of it
        yield os.path.join(runtime, "app", flatpak, "medviewer")
    if runtime.startswith("/"):
        yield os.path.join(runtime, "medviewer")
    for temporary in (environment.get("TMPDIR", ""), "/tmp"):
        if temporary.startswith("/"):
            yield os.path.join(temporary, f"medviewer-{os.geteuid()}")


def _is_own(folder: str) -> bool:
    """Make a folder that nobody else may enter; tell whether it is one."""
    try:
        os.mkdir(folder, 0o700)
    except OSError:
        if not os.path.lexists(folder):
            return False
    found = os.lstat(folder)
    if sys.platform == "win32":
        return stat.S_ISDIR(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077


def _session(environment: Mapping[str, str]) -> str:
    """Return the display on which windows come up: one user may sit before several."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _UNSEEN:
        return platform
    return environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY", "").removesuffix(".0")


def _locked(handle: int) -> bool:
    """Lock an open file, and tell whether that went well."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
