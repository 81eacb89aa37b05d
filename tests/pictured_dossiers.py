"""Dossiers for the pictures: late, waiting for more, on their way, refused and answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QWidget

from models.dossiers import Dossier
from models.nominations import Nomination
from services.services import Services
from tests.studio import Studio, settle
from ui.dialogs.dossier_action_dialog import DossierAction, DossierActionDialog
from ui.dialogs.dossier_dialog import DossierDialog
from ui.dialogs.dossier_step_dialog import DossierStepDialog

PERIOD = "2026"
ALL = ("to-trinh", "bao-cao", "bien-ban")


def add_dossiers(services: Services) -> list[Dossier]:
    """Once; a second call gives the same."""
    if known := services.store.dossiers.all():
        return known
    today = services.store.origin.today()
    units = services.directory.units()
    for days, unit, award, items in (
        (30, 3, "GK_XA", ALL),
        (21, 4, "GK_XA", ALL),
        (11, 5, "", ALL),
        (9, 6, "CSTDCS", ("to-trinh", "bao-cao", "bien-ban", "sang-kien", "xep-loai")),
        (4, 7, "GK_XA", ("to-trinh",)),
        (2, 8, "THON_VH", ALL),
    ):
        chosen = units[min(unit, len(units) - 1)]
        services.dossiers.receive(
            Dossier(
                number=0,
                received_on=_weekday(today - timedelta(days=days)),
                period=PERIOD,
                submitter=chosen.name,
                unit_uid=chosen.uid,
                channel="portal" if days == 9 else "counter",
                award_type=award,
                items=items,
                summary="Đề nghị khen thưởng năm 2026",
            ),
            "Lường Thị Dơ",
        )
    first, second, _third, _fourth, waiting, hamlet = services.store.dossiers.all()
    services.dossiers.answer(first.uid, today - timedelta(days=17), "Lường Thị Dơ", "QĐ số 12")
    _nominate(services, second, today)
    services.dossiers.ask_for_more(
        waiting.uid,
        waiting.received_on,
        "Bổ sung: Báo cáo thành tích có xác nhận; Biên bản họp bình xét.",
        "Lường Thị Dơ",
    )
    services.dossiers.refuse(hamlet.uid, today, "Thôn chưa đủ thời gian xét trong năm.")
    return services.store.dossiers.all()


def dossiers(studio: Studio, row: int | None = None) -> QWidget:
    add_dossiers(studio.services)
    studio.workspace.changes.announce("dossiers")
    window = studio.page("nominations")
    part = studio.session.window.page.show_part("dossiers")
    part.refresh()
    if row is None:
        part.list.clearSelection()
    else:
        part.list.selectRow(row)
    return window


def no_dossiers(studio: Studio) -> QWidget:
    window = studio.empty_page("nominations")
    studio.empty_session.window.page.show_part("dossiers")
    return window


def receive(studio: Studio) -> QWidget:
    dialog = DossierDialog(studio.workspace)
    dialog.fill({"submitter": "Trường Mầm non Mường Xoan", "award_type": "GK_XA"})
    studio.dialog(dialog)
    settle(studio)
    for code in ALL[:2]:
        box = dialog.findChild(QCheckBox, f"paper.{code}")
        assert box is not None
        box.click()
    return dialog


def change(studio: Studio) -> QWidget:
    return studio.dialog(DossierDialog(studio.workspace, add_dossiers(studio.services)[3]))


def act(studio: Studio, action: DossierAction, place: int) -> QWidget:
    dossier = add_dossiers(studio.services)[place]
    return studio.dialog(DossierActionDialog(studio.workspace, dossier, action))


def step(studio: Studio) -> QWidget:
    return studio.dialog(DossierStepDialog(studio.workspace, add_dossiers(studio.services)[1]))


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _nominate(services: Services, dossier: Dossier, today: date) -> None:
    subjects = services.store.subjects.search("", "individual", 3)
    with services.store.action("Lập đề nghị"):
        nominations = services.store.nominations.save_many(
            Nomination(
                period=PERIOD, subject_uid=each.uid, award_type="GK_XA", dossier_uid=dossier.uid
            )
            for each in subjects
        )
        services.store.nominations.save_many(
            replace(each, status="examined", status_on=today - timedelta(days=8))
            for each in nominations
        )
