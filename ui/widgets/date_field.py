"""A field for a date: typed as 5/7/26 or 05072026, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from models.dates import PartialDate, format_partial, parse_partial
from models.problems import Refused
from ui.colours import colours
from ui.icons import icon
from ui.look import grid


class DateField(QLineEdit):
    """``partial`` lets a year, or a month and year, be enough; ``latest`` settles 2-digit years."""

    edited = Signal()

    def __init__(
        self,
        *,
        partial: bool = False,
        latest: Callable[[], date] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._partial = partial
        self._latest = latest
        self.setPlaceholderText("Ví dụ 5/7/1985 hoặc 1985" if partial else "Ví dụ 5/7/2026")
        self.setFixedWidth(grid(232 if partial else 160))
        self.pick = QAction(icon("calendar"), "Chọn trên lịch (Alt+↓)", self)
        self.addAction(self.pick, QLineEdit.ActionPosition.TrailingPosition)
        self.pick.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._write_properly)
        self.textChanged.connect(lambda _text: self.edited.emit())

    def partial_value(self) -> PartialDate | None:
        """What is meant, as ISO text; ``Refused`` says what is wrong with what was typed."""
        typed = self.text().strip()
        if not typed:
            return None
        return parse_partial(typed, self._latest() if self._latest else None)

    def value(self) -> date | PartialDate | None:
        """A ``date``; the ISO text when the field takes partial dates; ``None`` when blank."""
        meant = self.partial_value()
        if meant is None or self._partial:
            return meant
        if len(meant) < 10:
            raise Refused(f"“{self.text().strip()}” chưa đủ ngày, tháng, năm, ví dụ 05/7/2026.")
        return date.fromisoformat(meant)

    def set_value(self, value: date | PartialDate | None) -> None:
        iso = value.isoformat() if isinstance(value, date) else value or ""
        self.setText(format_partial(iso))

    def typed(self) -> str:
        return self.text()

    def retype(self, typed: str) -> None:
        self.setText(typed)

    def open_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("kind", "card")
        calendar = _calendar()
        if (day := self.whole_day()) is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(grid(4), grid(4), grid(4), grid(4))
        layout.addWidget(calendar)

        def choose(chosen: QDate) -> None:
            self.set_value(date(chosen.year(), chosen.month(), chosen.day()))
            popup.close()

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def whole_day(self) -> date | None:
        """The day that stands in it; None while it is none."""
        try:
            meant = self.partial_value()
        except Refused:
            return None
        return date.fromisoformat(meant) if meant and len(meant) == 10 else None

    def _write_properly(self) -> None:
        try:
            meant = self.partial_value()
        except Refused:
            return
        if meant and (proper := format_partial(meant)) != self.text():
            self.setText(proper)


def _calendar() -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setGridVisible(False)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    names = QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
    calendar.setHorizontalHeaderFormat(names)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setMinimumSize(grid(320), grid(280))
    ink = QTextCharFormat()
    ink.setForeground(QColor(colours().muted))
    calendar.setHeaderTextFormat(ink)
    weekend = QTextCharFormat()
    weekend.setForeground(QColor(colours().accent))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    for name, drawing, told in (
        ("qt_calendar_prevmonth", "chevron-left", "Tháng trước"),
        ("qt_calendar_nextmonth", "chevron-right", "Tháng sau"),
    ):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(drawing))
            button.setToolTip(told)
            button.setAccessibleName(told)
    return calendar
