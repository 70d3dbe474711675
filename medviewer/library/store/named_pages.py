"""The pages of a library with their names and codes, as a list of all of them has them."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from medviewer.monograph.product_codes import Code

_PAGES = """SELECT natural, ? || source, title, generic, brands, class, atc, (
        SELECT json_group_array(json_array(system, code)) FROM
            (SELECT system, code FROM code WHERE code.page = page.id ORDER BY system, code))
    FROM page"""


class NamedPage(NamedTuple):
    """A page of a library.

    id: library and path, with a slash between. brands: as the page names them, the first of a very long list. atc: as
    the page writes it. codes: what is surely one, of every system (`atc`, `ndc`, `gtin`, `set_id`, `unii`, `part`).
    """

    id: str
    title: str
    generic_name: str
    brands: tuple[str, ...]
    drug_class: str
    atc: tuple[str, ...]
    codes: tuple[Code, ...]


def named_pages(db: sqlite3.Connection, prefix: str) -> list[tuple[tuple[str, str], NamedPage]]:
    """Return each page behind what pages are sorted by. prefix: what ids of the library begin with."""
    return [_named(*row) for row in db.execute(_PAGES, (prefix,))]


def _named(
    natural: str, id: str, title: str, generic: str, brands: str, drug_class: str, atc: str, codes: str
) -> tuple[tuple[str, str], NamedPage]:
    found = tuple(Code(system, code) for system, code in json.loads(codes))
    page = NamedPage(id, title, generic, tuple(filter(None, brands.split("\n"))), drug_class, tuple(atc.split()), found)
    return (natural, id), page
