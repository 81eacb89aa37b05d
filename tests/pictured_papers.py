"""The dialogs about papers, with papers that wait for their numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from services.forms import FORMS
from services.forms.form import Wanted
from services.printing import note_made
from tests.studio import Studio, settle
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.papers_dialog import PapersDialog
from ui.pages.printing_page import PrintingPage
from ui.printing_desk import form_task


def _form(form_id: str):
    return next(form for form in FORMS if form.id == form_id)


def made(studio: Studio) -> None:
    """Minutes and invitations of every meeting, printed and without a number."""
    for uid in studio.services.lists.open("meeting-list").uids():
        for form_id in ("invitation", "minutes"):
            note_made(studio.services, _form(form_id), Wanted(uid=uid))


def numbering(studio: Studio, *, wrong: bool = False) -> QWidget:
    made(studio)
    dialog = NumberingDialog(studio.workspace)
    studio.dialog(dialog)
    rows = dialog.grid.papers.rows
    dialog.grid.take([(rows[0].uid, "number", "27"), (rows[0].uid, "day", "19/11/2026")])
    if wrong:
        cells = [(rows[1].uid, "number", "số 5"), (rows[2].uid, "day", "31/2/2026")]
        dialog.grid.take([*cells, (rows[2].uid, "number", "8")])
        dialog.save()
    return dialog


def changing(studio: Studio) -> QWidget:
    uid = studio.first("meeting-list")
    return studio.dialog(PaperDialog(studio.workspace, _form("invitation"), Wanted(uid=uid)))


def wording(studio: Studio) -> QWidget:
    """The same, where its sentences stand."""
    dialog = changing(studio)
    assert isinstance(dialog, PaperDialog)
    settle(studio)
    first, *others = dialog.words.values()
    first.text.setPlainText(f"{first.text.toPlainText()} và một số việc khác")
    last = others[-1] if others else first
    last.text.setFocus()
    dialog.findChildren(QScrollArea)[0].ensureWidgetVisible(last)
    return dialog


def listed(studio: Studio) -> QWidget:
    made(studio)
    return studio.dialog(PapersDialog(studio.workspace))


def preview(studio: Studio) -> QWidget:
    """Of a paper that can be changed."""
    studio.page("printing")
    page = studio.session.window.page
    assert isinstance(page, PrintingPage)
    uid = studio.first("meeting-list")
    page.desk.show_preview(form_task(_form("minutes"), Wanted(uid=uid)))
    settle(studio)
    assert page.desk.preview is not None
    return page.desk.preview
