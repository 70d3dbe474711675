"""The examples of docs/api.md do what stands there."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs" / "api.md"
BLOCK = re.compile(r"(?ms)^```python\n(.*?)^```$")


def test_the_examples_of_the_manual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(MANUAL.read_text(encoding="utf-8"))
    assert [block.split("(")[0] for block in blocks if not block.startswith(">>> ")] == ["open_library"]
    blocks = [block for block in blocks if block.startswith(">>> ")]
    parsed = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, MANUAL.name, str(MANUAL), 0)
    said: list[str] = []
    found = doctest.DocTestRunner().run(parsed, out=said.append)
    assert (found.failed, said) == (0, [])
    assert found.attempted > 15
