"""The difference between two versions of a page as HTML: signs, lines and words, not colours alone, tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from medviewer.monograph.difference import SectionDifference
    from medviewer.monograph.model import Monograph
    from medviewer.monograph.word_diff import DiffKind, DiffRun

AROUND = 240  # characters of what is the same that stand on each side of a change
LARGEST = 200_000  # characters of a section that are shown

translate = QCoreApplication.translate


def difference_html(old: Monograph, new: Monograph) -> str:
    """Return what is different in a page; takes a while, so not for the GUI thread."""
    from medviewer.monograph.difference import difference

    sections = difference(old, new)
    changed = [section for section in sections if section.state != "same" or section.moved]
    same = [section.title for section in sections if section.state == "same" and not section.moved]
    shown = "".join(map(_section, changed)) or f"<p>{escape(translate('Changes', 'No word of it is different.'))}</p>"
    return f"{_legend()}{shown}{_unchanged(same)}"


def _legend() -> str:
    added = translate("Changes", "added words are underlined")
    removed = translate("Changes", "removed words are struck through")
    rest = translate("Changes", "… stands for words that are the same in both.")
    marked = (_marked("added", escape(added)), _marked("removed", escape(removed)), escape(rest))
    return f'<p class="legend">{"; ".join(marked)}</p>'


def _section(section: SectionDifference) -> str:
    words = {
        "added": translate("Changes", "new section"),
        "removed": translate("Changes", "section removed"),
        "changed": translate("Changes", "changed"),
        "same": "",
    }
    state = [words[section.state], translate("Changes", "moved to another place") if section.moved else ""]
    message = ", ".join(part for part in state if part)
    body = "" if section.state == "same" else _text(section.runs)
    return f"<h2>{escape(section.title)} <span class='state'>({escape(message)})</span></h2>{body}"


def _unchanged(titles: Sequence[str]) -> str:
    if not titles:
        return ""
    message = translate("Changes", "Unchanged sections: {}.").format(", ".join(titles))
    return f"<p class='legend'>{escape(message)}</p>"


def _text(runs: Sequence[DiffRun]) -> str:
    pieces = [_run(run, number > 0, number + 1 < len(runs)) for number, run in enumerate(runs)]
    whole = "".join(_limited(pieces))
    return f"<p>{whole}</p>"


def _run(run: DiffRun, follows: bool, goes_on: bool) -> str:
    if run.kind == "same":
        return _lines(_shortened(run.text, follows, goes_on))
    words = run.text.rstrip()
    return _marked(run.kind, _lines(words)) + _lines(run.text[len(words) :])


def _marked(kind: DiffKind, words: str) -> str:
    """Return words with signs that are read aloud, and stay where the text is copied."""
    sign = "+" if kind == "added" else "−"
    return f'<span class="sign">[{sign}</span><span class="{kind}">{words}</span><span class="sign">]</span>'


def _shortened(text: str, follows: bool, goes_on: bool) -> str:
    """Return text that is the same, its middle left out; only what is near a change is of interest."""
    before, after = AROUND * follows, AROUND * goes_on
    if len(text) <= before + after + AROUND:
        return text
    start = text[: text.rfind(" ", 0, before) + 1] if before else ""
    end = text[text.find(" ", len(text) - after) :] if after else ""
    return f"{start}… {end}" if start or end else "…"


def _limited(pieces: Iterable[str]) -> Iterable[str]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > LARGEST:
            yield escape(translate("Changes", "… The rest of this section is too long to be shown here."))
            return
        yield piece


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
