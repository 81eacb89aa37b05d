"""What initiatives, movements and merits of the sample commune are about."""

from __future__ import annotations

from dataclasses import dataclass

OFFICE_INITIATIVES = (
    "Rút ngắn thời gian giải quyết thủ tục hành chính về đất đai tại Trung tâm Phục vụ hành chính công",
    "Hướng dẫn người dân vùng cao nộp hồ sơ trực tuyến bằng song ngữ Thái, Hmông",
    "Tổ công nghệ số cộng đồng lưu động tại các bản xa trung tâm",
    "Theo dõi tiến độ giải ngân các chương trình mục tiêu quốc gia bằng bảng tính dùng chung",
    "Mô hình bản không có người tảo hôn và hôn nhân cận huyết thống",
    "Quản lý hồ sơ người có công bằng danh mục điện tử",
    "Chuyển đổi diện tích lúa nương kém hiệu quả sang trồng cây ăn quả",
    "Phòng dịch tả lợn châu Phi theo cụm hộ chăn nuôi nhỏ lẻ",
    "Tiêm chủng mở rộng tại điểm bản theo lịch phiên chợ",
    "Nâng cao chất lượng sinh hoạt chi bộ ở các bản vùng cao",
    "Tuyên truyền phòng cháy, chữa cháy rừng bằng loa truyền thanh tiếng dân tộc",
    "Cải tiến việc lập và lưu trữ hồ sơ công việc tại Văn phòng",
)
SCHOOL_INITIATIVES = (
    "Tăng cường tiếng Việt cho trẻ mẫu giáo người dân tộc thiểu số qua trò chơi dân gian",
    "Duy trì sĩ số học sinh bán trú bằng mô hình ngôi nhà thứ hai",
    "Rèn kỹ năng đọc hiểu cho học sinh lớp 2 vùng khó khăn",
    "Sử dụng đồ dùng tự làm từ vật liệu địa phương trong dạy học môn Toán",
    "Đưa hát Then, xòe Thái và khèn Hmông vào hoạt động trải nghiệm",
    "Dạy học phân hóa đối tượng học sinh môn Tiếng Việt lớp 4",
    "Ứng dụng bảng tương tác trong dạy học môn Khoa học tự nhiên lớp 7",
    "Xây dựng thư viện thân thiện ở điểm trường lẻ",
    "Phối hợp với già làng, trưởng bản vận động học sinh ra lớp sau Tết",
    "Tổ chức vườn rau bán trú để cải thiện bữa ăn của học sinh",
    "Giúp học sinh người Hmông phát âm đúng tiếng Anh",
    "Quản lý hồ sơ chuyên môn trên kho dữ liệu dùng chung của nhà trường",
)


@dataclass(frozen=True, slots=True)
class Cause:
    """A movement and how those who stand out in it are praised."""

    key: str
    movement: str
    theme: str
    launched_by: str
    document: str
    starts: int
    ends: int
    summary: str
    """Of a decision that praises for it; "{year}" is filled in."""
    merit: str
    """Of each recipient; "{year}" is filled in."""
    month: int
    day: int
    recipients: tuple[int, int, int]
    """Collectives, individuals, households that one decision praises."""


NEW_COUNTRYSIDE = Cause(
    "new_countryside",
    "Cả nước thi đua xây dựng nông thôn mới",
    "Hiến đất, góp công làm đường; giữ bản sạch, nhà sạch",
    "Thủ tướng Chính phủ",
    "Quyết định của Thủ tướng Chính phủ về phong trào thi đua xây dựng nông thôn mới",
    2011, 2030,
    "Về việc tặng Giấy khen cho các tập thể, cá nhân, hộ gia đình có thành tích trong xây dựng nông thôn mới năm {year}",
    "Có thành tích trong phong trào thi đua xây dựng nông thôn mới năm {year}",
    11, 24, (3, 4, 4),
)  # fmt: skip
SECURITY = Cause(
    "security",
    "Toàn dân bảo vệ an ninh Tổ quốc",
    "Bản không có tội phạm, không có tệ nạn xã hội",
    "Bộ Công an",
    "Kế hoạch tổ chức Ngày hội Toàn dân bảo vệ an ninh Tổ quốc",
    2005, 2030,
    "Về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích trong phong trào Toàn dân bảo vệ an ninh Tổ quốc năm {year}",
    "Có thành tích trong phong trào Toàn dân bảo vệ an ninh Tổ quốc năm {year}",
    8, 14, (3, 5, 0),
)  # fmt: skip
NO_ONE_LEFT_BEHIND = Cause(
    "no_one_left_behind",
    "Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau",
    "Mỗi chi hội giúp ít nhất một hộ thoát nghèo",
    "Thủ tướng Chính phủ",
    "Kế hoạch phát động phong trào thi đua vì người nghèo",
    2016, 2030,
    "Về việc tặng Giấy khen cho các tập thể, cá nhân, hộ gia đình có thành tích trong công tác giảm nghèo năm {year}",
    "Có thành tích trong phong trào thi đua vì người nghèo năm {year}",
    10, 15, (2, 3, 4),
)  # fmt: skip
CULTURED_LIFE = Cause(
    "cultured_life",
    "Toàn dân đoàn kết xây dựng đời sống văn hóa",
    "Việc cưới, việc tang văn minh, tiết kiệm",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Hướng dẫn xây dựng đời sống văn hóa ở khu dân cư",
    2000, 2030,
    "Về việc tặng Giấy khen cho các tập thể, cá nhân, hộ gia đình có thành tích trong phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa năm {year}",
    "Có thành tích trong phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa năm {year}",
    11, 12, (4, 3, 2),
)  # fmt: skip
OFFICE_CULTURE = Cause(
    "office_culture",
    "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
    "Gần dân, trọng dân, hết giờ chưa hết việc",
    "Thủ tướng Chính phủ",
    "Kế hoạch thực hiện văn hóa công sở",
    2019, 2030,
    "Về việc tặng Giấy khen cho các cá nhân có thành tích trong thực hiện văn hóa công sở năm {year}",
    "Có thành tích trong phong trào thi đua thực hiện văn hóa công sở năm {year}",
    12, 5, (0, 6, 0),
)  # fmt: skip
TEACH_WELL = Cause(
    "teach_well",
    "Dạy tốt, học tốt",
    "Thầy mẫu mực, trò chăm ngoan",
    "Ngành Giáo dục và Đào tạo",
    "Kế hoạch thi đua của ngành Giáo dục và Đào tạo",
    2000, 2030,
    "Về việc tặng Giấy khen cho các cá nhân có thành tích xuất sắc nhân dịp kỷ niệm Ngày Nhà giáo Việt Nam 20/11/{year}",
    "Có thành tích trong phong trào thi đua “Dạy tốt, học tốt” năm {year}",
    11, 17, (0, 12, 0),
)  # fmt: skip
TEMPORARY_HOUSES = Cause(
    "temporary_houses",
    "Xóa nhà tạm, nhà dột nát",
    "Mỗi hộ một mái nhà vững chắc",
    "Thủ tướng Chính phủ",
    "Kế hoạch số 27/KH-UBND ngày 14/7/2025 của Ủy ban nhân dân xã Mường Xoan",
    2024, 2025,
    "Về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích trong đợt thi đua 90 ngày đêm xóa nhà tạm, nhà dột nát",
    "Có thành tích trong đợt thi đua 90 ngày đêm xóa nhà tạm, nhà dột nát",
    10, 20, (6, 9, 0),
)  # fmt: skip
DIGITAL = Cause(
    "digital",
    "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số",
    "Bình dân học vụ số đến từng bản",
    "Thủ tướng Chính phủ",
    "Kế hoạch số 41/KH-UBND ngày 09/02/2026 của Ủy ban nhân dân xã Mường Xoan",
    2026, 2030,
    "Về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích trong phong trào “Bình dân học vụ số” năm {year}",
    "Có thành tích trong phong trào “Bình dân học vụ số” năm {year}",
    12, 10, (4, 8, 0),
)  # fmt: skip

CAUSES = (
    NEW_COUNTRYSIDE, SECURITY, NO_ONE_LEFT_BEHIND, CULTURED_LIFE, OFFICE_CULTURE, TEACH_WELL,
    TEMPORARY_HOUSES, DIGITAL,
)  # fmt: skip

RESCUES = {
    2018: ("18/8/2018", "Huổi Lóng"),
    2021: ("05/9/2021", "Co Muông"),
    2024: ("25/7/2024", "Phình Sáng"),
    2026: ("19/8/2026", "Huổi Cắm"),
}
"""Year: (day, hamlet) of a flood in which people were saved."""
RESCUE_SUMMARY = (
    "Về việc tặng Giấy khen đột xuất cho các cá nhân có hành động dũng cảm cứu người trong mưa lũ"
)
RESCUE_MERIT = "Dũng cảm cứu người bị nước lũ cuốn ngày {day} tại bản {hamlet}"
