"""Canh máy in: what a ruler sheet tells about one printer, tray and batch of stock."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from models.certificates import Calibration
from models.problems import Refused, Rejected
from services.certificates.calibration_words import calibration_warning, calibration_words
from services.certificates.layout import Layout
from services.certificates.ruler_sheet import MARK, Solved, solve
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.dialogs.layout_panels import sheet_words
from ui.printers import TRAYS, printer_names
from ui.printing_desk import PrintingDesk
from ui.sheet_task import sheet_task
from ui.widgets.choice import Choice
from ui.widgets.form_field import text_field
from ui.widgets.message_bar import MessageBar
from ui.widgets.number_field import NumberField
from ui.widgets.ruler_field import RulerField
from ui.workspace import Workspace

INTRO = (
    "In tờ thước bằng đúng máy in, khay và loại giấy sẽ in giấy khen, dùng thước đo ở bốn góc rồi "
    "gõ tám số đo được; chương trình tính ra phải dời và co giãn trang bao nhiêu."
)
ASLANT = "Số đo hai bên chênh nhau hơn 1,5 mm: giấy đi xiên; hãy chỉnh thanh chặn giấy rồi in lại."
INCOMPLETE = "Gõ đủ tám số đo để có kết quả, hoặc gõ thẳng độ dời ở dưới."
NOT_MEASURED = (
    "Chưa đo: bấm “In tờ thước…”, in ở cỡ thật (100%), đo ở bốn góc rồi gõ tám số vào đây."
)
PLACES = ("shift_x", "shift_y", "scale_x", "scale_y")
SHEET = ("sheet_width", "sheet_height")
"""Under these the size of the ruler sheet is kept with what was measured."""


class CalibrationDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        calibration: Calibration | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._workspace = workspace
        self._certificates = workspace.services.certificates
        self._calibration = calibration or Calibration(printer="")
        super().__init__(
            "Sửa số canh máy in" if self._calibration.uid else "Canh máy in",
            self._save_values,
            parent,
            verb="Lưu",
            intro=INTRO,
            width=WIDE,
        )
        self._desk = PrintingDesk(workspace, self)
        self.ruler = RulerField()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.warning = MessageBar()
        self.ruler_button = QPushButton("In tờ thước…")
        self.test_button = QPushButton("In thử đã canh…")
        for button, name in ((self.ruler_button, "print_ruler"), (self.test_button, "print_test")):
            button.setObjectName(name)
            button.setAutoDefault(False)
        layouts = [known.layout for known in self._certificates.layouts()]
        self._sheets = {sheet_words(each): each for each in sorted(layouts, key=_usual_first)}
        self._add_fields()
        self._fill_in()

        self.ruler.edited.connect(self._reckon)
        for name in PLACES:
            self._number(name).edited.connect(self._show_result)
        self._sheet.edited.connect(self._reckon)
        self._stock.edited.connect(self._follow_stock)
        self.ruler_button.clicked.connect(lambda: self._print(None))
        self.test_button.clicked.connect(lambda: self._print(self._typed_calibration()))
        self._desk.refused.connect(lambda said: self.message.tell(said, "bad"))
        self._show_result()

    @property
    def layout_chosen(self) -> Layout:
        return self._sheets[self._sheet.value() or next(iter(self._sheets))]

    def _add_fields(self) -> None:
        known, services = self._calibration, self._workspace.services
        names = printer_names()
        if known.printer and known.printer not in names:
            names.append(known.printer)
        self.printer: Choice | Any = (
            Choice([(name, name) for name in names])
            if names
            else text_field("Ví dụ: HP LaserJet phòng Văn hóa")
        )
        self._tray = Choice(list(TRAYS.items()))
        batches = services.stock.batches("certificate")
        self._stock = Choice([(each.uid, each.name) for each in batches], blank="Mọi loại giấy")
        self._sheet = Choice([(sheet, sheet) for sheet in self._sheets])
        self.add_field(
            "printer",
            "Máy in",
            self.printer,
            required=True,
            help="" if names else "Máy này chưa cài máy in nào; hãy gõ tên máy in sẽ dùng.",
        )
        self.add_field("tray", "Khay giấy", self._tray)
        self.put_beside("printer", "tray")
        self.add_field("stock_uid", "Lô phôi", self._stock)
        self.add_field("sheet", "Khổ giấy của tờ thước", self._sheet)
        self.put_beside("stock_uid", "sheet")
        self.add_widget(_row(self.ruler_button))
        self.add_field(
            "measured",
            "Số đo trên tờ thước",
            self.ruler,
            help="Đo từ mép giấy gần nhất đến tâm dấu chữ thập, chính xác đến 0,5 mm; "
            "in đúng thì số nào cũng là 20.",
        )
        self.add_widget(self.told)
        self.add_widget(self.warning)
        for name, label in (
            ("shift_x", "Dời sang phải (mm)"),
            ("shift_y", "Dời xuống dưới (mm)"),
            ("scale_x", "Chiều ngang (%)"),
            ("scale_y", "Chiều dọc (%)"),
        ):
            self.add_field(name, label, NumberField(fractions=True))
        self.put_beside(*PLACES)
        self.add_widget(_row(self.test_button))
        self.add_field("note", "Ghi chú", text_field(), optional=True)

    def _fill_in(self) -> None:
        known = self._calibration
        size = tuple(known.measured.get(name, 0.0) for name in SHEET)
        layouts = self._sheets.items()
        same = next((name for name, each in layouts if (each.width, each.height) == size), None)
        self.fill(
            {
                "tray": known.tray,
                "stock_uid": known.stock_uid,
                "sheet": same,
                "measured": known.measured,
                "note": known.note,
            }
        )
        if same is None:
            self._follow_stock()
        self._fill_places(known)
        if known.printer:
            self.fill({"printer": known.printer})

    def _fill_places(self, known: Calibration | Solved) -> None:
        self.fill(
            {
                "shift_x": round(known.shift_x, 2),
                "shift_y": round(known.shift_y, 2),
                "scale_x": round(known.scale_x * 100, 3),
                "scale_y": round(known.scale_y * 100, 3),
            }
        )

    def _number(self, name: str) -> NumberField:
        found = self.findChild(NumberField, name)
        if found is None:
            raise LookupError(name)
        return found

    def _follow_stock(self) -> None:
        """A batch is printed with its own layout, and so measured on its paper."""
        uid = self._stock.value()
        wanted = self._workspace.services.stock.get(uid).layout if uid else ""
        for known in self._certificates.layouts():
            if known.id == wanted:
                self._sheet.set_value(sheet_words(known.layout))

    def _reckon(self) -> None:
        """From the numbers of the ruler, when all are there."""
        unread = self.ruler.unread()
        self.ruler.show_problems(unread)
        if unread:
            self._say(next(iter(unread.values())), "bad")
            return
        measured = self.ruler.value()
        if len(measured) < len(self.ruler.numbers):
            self._say(INCOMPLETE if measured else "", "info")
            return
        layout = self.layout_chosen
        try:
            solved = solve(measured, layout.width, layout.height)
        except Rejected as rejected:
            self.ruler.show_problems(rejected.problems)
            self._say(next(iter(rejected.problems.values())), "bad")
            return
        self._fill_places(solved)
        self._show_result()
        if solved.aslant:
            self._say(ASLANT, "warn")

    def _show_result(self) -> None:
        calibration, layout = self._typed_calibration(), self.layout_chosen
        size = (layout.width, layout.height)
        self.ruler.drawing.show_calibration(size, calibration, MARK)
        if calibration is None:
            self.told.setText("")
            self._say("", "info")
            return
        known = calibration.uid or self.ruler.typed().strip() or not _changes_nothing(calibration)
        self.told.setText(calibration_words(calibration, *size) if known else NOT_MEASURED)
        self._say(calibration_warning(calibration, *size), "warn")

    def _say(self, said: str, tone: Any) -> None:
        if said:
            self.warning.tell(said, tone, closable=False)
        else:
            self.warning.clear()

    def _typed_calibration(self) -> Calibration | None:
        """As the four numbers have it; None while one cannot be understood."""
        try:
            values = {name: self._number(name).value() for name in PLACES}
        except Refused:
            return None
        return _placed(self._calibration, values) if _possible(values) else None

    def _print(self, calibration: Calibration | None) -> None:
        layout = self.layout_chosen
        title = "Tờ thước đã canh" if calibration else "Tờ thước canh máy in"
        self._desk.show_preview(
            sheet_task(
                title,
                lambda services, path: services.certificates.write_ruler(layout, path, calibration),
                "ruler-sheet",
            )
        )

    def _save_values(self, values: dict[str, Any]) -> Calibration:
        problems: dict[str, str] = {}
        if not values["printer"]:
            problems["printer"] = "Hãy chọn hoặc gõ tên máy in."
        for name in PLACES:
            if values[name] is None:
                problems[name] = "Hãy gõ một số."
        measured: dict[str, float] = values["measured"]
        if 0 < len(measured) < len(self.ruler.numbers):
            problems["measured"] = "Hãy gõ đủ tám số đo, hoặc xóa hết và gõ thẳng độ dời."
        elif measured:
            layout = self.layout_chosen
            try:
                solve(measured, layout.width, layout.height)
            except Rejected as rejected:
                problems["measured"] = next(iter(rejected.problems.values()))
            measured = measured | dict(zip(SHEET, (layout.width, layout.height), strict=True))
        if not problems and not _possible(values):
            problems["scale_x"] = "Tỷ lệ phải từ 90% đến 110%."
        if problems:
            raise Rejected(problems)
        calibration = replace(
            _placed(self._calibration, values),
            printer=values["printer"],
            tray=values["tray"] or "",
            stock_uid=values["stock_uid"],
            measured=measured,
            note=values["note"],
        )
        return self._certificates.save_calibration(calibration)


def _placed(calibration: Calibration, values: dict[str, Any]) -> Calibration:
    return replace(
        calibration,
        shift_x=values["shift_x"],
        shift_y=values["shift_y"],
        scale_x=values["scale_x"] / 100,
        scale_y=values["scale_y"] / 100,
    )


def _changes_nothing(calibration: Calibration) -> bool:
    places = tuple(getattr(calibration, name) for name in PLACES)
    return places == (0.0, 0.0, 1.0, 1.0)


def _usual_first(layout: Layout) -> tuple[bool, float]:
    """Lying sheets, small ones first."""
    return layout.height > layout.width, layout.width


def _possible(values: dict[str, Any]) -> bool:
    """Whether a page can be drawn so at all."""
    known = all(values[name] is not None for name in PLACES)
    return known and values["scale_x"] > 0 and values["scale_y"] > 0


def _row(button: QPushButton) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(button)
    layout.addStretch()
    return row
