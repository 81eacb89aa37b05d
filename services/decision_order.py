"""The order in which a decision lists its recipients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from models.awards import Place
from models.decisions import Decision
from services.catalogue import Catalogue
from services.decision_lines import KIND_WORDS

_KINDS = list(KIND_WORDS)


def in_listed_order(
    places: Sequence[Place], decision: Decision, catalogue: Catalogue
) -> list[Place]:
    """Collectives, individuals, households; within each as the decision says.

    ``places`` are in the order by hand, which an issued decision keeps whatever becomes of its
    subjects and their units.
    """

    def by_hand(_place: Place) -> int:
        return 0

    keys: dict[str, Callable[[Place], Any]] = {
        "unit": lambda place: (place.unit_key, place.name_key),
        "name": lambda place: place.name_key,
        "title": lambda place: (catalogue.award_type(place.award_type).rank, place.name_key),
        "proposed": lambda place: place.proposed_key,
        "manual": by_hand,
    }
    key = by_hand if decision.status == "issued" else keys[decision.list_order]
    return sorted(places, key=lambda place: (_KINDS.index(place.kind), key(place)))
