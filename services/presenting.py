"""Ngày trao: when an award was handed over, and who received it for somebody who was away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.awards import Award
from models.dates import format_short
from models.numbers import format_number
from models.problems import Rejected
from models.store import Store
from models.vietnamese import nfc

NOT_ISSUED = "Quyết định chưa ban hành nên chưa ghi được ngày trao."
NO_DAY = "Hãy nhập ngày trao."


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of one award at the ceremony."""

    award_uid: str
    here: bool = True
    """False: nobody received it, it is presented another day."""
    to: str = ""
    """Who received it in the recipient's place."""


class Presenting:
    def __init__(self, store: Store) -> None:
        self._store = store

    def problems(self, handed: Sequence[Handed], day: date | None) -> dict[str, str]:
        """Why it cannot have been so, by field."""
        awards = self._store.awards.get_many([each.award_uid for each in handed])
        if gone := next((award for award in awards if award.revoked_by), None):
            return {"presented_on": f"Khen thưởng của {gone.name} đã bị thu hồi, không trao nữa."}
        uids = [award.decision_uid for award in awards]
        decisions = self._store.decisions.get_many(uids)
        if any(decision.status != "issued" for decision in decisions):
            return {"presented_on": NOT_ISSUED}
        if not any(each.here for each in handed):
            return {}
        if day is None:
            return {"presented_on": NO_DAY}
        if day > self._store.origin.today():
            return {"presented_on": f"Ngày {format_short(day)} chưa tới."}
        latest = max((d.decided_on for d in decisions if d.decided_on), default=day)
        if day < latest:
            said = f"Ngày trao phải từ ngày của quyết định ({format_short(latest)}) trở đi."
            return {"presented_on": said}
        return {}

    def record(self, handed: Sequence[Handed], day: date | None) -> int:
        """Write down one ceremony; how many were presented. Raises ``Rejected``.

        Those who were away have no day from now on, those who are not named stay as they are.
        """
        if problems := self.problems(handed, day):
            raise Rejected(problems)
        by_uid = {each.award_uid: each for each in handed}
        changed: list[Award] = []
        for award in self._store.awards.get_many(list(by_uid)):
            one = by_uid[award.uid]
            known = replace(
                award,
                presented_on=day if one.here else None,
                presented_to=nfc(one.to).strip() if one.here else "",
            )
            if known != award:
                changed.append(known)
        if changed:
            title = f"Ghi ngày trao cho {format_number(len(changed))} khen thưởng"
            with self._store.action(title, unlocked=True):
                self._store.awards.save_many(changed)
        return sum(each.here for each in handed)


def to_present(awards: Sequence[Award]) -> list[Award]:
    """Those that still are to be presented; all that can be, once none is left."""
    valid = [award for award in awards if award.revoked_by is None]
    return [award for award in valid if award.presented_on is None] or valid


def presented_in_words(award: Award) -> str:
    """ "Đã trao ngày 20/11/2026, ông Lò Văn Dơn nhận thay"; nothing before that."""
    if award.presented_on is None:
        return ""
    for_them = f", {award.presented_to} nhận thay" if award.presented_to else ""
    return f"Đã trao ngày {format_short(award.presented_on)}{for_them}"
