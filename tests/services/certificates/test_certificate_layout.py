"""Layouts as data files: what ships is sound, and a mistake is named by file and field."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problems import Refused
from services.certificates.keys import BLANKS, KEYS
from services.certificates.layout import Field, Layout, overlaps, problems_of
from services.certificates.layout_file import read_layout, shipped_layouts, written

SMALL = """
code = "nho"
name = "Bố cục nhỏ"
confidence = "unverified"
width = 200
height = 150

[[fields]]
key = "title"
x = 10
y = 20
width = 180
height = 20
size = 30
{title}

[[fields]]
key = "name"
x = 10
y = 50
width = 180
height = 12
size = 20
{name}
"""


def small(title: str = "", name: str = "") -> str:
    return SMALL.format(title=title, name=name)


def refused(text: str) -> str:
    with pytest.raises(Refused) as raised:
        read_layout(text, "cua-xa.toml")
    sentence = str(raised.value)
    assert "cua-xa.toml" in sentence
    assert sentence.endswith("hãy sửa chỗ đó rồi dùng lại bố cục.")
    return sentence


@pytest.mark.parametrize("layout", shipped_layouts(), ids=lambda layout: layout.code)
def test_what_ships_is_sound(layout: Layout):
    assert problems_of(layout) == []
    assert overlaps(layout) == []
    assert layout.citation
    assert layout.since
    assert layout.confidence == "unverified"
    assert layout.signature_space >= 35
    assert layout.field("book_number")
    assert layout.field("decision")


def test_there_are_layouts_for_both_papers_and_for_titles():
    codes = {layout.code: (layout.width, layout.height) for layout in shipped_layouts()}
    assert codes["giay-khen-a4"] == codes["bang-chung-nhan-a4"] == (297, 210)
    assert codes["giay-khen-a3"] == (420, 297)


@pytest.mark.parametrize("layout", shipped_layouts(), ids=lambda layout: layout.code)
def test_a_layout_written_and_read_again_is_the_same(layout: Layout):
    assert read_layout(written(layout), "lai.toml") == layout


def test_a_file_with_a_mark_at_its_beginning_and_windows_line_ends_is_read():
    text = "\ufeff" + small().replace("\n", "\r\n")
    assert read_layout(text, "x.toml") == read_layout(small(), "x.toml")


def test_a_field_outside_the_paper_is_named_with_its_line():
    sentence = refused(small().replace("x = 10", "x = 30", 1))
    assert "dòng 10, ô “Tên giấy khen, bằng”" in sentence
    assert "nằm ngoài trang giấy 200 × 150 mm" in sentence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (small().replace('key = "title"', 'key = "motto"'), "thiếu ô “Tên giấy khen, bằng”"),
        (small().replace('key = "name"', 'key = "motto"'), "thiếu ô “Tên người, tập thể, hộ”"),
        (small().replace('key = "name"', 'key = "names"'), "không phải là ô dùng được"),
        (small(name='colour = "red"'), "màu “red” không đúng cách viết #rrggbb"),
        (small(name='text = "{họ}"'), "chỗ điền {họ} không dùng được"),
        (small(name='text = "{tên"'), "dấu { } không đi đủ cặp"),
        (small(name="least = 30"), "cỡ chữ nhỏ nhất"),
        (small(name="lines = 40"), "từ 1 đến 8 dòng"),
        (small(name="leading = 0"), "khoảng cách dòng"),
        (small(name="sice = 3"), "“sice” là tên không dùng"),
        (small(name='align = "top"'), "“top” không dùng được"),
        (small().replace("size = 30", "size = 500"), "cỡ chữ từ 5 đến 120"),
        (small().replace("size = 30", "size = nan"), "cỡ chữ từ 5 đến 120"),
        (small().replace("x = 10", "x = nan", 1), "nằm ngoài trang giấy"),
        (small().replace("width = 180", "width = 0", 1), "rộng và cao hơn 0 mm"),
        (small().replace("width = 200", "width = 20"), "phải từ 70 đến 600 mm"),
        (small().replace("width = 200", 'width = "200"'), "cần số"),
        (small().replace("width = 200\n", ""), "thiếu “width”"),
        (small().replace("width = 200", "width = "), "dòng 5, cột"),
        (small().replace("Bố cục nhỏ", " "), "chưa có tên bố cục"),
        (
            small().replace("\nwidth", "\nfrom = 2026-01-02\nto = 2026-01-01\nwidth", 1),
            "trước ngày",
        ),
        (small() + small()[small().index("[[") :], "có hai lần"),
        ("", "thiếu “"),
        (small()[: small().index("[[")] + "fields = 3", "cần danh sách"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(text: str, told: str):
    if told.startswith("“sice”"):
        assert "sice" in refused(text)
        return
    assert told in refused(text)


def test_room_for_signature_and_seal_is_demanded():
    signing = '[[fields]]\nkey = "{}"\nx = 100\ny = {}\nwidth = 90\nheight = 10\nsize = 13\n'
    text = small() + signing.format("position", 70) + signing.format("signer", 110)
    assert "chưa chừa đủ 35 mm" in refused(text)
    enough = text.replace("width = 200", "width = 200\nsignature_space = 30")
    assert read_layout(enough, "x.toml").signature_space == 30


def test_boxes_over_each_other_are_found():
    layout = read_layout(small().replace("y = 50", "y = 35"), "x.toml")
    ((one, other),) = overlaps(layout)
    assert (one.key, other.key) == ("title", "name")


def test_every_usual_text_has_only_known_blanks():
    known = [Field(key=key, x=0, y=0, width=10, height=10, size=10) for key in KEYS]
    for field in known:
        rest = field.template
        for blank in BLANKS:
            rest = rest.replace(f"{{{blank}}}", "")
        assert "{" not in rest


@given(
    x=st.floats(0, 100), width=st.floats(0.01, 100), size=st.floats(5, 120),
    text=st.text(st.characters(blacklist_characters="{}", blacklist_categories=["Cs"]), max_size=30),
)  # fmt: skip
def test_whatever_the_editor_can_make_is_stored_and_read(x, width, size, text):
    base = read_layout(small(), "x.toml")
    title = msgspec.structs.replace(base.fields[0], x=x, width=width, size=size, text=text)
    layout = msgspec.structs.replace(
        base, fields=(title, base.fields[1]), since=date(2026, 1, 1), name=text.strip() or "Tên"
    )
    if problems_of(layout):
        return
    again = read_layout(written(layout), "x.toml")
    assert again.name == layout.name
    assert again.fields[0].text == text
    assert again.fields[0].x == pytest.approx(x, abs=0.001)
    assert again.fields[0].size == pytest.approx(size, abs=0.001)
