"""The meaning of every code in a package, so that it can be read without the program."""

from __future__ import annotations

import msgspec

from models.decisions import DECISION_STATUSES
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS
from models.units import UNIT_KINDS
from services.catalogue import Catalogue


def code_list(catalogue: Catalogue) -> bytes:
    """A JSON object: for each field that holds codes, each code and its name."""
    lists = {
        "version": catalogue.version,
        "award_type": {award.code: award.name for award in catalogue.award_types()},
        "ground": {ground.code: ground.name for ground in catalogue.grounds},
        "level": {level.code: level.name for level in catalogue.levels},
        "subject.kind": SUBJECT_KINDS,
        "subject.sex": SEXES,
        "subject.status": STATUSES,
        "holder_class": HOLDER_CLASSES,
        "unit.kind": UNIT_KINDS,
        "decision.status": DECISION_STATUSES,
        "decision.origin": {
            "own": "Quyết định của xã",
            "recorded": "Ghi lại từ quyết định của cấp khác hoặc từ giấy",
        },
        "withdrawn.reason": {
            "deleted": "Đã xóa khỏi sổ",
            "not_in_period": "Không còn thuộc kỳ này",
            "not_issued": "Quyết định không còn ở trạng thái đã ban hành",
        },
    }
    return msgspec.json.format(msgspec.json.encode(lists)) + b"\n"
