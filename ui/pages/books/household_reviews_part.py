"""Gia đình văn hóa: the score of each household in the year, and the meetings of the hamlets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from models.dates import format_short
from models.household_reviews import EXCLUSIONS, HouseholdReview
from models.listing import Query
from models.numbers import format_number
from services.editing.household_review_grid import HouseholdReviewGrid, household_review_grid
from services.household_reviews import Recorded, ReviewSummary
from services.services import Services
from ui.dialogs.hamlet_meeting_dialog import HamletMeetingDialog, WantedMeeting
from ui.dialogs.household_review_dialog import HouseholdReviewDialog
from ui.dialogs.households_dialog import HouseholdsDialog
from ui.dialogs.question import ask
from ui.intake.list_taking import ListTaking
from ui.pages.books.hamlet_papers import HamletPapers
from ui.pages.list_page import Empty
from ui.pages.period_list_page import PeriodListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace


class HouseholdReviewsPart(PeriodListPage[ReviewSummary]):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "household-reviews",
            "Gia đình văn hóa",
            "household-review-list",
            workspace,
            noun="hộ",
            empty=Empty(
                "house",
                "Kỳ này chưa có hộ nào được bình xét",
                "Thêm những hộ đã đăng ký hoặc mọi hộ của một thôn, rồi dán cột điểm vào bảng; "
                "hoặc lấy cả danh sách của thôn từ Excel.",
                "add_households",
                "import",
            ),
            search_hint="Tìm theo tên chủ hộ, không cần dấu",
            edited=True,
        )
        self._reviews = self.records = workspace.services.household_reviews
        self._directory = workspace.services.directory
        self.add_action(
            "add_households", "Thêm hộ chưa bình xét", "house", self.add_households, main=True
        )
        self.add_action("meeting", "Ghi cuộc họp thôn", "users", self.record_meeting)
        self.add_action("new", "Ghi một hộ", "plus", self.new_record, shortcut="Ctrl+N")
        ListTaking(self, workspace, "households", "facts")
        self.add_paper_actions()
        self.add_edit_action()
        self.papers = HamletPapers(self, workspace)
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
        return Query(unit=self.shown_unit, scope={"period": self.workspace.period.code})

    def make_grid(self) -> Callable[[Services], HouseholdReviewGrid]:
        period = self.workspace.period.code
        return lambda services: household_review_grid(services, period)

    def summary(self, count: int) -> str:
        told = self._summary
        reviews, scored = (told.reviews, told.scored) if told else (count, 0)
        period = self.workspace.period.title.lower()
        return (
            f"Có {format_number(reviews)} hộ bình xét của {period}, "
            f"{format_number(scored)} hộ đã có điểm."
        )

    def refresh_when_seen(self) -> None:
        super().refresh_when_seen()
        if self.editing is not None and self.editing.announcing:
            self.sum_up()
            self.tell_anew()

    def add_households(self) -> None:
        dialog = HouseholdsDialog(self.workspace, self.chosen_unit, self)
        dialog.saved.connect(self._start)
        dialog.open()

    def record_meeting(self) -> None:
        uids = self.list.selected_uids() if self.list.selected_count() > 1 else []
        dialog = HamletMeetingDialog(
            self.workspace, self._reviews.get_many(uids), self.chosen_unit, self
        )
        dialog.saved.connect(self._record)
        dialog.open()

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        self._open(self._reviews.get(uid))

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} dòng bình xét?",
            "Hộ vẫn ở trong Danh bạ. Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} dòng",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def details_of(self, uid: str) -> Details | None:
        review = self._reviews.get(uid)
        subject = self._directory.subject(review.subject_uid)
        years = [
            Note(f"{_score(each)} điểm" if each.score is not None else "Chưa có điểm", "plain",
                 f"Kỳ {each.period}")
            for each in self._reviews.of_subject(subject.uid)
            if each.uid != uid
        ]  # fmt: skip
        excluded = [Note(EXCLUSIONS[code], "bad") for code in review.exclusions]
        return Details(
            subject.name,
            self._directory.unit_name(subject.unit_uid),
            sections=[
                Section(
                    self.workspace.period.title,
                    _told(("Điểm", _score(review)), ("Ghi chú", review.note)),
                    excluded,
                ),
                Section(
                    "Cuộc họp ở thôn",
                    _meeting(review) or [("", "Chưa ghi.")],
                    actions=self.papers.papers,
                ),
                Section("Các kỳ khác", notes=years or [Note("Chưa bình xét kỳ nào khác.")]),
            ],
        )

    def overview(self) -> Details | None:
        """How many have a score, who is excluded, and what is still missing."""
        told = self._summary
        if told is None or not told.reviews:
            return None
        left = [
            Note(f"{format_number(count)} hộ {words}", "warn")
            for count, words in (
                (told.reviews - told.scored, "chưa có điểm"),
                (told.without_meeting, "chưa ghi cuộc họp thôn"),
                (told.waiting, "đã đăng ký chưa bình xét"),
            )
            if count
        ]
        return Details(
            f"Bình xét {self.workspace.period.title.lower()}",
            sections=[
                Section(
                    "Số liệu",
                    [
                        ("Đã có điểm", format_number(told.scored)),
                        ("Không xét", format_number(told.excluded)),
                    ],
                    left,
                )
            ],
        )

    # Inside

    def _open(self, review: HouseholdReview | None) -> None:
        dialog = HouseholdReviewDialog(self.workspace, review, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, review: HouseholdReview) -> None:
        self.workspace.changes.announce("facts", "periods")
        self.list.select_uid(review.uid)
        name = self._directory.subject(review.subject_uid).name
        self.told.emit(f"Đã ghi bình xét của hộ {name}.", True)

    def _start(self, subject_uids: Sequence[str]) -> None:
        period = self.workspace.period.code
        self.workspace.run(
            f"Đang thêm {format_number(len(subject_uids))} hộ",
            lambda services, progress: services.household_reviews.start(period, subject_uids),
            lambda count: self.told.emit(
                f"Đã thêm {format_number(count)} hộ; hãy gõ hoặc dán cột điểm.", True
            ),
            "facts",
            "periods",
        )

    def _record(self, wanted: WantedMeeting) -> None:
        self.workspace.run(
            f"Đang ghi cuộc họp thôn cho {format_number(len(wanted.subject_uids))} hộ",
            lambda services, progress: services.household_reviews.record_meeting(
                wanted.period, wanted.subject_uids, wanted.facts
            ),
            self._tell_recorded,
            "facts",
            "periods",
        )

    def _tell_recorded(self, recorded: Recorded) -> None:
        done = f"Đã ghi cuộc họp thôn cho {format_number(recorded.added + recorded.changed)} hộ"
        more = f", trong đó {format_number(recorded.added)} hộ mới thêm" if recorded.added else ""
        self.told.emit(f"{done}{more}.", True)

    def _delete(self, uids: list[str]) -> None:
        self.workspace.run(
            f"Đang xóa {format_number(len(uids))} dòng bình xét",
            lambda services, progress: services.household_reviews.delete(uids),
            lambda count: self.told.emit(f"Đã xóa {format_number(count)} dòng bình xét.", True),
            "facts",
        )


def _score(review: HouseholdReview) -> str:
    return "" if review.score is None else format_number(Decimal(str(review.score)))


def _meeting(review: HouseholdReview) -> list[tuple[str, str]]:
    posted = [day for day in (review.posted_from, review.posted_to) if day]
    return _told(
        ("Ngày họp", format_short(review.met_on) if review.met_on else ""),
        ("Số hộ của thôn", _number(review.households)),
        ("Dự họp", _of(review.present, review.households)),
        ("Đồng ý", _of(review.agreed, review.present)),
        ("Niêm yết", " - ".join(format_short(day) for day in posted)),
        ("Nhận hồ sơ", format_short(review.received_on) if review.received_on else ""),
    )


def _told(*fields: tuple[str, str]) -> list[tuple[str, str]]:
    return [(label, text) for label, text in fields if text]


def _number(number: int | None) -> str:
    return "" if number is None else format_number(number)


def _of(part: int | None, whole: int | None) -> str:
    """45 (75%)"""
    if part is None or not whole:
        return _number(part)
    return f"{format_number(part)} ({format_number(round(Decimal(100 * part) / whole, 1))}%)"
