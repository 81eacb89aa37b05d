"""Xuất mẫu: writes the templates that units fill in and send back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.file_names import safe_name
from models.problems import Refused
from models.progress import SILENT, Progress
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS
from services.law import AwardType
from services.services import Services
from services.templates.prefilled import prefilled_rows
from services.templates.signature import Signature, TemplateKind
from services.templates.template_columns import columns_of
from services.templates.xlsx_template import TemplateSheet, write_xlsx_template

TEMPLATE_TITLES: dict[TemplateKind, str] = {
    "subjects": "Mẫu cập nhật danh bạ",
    "registrations": "Mẫu đăng ký thi đua",
}
WHOLE_COMMUNE = "Tất cả các đơn vị"
_ADVICE: dict[TemplateKind, tuple[str, str]] = {
    "subjects": (
        "Sửa thẳng vào ô còn sai; thêm người mới ở các dòng trống bên dưới; lưu lại rồi gửi trả tệp này.",
        "Ai không còn ở đơn vị thì chọn ở cột Tình trạng, không xóa dòng, không chép dòng của người khác để ghi người mới.",
    ),
    "registrations": (
        "Chọn danh hiệu cho từng dòng; ai không đăng ký thì để trống; thêm người mới ở các dòng trống bên dưới; lưu lại rồi gửi trả tệp này.",
        "Đăng ký thêm danh hiệu thứ hai thì gõ lại tên ở một dòng trống; không chép dòng của người khác để ghi người mới.",
    ),
}


@dataclass(frozen=True, slots=True)
class TemplateWanted:
    kind: TemplateKind
    unit: str = ""
    """Uid; "" for everybody."""
    period: str = ""
    """Of registrations; a code."""
    private: bool = False
    """Whether personal numbers and ethnic groups are asked for."""


def template_name(services: Services, wanted: TemplateWanted) -> str:
    """The name of its file, without its ending."""
    period = wanted.period if wanted.kind == "registrations" else ""
    unit = services.directory.unit_name(wanted.unit) or WHOLE_COMMUNE
    return safe_name(" - ".join(filter(None, (TEMPLATE_TITLES[wanted.kind], period, unit))))


def write_template(
    services: Services, wanted: TemplateWanted, target: Path, progress: Progress = SILENT
) -> Path:
    """Write the template for one unit. Raises ``Refused``."""
    if target.suffix.lower() != ".xlsx":
        raise Refused(
            f"Không ghi được {target.name}: mẫu gửi đơn vị là tệp Excel; hãy đặt tên kết thúc bằng .xlsx."
        )
    with services.store.snapshot():
        sheet = _sheet(services, wanted)
    write_xlsx_template(sheet, target, progress)
    return target


def write_templates(
    services: Services,
    wanted: Sequence[TemplateWanted],
    folder: Path,
    progress: Progress = SILENT,
) -> list[Path]:
    """One file for each unit into ``folder``; a file of that name is replaced. Raises ``Refused``."""
    written: list[Path] = []
    taken: set[str] = set()
    for number, each in enumerate(wanted):
        name = template_name(services, each)
        progress.report(number, len(wanted), f"Đang ghi {name}")
        plain, place = name, 2
        while name.casefold() in taken:
            name, place = f"{plain} ({place})", place + 1
        taken.add(name.casefold())
        written.append(write_template(services, each, folder / f"{name}.xlsx"))
    progress.report(len(wanted), len(wanted), "Đã ghi xong")
    return written


def _sheet(services: Services, wanted: TemplateWanted) -> TemplateSheet:
    settings = services.settings.all()
    period = services.periods.meant(wanted.period) if wanted.period else ""
    if wanted.kind == "subjects":
        period = ""
    unit = services.directory.unit_name(wanted.unit) or WHOLE_COMMUNE
    known = services.periods.find(period) if period else None
    about = f"{unit}, {settings['commune_name']}".strip(" ,")
    if period:
        about += f" - {known.name if known else period}"
    today = services.store.origin.today()
    return TemplateSheet(
        Signature(
            wanted.kind,
            settings["commune_code"],
            wanted.unit,
            period,
            services.store.origin.timestamp(),
            settings["commune_name"],
        ),
        TEMPLATE_TITLES[wanted.kind].upper(),
        (about, *_ADVICE[wanted.kind]),
        columns_of(wanted.kind, private=wanted.private),
        list(prefilled_rows(services, wanted.kind, wanted.unit, period)),
        _options(services, wanted, period),
        today,
        settings["commune_name"],
    )


def _options(services: Services, wanted: TemplateWanted, period: str) -> dict[str, list[str]]:
    units = services.directory.units()
    if wanted.unit:
        units = services.store.units.below(services.directory.unit(wanted.unit))
    names = (each.name for each in units if each.ended_on is None)
    options = {"units": list(dict.fromkeys(names))}
    if wanted.kind == "subjects":
        return options | {
            "kinds": list(SUBJECT_KINDS.values()),
            "sexes": [word for code, word in SEXES.items() if code],
            "classes": [word for code, word in HOLDER_CLASSES.items() if code],
            "statuses": list(STATUSES.values()),
        }
    titles = _titles(services, period)
    options["titles"] = [each.name for each in titles]
    for kind in SUBJECT_KINDS:
        options[f"titles:{kind}"] = [each.name for each in titles if kind in each.recipients]
    return options


def _titles(services: Services, period: str) -> list[AwardType]:
    """What can be aimed at in ``period``: titles before forms, what a commune decides first."""
    known = services.periods.find(period)
    today = services.store.origin.today()
    day = min(known.ends_on, max(today, known.starts_on)) if known else today
    in_force = services.catalogue.award_types(day)
    return sorted(in_force, key=lambda each: (each.kind != "title", -each.rank))
