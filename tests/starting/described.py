"""Write all enumerations of Qt that the window's modules have as JSON: `described.py quick` or `described.py full`."""

from __future__ import annotations

import copy
import enum
import json
import pickle
import sys
import warnings
from collections.abc import Iterator
from operator import add, and_, contains, invert, lt, or_, xor
from typing import Any

from medviewer.starting import enumerations

NUMBERS = (0, 1, 3, -1, 12345678, "x")
MOST = 6  # members at each end that are joined


def tried(question: Any, *values: Any) -> str:
    """Return what comes of a call, or what it raises."""
    try:
        answer = question(*values)
    except Exception as error:  # noqa: BLE001  what is raised is what is compared
        return f"{type(error).__name__}: {error}"
    return repr(answer)


def found(holder: Any, path: str, seen: set[int]) -> Iterator[tuple[str, Any]]:
    """Yield each enumeration below a module or class of Qt with its path."""
    for name in sorted(vars(holder)):
        kind = getattr(holder, name, None)
        if not isinstance(kind, type) or id(kind) in seen:
            continue
        seen.add(id(kind))
        if issubclass(kind, enum.Enum):
            yield f"{path}.{name}", kind
        elif kind.__module__.startswith("PySide6"):
            yield from found(kind, f"{path}.{name}", seen)


def described(kind: Any) -> dict[str, Any]:
    """Return what can be seen of an enumeration."""
    named = list(kind.__members__.items())
    members = [member for _name, member in named]
    ends = [(one, other) for one in members[:MOST] for other in members[-MOST:]]
    return {
        "class": [repr(kind), kind.__qualname__, kind.__module__, kind.__doc__, len(kind)],
        "bases": [base.__name__ for base in kind.__mro__],
        "named": [(name, one.name, one.value, repr(one), str(one), f"{one}") for name, one in named],
        "same": [getattr(kind, name) is one and kind(one.value) is one for name, one in named],
        "attributes": [isinstance(vars(kind).get(name), kind) for name, _one in named],
        "order": [[one.name for one in kind], [one.name for one in reversed(kind)]],
        "numbers": [tried(kind, number) for number in NUMBERS],
        "holds": [tried(contains, kind, number) for number in NUMBERS],
        "joined": [tried(join, one, other) for join in (or_, and_, xor, contains, lt, add) for one, other in ends],
        "parts": [tried(lambda one, other: [*(one | other)], one, other) for one, other in ends],
        "with numbers": [tried(or_, one, 1) + tried(or_, 1, one) + tried(int, one) for one in members[:MOST]],
        "inverted": [tried(invert, one) for one in members[:MOST]],
        "pickled": [tried(lambda one: pickle.loads(pickle.dumps(one)) is one, one) for one in members[:MOST]],
        "copied": [copy.deepcopy(one) is one for one in members[:MOST]],
        "fixed": [tried(setattr, kind, one.name, 3) for one in members[:1]],
        "other names": [sorted(dir(kind)), sorted(name for name in vars(kind) if name not in kind.__members__)],
    }


def main() -> None:
    """Make them in the way that is asked for, and write them."""
    warnings.simplefilter("ignore")
    if sys.argv[1] == "quick":
        enumerations.make_quickly()
    from PySide6 import QtCore, QtGui, QtWidgets

    modules = (QtCore, QtGui, QtWidgets)
    for module in modules:
        for name in dir(module):
            getattr(module, name)
    seen: set[int] = set()
    kinds = [pair for module in modules for pair in found(module, module.__name__, seen)]
    json.dump({path: described(kind) for path, kind in kinds}, sys.stdout)


main()
