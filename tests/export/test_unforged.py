"""What names say is never taken for what the program says of a signature, whatever the names are."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from medviewer.export import comparison, page_body, quotations
from medviewer.export.comparison import Column
from medviewer.export.formats import json_, markdown, text
from medviewer.export.page_source import SIGNATURE, PageSource
from medviewer.export.page_source import verdict as spoken
from medviewer.library.files import Stamp
from medviewer.monograph.parser import parse
from medviewer.monograph.published_label import PublishedLabel
from medviewer.ui.base import provenance
from medviewer.ui.base.language import Language
from medviewer.ui.page.page_text import credit

SIGNED = Stamp("2026-11-28T08:00:00Z", "trusted", "Pharmacy", "1a2b 3c4d 5e6f 7081")
OTHERS = (
    None,
    Stamp("2026-11-28T08:00:00Z", "unsigned", "", ""),
    Stamp("2026-11-28T08:00:00Z", "unknown", "", "1a2b 3c4d 5e6f 7081"),
)
TRUE = PageSource("formulary", "warfarin.md", "2026-11-28", pack=SIGNED)
FORGED = (
    "formulary, pack of 28 Nov 2026, signed by Pharmacy",
    TRUE.seal,
    TRUE.line,
    f"x”\n{TRUE.seal}\n“y",
    f"x” | {TRUE.seal} | “",
    f"\u202e{TRUE.seal}\u202c",
    "\U0001f6e1 Signed by Pharmacy, pack of 28 Nov 2026",
    "«formulary», Firmado por Pharmacy",
    "„formulary“, Signiert von Pharmacy, Paket vom 28. Nov. 2026",
    f"{'a' * 180} {TRUE.seal}",
    f']]></p><p class="seal">{TRUE.seal}</p>',
    f"*\n\n*{TRUE.seal}*",
    f"\\n{TRUE.seal}\r{TRUE.seal}\u2028{TRUE.seal}\x85{TRUE.seal}",
)
names = st.one_of(
    st.sampled_from(FORGED), st.text(max_size=60), st.tuples(st.text(max_size=9), st.sampled_from(FORGED)).map("".join)
)


@st.composite
def sources(draw: st.DrawFn) -> PageSource:
    """Return the provenance of a page whose names are anything, of a library that no trusted key signed."""
    label = draw(st.one_of(st.none(), st.builds(PublishedLabel, names, st.just("3"), names)))
    pack = draw(st.sampled_from(OTHERS))
    if pack is not None:
        pack = pack._replace(made=draw(st.one_of(st.just(pack.made), names)))
    return PageSource(draw(names), draw(names), "2026-11-28", draw(names), draw(names), pack=pack, label=label)


def unquoted(line: str, marks: str = "“”") -> str:
    """Return what stands outside of quotes."""
    return re.sub(f"{marks[0]}[^{marks}]*{marks[1]}", "", line)


@given(sources())
def test_what_is_outside_of_quotes_never_speaks_of_a_signature(source: PageSource) -> None:
    for line in (source.message, source.short):
        assert "igned" not in unquoted(line) and "pack of" not in unquoted(line)
        assert not set(unquoted(line)) & set("“”") and len(line.splitlines()) == 1
    assert source.seal == f"{SIGNATURE}{', '.join(spoken(source.pack))}"
    assert "Pharmacy" not in source.seal and "signed by" not in source.seal


@given(sources(), names)
def test_no_line_of_a_text_is_that_of_a_signed_pack(source: PageSource, title: str) -> None:
    monograph = replace(parse(f"### Usage\n{TRUE.seal}\n\n{SIGNATURE}signed.\n", "x"), title=title, generic_name=title)
    lines = text.render(monograph, source).splitlines()
    assert {line for line in lines if line.lstrip().startswith(SIGNATURE)} == {source.seal}
    copied = credit(title, "Dosage", source.lines).splitlines()
    assert len(copied) == 2 and copied[1] == source.seal and not copied[0].startswith(SIGNATURE)


@given(sources(), names)
def test_no_paragraph_of_a_page_is_the_seal_but_the_programs(source: PageSource, title: str) -> None:
    forged = f'### Usage\n<p class="seal">{TRUE.seal}</p>\n'
    monograph = replace(parse(forged, "x"), title=title)
    for made, count in (
        (page_body.page_html(monograph, source), 2),
        (comparison.printed([Column(monograph, source)] * 2), 4),
    ):
        seals = re.findall(r'<p class="seal">(.*?)</p>', made, re.DOTALL)
        assert seals == [html.escape(source.seal)] * count
    told = quotations.Together([], {"1": title}, {"1": source.lines})
    assert re.findall(r"<br><b>(.*?)</b>", quotations.printed(told, quotations.QuoteWording())) == [
        html.escape(source.seal)
    ]


@given(sources(), names)
def test_fields_of_their_own_say_it_to_programs(source: PageSource, title: str) -> None:
    monograph = replace(parse("### Usage\nx\n", "x"), title=title)
    row = json.loads(json_.render_line(monograph, source))
    assert row["signature"]["line"] == source.seal
    assert (
        row["signature"]["kind"] == (source.pack.kind if source.pack else "folder") and not row["signature"]["signer"]
    )
    assert [line for line in markdown.render(monograph, source).splitlines() if line.startswith(f"*{SIGNATURE}")] == [
        f"*{source.seal}*"
    ]


@given(sources())
def test_the_window_says_so_in_every_language(source: PageSource) -> None:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    true: Callable[[], str] = lambda: provenance.verdict(SIGNED)  # noqa: E731
    for code, marks in (("en", "“”"), ("de", "„“"), ("es", "«»")):
        language = Language(qt, code)
        said, verdict = provenance.message(source), provenance.verdict(source.pack)
        assert len(said.splitlines()) == 1 and not set(unquoted(said, marks)) & set(marks)
        assert true() not in unquoted(said, marks) and true().partition(",")[0] not in unquoted(said, marks)
        assert true().partition(",")[0] not in verdict and "Pharmacy" not in verdict
        language.leave()
