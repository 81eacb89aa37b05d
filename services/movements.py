"""Phong trào: named campaigns that awards can belong to."""

from __future__ import annotations

from dataclasses import replace

from models.movements import Movement
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import canonical, nfc


class Movements:
    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Movement]:
        """The latest first."""
        return self._store.movements.all("starts_on desc, id desc")

    def get(self, uid: str) -> Movement:
        return self._store.movements.get(uid)

    def save(self, movement: Movement) -> Movement:
        """Raises ``Rejected``."""
        texts = ("name", "theme", "launched_by", "document", "note")
        movement = replace(movement, **{name: nfc(getattr(movement, name)) for name in texts})
        if problems := self.problems(movement):
            raise Rejected(problems)
        with self._store.action(f"{'Sửa' if movement.uid else 'Thêm'} phong trào {movement.name}"):
            return self._store.movements.save(movement)

    def problems(self, movement: Movement) -> dict[str, str]:
        """What keeps a movement from being saved: field -> sentence."""
        problems: dict[str, str] = {}
        if not movement.name:
            problems["name"] = "Hãy nhập tên phong trào."
        twins = [m for m in self.all() if canonical(m.name) == canonical(movement.name)]
        if movement.name and any(twin.uid != movement.uid for twin in twins):
            problems["name"] = "Đã có phong trào mang tên này."
        if movement.starts_on and movement.ends_on and movement.starts_on > movement.ends_on:
            problems["ends_on"] = "Ngày kết thúc phải sau ngày bắt đầu."
        return problems

    def delete(self, uid: str) -> Movement:
        """Into the bin. Raises ``Refused`` when decisions or nominations belong to it."""
        movement = self._store.movements.get(uid)
        if any(d.movement_uid == uid for d in self._store.decisions.all()):
            raise Refused(
                f"Phong trào “{movement.name}” đã có quyết định khen thưởng nên không xóa được."
            )
        if any(n.movement_uid == uid for n in self._store.nominations.all()):
            raise Refused(
                f"Phong trào “{movement.name}” đã có đề nghị khen thưởng nên không xóa được; "
                "hãy xóa các đề nghị đó trước."
            )
        with self._store.action(f"Xóa phong trào {movement.name}"):
            return self._store.movements.delete(movement)
