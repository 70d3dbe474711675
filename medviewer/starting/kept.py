"""Patterns and code that Python would compile anew at each start, kept beside its bytecode.

Python keeps the bytecode of modules and nothing else. PySide brings a parser of signatures as text, which it compiles
whenever it is imported, and regular expressions are compiled whenever the module that has them is: together a seventh
of the start. What `re` and `compile` made of exactly these texts, in exactly this Python, stands in a file beside this
module's own bytecode and is as much to be trusted: who can write there can have the program do anything. Patterns are
kept of bodies of modules alone, so that no word of a reader gets there.

A file that is damaged, of another version or not there changes nothing but the time.

    python -m medviewer.starting.kept

makes it anew where the program is installed; a first start does it too, where it may write there.
"""

from __future__ import annotations

import builtins
import marshal
import sys
from _imp import source_hash
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import medviewer
from medviewer import __version__
from medviewer.locations import is_frozen

_KEY = 0x6B657074
"""Of the checksum, any number: it tells damage, and Python's own bytecode has one like it (PEP 552)."""
_STAMP = f"{__version__} {sys.version} {sys.flags.optimize}"
_CHECKSUM = 8  # bytes

Pattern = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine of `re` makes a pattern of: flags, its instructions as 32-bit numbers, groups, and their names."""
Patterns = Mapping[tuple[str, int], Pattern]
Sources = Mapping[tuple[str, bytes], CodeType]
"""Code by the name of a file and the checksum of its text."""


class Kept:
    """A store of what was kept and what is new, and the functions that ask it before anything is compiled."""

    def __init__(self, patterns: Patterns, sources: Sources) -> None:
        self._patterns, self._sources = patterns, sources
        self._new_patterns: dict[tuple[str, int], Pattern] = {}
        self._new_sources: dict[tuple[str, bytes], CodeType] = {}
        self._compiler, self._engine = import_module("re._compiler"), import_module("_sre")
        self._in_full = self._compiler.compile

    def begin(self) -> None:
        """Answer `re` from now on."""
        self._compiler.compile = self._pattern  # type: ignore[attr-defined]

    def end(self) -> None:
        """Have `re` compile everything again."""
        self._compiler.compile = self._in_full  # type: ignore[attr-defined]

    @contextmanager
    def of_sources(self) -> Iterator[None]:
        """Answer `compile` too, while something is imported that compiles its own text."""
        in_full = builtins.compile

        def compiled(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
            if mode != "exec" or more or named or source.__class__ is not bytes:
                return in_full(source, filename, mode, *more, **named)
            key = (filename, source_hash(_KEY, source))
            code = self._sources.get(key) or self._new_sources.get(key)
            if code is None:
                code = self._new_sources[key] = in_full(source, filename, mode)
            return code

        builtins.compile = compiled
        try:
            yield
        finally:
            builtins.compile = in_full

    def keep(self, path: Path | None) -> None:
        """Write what is new into the file, with what was there, where that has a place."""
        is_new = self._new_patterns or self._new_sources
        if not is_new or path is None or not path.parent.is_dir():
            return
        from medviewer.atomic import write_atomically
        from medviewer.errors import ExportError

        content = (_STAMP, {**self._patterns, **self._new_patterns}, {**self._sources, **self._new_sources})
        data = marshal.dumps(content)
        with suppress(ExportError):  # a program that is installed for all cannot write beside itself
            write_atomically(path, source_hash(_KEY, data) + data, durable=False)

    def _pattern(self, pattern: Any, flags: int = 0) -> Any:
        """Take the place of `re._compiler.compile`."""
        key = (pattern, int(flags))
        kept = self._patterns.get(key) if pattern.__class__ is str else None
        if kept is None and (pattern.__class__ is not str or not _is_of_module()):
            return self._in_full(pattern, flags)
        if kept is None:
            kept = self._new_patterns[key] = self._compiled(*key)
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


def _is_of_module() -> bool:
    """Return whether a module is being imported: its patterns are always the same."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__") != "__main__":
            return True
        frame = frame.f_back
    return False


def read(path: Path | None) -> tuple[Patterns, Sources]:
    """Return what a file has kept, nothing where it is damaged, of another Python or program, or not there."""
    try:
        data = path.read_bytes() if path is not None else b""
        if source_hash(_KEY, data[_CHECKSUM:]) == data[:_CHECKSUM]:
            stamp, patterns, sources = marshal.loads(data[_CHECKSUM:])
            return (patterns, sources) if stamp == _STAMP else ({}, {})
    except (OSError, ValueError, TypeError, EOFError):
        pass
    return {}, {}


def place() -> Path | None:
    """Return the path of the file, beside this module's bytecode, or what a frozen program was built with."""
    if is_frozen():
        return Path(__file__).with_name(f"kept.{sys.implementation.cache_tag}.kept")
    cached = __spec__.cached if __spec__ else None
    return Path(cached).with_suffix(".kept") if cached else None


KEPT = Kept(*read(place()))
"""What this process is told, once `begin` was called."""


def main() -> int:
    """Import all of the program, PySide first, and keep what was compiled; return the exit code."""
    import pkgutil

    KEPT.begin()
    modules = pkgutil.walk_packages(medviewer.__path__, "medviewer.", onerror=lambda _name: None)
    for name in ("medviewer.ui", *(module.name for module in modules if not module.name.endswith("__main__"))):
        with suppress(ImportError):  # what belongs to another system, or to what is not installed
            import_module(name)
    KEPT.keep(place())
    return 0


if __name__ == "__main__":
    sys.exit(import_module("medviewer.starting.kept").main())  # the one that the others import
