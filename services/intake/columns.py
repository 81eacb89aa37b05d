"""Which columns each kind of list has, which it needs, and of which nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from services.intake.fields import FIELDS

ListKind = Literal[
    "subjects", "registrations", "nominations", "awards", "ratings", "initiatives", "households",
    "career", "hindrances",
]  # fmt: skip

_SUBJECT = (
    "ordinal",
    "uid",
    "honorific",
    "name",
    "family_name",
    "given_name",
    "name_and_position",
    "kind",
    "kind_or_class",
    "birth_date",
    "birth_male",
    "birth_female",
    "birth_day",
    "birth_month",
    "birth_year",
    "sex",
    "sex_male",
    "sex_female",
    "personal_id",
    "ethnicity",
    "position",
    "unit",
    "department",
    "address",
    "hamlet",
    "subject_class",
    "sector",
    "employment",
    "phone",
    "status",
    "note",
)
_AWARD = (*_SUBJECT, "award", "award_code", "period", "movement", "ground", "initiative", "rating")
REVIEW_FIELDS = (
    "score",
    "met_on",
    "households",
    "present",
    "agreed",
    "posted_from",
    "posted_to",
    "received_on",
    "exclusions",
)
"""What the yearly review for Gia đình văn hóa found of a household."""
_DECISION = ("decision_number", "decision_symbol", "decision_date", "issuer", "level")


def _without_status(fields: Iterable[str]) -> Iterator[str]:
    """Where Tình trạng is that of what is listed, not of the person."""
    return (name for name in fields if name != "status")


LIST_FIELDS: dict[ListKind, tuple[str, ...]] = {
    "subjects": _SUBJECT,
    "registrations": (*_AWARD, "registered_on", "achievement"),
    "nominations": (
        *_without_status(_AWARD),
        "achievement",
        "achieved_on",
        "posthumous",
        "score",
        "votes",
    ),
    "awards": (*_AWARD, *_DECISION, "achievement", "prize", "book_number", "posthumous", "score"),
    "ratings": (*_SUBJECT, "rating", "period", "score", "document", *_DECISION),
    "initiatives": (
        *_without_status(_SUBJECT),
        "initiative",
        "share",
        "initiative_kind",
        "initiative_status",
        "scope",
        "document",
        *_DECISION,
        "period",
        "rating",
        "score",
    ),
    "career": (
        *_without_status(_SUBJECT),
        "span_kind",
        "starts_on",
        "ends_on",
        "previous_unit",
        "opinion",
        "recruited_on",
        "transferred_on",
    ),
    "hindrances": (
        *_without_status(_SUBJECT),
        "span_kind",
        "discipline_form",
        "starts_on",
        "ends_on",
        "document",
        *_DECISION,
    ),
    "households": (*_AWARD, *_DECISION, "members", *REVIEW_FIELDS, "prize", "achievement"),
}
_NOT_KEPT = {"sector", "employment", "phone", "rating", "score", "votes", "members"}
_OF_AWARDS = {"award", "award_code", "period", "initiative", "movement", "ground", "achievement"}
_OF_PRIZES = {"prize", "book_number", "posthumous"}
PASSED_OVER: dict[ListKind, set[str]] = {
    "subjects": _NOT_KEPT,
    "households": {*_NOT_KEPT, *_OF_AWARDS, *_DECISION, *_OF_PRIZES} - {*REVIEW_FIELDS, "period"},
    "registrations": _NOT_KEPT | {"movement", "ground", "achievement"},
    "nominations": _NOT_KEPT | {"initiative"},
    "awards": {*_NOT_KEPT, *REVIEW_FIELDS, "initiative"},
    "ratings": (_NOT_KEPT | {"issuer", "level"}) - {"rating"},
    "initiatives": _NOT_KEPT - {"sector"},
    "career": _NOT_KEPT,
    "hindrances": _NOT_KEPT | {"issuer", "level"},
}
"""Columns that are recognised but of which nothing is stored."""

EXPECTED: dict[ListKind, tuple[str, ...]] = {
    "subjects": ("name", "birth_date", "position", "unit"),
    "registrations": ("name", "unit", "award"),
    "nominations": ("name", "unit", "award", "achievement"),
    "awards": ("name", "unit", "award", "decision_number", "decision_date"),
    "ratings": ("name", "unit", "rating"),
    "initiatives": ("name", "unit", "initiative"),
    "households": ("name", "hamlet", "award"),
    "career": ("name", "span_kind", "starts_on"),
    "hindrances": ("name", "span_kind", "starts_on"),
}
"""The columns that are named to somebody whose file has none of them."""

TITLES: dict[str, str] = {field.name: field.title for field in FIELDS}
