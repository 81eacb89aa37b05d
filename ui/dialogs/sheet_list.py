"""Whose certificates can be printed: what was printed already, and what has to be seen before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QSettings, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.awards import Award
from models.certificates import CertificatePrint
from models.dates import format_short
from services.certificates.trouble import WHATS, Trouble
from ui.colours import Tone
from ui.look import grid
from ui.tables.list_view import ListView
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row

COLUMNS = (
    Column("place", "STT", "number", 50),
    Column("name", "Họ và tên / Tên tập thể", width=190),
    Column("remark", "Cần xem", width=150),
    Column("printed", "Giấy khen", width=150),
    Column("book_number", "Số sổ", width=70),
    Column("unit", "Đơn vị", width=200),
)
NOT_YET = "Chưa in"
FITS = "Vừa"
MEASURING = "Đang đo…"
TONES: dict[str, Tone] = {
    FITS: "good",
    **{text: "bad" if what in ("overflow", "letter", "revoked", "outside") else "warn"
       for what, text in WHATS.items()},
}  # fmt: skip


class SheetList(QWidget):
    selected = Signal()

    def __init__(self, settings: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: ListView = ShortListView(
            "certificates",
            "Người được khen",
            COLUMNS,
            settings,
            filterable=("remark", "printed", "unit"),
            tones={"remark": TONES},
        )
        self.explained = QLabel()
        self.explained.setWordWrap(True)
        self.explained.setProperty("kind", "small")
        self._awards: Sequence[Award] = ()
        self._printed: Mapping[str, str] = {}
        self._obstacles: Mapping[str, str] = {}
        self._sentences: dict[str, list[str]] = {}
        self._remarks: dict[str, str] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(6))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.explained)
        self.view.selected.connect(self._explain)
        self.view.selected.connect(self.selected)

    def selected_uids(self) -> list[str]:
        return self.view.selected_uids()

    def selected_count(self) -> int:
        return self.view.selected_count()

    def choose(self, uids: Sequence[str]) -> None:
        """Select these rows."""
        wanted, model = set(uids), self.view.list_model
        selection = self.view.selectionModel()
        rows = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select
        for row in range(len(self._awards)):
            if model.uid_at(row) in wanted:
                selection.select(model.index(row, 0), rows)

    def show_awards(
        self,
        awards: Sequence[Award],
        prints: Sequence[CertificatePrint],
        obstacles: Mapping[str, str],
    ) -> None:
        self._awards, self._obstacles = awards, obstacles
        self._printed = {
            sheet.award_uid: f"Đã in {format_short(sheet.printed_on)}"
            for sheet in prints
            if sheet.status == "printed"
        }
        self._show()

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        """The worst of each in its row; all of them in words below the list."""
        sentences: dict[str, list[str]] = defaultdict(list)
        worst: dict[str, Trouble] = {}
        order = list(WHATS)
        for trouble in troubles:
            sentences[trouble.award_uid].append(trouble.sentence)
            known = worst.get(trouble.award_uid)
            if known is None or order.index(trouble.what) < order.index(known.what):
                worst[trouble.award_uid] = trouble
        self._sentences = sentences
        self._remarks = {uid: WHATS[trouble.what] for uid, trouble in worst.items()}
        self._show()

    def only_to_be_seen(self) -> None:
        """Let only those be listed whose sheet is not as usual."""
        self.view.set_filter("remark", list(WHATS.values()))

    def _show(self) -> None:
        assert isinstance(self.view, ShortListView)
        self.view.show_rows([self._row(n, award) for n, award in enumerate(self._awards, start=1)])
        self._explain()

    def _row(self, number: int, award: Award) -> Row:
        remark = FITS if self._remarks is not None else MEASURING
        if award.uid in self._obstacles:
            remark = WHATS["revoked"]
        elif self._remarks:
            remark = self._remarks.get(award.uid, FITS)
        printed = self._printed.get(award.uid, NOT_YET)
        return Row(
            award.uid,
            (number, award.name, remark, printed, award.book_number, award.unit_name),
        )

    def _explain(self) -> None:
        uid = self.view.current_uid()
        found = self._sentences.get(uid or "", []) if uid else []
        obstacle = self._obstacles.get(uid or "")
        self.explained.setText(obstacle or " ".join(found))
        self.explained.setVisible(bool(self.explained.text()))
