"""Danh sách khen thưởng of one decision: who is in it, in which order, for what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout

from models.awards import Award
from models.batches import Batch
from models.decisions import LIST_ORDERS, ListOrder
from models.listing import Query
from models.money import format_money
from models.numbers import format_number
from services.decision_articles import counted
from services.decision_recipients import Added
from services.editing.recipient_grid import RecipientGrid, recipient_grid
from services.forms.form import Wanted
from services.intake.plan import Choices
from services.services import Services
from ui.dialogs.adding_recipients import choose_registrations, choose_subjects
from ui.dialogs.award_line_dialog import AchievementDialog, AwardLineDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.mend_dialog import MendAwardDialog
from ui.dialogs.question import ask
from ui.pages.handing_out import HandingOut
from ui.pages.list_page import Empty, ListPage
from ui.pages.presenting import Presentation
from ui.pages.recipient_details import recipient_details
from ui.printing_desk import PrintingDesk
from ui.tables.recipient_source import RecipientSource
from ui.widgets.choice import Choice
from ui.widgets.details_pane import Details
from ui.widgets.file_drop import dropped_files
from ui.workspace import Workspace

ORDERED_BY: dict[str, ListOrder] = {"name": "name", "unit": "unit", "award": "title"}
"""Pressing the title of a column puts the whole list in this order."""
NAMES_SAID = 5
EDITING = (
    "add_registrations",
    "add_subjects",
    "import",
    "edit",
    "achievement",
    "up",
    "down",
    "remove",
)


class RecipientsPage(ListPage):
    def __init__(self, workspace: Workspace, decision_uid: str) -> None:
        super().__init__(
            "recipients",
            "Danh sách khen thưởng",
            noun="đối tượng",
            empty=Empty(
                "users",
                "Chưa có ai trong danh sách",
                "Đưa những người đã đăng ký vào, hoặc tìm trong Danh bạ.",
                "add_registrations",
                "add_subjects",
            ),
            search_hint="Tìm theo tên, đơn vị",
            settings=workspace.settings,
            edited=True,
        )
        self.workspace = workspace
        self._services = workspace.services
        self._deciding = workspace.services.deciding
        self._uid = decision_uid
        self.order = Choice(list(LIST_ORDERS.items()))
        self.order.setObjectName("list_order")
        self.order.setAccessibleName("Thứ tự của danh sách")
        self.order.setToolTip("Danh sách in ra theo thứ tự này")
        finding = cast("QBoxLayout", self.body.itemAt(0).layout())
        finding.insertWidget(finding.count() - 1, self.order)
        self._add_actions()
        self.setAcceptDrops(True)
        self.desk = PrintingDesk(workspace, self)
        self.desk.refused.connect(self.refused)
        self.handing_out = HandingOut(
            self, workspace, self.desk, "award-list", self.wanted, own_columns=False
        )
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere, delete="remove")
        self.grid.row_header.dropped.connect(self.move_selected_before)

        self.order.edited.connect(self._choose_order)
        self.list.order_changed.connect(self._order_by_column)
        self.follow(workspace.changes.decisions_changed)

    def source(self) -> RecipientSource:
        decision = self._deciding.get(self._uid)
        return RecipientSource(self._services, decision, self.search_text)

    def wanted(self) -> Wanted:
        """What is shown now, for a paper or a file."""
        found = self.source().uids() if self.search_text else []
        return Wanted(uid=self._uid, query=Query(only=found))

    def source_anywhere(self) -> Callable[[Services], RecipientSource]:
        uid, search = self._uid, self.search_text
        return lambda services: RecipientSource(services, services.deciding.get(uid), search)

    def make_grid(self) -> Callable[[Services], RecipientGrid]:
        uid = self._uid
        return lambda services: recipient_grid(services, uid)

    def refresh(self) -> None:
        decision = self._deciding.get(self._uid)
        self.order.blockSignals(True)
        self.order.set_value(decision.list_order)
        self.order.blockSignals(False)
        locked = decision.status == "issued"
        self.order.setEnabled(not locked)
        self.grid.row_header.movable = not locked
        self.presentation.show_for(decision)
        for verb in EDITING:
            if action := self.find_action(verb):
                action.setVisible(not locked)
        super().refresh()

    def summary(self, count: int) -> str:
        decision = self._deciding.get(self._uid)
        honours = self._services.wording.honours(decision)
        total = sum((share.prize or 0) * share.count for share in honours.shares)
        said = f"Gồm {counted(honours.shares)}"
        if total and decision.origin == "own":
            said += f"; tổng tiền thưởng {format_money(total)}"
        if decision.status == "issued":
            said += ". Quyết định đã ban hành nên chỉ xem"
        return f"{said}."

    def details_of(self, uid: str) -> Details | None:
        return recipient_details(self._services, self._deciding.award(uid))

    def add_registrations(self) -> None:
        """Choose among the registrations of the period that no decision has taken up."""
        decision = self._deciding.get(self._uid)
        if decision.period is None:
            self.refused.emit("Quyết định chưa ghi kỳ nên không biết lấy đăng ký của kỳ nào.")
            return
        dialog = choose_registrations(self.workspace, decision, self)
        dialog.chosen.connect(self._take_registrations)
        dialog.open()

    def add_subjects(self) -> None:
        """Choose in Danh bạ."""
        dialog = choose_subjects(self.workspace, self._deciding.get(self._uid), self)
        dialog.chosen.connect(self._take_subjects)
        dialog.open()

    def import_file(self) -> None:
        """Take recipients in from a spreadsheet."""
        self._import()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        locked = self._deciding.get(self._uid).status == "issued"
        if not locked and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._import(*files)

    def _import(self, file: Path | None = None, *more: Path) -> None:
        decision = self._deciding.get(self._uid)
        choices = Choices(
            period=decision.period or "", award=decision.award_type, decision=self._uid
        )
        dialog = ImportDialog(
            self.workspace, "awards", choices=choices, file=file, more=more, parent=self
        )
        dialog.taken_in.connect(self._taken_in)
        dialog.open()

    def open_record(self, uid: str) -> None:
        decision, award = self._deciding.get(self._uid), self._deciding.award(uid)
        if decision.status == "issued" and decision.origin == "own":
            return
        kind = MendAwardDialog if decision.status == "issued" else AwardLineDialog
        dialog = kind(self.workspace, award, self)
        dialog.saved.connect(self._line_saved)
        dialog.open()

    def write_achievement(self) -> None:
        uids = self.list.selected_uids()
        dialog = AchievementDialog(len(uids), self)
        dialog.saved.connect(
            lambda text: self._write(
                f"Đang ghi thành tích vào {len(uids)} dòng",
                lambda services: services.deciding.describe_awards(self._uid, uids, text),
                f"Đã ghi thành tích vào {len(uids)} dòng.",
            )
        )
        dialog.open()

    def move(self, by: int) -> None:
        """Put the selected line before or after its neighbour of the same kind."""
        uid = self.list.current_uid()
        places = self._deciding.places(self._uid)
        listed = [place.uid for place in places]
        if uid is None or uid not in listed:
            return
        place = listed.index(uid)
        wanted = place + by
        if not 0 <= wanted < len(listed) or places[wanted].kind != places[place].kind:
            return
        self._let_go()
        if self._deciding.get(self._uid).list_order == "manual":
            if self.attempt(lambda: self._move(uid, wanted)):
                self.workspace.changes.announce("decisions")
            return
        self._write(
            "Đang xếp lại danh sách",
            lambda services: services.deciding.move_award(self._uid, uid, wanted),
            "Danh sách từ nay theo thứ tự đã xếp.",
        )

    def move_selected_before(self, row: int) -> None:
        """Put the selected lines together before the line that is shown at ``row``."""
        if self.search_text:
            self.refused.emit("Hãy xóa ô tìm để thấy cả danh sách rồi mới kéo dòng.")
            return
        uids = self.list.selected_uids()
        listed = [place.uid for place in self._deciding.places(self._uid)]
        shown = self.list.list_model.source.uids()
        target = next((uid for uid in shown[row:] if uid not in uids), "")
        others = [uid for uid in listed if uid not in uids]
        place = others.index(target) if target in others else len(others)
        self._let_go()
        self._write(
            "Đang xếp lại danh sách",
            lambda services: services.deciding.move_awards(self._uid, uids, place),
            "Danh sách từ nay theo thứ tự đã xếp.",
        )

    def ask_to_remove(self) -> None:
        uids = self.list.selected_uids()
        if len(uids) == 1:
            self._remove(uids)
            return
        question = ask(
            self,
            f"Bỏ {format_number(len(uids))} đối tượng khỏi danh sách?",
            "Họ vẫn còn trong Danh bạ; đăng ký của họ lại có thể đưa vào quyết định khác.",
            f"Bỏ {format_number(len(uids))} đối tượng",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._remove(uids))

    # Inside

    def _add_actions(self) -> None:
        self.add_action(
            "add_registrations",
            "Thêm từ đăng ký…",
            "clipboard-pen",
            self.add_registrations,
            main=True,
            shortcut="Ctrl+N",
        )
        self.add_action(
            "add_subjects",
            "Thêm từ Danh bạ…",
            "user-plus",
            self.add_subjects,
            shortcut="Ctrl+Shift+N",
        )
        self.add_action("import", "Lấy từ Excel…", "file-spreadsheet", self.import_file)
        self.add_action(
            "edit", "Sửa dòng", "pencil", self.edit_selected, shortcut="Alt+Return", needs="one"
        )
        self.add_action(
            "achievement", "Ghi thành tích", "medal", self.write_achievement, needs="some"
        )
        self.add_action(
            "up", "Lên", "arrow-up", lambda: self.move(-1), shortcut="Alt+Up", needs="one"
        )
        self.add_action(
            "down", "Xuống", "arrow-down", lambda: self.move(1), shortcut="Alt+Down", needs="one"
        )
        self.add_action(
            "remove",
            "Bỏ khỏi danh sách",
            "x",
            self.ask_to_remove,
            needs="some",
        )
        self.presentation = Presentation(self, self.workspace, self._chosen_awards, "some")

    def _chosen_awards(self) -> list[Award]:
        chosen = set(self.list.selected_uids())
        return [award for award in self._deciding.awards(self._uid) if award.uid in chosen]

    def _take_registrations(self, uids: Sequence[str]) -> None:
        self.workspace.run(
            f"Đang thêm {format_number(len(uids))} đăng ký vào quyết định",
            lambda services, progress: services.deciding.add_registrations(
                self._uid, uids, progress
            ),
            self._added,
            "decisions",
            "registrations",
        )

    def _take_subjects(self, uids: Sequence[str]) -> None:
        self.workspace.run(
            f"Đang thêm {format_number(len(uids))} đối tượng vào quyết định",
            lambda services, progress: services.deciding.add_subjects(
                self._uid, uids, progress=progress
            ),
            self._added,
            "decisions",
        )

    def _added(self, added: Added) -> None:
        said = f"Đã thêm {format_number(added.added)} đối tượng."
        if added.already:
            names = ", ".join(added.already[:NAMES_SAID])
            more = len(added.already) - NAMES_SAID
            others = f" và {format_number(more)} đối tượng khác" if more > 0 else ""
            said += f" Đã có trong danh sách nên không thêm lại: {names}{others}."
        self.told.emit(said, added.added > 0)

    def _taken_in(self, batch: Batch | None, said: str) -> None:
        self.workspace.changes.announce("decisions", "subjects", "units", "periods")
        self.told.emit(said, batch is not None)

    def _line_saved(self, award: Award) -> None:
        self.workspace.changes.announce("decisions")
        self.told.emit(f"Đã sửa dòng của {award.name}.", True)

    def _remove(self, uids: Sequence[str]) -> None:
        self._write(
            "Đang bỏ khỏi danh sách",
            lambda services: services.deciding.remove_awards(self._uid, uids),
            f"Đã bỏ {format_number(len(uids))} đối tượng khỏi danh sách.",
            "registrations",
        )

    def _let_go(self) -> None:
        """The list takes another order: no edited line stays where it was."""
        if self.editing is not None:
            self.editing.let_go()

    def _move(self, uid: str, place: int) -> bool:
        self._deciding.move_award(self._uid, uid, place)
        return True

    def _choose_order(self) -> None:
        order = cast("ListOrder", self.order.value())
        self._let_go()
        self._write(
            "Đang xếp lại danh sách",
            lambda services: services.deciding.order_by(self._uid, order),
            f"Danh sách xếp {LIST_ORDERS[order].lower()}.",
        )

    def _order_by_column(self, order: list[tuple[str, bool]]) -> None:
        self.list.set_order([])
        if order and (wanted := ORDERED_BY.get(order[-1][0])) and self.order.isEnabled():
            self.order.set_value(wanted)

    def _write(self, title: str, work: Callable, done: str, *changed: str) -> None:
        """Change the list on the worker, and say so."""
        self.workspace.run(
            title,
            lambda services, progress: work(services),
            lambda _: self.told.emit(done, True),
            "decisions",
            *changed,
        )
