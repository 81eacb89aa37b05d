"""The letterhead and signature lines of the commune's papers (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from models.dates import format_blank
from services.services import Services


def agency_lines(services: Services) -> tuple[str, ...]:
    """The issuing agency in one or two lines: "ỦY BAN NHÂN DÂN" above "XÃ ..."."""
    return services.letterheads.of("committee", services.store.origin.today()).agency


def parent_lines(services: Services) -> tuple[str, ...]:
    return services.letterheads.of("committee", services.store.origin.today()).parent


def place_and_blank_day(services: Services) -> str:
    """``Mường Xoan, ngày    tháng    năm 2026``: the day is left to be filled in."""
    place = services.settings.get("place_name")
    year = services.store.origin.now().astimezone().year
    return f"{place}, {format_blank(year)}" if place else ""
