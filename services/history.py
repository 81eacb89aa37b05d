"""Taking actions back and doing them again; what was done, when; what lies in the bin."""

from __future__ import annotations

from models.batches import Batch, Hold
from models.problems import Refused
from models.store import Store

KEPT_IN_BIN = 365
"""Days."""


class History:
    """``undo`` and ``redo`` walk through what was done since the program was opened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._first = self._last_batch_id() + 1
        self._undone: list[int] = []
        """Batches that took something back and can be taken back themselves: redo."""

    def to_undo(self) -> Batch | None:
        """The action that ``undo`` would take back."""
        for batch in self._store.batches.newest_first():
            if batch.id < self._first:
                return None
            if batch.reverses is None and batch.reversed_by is None:
                return batch
        return None

    def to_redo(self) -> Batch | None:
        """What ``redo`` would do again; nothing once something new was done."""
        if not self._undone:
            return None
        batch = self._store.batches.get(self._undone[-1])
        newer = self.to_undo()
        if newer is not None and newer.id > batch.id:
            self._undone.clear()
            return None
        return self._store.batches.get(batch.reverses) if batch.reverses else None

    def undo(self) -> Batch:
        """Take back the last action. Raises ``Refused``."""
        batch = self.to_undo()
        if batch is None:
            raise Refused("Không còn thao tác nào để hoàn tác.")
        self._undone.append(self.reverse(batch.uid).id)
        return batch

    def redo(self) -> Batch:
        """Do again what was last taken back. Raises ``Refused``."""
        again = self.to_redo()
        if again is None:
            raise Refused("Không còn thao tác nào để làm lại.")
        by = self._store.batches.get(self._undone.pop())
        self._reverse(by, f"Làm lại: {again.title}")
        return again

    def reverse(self, batch_uid: str) -> Batch:
        """Take back one action, also an old one; give the action that did so. Raises ``Refused``."""
        batch = self._store.batches.of_uid(batch_uid)
        if batch is None:
            raise Refused("Không tìm thấy thao tác cần hoàn tác.")
        if batch.reversed_by is not None:
            raise Refused(f"Thao tác “{batch.title}” đã được hoàn tác rồi.")
        return self._reverse(batch, f"Hoàn tác: {batch.title}")

    def recent(self, kind: str | None = None, limit: int = 200) -> list[Batch]:
        """What was done, newest first."""
        return self._store.batches.newest_first(kind, limit)

    def empty_old_bin(self) -> int:
        """Remove for good what has lain in the bin for a year and nothing refers to."""
        return self._store.empty_bin(KEPT_IN_BIN)

    def _reverse(self, batch: Batch, title: str) -> Batch:
        if hold := self._store.batches.hold(batch):
            raise Refused(self._sentence(batch, hold))
        with self._store.action(title, "undo", unlocked=True) as by:
            self._store.batches.reverse(batch, by)
        return by

    def _sentence(self, batch: Batch, hold: Hold) -> str:
        if hold.decision_uid:
            decision = self._store.decisions.get(hold.decision_uid)
            name = f"Quyết định số {decision.code}" if decision.number else "một quyết định"
            state = "đã ban hành" if decision.status == "issued" else "đang soạn"
            end = (
                "quyết định đã ban hành chỉ được đính chính hoặc thu hồi bằng quyết định khác."
                if decision.status == "issued"
                else "hãy bỏ những dòng đó khỏi quyết định trước."
            )
            return f"Không hoàn tác được “{batch.title}” vì {hold.count} dòng của {name} {state} dựa vào đó; {end}"
        return (
            f"Không hoàn tác được “{batch.title}” vì sau đó đã có “{hold.batch.title}” "
            "dựa vào hoặc sửa tiếp; hãy hoàn tác thao tác sau trước."
        )

    def _last_batch_id(self) -> int:
        newest = self._store.batches.newest_first(limit=1)
        return newest[0].id if newest else 0
