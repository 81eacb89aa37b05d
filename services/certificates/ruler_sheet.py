"""Tờ thước: a sheet whose marks, measured on paper, tell how a printer has to be set right."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from models.certificates import Calibration
from models.files import write_whole
from models.problems import Rejected
from services.certificates.canvas import certificate_canvas
from services.certificates.drawing import matrix
from services.certificates.fitting import POINTS_PER_MM
from services.documents.fonts import paper_faces

MARK = 20.0
"""Millimetres from the edges of the paper to the marks, as they are drawn."""
FARTHEST_OFF = 15.0
MOST_STRETCH = 0.05
MOST_SKEW = 1.5

CORNERS: dict[str, str] = {
    "top_left": "Góc trên bên trái",
    "top_right": "Góc trên bên phải",
    "bottom_left": "Góc dưới bên trái",
    "bottom_right": "Góc dưới bên phải",
}
DIRECTIONS: dict[str, str] = {
    "x": "từ mép trái hoặc phải đến dấu",
    "y": "từ mép trên hoặc dưới đến dấu",
}


@dataclass(frozen=True, slots=True)
class Solved:
    """How a page has to be drawn to land right: a point x at ``x * scale_x + shift_x``."""

    shift_x: float
    shift_y: float
    scale_x: float
    scale_y: float
    skew: float
    """Millimetres by which opposite marks disagree: the sheet went through aslant."""

    @property
    def aslant(self) -> bool:
        return self.skew > MOST_SKEW


def measured_keys() -> tuple[str, ...]:
    """``top_left_x``, ``top_left_y``, … as the numbers of a calibration are kept."""
    return tuple(f"{corner}_{direction}" for corner in CORNERS for direction in DIRECTIONS)


def solve(measured: Mapping[str, float], width: float, height: float) -> Solved:
    """From the two numbers per corner that were read off a sheet printed without any setting.

    Each is the distance in millimetres from the nearer edge of the paper to the mark. Raises
    ``Rejected`` by key for a number that is missing or cannot be.
    """
    problems: dict[str, str] = {}
    for key in measured_keys():
        corner = CORNERS[key[:-2]].lower()
        if key not in measured:
            problems[key] = f"Hãy nhập số đo ở {corner}."
        elif not abs(measured[key] - MARK) <= FARTHEST_OFF:
            problems[key] = f"Số đo ở {corner} phải từ 5 đến 35 mm; hãy đo lại."
    if problems:
        raise Rejected(problems)
    left = (measured["top_left_x"] + measured["bottom_left_x"]) / 2
    right = (measured["top_right_x"] + measured["bottom_right_x"]) / 2
    top = (measured["top_left_y"] + measured["top_right_y"]) / 2
    bottom = (measured["bottom_left_y"] + measured["bottom_right_y"]) / 2
    across = _stretch(left, width - right, width)
    down = _stretch(top, height - bottom, height)
    for stretch, key in ((across, "top_right_x"), (down, "bottom_left_y")):
        if not 1 / (1 + MOST_STRETCH) <= stretch <= 1 / (1 - MOST_STRETCH):
            problems[key] = (
                "Các số đo cho thấy trang bị co giãn hơn 5%; hãy in lại tờ thước ở cỡ thật (100%) "
                "trên đúng khổ giấy rồi đo lại."
            )
    if problems:
        raise Rejected(problems)
    skew = max(
        abs(measured["top_left_x"] - measured["bottom_left_x"]),
        abs(measured["top_right_x"] - measured["bottom_right_x"]),
        abs(measured["top_left_y"] - measured["top_right_y"]),
        abs(measured["bottom_left_y"] - measured["bottom_right_y"]),
    )
    return Solved(MARK - left / across, MARK - top / down, 1 / across, 1 / down, skew)


def _stretch(first: float, last: float, length: float) -> float:
    """Of one direction, of which the marks landed at ``first`` and ``last``."""
    return (last - first) / (length - 2 * MARK)


def write_ruler(
    width: float, height: float, path: Path, calibration: Calibration | None = None
) -> None:
    """``path`` appears whole or not at all."""
    content = io.BytesIO()
    canvas = certificate_canvas(content, "Tờ thước căn chỉnh máy in")
    canvas.setPageSize((width * POINTS_PER_MM, height * POINTS_PER_MM))
    if calibration is not None:
        canvas.transform(*matrix(calibration, height))
    _Ruler(canvas, width, height).draw(checking=calibration is not None)
    canvas.showPage()
    canvas.save()
    with write_whole(path) as partial:
        partial.write_bytes(content.getvalue())


class _Ruler:
    """Draws at millimetres from the upper left corner."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        self._canvas = canvas
        self._width = width
        self._height = height

    def draw(self, *, checking: bool) -> None:
        width, height = self._width, self._height
        for corner, name in CORNERS.items():
            left, top = "left" in corner, "top" in corner
            self._mark(MARK if left else width - MARK, MARK if top else height - MARK)
            inwards = 1 if left else -1
            x = MARK + 16 if left else width - MARK - 16
            y = MARK + 6 if top else height - MARK - 16
            for row, text in enumerate((name, "Ngang: ………… mm", "Dọc: ………… mm")):
                self._text(text, x, y + row * 6, inwards, bold=row == 0)
        self._instructions(checking=checking)

    def _mark(self, x: float, y: float) -> None:
        """A cross with millimetres on its arms."""
        self._line(x - 12, y, x + 12, y, 0.35)
        self._line(x, y - 12, x, y + 12, 0.35)
        for step in range(-12, 13):
            long = 1.8 if step % 5 == 0 else 0.9
            self._line(x + step, y, x + step, y + long, 0.25)
            self._line(x, y + step, x + long, y + step, 0.25)

    def _instructions(self, *, checking: bool) -> None:
        if checking:
            lines = (
                "TỜ THƯỚC IN THỬ SAU KHI CĂN CHỈNH",
                "Đo lại từ mép giấy đến tâm dấu chữ thập ở bốn góc: số nào cũng phải là 20,0 mm.",
                "Nếu lệch quá 0,5 mm, hãy in lại tờ thước chưa căn chỉnh và đo lại từ đầu.",
            )
        else:
            lines = (
                "TỜ THƯỚC CĂN CHỈNH MÁY IN",
                "In ở cỡ thật (100%), đúng khay và đúng khổ giấy sẽ in giấy khen.",
                "Ở mỗi góc, dùng thước đo từ mép giấy gần nhất đến tâm dấu chữ thập, chính xác đến 0,5 mm:",
                "“Ngang” là từ mép trái hoặc phải, “Dọc” là từ mép trên hoặc dưới.",
                "Nhập tám số đo được vào cửa sổ căn chỉnh. Máy in đúng thì số nào cũng là 20,0 mm.",
            )
        middle = self._height / 2 - len(lines) * 3.5
        for row, text in enumerate(lines):
            self._text(text, self._width / 2, middle + row * 7, 0, bold=row == 0)

    def _text(self, text: str, x: float, y: float, way: int, *, bold: bool = False) -> None:
        """Beginning at ``x`` (1), ending there (-1), around it (0)."""
        size = min(12.0, self._width / 22)
        face = paper_faces().look(bold, False)
        shift = {1: 0.0, 0: 0.5, -1: 1.0}[way] * face.width(text, size)
        self._canvas.setFont(face.name, size)
        self._canvas.drawString(x * POINTS_PER_MM - shift, (self._height - y) * POINTS_PER_MM, text)

    def _line(self, x: float, y: float, end_x: float, end_y: float, thickness: float) -> None:
        self._canvas.setLineWidth(thickness)
        self._canvas.line(
            x * POINTS_PER_MM,
            (self._height - y) * POINTS_PER_MM,
            end_x * POINTS_PER_MM,
            (self._height - end_y) * POINTS_PER_MM,
        )
