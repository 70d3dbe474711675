"""The tools of the repository, which are no package, as modules."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tool() -> Callable[[str], ModuleType]:
    """Return a function that loads a module of tools/ by its name, or skips where they are not."""

    def load(name: str) -> ModuleType:
        place = ROOT / "tools" / f"{name}.py"
        if str(place.parent) not in sys.path:  # of which a script's own folder is the first
            sys.path.append(str(place.parent))
        if not place.is_file():
            pytest.skip("tools/ is not here: this is no checkout")
        spec = importlib.util.spec_from_file_location(f"tools_{name}", place)
        assert spec is not None and spec.loader is not None
        module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load
