"""The text of PDF files, as Poppler's pdftotext reads it, and what two of them have in common."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def text_of(path: Path, *options: str) -> str:
    """Return the text of a PDF file, in the order in which it was drawn unless `options` say otherwise."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine: install poppler-utils to check what stands in PDF files")
    command = ["pdftotext", *(options or ("-raw",)), str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


def streams(pdf: bytes) -> list[bytes]:
    """Return what is drawn and the fonts, in an order of its own: Qt's changes with each run, as dates do."""
    found = re.findall(rb"stream\r?\n(.*?)\nendstream", pdf, re.DOTALL)
    return sorted(stream for stream in found if b"xmpmeta" not in stream)
