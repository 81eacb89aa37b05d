"""A layout tried out: the page as it would be printed, with invented texts or those of a real award."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from models.subjects import SubjectKind
from services.certificates.canvas import certificate_canvas
from services.certificates.drawing import Mode, draw, drawn_fields
from services.certificates.fitting import Fitted, fit
from services.certificates.layout import (
    LARGEST_PAGE,
    SMALLEST_PAGE,
    Frame,
    Layout,
    problems_of,
)
from services.certificates.texts import field_texts
from services.documents.pages import Picture, render_content
from services.services import Services

MOST_AWARDS = 15
"""Of the newest, that can be tried."""
KINDS: dict[SubjectKind, str] = {
    "individual": "Một cá nhân",
    "collective": "Một tập thể",
    "household": "Một hộ gia đình",
}
KNOWN_VALUES = {
    "số quyết định": "125/QĐ-UBND",
    "ngày quyết định": "ngày 05 tháng 3 năm 2026",
    "số sổ": "0125",
    "người ký": "Lò Văn Tưởng",
}
"""What is often blank yet, so that its place is seen."""
LONG = "long"
LONG_VALUES = {
    "danh xưng": "Tập thể",
    "tên": "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nậm Pố Thượng, "
    "điểm trường Huổi Khương và các điểm trường trực thuộc",
    "chức vụ, đơn vị": "Tổ trưởng Tổ công nghệ số cộng đồng, Phó Bí thư Chi bộ kiêm Trưởng ban "
    "Công tác Mặt trận bản Nậm Pố Thượng và các bản lân cận",
    "thành tích": "Đã có thành tích xuất sắc trong thực hiện phong trào thi đua “Cả nước chung sức "
    "xây dựng nông thôn mới”, phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” "
    "và trong công tác phòng, chống, khắc phục hậu quả thiên tai trên địa bàn năm 2026",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """One page with its texts."""

    content: bytes
    """A PDF."""
    said: str
    """Of what did not stand as large or on as few lines as wanted; "" when all did."""

    def picture(self, dpi: float) -> Picture:
        return render_content(self.content, 0, dpi)


class LayoutTrials:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._awards = dict(self._newest_awards())

    def texts(self) -> list[tuple[str, str]]:
        """Whose texts can be tried: (what ``of`` takes, as it is called)."""
        return [*KINDS.items(), (LONG, "Tên và thành tích rất dài"), *self._awards.items()]

    def of(self, layout: Layout, whose: str, mode: Mode) -> Trial:
        """Raises ``Refused`` for a letter that cannot be drawn."""
        layout = drawable(layout)
        texts = field_texts(layout, self._values(layout, whose))
        fitted = {field.key: fit(field, texts[field.key]) for field in drawn_fields(layout, mode)}
        content = io.BytesIO()
        canvas = certificate_canvas(content, layout.name)
        draw(canvas, layout, fitted, mode)
        canvas.showPage()
        canvas.save()
        return Trial(content.getvalue(), _said(layout, fitted))

    def _values(self, layout: Layout, whose: str) -> Mapping[str, str]:
        if whose in self._awards:
            return next(iter(self._services.certificates.sheets([whose]))).values
        kinds: list[SubjectKind] = [kind for kind in KINDS if kind == whose]
        kind = kinds[0] if kinds else "individual"
        values = {**self._services.certificates.sample(layout, kind).values, **KNOWN_VALUES}
        return {**values, **LONG_VALUES} if whose == LONG else values

    def _newest_awards(self) -> list[tuple[str, str]]:
        store = self._services.store
        found: list[tuple[str, str]] = []
        for decision in store.decisions.all("id desc"):
            if len(found) >= MOST_AWARDS:
                break
            if decision.origin == "recorded" or decision.purpose != "award":
                continue
            awards = store.awards.of_decision(decision.uid)[: MOST_AWARDS - len(found)]
            found += [(award.uid, award.name) for award in awards]
        return found


def drawable(layout: Layout) -> Layout:
    """Without what cannot be drawn, on paper of a size that can be shown; for one being typed."""
    problems = problems_of(layout)
    wrong = {problem.path[0] for problem in problems if not problem.field}
    unfit = {problem.field for problem in problems if problem.path[-1] not in ("x", "y")}
    return msgspec.structs.replace(
        layout,
        width=shown_side(layout.width),
        height=shown_side(layout.height),
        frame=Frame() if "frame" in wrong else layout.frame,
        emblem=None if "emblem" in wrong else layout.emblem,
        fields=tuple(field for field in layout.fields if field.key not in unfit),
    )


def shown_side(millimetres: float) -> float:
    return min(max(millimetres, SMALLEST_PAGE), LARGEST_PAGE)


def shown_place(millimetres: float) -> float:
    """Off the paper, but not farther than a screen can count."""
    return min(max(millimetres, -LARGEST_PAGE), 2 * LARGEST_PAGE)


def _said(layout: Layout, fitted: Mapping[str, Fitted]) -> str:
    """The worst only, so that one line tells it."""
    known = [(field.label, fitted[field.key]) for field in layout.fields if field.key in fitted]
    for labels, words in (
        ([label for label, one in known if one.overflow], "không vừa nên không in; hãy mở rộng ô"),
        ([label for label, one in known if one.broken], "phải ngắt xuống dòng"),
        ([label for label, one in known if one.shrunk], "phải thu nhỏ cỡ chữ"),
    ):
        if labels:
            return f"Với chữ mẫu này, ô “{'”, “'.join(labels)}” {words}."
    return ""
