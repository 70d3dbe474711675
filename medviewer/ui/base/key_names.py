"""Keys as they stand on this system's keyboards, in the language of the window."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def shown_key(key: str | QKeySequence) -> str:
    """Return a key such as "Ctrl+PgDown" as its user knows it: "Strg+Bild ab" in German."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
