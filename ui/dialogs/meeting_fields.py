"""The fields of a hamlet's meeting and of what was posted after it."""

from __future__ import annotations

from ui.dialogs.form_dialog import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.number_field import NumberField

MEETING = ("met_on", "households", "present", "agreed")
POSTING = ("posted_from", "posted_to", "received_on")


def add_meeting_fields(dialog: FormDialog) -> None:
    dialog.add_section("Cuộc họp ở thôn, bản, tổ dân phố")
    dialog.add_field("met_on", "Ngày họp", DateField(), optional=True)
    for name, label in (
        ("households", "Số hộ của thôn"),
        ("present", "Số hộ dự họp"),
        ("agreed", "Số hộ đồng ý"),
    ):
        dialog.add_field(name, label, NumberField(), optional=True)
    dialog.add_section("Niêm yết và hồ sơ")
    dialog.add_field("posted_from", "Niêm yết từ ngày", DateField(), optional=True)
    dialog.add_field("posted_to", "Niêm yết đến ngày", DateField(), optional=True)
    dialog.add_field(
        "received_on",
        "Xã nhận đủ hồ sơ ngày",
        DateField(),
        optional=True,
        help="Thời hạn ra quyết định tính từ ngày này.",
    )
