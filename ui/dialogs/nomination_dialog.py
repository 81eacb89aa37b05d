"""Put somebody forward by hand, or change a nomination."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from models.dossiers import Dossier
from models.nominations import Nomination
from models.problems import Rejected
from models.subjects import SUBJECT_KINDS, SubjectKind
from services.nominating import Added
from ui.dialogs.decision_dialog import ground_choice
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.dialogs.subject_finding import find_subjects, offer_new_subject
from ui.widgets.award_picker import AwardPicker
from ui.widgets.choice import Choice
from ui.widgets.chosen_field import ChosenField
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field
from ui.widgets.picker import Picker
from ui.workspace import Workspace

SHOWN = (
    "award_type", "ground", "movement_uid", "achievement", "achieved_on", "posthumous", "note",
)  # fmt: skip
SUDDEN, CAMPAIGN = "DOT_XUAT", "PHONG_TRAO"


class NominationDialog(FormDialog):
    """``saved`` brings ``Added`` for new nominations, the ``Nomination`` for one that is changed."""

    def __init__(
        self,
        workspace: Workspace,
        nomination: Nomination | None = None,
        kind: SubjectKind = "individual",
        parent: QWidget | None = None,
        *,
        dossier: Dossier | None = None,
    ) -> None:
        """``dossier``: with which the new nominations came."""
        services = workspace.services
        self._services = services
        self._nomination = nomination
        self._dossier = dossier
        self._period = workspace.period.code
        if known_one := nomination or dossier:
            self._period = known_one.period
        known = services.directory.subject(nomination.subject_uid) if nomination else None
        title = (
            f"Sửa đề nghị của {known.name}"
            if known
            else f"Thêm đề nghị {workspace.period.title.lower() or self._period}"
        )
        super().__init__(
            title,
            self._save_values,
            parent,
            verb="Lưu" if known else "Lập đề nghị",
            verb_again="" if known else "Lập và nhập tiếp",
            kept_again=("kind", "award_type", "ground", "movement_uid"),
            width=WIDE,
            drafts=services.store.drafts,
            draft_key=f"nomination:{nomination.uid if nomination else self._period}",
        )
        self.kind = Choice(list(SUBJECT_KINDS.items()))
        self.subjects = ChosenField(Picker(self._find, new_text="Thêm “{}” vào Danh bạ"))
        self.award_type = AwardPicker(services.catalogue, kind=known.kind if known else kind)
        self.ground = ground_choice(services)
        self.movement = Choice(
            [(movement.uid, movement.name) for movement in services.movements.all()],
            blank="Không theo phong trào nào",
        )
        self.movement.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        if known is None:
            self.kind.set_value(kind)
            self.add_field("kind", "Đối tượng", self.kind)
            self.add_field(
                "subjects",
                "Đề nghị khen thưởng cho",
                self.subjects,
                required=True,
                help="Chọn được nhiều; mỗi người, mỗi tập thể thành một đề nghị.",
            )
        self.add_field("award_type", "Danh hiệu, hình thức", self.award_type, required=True)
        self.add_field("ground", "Loại hình khen thưởng", self.ground)
        self.add_field("movement_uid", "Phong trào", self.movement)
        self.add_field("achieved_on", "Ngày lập thành tích", DateField())
        self.add_field(
            "achievement",
            "Thành tích",
            long_text_field(lines=4),
            optional=True,
            help="Ghi như sẽ in trong quyết định và giấy khen; mỗi thành tích một đề nghị.",
        )
        self.add_field("posthumous", "Truy tặng", QCheckBox("Truy tặng cho người đã mất"))
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        filled = nomination or Nomination(
            period=self._period,
            subject_uid="",
            award_type=dossier.award_type if dossier else "",
            ground=dossier.ground if dossier else "CONG_TRANG",
        )
        self.fill({name: getattr(filled, name) for name in SHOWN})
        self.kind.edited.connect(self._start_again)
        self.subjects.edited.connect(self._grow)
        offer_new_subject(self, workspace, self.subjects, self._kind)
        self.ground.edited.connect(self._show_what_it_asks)
        self._show_what_it_asks()

    def showEvent(self, event: QShowEvent) -> None:
        """Names are what is typed first; the kind is mostly right already."""
        super().showEvent(event)
        if self._nomination is None:
            self.subjects.setFocus()

    def _show_what_it_asks(self) -> None:
        self.show_field("movement_uid", self.ground.value() == CAMPAIGN)
        self.show_field("achieved_on", self.ground.value() == SUDDEN)

    def _kind(self) -> SubjectKind:
        return cast("SubjectKind", self.kind.value())

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        return find_subjects(self._services.directory, text, self._kind())

    def _start_again(self) -> None:
        """Other subjects, other awards."""
        self.subjects.clear()
        self.award_type.set_value(None)
        self.award_type.set_kind(self._kind())

    def _save_values(self, values: dict[str, Any]) -> Added | Nomination:
        values["award_type"] = values["award_type"] or ""
        values["achieved_on"] = values["achieved_on"] if values["ground"] == SUDDEN else None
        told = {name: values[name] for name in SHOWN}
        nominating = self._services.nominating
        if self._nomination is not None:
            return nominating.save(replace(self._nomination, **told))
        if not values["subjects"]:
            raise Rejected({"subjects": "Hãy chọn ít nhất một đối tượng được đề nghị."})
        first = values["subjects"][0]
        came_with = self._dossier.uid if self._dossier else None
        model = Nomination(period=self._period, subject_uid=first, dossier_uid=came_with, **told)
        if len(values["subjects"]) == 1:
            return Added((nominating.save(model).uid,))
        if problems := nominating.problems(model):
            problems.pop("achievement", None)
            if problems:
                raise Rejected(problems)
        added = nominating.add_subjects(model, values["subjects"])
        if not added.uids:
            raise Rejected({"subjects": added.held[0].sentence})
        return added
