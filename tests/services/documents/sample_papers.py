"""Papers of an invented commune, as offices write them."""

from __future__ import annotations

from datetime import date

from services.documents.document import (
    Addressees,
    AppendixHeading,
    AuthorityLine,
    Cell,
    Column,
    ColumnGroup,
    Document,
    GroupRow,
    Heading,
    LegalBases,
    Letterhead,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Section,
    SignatureBlock,
    Signer,
    Table,
    bold,
)

AGENCY = ("ỦY BAN NHÂN DÂN", "XÃ MƯỜNG XOAN")
REFERENCE = (
    "(Kèm theo Quyết định số      /QĐ-UBND ngày      tháng 01 năm 2026 "
    "của Chủ tịch Ủy ban nhân dân xã Mường Xoan)"
)
HAMLETS = ("Bản Thín Trong", "Bản Yên", "Bản Muông", "Bản Khá", "Bản Đông Thấp", "Bản Hồng Sọt")
GIVEN = ("Lò Văn Ẩn", "Quàng Thị Ễnh", "Lường Văn Thủy", "Giàng A Dơ", "Cà Thị Hỏa", "Mùa A Sểnh")
DEEDS = (
    "Hoàn thành xuất sắc nhiệm vụ năm 2025",
    "Có thành tích xuất sắc trong phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” "
    "giai đoạn 2021-2025, vận động nhân dân hiến 1.250 m² đất làm đường liên bản",
    "Đạt 100% chỉ tiêu được giao",
)


def recipients_table(count: int) -> Table:
    rows = tuple(
        Row(
            (
                (number, str(number)),
                f"{GIVEN[number % 6]} và tập thể tổ {number}",
                f"{HAMLETS[number % 6]}, xã Mường Xoan",
                "Tập thể Lao động tiên tiến" if number % 4 else "Tập thể Lao động xuất sắc",
                DEEDS[number % 3],
                (2_808_000 + number, f"{2_808_000 + number:,}".replace(",", ".")),
            )
        )
        for number in range(1, count + 1)
    )
    total = sum(2_808_000 + number for number in range(1, count + 1))
    return Table(
        columns=(
            Column("TT", mm=11, align="center"),
            Column("Tên tập thể", width=3),
            Column("Địa chỉ", width=3),
            Column("Danh hiệu", width=2.4),
            Column("Thành tích", width=4),
            Column("Mức thưởng (đồng)", width=1.6, align="right", number_format="#,##0"),
        ),
        rows=(
            *rows,
            Row(
                (
                    Cell("Tổng cộng", span=5, align="center"),
                    (total, f"{total:,}".replace(",", ".")),
                ),
                bold=True,
            ),
        ),
    )


def decision(collectives: int = 385, individuals: int = 5) -> Document:
    return Document(
        title="Quyết định tặng danh hiệu thi đua năm 2025",
        author="Ủy ban nhân dân xã Mường Xoan",
        dated=date(2026, 1, 5),
        blocks=(
            Letterhead(
                AGENCY,
                number="Số:      /QĐ-UBND",
                place_date="Mường Xoan, ngày      tháng 01 năm 2026",
            ),
            Heading(
                "QUYẾT ĐỊNH",
                "Về việc công nhận danh hiệu “Tập thể Lao động xuất sắc”, “Tập thể Lao động tiên tiến” "
                "và tặng Giấy khen cho các tập thể, cá nhân có thành tích năm 2025",
            ),
            AuthorityLine("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN"),
            LegalBases(
                (
                    "Căn cứ Luật Tổ chức chính quyền địa phương",
                    "Căn cứ Luật Thi đua, khen thưởng;",
                    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định "
                    "về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và "
                    "hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
                    "Căn cứ Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ",
                    "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 05/TTr-VHXH "
                    "ngày 02 tháng 01 năm 2026.",
                )
            ),
            AuthorityLine("QUYẾT ĐỊNH:"),
            Paragraph(
                (
                    bold("Điều 1."),
                    Run(
                        f" Công nhận danh hiệu thi đua và tặng Giấy khen cho {collectives} tập thể và "
                        f"{individuals:02d} cá nhân đã có thành tích xuất sắc trong phong trào thi đua yêu nước "
                        "năm 2025 (có danh sách kèm theo)."
                    ),
                )
            ),
            Paragraph(
                (
                    bold("Điều 2."),
                    Run(
                        " Mức tiền thưởng kèm theo danh hiệu thực hiện theo quy định hiện hành, tổng số tiền là "
                        "1.081.154.305 đồng, trích từ Quỹ thi đua, khen thưởng của xã, gồm:"
                    ),
                )
            ),
            ListBlock(
                (
                    "Tập thể Lao động xuất sắc: 1,5 lần mức lương cơ sở;",
                    "Tập thể Lao động tiên tiến: 0,8 lần mức lương cơ sở;",
                    (
                        Run("Giấy khen: 0,3 lần mức lương cơ sở đối với cá nhân"),
                        Run("1", superscript=True),
                        Run("."),
                    ),
                )
            ),
            Paragraph(
                (
                    bold("Điều 3."),
                    Run(
                        " Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban "
                        "nhân dân xã, Trưởng phòng Văn hóa - Xã hội, Trưởng phòng Kinh tế, các tập thể, cá nhân "
                        "có tên trong danh sách và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
                    ),
                )
            ),
            SignatureBlock(
                signers=(Signer(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lò Thị Hương Giang"),),
                recipients=(
                    "Như Điều 3",
                    "Sở Nội vụ tỉnh Điện Biên",
                    "Thường trực Đảng ủy, Hội đồng nhân dân xã",
                    "Lưu: VT, VHXH",
                ),
            ),
            Section(landscape=True, name="Tập thể"),
            AppendixHeading(
                "Phụ lục I",
                "DANH SÁCH TẬP THỂ ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM 2025",
                REFERENCE,
            ),
            recipients_table(collectives),
            Paragraph(f"Danh sách có {collectives} tập thể./.", indent=False),
            Section(landscape=True, name="Cá nhân"),
            AppendixHeading("Phụ lục II", "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", REFERENCE),
            recipients_table(individuals),
        ),
    )


LONG_COLUMNS = (
    Column("STT", mm=12, align="center"),
    Column("Họ và tên", width=3),
    Column("Năm sinh", width=1, align="center"),
    Column("Giới tính", width=1, align="center"),
    Column("Dân tộc", width=1),
    Column("Chức vụ", width=2),
    Column("Đơn vị", width=3),
    Column("Danh hiệu", width=3),
    Column("Số quyết định", width=2),
    Column("Ngày", width=1.6, align="center"),
    Column("Số sổ", width=1, align="center"),
    Column("Tiền thưởng", width=1.6, align="right", number_format="#,##0"),
    Column("Ngày trao", width=1.6, align="center"),
    Column("Ghi chú", width=1),
)


def long_row(number: int) -> Row:
    name = GIVEN[number % 6]
    day = date(2025, 1 + number % 12, 1 + number % 28)
    return Row(
        (
            (number, str(number)),
            name,
            str(1960 + number % 45),
            "Nữ" if "Thị" in name else "Nam",
            ("Thái", "Mông", "Kinh", "Khơ-mú")[number % 4],
            ("Công chức", "Trưởng bản", "Giáo viên", "Công an viên")[number % 4],
            f"Tổ {number % 17}, {HAMLETS[number % 6]}",
            ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Giấy khen")[number % 3],
            f"{number:02d}/QĐ-UBND",
            (day, f"{day:%d/%m/%Y}"),
            f"{number:05d}",
            (702_000, "702.000"),
            (day, f"{day:%d/%m/%Y}"),
            "" if number % 9 else "Truy tặng",
        )
    )


def long_list(count: int) -> Document:
    return Document(
        title="Sổ theo dõi khen thưởng năm 2025",
        author="Ủy ban nhân dân xã Mường Xoan",
        dated=date(2026, 1, 5),
        blocks=(
            Section(landscape=True, name="Sổ khen thưởng"),
            Letterhead(AGENCY, place_date="Mường Xoan, ngày 05 tháng 01 năm 2026"),
            Heading("SỔ THEO DÕI KHEN THƯỞNG", "Năm 2025", rule=False),
            Table(LONG_COLUMNS, tuple(long_row(number) for number in range(1, count + 1)), size=10),
            SignatureBlock(
                (
                    Signer(("NGƯỜI LẬP",), "Quàng Thị Ễnh", "(Ký, ghi rõ họ tên)"),
                    Signer(("KẾ TOÁN",), "Mùa A Sểnh", "(Ký, ghi rõ họ tên)"),
                    Signer(
                        ("CHỦ TỊCH",),
                        "Lò Văn Ẩn",
                        "(Ký, đóng dấu)",
                        "Mường Xoan, ngày 05 tháng 01 năm 2026",
                    ),
                )
            ),
        ),
    )


def summary() -> Document:
    """The table of fourteen columns, in a submission to the office above."""
    count = Column("Số lượng", align="center", number_format="0")
    percent = Column("Tỷ lệ %", align="center", number_format="0%")
    leaders = Column("Số lượng cho cá nhân là lãnh đạo quản lý", width=1.4, align="center")
    workers = Column(
        "Số lượng cho người lao động trực tiếp, công chức, viên chức không làm công tác quản lý",
        width=1.9,
        align="center",
    )
    total = Column("Tổng số", align="center")
    table = Table(
        columns=(
            Column("Stt", mm=11, align="center"),
            Column("Hình thức khen thưởng", width=2.6),
            ColumnGroup(
                "Số lượng khen thưởng trong năm",
                (total, ColumnGroup("Trong đó khen thưởng cho cá nhân", (count, percent))),
            ),
            ColumnGroup(
                "Khen thưởng theo công trạng, thành tích đạt được",
                (total, percent, leaders, workers),
            ),
            ColumnGroup(
                "Khen thưởng chuyên đề, đột xuất, khen điển hình tiên tiến",
                (total, percent, leaders, workers),
            ),
            Column("Ghi chú", width=1.2),
        ),
        index=tuple(f"({number})" for number in range(1, 15)),
        rows=(
            GroupRow("KHEN THƯỞNG CỦA ĐƠN VỊ, ĐỊA PHƯƠNG", "I"),
            Row(
                (
                    (1, "1"),
                    "Giấy khen",
                    (542, "542"),
                    (363, "363"),
                    (0.67, "67%"),
                    (145, "145"),
                    (0.27, "27%"),
                    (20, "20"),
                    (75, "75"),
                    (397, "397"),
                    (0.73, "73%"),
                    (30, "30"),
                    (238, "238"),
                    "",
                )
            ),
            Row(
                (
                    (2, "2"),
                    "Tập thể Lao động tiên tiến",
                    (148, "148"),
                    "",
                    "",
                    (148, "148"),
                    (1, "100%"),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                )
            ),
            GroupRow("KHEN THƯỞNG CẤP NHÀ NƯỚC", "III"),
            Row(
                (
                    (1, "1"),
                    "Huân chương Lao động",
                    (1, "1"),
                    (0, "0"),
                    "",
                    (1, "1"),
                    (1, "100%"),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "HCLĐ hạng Nhì",
                )
            ),
            Row((Cell("Mục 17: 05 vụ, 04 chết, 03 bị thương; giảm 03, 01, 05", span=13), "")),
        ),
    )
    return Document(
        title="Báo cáo kết quả khen thưởng năm 2025",
        dated=date(2026, 1, 5),
        blocks=(
            Letterhead(
                AGENCY,
                parent=("TỈNH ĐIỆN BIÊN",),
                number="Số:      /BC-UBND",
                place_date="Mường Xoan, ngày 05 tháng 01 năm 2026",
            ),
            Heading("BÁO CÁO", "Kết quả công tác thi đua, khen thưởng năm 2025"),
            Addressees(
                ("Sở Nội vụ tỉnh Điện Biên", "Hội đồng Thi đua - Khen thưởng tỉnh Điện Biên")
            ),
            Paragraph("Thực hiện Kế hoạch số 12/KH-UBND, Ủy ban nhân dân xã báo cáo như sau:"),
            Paragraph("Họ và tên người lập:", indent=False, leader=True),
            Paragraph("Hình thức biểu quyết:  ☐ Phiếu kín   ☑ Giơ tay   ✓ khác", indent=False),
            SignatureBlock(
                (Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lò Văn Ẩn"),),
                ("Như trên", "Lưu: VT"),
            ),
            Section(landscape=True, name="Biểu tổng hợp"),
            AppendixHeading(
                "",
                "BIỂU TỔNG HỢP KẾT QUẢ KHEN THƯỞNG NĂM 2025",
                "(Kèm theo Báo cáo số      /BC-UBND)",
            ),
            table,
        ),
    )
