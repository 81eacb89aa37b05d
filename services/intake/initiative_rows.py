"""Plans the rows of a list of initiatives; the rows of one title and paper are one, by its authors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from models.dates import format_short
from models.initiatives import INITIATIVE_KINDS, INITIATIVE_STATUSES, SCOPES, Initiative
from models.vietnamese import canonical, nfc
from services.initiatives import WHOLE
from services.intake.cells import quoted
from services.intake.fact_cells import (
    initiative_kind_in,
    initiative_status_in,
    paper_of,
    scope_in,
)
from services.intake.plan import (
    FieldChange,
    PlannedAuthor,
    PlannedInitiative,
    PlannedRow,
    PlannedSubject,
    Unusable,
)
from services.intake.registration_rows import Matching
from services.intake.saying import Say
from services.intake.source_rows import SourceRow
from services.intake.titles import Titles
from services.services import Services

_LONGEST_TITLE = 1000
_TITLES = {
    "kind": "Loại",
    "scope": "Phạm vi",
    "status": "Tình trạng",
    "field": "Lĩnh vực",
    "recognised_by": "Nơi công nhận",
    "recognised_on": "Ngày công nhận",
    "document": "Văn bản",
    "note": "Ghi chú",
}


@dataclass(slots=True)
class _Group:
    """The rows of one initiative."""

    first: SourceRow
    title: str
    period: str
    told: dict[str, Any]
    planned: PlannedInitiative | None = None
    is_new: bool = False
    rows: list[tuple[SourceRow, PlannedRow, PlannedAuthor]] = field(default_factory=list)
    claimed: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    """By author the row that named them, and the share it told."""


class InitiativeRows:
    def __init__(
        self, services: Services, titles: Titles, rows: Sequence[SourceRow], say: Say
    ) -> None:
        self._services = services
        self._store = services.store
        self._titles = titles
        self._say = say
        self._today = services.store.origin.today()
        self._groups: dict[int, _Group | Unusable] = {}
        self._known: dict[str, dict[str, list[PlannedInitiative]]] = {}
        self._owners: dict[int, _Group] = {}
        self._without_council = 0
        self._gather(rows)

    def planned(self, row: SourceRow, matching: Matching) -> PlannedRow:
        """Raises ``Unusable``."""
        group = self._groups[id(row)]
        if isinstance(group, Unusable):
            raise Unusable(group.field, str(group))
        match = matching(row, None, id(group))
        subject = match.subject
        name = subject.record.name
        if subject.record.kind != "individual":
            raise Unusable("name", f"Tác giả phải là cá nhân; {name} không phải cá nhân.")
        share = _share(row)
        planned = match.row(row, f"{group.title} ({share}%)" if share else group.title)
        planned.place = row.place
        if earlier := group.claimed.get(subject.key):
            number, told = earlier
            if share is not None and share != told:
                before = f"{told}%" if told else "không ghi tỷ lệ"
                raise Unusable(
                    "share",
                    f"{name} đã là tác giả của sáng kiến này ở dòng {number} ({before}); "
                    "mỗi tác giả chỉ ghi một lần.",
                )
            return planned
        self._refuse_twin(group, subject)
        group.claimed[subject.key] = (row.row, share)
        initiative = planned.initiative = self._initiative(group, subject, row, planned)
        author = initiative.authors.get(subject.key)
        if author is None:
            author = initiative.authors[subject.key] = PlannedAuthor(subject, share)
            planned.state = "added" if group.is_new else "updated"
            if not group.is_new:
                planned.changes = (*planned.changes, FieldChange("Tác giả", "", name))
        elif share is not None and author.share != share:
            before = f"{author.share}%" if author.share else ""
            author.share = share
            planned.state = "updated"
            change = FieldChange("Tỷ lệ đóng góp", before, f"{share}%")
            planned.changes = (*planned.changes, change)
        group.rows.append((row, planned, author))
        return planned

    def finish(self) -> list[str]:
        """Look at the shares of all authors together; gives sentences about the whole file."""
        groups = {id(group): group for group in self._groups.values() if isinstance(group, _Group)}
        for group in groups.values():
            if group.planned is not None:
                self._check_shares(group, group.planned)
        if not self._without_council:
            return []
        return [
            f"Có {self._without_council} sáng kiến thiếu nơi công nhận hoặc ngày công nhận nên ghi "
            f"là “{INITIATIVE_STATUSES['applied']}”; có đủ thì sửa trong sổ hoặc lấy lại."
        ]

    # The initiatives

    def _gather(self, rows: Sequence[SourceRow]) -> None:
        """Which rows are one initiative; later ones may tell what the first leaves out."""
        found: dict[tuple[str, ...], _Group] = {}
        above: tuple[SourceRow, _Group] | None = None
        for row in rows:
            try:
                if above and _goes_on(row, above[0]):
                    group = above[1]
                else:
                    group = self._group_of(row, found)
            except Unusable as unusable:
                self._groups[id(row)], above = unusable, None
                continue
            self._groups[id(row)] = group
            above = (row, group)

    def _group_of(self, row: SourceRow, found: dict[tuple[str, ...], _Group]) -> _Group:
        values = row.values
        title = nfc(str(values.get("initiative", "")))
        if not title:
            raise Unusable("initiative", "Dòng này không ghi tên sáng kiến.")
        if len(title) > _LONGEST_TITLE:
            raise Unusable("initiative", "Tên sáng kiến ghi cả một đoạn văn; hãy chỉ ghi tên.")
        told = self._told(row)
        period = self._period(row, told.get("recognised_on"))
        paper = told.get("document", "")
        apart = paper or canonical(str(values.get("unit", "")))
        key = (period, canonical(title), apart)
        if key not in found:
            found[key] = _Group(row, title, period, told)
        else:
            found[key].told = {**told, **found[key].told}
        return found[key]

    def _period(self, row: SourceRow, recognised_on: date | None) -> str:
        if period := self._titles.period_told(row):
            return period
        return str(recognised_on.year) if recognised_on else self._titles.period(row)

    def _told(self, row: SourceRow) -> dict[str, Any]:
        """The facts of the initiative in this row; what is empty is not in it."""
        values = row.values
        told: dict[str, Any] = {
            "field": nfc(str(values.get("sector", ""))),
            "recognised_by": nfc(str(values.get("issuer", ""))),
            "recognised_on": values.get("decision_date"),
            "document": paper_of(values),
            "note": nfc(str(values.get("note", ""))),
        }
        for name, places, meaning in (
            ("kind", ("initiative_kind", "subject_class"), initiative_kind_in),
            ("status", ("initiative_status",), initiative_status_in),
            ("scope", ("scope", "level"), scope_in),
        ):
            place = next((each for each in places if values.get(each)), "")
            if not place:
                continue
            text = str(values[place])
            told[name] = meaning(text)
            if told[name] is None and place != "subject_class":
                self._say(row, place, f"Không hiểu {quoted(text)} nên để như thường lệ.")
        day: date | None = told["recognised_on"]
        if day is not None and day > self._today:
            self._say(row, "decision_date", "Ngày công nhận sau ngày hôm nay nên để trống.")
            told["recognised_on"] = None
        return {name: value for name, value in told.items() if value}

    def _initiative(
        self, group: _Group, author: PlannedSubject, row: SourceRow, planned: PlannedRow
    ) -> PlannedInitiative:
        if group.planned is not None:
            return group.planned
        known = self._of_period(group.period).setdefault(canonical(group.title), [])
        paper = group.told.get("document")
        for each in known:
            if id(each) not in self._owners and (
                author.key in each.authors or _same_paper(each.record, paper)
            ):
                group.planned = each
                self._owners[id(each)] = group
                self._renew(group, each, planned)
                return each
        fresh = Initiative(title=group.title, period=group.period, **group.told)
        if fresh.status == "recognised" and not (fresh.recognised_by and fresh.recognised_on):
            self._without_council += 1
            day, paper = fresh.recognised_on, paper_of(group.first.values, dated=True)
            fresh = replace(fresh, status="applied", recognised_on=None)
            if day is not None and paper:
                fresh = replace(fresh, document=paper)
        elif fresh.status == "applied" and fresh.recognised_on:
            fresh = replace(fresh, recognised_on=None)
        group.is_new = True
        group.planned = PlannedInitiative(fresh, changed=True)
        self._owners[id(group.planned)] = group
        known.append(group.planned)
        return group.planned

    def _refuse_twin(self, group: _Group, author: PlannedSubject) -> None:
        """Nobody has two initiatives of one title in a period."""
        for each in self._of_period(group.period).get(canonical(group.title), ()):
            owner = self._owners.get(id(each))
            if owner is not None and owner is not group and author.key in owner.claimed:
                raise Unusable(
                    "initiative",
                    f"{author.record.name} đã có sáng kiến mang tên này ở dòng "
                    f"{owner.claimed[author.key][0]} với văn bản khác; hãy kiểm tra lại.",
                )

    def _renew(self, group: _Group, known: PlannedInitiative, planned: PlannedRow) -> None:
        """Let a stored initiative take over what the file tells otherwise."""
        old, told = known.record, dict(group.told)
        if _same_paper(old, told.get("document")):
            del told["document"]
        status = told.pop("status", None)
        new = replace(old, **told)
        if status == "rejected":
            new = replace(new, status="rejected")
        elif new.recognised_by and new.recognised_on and status != "applied":
            new = replace(new, status="recognised")
        if new.status == "applied" and new.recognised_on:
            new = replace(new, recognised_on=None)
        changes = [
            FieldChange(title, _shown(name, old), _shown(name, new))
            for name, title in _TITLES.items()
            if getattr(old, name) != getattr(new, name)
        ]
        if changes:
            known.record, known.changed = new, True
            planned.state = "updated"
            planned.changes = (*planned.changes, *changes)

    def _of_period(self, period: str) -> dict[str, list[PlannedInitiative]]:
        """Those of ``period`` by title, each with its authors."""
        if period not in self._known:
            found = self._known[period] = {}
            stored = self._store.initiatives.of_period(period)
            authors: dict[str, dict[str, PlannedAuthor]] = {each.uid: {} for each in stored}
            written = self._store.initiative_authors.of_initiatives([each.uid for each in stored])
            subjects = self._store.subjects.get_many([each.subject_uid for each in written])
            by_uid = {subject.uid: subject for subject in subjects}
            for each in written:
                if subject := by_uid.get(each.subject_uid):
                    author = PlannedAuthor(PlannedSubject(subject), each.share, each)
                    authors[each.initiative_uid][each.subject_uid] = author
            for each in stored:
                planned = PlannedInitiative(each, authors=authors[each.uid])
                found.setdefault(canonical(each.title), []).append(planned)
        return self._known[period]

    # The shares

    def _check_shares(self, group: _Group, initiative: PlannedInitiative) -> None:
        shares = [author.share for author in initiative.authors.values()]
        total = sum(share or 0 for share in shares)
        title = quoted(group.title)
        if total > WHOLE:
            sentence = (
                f"Tổng tỷ lệ đóng góp của sáng kiến {title} là {total}%, vượt quá 100%, nên để "
                "trống tỷ lệ; hãy sửa phần của các tác giả rồi lấy lại."
            )
        elif total == WHOLE and None in shares:
            sentence = (
                f"Tỷ lệ đóng góp của sáng kiến {title} đã đủ 100% mà còn tác giả chưa có phần nên "
                "để trống tỷ lệ; hãy ghi phần của mọi tác giả rồi lấy lại."
            )
        else:
            return
        told = [entry for entry in group.rows if _share(entry[0]) is not None]
        if told:
            self._say(told[-1][0], "share", sentence)
        for _, planned, author in group.rows:
            author.share = author.stored.share if author.stored else None
            planned.about = group.title
            kept = tuple(c for c in planned.changes if c.title != "Tỷ lệ đóng góp")
            only_share = planned.changes and not kept
            planned.changes = kept
            subject = planned.subject
            if only_share and not (subject and subject.changed):
                planned.state = "same"


def _goes_on(row: SourceRow, above: SourceRow) -> bool:
    """Whether a row without a title or a number of its own names one more author of that above."""
    same = row.row == above.row or (row.row == above.row + 1 and bool(row.values.get("goes_on")))
    return same and not row.values.get("initiative")


def _share(row: SourceRow) -> int | None:
    """A row of one author has one share; one for several was told when it was read."""
    shares = row.values.get("share") or ()
    return shares[0] if len(shares) == 1 else None


def _same_paper(stored: Initiative, paper: str | None) -> bool:
    return bool(paper) and f"{stored.document} ".startswith(f"{paper} ")


def _shown(name: str, initiative: Initiative) -> str:
    value = getattr(initiative, name)
    match name:
        case "kind":
            return INITIATIVE_KINDS[initiative.kind]
        case "scope":
            return SCOPES[initiative.scope]
        case "status":
            return INITIATIVE_STATUSES[initiative.status]
        case _:
            return format_short(value) if isinstance(value, date) else str(value or "")
