"""``print``: a form or a list as a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from models.data_folder import DataFolder
from models.problems import Refused
from services.commands.command import Answer, Command, path_argument
from services.commands.opening import opened
from services.forms import FORMS
from services.forms.form import Wanted
from services.forms.record_kinds import check_record
from services.printing import write_form


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("form", nargs="?", metavar="MẪU", help="mã của mẫu; xem --list")
    parser.add_argument("--list", action="store_true", help="kể các mẫu in được")
    parser.add_argument(
        "--out", type=path_argument, metavar="TỆP", help="tệp .pdf, .docx, .xlsx hoặc .csv sẽ ghi"
    )
    parser.add_argument("--period", default="", metavar="KỲ", help="ví dụ 2026 hoặc 2025-2026")
    parser.add_argument("--uid", default="", metavar="MÃ", help="bản ghi cần in")
    parser.add_argument("--unit", default="", metavar="MÃ", help="chỉ của một đơn vị")
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
    if form.by_unit == "required" and not options.unit:
        raise Refused(f"Mẫu “{form.title}” cần --unit của đơn vị cần in.")
    if options.unit and not form.by_unit:
        raise Refused(f"Mẫu “{form.title}” không in riêng cho một đơn vị; hãy bỏ --unit.")
    if options.public and not form.is_list:
        raise Refused(f"“{form.title}” không phải danh sách nên không có bản công khai.")
    with opened(folder) as services:
        period = services.periods.meant(options.period) if options.period else ""
        wanted = Wanted(
            uid=options.uid,
            unit=options.unit,
            period=period,
            private=options.private,
            public=options.public,
        )
        if options.uid:
            check_record(services, form, options.uid)
        if options.unit and services.store.units.find(options.unit) is None:
            raise Refused(f"Không tìm thấy đơn vị có mã {options.unit} trong danh bạ.")
        write_form(services, form, wanted, options.out)
    return Answer((str(options.out),))


PRINT = Command("print", "In một mẫu hoặc một danh sách ra tệp", add_arguments, run, json=False)
