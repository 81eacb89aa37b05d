"""Opens a file for reading and tells by its content what it is; refuses what holds no table."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from models.problems import Refused

LARGEST_FILE = 50 * 1024 * 1024

Container = Literal["zip", "compound", "text"]

_SAVE_AGAIN = "hãy mở tệp bằng Excel và lưu lại dạng .xlsx rồi làm lại"
_ASK_FOR_EXCEL = "hãy chọn tệp Excel (.xlsx, .xls), .ods hoặc .csv"

# What a file begins with, and what is said about it.
_FOREIGN: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"%PDF",), f"là văn bản PDF, không phải bảng tính; {_ASK_FOR_EXCEL}"),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\x01\0"),
        f"là ảnh, không phải bảng tính; {_ASK_FOR_EXCEL}",
    ),
    ((b"{\\rtf",), f"là văn bản Word, không phải bảng tính; {_ASK_FOR_EXCEL}"),
    (
        (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"),
        "là tệp nén; hãy giải nén rồi chọn tệp Excel ở trong",
    ),
    ((b"SQLite format 3\0", b"MZ", b"\x7fELF"), f"không phải bảng tính; {_ASK_FOR_EXCEL}"),
    (
        (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00"),
        f"là tệp Excel đời rất cũ không đọc được; {_SAVE_AGAIN}",
    ),
)
_PAGE_STARTS = (b"<html", b"<!doctype", b"<table", b"<head", b"<meta", b"<style", b"<body", b"<div")


def read_bytes(path: Path) -> bytes:
    name = path.name or str(path)
    if name.startswith("~$"):
        raise Refused(
            f"{name} là tệp tạm của Excel, không có dữ liệu; hãy chọn tệp cùng tên không có dấu ~$ ở đầu."
        )
    try:
        if path.is_dir():
            raise Refused(f"{name} là thư mục; hãy mở thư mục đó và chọn một tệp Excel ở trong.")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused(_why_not_opened(name, error)) from error
    except ValueError as error:  # a name that no system can have
        raise Refused(
            f"Không tìm thấy tệp {name!r}; hãy kiểm tra lại tên tệp và thư mục."
        ) from error
    if not data:
        raise Refused(f"Tệp {name} rỗng (0 byte), có thể sao chép chưa xong; hãy chép lại tệp.")
    if len(data) > LARGEST_FILE:
        raise Refused(
            f"Tệp {name} lớn hơn 50 MB; hãy chép riêng bảng danh sách sang một tệp mới rồi làm lại."
        )
    return data


def _why_not_opened(name: str, error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ENAMETOOLONG:
            return f"Không tìm thấy tệp {name}; hãy kiểm tra lại tên tệp và thư mục."
        case errno.EACCES | errno.EPERM | errno.EBUSY:
            return f"Chưa mở được tệp {name}: tệp đang mở ở chương trình khác hoặc không được phép đọc; hãy đóng tệp ở Excel rồi làm lại."
        case errno.EIO | errno.ENODEV | errno.ENXIO:
            return f"Ổ đĩa chứa tệp {name} không trả lời (có thể USB đã bị rút); hãy cắm lại rồi làm lại."
        case _:
            return f"Không đọc được tệp {name}; hãy chép tệp sang thư mục khác rồi làm lại."


def container_of(name: str, data: bytes) -> Container:
    """How the content is packed; the ending of the name says nothing."""
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "compound"
    for starts, sentence in _FOREIGN:
        if data.startswith(starts):
            raise Refused(f"Tệp {name} {sentence}.")
    if _is_picture(data):
        raise Refused(f"Tệp {name} là ảnh, không phải bảng tính; {_ASK_FOR_EXCEL}.")
    beginning = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith((b"<?xml", b"mime-version:")) or beginning.startswith(_PAGE_STARTS):
        raise Refused(
            f"Tệp {name} là trang web (HTML, XML) mang đuôi của bảng tính; {_SAVE_AGAIN}."
        )
    return "text"


def _is_picture(data: bytes) -> bool:
    return (
        (data[:2] == b"BM" and data[6:10] == b"\0\0\0\0")
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or data[4:8] == b"ftyp"
    )


def foreign_parts(name: str, has_part: Callable[[str], bool]) -> Refused:
    """Why a container without a workbook is refused; ``has_part`` tells whether a part begins so."""
    if has_part("worddocument") or has_part("word/"):
        return Refused(f"Tệp {name} là văn bản Word, không phải bảng tính; {_ASK_FOR_EXCEL}.")
    if has_part("powerpoint document") or has_part("ppt/"):
        return Refused(f"Tệp {name} là bài trình chiếu, không phải bảng tính; {_ASK_FOR_EXCEL}.")
    if has_part("xl/workbook.bin"):
        return Refused(f"Tệp {name} là dạng .xlsb không đọc được; {_SAVE_AGAIN}.")
    if has_part("manifest.sig"):
        return Refused(
            f"Tệp {name} là gói gửi giữa xã và cấp trên, không phải bảng tính; hãy mở bằng trang Gửi cấp trên hoặc Tiếp nhận."
        )
    return Refused(
        f"Tệp {name} không có bảng tính nào ở trong; nếu là tệp nén thì hãy giải nén rồi chọn tệp Excel."
    )


def damaged(name: str) -> Refused:
    return Refused(
        f"Tệp {name} bị hỏng hoặc chép chưa đủ; hãy thử mở bằng Excel và lưu lại, hoặc xin lại tệp."
    )


def locked_by_password(name: str) -> Refused:
    return Refused(
        f"Tệp {name} có đặt mật khẩu; hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi làm lại."
    )


def too_large(name: str) -> Refused:
    return Refused(
        f"Tệp {name} có quá nhiều dữ liệu (bung ra hơn 200 MB); hãy chép riêng bảng danh sách sang một tệp mới rồi làm lại."
    )


def too_many_rows(name: str, sheet: str) -> str:
    return (
        f"Trang “{sheet}” của tệp {name} có hơn 100.000 dòng; hãy chia danh sách thành nhiều tệp."
    )


def too_many_cells(name: str, sheet: str) -> str:
    return (
        f"Trang “{sheet}” của tệp {name} có quá nhiều ô (hơn 1,5 triệu); "
        "hãy chép riêng bảng danh sách sang một tệp mới rồi làm lại."
    )


def too_far(name: str, sheet: str, cell: str) -> str:
    return f"Trang “{sheet}” của tệp {name} có ô ghi dữ liệu quá xa bảng (ô {cell}); hãy xóa các dòng, cột thừa ở cuối, lưu lại rồi làm lại."
