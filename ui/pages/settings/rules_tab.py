"""Quy định của tỉnh: what is judged and reckoned by, changed where the province has its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_short
from models.money import format_money
from models.vietnamese import fold
from services.catalogue_file import KEYS
from services.law import holding_on
from services.profile_fields import TABLES, ProfileTable
from services.province_profile import ProvinceProfile
from services.rules.rule import SEVERITIES
from ui.dialogs.profile_entry_dialog import ProfileEntryDialog
from ui.dialogs.question import ask
from ui.icons import icon
from ui.look import grid
from ui.next_step import NextStep
from ui.pages.page import Page
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

COLUMNS = (
    Column("key", "Mã", width=80),
    Column("name", "Nội dung", width=300),
    Column("value", "Mức", width=150),
    Column("state", "Vào ngày ấy", width=150),
    Column("owner", "Của ai", width=120),
    Column("since", "Từ ngày", "date", 100),
    Column("until", "Đến ngày", "date", 100),
    Column("sure", "Đối chiếu", width=130),
    Column("citation", "Căn cứ", width=330),
)
HOLDS, OFF, NOT_NOW = "Đang áp dụng", "Đã tắt", "Không áp dụng"
OWN, SHIPPED = "Của tỉnh", "Chương trình"
VERIFIED, UNVERIFIED = "Đã đối chiếu", "Cần đối chiếu"
FILES = "Tệp quy định (*.toml)"


class RulesTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        services = workspace.services
        folder, problem = services.folder, services.law.problem
        self._profile = ProvinceProfile(
            folder.profile, problem, folder.profile_in_force, services.store.award_types_in_use
        )
        self.tables = Choice([(table.name, table.title) for table in TABLES])
        self.tables.setObjectName("rules_table")
        self.tables.setAccessibleName("Loại quy định")
        self.day = DateField()
        self.day.set_value(workspace.services.store.origin.today())
        self.day.setObjectName("rules_day")
        self.day.setAccessibleName("Áp dụng vào ngày")
        self.search = QLineEdit()
        self.search.setObjectName("rules_search")
        self.search.setPlaceholderText("Tìm quy định")
        self.search.setAccessibleName("Tìm quy định")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(grid(280))
        self.change_button = _button("Sửa…", "change_rule")
        self.add_button = _button("Thêm…", "add_rule")
        self.reset_button = _button("Về mặc định", "reset_rule")
        self.export_button = _button("Xuất tệp quy định…", "export_rules")
        self.adopt_button = _button("Nhận tệp quy định…", "adopt_rules")
        self.change_button.setProperty("kind", "main")
        self.applied = MessageBar()
        self.list = ShortListView(
            "rules",
            "Quy định",
            COLUMNS,
            workspace.settings,
            filterable=("state", "owner", "sure"),
            tones={
                "state": {HOLDS: "good", OFF: "draft", NOT_NOW: "draft"},
                "sure": {VERIFIED: "good", UNVERIFIED: "warn"},
                "owner": {OWN: "info"},
            },
        )
        self._arrange()

        self.tables.edited.connect(self._fill)
        self.day.edited.connect(self._fill)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.list.selected.connect(self._follow_selection)
        self.list.opened.connect(lambda _key: self._change())
        self.change_button.clicked.connect(self._change)
        self.add_button.clicked.connect(lambda: self._open(None))
        self.reset_button.clicked.connect(self._reset)
        self.export_button.clicked.connect(self._export)
        self.adopt_button.clicked.connect(self._ask_to_adopt)
        self.applied.acted.connect(self._open_again)
        self._fill()
        if problem:
            self.applied.tell(problem, "bad", "Mở lại ngay")

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(grid(8))
        above.addWidget(self.tables)
        above.addWidget(QLabel("vào ngày"))
        above.addWidget(self.day)
        above.addStretch(1)
        for button in (self.export_button, self.adopt_button):
            above.addWidget(button)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        for button in (self.change_button, self.add_button, self.reset_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.search, 1)
        hint = QLabel(
            "Tỉnh quy định khác thì sửa ở đây, có căn cứ và ngày áp dụng; xuất thành tệp cho xã khác dùng."
        )
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(hint)
        layout.addLayout(above)
        layout.addLayout(buttons)
        layout.addWidget(self.applied)
        layout.addWidget(self.list, 1)

    @property
    def _table(self) -> ProfileTable:
        return next(table for table in TABLES if table.name == self.tables.value())

    def _fill(self) -> None:
        table, own = self._table, self._profile.own(self._table.name)
        key = KEYS[table.name]
        self._keys = {str(entry[key]): entry[key] for entry in self._profile.entries(table.name)}
        words = fold(self.search.text()).split()
        rows = [
            self._row(table, entry, entry[key] in own)
            for entry in self._profile.entries(table.name)
        ]
        self.list.show_rows(
            [
                row
                for row in rows
                if all(word in fold(" ".join(map(str, row.cells))) for word in words)
            ]
        )
        self.add_button.setVisible(table.new_key is not None)
        self.add_button.setText(f"{table.new_title}…")
        self.export_button.setEnabled(self._profile.exists)
        self._follow_selection()

    def _row(self, table: ProfileTable, entry: Mapping[str, Any], own: bool) -> Row:
        key = str(entry[KEYS[table.name]])
        return Row(
            key,
            (
                key,
                str(entry.get(table.naming, "")),
                _value(table, entry),
                self._state(entry),
                OWN if own else SHIPPED,
                _iso(entry.get("from")),
                _iso(entry.get("to")),
                VERIFIED if entry.get("confidence") == "verified" else UNVERIFIED,
                str(entry.get("citation", "")),
            ),
        )

    def _state(self, entry: Mapping[str, Any]) -> str:
        day = self.day.whole_day() or self._workspace.services.store.origin.today()
        if not entry.get("enabled", True):
            return OFF
        return HOLDS if holding_on(entry, day) else NOT_NOW

    def _follow_selection(self) -> None:
        key = self._selected()
        self.change_button.setEnabled(key is not None)
        self.reset_button.setEnabled(key is not None and key in self._profile.own(self._table.name))

    def _selected(self) -> str | date | None:
        chosen = self.list.selected_uids()
        return self._keys.get(chosen[0]) if len(chosen) == 1 else None

    def _change(self) -> None:
        if (key := self._selected()) is not None:
            self._open(key)

    def _open(self, key: str | date | None) -> None:
        dialog = ProfileEntryDialog(self._workspace, self._profile, self._table, key, self)
        dialog.saved.connect(lambda saved: self._done("Đã lưu quy định.", str(saved)))
        dialog.open()

    def _reset(self) -> None:
        key = self._selected()

        def reset(key: str | date) -> bool:
            self._profile.reset(self._table.name, key)
            return True

        if key is not None and self._page.attempt(lambda: reset(key)):
            self._done("Đã trả quy định về mặc định của chương trình.", str(key))

    def _export(self) -> None:
        folder = str(Path.home() / "quy-dinh-cua-tinh.toml")
        chosen, _ = QFileDialog.getSaveFileName(self, "Xuất tệp quy định", folder, FILES)
        if chosen:
            target = Path(chosen).with_suffix(".toml")
            done = f"Đã xuất quy định ra {target}."
            self._page.attempt(lambda: self._profile.export(target), done, undoable=False)

    def _ask_to_adopt(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Nhận tệp quy định", str(Path.home()), FILES)
        if not chosen:
            return
        if not self._profile.exists:
            self._adopt(Path(chosen))
            return
        question = ask(
            self,
            "Thay quy định riêng đang dùng bằng tệp này?",
            "Những quy định đã sửa ở đây bị thay bằng quy định trong tệp; nên xuất tệp đang dùng "
            "trước để giữ lại.",
            "Thay bằng tệp này",
            "Giữ quy định đang dùng",
        )
        question.confirmed.connect(lambda: self._adopt(Path(chosen)))

    def _adopt(self, file: Path) -> None:
        def adopt() -> bool:
            self._profile.adopt(file)
            return True

        if self._page.attempt(adopt):
            self._done(f"Đã nhận quy định từ {file.name}.")

    def _done(self, said: str, key: str = "") -> None:
        self._fill()
        if key:
            self.list.select_uid(key)
        self._page.told.emit(said, False)
        self.applied.tell("Quy định mới được dùng khi mở lại dữ liệu.", "info", "Mở lại ngay")

    def _open_again(self) -> None:
        self._workspace.leave(NextStep(self._workspace.services.folder))


def _button(text: str, verb: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"action.settings.{verb}")
    return button


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def _value(table: ProfileTable, entry: Mapping[str, Any]) -> str:
    """What of an entry is looked for first."""
    match table.name:
        case "rules":
            percent = (entry.get("parameters") or {}).get("percent")
            level = SEVERITIES[entry["severity"]]
            return f"{level}, {percent} %" if percent is not None else level
        case "base_salary":
            return format_money(entry["amount"])
        case "deadlines":
            if entry.get("before_movement_end"):
                return f"{entry['before_movement_end']} ngày trước khi kết thúc"
            return f"{entry['day']:02d}/{entry['month']}"
        case "award_types":
            return str(entry.get("abbreviation", ""))
        case "thresholds":
            return f"{'hơn ' if entry.get('strict') else ''}{entry['share']}"
        case "special_days":
            return format_short(entry["on"])
        case _:
            return str(entry.get("rounding", ""))
