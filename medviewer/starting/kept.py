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
import zlib
from _imp import source_hash
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import medviewer
from medviewer import __version__
from medviewer.locations import is_frozen, resources

_KEY = 0x6B657074
"""Of the checksums, any number: they tell damage, and Python's own bytecode has one like it (PEP 552)."""
_STAMP = f"{__version__} {sys.version} {sys.flags.optimize}"
_CHECKSUM, _LONG = 8, 1000  # bytes
_COMPRESSED = b"x"
"""The first byte of what zlib compresses (RFC 1950); what is marshalled is a tuple and has another one."""

T = TypeVar("T")
_MAKERS: list[Callable[[], object]] = []
_CALLED_ONCE = "called_once"
"""The name of the function that `own_patterns` returns, and of no other one here."""

PATTERN, SOURCE, TABLE = "pattern", "source", "table"
"""Kinds of texts that something is made of: of `re`, of code, of TOML."""
Pattern = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine of `re` makes a pattern of: flags, its instructions as 32-bit numbers, groups, and their names."""


class Content:
    """The content of the file: what was made of texts, in marshalled pieces by the checksums of kind and text.

    A piece is let go of once it was asked for, since Python makes a module or a pattern once.
    """

    def __init__(self, pieces: dict[bytes, bytes]) -> None:
        self.pieces = pieces
        self._new: dict[bytes, bytes] = {}

    def made(self, kind: str, text: bytes) -> Any:
        """Return what was made of a text; None where nothing was kept of it."""
        key = _key(kind, text)
        piece = self.pieces.get(key) if kind == TABLE else self.pieces.pop(key, None)
        of, what = marshal.loads(_large(piece)) if piece else (None, None)
        return what if of == (text if kind == PATTERN else kind) else None

    def add(self, kind: str, text: bytes, what: Any) -> None:
        """Keep what was made of a text; raises ValueError for what cannot be kept, a day say."""
        key = _key(kind, text)
        self._new[key] = _small(marshal.dumps((text if kind == PATTERN else kind, what)))
        if kind == TABLE:
            self.pieces[key] = self._new[key]

    def is_new(self) -> bool:
        """Return whether anything was added."""
        return bool(self._new)

    def written(self, before: Content) -> bytes:
        """Return what was added as the file has it, with what that held before."""
        data = marshal.dumps((_STAMP, before.pieces | {**self._new}))
        return source_hash(_KEY, data) + data


def _small(piece: bytes) -> bytes:
    """Return a piece as it is kept: most of what is long repeats itself."""
    return zlib.compress(piece) if len(piece) > _LONG else piece


def _large(piece: bytes) -> bytes:
    return zlib.decompress(piece) if piece.startswith(_COMPRESSED) else piece


def _key(kind: str, text: bytes) -> bytes:
    return source_hash(_KEY, kind.encode() + text)


def own_patterns(make: Callable[[], T]) -> Callable[[], T]:
    """Call a function once, as `cache` does, and keep the patterns that it makes, which are the program's own."""

    @cache
    def called_once() -> T:
        return make()

    _MAKERS.append(called_once)
    return called_once


class Kept:
    """A store of what was kept and what is new, and the functions that ask it before anything is compiled."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._compiler, self._engine = import_module("re._compiler"), import_module("_sre")
        self._in_full = self._compiler.compile

    def start_over(self, path: Path | None) -> None:
        """Forget what was kept: a file that is made anew has nothing of modules that are no more."""
        self._content = Content({})
        if path is not None:
            path.unlink(missing_ok=True)

    def begin(self) -> None:
        """Answer `re` from now on."""
        self._compiler.compile = self._pattern  # type: ignore[attr-defined]

    def end(self) -> None:
        """Have `re` compile everything again."""
        self._compiler.compile = self._in_full  # type: ignore[attr-defined]

    def table(self, name: str, text: bytes) -> dict[str, Any]:
        """Return what a table in TOML holds, anew each time. Raises tomllib.TOMLDecodeError."""
        of = name.encode() + text
        table: dict[str, Any] | None = self._content.made(TABLE, of)
        if table is None:
            import tomllib

            table = tomllib.loads(text.decode())
            with suppress(ValueError):
                self._content.add(TABLE, of, table)
        return table

    @contextmanager
    def of_sources(self) -> Iterator[None]:
        """Answer `compile` too, while something is imported that compiles its own text."""
        in_full = builtins.compile

        def compiled(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
            if mode != "exec" or more or named or source.__class__ is not bytes:
                return in_full(source, filename, mode, *more, **named)
            text = str(filename).encode() + source
            code = self._content.made(SOURCE, text)
            if code is None:
                code = in_full(source, filename, mode)
                self._content.add(SOURCE, text, code)
            return code

        builtins.compile = compiled
        try:
            yield
        finally:
            builtins.compile = in_full

    def keep(self, path: Path | None) -> None:
        """Write what is new into the file, with what was there, where that has a place that can be written to."""
        if not self._content.is_new() or path is None:
            return
        own = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # a program that is installed for all
            path.parent.mkdir(exist_ok=True)
            try:
                own.write_bytes(self._content.written(read(path)))
                own.replace(path)
            finally:
                own.unlink(missing_ok=True)

    def _pattern(self, pattern: Any, flags: int = 0) -> Any:
        """Take the place of `re._compiler.compile`."""
        if pattern.__class__ is not str:
            return self._in_full(pattern, flags)
        text = f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass")
        kept: Pattern | None = self._content.made(PATTERN, text)
        if kept is None:
            if not _is_own():
                return self._in_full(pattern, flags)
            kept = self._compiled(pattern, int(flags))
            self._content.add(PATTERN, text, kept)
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
        name, of = frame.f_code.co_name, frame.f_globals
        is_imported = name == "<module>" and getattr(of.get("__spec__"), "_initializing", False)
        if is_imported or (name == _CALLED_ONCE and of.get("__name__") == __name__):
            return True
        frame = frame.f_back
    return False


def read(path: Path | None) -> Content:
    """Return what a file has kept, nothing where it is damaged, of another Python or program, or not there."""
    with suppress(OSError, ValueError, TypeError, EOFError):
        data = path.read_bytes() if path is not None else b""
        if source_hash(_KEY, data[_CHECKSUM:]) == data[:_CHECKSUM]:
            stamp, pieces = marshal.loads(data[_CHECKSUM:])
            if stamp == _STAMP:
                return Content(pieces)
    return Content({})


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

    KEPT.start_over(place())
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
