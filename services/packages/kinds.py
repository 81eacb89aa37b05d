"""Kinds of packages: what each carries to the office above."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackageKind:
    code: str
    """As file names have it."""
    title: str
    sentence: str
    """What is inside, for the screen."""
    registrations: bool = False
    decisions: bool = False
    directory: bool = False
    """Whether everybody of the directory goes along, not only those who are referred to."""


_OFFERED = (
    PackageKind(
        "dang-ky",
        "Đăng ký thi đua",
        "Các đăng ký danh hiệu của kỳ và những người, tập thể đã đăng ký.",
        registrations=True,
    ),
    PackageKind(
        "ket-qua",
        "Kết quả khen thưởng",
        "Các quyết định đã ban hành của kỳ và danh sách được khen.",
        decisions=True,
    ),
    PackageKind(
        "toan-bo",
        "Toàn bộ",
        "Cả đăng ký, quyết định, danh sách được khen của kỳ, và toàn bộ danh bạ.",
        registrations=True,
        decisions=True,
        directory=True,
    ),
)
KINDS: dict[str, PackageKind] = {kind.code: kind for kind in _OFFERED}
"""What can be sent, by code."""

TITLES = {kind.code: kind.title for kind in _OFFERED} | {
    "de-nghi": "Đề nghị khen thưởng",
    "bao-cao": "Báo cáo",
    "phan-hoi": "Phản hồi của cơ quan cấp trên",
}
"""Of every kind, by code."""
