"""What an index holds of the pages of a library, whatever numbers it gave them and in whatever order they came."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from medviewer.library.catalogue import Catalogue

Rows = dict[str, list[tuple[Any, ...]]]

_ALONE = {
    "spelling": "SELECT text, whole, is_near FROM spelling",
    "term": "SELECT * FROM term",
    "words of passages": "SELECT term, doc, cnt FROM passage_term",
    "words of names": "SELECT term, doc FROM word",
    "page_count": "SELECT * FROM page_count WHERE pages",
    "mention_term": "SELECT key, kind, substance FROM mention_term",
    "tallman": "SELECT * FROM tallman",
    "empty": "SELECT key FROM common_name WHERE is_empty AND key IN (SELECT key FROM called)",
}
"""Rows without a page's number."""
_OF_PAGES = {
    "page": "SELECT * FROM page",
    "code": "SELECT page, system, code FROM code",
    "problem": "SELECT file, source, line, message FROM problem",
    "called": "SELECT page, level, key, kind, shown FROM called",
    "entry": "SELECT page FROM entry",
    "mention_page": "SELECT page, scanned FROM mention_page",
    "mention_name": """SELECT page, key, mention_name.kind, mention_name.substance
        FROM mention_name JOIN mention_term ON id = term""",
    "text": "SELECT page, content FROM text",
}
"""Rows whose first column is that number."""


def rows(catalogue: Catalogue) -> Rows:
    """Return all tables of the index of a catalogue's first library; its full-text tables are those of these."""
    return catalogue._holdings[0].index.ask(_rows)


def _rows(db: sqlite3.Connection) -> Rows:
    for table in ("part", "name"):
        db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    paths = dict(db.execute("SELECT id, CAST(path AS TEXT) FROM file"))
    sections = dict(db.execute("SELECT code, key FROM section"))
    found: Rows = {name: db.execute(question).fetchall() for name, question in _ALONE.items()}
    for name, question in _OF_PAGES.items():
        found[name] = [(paths.get(page, ""), *row) for page, *row in db.execute(question)]
    found["near"] = db.execute("SELECT number, text, whole FROM near JOIN spelling ON id = spelling").fetchall()
    alike = db.execute("SELECT * FROM lookalike").fetchall()
    found["lookalike"] = [(paths[page], paths[other], edits) for page, other, edits in alike]
    held = db.execute("SELECT page, key, places FROM mention JOIN mention_term ON id = term").fetchall()
    found["mention"] = [
        (paths[page], key, sorted((sections[code], *place) for code, *place in json.loads(places)))
        for page, key, places in held
    ]
    return {name: sorted(them) for name, them in found.items()}
