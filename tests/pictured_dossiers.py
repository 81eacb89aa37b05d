"""Pictures of the sample commune's register of dossiers, and of what happens to a dossier."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from tests.studio import Studio, settle
from ui.dialogs.dossier_action_dialog import DossierAction, DossierActionDialog
from ui.dialogs.dossier_dialog import DossierDialog
from ui.dialogs.dossier_step_dialog import DossierStepDialog

ALL = ("to-trinh", "bao-cao", "bien-ban")


def dossiers(studio: Studio, row: int | None = None) -> QWidget:
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
    return studio.dialog(DossierDialog(studio.workspace, studio.services.store.dossiers.all()[3]))


def act(studio: Studio, action: DossierAction, place: int) -> QWidget:
    dossier = studio.services.store.dossiers.all()[place]
    return studio.dialog(DossierActionDialog(studio.workspace, dossier, action))


def step(studio: Studio) -> QWidget:
    return studio.dialog(
        DossierStepDialog(studio.workspace, studio.services.store.dossiers.all()[1])
    )
