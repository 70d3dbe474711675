"""Patterns, code and tables that Python would compile anew at each start, kept beside its bytecode.

Python keeps the bytecode of modules and nothing else. PySide brings a parser of signatures as text, which it compiles
whenever it is imported, and regular expressions are compiled whenever the module that has them is: together a seventh
of the start. Tables of words in TOML are read before the first name is found. What was made of exactly these texts, in
exactly this Python, stands in a file beside this module's own bytecode and is as much to be trusted: who can write
there can have the program do anything. Patterns are kept of bodies of modules and of what `own_patterns` stands before,
and tables are the program's own, so that no word of a reader gets there.

A file that is damaged, of another version or not there changes nothing but the time.

    python -m medviewer.starting.kept

makes it anew where the program is installed; a first start does it too, where it may write there.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from _imp import source_hash
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple, TypeVar

import medviewer
from medviewer import __version__
from medviewer.locations import is_frozen, resources

_KEY = 0x6B657074
"""Of the checksum, any number: it tells damage, and Python's own bytecode has one like it (PEP 552)."""
_STAMP = f"{__version__} {sys.version} {sys.flags.optimize}"
_CHECKSUM = 8  # bytes

T = TypeVar("T")
_MAKERS: list[Callable[[], object]] = []
_MADE = "made"
"""The name of the function that `own_patterns` returns."""

Pattern = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine of `re` makes a pattern of: flags, its instructions as 32-bit numbers, groups, and their names."""


class Content(NamedTuple):
    """The content of the file: what was made of texts, by each text or by its name and checksum.

    sources: code of modules. tables: what tables in TOML hold, marshalled.
    """

    patterns: dict[tuple[str, int], Pattern]
    sources: dict[tuple[str, bytes], CodeType]
    tables: dict[tuple[str, bytes], bytes]


def own_patterns(make: Callable[[], T]) -> Callable[[], T]:
    """Call a function once, as `cache` does, and keep the patterns that it makes, which are the program's own."""

    @cache
    def made() -> T:
        return make()

    _MAKERS.append(made)
    return made


class Kept:
    """A store of what was kept and what is new, and the functions that ask it before anything is compiled."""

    def __init__(self, content: Content) -> None:
        self._content, self._is_new = content, False
        self._compiler, self._engine = import_module("re._compiler"), import_module("_sre")
        self._in_full = self._compiler.compile

    def begin(self) -> None:
        """Answer `re` from now on."""
        self._compiler.compile = self._pattern  # type: ignore[attr-defined]

    def end(self) -> None:
        """Have `re` compile everything again."""
        self._compiler.compile = self._in_full  # type: ignore[attr-defined]

    def table(self, name: str, text: bytes) -> dict[str, Any]:
        """Return what a table in TOML holds, anew each time. Raises tomllib.TOMLDecodeError."""
        key = (name, source_hash(_KEY, text))
        kept = self._content.tables.get(key)
        if kept is None:
            import tomllib

            read = tomllib.loads(text.decode())
            with suppress(ValueError):  # a day or time
                self._content.tables[key] = marshal.dumps(read)
                self._is_new = True
            return read
        table: dict[str, Any] = marshal.loads(kept)
        return table

    @contextmanager
    def of_sources(self) -> Iterator[None]:
        """Answer `compile` too, while something is imported that compiles its own text."""
        in_full = builtins.compile

        def compiled(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
            if mode != "exec" or more or named or source.__class__ is not bytes:
                return in_full(source, filename, mode, *more, **named)
            key = (filename, source_hash(_KEY, source))
            code = self._content.sources.get(key)
            if code is None:
                code = self._content.sources[key] = in_full(source, filename, mode)
                self._is_new = True
            return code

        builtins.compile = compiled
        try:
            yield
        finally:
            builtins.compile = in_full

    def keep(self, path: Path | None) -> None:
        """Write what is new into the file, with what was there, where that has a place that can be written to."""
        if not self._is_new or path is None:
            return
        data = marshal.dumps((_STAMP, *({**part} for part in self._content)))
        own = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # a program that is installed for all
            path.parent.mkdir(exist_ok=True)
            try:
                own.write_bytes(source_hash(_KEY, data) + data)
                own.replace(path)
            finally:
                own.unlink(missing_ok=True)

    def _pattern(self, pattern: Any, flags: int = 0) -> Any:
        """Take the place of `re._compiler.compile`."""
        key = (pattern, int(flags))
        kept = self._content.patterns.get(key) if pattern.__class__ is str else None
        if kept is None and (pattern.__class__ is not str or not _is_own()):
            return self._in_full(pattern, flags)
        if kept is None:
            kept = self._content.patterns[key] = self._compiled(*key)
            self._is_new = True
        own, instructions, *groups = kept
        return self._engine.compile(pattern, own, memoryview(instructions).cast("I").tolist(), *groups)

    def _compiled(self, pattern: str, flags: int) -> Pattern:
        """Return what `re` makes of a pattern for its engine. Raises what `re` raises."""
        parsed = import_module("re._parser").parse(pattern, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        instructions = array("I", self._compiler._code(parsed, flags)).tobytes()
        return int(flags | state.flags), instructions, state.groups - 1, {**state.groupdict}, tuple(names)


def _is_own() -> bool:
    """Return whether a module is being imported or something called that `own_patterns` made: both know no reader."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name, of_whom = frame.f_code.co_name, frame.f_globals.get("__name__")
        if (name == "<module>" and of_whom != "__main__") or (name == _MADE and of_whom == __name__):
            return True
        frame = frame.f_back
    return False


def read(path: Path | None) -> Content:
    """Return what a file has kept, nothing where it is damaged, of another Python or program, or not there."""
    try:
        data = path.read_bytes() if path is not None else b""
        if source_hash(_KEY, data[_CHECKSUM:]) == data[:_CHECKSUM]:
            stamp, *parts = marshal.loads(data[_CHECKSUM:])
            return Content(*parts) if stamp == _STAMP else Content({}, {}, {})
    except (OSError, ValueError, TypeError, EOFError):
        pass
    return Content({}, {}, {})


def place() -> Path | None:
    """Return the path of the file, beside this module's bytecode, or what a frozen program was built with."""
    if is_frozen():
        return Path(__file__).with_name(f"kept.{sys.implementation.cache_tag}.kept")
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".kept") if cached else None


KEPT = Kept(read(place()))
"""What this process is told, once `begin` was called."""


def main() -> int:
    """Import all of the program, PySide first, and keep what was compiled; return the exit code."""
    import pkgutil

    KEPT.begin()
    modules = pkgutil.walk_packages(medviewer.__path__, "medviewer.", onerror=lambda _name: None)
    for name in ("medviewer.ui", *(module.name for module in modules if not module.name.endswith("__main__"))):
        with suppress(ImportError):  # what belongs to another system, or to what is not installed
            import_module(name)
    for make in _MAKERS:
        make()
    for file in resources().glob("*.toml"):
        KEPT.table(file.name, file.read_bytes())
    KEPT.keep(place())
    return 0


if __name__ == "__main__":
    sys.exit(import_module("medviewer.starting.kept").main())  # the one that the others import
