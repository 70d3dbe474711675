"""The ways of a reader take the keys and clicks that docs/journeys.md says, and no more than they may."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCHMARK, DOCUMENT = ROOT / "benchmarks" / "journeys.py", ROOT / "docs" / "journeys.md"
ROW = re.compile(r"^\| (.+?) \| (\d+) \| (\d+) \|", re.MULTILINE)


def test_each_way_takes_the_keys_and_clicks_that_are_told() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(BENCHMARK)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    told = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    assert len(told) > 30
    assert ROW.findall(done.stdout) == told
