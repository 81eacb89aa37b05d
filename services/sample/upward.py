"""What the sample commune proposed to the province in 2026, and what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.nominations import Nomination
from models.signers import Signer
from models.submissions import Submission
from services.sample.collectives import Collective
from services.sample.issuers import PROVINCE_CHAIR
from services.sample.ledger import Laureate
from services.sample.people import Staff
from services.sample.phrases import NEW_COUNTRYSIDE, NO_ONE_LEFT_BEHIND, Cause
from services.sample.posts import LONG_POSITION
from services.sample.proposals import PERIOD, Proposals
from services.submitting import Answer

NOT_OUTSTANDING = (
    "Có thành tích trong phong trào thi đua nhưng mới ở phạm vi xã, chưa tiêu biểu trong tỉnh."
)
GAP = "Chưa đủ 03 năm liên tục là Chiến sĩ thi đua cơ sở; đề nghị xét lại khi đủ."


@dataclass(frozen=True, slots=True)
class Upward:
    proposals: Proposals
    movements: Mapping[str, str]
    staff: Staff
    collectives: Sequence[Collective]
    chairman: Signer

    def fighters_of_the_province(self) -> None:
        """Of 2025: one three years in a row, whom the province has not answered; one with a gap."""
        services, clock = self.proposals.services, self.proposals.clock
        clock.set(date(2026, 3, 18))
        registrations = services.nominating.open_registrations("2025")
        aims = [r.uid for r in registrations if r.award_type == "CSTD_TINH"]
        uids = services.nominating.from_registrations(aims).uids
        services.nomination_steps.complete(uids)
        clock.set(date(2026, 3, 20))
        services.nomination_steps.examine(uids)
        examined = self._in_status(uids, "examined")
        services.nomination_steps.give_back(self._in_status(uids, "complete"), GAP)
        self.proposals.hold(
            date(2026, 3, 24),
            examined,
            "Xét đề nghị công nhận Chiến sĩ thi đua cấp tỉnh năm 2025",
            period="2025",
        )
        self._submit(
            "2025",
            date(2026, 3, 27),
            "41",
            "Về việc đề nghị công nhận danh hiệu “Chiến sĩ thi đua cấp tỉnh” năm 2025",
            examined,
        )

    def against_poverty(self) -> None:
        """Diplomas for a movement."""
        hamlets = [c for c in self.collectives if c.kind == "hamlet"]
        deputy = next(p for p in self.staff.officials if p.post.position == LONG_POSITION)
        chosen: list[Laureate] = [hamlets[2], hamlets[9], deputy, self._head("Hội Nông dân xã")]
        uids = self._propose(NO_ONE_LEFT_BEHIND, date(2026, 6, 8), chosen)
        self.proposals.hold(
            date(2026, 6, 12),
            uids,
            "Xét đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen trong phong trào vì người nghèo",
        )
        self._submit(
            PERIOD,
            date(2026, 6, 15),
            "96",
            "Về việc đề nghị tặng Bằng khen trong phong trào thi đua vì người nghèo",
            uids,
        )

    def take_answer(self) -> None:
        """In September; one is turned down."""
        submitting = self.proposals.services.submitting
        self.proposals.clock.set(date(2026, 9, 14))
        sent = self.proposals.services.store.submissions.of_period(PERIOD)[0]
        uids = [nomination.uid for nomination in submitting.nominations(sent.uid)]
        submitting.answer(
            sent.uid,
            Answer(
                number="1684/QĐ-UBND",
                decided_on=date(2026, 9, 8),
                level="province",
                issuer=PROVINCE_CHAIR.name,
                granted=tuple(uids[:3]),
                refused={uids[3]: NOT_OUTSTANDING},
            ),
        )

    def new_countryside(self) -> None:
        """On its way to the province."""
        hamlets = [c for c in self.collectives if c.kind == "hamlet"]
        chosen: list[Laureate] = [hamlets[0], hamlets[5], self._head("Hội Cựu chiến binh xã")]
        uids = self._propose(NEW_COUNTRYSIDE, date(2026, 11, 9), chosen)
        self._submit(
            PERIOD,
            date(2026, 11, 12),
            "187",
            "Về việc đề nghị tặng Bằng khen trong phong trào xây dựng nông thôn mới",
            uids,
        )

    def _propose(self, cause: Cause, day: date, laureates: Sequence[Laureate]) -> list[str]:
        """Uids of nominations for the province's diploma, examined two days later at the latest."""
        services = self.proposals.services
        self.proposals.clock.set(day)
        added = services.nominating.add(
            [
                Nomination(
                    period=PERIOD,
                    subject_uid=laureate.subject.uid,
                    award_type="BK_TINH",
                    ground="PHONG_TRAO",
                    movement_uid=self.movements[cause.key],
                    achievement=f"{cause.merit.format(year=2026)}, dẫn đầu các bản, đoàn thể trong xã",
                )
                for laureate in laureates
            ]
        )
        services.nomination_steps.complete(added.uids)
        services.nomination_steps.examine(added.uids)
        return self._in_status(added.uids, "examined")

    def _submit(
        self, period: str, day: date, number: str, summary: str, uids: Sequence[str]
    ) -> Submission:
        submitting = self.proposals.services.submitting
        self.proposals.clock.set(day)
        draft = submitting.prepare(
            Submission(
                period=period,
                level="province",
                addressee=submitting.addressee("province"),
                summary=summary,
                signer_name=self.chairman.name,
                signer_position=self.chairman.position,
            ),
            uids,
        )
        return submitting.send(draft.uid, number, day)

    def _in_status(self, uids: Sequence[str], status: str) -> list[str]:
        nominations = self.proposals.services.nominating.get_many(uids)
        return [n.uid for n in nominations if n.status == status]

    def _head(self, unit: str) -> Laureate:
        return next(p for p in self.staff.officials if p.unit == unit and p.post.leads)
