"""Plain front matter is read to the same values, texts and body as by YAML and python-frontmatter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medviewer.monograph.frontmatter import front_matter
from medviewer.monograph.frontmatter.plain import read_plain

KEYS = st.sampled_from(["title", "Generic-Name", "generic_name", "layout", "on", "No", "x", "a-b_c", "null", "last--x"])
VALUES = st.one_of(
    st.sampled_from(
        [
            "page",
            "Yes",
            "off",
            "NULL",
            "nan",
            "y",
            "e5",
            "inf",
            "Iron (III)  oxide",
            "a - b",
            "a, b",
            "it's",
            "x #y",
            "z:",
        ]
    ),
    st.text("Aaby0159 .,+/()%'_-:#e\n\t", max_size=12),
    st.text(max_size=6),
)
FENCES = st.sampled_from(["---\n", "----\n", "--- \n", "---\n\n", "---\n \n", "---\n    ", "---\n\n\n", "---", "...\n"])


@pytest.fixture
def by_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_matter, "read_plain", lambda source: None)


def page(lines: list[tuple[str, str]], opening: str, closing: str, body: str) -> str:
    return opening + "".join(f"{key}: {value}\n" for key, value in lines) + closing + body


@settings(max_examples=750)
@given(
    st.lists(st.tuples(KEYS, VALUES), max_size=3).flatmap(
        lambda lines: st.builds(
            page, st.just(lines), FENCES, FENCES, st.sampled_from(["", "# T\n", "x\n---\ny\n", " z"])
        )
    )
)
def test_the_same_as_yaml(source: str) -> None:
    plain = read_plain(source)
    if plain is None:
        return
    quick = front_matter.split(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "read_plain", lambda _: None)
        assert quick == front_matter.split(source)


@pytest.mark.usefixtures("by_yaml")
def test_yaml_reads_the_same_page() -> None:
    found = front_matter.split("---\nlayout: page\ntitle: Iron (III) oxide\n---\n\n# Iron\n")
    assert (found.text("title"), found.body, found.first_line) == ("Iron (III) oxide", "\n# Iron\n", 5)


def test_a_plain_page_needs_no_yaml() -> None:
    plain = read_plain("---\nlayout: page\ntitle: Iron (III) oxide\n---\n\n# Iron\n")
    assert plain is not None
    assert plain.values == {"layout": "page", "title": "Iron (III) oxide"}
    assert plain.body == "\n# Iron\n"


@pytest.mark.parametrize(
    "lines",
    ["title: 5", "title: No", "on: x", "title: 'x'", "title: a: b", "title: a #b", "title:", "t: [a]", "t: a\nt: b"],
)
def test_what_yaml_may_read_otherwise_is_left_to_it(lines: str) -> None:
    assert read_plain(f"---\n{lines}\n---\n\n# T\n") is None
