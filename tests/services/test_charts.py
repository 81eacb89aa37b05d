"""Charts: bars with their numbers, the same shapes on screen and on paper."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from services.charts import as_svg, bar_chart

YEARS = [("2024", 10), ("2025", 1940), ("2026", 0)]


def texts(svg: bytes) -> list[str]:
    return [
        element.text or ""
        for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def test_every_bar_has_its_number_and_its_name():
    svg = as_svg(bar_chart(YEARS, 300, 200), "Inter")
    assert texts(svg) == ["2024", "10", "2025", "1.940", "2026", "0"]
    assert b"Inter" in svg
    assert b"Helvetica" not in svg


def test_only_the_chosen_year_stands_out():
    svg = as_svg(bar_chart(YEARS, 300, 200, chosen="2025"), "Inter").decode()
    fills = re.findall(r"<rect [^>]*fill: (rgb\([^)]*\))", svg)
    assert len(fills) == 3
    assert fills[0] == fills[2] != fills[1]


def test_the_screen_gets_no_clip_path_which_it_would_draw_black():
    assert b"clipPath" not in as_svg(bar_chart(YEARS, 300, 200), "Inter")


def test_nothing_to_draw_draws_nothing():
    assert texts(as_svg(bar_chart([], 300, 200), "Inter")) == []


@given(
    st.lists(st.tuples(st.sampled_from(["2024", "2025"]), st.integers(0, 10**6)), max_size=12),
    st.integers(60, 2000),
    st.integers(60, 1200),
)
def test_bars_stay_inside_whatever_the_size(values, width, height):
    for shape in bar_chart(values, width, height).contents:
        left, bottom, right, top = shape.getBounds()
        if type(shape).__name__ == "Rect":
            assert 0 <= left <= right <= width
            assert 0 <= bottom <= top <= height
