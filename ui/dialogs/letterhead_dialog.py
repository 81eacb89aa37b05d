"""Tiêu đề: what stands at the head of papers and over their signature, from a day to a day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from models.letterheads import ISSUERS, AgencyHead, Issuer
from models.problems import Rejected
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.widgets import fields
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.head_picture import HeadPicture
from ui.widgets.number_field import NumberField
from ui.workspace import Workspace

PICTURE = 480
NAMES = ("parent", "agency", "behalf", "symbol", "seal_space", "valid_from", "valid_to")


class LetterheadDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, head: AgencyHead, parent: QWidget | None = None
    ) -> None:
        self._letterheads = workspace.services.letterheads
        self._head = head
        super().__init__(
            "Sửa tiêu đề" if head.uid else "Đặt tiêu đề",
            self._save_values,
            parent,
            intro="Văn bản làm trong thời gian ghi ở đây in tiêu đề và chữ ký như hình dưới.",
            width=WIDE,
        )
        self.issuer = Choice(list(ISSUERS.items()))
        self.issuer.setEnabled(not head.uid)
        self.picture = HeadPicture(workspace.services, PICTURE)
        self.add_field("issuer", "Văn bản", self.issuer)
        self.add_widget(self.picture)
        self.add_field(
            "parent",
            "Cơ quan cấp trên, in thường ở dòng đầu",
            long_text_field(lines=2),
            optional=True,
            help="Mỗi dòng in một dòng. Để trống nếu địa phương không in dòng này.",
        )
        self.add_field(
            "agency",
            "Cơ quan ban hành, in đậm",
            long_text_field(lines=2),
            required=True,
            help="Mỗi dòng in một dòng, ví dụ: ỦY BAN NHÂN DÂN, xuống dòng, XÃ MƯỜNG XOAN.",
        )
        self.add_field(
            "behalf",
            "Ký thay mặt",
            text_field("TM. ỦY BAN NHÂN DÂN"),
            optional=True,
            help="Chủ tịch ký quyết định khen thưởng theo thẩm quyền riêng thì để trống, không ghi TM.",
        )
        self.add_field("symbol", "Ký hiệu sau số", text_field("UBND", width=160), optional=True)
        self.add_field(
            "seal_space",
            "Khoảng trống để ký, đóng dấu (mm)",
            NumberField("30", fractions=True),
            help="Từ 15 đến 60 mm, giữa chức vụ và họ tên.",
        )
        self.add_field("valid_from", "Dùng từ ngày", DateField(), optional=True)
        self.add_field("valid_to", "Đến ngày", DateField(), optional=True)
        self._fill_from(head)

        self.issuer.edited.connect(self._follow_issuer)
        for name in NAMES:
            fields.watch(self._fields[name].widget, self._draw)

    def _fill_from(self, head: AgencyHead) -> None:
        values: dict[str, Any] = {name: getattr(head, name) for name in NAMES}
        values |= {name: "\n".join(values[name]) for name in ("parent", "agency")}
        self.fill({"issuer": head.issuer} | values)
        self._draw()

    def _follow_issuer(self) -> None:
        """Begin with what is usual for papers of this kind."""
        usual = self._letterheads.usual(cast("Issuer", self.issuer.value()))
        self._fill_from(
            replace(usual, valid_from=self._head.valid_from, valid_to=self._head.valid_to)
        )

    def _draw(self) -> None:
        try:
            self.picture.show_head(self._with(self.values()))
        except Rejected:
            return

    def _with(self, values: dict[str, Any]) -> AgencyHead:
        lines = {name: tuple(values[name].splitlines()) for name in ("parent", "agency")}
        space = {"seal_space": float(values["seal_space"] or 0)}
        return replace(self._head, **(values | lines | space))

    def _save_values(self, values: dict[str, Any]) -> AgencyHead:
        return self._letterheads.save(self._with(values))
