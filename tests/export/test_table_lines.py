"""Tables without room for their columns, as lines of “row, column: value”."""

from __future__ import annotations

import re

import pytest

from medviewer.export.paper.richtext import plain_tables


def table(head: str, *rows: str) -> str:
    thead = f"<thead><tr>{cells(head, 'th')}</tr></thead>" if head else ""
    return f"<table>{thead}<tbody>{''.join(f'<tr>{cells(row)}</tr>' for row in rows)}</tbody></table>"


def cells(row: str, tag: str = "td") -> str:
    return "".join(f"<{tag}>{cell.strip()}</{tag}>" for cell in row.split("|"))


def lines(html: str, most: int = 1) -> list[str]:
    """Return what the lines of a table say."""
    said = re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", plain_tables(html, most))
    return [re.sub("</?b>", "", line) for line in said]


def test_each_value_has_its_row_and_column() -> None:
    made = table("Age | Dose | Times", "adult | 10 mg | twice", "child | 5 mg | once")
    told = ["adult, Dose: 10 mg", "adult, Times: twice", "child, Dose: 5 mg", "child, Times: once"]
    assert lines(made) == ["Age", *told]
    assert plain_tables(made, 3) == made


def test_an_empty_cell_is_told_and_an_empty_row_is_not() -> None:
    assert lines(table("|A", "x|", "|1", "|")) == ["x, A: –", "A: 1"]


def test_a_table_without_a_head_has_the_names_of_its_rows() -> None:
    assert lines(table("", "Age|5", "Sex|m")) == ["Age: 5", "Sex: m"]


def test_a_cell_over_several_columns_is_told_for_all_of_them() -> None:
    body = '<tr><td>adult</td><td colspan="2">none</td></tr><tr><td colspan="3">Children</td></tr>'
    made = table("Age|IV|PO").replace("<tbody>", f"<tbody>{body}")
    assert lines(made) == ["Age", "adult, IV / PO: none", "Children"]


def test_a_cell_over_several_rows_is_told_in_each_and_the_next_one_names_them_too() -> None:
    first = '<td rowspan="2">adult</td><td>IV</td><td>1</td><td rowspan="2">slowly</td>'
    body = f"<tr>{first}</tr><tr><td>PO</td><td>2</td></tr>"
    made = table("Age|Route|Dose|How").replace("<tbody>", f"<tbody>{body}")
    told = ["adult, IV, Dose: 1", "adult, IV, How: slowly", "adult, PO, Dose: 2", "adult, PO, How: slowly"]
    assert lines(made) == ["Age", "Route", *told]


def test_heads_over_heads_are_both_told() -> None:
    head = '<tr><th rowspan="2">Age</th><th colspan="2">Dose</th></tr><tr><th>IV</th><th>PO</th></tr>'
    made = f"<table><thead>{head}</thead><tbody><tr><td>adult</td><td>1</td><td>2</td></tr></tbody></table>"
    assert lines(made) == ["Age", "adult, Dose, IV: 1", "adult, Dose, PO: 2"]


def heads(*rows: str) -> str:
    return "".join(f"<tr>{row}</tr>" for row in rows)


def test_heads_over_heads_are_both_told_where_no_head_is_marked() -> None:
    """First and second dose are two columns, and both are the dose's."""
    above = '<th rowspan="2">Weight</th><th colspan="2">Dose</th>'
    body = "<td>5 kg</td><td>5 mg</td><td>6 mg</td>"
    made = f"<table>{heads(above, '<th>First</th><th>Then</th>', body)}</table>"
    assert lines(made) == ["Weight", "5 kg, Dose, First: 5 mg", "5 kg, Dose, Then: 6 mg"]


def test_a_title_above_the_heads_is_told_once() -> None:
    above, body = '<th colspan="3">Doses</th>', "<td>2 y</td><td>5 mg</td><td>once</td>"
    made = f"<table>{heads(above, '<th>Age</th><th>Dose</th><th>Times</th>', body)}</table>"
    assert lines(made) == ["Doses", "Age", "2 y, Dose: 5 mg", "2 y, Times: once"]
    marked = made.replace("<table>", "<table><thead>").replace("<tr><td>", "</thead><tr><td>", 1)
    assert lines(marked) == lines(made)


def test_a_head_over_a_part_of_the_table_names_no_column() -> None:
    head, part = "<th>Age</th><th>Dose</th><th>Times</th>", '<th colspan="3">Children</th>'
    body = "<td>2 y</td><td>5 mg</td><td>once</td>"
    assert lines(f"<table>{heads(head, part, body)}</table>") == [
        "Age",
        "Children",
        "2 y, Dose: 5 mg",
        "2 y, Times: once",
    ]


def test_where_all_cells_are_heads_each_row_is_told() -> None:
    made = f"<table>{heads('<th>Age</th><th>Dose</th>', '<th>2 y</th><th>5 mg</th>')}</table>"
    assert lines(made) == ["Age", "2 y, Dose: 5 mg"]


def test_a_cell_over_all_values_of_a_row_is_no_name_of_it() -> None:
    first = '<td rowspan="2">10 kg</td><td>7 mg</td><td>8 mg</td>'
    body = heads(first, '<td colspan="2">none</td>')
    made = table("Weight|First|Then").replace("<tbody>", f"<tbody>{body}")
    assert lines(made)[-1] == "10 kg, First / Then: none"


def test_raised_text_stays_raised_in_names() -> None:
    made = plain_tables(table("Count|Dose", "10<sup>9</sup>/L|5 mg"), 1)
    assert "<b>10<sup>9</sup>/L, Dose:</b> 5 mg" in made


def test_a_list_in_a_cell_stays_a_list() -> None:
    made = plain_tables(table("Age|Dose", "adult|<ul><li>1 mg<ul><li>slowly</li></ul></li></ul>"), 1)
    assert "<li><b>adult, Dose:</b> <ul><li>1 mg<ul><li>slowly</li></ul></li></ul></li>" in made


def test_no_word_of_a_long_name_is_lost() -> None:
    long = " ".join(f"word{number}" for number in range(80))
    made = plain_tables(table(f"Age|{long}", "adult|5", f"{long}|6"), 1)
    assert made.count(f">{long}<") == 2 and "…" in made


@pytest.mark.parametrize(
    "made",
    [
        "<table>" + '<tr><td rowspan="60000" colspan="60000">a</td><td>b</td></tr>' * 3000 + "</table>",
        "<table>" + ("<tr>" + "<td>5</td>" * 3000 + "</tr>") * 30 + "</table>",
        "<table><tr><td>" * 3000 + "x" + "</td></tr></table>" * 3000,
    ],
)
def test_tables_that_mean_harm_stay_small(made: str) -> None:
    assert len(plain_tables(made, 2)) < 3 * len(made)
