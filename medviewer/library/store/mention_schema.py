"""The tables of who names whom in the index of one library; apart, so that opening an index loads nothing else.

`mention_page`: which pages' names were taken, from which content; whether their texts were looked through since.
`mention_term`: every term once, of the first kind and substance that any page has. `mention_name`: which page has which
term, and what that is there. `mention`: where a page holds a term that is
not its own: JSON of [code of the section, start, length] in the texts that the index keeps. `tallman`: published
spellings, by groups of names that are mistaken for one another.
"""

from __future__ import annotations

TABLES = (
    "CREATE TABLE mention_page (page INTEGER PRIMARY KEY, mark TEXT NOT NULL, scanned INTEGER NOT NULL)",
    "CREATE INDEX mention_page_scanned ON mention_page (scanned) WHERE scanned = 0",
    """CREATE TABLE mention_term (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, substance TEXT NOT NULL, kind INTEGER NOT NULL)""",
    """CREATE TABLE mention_name (
        page INTEGER, term INTEGER, kind INTEGER NOT NULL, substance TEXT NOT NULL, PRIMARY KEY (page, term))
        WITHOUT ROWID""",
    "CREATE INDEX mention_name_term ON mention_name (term, kind)",
    """CREATE TABLE mention (page INTEGER, term INTEGER, places TEXT NOT NULL, PRIMARY KEY (page, term))
        WITHOUT ROWID""",
    "CREATE INDEX mention_of_term ON mention (term)",
    """CREATE TABLE tallman (
        name TEXT, number INTEGER, place INTEGER, spelling TEXT NOT NULL, PRIMARY KEY (name, number)) WITHOUT ROWID""",
)
