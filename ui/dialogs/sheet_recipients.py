"""For whom certificates are printed: whom the choice names, less those who can have none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.awards import Award
from models.problems import Refused
from services.certificates.trouble import Trouble
from services.services import Services
from ui.dialogs.sheet_fields import ALL, CHOSEN, RANGE, SheetFields
from ui.dialogs.sheet_list import SheetList
from ui.widgets import fields as values


class SheetRecipients:
    """Shown in ``sheet_list``; ``troubles`` are those of the last time the names were measured."""

    def __init__(
        self,
        services: Services,
        award_uids: Sequence[str],
        fields: SheetFields,
        sheet_list: SheetList,
    ) -> None:
        self._services = services
        self._register = services.print_register
        self._fields = fields
        self._list = sheet_list
        self.awards = services.deciding.lines(award_uids)
        self.troubles: Sequence[Trouble] = ()

    def listed(self) -> list[Award]:
        """Those of the chosen award, in the order of the list."""
        code = self._fields.award.value()
        return [award for award in self.awards if code is None or award.award_type == code]

    def listed_uids(self) -> list[str]:
        return [award.uid for award in self.listed()]

    def meant(self) -> list[str]:
        """Whom the choice names, in the order of the list, whether or not they can be printed."""
        listed = self.listed_uids()
        match self._fields.whom.value():
            case str(value) if value == CHOSEN:
                chosen = set(self._list.selected_uids())
                return [uid for uid in listed if uid in chosen]
            case str(value) if value == RANGE:
                first = _place(self._fields.first, 1)
                return listed[first - 1 : _place(self._fields.last, len(listed))]
            case str(value) if value == ALL:
                return listed
            case _:
                return self._register.not_printed(listed)

    def printable(self) -> list[str]:
        """Those meant whose sheet can be printed."""
        meant = self.meant()
        stopped = {trouble.award_uid for trouble in self.troubles if trouble.stops}
        stopped |= set(self._register.obstacles(meant))
        return [] if "" in stopped else [uid for uid in meant if uid not in stopped]

    def why_nobody(self) -> str:
        """What to do when ``printable`` is empty."""
        stopping = [trouble.sentence for trouble in self.troubles if trouble.stops]
        if self.meant() and stopping:
            return stopping[0]
        return "Không có ai để in; hãy chọn người khác ở danh sách bên trái."

    def read_anew(self) -> None:
        """After numbers were given or sheets recorded."""
        self.awards = self._services.deciding.lines([award.uid for award in self.awards])
        self.show()

    def show(self) -> None:
        uids = self.listed_uids()
        self._list.show_awards(
            self.listed(),
            self._services.store.certificate_prints.of_awards(uids),
            self._register.obstacles(uids),
        )

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        self.troubles = troubles
        self._list.show_troubles(troubles)


def _place(field: QWidget, usual: int) -> int:
    """What was typed; while it is no number, as if nothing were typed."""
    try:
        value = values.read(field)
    except Refused:
        return usual
    return usual if value is None else max(0, int(value))
