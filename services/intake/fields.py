"""What columns of lists can mean, and how lists of every office head them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    title: str
    recognised: str = ""
    """Header texts that always mean this field, besides the title, parted by bars."""
    weak: str = ""
    """Header texts that mean it only in a table that has no better column for it."""
    grouped: bool = False
    """Whether it is only known by the heading above it: Nam below Giới tính."""

    def headers(self, *, weak: bool = False) -> list[str]:
        written = [] if self.grouped or weak else [self.title]
        return written + [
            text.strip() for text in (self.weak if weak else self.recognised).split("|")
        ]


FIELDS: tuple[Field, ...] = (
    Field("ordinal", "STT", "TT | Số TT | Số thứ tự | No | Stt."),
    Field(
        "honorific",
        "Danh xưng",
        "Tên gọi (Ông/Bà/Chức danh) | Tên gọi | Ông/Bà | Ông, Bà | Ông (Bà) | "
        "Xưng hô | Cách xưng hô | Quý danh",
    ),
    Field(
        "name",
        "Họ và tên, tên tập thể",
        "Họ và tên | Họ tên | Họ, tên | Họ và tên cá nhân | "
        "Họ và tên người được khen | Họ tên cán bộ | Họ và tên giáo viên | "
        "Họ và tên học sinh | Họ và tên, tên tập thể | "
        "Tên tập thể/cá nhân/hộ gia đình | Tên tập thể, cá nhân | "
        "Tên cá nhân, tập thể | Tập thể, cá nhân | Cá nhân, tập thể | "
        "Cá nhân/tập thể/hộ gia đình | Họ và tên/Tên tập thể | "
        "Họ tên cá nhân, tên tập thể | Tên đối tượng | Đối tượng được khen thưởng | "
        "Tên cá nhân | Tên tập thể | Tên hộ gia đình | Họ và tên chủ hộ | Họ tên chủ hộ | Tên chủ hộ | "
        "Chủ hộ | Tên hộ | Họ và tên tác giả | Tên tác giả | Tác giả | Các tác giả | "
        "Nhóm tác giả | Tác giả, đồng tác giả | Tác giả/đồng tác giả | Tác giả/Nhóm tác giả",
        weak="Tên | Đối tượng | Đối tượng khen thưởng | Cá nhân | Tập thể | Hộ gia đình | "
        "Gia đình | Tên đơn vị | Đơn vị | Tên cơ quan, đơn vị | Cơ quan, đơn vị | "
        "Tên trường | Tên thôn | Thôn, tổ dân phố",
    ),
    Field("family_name", "Họ và tên đệm", "Họ | Họ đệm | Họ lót | Họ và đệm | Họ và chữ đệm"),
    Field("given_name", "Tên gọi riêng", "Tên riêng"),
    Field("name_and_position", "Họ và tên, chức vụ", "Họ tên, chức vụ, đơn vị công tác"),
    Field(
        "kind",
        "Loại đối tượng",
        "Phân loại khen thưởng | Mã phân loại khen thưởng | "
        "Loại đối tượng khen thưởng | Cá nhân hay tập thể | Loại hình đối tượng | "
        "Kiểu đối tượng",
    ),
    Field("kind_or_class", "Đối tượng", "Loại"),
    Field("uid", "Mã trong sổ", "Mã dòng trong sổ | uid"),
    Field(
        "birth_date",
        "Ngày sinh",
        "Ngày tháng năm sinh | Ngày, tháng, năm sinh | Ngày/tháng/năm sinh | "
        "Ngày tháng sinh | Năm sinh | Sinh ngày | Sinh năm | Ngày sinh/Năm sinh | NTNS",
    ),
    Field("birth_male", "Năm sinh của nam", "Năm sinh nam | Nam sinh năm"),
    Field("birth_female", "Năm sinh của nữ", "Năm sinh nữ | Nữ sinh năm"),
    Field("birth_day", "Ngày", grouped=True),
    Field("birth_month", "Tháng", grouped=True),
    Field("birth_year", "Năm", grouped=True),
    Field("sex", "Giới tính", "Phái | Nam/Nữ | Nam, nữ | Nam (Nữ) | GT"),
    Field("sex_male", "Nam", grouped=True),
    Field("sex_female", "Nữ", grouped=True),
    Field(
        "personal_id",
        "Số định danh cá nhân",
        "Số CCCD | CCCD | CCCD/CMND | Số CCCD/CMND | Số CMND/CCCD | CMND | Số CMND | "
        "CMTND | Số căn cước | Căn cước | Số thẻ căn cước | Căn cước công dân | "
        "Số căn cước công dân | Số định danh | Mã định danh | Mã định danh cá nhân | "
        "Số ĐDCN | ĐDCN/CCCD | CCCD/Số định danh cá nhân",
    ),
    Field("ethnicity", "Dân tộc", "Thành phần dân tộc"),
    Field(
        "position",
        "Chức vụ",
        "Chức vụ, chức danh | Chức danh | Chức danh, chức vụ | Cấp bậc chức vụ | "
        "Cấp bậc, chức vụ | Chức vụ, nghề nghiệp | Chức vụ/Nghề nghiệp | "
        "Nghề nghiệp, chức vụ | Nghề nghiệp | Chức vụ hiện nay | "
        "Chức vụ, đơn vị công tác | Chức vụ và đơn vị công tác | "
        "Chức vụ, nơi công tác | Vị trí công tác | Vị trí việc làm | Công việc đảm nhận",
    ),
    Field(
        "unit",
        "Đơn vị",
        "Đơn vị công tác | Nơi công tác | Cơ quan công tác | "
        "Cơ quan, đơn vị công tác | Tên đơn vị | Tên đơn vị công tác | "
        "Tên đơn vị/tập thể công tác | Cơ quan, đơn vị | Tên cơ quan, đơn vị | "
        "Đơn vị, địa phương | Đơn vị đề nghị | Đơn vị quản lý | Trường | Tên trường | "
        "Nơi làm việc | Chi bộ | Tổ chức",
    ),
    Field(
        "department",
        "Phòng, ban, tổ",
        "Tên phòng ban/ khối, tổ công tác | Khối (Tổ) công tác | Phòng ban | "
        "Phòng, ban | Phòng | Tổ công tác | Tổ chuyên môn | Bộ phận | "
        "Bộ phận công tác | Khoa/Phòng | Khoa, phòng",
    ),
    Field(
        "address",
        "Địa chỉ",
        "Địa chỉ / Nơi ở | Nơi ở | Nơi ở hiện nay | Chỗ ở hiện nay | Nơi thường trú | "
        "Nơi cư trú | Địa chỉ thường trú | Hộ khẩu thường trú | HKTT | Trú quán | "
        "Trú tại",
    ),
    Field(
        "hamlet",
        "Thôn, bản, tổ dân phố",
        "Thôn | Bản | Xóm | Ấp | Buôn | Khu phố | Tổ dân phố | TDP | Thôn/Bản | "
        "Thôn, bản | Thôn/TDP | Thôn/Tổ dân phố | Thôn, tổ dân phố | Thôn/Bản/TDP | "
        "Tên thôn | Tên bản | Khu dân cư",
    ),
    Field(
        "subject_class",
        "Phân loại đối tượng",
        "Mã phân loại đối tượng | Mã phân loại loại tượng | Phân loại cán bộ | "
        "Mã phân loại cán bộ | Lãnh đạo hay trực tiếp | Đối tượng (lãnh đạo/trực tiếp) | "
        "Lãnh đạo hay người trực tiếp",
    ),
    Field(
        "sector",
        "Lĩnh vực",
        "Lĩnh vực hoạt động | Mã lĩnh vực hoạt động | Ngành, lĩnh vực | Lĩnh vực áp dụng",
    ),
    Field(
        "employment",
        "Loại cán bộ",
        "Sự nghiệp cán bộ (Công chức/Viên chức) | Phân loại công tác",
    ),
    Field(
        "award",
        "Danh hiệu, hình thức khen thưởng",
        "Danh hiệu thi đua/Hình thức khen thưởng | "
        "Hình thức khen thưởng/Danh hiệu thi đua | Danh hiệu, hình thức | "
        "Danh hiệu và hình thức khen thưởng | Danh hiệu | Danh hiệu thi đua | "
        "Danh hiệu đăng ký | Danh hiệu thi đua đăng ký | Đăng ký danh hiệu | "
        "Đăng ký danh hiệu, hình thức | "
        "Đăng ký danh hiệu thi đua | Nội dung đăng ký | Đăng ký thi đua | "
        "Danh hiệu đề nghị | Hình thức khen thưởng | Hình thức đề nghị | "
        "Hình thức khen | Hình thức đề nghị khen thưởng | Đề nghị khen thưởng | "
        "Đề nghị hình thức khen thưởng | Đề nghị tặng | Tên danh hiệu | Tên hình thức khen thưởng | "
        "Khen thưởng | Mức khen | Danh hiệu được tặng | DHTĐ/HTKT | DHTĐ | HTKT",
    ),
    Field(
        "award_code",
        "Mã danh hiệu, hình thức khen thưởng",
        "Mã danh hiệu thi đua | Mã danh hiệu | Mã hình thức khen thưởng | Mã hình thức",
    ),
    Field(
        "achievement",
        "Thành tích",
        "Tóm tắt thành tích | Thành tích đạt được | Thành tích tiêu biểu | "
        "Thành tích khen thưởng | Nội dung thành tích | Nội dung khen thưởng | "
        "Lý do khen thưởng | Thành tích, lý do khen thưởng | Kết quả, thành tích | "
        "Trích yếu thành tích",
    ),
    Field(
        "decision_number",
        "Số quyết định",
        "Số QĐ | Quyết định số | QĐ số | Số, ký hiệu quyết định | Số, ký hiệu | "
        "Số hiệu | Số hiệu quyết định | Quyết định khen thưởng | Quyết định | "
        "Số quyết định khen thưởng | Quyết định công nhận | "
        "Quyết định số, ngày tháng năm | Số, ngày quyết định | "
        "Số quyết định, ngày tháng năm | Số và ngày quyết định | "
        "Số, ngày tháng năm quyết định",
    ),
    Field("decision_symbol", "Ký hiệu quyết định", "Ký hiệu"),
    Field(
        "decision_date",
        "Ngày quyết định",
        "Ngày QĐ | Ngày ký | Ngày ký quyết định | Ngày ban hành | "
        "Ngày tháng quyết định | Ngày, tháng, năm quyết định | Quyết định ngày | "
        "Ngày, tháng, năm ký | Ngày công nhận | Ngày xếp loại | Ngày đánh giá",
    ),
    Field(
        "issuer",
        "Cơ quan ban hành",
        "Cơ quan quyết định | Cơ quan ra quyết định | Người ký | Người quyết định | "
        "Cơ quan khen thưởng | Cơ quan khen | Thẩm quyền quyết định | "
        "Cơ quan ban hành quyết định | Đơn vị khen thưởng | Hội đồng công nhận | "
        "Hội đồng sáng kiến | Hội đồng | Cơ quan công nhận | Nơi công nhận | Đơn vị công nhận | "
        "Người công nhận",
    ),
    Field(
        "level",
        "Cấp khen thưởng",
        "Cấp | Cấp khen | Cấp quyết định | Cấp ra quyết định | Cấp ban hành | Cấp công nhận",
    ),
    Field("document", "Văn bản", "Số văn bản | Văn bản số | Văn bản công nhận"),
    Field(
        "ground",
        "Loại hình khen thưởng",
        "Loại hình | Loại khen thưởng | Phương thức khen thưởng | Loại hình khen",
    ),
    Field(
        "movement",
        "Phong trào",
        "Phong trào thi đua | Tên phong trào | Chuyên đề | Tên chuyên đề | Chuyên đề, đợt",
    ),
    Field(
        "period",
        "Năm",
        "Kỳ | Năm học | Năm thi đua | Năm khen thưởng | Năm đạt | Năm công nhận | "
        "Năm đăng ký | Kỳ thi đua | Niên độ",
    ),
    Field("registered_on", "Ngày đăng ký", "Ngày tháng đăng ký | Ngày nộp đăng ký"),
    Field(
        "initiative",
        "Tên sáng kiến",
        "Sáng kiến | Sáng kiến đi kèm | Tên sáng kiến, đề tài | Tên đề tài, sáng kiến | "
        "Sáng kiến, đề tài | Đề tài, sáng kiến | Tên đề tài | Đăng ký sáng kiến | "
        "Đăng ký đề tài, sáng kiến | Sáng kiến kinh nghiệm | SKKN | Tên SKKN | "
        "Nội dung sáng kiến | Tên đề tài SKKN | Tên sáng kiến, đề tài, đề án | "
        "Tên sáng kiến/đề tài/đề án | Tên giải pháp | Tên đề tài, đề án",
    ),
    Field(
        "rating",
        "Xếp loại",
        "Kết quả xếp loại | Mức xếp loại | Xếp loại chất lượng | Xếp loại cuối năm | "
        "Đánh giá, xếp loại | Kết quả đánh giá, xếp loại | "
        "Mức độ hoàn thành nhiệm vụ | Mức độ hoàn thành | Kết quả đánh giá | "
        "Xếp loại công chức, viên chức | Xếp loại chất lượng cán bộ, công chức, viên chức | "
        "Mức xếp loại chất lượng | Kết quả xếp loại chất lượng | Đánh giá | Mức đánh giá | "
        "Kết quả đánh giá, xếp loại chất lượng | Đánh giá, xếp loại chất lượng | "
        "Cấp có thẩm quyền xếp loại | Cấp có thẩm quyền đánh giá | Thủ trưởng xếp loại | "
        "Thủ trưởng đánh giá | Người đứng đầu xếp loại | Người đứng đầu đánh giá | "
        "Tập thể xếp loại | Đơn vị xếp loại | Xếp loại của cấp có thẩm quyền",
    ),
    Field(
        "span_kind",
        "Nội dung",
        "Nội dung biến động | Diễn biến | Loại biến động | Loại vụ việc | Vụ việc | Loại",
    ),
    Field(
        "starts_on",
        "Từ ngày",
        "Ngày bắt đầu | Ngày hiệu lực | Có hiệu lực từ ngày | Ngày kỷ luật | Bắt đầu từ ngày | "
        "Thời điểm | Ngày, tháng, năm",
        weak="Ngày",
    ),
    Field(
        "ends_on",
        "Đến ngày",
        "Ngày kết thúc | Ngày hết hiệu lực | Hết hiệu lực | Ngày làm rõ | Hết hiệu lực, làm rõ",
    ),
    Field(
        "previous_unit", "Đơn vị cũ", "Nơi chuyển đi | Chuyển từ | Đơn vị trước | Nơi công tác cũ"
    ),
    Field("opinion", "Ý kiến của đơn vị cũ", "Nhận xét của đơn vị cũ | Ý kiến đơn vị cũ"),
    Field("discipline_form", "Hình thức kỷ luật", "Hình thức | Mức kỷ luật | Kỷ luật"),
    Field("recruited_on", "Ngày tuyển dụng", "Ngày được tuyển dụng | Ngày vào làm | Tuyển dụng"),
    Field("transferred_on", "Ngày chuyển đến", "Ngày về đơn vị | Ngày chuyển về | Chuyển đến"),
    Field(
        "share",
        "Tỷ lệ đóng góp",
        "Tỷ lệ | Tỷ lệ (%) | % đóng góp | Đóng góp | Phần đóng góp | Mức đóng góp | "
        "Tỷ lệ % đóng góp | Phần trăm đóng góp | Tỷ lệ phần trăm đóng góp | "
        "Tỷ lệ đóng góp vào việc tạo ra sáng kiến",
    ),
    Field(
        "initiative_kind",
        "Loại sáng kiến",
        "Sáng kiến hay đề tài | Hình thức sáng kiến | Sáng kiến/đề tài | Loại đề tài, sáng kiến",
    ),
    Field(
        "initiative_status",
        "Kết quả công nhận",
        "Kết quả xét | Kết quả xét công nhận | Kết quả | Kết quả xét duyệt | Kết luận | Tình trạng",
    ),
    Field(
        "scope",
        "Phạm vi ảnh hưởng",
        "Phạm vi | Phạm vi áp dụng | Phạm vi hiệu quả | Phạm vi ảnh hưởng của sáng kiến | "
        "Hiệu quả áp dụng, phạm vi ảnh hưởng | Phạm vi, hiệu quả áp dụng",
    ),
    Field(
        "score",
        "Điểm",
        "Số điểm | Tổng điểm | Điểm chấm | Điểm đạt được | Điểm số | Điểm bình xét | "
        "Tổng số điểm | Điểm tự chấm",
    ),
    Field("met_on", "Ngày họp", "Ngày họp thôn | Ngày họp bình xét | Ngày bình xét | Họp ngày"),
    Field(
        "households",
        "Số hộ của thôn",
        "Tổng số hộ | Số hộ trong thôn | Tổng số hộ trong thôn | Tổng số hộ của thôn | Số hộ | "
        "Số hộ của bản | Tổng số hộ của bản | Tổng số hộ trong bản",
    ),
    Field(
        "present",
        "Số hộ dự họp",
        "Dự họp | Số hộ tham dự | Số hộ tham dự họp | Số hộ họp | Hộ dự họp | Có mặt | "
        "Số đại biểu dự họp | Số người dự họp",
    ),
    Field(
        "agreed",
        "Số hộ đồng ý",
        "Đồng ý | Số phiếu đồng ý | Số người đồng ý | Hộ đồng ý | Phiếu đồng ý | Nhất trí | "
        "Số hộ nhất trí",
    ),
    Field(
        "posted_from",
        "Niêm yết từ ngày",
        "Niêm yết từ | Ngày bắt đầu niêm yết | Niêm yết | Ngày niêm yết | Niêm yết công khai | "
        "Thời gian niêm yết | Công khai từ ngày | Niêm yết công khai từ ngày",
    ),
    Field(
        "posted_to",
        "Niêm yết đến ngày",
        "Niêm yết đến | Ngày kết thúc niêm yết | Công khai đến ngày | Niêm yết công khai đến ngày",
    ),
    Field(
        "received_on", "Ngày nhận hồ sơ", "Ngày xã nhận hồ sơ | Ngày tiếp nhận hồ sơ | Nhận hồ sơ"
    ),
    Field(
        "exclusions",
        "Trường hợp không xét",
        "Không xét | Lý do không xét | Trường hợp không được xét | Thuộc trường hợp không xét | "
        "Vi phạm | Các trường hợp không xét",
    ),
    Field(
        "achieved_on",
        "Ngày lập thành tích",
        "Ngày đạt thành tích | Thời gian lập thành tích | Ngày xảy ra",
    ),
    Field("votes", "Số phiếu", "Số phiếu đồng ý | Tỷ lệ phiếu | Kết quả bỏ phiếu"),
    Field("members", "Số nhân khẩu", "Nhân khẩu | Số khẩu | Số người trong hộ"),
    Field(
        "prize",
        "Tiền thưởng",
        "Số tiền | Tiền thưởng đã ghi | Mức tiền thưởng | Mức thưởng | Số tiền thưởng",
    ),
    Field("book_number", "Số sổ vàng", "Số vào sổ | Số sổ | Số vào sổ vàng | Số hiệu giấy khen"),
    Field("posthumous", "Truy tặng"),
    Field(
        "status",
        "Tình trạng",
        "Tình trạng hiện nay | Tình trạng công tác",
    ),
    Field("phone", "Số điện thoại", "Điện thoại | SĐT | Số ĐT | ĐT | Di động"),
    Field("note", "Ghi chú", "Chú thích | Ghi chú khác | Diễn giải"),
)
