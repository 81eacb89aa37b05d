"""Kỷ luật, xác minh: what keeps somebody from being awarded; for the office alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.dates import format_short
from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS, Hindrance
from models.listing import Query
from models.numbers import format_number
from services.editing.hindrance_grid import HindranceGrid
from services.services import Services
from ui.dialogs.hindrance_dialog import HindranceDialog
from ui.dialogs.question import ask
from ui.intake.list_taking import ListTaking
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

ON = "on"


class HindrancesPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "hindrances",
            "Kỷ luật, xác minh",
            "hindrance-list",
            workspace,
            noun="dòng kỷ luật, xác minh",
            empty=Empty(
                "triangle-alert",
                "Chưa ghi kỷ luật hay vụ việc nào",
                "Ghi người, tập thể đang bị kỷ luật, điều tra, thanh tra, có đơn hoặc báo chí nêu "
                "chưa làm rõ, để không đề nghị khen thưởng nhầm.",
                "new",
                "import",
            ),
            search_hint="Tìm theo tên, không cần dấu",
            edited=True,
        )
        self._hindrances = workspace.services.hindrances
        self._directory = workspace.services.directory
        self.chips.add(ON, "Đang còn")
        self.chips.add("discipline", HINDRANCE_KINDS["discipline"], group="kind")
        self.add_action("new", "Ghi thêm", "plus", self.new_record, main=True, shortcut="Ctrl+N")
        ListTaking(self, workspace, "hindrances", "facts")
        self.add_edit_action()
        self.add_action(
            "clear", "Đã làm rõ hôm nay", "circle-check", self.clear_selected, needs="some"
        )
        self.add_action(
            "expire", "Hết hiệu lực…", "circle-check", self.ask_when_it_ends, needs="one"
        )
        self._offer_endings([])
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="some")
        self.add_paper_actions()
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        self.follow(changes.facts_changed, changes.subjects_changed, changes.units_changed)

    def scope(self) -> Query:
        chosen = self.chips.chosen()
        scope = {"kind": "discipline"} if "discipline" in chosen else {}
        if ON in chosen:
            scope[ON] = self._today().isoformat()
        return Query(scope=scope)

    def make_grid(self) -> Callable[[Services], HindranceGrid]:
        return lambda services: HindranceGrid(
            services.store, services.directory, services.hindrances
        )

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        self._open(self._hindrances.get(uid))

    def clear_selected(self) -> None:
        uids = self.list.selected_uids()
        done = f"Đã ghi làm rõ {format_number(len(uids))} việc ngày {format_short(self._today())}."
        if self.attempt(lambda: self._hindrances.clear(uids, self._today()), done):
            self.workspace.changes.announce("facts")

    def ask_when_it_ends(self) -> None:
        """A discipline ends by its own day, which is written down, not by today."""
        if uid := self.list.current_uid():
            dialog = self._open(self._hindrances.get(uid))
            if (ends_on := dialog.findChild(QWidget, "ends_on")) is not None:
                ends_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_selected_count(self, count: int) -> None:
        super().show_selected_count(count)
        self._offer_endings(self._hindrances.get_many(self.list.selected_uids()))

    def _offer_endings(self, chosen: Sequence[Hindrance]) -> None:
        """What is looked into is cleared; a discipline expires."""
        disciplines = sum(hindrance.kind == "discipline" for hindrance in chosen)
        clear, expire = self.find_action("clear"), self.find_action("expire")
        if clear is not None and expire is not None:
            clear.setVisible(not disciplines)
            expire.setVisible(bool(disciplines) and disciplines == len(chosen))

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} dòng kỷ luật, xác minh?",
            "Chỉ xóa khi ghi nhầm; việc đã làm rõ thì ghi ngày làm rõ để còn lưu lại. "
            "Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} dòng",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def details_of(self, uid: str) -> Details | None:
        hindrance = self._hindrances.get(uid)
        subject = self._directory.subject(hindrance.subject_uid)
        discipline = hindrance.kind == "discipline"
        day = hindrance.ends_on
        facts = [
            ("Hình thức", DISCIPLINE_FORMS[hindrance.form]),
            ("Từ ngày", format_short(hindrance.starts_on)),
            ("Hết hiệu lực" if discipline else "Đã làm rõ", format_short(day) if day else ""),
            ("Văn bản", hindrance.document),
            ("Ghi chú", hindrance.note),
        ]
        unit = self._directory.unit_name(subject.unit_uid)
        return Details(
            subject.name,
            ", ".join(part for part in (subject.position, unit) if part),
            state=self._state(hindrance),
            sections=[
                Section(
                    HINDRANCE_KINDS[hindrance.kind],
                    [(label, value) for label, value in facts if value],
                )
            ],
        )

    def _state(self, hindrance: Hindrance) -> Note:
        if self._hindrances.is_on(hindrance, self._today()):
            return Note("Đang còn, chưa khen thưởng được", "bad")
        if hindrance.kind == "discipline":
            return Note("Đã hết hiệu lực", "good")
        return Note("Đã làm rõ", "good")

    def _today(self) -> date:
        return self.services.store.origin.today()

    def _open(self, hindrance: Hindrance | None) -> HindranceDialog:
        dialog = HindranceDialog(self.workspace, hindrance, self)
        dialog.saved.connect(self._saved)
        dialog.open()
        return dialog

    def _saved(self, hindrance: Hindrance) -> None:
        self.workspace.changes.announce("facts")
        self.list.select_uid(hindrance.uid)
        name = self._directory.subject(hindrance.subject_uid).name
        self.told.emit(f"Đã lưu “{HINDRANCE_KINDS[hindrance.kind]}” của {name}.", True)

    def _delete(self, uids: list[str]) -> None:
        done = f"Đã xóa {format_number(len(uids))} dòng kỷ luật, xác minh."
        if self.attempt(lambda: self._hindrances.delete(uids), done):
            self.workspace.changes.announce("facts")
