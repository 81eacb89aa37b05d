"""The 1,900 households of the sample commune."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from models.store import Store
from models.subjects import HolderClass, Subject
from services.sample.names import NameGiver, People
from services.sample.people import MERGER
from services.sample.units import COMMUNE, HAMLETS, Units, hamlet_name

NEIGHBOURS: dict[People, dict[People, float]] = {
    "Thái": {"Thái": 0.93, "Kinh": 0.05, "Hmông": 0.02},
    "Hmông": {"Hmông": 0.96, "Thái": 0.04},
    "Kinh": {"Kinh": 0.72, "Thái": 0.24, "Hmông": 0.04},
}
"""Who lives in a hamlet, by the people it mostly belongs to."""


@dataclass(frozen=True, slots=True)
class Household:
    subject: Subject
    hamlet: str
    former: str
    """Commune before the merger."""
    merit: float

    def on(self, day: date) -> tuple[str, str, HolderClass]:
        """(position, unit, class) as a decision of that day lists them."""
        name = hamlet_name(self.hamlet)
        return "", f"{name}, xã {self.former}" if day < MERGER else name, ""


def make_households(store: Store, units: Units) -> tuple[Household, ...]:
    names, chance = NameGiver("names of households"), Random("households")
    made: list[Household] = []
    for hamlet, (former, mostly, count) in HAMLETS.items():
        for _ in range(count):
            people = names.people(NEIGHBOURS[mostly])
            sex = "female" if chance.random() < 0.18 else "male"
            subject = Subject(
                kind="household",
                name=names.name(people, sex, hamlet),
                honorific="Bà" if sex == "female" else "Ông",
                sex=sex,
                birth_date=str(chance.randint(1948, 1996)),
                ethnicity=people,
                unit_uid=units.uid(hamlet_name(hamlet)),
                address=f"{hamlet_name(hamlet)}, xã {COMMUNE}",
                former_unit=f"{hamlet_name(hamlet)}, xã {former}",
            )
            made.append(Household(subject, hamlet, former, chance.random()))
    stored = store.subjects.save_many(household.subject for household in made)
    return tuple(
        Household(subject, h.hamlet, h.former, h.merit)
        for subject, h in zip(stored, made, strict=True)
    )
