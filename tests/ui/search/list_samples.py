"""Two small libraries and what a desk keeps of them, for tests of the drug list."""

from __future__ import annotations

from pathlib import Path

from medviewer.desk.changed import ChangedPage
from medviewer.desk.collections import Collection
from medviewer.desk.favourites import Favourite
from medviewer.desk.history import Visit
from medviewer.desk.notes import Note
from medviewer.library.search import PassageHit, Passages
from medviewer.ui.search.list_state import CHANGED_LIST, COLLECTIONS, FoundText, ListState, TextQuestion

ELSEWHERE = "heading: In all drugs  ·  1"
NOWHERE = "No drug is called “zzz”, and no page holds this text. Looked through: 5 pages of ward, clinic."
PAGES = {
    "ward/amoxicillin.md": ("Amoxicillin", "penicillin", "[J01CA04]"),
    "ward/clav.md": ("Amoxicillin + Clavulanic acid", "penicillin", "[J01CR02]"),
    "ward/warfarin.md": ("Warfarin", "vitamin K antagonist", "[B01AA03]"),
    "clinic/metformin.md": ("Metformin", "biguanide", "[]"),
    "clinic/paracetamol.md": ("Paracetamol", "", "[N02BE01]"),
}
AMOX, CLAV, WARFARIN, METFORMIN, PARACETAMOL = PAGES
GONE, AWAY = "ward/gone.md", "away/heparin.md"
TITLES = {name: title for name, (title, _, _) in PAGES.items()} | {GONE: "Gonemycin", AWAY: "Heparin"}
ALL_NAMES = ["Amoxicillin", "Amoxicillin + Clavulanic acid", "Metformin", "Paracetamol", "Warfarin"]
IN_WARD = ListState(filter=COLLECTIONS, collection="Ward 7")
CHANGED = ListState(filter=COLLECTIONS, collection=CHANGED_LIST)
READ = "2026-10-03T14:05:09Z"


def favourite(page_id: str) -> Favourite:
    return Favourite(page_id, TITLES[page_id], READ)


DESK = {
    "favourites": [favourite(page) for page in (WARFARIN, GONE, AMOX, AWAY)],
    "starred": frozenset({WARFARIN, GONE, AMOX, AWAY}),
    "recent": [Visit(page, TITLES[page], READ) for page in (METFORMIN, WARFARIN)],
    "collections": [
        Collection("Ward 7", "red", (favourite(WARFARIN), favourite(CLAV), favourite(GONE))),
        Collection("Night", "grey"),
    ],
    "changed": [
        ChangedPage(WARFARIN, WARFARIN, "Warfarin", READ, True, ("Ward 7",)),
        ChangedPage(GONE, None, "Gonemycin", READ, True, ()),
    ],
    "aliases": {"wf": "Warfarin"},
}


HIT = PassageHit(PARACETAMOL, "Paracetamol", "usage", "Usage", "For headache.", ((4, 8),))
DOSE = PassageHit(WARFARIN, "Warfarin", "dosage", "Dosage", "No headache.", ((3, 8),))
LABELS = {"usage": "Usage", "dosage": "Dosage"}
BOTH = Passages([HIT, DOSE], {"usage": 1, "dosage": 1200}, False, LABELS, frozenset())
ONE = Passages([HIT], {"usage": 1}, False, LABELS, frozenset())
NO_TEXT = Passages([], {}, False, {}, frozenset())
SCANNED = FoundText(TextQuestion("zzz"), NO_TEXT._replace(scanned=5), [], is_scan=True)
OTHERS = Passages([], {"usage": 1}, False, LABELS, frozenset({"dosage"}))
NOTE = Note("key", METFORMIN, "dosage", "Headache: ask.", "AB", READ, READ, "Metformin")


def found_for(query: str, passages: Passages, notes: list[Note] | None = None, section: str | None = None) -> FoundText:
    return FoundText(TextQuestion(query, section), passages, notes or [])


def write_libraries(root: Path) -> Path:
    """Write both libraries into a folder, and return it."""
    for name, (title, kind, atc) in PAGES.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        facts = f"---\ntitle: {title}\ndrug_class: {kind}\natc: {atc}\n---\n"
        path.write_text(f"{facts}### Usage\nFor headache.\n", encoding="utf-8")
    return root
