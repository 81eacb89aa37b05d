"""Add a decision of the commune, or change one that is not issued."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from models.problems import Refused
from models.signers import Signer
from services.services import Services
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.widgets import fields
from ui.widgets.award_picker import AwardPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.lines_field import ArticlesField, LinesField
from ui.workspace import Workspace

SHOWN = (
    "award_type",
    "period",
    "ground",
    "movement_uid",
    "number",
    "symbol",
    "decided_on",
    "proposer",
    "note",
    "bases",
    "articles",
    "recipients",
)
MILLISECONDS_BEFORE_RESTATING = 250


class DecisionDialog(FormDialog):
    """``list_wanted`` when the clerk goes straight on to the list of recipients."""

    list_wanted = Signal(str)  # uid

    def __init__(
        self, workspace: Workspace, decision: Decision | None = None, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._services = services
        self._deciding = services.deciding
        self._wording = services.wording
        self._decision = decision or Decision(
            period=workspace.period.code or services.periods.current_code()
        )
        super().__init__(
            "Sửa quyết định" if decision else "Thêm quyết định",
            self._save_values,
            parent,
            verb_again="Lưu và lập danh sách",
            width=WIDE,
            drafts=services.store.drafts,
            draft_key=f"decision:{self._decision.uid}",
        )
        self._restate_soon = QTimer(self)
        self._restate_soon.setSingleShot(True)
        self._restate_soon.setInterval(MILLISECONDS_BEFORE_RESTATING)
        self.award_type = AwardPicker(
            services.catalogue, self._decision.level, self._wording.day(self._decision)
        )
        self.ground = ground_choice(services)
        self.summary = long_text_field(lines=2)
        self.signer = Choice(blank="Người ký thường dùng")
        self.bases, self.recipients = LinesField(), LinesField()
        self.articles = ArticlesField("Chọn danh hiệu, hình thức để có lời văn mặc định.")
        self._add_fields(workspace)
        self.fill({name: getattr(self._decision, name) for name in SHOWN})
        if self._decision.summary != self._wording.summary(self._decision):
            self.summary.setPlainText(self._decision.summary)
        self._restate()
        self.signer.set_value(self._chosen_signer())

        self._restate_soon.timeout.connect(self._restate)
        for name in ("award_type", "period", "ground", "movement_uid", "decided_on", "proposer"):
            fields.watch(self._fields[name].widget, self._restate_soon.start)

    def done(self, result: int) -> None:
        self._restate_soon.stop()
        super().done(result)

    def save_and_again(self) -> None:
        """Save, and go on to the list instead of to another decision."""
        saved: list[Decision] = []
        self.saved.connect(saved.append)
        self.accept()
        if saved:
            self.list_wanted.emit(saved[0].uid)

    def _add_fields(self, workspace: Workspace) -> None:
        self.add_field(
            "award_type", "Danh hiệu, hình thức khen thưởng", self.award_type, required=True
        )
        self.add_field("period", "Kỳ", period_choice(workspace, self._decision.period))
        self.add_field("ground", "Loại hình khen thưởng", self.ground)
        self.add_field("movement_uid", "Phong trào", movement_choice(self._services))
        self.add_field(
            "number",
            "Số quyết định",
            text_field("145", width=120),
            optional=True,
            help="Để trống khi văn thư chưa cấp số.",
        )
        self.add_field("symbol", "Ký hiệu", text_field("QĐ-UBND", width=160))
        self.add_field(
            "decided_on",
            "Ngày ban hành",
            DateField(),
            optional=True,
            help="Để trống thì in chỗ trống cho ngày, tháng; thẩm quyền và mức thưởng tính theo hôm nay.",
        )
        self.add_field(
            "summary", "Trích yếu", self.summary, help="Để trống thì dùng câu mờ ở trên."
        )
        self.add_field(
            "proposer",
            "Theo đề nghị của",
            text_field("Hội đồng Thi đua - Khen thưởng xã"),
            optional=True,
        )
        self.add_field("signer", "Người ký", self.signer)
        self.add_field("note", "Ghi chú nội bộ", long_text_field(lines=2), optional=True)
        self.add_section("Lời văn")
        self.add_field("bases", "Căn cứ", self.bases, help="Mỗi dòng là một căn cứ.")
        self.add_field(
            "articles",
            "Các điều",
            self.articles,
            help="Số lượng và tiền thưởng trong lời văn mặc định luôn theo danh sách khen thưởng.",
        )
        self.add_field("recipients", "Nơi nhận", self.recipients, help="Mỗi dòng là một nơi nhận.")

    def _save_values(self, values: dict[str, Any]) -> Decision:
        return self._deciding.save(self._with(values))

    def _with(self, values: dict[str, Any]) -> Decision:
        values = {name: value for name, value in values.items() if name != "signer"}
        values["award_type"] = values.get("award_type") or ""
        signer = next((s for s in self._signers() if s.uid == self.signer.value()), None)
        return replace(
            self._decision,
            **values,
            signer_name=signer.name if signer else "",
            signer_position=signer.position if signer else "",
            signer_authority=signer.authority if signer else "",
        )

    def _as_typed(self) -> Decision:
        """As far as what stands in the fields can be understood."""
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            try:
                values[name] = fields.read(field.widget)
            except Refused:
                continue
        return self._with(values)

    def _restate(self) -> None:
        """Let who may decide, the signers and the standard wording follow what was typed."""
        decision = self._as_typed()
        day = self._wording.day(decision)
        self.award_type.set_terms(decision.level, day)
        problem = self._deciding.level_problem(decision) or ""
        self._fields["award_type"].show_problem(problem)
        self.signer.set_options([(s.uid, _called(s)) for s in self._signers()])
        standard = self._wording.standard(decision)
        self.summary.setPlaceholderText(standard.summary)
        self.bases.set_standard(standard.bases)
        self.articles.set_standard(standard.articles)
        self.recipients.set_standard(standard.recipients)

    def _signers(self) -> list[Signer]:
        """Those in force on the day, and whoever was chosen before."""
        try:
            typed = fields.read(self._fields["decided_on"].widget)
        except Refused:
            typed = None
        day = self._wording.day(replace(self._decision, decided_on=typed))
        signers = self._services.setup.signers_on(day)
        before = self._signer_before()
        if before is not None and before.uid not in {signer.uid for signer in signers}:
            signers.append(before)
        return signers

    def _signer_before(self) -> Signer | None:
        decision = self._decision
        if not decision.signer_position:
            return None
        kept = (decision.signer_name, decision.signer_position, decision.signer_authority)
        for signer in self._services.setup.signers():
            if (signer.name, signer.position, signer.authority) == kept:
                return signer
        return Signer(uid="kept", name=kept[0], position=kept[1], authority=kept[2])

    def _chosen_signer(self) -> str | None:
        before = self._signer_before()
        return before.uid if before else None


def ground_choice(services: Services) -> Choice:
    return Choice([(ground.code, ground.name) for ground in services.catalogue.grounds])


def movement_choice(services: Services) -> Choice:
    movements = services.movements.all()
    return Choice([(m.uid, m.name) for m in movements], blank="Không theo phong trào")


def period_choice(workspace: Workspace, chosen: str | None) -> Choice:
    options = workspace.period.choices
    if chosen and chosen not in dict(options):
        options.append((chosen, chosen))
    return Choice(options, blank="Không theo kỳ")


def _called(signer: Signer) -> str:
    """Lò Văn Hặc (CHỦ TỊCH), Quàng Thị Ễn (KT. CHỦ TỊCH, PHÓ CHỦ TỊCH)"""
    capacity = ", ".join(part for part in (signer.authority, signer.position) if part)
    return f"{signer.name} ({capacity})"
