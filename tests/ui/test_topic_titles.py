"""Topics are named in the language of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from medviewer.library.glance.chips import chips
from medviewer.library.text.topics import topics
from medviewer.ui.base.language import Language
from medviewer.ui.base.topic_titles import TITLES, topic_title


def test_every_topic_has_a_title_that_is_translated(qapp: QApplication) -> None:
    names = (one.name for one in (*topics(), *chips()))
    assert tuple(dict.fromkeys(names)) == TITLES
    language = Language(qapp, "de")
    german = [topic_title(name) for name in TITLES]
    language.leave()
    language = Language(qapp, "es")
    spanish = [topic_title(name) for name in TITLES]
    language.leave()
    assert german[:2] == ["Nieren", "Leber"] and spanish[:2] == ["Riñones", "Hígado"]
    assert len(set(german)) == len(set(spanish)) == len(TITLES)
    assert topic_title("Kidneys") == "Kidneys"
