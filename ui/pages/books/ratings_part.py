"""Xếp loại: the grade of each person and collective in the period, typed, pasted or given to many."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import cast

from models.dates import format_short
from models.listing import Query
from models.numbers import format_number
from models.ratings import GRADES, Rating
from models.subjects import SUBJECT_KINDS, SubjectKind
from services.editing.rating_grid import RatingGrid, rating_grid
from services.ratings import RATED, Rated, RatingSummary
from services.services import Services
from ui.dialogs.question import ask
from ui.dialogs.rate_many_dialog import RateManyDialog, WantedRatings, Whom
from ui.dialogs.rating_dialog import RatingDialog
from ui.intake.list_taking import ListTaking
from ui.pages.list_page import Empty
from ui.pages.period_list_page import PeriodListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

COUNTED_AS: dict[SubjectKind, str] = {"individual": "cá nhân", "collective": "tập thể"}


class RatingsPart(PeriodListPage[RatingSummary]):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "ratings",
            "Xếp loại",
            "rating-list",
            workspace,
            noun="xếp loại",
            empty=Empty(
                "medal",
                "Kỳ này chưa có xếp loại nào",
                "Ghi một mức cho tất cả những ai đã đăng ký rồi sửa từng dòng, "
                "dán hai cột họ tên và xếp loại, hoặc lấy cả danh sách từ Excel.",
                "rate_many",
                "import",
            ),
            search_hint="Tìm theo tên, không cần dấu",
            tones={
                "grade": {
                    GRADES["HTXSNV"]: "good",
                    GRADES["HTTNV"]: "good",
                    GRADES["KHTNV"]: "bad",
                }
            },
            edited=True,
        )
        self._ratings = self.records = workspace.services.ratings
        self._directory = workspace.services.directory
        for kind in RATED:
            self.chips.add(kind, SUBJECT_KINDS[kind], group="kind")
        self.add_action(
            "rate_many",
            "Ghi xếp loại cho nhiều người",
            "list-checks",
            self.rate_many,
            main=True,
        )
        self.add_action("new", "Ghi một xếp loại", "plus", self.new_record, shortcut="Ctrl+N")
        ListTaking(self, workspace, "ratings", "facts")
        self.add_paper_actions()
        self.add_edit_action()
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="some")
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        told_by = (
            changes.facts_changed,
            changes.subjects_changed,
            changes.units_changed,
            workspace.period.changed,
        )
        self.sum_up_after(*told_by, changes.registrations_changed)
        self.recount_after(*told_by)
        self.follow(*told_by, changes.registrations_changed)

    def scope(self) -> Query:
        scope = {"period": self.workspace.period.code}
        if kinds := self.chips.chosen():
            scope["kind"] = kinds[0]
        return Query(unit=self.shown_unit, scope=scope)

    def make_grid(self) -> Callable[[Services], RatingGrid]:
        """A new row is of the period that is shown."""
        kinds, period = self.chips.chosen(), self.workspace.period.code
        kind = cast("SubjectKind", kinds[0]) if kinds else None
        return lambda services: rating_grid(services, period, kind)

    def summary(self, count: int) -> str:
        told = self._summary or RatingSummary()
        totals = [
            f"{format_number(told.total(kind))} {words}"
            for kind, words in COUNTED_AS.items()
            if told.total(kind)
        ]
        period = self.workspace.period.title.lower()
        return f"Đã xếp loại {' và '.join(totals)} của {period}."

    def refresh_when_seen(self) -> None:
        super().refresh_when_seen()
        if self.editing is not None and self.editing.announcing:
            self.sum_up()
            self.tell_anew()

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        self._open(self._ratings.get(uid))

    def rate_many(self) -> None:
        dialog = RateManyDialog(self.workspace, self._whom(), self)
        dialog.saved.connect(self._rate)
        dialog.open()

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} xếp loại?",
            "Người, tập thể vẫn ở trong Danh bạ. Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} xếp loại",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def details_of(self, uid: str) -> Details | None:
        rating = self._ratings.get(uid)
        subject = self._directory.subject(rating.subject_uid)
        facts = [
            ("Xếp loại", GRADES[rating.grade]),
            ("Ngày xếp loại", format_short(rating.decided_on) if rating.decided_on else ""),
            ("Văn bản", rating.document),
            ("Ghi chú", rating.note),
        ]
        about = (subject.position, self._directory.unit_name(subject.unit_uid))
        years = [
            Note(GRADES[each.grade], "plain", f"Kỳ {each.period}")
            for each in self._ratings.of_subject(subject.uid)
            if each.uid != uid
        ]
        return Details(
            subject.name,
            ", ".join(part for part in about if part),
            sections=[
                Section(
                    self.workspace.period.title, [(label, text) for label, text in facts if text]
                ),
                Section("Các kỳ khác", notes=years or [Note("Chưa ghi xếp loại kỳ nào khác.")]),
            ],
        )

    def overview(self) -> Details | None:
        """How many have each grade, and who registered but has none."""
        told = self._summary
        if told is None or not any(told.total(kind) for kind in COUNTED_AS):
            return None
        sections: list[Section] = []
        for kind in COUNTED_AS:
            total = told.total(kind)
            if not total and not told.unrated.get(kind):
                continue
            counts = told.counts.get(kind, {})
            facts = [
                (words, f"{format_number(counts[grade])} ({_share(counts[grade], total)})")
                for grade, words in GRADES.items()
                if counts.get(grade)
            ]
            left = told.unrated.get(kind, 0)
            notes = (
                [Note(f"{format_number(left)} {COUNTED_AS[kind]} đã đăng ký chưa xếp loại", "warn")]
                if left
                else []
            )
            sections.append(
                Section(f"{SUBJECT_KINDS[kind]} ({format_number(total)})", facts, notes)
            )
        return Details(f"Xếp loại {self.workspace.period.title.lower()}", sections=sections)

    # Inside

    def _whom(self) -> list[Whom]:
        """Whoever one grade may be meant for, the likeliest first."""
        period, unit = self.workspace.period.code, self.chosen_unit
        choices: list[Whom] = []
        selected = self.list.selected_uids() if self.list.selected_count() > 1 else []
        if selected:
            ratings = self.services.store.ratings.get_many(selected)
            label = f"Những dòng đang chọn ({format_number(len(ratings))})"
            choices.append(Whom("selected", label, [rating.subject_uid for rating in ratings]))
        for kind in RATED:
            uids = self._ratings.registered(period, kind)
            label = f"Mọi {COUNTED_AS[kind]} đã đăng ký ({format_number(len(uids))})"
            choices.append(Whom(f"registered:{kind}", label, uids))
        if unit:
            name = self._directory.unit_name(unit)
            for kind in RATED:
                uids = self._ratings.of_unit(unit, kind)
                label = f"Mọi {COUNTED_AS[kind]} của {name} ({format_number(len(uids))})"
                choices.append(Whom(f"unit:{kind}", label, uids))
        return choices

    def _open(self, rating: Rating | None) -> None:
        dialog = RatingDialog(self.workspace, rating, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, rating: Rating) -> None:
        self.workspace.changes.announce("facts", "periods")
        self.list.select_uid(rating.uid)
        name = self._directory.subject(rating.subject_uid).name
        self.told.emit(f"Đã ghi xếp loại của {name}.", True)

    def _rate(self, wanted: WantedRatings) -> None:
        self.workspace.run(
            f"Đang ghi xếp loại cho {format_number(len(wanted.subject_uids))} đối tượng",
            lambda services, progress: services.ratings.rate(
                wanted.period,
                wanted.subject_uids,
                wanted.grade,
                wanted.decided_on,
                wanted.document,
                overwrite=wanted.overwrite,
            ),
            self._tell_rated,
            "facts",
            "periods",
        )

    def _tell_rated(self, rated: Rated) -> None:
        parts = [
            f"{verb} {format_number(count)}"
            for verb, count in (
                ("ghi mới", rated.added),
                ("ghi lại", rated.changed),
                ("giữ nguyên", rated.kept),
            )
            if count
        ]
        self.told.emit(f"Xếp loại: {', '.join(parts)} đối tượng.", True)

    def _delete(self, uids: list[str]) -> None:
        self.workspace.run(
            f"Đang xóa {format_number(len(uids))} xếp loại",
            lambda services, progress: services.ratings.delete(uids),
            lambda count: self.told.emit(f"Đã xóa {format_number(count)} xếp loại.", True),
            "facts",
        )


def _share(count: int, total: int) -> str:
    return f"{format_number(round(Decimal(100 * count) / total, 1))}%"
