"""``print``: a form or a list as a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from models.data_folder import DataFolder
from models.problems import Refused
from services.commands.command import Answer, Command, path_argument
from services.commands.opening import opened
from services.forms import FORMS
from services.forms.dossier_facts import dossier_facts
from services.forms.explanation_facts import explanation_facts
from services.forms.form import Form, Wanted
from services.forms.payment_list import PAYMENT_LIST_FORM
from services.printing import write_form
from services.services import Services


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("form", nargs="?", metavar="MẪU", help="mã của mẫu; xem --list")
    parser.add_argument("--list", action="store_true", help="kể các mẫu in được")
    parser.add_argument(
        "--out", type=path_argument, metavar="TỆP", help="tệp .pdf, .docx, .xlsx hoặc .csv sẽ ghi"
    )
    parser.add_argument("--period", default="", metavar="KỲ", help="ví dụ 2026 hoặc 2025-2026")
    parser.add_argument("--uid", default="", metavar="MÃ", help="bản ghi cần in")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--private", action="store_true", help="kể cả số định danh và dân tộc")
    shown.add_argument(
        "--public", action="store_true", help="bản công khai của một danh sách: chỉ có năm sinh"
    )


def run(options: Namespace, folder: DataFolder) -> Answer:
    if options.list:
        return Answer(tuple(f"{f.id}\t{f.title}\t{' '.join(f.formats)}" for f in FORMS))
    form = next((known for known in FORMS if known.id == options.form), None)
    if form is None:
        raise Refused(f"Không có mẫu “{options.form or ''}”; hãy chạy print --list để xem các mẫu.")
    if options.out is None:
        raise Refused("Hãy cho biết tệp cần ghi, ví dụ --out danh-sach.pdf.")
    if form.needs_record and not options.uid:
        raise Refused(f"Mẫu “{form.title}” cần --uid của bản ghi cần in.")
    if options.public and not form.is_list:
        raise Refused(f"“{form.title}” không phải danh sách nên không có bản công khai.")
    with opened(folder) as services:
        period = services.periods.meant(options.period) if options.period else ""
        wanted = Wanted(
            uid=options.uid, period=period, private=options.private, public=options.public
        )
        _check_record(services, form, options.uid)
        write_form(services, form, wanted, options.out)
    return Answer((str(options.out),))


def _check_record(services: Services, form: Form, uid: str) -> None:
    if uid and form.record == "subject" and services.store.subjects.find(uid) is None:
        raise Refused(f"Không tìm thấy người, tập thể hoặc hộ có mã {uid} trong danh bạ.")
    if form.id == PAYMENT_LIST_FORM.id and services.store.payment_lists.find(uid) is not None:
        return
    if uid and form.record == "dossier":
        dossier_facts(services, uid)
    elif uid and form.record == "nomination":
        explanation_facts(services, uid)
    elif uid and form.record != "subject" and services.store.decisions.find(uid) is None:
        raise Refused(f"Không tìm thấy quyết định có mã {uid}.")


PRINT = Command("print", "In một mẫu hoặc một danh sách ra tệp", add_arguments, run, json=False)
