"""The table of an index file that holds what is known of published labels."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE label (
        page INTEGER PRIMARY KEY, generic TEXT NOT NULL, name TEXT NOT NULL, follows INTEGER NOT NULL,
        repackaged INTEGER NOT NULL, date TEXT NOT NULL, form TEXT NOT NULL, route TEXT NOT NULL,
        strength TEXT NOT NULL, labeler TEXT NOT NULL, set_id TEXT NOT NULL)""",
    "CREATE INDEX label_generic ON label (generic, page)",
    "CREATE INDEX label_follows ON label (follows)",
)
