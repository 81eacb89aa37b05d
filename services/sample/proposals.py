"""From registrations to decisions in the sample commune's year 2026, with its council's meetings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.councils import Council, Meeting
from models.decisions import Decision
from models.nominations import Nomination
from models.signers import Signer
from services.following_results import follow, waiting
from services.sample.intake import Register
from services.sample.ledger import Ledger
from services.sample.origin import SampleClock
from services.sample.units import (
    COMMITTEE,
    COUNCIL,
    ECONOMY,
    FOREST_GROUP,
    FRONT,
    OFFICE,
    PARTY,
    SERVICE_CENTRE,
    hamlet_name,
)
from services.services import Services

PERIOD = "2026"
FIRST_OFFICES = (
    PARTY,
    "Văn phòng Đảng ủy",
    "Ban Xây dựng Đảng",
    "Ủy ban Kiểm tra Đảng ủy",
    COUNCIL,
    FRONT,
    "Hội Nông dân xã",
    "Hội Liên hiệp Phụ nữ xã",
    "Hội Cựu chiến binh xã",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
)
"""Whose lists came before the others in autumn."""
LATER = (COMMITTEE, OFFICE, SERVICE_CENTRE, ECONOMY, hamlet_name("Nà Xoan"), hamlet_name("Tân Lập"))
OF_AUTUMN = ("GDVH", "THON_VH")
"""Titles of families and hamlets go another way."""
FIGHTERS = ("CSTDCS", "CSTD_TINH")
VENUE = "Phòng họp số 1, Ủy ban nhân dân xã"
MERITS = (
    "Hoàn thành 100% nhiệm vụ được giao, tham mưu đúng hạn các văn bản của cơ quan",
    "Vận động các bản giữ vững nếp sống văn minh, giúp ba hộ thoát nghèo",
    "Số hóa toàn bộ hồ sơ lưu trữ của cơ quan từ năm 2021",
    "Hòa giải thành 12 vụ việc ở bản, không để đơn thư vượt cấp",
    "Theo dõi sát cơ sở, gỡ vướng kịp thời cho các chi hội trong năm",
)
C1_REASON = (
    "Hội đồng Sáng kiến xã đã họp thông qua sáng kiến ngày 23/10/2026, quyết định công nhận đang "
    "trình ký và sẽ bổ sung vào hồ sơ"
)


@dataclass(frozen=True, slots=True)
class Proposals:
    services: Services
    clock: SampleClock
    ledger: Ledger
    register: Register
    council: Council
    chairman: Signer
    deputy: Signer

    def of_first_offices(self, waiting_for: str) -> None:
        """Received in October, voted on, and decided as far as the commune has come.

        ``waiting_for`` is whoever aims above the others with an initiative not recognised yet.
        """
        services = self.services
        party, front = self.register.of_first_offices()
        self.clock.set(date(2026, 10, 21))
        uids = self._from_registrations(FIRST_OFFICES)
        services.dossiers.take_nominations(party.uid, self._of(uids, FIRST_OFFICES[:4]))
        services.dossiers.take_nominations(front.uid, self._of(uids, FIRST_OFFICES[5:]))
        self._describe(uids)
        services.nomination_steps.complete(uids)
        self.clock.set(date(2026, 10, 26))
        self._override(waiting_for)
        services.nomination_steps.examine(uids)
        held = [n for n in services.nominating.get_many(uids) if n.status == "complete"]
        services.nomination_steps.give_back(
            [n.uid for n in held], "Chưa đủ điều kiện theo kết quả thẩm định; đơn vị xem xét lại."
        )
        ready = [n for n in services.nominating.get_many(uids) if n.status == "examined"]
        least = [n for n in ready if n.award_type == "LDTT"][-1]
        self.hold(
            date(2026, 10, 29),
            [n.uid for n in ready],
            "Xét danh hiệu thi đua năm 2026, đợt 1: khối Đảng, Mặt trận Tổ quốc và các đoàn thể",
            against={least.uid: 3},
        )
        self._decide(date(2026, 11, 2), "LDTT", self.deputy)
        for dossier in (party, front):
            self.register.answer(dossier, date(2026, 11, 3), "Trả quyết định công nhận danh hiệu")
        self.clock.set(date(2026, 11, 6))
        self._follow("CSTDCS")

    def of_others(self) -> None:
        """Of the committee's offices: examined, complete, only begun; and the next meeting."""
        services, steps = self.services, self.services.nomination_steps
        office = self.register.of_november()
        self.clock.set(date(2026, 11, 16))
        uids = self._from_registrations((*LATER, FOREST_GROUP))
        services.dossiers.take_nominations(office.uid, self._of(uids, (OFFICE,)))
        examined = self._of(uids, (OFFICE,))
        complete = self._of(uids, (SERVICE_CENTRE, FOREST_GROUP))
        self._describe([*examined, *complete])
        steps.complete([*examined, *complete])
        gone = complete[0]
        steps.withdraw([gone], "Cá nhân xin rút vì đã chuyển công tác sang xã khác")
        self.clock.set(date(2026, 11, 18))
        steps.examine(examined)
        returned = self._of(uids, (ECONOMY,))[:1]
        steps.give_back(returned, "Thiếu kết quả xếp loại chất lượng năm 2026 của đơn vị")
        agenda = [n.uid for n in services.nominating.get_many(uids) if n.status == "examined"]
        meeting = self._call(
            date(2026, 11, 27),
            "Xét danh hiệu thi đua năm 2026, đợt 2: các phòng, trung tâm thuộc Ủy ban nhân dân xã",
            PERIOD,
        )
        services.agenda.put(meeting.uid, agenda)
        self._vote_secretly(meeting)

    # What happens at a meeting

    def hold(
        self,
        day: date,
        nominations: Sequence[str],
        content: str,
        against: Mapping[str, int] | None = None,
        period: str = PERIOD,
    ) -> Meeting:
        """Eight of nine come; all agree, but for the lines of ``against`` where so many do."""
        voting = self.services.voting
        self.clock.set(day)
        meeting = self._call(day, content, period)
        self.services.agenda.put(meeting.uid, nominations)
        self._vote_secretly(meeting)
        absent = self.services.meetings.seats(meeting.uid)[-1].attendance
        voting.note(
            meeting.uid,
            [replace(absent, present=False, reason="Đi tập huấn tại tỉnh", opinion=True)],
        )
        voting.recuse_candidates(meeting.uid)
        voting.all_agree(meeting.uid)
        few = against or {}
        for vote in self.services.store.votes.of_meeting(meeting.uid):
            if (agree := few.get(vote.nomination_uid)) is not None:
                left = (vote.agree or 0) - agree
                voting.count([replace(vote, agree=agree, disagree=left - 1, other=1)])
        voting.conclude(
            meeting.uid,
            "Hội đồng thống nhất đề nghị công nhận các trường hợp đủ số phiếu; đơn vị có trường hợp "
            "chưa đạt xem xét lại.",
        )
        return meeting

    def _vote_secretly(self, meeting: Meeting) -> None:
        """On fighters; on everything else hands are raised."""
        votes = self.services.store.votes.of_meeting(meeting.uid)
        nominations = self.services.nominating.get_many([vote.nomination_uid for vote in votes])
        fighters = {n.uid for n in nominations if n.award_type in FIGHTERS}
        secret = [
            replace(vote, ballot="secret") for vote in votes if vote.nomination_uid in fighters
        ]
        self.services.voting.count(secret, finished=False)

    def _call(self, day: date, content: str, period: str) -> Meeting:
        meetings = self.services.meetings
        begun = meetings.begun(
            Meeting(
                council_uid=self.council.uid,
                period=period,
                held_on=day,
                begins_at="08 giờ 00",
                ends_at="10 giờ 30" if day <= self.clock.now().date() else "",
                venue=VENUE,
                content=content,
            )
        )
        sitting = self.services.councils.sitting(self.council.uid, day)
        tellers = tuple(member.name for member in sitting[3:6])
        return meetings.save(replace(begun, tellers=tellers))

    # What follows

    def _decide(self, day: date, award_type: str, signer: Signer) -> None:
        self.clock.set(day)
        for decision in self._follow(award_type):
            self.ledger.issue(decision, day, signer)

    def _follow(self, award_type: str) -> tuple[Decision, ...]:
        results = waiting(self.services, PERIOD)
        keys = [result.key for result in results if result.award_type.code == award_type]
        return follow(self.services, PERIOD, keys).decisions

    # Nominations

    def _from_registrations(self, units: Collection[str]) -> list[str]:
        """Uids, in the order in which they were registered."""
        nominating, store = self.services.nominating, self.services.store
        registrations = nominating.open_registrations(PERIOD)
        subjects = store.subjects.get_many([r.subject_uid for r in registrations])
        names = {unit.uid: unit.name for unit in store.units.all()}
        within = {s.uid for s in subjects if names.get(s.unit_uid or "") in units}
        chosen = [
            r for r in registrations if r.subject_uid in within and r.award_type not in OF_AUTUMN
        ]
        return list(nominating.from_registrations([r.uid for r in chosen]).uids)

    def _of(self, uids: Sequence[str], units: Collection[str]) -> list[str]:
        """Those of ``uids`` whose subjects are of the units."""
        store = self.services.store
        nominations = store.nominations.get_many(uids)
        names = {unit.uid: unit.name for unit in store.units.all()}
        subjects = store.subjects.get_many([n.subject_uid for n in nominations])
        within = {s.uid for s in subjects if names.get(s.unit_uid or "") in units}
        return [n.uid for n in nominations if n.subject_uid in within]

    def _describe(self, uids: Sequence[str]) -> None:
        described: list[Nomination] = [
            replace(nomination, achievement=MERITS[place % len(MERITS)])
            for place, nomination in enumerate(self.services.nominating.get_many(uids))
        ]
        self.services.nominating.save_checked(described)

    def _override(self, subject_uid: str) -> None:
        """Whoever waits for an initiative to be recognised goes on, with the reason written down."""
        nominations = self.services.store.nominations.of_subjects([subject_uid])
        aims = [n.uid for n in nominations if n.period == PERIOD and n.award_type == "CSTDCS"]
        for uid in aims:
            self.services.overriding.override(uid, "C1", C1_REASON, "Trưởng phòng Văn hóa - Xã hội")
