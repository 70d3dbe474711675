"""Lists of drugs: each cell of each row stands on the page of its drug, and nothing is guessed of a broken file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from medviewer.importing.any_kind import import_any, sort
from medviewer.importing.choosing import Filter
from medviewer.importing.importer import Import
from medviewer.importing.lists import list_reader
from medviewer.importing.lists.columns import ColumnMap
from medviewer.importing.lists.delimited import delimited_sheet, delimiter_of
from medviewer.importing.lists.number_formats import shown_number
from medviewer.importing.lists.preview import names_a_drug, previews
from medviewer.importing.report import Report
from medviewer.monograph.parser import parse

from .conftest import USAGE, label, zipped
from .workbooks import STRUCK, number, rows, text, workbook

Take = Callable[..., Report]
HEADS = ("Drug", "Strength", "Dosage", "Shelf")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the folder that is imported into."""
    return tmp_path / "to"


@pytest.fixture
def take(tmp_path: Path, target: Path) -> Take:
    """Return a function that imports one file of a list."""

    def take_one(data: bytes | str, name: str = "list.csv", columns: ColumnMap | None = None, **options) -> Report:
        file = tmp_path / "brought" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return Import("csv", [file], target, Filter(), columns=columns, **options).run()

    return take_one


def pages(folder: Path) -> dict[str, str]:
    """Return the pages of a library by their titles."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    return {text.partition("\n# ")[2].partition("\n")[0]: text for text in texts}


def reasons(report: Report) -> list[str]:
    """Return why something was refused."""
    return [str(one.reason) for one in report.refused]


def remarks(report: Report) -> list[str]:
    """Return what is told of files that were taken."""
    return [str(one.reason) for one in report.left_out]


def test_rows_of_one_drug_are_one_page_and_each_row_keeps_its_cells_together(take: Take, target: Path) -> None:
    report = take("Drug,Strength,Dosage,Shelf\nProofex,5 mg,once,A1\nGonol,1 mg,never,B\nPROOFEX,10 mg,twice,A2\n")
    assert (report.written, reasons(report), remarks(report)) == (2, [], [])
    page = pages(target)["Proofex"]
    assert "## Dosage\n\n| Strength | Dosage |\n| --- | --- |\n| 5 mg | once |\n| 10 mg | twice |" in page
    assert "## Other\n\n| Strength | Shelf |\n| --- | --- |\n| 5 mg | A1 |\n| 10 mg | A2 |" in page
    assert "| 10 mg | PROOFEX |" in page
    assert 'kind: "csv"' in page
    assert 'sources: ["list.csv"]' in page
    found = parse(page, "p/x.md")
    assert [section.key for section in found.sections] == ["overview", "dosage", "other"]


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding(take: Take, target: Path, delimiter: str, encoding: str) -> None:
    lines = [
        ["Präparat", "Stärke", "Hinweis"],
        ["Proofex", "0,5 mg", 'für "zwei\nZeilen" µg; a|b\tc'],
        ["Andol", "1", ""],
    ]
    quoted = ['"' + cell.replace('"', '""') + '"' for line in lines for cell in line]
    data = "\r\n".join(delimiter.join(quoted[at : at + 3]) for at in range(0, 9, 3))
    report = take(data.encode(encoding))
    assert (report.written, reasons(report)) == (2, [])
    page = pages(target)["Proofex"]
    assert "<td>0,5 mg</td>" in page
    assert 'für "zwei\\\nZeilen" µg; a\\|b c' in page
    assert [*remarks(report), ""][0].startswith("The file is not UTF-8") is (encoding == "cp1252")


def test_a_decimal_comma_is_no_delimiter() -> None:
    ragged = "".join(f"Drug {sign};0,50 mg;1,5{';x' * (number % 3)}\n" for number, sign in enumerate("abcdefghi"))
    assert delimiter_of(f"Name;Stärke;Dosis;Preis\n{ragged}") == ";"
    assert delimiter_of("Name,Dosage\nZinc,5;6;7\nIron,6;7;8\n") == ","


def test_dashes_and_error_values_name_no_drug(take: Take, target: Path) -> None:
    names = ["=cmd", "#hash", "-dash", "5-FU", "-", "---", "#N/A", "#REF!", "?"]
    report = take("Drug,Dosage\n" + "".join(f"{name},5\n" for name in names))
    assert set(pages(target)) == {"=cmd", "#hash", "-dash", "5-FU"}
    assert [reason.partition(":")[0] for reason in reasons(report)] == ["it names no drug"] * 5


def test_a_generic_name_in_two_cases_is_one(take: Take, target: Path) -> None:
    take("Wirkstoff,Handelsname,Dosis\nZinc,Zincol;ZINCOL,5\nZINC,Zincol,6\n")
    [page] = pages(target).values()
    assert 'generic_name: "Zinc"\nbrands: ["Zincol"]' in page
    assert "| ZINC |" in page


def test_what_spreadsheets_say_of_their_delimiter_is_believed() -> None:
    assert delimited_sheet(b"sep=|\nDrug|a,b,c\nx|1,2,3\n").rows[1] == (3, delimited_sheet(b"x|1,2,3", "|").rows[0][1])
    assert delimiter_of("Drug;Dose\nA, B;1,5 mg\nC;2,5 mg\n") == ";"
    assert delimiter_of("Drug\nA\n") in ",;\t|"


def test_an_open_quotation_mark_swallows_no_other_drug(take: Take, target: Path) -> None:
    for odd in ('Drug,Dose\nA,"1 mg\nB,2 mg\n', 'Drug,Dose\nA,"1 mg\nB,"2 mg"\n', 'Drug,Dose\n"A" x,1\n'):
        report = take(odd)
        assert (report.written, len(report.refused)) == (0, 1)
        assert "a quotation mark is not closed" in reasons(report)[0]
    assert take('Drug,Dose\nA,5" tape\n').written == 1


def test_ragged_rows_double_heads_and_rows_without_a_name_are_told_and_nothing_is_lost(
    take: Take, target: Path
) -> None:
    report = take("House list 2026\n\nDrug,Note,Note,,\nA,one,two,three,four,five\nB,one\n,lost,words\n,,,\n")
    assert reasons(report) == ["it names no drug: lost / words"]
    assert report.refused[0].where.endswith("list.csv, row 6")
    assert remarks(report) == [
        "above the heads of the columns, on no page: House list 2026",
        "rows with another number of cells than there are heads, all of which are kept: 3 (row 4 …)",
    ]
    page = pages(target)["A"]
    for words in (
        "<h3>Note</h3>\n\none",
        "<h3>Note (2)</h3>\n\ntwo",
        "Column 4</th><td>three",
        "Column 6</th><td>five",
    ):
        assert words in page


def test_a_second_import_says_what_is_new_newer_as_it_was_and_gone(take: Take, target: Path) -> None:
    take("Drug,Dosage\nA,1\nB,2\nC,3\n", "House list 2026-03.csv")
    first = pages(target)
    report = take("Drug,Dosage\nA,1\nB,2.5\nD,4\n", "House list 2026-04.csv")
    assert (report.written, report.updated, report.kept) == (1, 1, 1)
    assert [path.partition("-")[0] for path in report.withdrawn] == ["c/c"]
    now = pages(target)
    assert now["A"] == first["A"]
    assert now["C"] == first["C"]
    assert "2.5" in now["B"]
    other = take("Drug,Dosage\nA,other\n", "Ward seven.csv")
    assert (other.written, other.updated, other.withdrawn) == (1, 0, [])
    assert len(list(target.rglob("*.md"))) == 5


def test_a_dry_run_and_a_cancelled_import_write_nothing_by_halves(take: Take, target: Path) -> None:
    data = "Drug,Dosage\n" + "".join(f"Drug {number},{number}\n" for number in range(300))
    assert take(data, dry_run=True).written == 300
    assert not target.exists()
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 4

    report = take(data, cancelled=cancelled)
    assert report.cancelled
    assert 0 < report.written < 300
    assert len(list(target.rglob("*.md"))) == report.written
    again = take(data)
    assert (again.kept, again.written) == (report.written, 300 - report.written)


def test_a_file_of_somebody_is_never_written_over(take: Take, target: Path) -> None:
    take("Drug\nA\n")
    [page] = target.rglob("*.md")
    page.write_text("# Mine\n", encoding="utf-8")
    report = take("Drug\nA\n")
    assert "no import wrote it" in reasons(report)[0]
    assert page.read_text(encoding="utf-8") == "# Mine\n"


# Columns


def test_a_file_of_columns_says_what_is_what(tmp_path: Path, take: Take, target: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text(
        'list = "House"\nkey = "No."\nlanguage = "de"\nheader = 2\ndelimiter = ","\nguess = false\n'
        '[columns]\n"Was" = "title"\n"WIE VIEL" = "dosage"\n',
        encoding="utf-8",
    )
    columns = ColumnMap.load(file)
    report = take("x,y,z\nNo.,Was,wie  viel,Dosage\n7,Proofex,5 mg,free\n7,Proofex forte,6 mg,free\n", columns=columns)
    assert (report.written, reasons(report)) == (1, [])
    page = pages(target)["Proofex"]
    assert 'language: "de"' in page
    assert "| Was | wie viel |" in page
    assert "| Proofex forte | 6 mg |" in page
    assert "Dosage</th><td>free" in page
    assert take("No.,Was\n", columns=columns).written == 0


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("colums = 1", "line 1: “colums” is no key of a file of columns."),
        ('list = "x"\n[columns]\n"A" = "dosis"', "“dosis” is no field of a page"),
        ("header = true", "line 1: “header” must be a number."),
        ('delimiter = "x"', "“delimiter” must be one of"),
        ("columns = 3", "“columns” must be a table"),
        ("[columns", "line"),
    ],
)
def test_a_wrong_file_of_columns_is_told_with_its_line(
    tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]], written: str, reason: str
) -> None:
    file, source = tmp_path / "map.toml", tmp_path / "a.csv"
    file.write_text(written, encoding="utf-8")
    source.write_text("Drug\nA\n", encoding="utf-8")
    code, _, err = run_cli("import", "csv", source, "--to", tmp_path / "to", "--columns", file)
    assert code != 0
    assert reason in err
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Wirkstoff", "generic_name"),
        ("PRÄPARAT (Name)", "title"),
        ("Principio activo", "generic_name"),
        ("Posología", "dosage"),
        ("Usual dose", "dosage"),
        ("Vorsichtsmaßnahmen", "precautions"),
        ("ATC-Code", "atc"),
        ("Lagerort", "other"),
        ("", "other"),
    ],
)
def test_heads_are_guessed_in_three_languages(head: str, field: str) -> None:
    assert ColumnMap().field_of(head) == field


def test_the_first_rows_are_shown_before(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Was,Dosage\nProofex,\nGonol,3\n", encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(workbook({"One": rows(("Drug", "dosage"), ("x", "y"))}))
    (tmp_path / "c.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "d.xml").write_bytes(label(USAGE))
    found = previews(sort([tmp_path]).csv)
    assert [(one.name, one.field, one.samples) for one in found] == [
        ("Was", "other", ("Proofex", "Gonol")),
        ("Dosage", "dosage", ("3",)),
        ("Drug", "title", ("x",)),
    ]
    assert not names_a_drug([one.field for one in found[:2]])
    assert names_a_drug([one.field for one in found])
    assert previews(sort([tmp_path / "d.xml"]).csv) == []


def test_columns_of_one_head_or_of_none_can_be_told_apart(take: Take, target: Path) -> None:
    columns = ColumnMap({"note (2)": "usage", "column 4": "dosage"})
    take("Drug,Note,Note,\nA,one,two,three\n", columns=columns)
    page = pages(target)["A"]
    assert "## Usage\n\n<h3>Note (2)</h3>\n\ntwo" in page
    assert "## Dosage\n\n<h3>Column 4</h3>\n\nthree" in page
    assert "<h3>Note</h3>\n\none" in page


def test_heads_that_the_list_does_not_have_are_told(take: Take) -> None:
    report = take("Drug,Note\nA,one\n", columns=ColumnMap({"nota": "usage", "note": "usage"}))
    assert (report.written, remarks(report)) == (1, ["no column is called “nota”, as the file of columns says"])
    report = take("Drug,Note\nB,one\n", columns=ColumnMap(key="PZN"))
    assert (report.written, reasons(report)) == (0, ["it has no column “PZN”, by which its drugs are told apart"])


# Workbooks


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("1E-3", "General", "0.001"),
        ("100000", "General", "100000"),
        ("1234567", "00000000", "01234567"),
        ("5", '0.0" mg"', "5.0 mg"),
        ("-5", "0.0", "-5.0"),
        ("0.125", "0.0%", "12.5%"),
        ("0.5", "#.##", ".5"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-1234.5", "#,##0.00;(#,##0.00)", "(1,234.50)"),
        ("0", '0;-0;"none"', "none"),
        ("2.5", "0.0##", "2.5"),
        ("46085", "d/m/yyyy", "2026-03-04"),
        ("46085.25", "m/d/yy h:mm", "2026-03-04 06:00"),
        ("0.5", "h:mm AM/PM", "12:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("46085", "mmm yyyy", "2026-03"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("5", "[Red]0", "5"),
        ("5", "[$€-407] 0.00", "€ 5.00"),
        ("5", '0\\ "mg/24 h"', "5 mg/24 h"),
        ("x", "0", "x"),
    ],
)
def test_numbers_are_shown_as_their_reader_sees_them(stored: str, code: str, shown: str) -> None:
    found = shown_number(stored, code)
    assert (found.text, found.is_rounded) == (shown, False)


def test_what_a_format_hides_is_told() -> None:
    assert shown_number("0.125", "0.00") == ("0.13", False, True)
    assert shown_number("0.5", "# ?/?") == ("0.5", True, False)
    assert shown_number("5", "[<10]0;0.0") == ("5", True, False)
    assert shown_number("1234567", "0,") == ("1234567", True, False)
    assert shown_number("-1", "yyyy") == ("-1", True, False)
    assert shown_number("1", "yyyy-mm-dd", is_1904=True).text == "1904-01-02"


def test_a_workbook_as_its_reader_sees_it(take: Take, target: Path) -> None:
    shared = (
        "<si><t>Proofex</t></si><si><r><t>10</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>9</t></r>"
        "<r><t>/L, </t></r><r><rPr><strike/></rPr><t>5 mg</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si>"
    )
    line = [
        '<c t="s"><v>0</v></c>',
        '<c t="s"><v>1</v></c>',
        number("0.125", 3),
        number("46085", 4),
        number("1234567", 1),
    ]
    line += ["<c><f>B1*2</f></c>", "<c><f>1+1</f><v>2</v></c>", '<c t="str"><f>A1</f><v>said</v></c>']
    line += ['<c t="e"><v>#N/A</v></c>', '<c t="b"><v>1</v></c>', number("0.5", 7), number("2.675", 9)]
    heads = ["Drug", "Strength", "Share", "Since", "PZN", "F", "G", "H", "I", "J", "K", "L"]
    report = take(
        workbook({"Main": rows(heads, line), "Old": rows(["Drug"], ["Secretol"])}, hidden=["Old"], shared=shared),
        "l.xlsx",
    )
    assert (report.written, reasons(report)) == (1, [])
    page = pages(target)["Proofex"]
    assert "10<sup>9</sup>/L, <s>5 mg</s>" in page
    assert 'strengths: ["10^9/L, ~~5 mg~~"]' in page
    for words in ("12.5%", "2026-03-04", "01234567", "=B1*2", "<td>2</td>", "said", "#N/A", "TRUE", "0.5", "2.68"):
        assert f"{words}</td>" in page or words in page
    told = " ".join(remarks(report))
    for words in ("formulas without", "(row 2 …)", "not followed", "error value", "more digits", "“Old” is hidden"):
        assert words in told
    assert "Secretol" not in pages(target)


def test_a_struck_name_stays_struck_and_is_told(take: Take, target: Path) -> None:
    report = take(workbook({"M": rows(HEADS, [text("Gonol", STRUCK), "1 mg", "once", "A"])}), "l.xlsx")
    assert "<td><s>Gonol</s></td>" in pages(target)["Gonol"]
    assert remarks(report) == ["its name is struck out in the list, which the page shows below “Overview” alone"]


def test_hidden_rows_are_read_and_told(take: Take, target: Path) -> None:
    lines = rows(("Drug", "Dosage"), ("Zinc", "5")) + rows(("Iron", "6")).replace("<row>", '<row r="3" hidden="1">')
    report = take(workbook({"A": lines}), "a.xlsx")
    assert set(pages(target)) == {"Zinc", "Iron"}
    assert remarks(report) == ["rows that are hidden in the workbook, and are read: 1 (row 3 …)"]


def test_a_cell_that_stands_for_several_rows_does(take: Take, target: Path) -> None:
    body = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Drug</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>Dosage</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Proofex</t></is></c><c r="C2"><v>1</v></c></row>'
        '<row r="3"><c r="C3"><v>2</v></c></row>'
    )
    merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="x"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    report = take(workbook({"M": body}, after=merged), "l.xlsx")
    assert (report.written, reasons(report)) == (1, [])
    assert "| 1 |\n| 2 |" in pages(target)["Proofex"]


def test_each_sheet_is_read_by_its_own_heads_and_named_where_there_are_several(take: Take, target: Path) -> None:
    sheets = {
        "Wards": rows(HEADS, ["A", "1", "2", "3"]),
        "Theatre": rows(("Dosage", "Drug"), ("9", "A")),
        "Notes": rows(["x"]),
    }
    report = take(workbook(sheets), "l.xlsx")
    assert report.written == 1
    assert reasons(report) == ["no column of it names a drug; say in a file of columns which one does"]
    page = pages(target)["A"]
    assert "Wards" in page
    assert "| Theatre | 9 |" in page


# Hostile


def bomb() -> bytes:
    """Return a workbook whose sheet unpacks to 60 MB of spaces."""
    return workbook({"M": rows(HEADS)}, **{"xl/worksheets/sheet1.xml": " " * 60_000_000})


def nested() -> bytes:
    """Return a workbook with deep XML."""
    return workbook({"M": rows(HEADS)}, **{"xl/workbook.xml": "<a>" * 200 + "</a>" * 200})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "the zip cannot be read"),
        (zipped({"a.txt": b"x"}), "it has no xl/workbook.xml"),
        (workbook({"M": rows(HEADS)})[:-40], "the zip cannot be read"),
        (workbook({"M": rows(HEADS, ['<c t="s"><v>7</v></c>'])}), "names a text that the workbook does not have"),
        (workbook({"M": rows(HEADS)}, **{"xl/worksheets/sheet1.xml": "<worksheet"}), "its XML cannot be read"),
        (workbook({"M": rows(HEADS)}, **{"xl/styles.xml": "<!DOCTYPE a><a/>"}), "it has a DOCTYPE"),
        (workbook({"M": rows(HEADS, ['<c r="XFD2"><v>1</v></c>'])}), "has more than 500 cells"),
        (workbook({"M": rows(HEADS, ["x" * 10_500_000])}), "zip bomb"),
    ],
)
def test_hostile_workbooks_are_refused_by_name(take: Take, target: Path, data: bytes, reason: str) -> None:
    report = take(data, "l.xlsx")
    assert report.written == 0
    assert reason in " ".join(reasons(report))
    assert not list(target.rglob("*.md"))


def test_a_bomb_and_a_deep_tree_are_refused(take: Take) -> None:
    assert "zip bomb" in reasons(take(bomb(), "l.xlsx"))[0]
    assert "nested" in reasons(take(nested(), "l.xlsx"))[0]


def test_a_cell_of_ten_megabytes_is_refused_for_its_drug_alone(take: Take, target: Path) -> None:
    report = take("Drug,Dosage\nA," + "x" * 10_000_000 + "\nB,1\n")
    assert (report.written, reasons(report)) == (1, ["its page would have more than 8 MB"])
    assert list(pages(target)) == ["B"]


def test_bounds_of_text(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "has more than 500 cells" in reasons(take("Drug" + "," * 600 + "\n"))[0]
    monkeypatch.setattr(list_reader, "LARGEST_LIST", 10)
    assert "it has more than" in reasons(take("Drug,Dosage\nA,1\n"))[0]
    assert "save it as .xlsx" in reasons(take(b"\xd0\xcf\x11\xe0", "old.xls"))[0]
    assert reasons(take("Foo,Bar\n1,2\n")) != []
    assert reasons(take("")) != []


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_truncated_or_twisted_workbook_never_raises(take: Take, at: int) -> None:
    whole = bytearray(workbook({"M": rows(HEADS, ["A", "1", "2", "3"])}))
    place = len(whole) * at // 100
    assert take(bytes(whole[:place]), "l.xlsx").written == 0
    whole[place] ^= 0x55
    report = take(bytes(whole), "m.xlsx")
    assert report.seen <= 2


def test_markup_and_formulas_in_cells_stay_words(take: Take, target: Path) -> None:
    take(
        'Drug,Note,Dosage,Shelf\nA,"Contraindications\n\nDosage: 7",'
        "\"<script>x</script> **b** [l](http://x)\nDosage: 9\",=cmd|' /C'!A1\n"
    )
    page = pages(target)["A"]
    found = parse(page, "a.md")
    assert [section.key for section in found.sections] == ["overview", "dosage", "other"]
    assert "<script>" not in page.replace("\\<script\\>", "")


def test_lists_beside_labels_in_one_folder_and_zip(tmp_path: Path, target: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.xml").write_bytes(label(USAGE))
    (source / "z.zip").write_bytes(zipped({"l.csv": b"Drug\nZ\n", "x.xml": label(USAGE, 2)}))
    (source / "b.xlsx").write_bytes(workbook({"M": rows(HEADS, ["A", "1", "2", "3"])}))
    report = import_any([source], target, Filter())
    assert (report.written, reasons(report)) == (4, [])
    (source / "b.xlsx").unlink()
    again = import_any([source], target, Filter())
    assert (again.kept, again.withdrawn) == (3, [])
    with zipfile.ZipFile(io.BytesIO((source / "z.zip").read_bytes())) as archive:
        assert archive.namelist() == ["l.csv", "x.xml"]
