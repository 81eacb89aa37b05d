"""Sổ in giấy khen: every printed sheet with its serial; from here one is spoiled, printed or issued again."""

from __future__ import annotations

from models.certificates import COPIES, PRINT_STATUSES, CertificatePrint
from models.dates import format_short
from models.listing import Query
from models.numbers import format_number
from models.problems import Refused
from ui.colours import Tone
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.sheet_fields import CHOSEN
from ui.dialogs.unrecorded_bar import UnrecordedBar, recorded_words
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.printers import TRAYS
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

TONES: dict[str, Tone] = {"Đã in": "good", "In hỏng": "bad"}


class CertificatePrintsPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "certificate-prints",
            "Sổ in giấy khen",
            "certificate-print-list",
            workspace,
            noun="tờ",
            empty=Empty(
                "printer",
                "Chưa in giấy khen nào",
                "Ở trang Quyết định, chọn quyết định rồi bấm In giấy khen; mỗi tờ đã in là một dòng ở đây.",
            ),
            search_hint="Tìm tên, số quyết định, số sê-ri",
            tones={"status": TONES},
        )
        self._register = workspace.services.print_register
        for status, name in PRINT_STATUSES.items():
            self.chips.add(status, name, group="status")
        self._steps = [
            self.add_action("spoil", "Ghi hỏng…", "x", self.spoil, needs="some"),
            self.add_action("again", "In lại…", "printer", self.print_again, needs="some"),
            self.add_action("reissue", "Cấp lại…", "award", self.reissue, needs="some"),
        ]
        self.add_paper_actions()
        self.unrecorded = UnrecordedBar(workspace)
        self.unrecorded.recorded.connect(
            lambda good, spoiled: self.told.emit(recorded_words(good, spoiled), True)
        )
        self.body.insertWidget(0, self.unrecorded)
        changes = workspace.changes
        self.follow(changes.certificates_changed, changes.decisions_changed)

    def scope(self) -> Query:
        chosen = [status for status in PRINT_STATUSES if status in self.chips.chosen()]
        return Query(filters={"status": chosen} if chosen else {})

    def summary(self, count: int) -> str:
        spoiled = self.services.lists.open(
            "certificate-print-list", Query(filters={"status": ["spoiled"]})
        ).count()
        return f"Đã in {format_number(count - spoiled)} tờ tốt, {format_number(spoiled)} tờ hỏng."

    def details_of(self, uid: str) -> Details | None:
        sheet = self._register.get(uid)
        award = self.services.deciding.award(sheet.award_uid)
        decision = self.services.deciding.get(award.decision_uid)
        stock = self.services.stock.get(sheet.stock_uid) if sheet.stock_uid else None
        facts = [
            ("Bản", COPIES[sheet.copy]),
            ("Số sổ vàng", award.book_number),
            ("Phôi", stock.name if stock else "Giấy trắng"),
            ("Số sê-ri", sheet.serial),
            ("Ngày in", format_short(sheet.printed_on)),
            ("Người in", sheet.printed_by),
            ("Máy in", sheet.printer),
            ("Khay", TRAYS.get(sheet.tray, sheet.tray) if sheet.printer else ""),
            ("Mẫu giấy khen", self._layout_name(sheet)),
        ]
        others = [
            (
                format_short(each.printed_on),
                f"{COPIES[each.copy]}, {PRINT_STATUSES[each.status].lower()}"
                + (f": {each.reason}" if each.reason else ""),
            )
            for each in self._register.of_award(award.uid)
            if each.uid != uid
        ]
        text = PRINT_STATUSES[sheet.status]
        return Details(
            award.name,
            award.unit_name,
            state=Note(text, TONES[text]),
            sections=[
                Section("Tờ này", [(name, value) for name, value in facts if value]),
                *([Section("Lý do", notes=[Note(sheet.reason, "plain")])] if sheet.reason else []),
                Section("Quyết định", [("Số", decision.code)]),
                *([Section("Các tờ khác của người này", others)] if others else []),
            ],
            next_actions=[action for action in self._steps if action.isEnabled()],
        )

    def open_record(self, uid: str) -> None:
        """Enter leads to the decision."""
        award = self.services.deciding.award(self._register.get(uid).award_uid)
        self.go_to.emit(f"decisions#{award.decision_uid}")

    def spoil(self) -> None:
        uids = self.list.selected_uids()
        dialog = ReasonDialog(
            "Ghi tờ in hỏng",
            f"{format_number(len(uids))} tờ được ghi là in hỏng; những người ấy trở lại phần Chưa in.",
            "Ghi hỏng",
            lambda reason: self._register.spoil(uids, reason),
            self,
        )
        dialog.saved.connect(self._spoiled)
        dialog.open()

    def print_again(self) -> None:
        self._print(reissue=False)

    def reissue(self) -> None:
        self._print(reissue=True)

    # Inside

    def _print(self, *, reissue: bool) -> None:
        sheets = [self._register.get(uid) for uid in self.list.selected_uids()]
        awards = list(dict.fromkeys(sheet.award_uid for sheet in sheets))
        if not awards:
            return
        PrintCertificatesDialog(
            self.workspace, awards, awards, self, whom=CHOSEN, reissue=reissue
        ).open()

    def _spoiled(self, sheets: list[CertificatePrint]) -> None:
        self.workspace.changes.announce("certificates")
        self.told.emit(f"Đã ghi {format_number(len(sheets))} tờ in hỏng.", True)

    def _layout_name(self, sheet: CertificatePrint) -> str:
        try:
            return self.services.certificates.layout(sheet.layout).name
        except Refused:
            return ""
