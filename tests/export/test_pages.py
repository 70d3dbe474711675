"""Where pages end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medviewer.export.paper.page_breaks import FULL_ENOUGH, Box, BreakPenalty, Sheet, paginate


def column(*rows: tuple[float, BreakPenalty], header: tuple[float, float] | None = None, gap: float = 0) -> list[Box]:
    strips, top = [], 0.0
    for height, glue in rows:
        strips.append(Box(top, top + height, glue, header))
        top += height + gap
    return strips


def lines(count: int, glue: BreakPenalty = BreakPenalty.NONE) -> list[tuple[float, BreakPenalty]]:
    return [(10.0, glue)] * count


def spans(sheets: list[Sheet]) -> list[tuple[float, float]]:
    return [(sheet.top, sheet.bottom) for sheet in sheets]


def test_nothing_is_one_empty_page() -> None:
    assert paginate([], 100) == [Sheet(0, 0)]


def test_a_page_is_filled_and_the_space_between_pages_left_out() -> None:
    assert spans(paginate(column(*lines(12), gap=2), 100)) == [(0, 94), (96, 142)]


def test_a_heading_goes_with_what_it_heads() -> None:
    strips = column(*lines(9), (10, BreakPenalty.HEADING), *lines(3))
    assert spans(paginate(strips, 100)) == [(0, 90), (90, 130)]


def test_what_belongs_together_goes_to_the_next_page_whole() -> None:
    strips = column(*lines(7), *lines(4, BreakPenalty.TOGETHER), *lines(2))
    assert spans(paginate(strips, 100)) == [(0, 70), (70, 130)]


def test_what_is_longer_than_a_page_is_divided_at_its_foot() -> None:
    strips = column(*lines(1), *lines(25, BreakPenalty.TOGETHER), *lines(1))
    assert spans(paginate(strips, 100)) == [(0, 100), (100, 200), (200, 270)]


def test_a_nearly_empty_page_is_not_left_for_it() -> None:
    strips = column(*lines(2), *lines(9, BreakPenalty.TOGETHER), *lines(2))
    assert spans(paginate(strips, 100))[0] == (0, 100)


def test_a_heading_parts_from_its_text_later_than_a_question_from_its_answer() -> None:
    strips = column(*lines(8, BreakPenalty.TOGETHER), (10, BreakPenalty.HEADING), *lines(4, BreakPenalty.TOGETHER))
    assert spans(paginate(strips, 90)) == [(0, 80), (80, 130)]


def test_the_header_of_a_table_stands_on_each_of_its_pages() -> None:
    rows = column(*lines(20))
    strips = [rows[0], *(Box(r.top, r.bottom, r.glue, (0, 10)) for r in rows[1:])]
    sheets = paginate(strips, 100)
    assert sheets[0] == Sheet(0, 100, None)
    assert sheets[1:] == [Sheet(100, 190, (0, 10)), Sheet(190, 200, (0, 10))]


def test_a_header_of_a_third_of_a_page_is_not_repeated() -> None:
    strips = column(*lines(20), header=(0, 40))
    assert all(sheet.header is None for sheet in paginate(strips, 100))


def test_a_row_that_no_page_can_hold_has_the_head_of_its_table_on_each() -> None:
    head = Box(0, 10, BreakPenalty.HEADING)
    sheets = paginate([head, Box(10, 310, BreakPenalty.ROW, (0, 10)), Box(310, 320, header=(0, 10))], 100, overlap=10)
    assert [sheet.header for sheet in sheets] == [None, *[(0, 10)] * (len(sheets) - 1)]
    assert all(sheet.bottom - sheet.top <= (90 if sheet.header else 100) for sheet in sheets)
    assert sheets[-2].bottom == 310 and sheets[1].top == 10


def test_what_no_page_can_hold_is_cut_and_a_line_of_it_shown_twice() -> None:
    strips = column((10, BreakPenalty.NONE), (250, BreakPenalty.NONE), (10, BreakPenalty.NONE))
    assert spans(paginate(strips, 100, overlap=10)) == [(0, 10), (10, 110), (100, 200), (190, 260), (260, 270)]


HEIGHTS = st.lists(
    st.tuples(st.floats(1, 150, allow_nan=False), st.sampled_from(BreakPenalty)), min_size=1, max_size=60
)


@given(HEIGHTS, st.floats(0, 20), st.sampled_from([None, (0.0, 8.0)]))
def test_pages_hold_all_strips_once_in_order_and_none_is_too_high(
    rows: list[tuple[float, BreakPenalty]], gap: float, header: tuple[float, float] | None
) -> None:
    strips = column(*rows, header=header, gap=gap)
    sheets = paginate(strips, 100, overlap=5)
    for sheet in sheets:
        repeated = sheet.header[1] - sheet.header[0] if sheet.header else 0
        assert sheet.bottom - sheet.top + repeated <= 100 + 1e-6
    for strip in strips:
        holding = [s for s in sheets if s.top <= strip.top + 1e-6 and strip.bottom <= s.bottom + 1e-6]
        parts = [s for s in sheets if s.top < strip.bottom - 1e-6 and s.bottom > strip.top + 1e-6]
        assert len(holding) == len(parts) == 1 or strip.bottom - strip.top > 100 - 8
    assert all(before.top < after.top for before, after in pairwise(sheets))


@given(HEIGHTS)
def test_a_page_ends_after_glue_only_where_all_of_it_is_glued(rows: list[tuple[float, BreakPenalty]]) -> None:
    strips = [strip for strip in column(*rows) if strip.bottom - strip.top <= 100]
    glues = {strip.bottom: strip.glue for strip in strips}
    for sheet in paginate(strips, 100)[:-1]:
        free = [
            s
            for s in strips
            if s.glue == BreakPenalty.NONE
            and sheet.top + FULL_ENOUGH * 100 <= s.bottom <= sheet.bottom
            and s.top >= sheet.top
        ]
        assert glues[sheet.bottom] == BreakPenalty.NONE or not free


@pytest.mark.parametrize("count", [10, 11, 12, 13, 21, 25])
def test_the_last_page_has_three_lines_or_more(count: int) -> None:
    strips = [Box(10.0 * n, 10.0 * n + 10) for n in range(count)]
    pages = paginate(strips, 100, overlap=10)
    assert len(pages) == -(-count // 10)
    assert all(page.bottom - page.top >= 30 for page in pages)
    assert [page.top for page in pages[1:]] == [page.bottom for page in pages[:-1]]


def test_a_last_line_below_what_fills_a_page_stands_alone() -> None:
    assert paginate([Box(0, 95), Box(95, 105)], 100, overlap=10) == [Sheet(0, 95), Sheet(95, 105)]
