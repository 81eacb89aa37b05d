"""Kiểm phiếu: the count of every line of one meeting, typed in the list, with its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from models.councils import COUNCIL_ROLES
from models.listing import Query
from models.numbers import format_number
from services.agenda import AgendaLine
from services.editing.vote_grid import VoteGrid, vote_grid
from services.services import Services
from services.vote_rules import ballot_problem, vote_problems
from ui.colours import Tone
from ui.dialogs.same_count_dialog import SameCountDialog
from ui.icons import beside_icon
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

RESULT_TONES: dict[str, Tone] = {
    "Đạt": "good",
    "Không đạt": "bad",
    "Chưa khớp số phiếu": "warn",
    "Chưa kiểm phiếu": "draft",
}

UNTOLD = Note("Chưa ghi thành tích.", "draft")


class VotesPage(StoredListPage):
    def __init__(self, workspace: Workspace, meeting_uid: str) -> None:
        super().__init__(
            "votes",
            "Kiểm phiếu",
            "vote-list",
            workspace,
            noun="đề nghị",
            empty=Empty(
                "list-checks",
                "Chương trình chưa có đề nghị nào",
                "Quay lại bước Chương trình để chọn những đề nghị đưa ra Hội đồng.",
            ),
            tones={"passed": RESULT_TONES},
            edited=True,
        )
        self._voting = workspace.services.voting
        self._agenda = workspace.services.agenda
        self._meetings = workspace.services.meetings
        self._uid = meeting_uid
        self._lines: dict[str, AgendaLine] = {}
        self.add_action(
            "all_agree", "Tất cả đồng ý", "list-checks", self.all_agree, main=True, shortcut="F8"
        )
        self.add_action("same", "Cùng số phiếu…", "copy", self.same_count, shortcut="Ctrl+Shift+D")
        self.add_action("recuse", "Người được xét không bỏ phiếu", "users", self.recuse_candidates)
        self.add_paper_actions()
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        self.follow(workspace.changes.councils_changed, workspace.changes.nominations_changed)

    def scope(self) -> Query:
        return Query(scope={"meeting": self._uid})

    def make_grid(self) -> Callable[[Services], VoteGrid]:
        uid = self._uid
        return lambda services: vote_grid(services, uid)

    def refresh(self) -> None:
        self._lines = {line.vote.uid: line for line in self._agenda.lines(self._uid)}
        closed = self._meetings.get(self._uid).status == "closed"
        for verb in ("all_agree", "same"):
            if action := self.find_action(verb):
                action.setVisible(not closed)
        if recuse := self.find_action("recuse"):
            recuse.setVisible(not closed and any(map(_votes_for_himself, self._lines.values())))
        super().refresh()

    def summary(self, count: int) -> str:
        votes = self.services.store.votes.of_meeting(self._uid)
        passed = sum(vote.passed is True for vote in votes)
        failed = sum(vote.passed is False for vote in votes)
        left = len(votes) - passed - failed
        said = f"Có {format_number(count)} đề nghị: {passed} đạt, {failed} không đạt"
        return f"{said}, {format_number(left)} chưa kiểm phiếu xong." if left else f"{said}."

    def show_selected_count(self, count: int) -> None:
        """Several selected lines are meant alone; else all that are shown."""
        super().show_selected_count(count)
        told = f" ({format_number(count)})" if count > 1 else ""
        for verb, text in (("all_agree", "Tất cả đồng ý{}"), ("same", "Cùng số phiếu{}…")):
            if action := self.find_action(verb):
                action.setText(text.format(told))
                action.setIconText(beside_icon(text.format(told)))

    def meant(self) -> list[str]:
        """The lines that an action is about."""
        chosen = self.list.selected_uids() if self.list.selected_count() > 1 else []
        return chosen or list(self.source().uids())

    def all_agree(self) -> None:
        uids = self.meant()
        if uids:
            self._run(
                lambda services: services.voting.all_agree(self._uid, uids),
                "Đã ghi tất cả đồng ý {} đề nghị.",
            )

    def same_count(self) -> None:
        uids = self.meant()
        if not uids:
            return
        voters = len(self._meetings.roll(self._uid).voters)
        dialog = SameCountDialog(len(uids), voters, lambda counts: self._fill(uids, counts), self)
        dialog.saved.connect(self._filled)
        dialog.open()

    def recuse_candidates(self) -> None:
        self._run(
            lambda services: services.voting.recuse_candidates(self._uid),
            "Đã ghi {} người được xét không bỏ phiếu cho mình.",
        )

    def details_of(self, uid: str) -> Details | None:
        self._lines = {line.vote.uid: line for line in self._agenda.lines(self._uid)}
        line = self._lines.get(uid)
        if line is None:
            return None
        notes = [Note(line.result.sentence, _tone(line))]
        roll = self._meetings.roll(self._uid)
        wrong = vote_problems(line.vote, roll, line.threshold)
        notes += [Note(said, "bad") for said in wrong.values()]
        if said := ballot_problem(line.vote, line.threshold):
            notes.append(Note(said, "warn"))
        achievement = line.nomination.achievement
        if line.sits:
            role = COUNCIL_ROLES[line.sits.role]
            aside = "không bỏ phiếu" if line.sits.uid in line.vote.recused else "có bỏ phiếu"
            notes.append(
                Note(f"Người được xét là {role}, {aside}; vẫn tính vào tổng số thành viên.", "info")
            )
        return Details(
            line.subject.name,
            line.award.name,
            sections=[
                Section("Kết quả", notes=notes),
                Section(
                    "Cần đạt",
                    [
                        ("Số phiếu đồng ý", f"ít nhất {line.result.needed}"),
                        ("Căn cứ", line.result.citation),
                    ],
                ),
                Section("Thành tích", notes=[Note(achievement) if achievement else UNTOLD]),
            ],
        )

    def _fill(self, uids: Sequence[str], counts: dict[str, Any]) -> int:
        return self._voting.fill(self._uid, counts, uids)

    def _filled(self, count: int) -> None:
        self.workspace.changes.announce("councils", "nominations")
        self.told.emit(f"Đã ghi cùng số phiếu cho {format_number(count)} đề nghị.", True)

    def _run(self, work: Callable[[Services], int], done: str) -> None:
        self.workspace.run(
            "Đang ghi số phiếu",
            lambda services, _progress: work(services),
            lambda count: self.told.emit(done.format(format_number(count)), True),
            "councils",
            "nominations",
        )


def _votes_for_himself(line: AgendaLine) -> bool:
    return line.sits is not None and line.sits.uid not in line.vote.recused


def _tone(line: AgendaLine) -> Tone:
    match line.result.passed:
        case True:
            return "good"
        case False:
            return "bad"
        case _:
            return "draft"
