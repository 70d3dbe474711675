"""Which libraries programs for Windows load, by their own lists: what nobody loads goes, what is missing is told."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path

OBJDUMP = "x86_64-w64-mingw32-objdump"
OF_WINDOWS = (
    *("api-ms-win-*", "advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "comctl32", "comdlg32", "crypt32"),
    *("d2d1", "d3d11", "d3d12", "d3d9", "d3dcompiler_47", "dcomp", "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32"),
    *("imm32", "iphlpapi", "kernel32", "mpr", "mscms", "msvcrt", "ncrypt", "netapi32", "ntdll", "ole32", "oleaut32"),
    *("pathcch", "propsys", "rpcrt4", "secur32", "setupapi", "shcore", "shell32", "shlwapi", "ucrtbase"),
    *("uiautomationcore", "user32", "userenv", "usp10", "uxtheme", "version", "winhttp", "winmm", "winspool.drv"),
    *("ws2_32", "wsock32", "wtsapi32"),
    *("icuuc",),  # Windows 10, 1703, and newer
)
"""Libraries that every Windows 10 and 11 has, without `.dll`."""


class MissingError(Exception):
    """A library is neither in the folder nor in Windows."""


def imports(file: Path) -> set[str]:
    """Return the libraries that a program or library loads with itself, in small letters; raises CalledProcessError."""
    told = subprocess.run([OBJDUMP, "-p", file], stdout=subprocess.PIPE, text=True, errors="replace", check=True).stdout
    return {name.lower() for name in re.findall(r"^\s*DLL Name: (\S+)", told, re.MULTILINE)}


def is_among(name: str, patterns: Iterable[str]) -> bool:
    """Return whether a library's name, with its ending, in small letters, is one of these."""
    return any(fnmatch(name.removesuffix(".dll"), pattern) for pattern in patterns)


def keep_needed(folders: Iterable[Path], whole: Path, given: Sequence[str] = ()) -> None:
    """Take out the libraries side by side in these folders that nothing in the whole loads.

    given: what the system has besides Windows' own. Raises MissingError.
    """
    beside = {file for folder in folders for file in folder.glob("*.dll")}
    modules = [file for file in sorted(whole.rglob("*")) if file.suffix in (".pyd", ".dll", ".exe")]
    queue = [file for file in modules if file not in beside or fnmatch(file.name, "python3?*.dll")]
    needed, missing = set(queue), set[str]()
    while queue:
        for name in sorted(imports(queue.pop())):
            copies = [file for file in modules if file.name.lower() == name]
            missing |= set() if copies or is_among(name, (*OF_WINDOWS, *given)) else {name}
            queue += [file for file in copies if file not in needed]
            needed |= set(copies)
    if missing:
        raise MissingError(f"Neither the packages nor Windows have {', '.join(sorted(missing))}.")
    for file in set(modules) - needed:
        file.unlink()
