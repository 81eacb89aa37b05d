"""``review``: what the rules find for every nomination of a period."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from models.data_folder import DataFolder
from models.nominations import Nomination
from models.subjects import Subject
from services.commands.command import Answer, Command
from services.commands.opening import opened
from services.rules.finding import Finding
from services.rules.rule import RESULTS
from services.services import Services


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--period", default="", metavar="KỲ", help="ví dụ 2026 hoặc 2025-2026")


def run(options: Namespace, folder: DataFolder) -> Answer:
    with opened(folder) as services:
        period = services.periods.meant(options.period or services.periods.current_code())
        nominations = services.store.nominations.of_period(period)
        found = services.reviewing.review(nominations)
        subjects = {
            subject.uid: subject
            for subject in services.store.subjects.get_many([n.subject_uid for n in nominations])
        }
        units = {unit.uid: unit.name for unit in services.store.units.all()}
        findings = [
            _told(services, nomination, subjects[nomination.subject_uid], units, finding)
            for nomination in nominations
            for finding in found[nomination.uid]
        ]
    lines = tuple(_line(told) for told in findings)
    return Answer(lines or (f"Kỳ {period} chưa có đề nghị nào.",), {"findings": findings})


def _told(
    services: Services,
    nomination: Nomination,
    subject: Subject,
    units: dict[str, str],
    finding: Finding,
) -> dict[str, Any]:
    return {
        "subject": {
            "uid": subject.uid,
            "kind": subject.kind,
            "name": subject.name,
            "unit": units.get(subject.unit_uid or "", ""),
        },
        "award": nomination.award_type,
        "award_name": services.catalogue.award_type(nomination.award_type).name,
        "period": nomination.period,
        "rule": finding.rule.id,
        "result": finding.result,
        "sentence": finding.sentence,
        "citation": finding.rule.citation,
    }


def _line(told: dict[str, Any]) -> str:
    subject = told["subject"]
    elsewhere = subject["unit"] not in ("", subject["name"])
    where = f" ({subject['unit']})" if elsewhere else ""
    return (
        f"{subject['name']}{where}: {told['award_name']}\t{told['rule']}\t"
        f"{RESULTS[told['result']]}\t{told['sentence']} [{told['citation']}]"
    )


REVIEW = Command("review", "Xét điều kiện của mọi đề nghị trong kỳ", add_arguments, run)
