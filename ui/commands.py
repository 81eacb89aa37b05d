"""What the program can do, by the words a clerk would type for it. A new command: one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.vietnamese import fold, lower_first


@dataclass(frozen=True, slots=True)
class Command:
    title: str
    words: str
    """Other words for it, as people say them."""
    icon: str
    page: str = ""
    """Name of the page that is shown."""
    verb: str = ""
    """The page's action that is then carried out."""
    tab: str = ""
    """Title of the tab that is then shown."""
    period: str = ""
    """The period that is then looked at."""
    help: str = ""
    """The page of the help that is opened."""


COMMANDS: tuple[Command, ...] = (
    Command("Trang chủ", "tổng quan việc cần làm số liệu biểu đồ", "house", "home"),
    Command("Danh bạ", "người cán bộ nhân dân tập thể hộ gia đình đơn vị", "users", "directory"),
    Command("Phong trào", "thi đua phát động", "flag", "movements"),
    Command("Đăng ký", "đăng ký thi đua danh hiệu đầu năm", "clipboard-pen", "registrations"),
    Command("Quyết định", "khen thưởng công nhận ban hành", "stamp", "decisions"),
    Command(
        "In ấn",
        "in giấy khen in quyết định in danh sách báo cáo biểu mẫu máy in",
        "printer",
        "printing",
    ),
    Command(
        "Sáng kiến", "sổ sách đề tài đề án tác giả", "lightbulb", "books/initiatives"
    ),
    Command(
        "Quá trình công tác", "sổ sách tuyển dụng chuyển đến thai sản đi học", "history",
        "books/career",
    ),
    Command(
        "Kỷ luật, xác minh", "sổ sách điều tra thanh tra đơn thư tố cáo báo chí",
        "triangle-alert", "books/hindrances",
    ),
    Command(
        "Sổ sách", "xếp loại sáng kiến gia đình văn hóa thành viên kỷ luật", "book-open", "books"
    ),
    Command("Gửi cấp trên", "gói dữ liệu usb sở nội vụ xuất gói nộp", "send", "sending"),
    Command("Cài đặt", "cấu hình thiết lập khai báo", "settings", "settings"),
    Command("Thêm cá nhân", "thêm người mới vào danh bạ", "user-plus", "directory", "new"),
    Command("Thêm tập thể", "tập thể mới", "building-2", "directory", "new_collective"),
    Command("Thêm hộ gia đình", "hộ mới", "house", "directory", "new_household"),
    Command(
        "Lấy danh bạ từ Excel", "nhập danh sách tệp excel", "file-spreadsheet", "directory", "import"
    ),
    Command("Thêm đơn vị", "đơn vị mới thôn bản trường", "plus", "directory", "new_unit"),
    Command(
        "Sáp nhập đơn vị", "gộp đơn vị nhập thôn bản trường", "merge", "directory", "merge_units"
    ),
    Command(
        "Tìm người ghi trùng",
        "trùng lặp gộp bản ghi hai lần một người",
        "copy",
        "directory",
        "duplicates",
    ),
    Command("Thùng rác", "khôi phục đã xóa lấy lại", "archive-restore", "directory", "bin"),
    Command("Thêm phong trào", "phong trào mới", "plus", "movements", "new"),
    Command("Thêm sáng kiến", "sáng kiến mới đề tài", "plus", "books/initiatives", "new"),
    Command("Ghi kỷ luật, xác minh", "kỷ luật mới", "plus", "books/hindrances", "new"),
    Command("Ghi đăng ký", "đăng ký mới", "clipboard-pen", "registrations", "new"),
    Command(
        "Lấy đăng ký từ Excel",
        "nhập danh sách đăng ký tệp excel",
        "file-spreadsheet",
        "registrations",
        "import",
    ),
    Command("Chép đăng ký từ kỳ trước", "năm trước sao chép", "copy", "registrations", "copy"),
    Command("Lập quyết định", "quyết định mới soạn nháp", "plus", "decisions", "new"),
    Command(
        "Ghi quyết định của cấp trên",
        "quyết định cũ tỉnh huyện nhập quyết định",
        "inbox",
        "decisions",
        "record",
    ),
    Command(
        "Xếp loại cán bộ, tập thể",
        "hoàn thành xuất sắc nhiệm vụ htxsnv httnv đánh giá",
        "medal",
        "books/ratings",
    ),
    Command(
        "Ghi xếp loại cho nhiều người",
        "đánh giá hàng loạt htxsnv httnv",
        "list-checks",
        "books/ratings",
        "rate_many",
    ),
    Command(
        "Bình xét Gia đình văn hóa", "điểm hộ gđvh họp thôn bản", "house", "books/household-reviews"
    ),
    Command(
        "Ghi cuộc họp thôn",
        "họp bản tổ dân phố niêm yết gia đình văn hóa",
        "users",
        "books/household-reviews",
        "meeting",
    ),
    Command(
        "Thành viên tập thể", "mẫu số tỷ lệ Lao động tiên tiến", "users", "books/memberships"
    ),
    Command("Ghi gói vào USB", "gửi nộp xuất gói", "usb", "sending", "send"),
    Command(
        "Sao lưu, lấy lại dữ liệu",
        "backup bản sao phục hồi khôi phục",
        "hard-drive",
        "settings",
        tab="Sao lưu",
    ),
    Command("In giấy khen, bằng chứng nhận", "in phôi trao thưởng", "printer", "decisions"),
    Command("Điền số, ngày", "số văn bản văn thư ngày ban hành", "stamp", "printing", "numbering"),
    Command("Mẫu giấy khen", "phôi bằng chứng nhận căn chỉnh ô chữ", "medal", "printing", "layouts"),
    Command("Canh máy in", "lệch phôi tờ thước khay giấy", "printer", "printing", "calibrate"),
    Command("Phôi, khung", "giấy khen tồn kho sê-ri nhập xuất", "package", "fund/stock"),
    Command("Sổ in giấy khen", "in hỏng in lại cấp lại", "book-open", "fund/certificate-prints"),
    Command(
        "Tiêu đề, chữ ký",
        "người ký chủ tịch phó chủ tịch ký thay cơ quan chủ quản",
        "pencil",
        "settings",
        tab="Tiêu đề, chữ ký",
    ),
    Command(
        "Lời văn", "câu chữ nơi nhận căn cứ mẫu in", "file-text", "settings", tab="Lời văn"
    ),
    Command(
        "Quy định đang áp dụng", "luật nghị định căn cứ tiền thưởng mức lương cơ sở", "info",
        "settings", tab="Quy định đang áp dụng",
    ),
    Command(
        "Việc đã làm", "nhật ký lịch sử ai sửa hoàn tác", "history", "settings", tab="Việc đã làm"
    ),
    Command("Hướng dẫn", "trợ giúp cách dùng", "circle-question-mark", help="start"),
    Command(
        "Hướng dẫn cài đặt và cập nhật", "gỡ chuyển máy usb diệt vi-rút", "circle-question-mark",
        help="cai-dat-va-cap-nhat",
    ),
)  # fmt: skip


def periods(choices: Iterable[tuple[str, str]]) -> list[Command]:
    """Looking at each of the periods (code, name)."""
    return [
        Command(f"Xem {lower_first(name)}", f"kỳ {code}", "calendar", period=code)
        for code, name in choices
    ]


def matching(commands: Iterable[Command], typed: str) -> list[Command]:
    """Those in which every typed word begins a word; where the title says it, first."""
    words = fold(typed).split()
    if not words:
        return []
    found = [c for c in commands if _holds(fold(f"{c.title} {c.words}"), words)]
    return sorted(found, key=lambda command: _distance(fold(command.title), words))


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(f" {word}" in f" {text}" for word in words)


def _distance(title: str, words: Sequence[str]) -> tuple[bool, bool]:
    return not title.startswith(" ".join(words)), not _holds(title, words)
