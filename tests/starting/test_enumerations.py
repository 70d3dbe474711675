"""Enumerations that are made the quick way are those that `enum` makes."""

from __future__ import annotations

import enum
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medviewer.starting import enumerations

DESCRIBED = Path(__file__).with_name("described.py")
LEAST = 600  # enumerations of Qt's three modules


@pytest.fixture
def quickly() -> Iterator[None]:
    enumerations.make_quickly()
    yield
    enumerations.make_in_full()


def all_of_qt(way: str) -> dict[str, Any]:
    """Return what can be seen of all enumerations of Qt, made in a way."""
    command = [sys.executable, str(DESCRIBED), way]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=DESCRIBED.parents[2])
    described: dict[str, Any] = json.loads(said.stdout)
    return described


def test_all_of_qt_are_the_same() -> None:
    quick, full = all_of_qt("quick"), all_of_qt("full")
    assert len(full) > LEAST
    assert quick.keys() == full.keys()
    differing = [(path, part) for path in full for part in full[path] if quick[path][part] != full[path][part]]
    assert differing == []


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize(
    ("kind", "members"),
    [
        (enum.Enum, [("A", 1), ("B", 2), ("C", 1)]),
        (enum.Flag, [("NONE", 0), ("A", 1), ("B", 2), ("BOTH", 3)]),
        (enum.IntFlag, [("A", 1), ("D", 8), ("MINUS", -1)]),
        (enum.IntEnum, [("name", 1), ("value", 2)]),
        (enum.Enum, []),
        (enum.Enum, ["A", "B"]),
        (enum.Enum, "A B"),
        (enum.Enum, {"A": 1}),
        (enum.Enum, [("A", "text"), ("B", (1, 2))]),
        (enum.Enum, [("A", enum.auto()), ("B", enum.auto())]),
    ],
)
def test_others_are_the_same(kind: Any, members: Any) -> None:
    quick = kind("Made", members)
    enumerations.make_in_full()
    full = kind("Made", members)
    assert [(one.name, one.value) for one in quick] == [(one.name, one.value) for one in full]
    assert quick.__members__.keys() == full.__members__.keys()
    assert {name: one.value for name, one in quick.__members__.items()} == {
        name: one.value for name, one in full.__members__.items()
    }
    assert repr([*quick]) == repr([*full])
    assert quick.__module__ == full.__module__


@pytest.mark.usefixtures("quickly")
def test_what_enum_refuses_is_refused() -> None:
    with pytest.raises(ValueError, match="mro"):
        enum.Enum("Made", [("B", 2), ("mro", 1)])
    with pytest.raises(TypeError, match="A"):
        enum.Enum("Made", [("A", 2), ("A", 1)])


@pytest.mark.usefixtures("quickly")
def test_a_module_that_is_named_is_kept() -> None:
    assert enum.Enum("Made", [("A", 1)], module="somewhere", qualname="In.Made").__qualname__ == "In.Made"


@pytest.mark.usefixtures("quickly")
def test_an_enum_that_has_changed_makes_them_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise TypeError

    monkeypatch.setattr(enum, "_simple_enum", refuse)
    assert [one.value for one in enum.Flag("Made", [("A", 1), ("B", 2)])] == [1, 2]


@pytest.mark.usefixtures("quickly")
def test_names_may_be_named() -> None:
    made: Any = enum.EnumType._create_(enum.Enum, class_name="Made", names=[("A", 1)])  # type: ignore[attr-defined]
    assert (made.__name__, made.A.value) == ("Made", 1)
