"""A table of sentences as CSV, HTML, PDF and JSON: quotes stay what they are, and nothing in them does anything."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from medviewer.errors import ExportError
from medviewer.export import result_table, table_request
from medviewer.export.progress import Watch
from medviewer.export.result_table import MOST_PRINTED, ResultTable, SourcedSentence, export
from medviewer.export.spreadsheet import guarded
from medviewer.export.table_request import TableRequest
from medviewer.library.catalogue import Catalogue, name_libraries
from medviewer.library.search import Choice
from medviewer.library.text.sentence_table import SentenceRow

QUOTES = [
    'Say "kidney", a | b; <script>alert(1)</script>',
    "=cmd|kidney",
    "-5 % kidney, 10⁹/l and H₂O",
    "@kidney\u00a0x",
    "הכליה kidney בעברית",
]
SOURCE, SEAL = "“ward”, “a.md”, not clinically reviewed", "Signature: not signed, a folder of pages"


def marked(sentence: str) -> SentenceRow:
    """Return a row with its word marked."""
    return SentenceRow("ward/a.md", "=Drug", "usage", "Usage", sentence, 0, ((sentence.index("kidney"), 6),))


def table_of(*rows: SentenceRow) -> ResultTable:
    """Return a table of rows."""
    sourced = [SourcedSentence(row, SOURCE, SEAL) for row in rows]
    return ResultTable("kidney <b>", "Kidneys", ["kidney", "renal"], "Ward", 5, 2, sourced, lambda: ["The end."])


WHOLE = table_of(*map(marked, QUOTES), SentenceRow("ward/b.md", "Bartest", "", "", "", 0))


def written(table: ResultTable, form: str) -> str:
    """Return a table as the text of a file."""
    return "".join(result_table.pieces(table, form))


def test_csv_is_what_spreadsheets_read_and_never_compute(tmp_path: Path) -> None:
    export(WHOLE, "csv", tmp_path / "t.csv")
    data = (tmp_path / "t.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfDrug,Section,Sentence,") and data.count(b"\r\n") == data.count(b"\n") == 7
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Sentence"].removeprefix("'") for row in rows] == [*QUOTES, ""]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert rows[0]["Words found"] == "kidney" and rows[0]["Source"] == SOURCE
    assert rows[0]["Sentence"] == QUOTES[0] and rows[1]["Sentence"] == "'=cmd|kidney"
    assert (rows[-1]["Drug"], rows[-1]["Note"]) == ("Bartest", "no passage found for: kidney, renal")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_only_cells_that_begin_like_a_formula_are_guarded(sign: str) -> None:
    assert guarded(f"{sign}1") == f"'{sign}1"
    assert guarded(f" {sign}1") == f"' {sign}1"
    assert guarded(f"a{sign}1") == f"a{sign}1"


@pytest.mark.parametrize("cell", ["Take;=1+1", "a; @SUM(1)", 'b ";\u00a0+1"', "c\t-1", "d\n=1", "e;;＝1"])
def test_no_part_between_semicolons_or_tabs_begins_like_a_formula(cell: str) -> None:
    parts = re.split("[;\t\n]", guarded(cell))
    assert guarded(cell).replace("'", "") == cell
    assert not any(part.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "＝")) for part in parts)
    assert guarded("2 mg; 3-4 mg; a;b") == "2 mg; 3-4 mg; a;b"


def test_json_has_the_quotes_untouched(tmp_path: Path) -> None:
    export(WHOLE, "json", tmp_path / "t.json")
    found = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert [row["sentence"] for row in found["rows"]] == QUOTES
    assert all(row["sentence"][a : a + n] == "kidney" for row in found["rows"] for a, n in row["marks"])
    assert [one["drug"] for one in found["without"]] == ["Bartest"]
    assert (found["query"], found["topic"], found["words"]) == ("kidney <b>", "Kidneys", ["kidney", "renal"])
    assert (found["passages"], found["pages"], found["notes"]) == (5, 2, ["The end."])


@pytest.mark.parametrize("form", ["csv", "json", "html"])
def test_an_empty_table_is_a_whole_file(form: str) -> None:
    text = written(table_of(), form)
    if form == "json":
        assert (json.loads(text)["rows"], json.loads(text)["without"]) == ([], [])
    elif form == "csv":
        assert len(list(csv.reader(io.StringIO(text)))) == 1
    else:
        assert "</tbody></table>" in text and text.rstrip().endswith("</html>")


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.bold: list[str] = []
        self.tags: set[str] = set()
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data
        if self._inside == "b":
            self.bold.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def test_html_is_one_file_in_which_quotes_are_text(tmp_path: Path) -> None:
    export(WHOLE, "html", tmp_path / "t.html")
    text = (tmp_path / "t.html").read_text(encoding="utf-8")
    read = _Cells()
    read.feed(text)
    assert [cell.strip() for cell in read.cells[2::4]][: len(QUOTES)] == QUOTES
    assert read.bold == ["kidney"] * len(QUOTES) and "script" not in read.tags
    assert "http" not in text.replace("http-equiv", "") and "Looked for: Kidneys: kidney, renal" in text


def test_pdf_has_heads_query_and_day_on_each_sheet(pdf_text: Callable[..., str]) -> None:
    rows = [marked(f"Row {number} of kidney words, and some more of them. ENDS{number}") for number in range(150)]
    text = pdf_text(result_table.pdf(table_of(*rows)), "-layout")
    sheets = text.split("\f")[:-1]
    assert len(sheets) > 5
    for number, sheet in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in " ".join(sheet.split())
        assert "kidney <b>" in sheet and "made on" in sheet
    for sheet in sheets[:-1]:
        assert "Sentence" in sheet.replace("Sentences with", "")
    for number in range(150):
        [whole] = [sheet for sheet in sheets if f"Row {number} of" in sheet]
        assert f"ENDS{number}" in whole


def test_too_many_rows_for_paper_are_refused_before_they_are_laid_out() -> None:
    taken = []

    def rows() -> object:
        for _ in range(MOST_PRINTED * 10):
            taken.append(1)
            yield SourcedSentence(marked("A kidney."), SOURCE, SEAL)

    with pytest.raises(ExportError, match="too many for paper"):
        result_table.pdf(table_of()._replace(rows=rows()))  # type: ignore[arg-type]
    assert len(taken) == MOST_PRINTED + 1


@pytest.mark.parametrize("form", ["csv", "json", "html", "pdf"])
def test_what_is_cancelled_leaves_the_old_file(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"t.{form}"
    path.write_text("old")
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(ExportError, match="Stopped"):
        export(table_of(*[marked("A kidney.")] * 500), form, path, Watch(is_cancelled=cancelled))
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_said() -> None:
    with pytest.raises(ExportError, match="disk is full"):
        export(WHOLE, "csv", Path("/dev/full"))


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="does not exist"):
        export(WHOLE, "json", tmp_path / "none" / "t.json")


@pytest.fixture
def catalogue(library: Callable[..., Path], tmp_path: Path) -> object:
    """Return a catalogue of two pages that is closed when the test ends."""
    pages = {
        "a.md": "---\nreviewed_by: Dr. X\nlast_reviewed: 2026-01-02\n---\n# Atest\n### Usage\nKidney pain.\n",
        "b.md": "# Btest\n### Usage\nRenal pain. Kidney pain.\n",
    }
    opened = Catalogue.open(name_libraries([library(pages, "ward")]), tmp_path / "index")
    opened.update()
    yield opened
    opened.close()


def test_each_row_says_where_it_comes_from(catalogue: Catalogue) -> None:
    table = table_request.made(catalogue, TableRequest.of("kidney", Choice()))
    sources = {row.row.title: row.source for row in table.rows}
    assert "“ward”, “a.md”" in sources["Atest"] and "reviewed by “Dr. X” on 2 Jan 2026" in sources["Atest"]
    assert "not clinically reviewed" in sources["Btest"]


def test_a_file_that_changed_or_went_since_is_said(catalogue: Catalogue) -> None:
    root = catalogue.libraries[0].root
    (root / "a.md").write_text("# Atest\n### Usage\nOther words.\n")
    (root / "b.md").unlink()
    sources = {
        row.row.title: row.source for row in table_request.made(catalogue, TableRequest.of("kidney", Choice())).rows
    }
    assert "changed since it was read" in sources["Atest"] and "cannot be read now" in sources["Btest"]


def test_words_of_a_topic_ask_for_it_and_quotes_for_themselves() -> None:
    topic = TableRequest.of("kidney", Choice())
    assert topic.topic and "renal" in topic.words() and topic.text == ""
    assert TableRequest.of('"kidney"', Choice()).topic is None
    assert TableRequest.of("kidney in:dosage", Choice()).topic is None
    assert TableRequest.of("warfarin", Choice()).words() == ["warfarin"]
