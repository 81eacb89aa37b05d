"""Choose the period from which registrations, or the members of collectives, are copied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QLabel, QWidget

from models.numbers import format_number
from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.workspace import Workspace


class Copying(Protocol):
    """The service that has what is copied."""

    def counts_by_period(self) -> Mapping[str, int]: ...

    def to_copy(self, source: str, target: str) -> Sequence[object]: ...


@dataclass(frozen=True, slots=True)
class Copied:
    """What is copied, as the dialog calls it."""

    noun: str
    in_full: str
    intro: str


REGISTRATIONS = Copied(
    "đăng ký",
    "đăng ký",
    "Chép những ai còn hoạt động với danh hiệu họ đã đăng ký; không chép sáng kiến, "
    "ghi chú, và không ghi trùng những gì kỳ này đã có.",
)
MEMBERS = Copied(
    "thành viên",
    "thành viên tập thể",
    "Chép những ai còn hoạt động, coi như đều được tính; không chép ngày tính, "
    "lý do không tính, và không ghi trùng những gì kỳ này đã có.",
)


class CopyPeriodDialog(FormDialog):
    """``saved`` brings the code of the period to copy from."""

    def __init__(
        self,
        workspace: Workspace,
        service: Copying,
        copied: Copied,
        parent: QWidget | None = None,
    ) -> None:
        self._service = service
        self._copied = copied
        self._target = workspace.period.code
        super().__init__(
            f"Chép {copied.in_full} sang {workspace.period.title.lower()}",
            self._choose,
            parent,
            verb="Chép",
            intro=copied.intro,
        )
        names = {p.code: p.name for p in workspace.services.periods.all()}
        counts = service.counts_by_period()
        self.source = Choice(
            [
                (code, f"{names.get(code, code)} ({format_number(count)} {copied.noun})")
                for code, count in sorted(counts.items(), reverse=True)
                if code != self._target
            ]
        )
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.add_field("source", "Chép từ kỳ", self.source)
        self.add_widget(self.told)
        self.source.edited.connect(self._say_how_many)
        self._say_how_many()

    def _say_how_many(self) -> None:
        source, noun = self.source.value(), self._copied.noun
        count = len(self._service.to_copy(source, self._target)) if source else 0
        if not source:
            self.told.setText(f"Chưa có kỳ nào khác có {self._copied.in_full} để chép.")
        elif count:
            self.told.setText(f"Sẽ thêm {format_number(count)} {noun} vào kỳ này.")
        else:
            self.told.setText(f"Kỳ này đã có đủ những {noun} đó; không còn gì để chép.")
        self.save_button.setText(f"Chép {format_number(count)} {noun}" if count else "Chép")
        self.save_button.setEnabled(count > 0)

    def _choose(self, values: dict[str, Any]) -> str:
        if not values["source"]:
            raise Rejected({"source": "Hãy chọn kỳ cần chép."})
        return values["source"]
