"""Taking actions back and doing them again; what was done, when; what lies in the bin."""

from __future__ import annotations

from models.batches import Batch
from models.holds import Hold
from models.problems import Refused
from models.store import Store

KEPT_IN_BIN = 365
"""Days."""


class History:
    """``undo`` and ``redo`` walk through what was done since the program was opened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._first = store.batches.last_id() + 1
        self._undone: list[int] = []
        """Batches that took something back and can be taken back themselves: redo."""

    def to_undo(self) -> Batch | None:
        """The action that ``undo`` would take back."""
        return self._store.batches.last_in_effect(self._first)

    def to_redo(self) -> Batch | None:
        """What ``redo`` would do again; nothing once something new was done."""
        batches = self._store.batches
        while self._undone and batches.get(self._undone[-1]).reversed_by is not None:
            self._undone.pop()
        if not self._undone:
            return None
        undoing = batches.get(self._undone[-1])
        newer = self.to_undo()
        if newer is not None and newer.id > undoing.id:
            self._undone.clear()
            return None
        return batches.get(undoing.reverses) if undoing.reverses else None

    def undo(self) -> Batch:
        """Take back the last action. Raises ``Refused``."""
        batch = self.to_undo()
        if batch is None:
            raise Refused("Không còn thao tác nào để hoàn tác.")
        self.remember_undone(self._reverse(batch, f"Hoàn tác: {batch.title}"))
        return batch

    def remember_undone(self, by: Batch) -> None:
        """``by`` took back what ``to_undo`` named, perhaps on another thread: it can be done again."""
        self._undone.append(by.id)

    def redo(self) -> Batch:
        """Do again what was last taken back. Raises ``Refused``."""
        again = self.to_redo()
        if again is None:
            raise Refused("Không còn thao tác nào để làm lại.")
        self._reverse(self._store.batches.get(self._undone[-1]), f"Làm lại: {again.title}")
        self.remember_redone()
        return again

    def remember_redone(self) -> None:
        """What ``to_redo`` named was done again, perhaps on another thread."""
        self._undone.pop()

    def reverse(self, batch_uid: str) -> Batch:
        """Take back one action, also an old one; give the action that did so.

        Taking back an undoing does again what was undone. Raises ``Refused``.
        """
        batch = self._store.batches.of_uid(batch_uid)
        if batch is None:
            raise Refused("Không tìm thấy thao tác cần hoàn tác.")
        first, again = self._first_of(batch)
        if again and first.reversed_by == batch.id:
            return self._reverse(batch, f"Làm lại: {first.title}")
        if first.kind == "setup":
            raise Refused(
                f"Không hoàn tác được “{first.title}”; hãy sửa những điều đã khai ở trang Cài đặt."
            )
        if again or first.reversed_by is not None:
            raise Refused(f"Thao tác “{batch.title}” đã được hoàn tác rồi.")
        return self._reverse(first, f"Hoàn tác: {first.title}")

    def _first_of(self, batch: Batch) -> tuple[Batch, bool]:
        """What somebody did that ``batch`` undid or did again; whether it undid it."""
        undid = False
        while batch.reverses is not None:
            batch = self._store.batches.get(batch.reverses)
            undid = not undid
        return batch, undid

    def recent(self, kind: str | None = None, limit: int = 200) -> list[Batch]:
        """What was done, newest first."""
        return self._store.batches.newest_first(kind, limit)

    def empty_old_bin(self) -> int:
        """Remove for good what has lain in the bin for a year and nothing refers to."""
        return self._store.empty_bin(KEPT_IN_BIN)

    def _reverse(self, batch: Batch, title: str) -> Batch:
        if hold := self._store.holds.first(batch):
            raise Refused(self._sentence(batch, hold))
        with self._store.action(title, "undo", unlocked=True) as by:
            if "units" in self._store.batches.reverse(batch, by):
                self._store.units.rekey()
        return by

    def _sentence(self, batch: Batch, hold: Hold) -> str:
        beginning = f"Không hoàn tác được “{batch.title}” vì"
        if hold.decision_uid is None:
            return (
                f"{beginning} sau đó đã có “{hold.batch.title}” dựa vào hoặc sửa tiếp; "
                "hãy hoàn tác thao tác sau trước."
            )
        decision = self._store.decisions.get(hold.decision_uid)
        name = f"Quyết định số {decision.code}" if decision.number else "một quyết định"
        lines = f"{hold.count} dòng của {name}" if hold.count else name
        if decision.status == "issued":
            return (
                f"{beginning} {lines} đã ban hành dựa vào đó; "
                "quyết định đã ban hành chỉ được đính chính hoặc thu hồi bằng quyết định khác."
            )
        return (
            f"{beginning} {lines} đang soạn dựa vào đó; hãy bỏ những dòng đó khỏi quyết định trước."
        )
