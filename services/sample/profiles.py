"""What reports of achievements tell of those who were put forward in the sample commune."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from models.profiles import Profile
from models.store import Store
from models.subjects import Subject
from services.sample.posts import CANDIDATE
from services.sample.units import COMMUNE, HAMLETS, PROVINCE, hamlet_name

SCHOOLING = (
    "Đại học Luật",
    "Đại học Quản lý nhà nước",
    "Đại học Kinh tế nông nghiệp",
    "Đại học Công tác xã hội",
    "Cao đẳng Hành chính - Văn thư",
)
DUTIES = (
    "Tham mưu công tác của cơ quan theo lĩnh vực được phân công; theo dõi 03 bản.",
    "Tổng hợp, báo cáo; tiếp nhận và giải quyết đơn thư thuộc thẩm quyền của cơ quan.",
    "Phụ trách công tác tuyên truyền, vận động; giúp việc Ban Chỉ đạo các chương trình mục tiêu "
    "quốc gia của xã.",
)
SITUATIONS = (
    "Địa bàn rộng, dân cư sống xa nhau, giao thông đi lại khó khăn vào mùa mưa; được cấp ủy, chính "
    "quyền quan tâm, nội bộ đoàn kết.",
    "Được sắp xếp lại từ ngày 01/7/2025, khối lượng công việc tăng; đội ngũ trẻ, sử dụng thành thạo "
    "công nghệ thông tin.",
)
NO_PARTY_OF_ITS_OWN = "Không có"


def make_profiles(store: Store) -> None:
    """Of everybody who was ever put forward; one of them has everything to tell."""
    nominations = store.nominations.all()
    uids = dict.fromkeys(nomination.subject_uid for nomination in nominations)
    chance = Random("profiles")
    store.profiles.save_many(
        Profile(subject_uid=subject.uid, answers=_answers(subject, chance))
        for subject in store.subjects.get_many(list(uids))
    )


def _answers(subject: Subject, chance: Random) -> dict[str, str]:
    hamlets = [hamlet_name(hamlet) for hamlet in HAMLETS]
    match subject.kind:
        case "individual":
            return _of_person(subject, hamlets, chance)
        case "collective":
            elsewhere = chance.choice(hamlets)
            place = subject.name if subject.name in hamlets else elsewhere
            return {
                "address": f"{place}, xã {COMMUNE}, tỉnh {PROVINCE}",
                "situation": chance.choice(SITUATIONS),
                "people": f"{chance.randint(6, 38):02d} người",
                "party": f"Chi bộ có {chance.randint(5, 24):02d} đảng viên"
                if chance.random() < 0.8
                else NO_PARTY_OF_ITS_OWN,
            }
        case "household":
            return {
                "members": f"{chance.randint(3, 8):02d} người",
                "work": "Trồng lúa, chăn nuôi trâu bò; nhận khoán bảo vệ rừng",
                "circumstances": "Gia đình thuần nông, các con đang đi học; hòa thuận, được bà con "
                "trong bản tin yêu.",
            }


def _of_person(subject: Subject, hamlets: Sequence[str], chance: Random) -> dict[str, str]:
    home = f"xã {COMMUNE}, tỉnh {PROVINCE}"
    joined = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(2006, 2021)}"
    answers = {
        "home": home,
        "residence": f"{chance.choice(hamlets)}, {home}",
        "joined_party": joined,
        "schooling": chance.choice(SCHOOLING),
        "politics": "Cao cấp" if subject.holder_class == "leader" else "Trung cấp",
        "duties": chance.choice(DUTIES),
    }
    if subject.name == CANDIDATE:
        return answers | {"party": "Chi ủy viên, Chủ tịch Công đoàn cơ sở", "degrees": "Không"}
    return answers
