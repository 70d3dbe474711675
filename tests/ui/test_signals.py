"""A request reaches who answers it in at most two hops: no signal hands another one of ours on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import medviewer.ui

ROOT = Path(medviewer.ui.__file__).parent


class ClassSignal(NamedTuple):
    """A signal by the class that it belongs to."""

    owner: str
    name: str


def modules() -> Iterator[ast.Module]:
    """Yield the modules of the window."""
    for path in sorted(ROOT.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def signals_of(owner: ast.ClassDef) -> set[str]:
    """Return the names of the signals that a class has."""
    return {
        target.id
        for line in owner.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call)
        for target in line.targets
        if isinstance(target, ast.Name) and ast.unparse(line.value.func) == "Signal"
    }


def handed_on(tree: ast.Module, ours: set[str]) -> Iterator[ClassSignal]:
    """Yield the signals of a module that one of `ours` is connected to, or to a lambda that emits them."""
    for owner in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        own = signals_of(owner)
        for call in (node for node in ast.walk(owner) if isinstance(node, ast.Call)):
            if not isinstance(call.func, ast.Attribute) or call.func.attr != "connect":
                continue
            asked = call.func.value.attr if isinstance(call.func.value, ast.Attribute) else ""
            told = {node.attr for node in ast.walk(call.args[0]) if isinstance(node, ast.Attribute)}
            yield from (ClassSignal(owner.name, name) for name in own & told if asked in ours)


def test_no_signal_hands_another_one_on() -> None:
    trees = list(modules())
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    ours = {name for owner in classes for name in signals_of(owner)}
    assert len(ours) > 50
    assert [handed for tree in trees for handed in handed_on(tree, ours)] == []


def undocumented(tree: ast.Module) -> Iterator[ClassSignal]:
    """Yield the public signals that carry something of which the docstring of their class does not speak."""
    for owner in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        said = ast.get_docstring(owner) or ""
        for line in owner.body:
            if isinstance(line, ast.Assign) and ast.unparse(line.value).startswith("Signal("):
                (name,) = (ast.unparse(target) for target in line.targets)
                if ast.unparse(line.value) != "Signal()" and not name.startswith("_") and f"{name}(" not in said:
                    yield ClassSignal(owner.name, name)


def test_what_a_signal_carries_is_documented() -> None:
    assert [signal for tree in modules() for signal in undocumented(tree)] == []


def test_one_that_hands_on_is_found() -> None:
    code = """
class View:
    asked = Signal(str)

class Control:
    wanted = Signal(str)
    meant = Signal(str)

    def connect(self, view):
        view.asked.connect(self.wanted)
        self.view.asked.connect(lambda text: self.meant.emit(text))
        self.button.clicked.connect(self.meant)
"""
    assert list(handed_on(ast.parse(code), {"asked", "wanted", "meant"})) == [
        ("Control", "wanted"),
        ("Control", "meant"),
    ]
