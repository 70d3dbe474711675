"""Powers, indices, marked words and codes for signs; and what looks like one and is a number of a dose."""

from __future__ import annotations

import pytest

from medviewer.monograph.dialects.rewriting import rewritten
from medviewer.monograph.parser import index_view, parse


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2 mg.kg^-1^.h^-1^", "2 mg.kg<sup>-1</sup>.h<sup>-1</sup>"),
        ("10^-6^ mol", "10<sup>-6</sup> mol"),
        ("10^9^/L", "10<sup>9</sup>/L"),
        ("mg/m^2^", "mg/m<sup>2</sup>"),
        ("Mg^2+^, Na^+^", "Mg<sup>2+</sup>, Na<sup>+</sup>"),
        ("^99m^Tc", "<sup>99m</sup>Tc"),
        ("H~2~O", "H<sub>2</sub>O"),
        ("C~6~H~12~O~6~", "C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>"),
        ("AUC~0-24h~, t~1/2~", "AUC<sub>0-24h</sub>, t<sub>1/2</sub>"),
        ("HCO~3~^-^", "HCO<sub>3</sub><sup>-</sup>"),
        ("P~a\\ cat~", "P<sub>a cat</sub>"),
        ("**V~d~** and *C~max~*", "**V<sub>d</sub>** and *C<sub>max</sub>*"),
        ("| t~max~ | 10^3^ |", "| t<sub>max</sub> | 10<sup>3</sup> |"),
        ("==never== by vein", "**never** by vein"),
        ("(==not *so*==)", "(<strong>not *so*</strong>)"),
        (":warning: Slowly :pill:", "⚠ Slowly 💊"),
    ],
)
def test_a_mark_is_read(written: str, read: str) -> None:
    assert rewritten(written).text == read


@pytest.mark.parametrize(
    "written",
    [
        "~5 mg once, then ~10 mg",
        "~5mg–~10mg",
        "(~5mg,~10mg)",
        "about ~5mg/~10mL",
        "5~10 mg",
        "5~10~15 mg",
        "1~2週~数週",
        "5mg~10mg~20mg",
        "from 5mg~10mg~ on",
        "take 3~5 days ~7 times",
        "~~500 mg~~ 250 mg",
        "Na~~2~~",
        "10^9/L",
        "10^9/L and 10^6/L",
        "10^9–10^12/L",
        "10^3-10^6",
        "2^10 and 2^ 4",
        "x ^ y ^ z",
        "a == b",
        "a==b and c==d",
        "CrCl == 30, 40 == x",
        "=== three ===",
        ":unknown_code: stays",
        "at 10:30:45",
        "a:b:c",
        "`C~max~ ==x== ^2^ :warning:`",
        "```\nC~max~\n```",
        "    C~max~ ==x==",
        "[a](http://x.org/C~max~y) <http://x.org/a^2^>",
        "http://x.org/~a~/b^2^",
        "\\==not a mark\\==",
        "10\\^2\\^",
        "HLA-B*57:01 and HLA-B*15:02",
    ],
)
def test_what_is_no_mark_stays_as_it_is(written: str) -> None:
    assert rewritten(written).text == written


def test_page_and_index_read_the_same() -> None:
    source = "### Dosage\n2 mg.kg^-1^ of C~max~, ==never== 10^9^ at once.\n"
    [section] = parse(source, "P").sections
    assert section.text == "2 mg.kg^-1 of C_max, never 10^9 at once."
    [(_, _, markdown)] = index_view(source, "P").texts
    assert "<sup>-1</sup>" in markdown
