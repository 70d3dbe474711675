"""Labels of random structure, with all that the format allows and some that it does not, in words of our own."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from .conftest import label, section

CODES = [
    "34067-9",
    "34068-7",
    "34070-3",
    "34073-7",
    "42228-7",
    "34084-4",
    "43685-7",
    "34071-1",
    "43679-0",
    "34088-5",
    "34089-3",
    "43680-8",
    "34092-7",
    "34069-5",
    "34076-0",
    "42231-1",
    "34093-5",
    "53413-1",
    "42229-5",
    "42229-5",
    "42229-5",
    "34066-1",
    "51945-4",
    "99999-9",
    "50742-6",
]
TITLES = [
    "1 INDICATIONS AND USAGE",
    "2.1 Dosage",
    "Contraindications:",
    "WARNINGS AND PRECAUTIONS",
    "What is testamycin?",
    "FAQs",
    "# not a heading #",
    "1. First",
    "- dash",
    "References",
    "Disclaimer",
    "Q: May I?",
    "5 < 6 & 7 > 3 | x",
    "**Bold** _title_ `code`",
    "Overdosage",
    "How Supplied",
    "8 USE IN SPECIFIC POPULATIONS",
    "A title that goes on and on " * 7,
    "Adverse Reactions in [brackets](x)",
    "\u00a0",
    "",
]
LINES = [
    "Dosage: 5 mg twice a day",
    "Dosage",
    "USAGE",
    "Usage",
    "Contraindications: none",
    "Side effects - none",
    "**Warnings:** none",
    "Disclaimer: nobody",
    "Disclaimer",
    "Generic Name: testamycin",
    "Q: May I? A: No.",
    "Q1. May I? Yes.",
    "FAQ",
    "---",
    "***",
    "* * *",
    "___",
    "===",
    "# heading",
    "####### seven",
    "#",
    "+ plus",
    "- minus",
    "-",
    "* star",
    "1. one",
    "12) twelve",
    "1986. A good year",
    "\u2022 bullet",
    "> quoted",
    "    indented",
    "\tindented",
    "```",
    "~~~ python",
    "`code` and ``more``",
    "a * b * c and *d*",
    "_low_ and __lower__ and snake_case_word and _",
    "[x](y) and ![x](y) and [z] and [z]: http://a.b",
    "[1]: http://a.b 'c'",
    "<b>tag</b> <script>x</script> <!-- c --> <br>",
    "5<6 and 6>5 and <5 mg and < 5 and >=3",
    "& &amp; &lt; &#60; &copy; AT&T",
    "a|b | c || d",
    "| a | b |",
    "| --- | --- |",
    "back\\slash \\* \\",
    "http://a.b/c_d_e?f=g&h=i www.a.b me@a.b <http://a.b>",
    "HLA-B*1502 and CYP2D6*4/*5",
    "~~struck~~ ~ x ~",
    "$x$ and $$y$$",
    "title: x",
    "{.class} {: #id}",
    ": definition",
    "Term",
    "^sup^ and [^1] and [^1]: note",
    "*[HTML]: abbreviation",
    "!!! note",
    "50% \u00b1 2 \u2264 3 \u00d7 10",
    "non\u00a0breaking\u00a0space and soft\u00adhyphen and \ufeffmark",
    "zero\u200bwidth",
    "caf\u00e9 \u03bcg \U0001d6fd",
    "word",
    "and more words of a sentence, which goes on.",
    "",
    " ",
    "\u00a0",
    "See section (5.1).",
    "Important:",
    "Warning: hot",
    "Boxed warning",
    "Questions?",
    "(a) one (b) two",
    "\\",
    "!",
    "![",
    "](",
    "&nbsp;",
    "&amp;lt;",
    "Usage: \u2013 x",
    "<",
    "</p>",
    "<b></b>",
]
STYLES = ["bold", "italics", "underline", "Bold Italics", "BOLD", "bold  underline", "xmChange", "", "emphasis", "rare"]


class Maker:
    """Makes labels; the same seed makes the same one."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._ids = 0

    def label(self) -> bytes:
        """Return a label."""
        body = "".join(self._section(0) for _ in range(self._random.randint(1, 7)))
        return label(body)

    def _some(self, make: Callable[[], str], most: int, least: int = 0) -> str:
        return "".join(make() for _ in range(self._random.randint(least, most)))

    def _one(self, *ways: tuple[int, Callable[[], str]]) -> str:
        return self._random.choices([way for _, way in ways], [weight for weight, _ in ways])[0]()

    def _id(self) -> str:
        self._ids += 1
        return f' ID="i{self._ids}"' if self._random.random() < 0.3 else ""

    def _section(self, depth: int) -> str:
        title = self._random.choice(TITLES) if self._random.random() < 0.8 else ""
        said = escape(title)
        if self._random.random() < 0.1:
            said = self._run(0)
        text = self._text() if self._random.random() < 0.8 else ""
        below = self._some(lambda: self._section(depth + 1), 3) if depth < 4 else ""
        code = self._random.choice(CODES) if depth == 0 or self._random.random() < 0.4 else "42229-5"
        made = section(code, text, said, below=below)
        if self._random.random() < 0.05:
            made = made.replace(f'<code code="{code}"/>', "", 1)
        return made

    def _text(self) -> str:
        return self._some(
            lambda: self._one(
                (6, self._paragraph),
                (2, lambda: self._list(0)),
                (2, lambda: self._table(0)),
                (1, lambda: self._run(0)),
                (1, lambda: "<br/>"),
                (1, self._image),
            ),
            6,
        )

    def _paragraph(self) -> str:
        return f"<paragraph{self._id()}>{self._some(lambda: self._run(0), 3)}</paragraph>"

    def _words(self) -> str:
        return escape(self._random.choice(LINES), quote=False)

    def _run(self, depth: int) -> str:
        space = self._random.choice(["", " ", "\n   "])
        if depth > 2:
            return space + self._words()
        return space + self._one(
            (8, self._words),
            (4, lambda: f'<content styleCode="{self._random.choice(STYLES)}">{self._runs(depth)}</content>'),
            (1, lambda: f"<sup>{self._runs(depth)}</sup>"),
            (1, lambda: f"<sub>{self._runs(depth)}</sub>"),
            (1, lambda: "<br/>" * self._random.randint(1, 3)),
            (1, lambda: f"<linkHtml{self._href()}>{self._runs(depth)}</linkHtml>"),
            (1, self._note),
            (1, self._image),
        )

    def _runs(self, depth: int) -> str:
        return self._some(lambda: self._run(depth + 1), 2)

    def _href(self) -> str:
        ways = [
            f"#i{self._random.randint(1, 30)}",
            "#none",
            "http://a.b/c?d=e&amp;f=(g)",
            "javascript:x",
            "mailto:a@b.c",
        ]
        return f' href="{self._random.choice(ways)}"'

    def _note(self) -> str:
        number = self._random.randint(1, 4)
        if self._random.random() < 0.4:
            return f'<footnoteRef IDREF="n{number}"/>'
        return f"<footnote>{self._words()}</footnote>"

    def _image(self) -> str:
        return '<renderMultiMedia referencedObject="M1"/>'

    def _list(self, depth: int) -> str:
        kind = self._random.choice(["", ' listType="ordered"', ' listType="unordered"', ' listType="ORDERED"'])
        style = self._random.choice(["", "", ' styleCode="Disc"', ' styleCode="littlealpha"', ' styleCode="BigRoman"'])
        marks = self._random.choice(
            [
                [],
                [],
                ["•"] * 9,
                [f"{n}." for n in range(3, 12)],
                [f"({c})" for c in "abcdefghi"],
                ["*", "", "o"] * 3,
                ["1.", "3."] * 5,
            ]
        )
        caption = f"<caption>{self._run(2)}</caption>" if self._random.random() < 0.1 else ""
        items = "".join(self._item(depth, marks[n] if marks else "") for n in range(self._random.randint(0, 4)))
        return f"<list{kind}{style}>{caption}{items}</list>"

    def _item(self, depth: int, mark: str) -> str:
        caption = f"<caption>{mark}</caption>" if mark else ""
        deeper: list[tuple[int, Callable[[], str]]] = [
            (1, lambda: self._table(depth + 1)),
            (3, lambda: self._list(depth + 1)),
        ]
        ways = [(5, lambda: self._run(1)), (3, self._paragraph), *(deeper if depth < 3 else [])]
        return f"<item{self._id()}>{caption}{self._some(lambda: self._one(*ways), 3)}</item>"

    def _table(self, depth: int) -> str:
        columns = self._random.choice([1, 2, 2, 3, 4, 7])
        caption = f"<caption>{self._run(1)}</caption>" if self._random.random() < 0.3 else ""
        head = self._part("thead", columns, depth) if self._random.random() < 0.4 else ""
        foot = self._part("tfoot", columns, depth) if self._random.random() < 0.3 else ""
        body = self._part("tbody", columns, depth) if self._random.random() < 0.8 else self._rows(columns, depth)
        parts = [head, foot, body] if self._random.random() < 0.5 else [head, body, foot]
        return f"<table>{caption}<col/>{''.join(parts)}</table>"

    def _part(self, name: str, columns: int, depth: int) -> str:
        return f"<{name}>{self._rows(columns, depth)}</{name}>"

    def _rows(self, columns: int, depth: int) -> str:
        return self._some(
            lambda: f"<tr>{''.join(self._cell(columns, depth) for _ in range(self._width(columns)))}</tr>", 4
        )

    def _width(self, columns: int) -> int:
        return columns if self._random.random() < 0.85 else self._random.randint(0, columns + 1)

    def _cell(self, columns: int, depth: int) -> str:
        tag = self._random.choice(["td", "td", "td", "th"])
        spans = ""
        if self._random.random() < 0.15:
            spans = f' colspan="{self._random.randint(1, columns)}"'
        if self._random.random() < 0.15:
            spans += f' rowspan="{self._random.choice([1, 2, 3, 9])}"'
        ways: list[tuple[int, Callable[[], str]]] = [(8, lambda: self._run(1)), (3, self._paragraph)]
        if depth < 2:
            ways += [(1, lambda: self._list(depth + 2)), (1, lambda: self._table(depth + 2))]
        return f"<{tag}{spans}>{self._some(lambda: self._one(*ways), 2)}</{tag}>"
