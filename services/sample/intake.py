"""The register of dossiers of the sample commune in 2026: answered, late, waiting for more, refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.dossiers import Channel, Dossier
from services.dossiers import Dossiers
from services.sample.origin import SampleClock
from services.sample.posts import CLERK
from services.sample.units import ECONOMY, FRONT, OFFICE, PARTY, Units, hamlet_name

PERIOD = "2026"
PAPERS = ("to-trinh", "bao-cao", "bien-ban")
OF_TITLES = ("to-trinh", "bien-ban", "xep-loai")


class Register:
    def __init__(self, dossiers: Dossiers, units: Units, clock: SampleClock) -> None:
        self._dossiers = dossiers
        self._units = units
        self._clock = clock

    def receive(
        self,
        day: date,
        unit: str,
        award_type: str,
        summary: str,
        items: Sequence[str] = PAPERS,
        channel: Channel = "counter",
        period: str = PERIOD,
    ) -> Dossier:
        self._clock.set(day)
        return self._dossiers.receive(
            Dossier(
                number=0,
                received_on=day,
                period=period,
                submitter=unit,
                unit_uid=self._units.uid(unit),
                channel=channel,
                award_type=award_type,
                items=tuple(items),
                summary=summary,
            ),
            CLERK,
        )

    def answer(self, dossier: Dossier, day: date, note: str) -> None:
        self._clock.set(day)
        self._dossiers.answer(dossier.uid, day, CLERK, note)

    def in_summer(self) -> None:
        """One that is counted over the holidays of 2 September."""
        dossier = self.receive(
            date(2026, 8, 26),
            "Trường Mầm non Hoa Ban",
            "GK_XA",
            "Đề nghị tặng Giấy khen trong phong trào xây dựng trường học hạnh phúc",
            channel="portal",
        )
        self.answer(dossier, date(2026, 9, 10), "Văn bản trả lời số 214/UBND-VHXH")

    def of_first_offices(self) -> tuple[Dossier, Dossier]:
        """From the Party and from the Front, complete at once."""
        return (
            self.receive(date(2026, 10, 19), PARTY, "LDTT", "Đề nghị xét danh hiệu năm 2026", OF_TITLES),
            self.receive(
                date(2026, 10, 20), FRONT, "LDTT", "Đề nghị xét danh hiệu năm 2026", OF_TITLES, "sync"
            ),
        )  # fmt: skip

    def of_november(self) -> Dossier:
        """The committee's office gives its dossier in; the others are late, lack something, wait."""
        self.receive(
            date(2026, 11, 3),
            "Trường PTDTBT Tiểu học Nậm Hua",
            "GK_XA",
            "Đề nghị tặng Giấy khen nhân Ngày Nhà giáo Việt Nam 20/11",
            channel="portal",
        )
        hamlet = self.receive(
            date(2026, 11, 5),
            hamlet_name("Háng Chua"),
            "THON_VH",
            "Đề nghị công nhận Bản văn hóa năm 2026",
            channel="post",
        )
        self._clock.set(date(2026, 11, 9))
        self._dossiers.refuse(
            hamlet.uid,
            date(2026, 11, 9),
            "Bản chưa đăng ký danh hiệu đầu năm và còn hộ vi phạm quy ước.",
            CLERK,
        )
        office = self.receive(
            date(2026, 11, 10), OFFICE, "LDTT", "Đề nghị xét danh hiệu năm 2026", OF_TITLES
        )
        economy = self.receive(
            date(2026, 11, 12), ECONOMY, "LDTT", "Đề nghị xét danh hiệu năm 2026", OF_TITLES[:2]
        )
        self._clock.set(date(2026, 11, 13))
        self._dossiers.ask_for_more(
            economy.uid,
            date(2026, 11, 13),
            "Bổ sung: Kết quả xếp loại chất lượng năm.",
            CLERK,
        )
        return office
