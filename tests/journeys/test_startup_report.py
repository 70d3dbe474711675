"""`--startup-report` on a real display: what it writes, and that nothing else is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

TIMES = ["window_painted_ms", "list_usable_ms", "screen_complete_ms"]
FIRST_PAGE = "first_page_ms"  # where none was left open


def test_the_startup_report_holds_the_times_and_the_window_closes(
    desktop: Any, library: Callable[..., Path], tmp_path: Path
) -> None:
    pages = library({"aspirin.md": "# Aspirin\n\n### Dosage\n75 mg.\n", "zinc.md": "# Zinc\n"})
    report = tmp_path / "report.json"
    profile = str(tmp_path / "profile")
    for kinds in ([*TIMES, FIRST_PAGE], TIMES):
        report.unlink(missing_ok=True)
        started = desktop.start("--library", str(pages), "--profile", profile, "--startup-report", str(report))
        assert (started.communicate(timeout=60)[0], started.returncode) == ("", 0)
        times = json.loads(report.read_text(encoding="utf-8"))
        assert list(times) == kinds
        assert all(0 < time < 60_000 for time in times.values())
        assert [times[name] for name in TIMES] == sorted(times[name] for name in TIMES)
