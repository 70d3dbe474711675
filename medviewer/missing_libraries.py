"""Why Qt does not load: which shared libraries the system lacks, and the line that installs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from medviewer.errors import MedviewerError
from medviewer.starting.shipped_tables import shipped_toml

_QT = ("PySide6", "shiboken6")
_NOT_FOUND = ": cannot open shared object file"
_ONLY_ON_WAYLAND = "libwayland-"
_BY_CAPABILITY = {"fedora": "dnf install", "rhel": "dnf install", "suse": "zypper install"}
"""Systems whose packages are found by the libraries in them."""


def explained(error: ImportError) -> MedviewerError | None:
    """Return what is said where it is Qt that could not be imported, None for another error."""
    about_qt = (error.name or "").partition(".")[0] in _QT or "PySide6" in str(error) or _NOT_FOUND in str(error)
    return unloadable(error) if about_qt else None


def unloadable(error: ImportError, elsewhere: str = "") -> MedviewerError:
    """Return what is said of Qt that could not be imported. elsewhere: what works without it."""
    if isinstance(error, ModuleNotFoundError):
        why = f"PySide6, which brings it, is not installed for {sys.executable}."
    else:
        text = str(error)
        named = [text.partition(_NOT_FOUND)[0].rpartition(" ")[2]] if _NOT_FOUND in text else []
        missing = sorted({*named, *not_found()})
        why = lacking(missing) if missing else f"{text}."
    return MedviewerError("Qt does not load here{}: {}", f" ({elsewhere})" if elsewhere else "", why)


def lacking(missing: Sequence[str]) -> str:
    """Return in words that the system lacks libraries, and how this system gets them, where that is known."""
    line = install_line(missing, os_release())
    return f"this system lacks {', '.join(missing)}.{f' Type: {line}' if line else ''}"


def not_found() -> list[str]:
    """Return the libraries that Qt may need and the loader does not find, none but on Linux."""
    if sys.platform != "linux":
        return []
    return [name for name in _packages() if not _loads(name) and _is_needed(name)]


def _is_needed(name: str) -> bool:
    return not name.startswith(_ONLY_ON_WAYLAND) or bool(os.environ.get("WAYLAND_DISPLAY"))


def _loads(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _packages() -> Mapping[str, str]:
    return shipped_toml("debian_libraries.toml")


def install_line(missing: Sequence[str], system: Mapping[str, str]) -> str:
    """Return the line that installs libraries on a system, "" where none is known. system: as `os_release` has it."""
    kinds = [system.get("ID", ""), *system.get("ID_LIKE", "").split()]
    if "debian" in kinds or "ubuntu" in kinds:
        packages = _packages()
        names = dict.fromkeys(packages[name] for name in missing if name in packages)
        return f"sudo apt-get install {' '.join(names)}" if names else ""
    for kind in kinds:
        if kind.startswith("opensuse"):
            kind = "suse"
        if kind in _BY_CAPABILITY:
            wanted = " ".join(f"'{name}()(64bit)'" for name in missing)
            return f"sudo {_BY_CAPABILITY[kind]} {wanted}"
    return ""


def os_release(file: Path | None = None) -> dict[str, str]:
    """Return what a Linux says of itself, nothing elsewhere."""
    try:
        lines = (file or Path("/etc/os-release")).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line)
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
