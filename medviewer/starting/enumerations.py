"""Qt's enumerations, made in less than half the time.

PySide has Python make 250 enumerations with 3,900 members until the list of drugs is there, by `enum.Flag(name, pairs)`
and its like: a sixth of the start. `enum` itself has a quicker way for its like, by which the standard library makes
its own at each start; what it makes is the same, member for member (tests/starting/test_enumerations.py).
"""

from __future__ import annotations

import builtins
import enum
import sys
from functools import cache
from typing import Any

_in_full: Any = vars(enum.EnumType).get("_create_")


def make_quickly() -> None:
    """Have enumerations that are made of pairs of names and numbers made the quick way, from now on."""
    if _in_full is not None and hasattr(enum, "_simple_enum"):
        enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def make_in_full() -> None:
    """Have them made as `enum` makes them."""
    if _in_full is not None:
        enum.EnumType._create_ = _in_full  # type: ignore[attr-defined]


def _create(kind: Any, *given: Any, **how: Any) -> Any:
    """Take the place of `EnumType._create_`, which makes an enumeration of this kind."""
    how["module"] = how.get("module") or sys._getframe(2).f_globals.get("__name__")  # the caller's, as Enum has it
    try:
        made = _made(kind, *given, **how)
    except Exception:  # noqa: BLE001  whatever another `enum` may raise: PySide crashes where this fails
        made = None
    return made or _in_full(kind, *given, **how)


def _made(
    kind: Any,
    class_name: str,
    names: Any,
    *,
    module: str | None,
    qualname: str | None = None,
    type: Any = None,
    start: int = 1,
    boundary: Any = None,
) -> Any:
    """Return what `EnumType._create_` would, None where that has to make it. start: of names without numbers."""
    if qualname is not None or type is not None or not _is_of_numbers(names, kind):
        return None
    holder = builtins.type(class_name, (), {"__module__": module, **dict(names)})
    made: Any = enum._simple_enum(kind, boundary=boundary)(holder)  # type: ignore[attr-defined]
    made.__doc__ = None
    for name, member in made.__members__.items():  # Python 3.11 has a function look each up again otherwise
        builtins.type.__setattr__(made, name, member)
    return made


def _is_of_numbers(pairs: Any, kind: Any) -> bool:
    """Return whether members are pairs of names and numbers, as PySide has them, and no name means anything to Enum."""
    if pairs.__class__ is not list or not pairs:
        return False
    taken, names = _taken(kind), {pair[0] for pair in pairs if pair.__class__ is tuple and pair[1].__class__ is int}
    return len(names) == len(pairs) and not any(name in taken or name[0] == "_" for name in names)


@cache
def _taken(kind: Any) -> set[str]:
    """Return the names that a kind of enumeration has itself."""
    return {name for base in (*kind.__mro__, *type(kind).__mro__) for name in vars(base)}
