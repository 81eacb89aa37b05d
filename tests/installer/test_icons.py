import struct

import pytest
from PySide6.QtGui import QColor, QImage

from installer.icons import HEADER, SIDE, drawn, icon_file, write_icons
from ui.icons import DRAWN_SIZES, program_icon

NAMES = ["so-thi-dua", "tdkt"]
GROUNDS = ["#ffffff", "#202020", "#0a64ad"]
"""Explorer, a dark task bar, a row that is chosen."""


def light(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.getRgbF()[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def solid(image: QImage) -> list[QColor]:
    dots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return [dot for dot in dots if dot.alpha() > 240]


@pytest.mark.parametrize("name", NAMES)
def test_the_file_holds_every_size_that_windows_asks_for(qapp, tmp_path, name):
    content = icon_file(name)
    kind, count = struct.unpack_from("<HH", content, 2)
    assert (kind, count) == (1, len(DRAWN_SIZES))
    for place, size in enumerate(DRAWN_SIZES):
        side, _, _, _, _, depth, length, start = struct.unpack_from(
            "<BBBBHHII", content, 6 + 16 * place
        )
        assert (side or 256, depth) == (size, 32)
        assert start + length <= len(content)
        assert content[start : start + 4] == (b"\x89PNG" if size == 256 else b"\x28\0\0\0")


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_of_icons_finds_the_drawing_in_it(qapp, tmp_path, name):
    from PIL import Image

    file = tmp_path / "drawn.ico"
    file.write_bytes(icon_file(name))
    with Image.open(file) as read:
        assert sorted(read.info["sizes"]) == [(size, size) for size in DRAWN_SIZES]
        for size in DRAWN_SIZES:
            ours = drawn(name, size).convertToFormat(QImage.Format.Format_RGBA8888)
            assert read.ico.getimage((size, size)).convert("RGBA").tobytes() == ours.constBits()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", DRAWN_SIZES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_drawing_stands_out_from_what_is_behind_it(qapp, name, size, ground):
    dots = solid(drawn(name, size))
    assert len(dots) > size * size * 0.3
    seen = [dot for dot in dots if contrast(dot, QColor(ground)) >= 3]
    assert len(seen) > size * size * 0.15


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [16, 20, 24, 32])
def test_the_star_can_be_told_from_the_red_at_small_sizes(qapp, name, size):
    dots = solid(drawn(name, size))
    gold = [dot for dot in dots if dot.red() > 220 and 150 < dot.green() < 230 > dot.blue() + 80]
    red = [dot for dot in dots if dot.red() > 120 and dot.green() < 60]
    assert len(gold) >= size * size * 0.03
    assert len(red) >= size * size * 0.1
    assert contrast(gold[0], red[0]) >= 3


def test_two_runs_write_the_same_bytes(qapp, tmp_path):
    for run in ("one", "two"):
        write_icons(tmp_path / run)
    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert names == ["installer-header.bmp", "installer-side.bmp", "so-thi-dua.ico", "tdkt.ico"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize(("name", "size"), [("side", SIDE), ("header", HEADER)])
def test_the_pictures_of_the_installer_are_bitmaps_without_transparency(qapp, tmp_path, name, size):
    write_icons(tmp_path)
    content = (tmp_path / f"installer-{name}.bmp").read_bytes()
    width, height, _, depth, packed = struct.unpack_from("<iiHHI", content, 18)
    assert (content[:2], (width, height), depth, packed) == (b"BM", size, 24, 0)


def test_the_window_has_its_icon_in_every_size(qapp):
    sizes = {(size.width(), size.height()) for size in program_icon().availableSizes()}
    assert sizes == {(size, size) for size in DRAWN_SIZES}
