"""Excel workbooks written by hand, so that a test says each byte of what is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from .conftest import zipped

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
FORMATS = ("General", "00000000", '0.0" mg"', "0.0%", "d/m/yyyy", "[h]:mm", "#,##0.00", "# ?/?", "mmm yyyy", "0.00")
STRUCK = len(FORMATS)
"""Number of the look whose letters are struck out; those before it have the formats above."""


def text(words: str, look: int = 0) -> str:
    """Return a cell with a text."""
    return f'<c t="inlineStr" s="{look}"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def number(stored: str, look: int = 0) -> str:
    """Return a cell with a number."""
    return f'<c s="{look}"><v>{stored}</v></c>'


def rows(*lines: Sequence[str]) -> str:
    """Return rows; what is no cell yet is a text."""
    cells = ("".join(cell if cell.startswith("<c") else text(cell) for cell in line) for line in lines)
    return "".join(f"<row>{line}</row>" for line in cells)


def workbook(
    sheets: Mapping[str, str],
    hidden: Sequence[str] = (),
    shared: str = "",
    after: str = "",
    properties: str = "",
    **parts: str,
) -> bytes:
    """Return a workbook. sheets: rows by their names. after: what follows the rows of each. parts: more of the zip."""
    names = list(sheets)
    state = {name: ' state="hidden"' if name in hidden else "" for name in names}
    listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="s{i}"{state[n]}/>' for i, n in enumerate(names, 1))
    related = "".join(f'<Relationship Id="s{i}" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(names) + 1))
    codes = "".join(
        f'<numFmt numFmtId="{200 + i}" formatCode="{escape(code, quote=True)}"/>' for i, code in enumerate(FORMATS)
    )
    looks = "".join(f'<xf numFmtId="{200 + i}" fontId="0"/>' for i in range(len(FORMATS)))
    members = {
        "xl/workbook.xml": f"<workbook {_MAIN} {_REL}>{properties}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        "xl/styles.xml": f"<styleSheet {_MAIN}><numFmts>{codes}</numFmts><fonts><font/><font><strike/></font></fonts>"
        f'<cellXfs>{looks}<xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>',
        **({"xl/sharedStrings.xml": f"<sst {_MAIN}>{shared}</sst>"} if shared else {}),
        **{
            f"xl/worksheets/sheet{i}.xml": f"<worksheet {_MAIN}><sheetData>{body}</sheetData>{after}</worksheet>"
            for i, body in enumerate(sheets.values(), 1)
        },
        **parts,
    }
    return zipped({name: part.encode() for name, part in members.items()})
