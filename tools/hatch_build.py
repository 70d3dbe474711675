"""The build of the wheel makes the index of the bundled library first, so that a new profile starts like any other."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):
    """Makes `resources/bundled.index`; an editable installation has it from `make run`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the index with the Python that builds; raises CalledProcessError."""
        if version == "standard":
            command = [sys.executable, "-m", "medviewer.library.indexing.shipped_index"]
            subprocess.run(command, cwd=self.root, check=True)
