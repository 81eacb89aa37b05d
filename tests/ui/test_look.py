import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPalette, QRegion
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

import resources
from ui import icons
from ui.colours import PAPER, TONE_ICONS, Colours, colours, high_contrast
from ui.widgets.picture import Picture

TALL = "ẤỄỘỲỸgq"


def contrast(one: str, other: str) -> float:
    """As the accessibility guidelines reckon it."""

    def light(colour: str) -> float:
        parts = QColor(colour).getRgbF()[:3]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "good", "warn", "bad", "info"])
@pytest.mark.parametrize("ground", ["page", "panel", "accent_tint"])
def test_every_text_can_be_read_on_every_ground(ink, ground):
    assert contrast(getattr(PAPER, ink), getattr(PAPER, ground)) >= 4.5


@pytest.mark.parametrize("tone", TONE_ICONS)
def test_a_tone_can_be_read_on_its_own_ground(tone):
    ground = getattr(PAPER, f"{tone}_tint", PAPER.panel)
    assert contrast(PAPER.of(tone), ground) >= 4.5


def test_text_on_the_filled_button_can_be_read():
    assert contrast(PAPER.on_accent, PAPER.accent) >= 4.5


def test_the_screen_font_is_the_one_that_ships_and_its_digits_are_equally_wide(look):
    font = QApplication.font()
    assert font.family() == "Inter"
    metrics = QFontMetrics(font)
    assert {metrics.horizontalAdvance(digit * 10) for digit in "0123456789"} == {
        metrics.horizontalAdvance("0" * 10)
    }


def test_controls_are_high_enough_for_tall_letters_at_every_size(qtbot, look):
    from ui.look import SIZES

    field, button = QLineEdit(TALL), QPushButton(TALL)
    qtbot.addWidget(field)
    qtbot.addWidget(button)
    try:
        for size in SIZES:
            look.choose_size(size)
            tall = QFontMetrics(QApplication.font()).boundingRect(TALL).height()
            for widget in (field, button):
                widget.ensurePolished()
                assert widget.sizeHint().height() >= tall + 8
    finally:
        look.normal()


def test_controls_and_rows_keep_to_the_grid(qtbot, look):
    field, button = QLineEdit(), QPushButton("Lưu")
    for widget in (field, button):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() == 32


def test_size_of_text_stays_within_bounds(look):
    try:
        for _ in range(30):
            look.larger()
        assert look.size == 18
        for _ in range(30):
            look.smaller()
        assert look.size == 8
    finally:
        look.normal()


def test_high_contrast_uses_only_colours_of_the_system(qapp):
    system = QPalette(QColor("black"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    system.setColor(QPalette.ColorRole.Window, QColor("black"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("black"))
    used = set(high_contrast(system).tokens().values())
    assert used == {"#ffff00", "#000000", "#00ffff"}


def test_no_colour_is_left_to_the_system_whose_windows_may_be_dark():
    palette = PAPER.palette()
    groups = (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    )
    left = [
        (group.name, role.name)
        for group in groups
        for role in QPalette.ColorRole
        if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
        and not palette.isBrushSet(group, role)
    ]
    assert left == []


def test_scales_between_the_whole_ones_are_taken_as_they_are(qapp):
    kinds = Qt.HighDpiScaleFactorRoundingPolicy
    assert QApplication.highDpiScaleFactorRoundingPolicy() == kinds.PassThrough


def test_the_style_sheet_knows_every_colour_and_length_it_names(look):
    text = QApplication.instance().styleSheet()
    assert "$" not in text
    assert PAPER.accent in text


def test_what_is_painted_by_hand_wears_the_colours_of_the_application(look):
    assert colours() is look.colours
    assert isinstance(look.colours, Colours)


DRAWINGS = sorted(file.stem for file in resources.path("icons").glob("*.svg"))


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_icon_is_drawn_at_every_size(qapp, name):
    picture = icons.picture(name, 16, "#000000", 1.5).toImage()
    assert (picture.width(), picture.height()) == (24, 24)
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_picture_is_drawn_for_the_screen_that_shows_it(qtbot, ratio):
    widget = Picture("circle-alert", 28, PAPER.bad)
    qtbot.addWidget(widget)
    side = round(28 * ratio)
    screen = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    screen.setDevicePixelRatio(ratio)
    screen.fill(Qt.GlobalColor.transparent)
    widget.render(screen, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    expected = icons.picture("circle-alert", 28, PAPER.bad, ratio).toImage()
    screen.setDevicePixelRatio(1)
    expected.setDevicePixelRatio(1)
    assert screen == expected.convertToFormat(screen.format())


def test_an_icon_takes_the_colour_that_is_asked(qapp):
    picture = icons.icon("square" if "square" in DRAWINGS else "circle", "#A61B1B").pixmap(16)
    image = picture.toImage()
    solid = [
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert solid
    assert set(solid) <= {"#a61b1b", "#a51b1b", "#a61a1a", "#a71b1b"}


def test_a_misspelt_icon_is_noticed(qapp):
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-drawing")


def test_lists_and_menus_have_the_font_of_the_program_whatever_the_system_gives_them(look):
    part = "QAbstractItemView"
    QApplication.setFont(QFont("Liberation Serif"), part)
    look.larger()
    look.normal()
    assert QApplication.font(part).family() == QApplication.font().family()
