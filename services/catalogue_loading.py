"""Reads the catalogue: what the program brings, a province's own rules over it, all of it checked."""

from __future__ import annotations

from pathlib import Path

import msgspec

from services.award_names import AwardNames
from services.catalogue import Catalogue
from services.catalogue_file import (
    check_beginnings,
    check_for_dossiers,
    check_thresholds,
    convert,
    read_tables,
)
from services.dossier_law import Checklist, Deadline, Holiday, Procedure, SpecialDay
from services.law import AwardType, BaseSalary, Ground, Instrument, NamedLevel, Regime, Wording
from services.profile_file import Place, read_profile
from services.rules.rule import Rule
from services.rules.rule_check import check_rules
from services.thresholds import Threshold
from services.working_days import WorkCalendar


def load_catalogue(profile: Path | None = None) -> Catalogue:
    """The catalogue shipped with the program, with a province's own rules over it.

    Raises ``Refused`` with the file and the place in it when ``profile`` cannot be used.
    """
    laid_over = read_profile(profile) if profile is not None and profile.exists() else None
    tables = read_tables(laid_over)
    regimes = convert(tables, "regimes", Regime, laid_over)
    salaries = convert(tables, "base_salary", BaseSalary, laid_over)
    check_beginnings(regimes, Place("regimes"), laid_over)
    check_beginnings(salaries, Place("base_salary"), laid_over)
    awards = sorted(
        convert(tables, "award_types", AwardType, laid_over), key=lambda award: award.rank
    )
    for award in awards:
        place = Place("award_types", award.code)
        check_beginnings(award.coefficients, place.inside("coefficients"), laid_over)
        check_beginnings(award.articles, place.inside("articles"), laid_over)
    thresholds = convert(tables, "thresholds", Threshold, laid_over)
    check_thresholds(thresholds, {award.code for award in awards}, laid_over)
    grounds = convert(tables, "grounds", Ground, laid_over)
    rules = convert(tables, "rules", Rule, laid_over)
    codes = {award.code for award in awards}
    check_rules(rules, codes, {ground.code for ground in grounds}, laid_over)
    checklists = convert(tables, "checklists", Checklist, laid_over)
    procedures = convert(tables, "procedures", Procedure, laid_over)
    for table, entries in (("checklists", checklists), ("procedures", procedures)):
        check_for_dossiers(table, entries, codes, {ground.code for ground in grounds}, laid_over)
    wording = {name: tables[name] for name in Wording.__struct_fields__}
    return Catalogue(
        version=tables["version"],
        levels=convert(tables, "levels", NamedLevel, laid_over),
        grounds=grounds,
        instruments=convert(tables, "instruments", Instrument, laid_over),
        regimes=regimes,
        base_salaries=salaries,
        rules=rules,
        thresholds=thresholds,
        calendar=WorkCalendar(
            convert(tables, "holidays", Holiday, laid_over),
            convert(tables, "special_days", SpecialDay, laid_over),
        ),
        deadlines=convert(tables, "deadlines", Deadline, laid_over),
        checklists=checklists,
        procedures=procedures,
        _award_types={award.code: award for award in awards},
        _names=AwardNames(awards, msgspec.convert(wording, Wording)),
    )
