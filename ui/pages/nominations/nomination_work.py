"""What can be done with the nominations that are selected: the steps, the reasons, the overrides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from models.nominations import OPEN_STATUSES, Override
from models.numbers import format_number
from services.nominating import Moved
from services.rules.finding import Finding, blocking
from services.rules.rotation import AwardShare
from services.services import Services
from ui.dialogs.held_back_dialog import HeldBackDialog
from ui.dialogs.override_dialog import OverrideDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.rotation_dialog import RotationDialog
from ui.icons import beside_icon, icon
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace


class NominationWork(QObject):
    """Adds its actions to the page; ``findings`` gives what the rules find, once that is known."""

    def __init__(
        self,
        page: StoredListPage,
        workspace: Workspace,
        findings: Callable[[str], Sequence[Finding] | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._steps = workspace.services.nomination_steps
        self._findings = findings
        self._shown: list[QAction] = []
        self.complete = page.add_action(
            "complete", "Đủ hồ sơ", "check", self.mark_complete, needs="some"
        )
        self.examine = page.add_action(
            "examine", "Đã thẩm định", "list-checks", self.mark_examined, needs="some"
        )
        self.override = page.add_action(
            "override",
            "Bỏ qua quy định…",
            "triangle-alert",
            self.pass_over,
            rare=True,
            needs="some",
        )
        self.give_back = page.add_action(
            "give_back", "Trả lại…", "undo-2", self.ask_to_give_back, rare=True, needs="some"
        )
        self.withdraw = page.add_action(
            "withdraw", "Rút…", "x", self.ask_to_withdraw, rare=True, needs="some"
        )
        self.back = page.add_action(
            "back", "Lùi một bước", "chevron-left", self.step_back, rare=True, needs="some"
        )

        page.add_action("statistics", "Thống kê trước khi trình…", "info", self.count_up, rare=True)

    def count_up(self) -> None:
        """Of what is selected, or else of all in the period that are still under way."""
        many = self._page.list.selected_count() > 1
        chosen = set(self._page.list.selected_uids()) if many else set()
        period = self._workspace.period.code

        def work(services: Services, _progress: object) -> tuple[AwardShare, ...]:
            nominations = services.nominating.of_period(period)
            wanted = [
                nomination
                for nomination in nominations
                if (nomination.uid in chosen if chosen else nomination.status in OPEN_STATUSES)
            ]
            return services.rotation.of(period, wanted)

        self._workspace.run("Đang thống kê", work, self._show_shares)

    def _show_shares(self, shares: Sequence[AwardShare]) -> None:
        if shares:
            RotationDialog(self._workspace, shares, self._page).open()
        else:
            self._page.refused.emit("Kỳ này chưa có đề nghị nào để thống kê.")

    def next_actions(self, status: str, findings: Sequence[Finding]) -> list[QAction]:
        """What is offered beside one nomination."""
        passing = [self.override] if blocking(findings) else []
        match status:
            case "draft":
                return [self.complete, *(passing or [self.examine])]
            case "complete":
                return [*(passing or [self.examine]), self.give_back]
            case "returned" | "withdrawn":
                return [self.back]
            case _:
                return []

    def override_actions(self, uid: str) -> list[QAction]:
        """One for each reason written down, to take it back."""
        for action in self._shown:
            action.deleteLater()
        self._shown = [
            self._taking_back(override)
            for override in self._workspace.services.overriding.of([uid])
        ]
        return list(self._shown)

    def mark_complete(self) -> None:
        self._run(
            "Đang ghi đủ hồ sơ",
            "ghi đủ hồ sơ",
            lambda services, uids, progress: services.nomination_steps.complete(uids, progress),
        )

    def mark_examined(self) -> None:
        self._run(
            "Đang thẩm định",
            "thẩm định xong",
            lambda services, uids, progress: services.nomination_steps.examine(uids, progress),
        )

    def step_back(self) -> None:
        self._run(
            "Đang đưa lùi một bước",
            "đưa lùi một bước",
            lambda services, uids, _progress: services.nomination_steps.step_back(uids),
        )

    def ask_to_give_back(self) -> None:
        self._ask_why(
            "Trả lại đề nghị",
            "Đề nghị trả lại đơn vị để bổ sung; lý do ghi cùng đề nghị và in khi cần trả lời.",
            "Trả lại",
            "trả lại",
            self._steps.give_back,
        )

    def ask_to_withdraw(self) -> None:
        self._ask_why(
            "Rút đề nghị",
            "Đề nghị rút ra không tính vào danh sách trình nữa; có thể đưa lại sau.",
            "Rút",
            "rút",
            self._steps.withdraw,
        )

    def pass_over(self) -> None:
        """Of the selected ones, whatever rule objects can be passed over with a reason."""
        objections: dict[str, list[tuple[str, Finding]]] = {}
        for uid in self._page.list.selected_uids():
            findings = self._findings(uid)
            if findings is None:
                self._page.refused.emit("Chương trình đang đối chiếu quy định; hãy chờ ít giây.")
                return
            for finding in findings:
                if finding.objects and finding.rule.severity != "info":
                    objections.setdefault(finding.rule.id, []).append((uid, finding))
        if not objections:
            self._page.refused.emit("Không có quy định nào vướng với các đề nghị đang chọn.")
            return
        dialog = OverrideDialog(self._workspace, objections, self._page)
        dialog.saved.connect(lambda moved: self._moved(moved, "ghi lý do bỏ qua quy định"))
        dialog.open()

    def tell(self, moved: Moved, what: str) -> None:
        """How many went, and by name why the others stayed."""
        if moved.count:
            left = f"; còn {format_number(len(moved.held))} giữ lại" if moved.held else ""
            said = f"Đã {what} {format_number(moved.count)} đề nghị{left}."
            if moved.untold:
                said += (
                    f" Có {format_number(moved.untold)} đề nghị giấy khen, bằng khen, huân chương "
                    "chưa ghi thành tích; hãy ghi vào cột Thành tích."
                )
            self._page.told.emit(said, True)
        if len(moved.held) == 1 and not moved.count:
            self._page.refused.emit(f"{moved.held[0].name}: {moved.held[0].sentence}")
        elif moved.held:
            title = f"{format_number(len(moved.held))} đề nghị giữ lại"
            HeldBackDialog(title, "", moved.held, self._page).open()

    # Inside

    def _run(self, title: str, what: str, work: Callable[..., Moved]) -> None:
        uids = self._page.list.selected_uids()
        if not uids:
            return

        def on_worker(services: Services, progress: object) -> Moved:
            return work(services, uids, progress)

        self._workspace.run(title, on_worker, lambda moved: self.tell(moved, what), "nominations")

    def _ask_why(
        self,
        title: str,
        intro: str,
        verb: str,
        what: str,
        carry_out: Callable[[Sequence[str], str], Moved],
    ) -> None:
        uids = self._page.list.selected_uids()
        count = format_number(len(uids))
        dialog = ReasonDialog(
            f"{title} ({count})" if len(uids) > 1 else title,
            intro,
            f"{verb} {count} đề nghị",
            lambda reason: carry_out(uids, reason),
            self._page,
        )
        dialog.saved.connect(lambda moved: self._moved(moved, what))
        dialog.open()

    def _moved(self, moved: Moved, what: str) -> None:
        self._workspace.changes.announce("nominations")
        self.tell(moved, what)

    def _taking_back(self, override: Override) -> QAction:
        action = QAction(icon("undo-2"), f"Thôi bỏ qua quy định {override.rule}", self._page)
        action.setIconText(beside_icon(action.text()))
        action.triggered.connect(lambda: self._take_back(override))
        return action

    def _take_back(self, override: Override) -> None:
        overriding = self._workspace.services.overriding

        def work() -> bool:
            overriding.take_back(override.uid)
            return True

        if self._page.attempt(work, f"Đã thôi bỏ qua quy định {override.rule}."):
            self._workspace.changes.announce("nominations")
