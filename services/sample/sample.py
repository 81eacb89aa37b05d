"""Makes the sample commune: ten years in a few large actions, the same each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from models.data_folder import DataFolder
from models.progress import SILENT, Progress
from models.signers import Signer
from services.sample.campaigns import TEMPORARY_HOUSES_PERIOD, Campaigns, make_movements
from services.sample.collectives import make_collectives
from services.sample.councils import make_councils
from services.sample.folder import new_sample, remove_sample
from services.sample.honours import Honours
from services.sample.households import make_households
from services.sample.ledger import Ledger
from services.sample.letterheads import make_letterheads
from services.sample.origin import SampleClock
from services.sample.people import make_staff
from services.sample.phrases import (
    CULTURED_LIFE,
    DIGITAL,
    NEW_COUNTRYSIDE,
    NO_ONE_LEFT_BEHIND,
    OFFICE_CULTURE,
    SECURITY,
    TEACH_WELL,
    TEMPORARY_HOUSES,
)
from services.sample.posts import CHAIRMAN, CHAIRMAN_UNTIL_2026, CLERK, DEPUTIES
from services.sample.registrations import SCHOOLS_IN, Registrations
from services.sample.regular import Regular
from services.sample.titles import earn_titles
from services.sample.units import COMMUNE, COMMUNE_CODE, PROVINCE, make_units
from services.sample.years_way import YearsWay
from services.services import Services, open_services

FIRST_DAY = date(2025, 7, 14)
"""The new commune sets up the program and enters what the old ones left on paper."""
TODAY = date(2026, 11, 20)
"""The last day on which something was done."""
STEPS = 7


def make_sample(
    folder: Path,
    progress: Progress = SILENT,
    finish: Callable[[Services], list[Path]] | None = None,
) -> list[Path]:
    """Fill ``folder`` with the sample commune; give the files made.

    ``finish`` prints and sends from it. Raises ``Refused`` for a folder that holds something else.
    """
    data = DataFolder(folder)
    clock = SampleClock(FIRST_DAY)
    with new_sample(data) as unfinished, open_services(unfinished, clock.origin()) as services:
        _Sample(services, clock, progress).make()
    try:
        made = _finish(data, clock, progress, finish)
    except BaseException:
        remove_sample(data)
        raise
    return [data.database, *made]


def _finish(
    data: DataFolder,
    clock: SampleClock,
    progress: Progress,
    finish: Callable[[Services], list[Path]] | None,
) -> list[Path]:
    clock.set(TODAY)
    with open_services(data, clock.origin()) as services:
        progress.report(STEPS - 1, STEPS, "In và xuất gói của xã mẫu")
        made = finish(services) if finish else []
        progress.report(STEPS, STEPS, "")
    return made


class _Sample:
    def __init__(self, services: Services, clock: SampleClock, progress: Progress) -> None:
        self._services = services
        self._store = services.store
        self._clock = clock
        self._progress = progress

    def make(self) -> None:
        self._report(0, "Thiết lập xã mẫu")
        with self._store.action(f"Thiết lập xã {COMMUNE}", "sample"):
            former, chairman, deputy = self._set_up()
        with self._store.action("Lập danh bạ xã mẫu", "sample"):
            units = make_units(self._services.directory)
            staff = make_staff(self._store, units)
            collectives = make_collectives(self._store, units, staff)
            households = make_households(self._store, units)
            movements = make_movements(self._services.movements)
            council = make_councils(self._services.councils, staff)
            make_letterheads(self._services, staff)
        services = self._services
        ledger = Ledger(self._store, services.registering, services.deciding, self._clock)
        earned = earn_titles(staff, collectives, households)
        registrations = Registrations(ledger, earned, staff, collectives, households)
        campaigns = Campaigns(ledger, movements, staff, collectives, households, deputy)
        honours = Honours(
            ledger, earned, staff, collectives, households, movements[NEW_COUNTRYSIDE.key]
        )
        early = Regular(ledger, earned, staff, collectives, households, former, deputy)
        late = Regular(ledger, earned, staff, collectives, households, chairman, deputy)

        self._report(1, "Ghi khen thưởng các năm 2016-2022")
        with self._store.action("Ghi khen thưởng các năm 2016-2022", "sample"):
            self._ensure_periods(range(2016, 2023))
            for year in range(2016, 2023):
                self._old_year(year, early, campaigns, honours)
        self._report(2, "Ghi đăng ký và khen thưởng các năm 2023, 2024")
        with self._store.action("Ghi đăng ký và khen thưởng các năm 2023, 2024", "sample"):
            self._ensure_periods(range(2023, 2025))
            for year in (2023, 2024):
                registrations.of_school_year(year)
                registrations.of_calendar_year(year)
                self._old_year(year, early, campaigns, honours)
        self._report(3, "Ghi đăng ký và khen thưởng năm 2025")
        with self._store.action("Ghi đăng ký và khen thưởng năm 2025", "sample"):
            self._year_2025(early, registrations, campaigns, honours)
        way = YearsWay(
            services, self._clock, ledger, earned, staff, collectives, households,
            movements, chairman, deputy, units, council,
        )  # fmt: skip
        self._report(4, "Ghi sổ sách của những năm đã qua")
        with self._store.action("Ghi sổ sách của những năm đã qua", "sample"):
            way.past_years()
        with self._store.action(
            "Đính chính, thu hồi khen thưởng năm 2025", "sample", unlocked=True
        ):
            way.corrections()
        self._report(5, "Ghi đăng ký, đề nghị và khen thưởng năm 2026")
        with self._store.action("Ghi đăng ký, đề nghị và khen thưởng năm 2026", "sample"):
            self._year_2026(late, registrations, campaigns, honours, way)
        self._clock.set(TODAY)
        with self._store.action("Ghi phôi, sổ in giấy khen và văn bản đã lập", "sample"):
            way.paper()

    def _set_up(self) -> tuple[Signer, Signer, Signer]:
        """The commune's settings and signers: the chairman before, the one now, a deputy."""
        change = date(2026, 3, 16)
        signers = [
            Signer(name=CHAIRMAN_UNTIL_2026, position="CHỦ TỊCH", valid_from=date(2025, 7, 1), valid_to=date(2026, 3, 15)),
            Signer(name=CHAIRMAN, position="CHỦ TỊCH", valid_from=change),
            *(
                Signer(name=name, position="PHÓ CHỦ TỊCH", authority="KT. CHỦ TỊCH", valid_from=date(2025, 7, 1))
                for name in DEPUTIES
            ),
        ]  # fmt: skip
        values = {
            "commune_code": COMMUNE_CODE,
            "commune_name": f"Xã {COMMUNE}",
            "province_name": f"Tỉnh {PROVINCE}",
            "agency_name": f"ỦY BAN NHÂN DÂN XÃ {COMMUNE.upper()}",
            "place_name": COMMUNE,
            "clerk_name": CLERK,
            "office_name": f"Sở Nội vụ tỉnh {PROVINCE}",
        }
        self._services.setup.complete(values, signers)
        by_name = {signer.name: signer for signer in self._services.setup.signers()}
        return by_name[CHAIRMAN_UNTIL_2026], by_name[CHAIRMAN], by_name[DEPUTIES[0]]

    def _ensure_periods(self, years: range) -> None:
        for year in years:
            self._services.periods.ensure(f"{year - 1}-{year}")
            self._services.periods.ensure(str(year))

    def _old_year(
        self, year: int, regular: Regular, campaigns: Campaigns, honours: Honours
    ) -> None:
        """A year that ended before the merger: all of it is recorded from paper."""
        campaigns.before_merger(year)
        regular.schools(year)
        honours.of_school_year(year)
        regular.families_and_hamlets(year)
        if year in (2019, 2022):
            regular.three_years_in_a_row(year)
        regular.officials(year)
        honours.of_calendar_year(year)

    def _year_2025(
        self,
        regular: Regular,
        registrations: Registrations,
        campaigns: Campaigns,
        honours: Honours,
    ) -> None:
        self._ensure_periods(range(2025, 2026))
        campaign = self._services.periods.add_campaign(
            TEMPORARY_HOUSES_PERIOD,
            "Đợt thi đua 90 ngày đêm xóa nhà tạm, nhà dột nát",
            date(2025, 7, 20),
            date(2025, 10, 17),
        )
        registrations.of_school_year(2025)
        regular.schools(2025)
        honours.of_school_year(2025)
        self._clock.set(date(2025, 8, 15))
        registrations.of_calendar_year(2025)
        campaigns.decide(SECURITY, 2025)
        campaigns.decide(TEMPORARY_HOUSES, 2025, period=campaign.code)
        regular.families_and_hamlets(2025)
        campaigns.decide(NEW_COUNTRYSIDE, 2025)
        campaigns.decide(OFFICE_CULTURE, 2025)
        regular.three_years_in_a_row(2025)
        regular.officials(2025)

    def _year_2026(
        self,
        regular: Regular,
        registrations: Registrations,
        campaigns: Campaigns,
        honours: Honours,
        way: YearsWay,
    ) -> None:
        self._ensure_periods(range(2026, 2028))
        self._clock.set(date(2026, 3, 10))
        registrations.of_calendar_year(2026, complete=False)
        honours.of_calendar_year(2025)
        way.spring()
        campaigns.decide(NO_ONE_LEFT_BEHIND, 2026, day=date(2026, 5, 18))
        way.summer()
        registrations.of_school_year(2026)
        regular.schools(2026)
        honours.of_school_year(2026)
        campaigns.decide(SECURITY, 2026)
        campaigns.rescue(2026)
        way.answers()
        self._clock.set(date(2026, 9, 28))
        registrations.of_school_year(2027, SCHOOLS_IN)
        way.autumn()
        campaigns.decide(CULTURED_LIFE, 2026)
        campaigns.decide(TEACH_WELL, 2026, "signed")
        regular.families_and_hamlets_in_progress(2026)
        campaigns.decide(DIGITAL, 2026, "draft", date(2026, 11, 18))
        way.november()

    def _report(self, step: int, doing: str) -> None:
        self._progress.report(step, STEPS, doing)
