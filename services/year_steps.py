"""The steps of the year, in whose order papers are offered."""

from __future__ import annotations

from typing import Literal

YearStep = Literal["register", "nominate", "decide", "present", "report", "send", "records"]

YEAR_STEPS: dict[YearStep, str] = {
    "register": "Đăng ký thi đua",
    "nominate": "Đề nghị, xét duyệt",
    "decide": "Quyết định khen thưởng",
    "present": "Trao thưởng, giấy khen",
    "report": "Tổng hợp, báo cáo",
    "send": "Gửi cấp trên",
    "records": "Danh bạ, sổ sách",
}
