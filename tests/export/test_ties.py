"""No line ends between a number and its unit, in a range, or in a fraction, however narrow the page is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QTextDocument, QTextOption

from medviewer.export.paper.printout import for_paper
from medviewer.export.paper.richtext import rich_text, split_tags
from medviewer.export.paper.ties import LONGEST_TIED, NO_BREAK_SPACE, WORD_JOINER, tied
from medviewer.monograph.html.markdown_html import convert

SHARED = Path(__file__).resolve().parents[3] / "shared"
WIDTHS = range(200, 1000, 20)
NEVER = [
    (r"[\d½¼¾⅓⅔]", r"(?:mg|mcg|µg|g|kg|mL|L|mmol|IU|units?|hours?|days?|years?|%|tablets?|million)(?![a-z])"),
    (r"\d ?[-–]", r"\d"),
    (r"(?:\d|mg|mL) ?", r"[-–] ?\d"),
    (r"\d (?:to|bis|a)", r"\d"),
    (r"\b(?:mg|mcg|units|kg)/", r"\w"),
    (r"\b\d{1,3}", r"(?:\d+/\d|[½¼¾⅓⅔]|\d{3}(?!\d))"),
    (r"[<>≤≥±]", r"\d"),
    (r"\d-", r"(?:year|day|mg)"),
    (r"[\d½]", r"(?:Tbl|Tabl|Hübe|Hub|Tr\.|Amp|TL|EL|bouffées|cuillères|cucharadas|мг|мл|раза)"),
    (r"(?:2 x?|kg)", r"(?:x tägl|tägl|KG)"),
    (r"(?:\d/|10\^|mg ?[·]?|·)", r"(?:L|9/|· ?kg|kg)"),
    (r"(?:pH|US\$|€|\bq|1 in|1 :)", r"\d"),
    (r"\b1", r"(?:in|:) 1"),
]
"""What stands before the end of a line, and what at the beginning of the next."""


def parted(html: str, width: int) -> Iterator[str]:
    """Yield where a line ends between two things that belong together."""
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Sans", 10))
    document.setDefaultTextOption(QTextOption())
    document.setHtml(html)
    document.setTextWidth(width)
    document.documentLayout().documentSize()
    block = document.begin()
    while block.isValid():
        text, lines = block.text(), block.layout()
        for number in range(1, lines.lineCount()):
            at = lines.lineAt(number).textStart()
            before = text[:at].replace(WORD_JOINER, "").rstrip()
            after = text[at:].replace(WORD_JOINER, "").lstrip()
            if any(re.search(f"{left}$", before) and re.match(right, after) for left, right in NEVER):
                yield f"{before[-30:]}|{after[:20]}"
        block = block.next()


DOSES = [
    "Give 500 mg every 8 hours for 7 days, then 10 to 20 mg/kg/day in 3 doses.",
    "**Adults:** 0.5 mg/kg IV, *maximum* 40 mg; repeat after 20 – 30 minutes.",
    "Take **500** mg, or **1** *g*, of a 250-mg tablet; children of 2-year-old siblings: 5 mL.",
    "Give 1 1/2 tablets, or 1 ½ tablets, or 2 ¾ mL, for ≥ 18 years and < 50 kg.",
    "Infuse 10 000 units in 100 mL at 1 000 units / hour, 1.2 million units at most.",
    "Wenn nötig 5 bis 10 mg alle 6 Stunden; si es necesario 5 a 10 mg cada 6 horas.",
    "Leucocytes above 10<sup>9</sup>/L, 3 × 10<sup>–9</sup> mol/L, 5–10 × 10<sup>9</sup> /L.",
    "2 x tägl. 1 Tbl., 1–2 Hübe oder ½ Tabl.; 20 Tr., 1 Amp. oder 2 EL, 0,5–1 mg/kg KG/Tag.",
    "Prendre 2 bouffées ou 1 à 2 cuillères; 2 cucharadas; принимать по 500 мг 3 раза, 5 мл.",
    "Inject 0.5 mL of 1 in 1,000 or of 1 : 10,000 q 6 h, at pH 7.4; 5 mg · kg⁻¹ · d⁻¹ for € 5 or US$ 5.",
    "Neutrophils of 10⁹/L, 10^9/L and 2 × 10<sup>9</sup>/L; 24/h.",
    "A child of 10–20 kg: 15 mg/kg – 20 mg/kg, 100 mg/m² over 24 h, 0.9 % in 250 mL.",
]


@pytest.mark.parametrize("make", [rich_text, lambda html: for_paper(html, 500, 700)], ids=["screen", "paper"])
@pytest.mark.parametrize("line", DOSES)
def test_no_line_parts_a_dose(qapp, line: str, make) -> None:
    padded = (convert(f"{'x ' * before}{line}") for before in range(8))
    assert [at for html in padded for width in WIDTHS for at in parted(make(html), width)] == []


def test_ties_bind_no_more_than_a_dose() -> None:
    """A list of doses is no piece of its own: it goes on at the next line."""
    line = (
        "5 mg, 10 mg and 20 mg in 3 divided doses, 1 to 2 tablets 2 x daily in 100 mL at pH 7.4: 1 in 10 patients; "
        * 50
    )
    pieces = re.split(r" |(?<=[-–/])(?!\u2060)", "".join(tied([line])))
    assert max(map(len, pieces)) <= LONGEST_TIED


def test_a_dose_without_ties_is_parted(qapp) -> None:
    """The judge above can say no."""
    assert any(list(parted(f"<p>{line}</p>", width)) for line in DOSES for width in WIDTHS)


@pytest.mark.skipif(not SHARED.exists(), reason="no sample pages here")
@pytest.mark.parametrize("make", [rich_text, lambda html: for_paper(html, 500, 700)], ids=["screen", "paper"])
def test_no_line_parts_a_dose_of_real_pages(qapp, make) -> None:
    pages = sorted((SHARED / "corpus-1").rglob("*.md")) + sorted((SHARED / "corpus-2").rglob("*.md"))
    lines = {line.strip() for page in pages for line in page.read_text("utf-8").splitlines() if len(line) < 400}
    doses = sorted(line for line in lines if re.search(r"\d ?(?:mg|mL|mcg|g|units)\b", line) and line[0] not in "|<t")
    drawn = random.Random(14).sample(doses, 200)
    assert [at for line in drawn for width in WIDTHS for at in parted(make(convert(line)), width)] == []


@pytest.mark.parametrize(
    "text",
    ["", "no number", "B12 deficiency", "see 2.1 and onwards", "<p>5</p><p>mg</p>", "<td>5</td><td>10</td>", "a 5"],
)
def test_what_is_no_dose_stays(text: str) -> None:
    pieces = split_tags(text)
    assert tied(pieces) == pieces


def test_only_spaces_and_joints_change() -> None:
    for line in DOSES:
        html = convert(line)
        plain = "".join(tied(split_tags(html))).replace(NO_BREAK_SPACE, " ").replace(WORD_JOINER, "")
        assert plain == html.replace(NO_BREAK_SPACE, " ")
