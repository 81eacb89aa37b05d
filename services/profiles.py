"""Lý lịch cho báo cáo: what reports of achievements ask of a subject, and what was answered once for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.problems import Rejected
from models.profiles import Profile
from models.store import Store
from models.subjects import SubjectKind
from models.vietnamese import fold, nfc

LONGEST = 4000
"""Of one answer; a longer one is a report of its own."""
NONE_OF_IT = ("khong", "khong co", "chua co", "chua thanh lap")
"""How somebody answers that there is nothing of the kind."""


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    label: str
    """As the report prints it before the answer."""
    example: str = ""
    help: str = ""
    lines: int = 1
    """Room for the answer on screen."""


QUESTIONS: dict[SubjectKind, tuple[Question, ...]] = {
    "individual": (
        Question("home", "Quê quán", "xã Mường Xoan, tỉnh Điện Biên"),
        Question("residence", "Trú quán", "bản Nà Lả, xã Mường Xoan"),
        Question("party", "Chức vụ Đảng, đoàn thể", "Chi ủy viên, Phó Chủ tịch Công đoàn"),
        Question("joined_party", "Ngày vào Đảng", "03/02/2015"),
        Question("schooling", "Trình độ chuyên môn, nghiệp vụ", "Đại học Sư phạm Ngữ văn"),
        Question("politics", "Trình độ lý luận chính trị", "Trung cấp"),
        Question(
            "degrees",
            "Học hàm, học vị, danh hiệu, giải thưởng",
            help="Không có thì ghi “Không”.",
        ),
        Question(
            "duties",
            "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận",
            help="Dùng lại cho các năm sau; sửa khi được phân công việc khác.",
            lines=4,
        ),
    ),
    "collective": (
        Question("address", "Địa chỉ trụ sở chính", "bản Nà Lả, xã Mường Xoan"),
        Question("telephone", "Điện thoại, thư điện tử"),
        Question("founded", "Quá trình thành lập và phát triển", lines=3),
        Question(
            "situation",
            "Đặc điểm, tình hình",
            help="Thuận lợi, khó khăn, điều kiện tự nhiên, xã hội, cơ sở vật chất.",
            lines=4,
        ),
        Question("structure", "Cơ cấu tổ chức", "03 tổ chuyên môn, 01 tổ văn phòng", lines=2),
        Question("people", "Tổng số cán bộ, công chức, viên chức, người lao động", "32 người"),
        Question(
            "party",
            "Tổ chức đảng",
            "Chi bộ có 14 đảng viên",
            help="Không có thì ghi “Không có”; báo cáo sẽ nói rõ điều đó.",
        ),
        Question(
            "unions",
            "Công đoàn, Đoàn Thanh niên và các đoàn thể",
            "Công đoàn có 32 đoàn viên; Chi đoàn có 12 đoàn viên",
            help="Không có thì ghi “Không có”; báo cáo sẽ nói rõ điều đó.",
        ),
        Question("duties", "Chức năng, nhiệm vụ", lines=4),
    ),
    "household": (
        Question("members", "Số nhân khẩu", "05 người"),
        Question("work", "Nghề nghiệp, kinh tế của hộ", "Trồng lúa, chăn nuôi trâu bò", lines=2),
        Question("circumstances", "Hoàn cảnh gia đình", lines=3),
    ),
}


class Profiles:
    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, subject_uid: str) -> Profile:
        """What is kept of a subject; a new one, not stored yet, where nothing is."""
        return self._store.profiles.of_subject(subject_uid) or Profile(subject_uid=subject_uid)

    def save(self, subject_uid: str, answers: Mapping[str, str]) -> Profile:
        """Keep the answers by the keys of the questions; a blank one is forgotten.

        Answers to other questions stay as they are. Raises ``Rejected`` by key.
        """
        subject = self._store.subjects.get(subject_uid)
        asked = {question.key: question for question in QUESTIONS[subject.kind]}
        given = {key: nfc(text).strip() for key, text in answers.items() if key in asked}
        too_long = {
            key: f"“{asked[key].label}” dài quá {LONGEST:,} ký tự; hãy viết gọn lại.".replace(
                ",", "."
            )
            for key, text in given.items()
            if len(text) > LONGEST
        }
        if too_long:
            raise Rejected(too_long)
        known = self.of(subject_uid)
        kept = {key: text for key, text in (known.answers | given).items() if text}
        if kept == known.answers:
            return known
        with self._store.action(f"Ghi lý lịch cho báo cáo của {subject.name}"):
            return self._store.profiles.save(replace(known, answers=kept))


def has_none(answer: str) -> bool:
    """Whether it says that there is nothing of the kind."""
    return fold(answer).strip(" .") in NONE_OF_IT
