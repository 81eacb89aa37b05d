"""F04: the minutes of a meeting of the council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.councils import BallotKind
from models.dates import format_long
from models.numbers import format_count
from models.vietnamese import lower_first
from services.agenda import standard_conclusion
from services.documents.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    SignatureBlock,
    Signer,
)
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.meeting.meeting_facts import (
    Candidate,
    MeetingPaperFacts,
    by_award,
    meeting_facts,
    summed_up,
)
from services.forms.meeting.meeting_form import meeting_form
from services.forms.meeting.meeting_tables import vote_table
from services.forms.meeting.meeting_words import (
    addressed,
    filled_in,
    listed,
    part,
    rule_of,
    sentence,
    sitting,
    stood_aside,
    topic,
    when,
)
from services.forms.meeting.minutes_attendance import who_was_there
from services.forms.official_paper import OfficialPaper, Own, stored_paper
from services.forms.signing import SIGN_HERE
from services.services import Services
from services.vote_rules import share_text

HEADS = {
    "chairman": ("CHỦ TỊCH HỘI ĐỒNG",),
    "vice_chairman": ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH HỘI ĐỒNG"),
}
RESULTS: dict[BallotKind, str] = {
    "secret": "Kết quả bỏ phiếu kín",
    "open": "Kết quả biểu quyết công khai",
}


def make(services: Services, wanted: Wanted) -> Document:
    facts = meeting_facts(services, wanted.uid)
    stored = stored_paper(services, MINUTES, wanted)
    own = Own(stored.number, stored.symbol, stored.dated_on or facts.meeting.held_on)
    paper = OfficialPaper(services, MINUTES, wanted, own)
    paragraphs: list[Block] = [*_when_and_where(facts), *who_was_there(facts), *_what(paper, facts)]
    return Document(
        title=f"Biên bản họp {facts.council.name} {format_long(facts.meeting.held_on)}",
        dated=facts.meeting.held_on,
        blocks=(
            replace(paper.letterhead(), place_date=""),
            Heading("BIÊN BẢN", paper.say("about", hội_đồng=facts.council.name)),
            *paragraphs,
            *_conclusion(paper, facts),
            _signatures(paper, facts),
        ),
    )


def _when_and_where(facts: MeetingPaperFacts) -> list[Block]:
    meeting = facts.meeting
    return [
        Paragraph(f"Thời gian bắt đầu: {when(meeting)}."),
        filled_in("Địa điểm", meeting.venue),
    ]


def _what(paper: OfficialPaper, facts: MeetingPaperFacts) -> list[Block]:
    blocks: list[Block] = [part(2, "NỘI DUNG"), filled_in("Nội dung họp", facts.meeting.content)]
    if not facts.candidates:
        return [*blocks, Paragraph("Chương trình họp không có đề nghị nào phải bỏ phiếu.")]
    blocks += paper.paragraphs(
        "agenda",
        số=format_count(len(facts.candidates)),
        danh_sách="; ".join(summed_up(facts.candidates)),
    )
    topics: list[list[Block]] = [_rules(paper, facts)]
    for ballot in ("secret", "open"):
        if candidates := facts.voted(ballot):
            topics.append(_results(facts, ballot, candidates))
    if facts.overrides:
        topics.append(_overridden(facts))
    titles = ["Nguyên tắc bỏ phiếu, biểu quyết"]
    titles += [RESULTS[ballot] for ballot in ("secret", "open") if facts.voted(ballot)]
    titles += ["Trường hợp còn vướng quy định được xem xét tiếp"] if facts.overrides else []
    for number, (title, told) in enumerate(zip(titles, topics, strict=True), start=1):
        blocks += [topic(number, title), *told]
    return blocks


def _rules(paper: OfficialPaper, facts: MeetingPaperFacts) -> list[Block]:
    """Of how many, how large a share, by which rule; who stood aside; who wrote."""
    required: dict[str, list[str]] = {}
    for award, group in by_award(facts.candidates).items():
        for candidate in group:
            awards = required.setdefault(rule_of(candidate), [])
            if award not in awards:
                awards.append(award)
    told: list[str] = [
        f"{', '.join(awards)}: đạt khi số phiếu đồng ý {rule}" for rule, awards in required.items()
    ]
    blocks: list[Block] = [*paper.paragraphs("rule"), listed(told)]
    wrote = [seat.member for seat in facts.seats if seat.attendance.opinion]
    wrote = [member for member in wrote if member.uid in facts.facts.roll.opinions]
    if wrote:
        called = [addressed(member) for member in wrote]
        names = ", ".join(lower_first(each) for each in called)
        blocks += paper.paragraphs("opinions", số=format_count(len(wrote)), tên=names)
    return [*blocks, *stood_aside(facts, facts.candidates)]


def _results(
    facts: MeetingPaperFacts, ballot: BallotKind, candidates: Sequence[Candidate]
) -> list[Block]:
    blocks: list[Block] = []
    if ballot == "secret":
        tellers = ", ".join(facts.meeting.tellers)
        said = f"Tổ kiểm phiếu: {tellers} (có biên bản kiểm phiếu kèm theo)."
        empty = Paragraph("Tổ kiểm phiếu: ", leader=True)
        blocks.append(Paragraph(said) if tellers else empty)
    return [*blocks, vote_table(candidates)]


def _overridden(facts: MeetingPaperFacts) -> list[Block]:
    told: list[str] = []
    for candidate, override in facts.overrides:
        decided = f" Người quyết định: {override.decided_by}." if override.decided_by else ""
        told.append(
            f"{candidate.titled}: {sentence(override.sentence)} "
            f"Lý do vẫn xét: {sentence(override.reason)}{decided}"
        )
    return [listed(told)]


def _conclusion(paper: OfficialPaper, facts: MeetingPaperFacts) -> list[Block]:
    passed = [each for each in facts.candidates if each.line.vote.passed]
    failed = [each for each in facts.candidates if each.line.vote.passed is False]
    blocks: list[Block] = [part(3, "KẾT LUẬN")]
    if passed:
        blocks += paper.paragraphs("passed", số=format_count(len(passed)))
        blocks.append(listed(summed_up(passed)))
    if failed:
        blocks += paper.paragraphs("failed", số=format_count(len(failed)))
        blocks.append(listed(_failure(each) for each in failed))
    said_above = facts.meeting.conclusion == standard_conclusion(facts.facts.lines)
    if facts.meeting.conclusion and not said_above:
        blocks += [Paragraph(line) for line in facts.meeting.conclusion.splitlines() if line]
    elif not passed and not failed:
        blocks += [Paragraph("", leader=True) for _ in range(4)]
    blocks += paper.paragraphs(
        "end",
        giờ=facts.meeting.ends_at or ".... giờ ....",
        ngày=format_long(facts.meeting.held_on),
    )
    return blocks


def _failure(candidate: Candidate) -> str:
    result = candidate.line.result
    return f"{candidate.titled}: {share_text(result.agree or 0, result.base)}"


def _signatures(paper: OfficialPaper, facts: MeetingPaperFacts) -> SignatureBlock:
    """The secretary left, whoever led the meeting right."""
    secretary = Signer(("THƯ KÝ",), facts.meeting.secretary, hint=SIGN_HERE)
    chosen = paper.paper.signer_position
    head = sitting(facts, facts.meeting.chaired_by)
    lines = HEADS.get(head.role, ()) if head else ()
    if chosen or not lines:
        chair = paper.signer() if chosen else Signer(("CHỦ TRÌ",), facts.meeting.chaired_by)
    else:
        behalf = (paper.head.behalf,) if paper.head.behalf else ()
        name, seal = facts.meeting.chaired_by, paper.head.seal_space
        chair = Signer((*behalf, *lines), name, seal_space=seal)
    recipients = paper.recipients("Thành viên Hội đồng", paper.filing())
    return SignatureBlock((secretary, chair), recipients)


MINUTES = meeting_form(
    "minutes",
    "Biên bản họp Hội đồng",
    make,
    (
        Sentence("about", "Trích yếu", "Họp {hội_đồng}", ("hội_đồng", "xã")),
        Sentence(
            "agenda",
            "Câu mở đầu phần nội dung",
            "Hội đồng xem xét {số} đề nghị, gồm: {danh_sách}.",
            ("số", "danh_sách", "xã"),
        ),
        Sentence(
            "rule",
            "Câu về nguyên tắc bỏ phiếu",
            "Tỷ lệ phiếu đồng ý được tính và xét như sau:",
            ("xã",),
        ),
        Sentence(
            "opinions",
            "Câu về ý kiến bằng văn bản",
            "Có {số} thành viên vắng mặt gửi ý kiến bằng văn bản, được tính là phiếu: {tên}.",
            ("số", "tên", "xã"),
        ),
        Sentence(
            "passed",
            "Câu về các đề nghị đạt",
            "Hội đồng thông qua {số} đề nghị đủ tỷ lệ phiếu đồng ý:",
            ("số", "xã"),
        ),
        Sentence(
            "failed",
            "Câu về các đề nghị không đạt",
            "{số} đề nghị không đủ tỷ lệ phiếu đồng ý:",
            ("số", "xã"),
        ),
        Sentence(
            "end",
            "Câu kết thúc",
            "Cuộc họp kết thúc vào {giờ}, {ngày}. Biên bản đã được đọc cho các thành viên dự họp "
            "cùng nghe và nhất trí thông qua./.",
            ("giờ", "ngày", "xã"),
        ),
        Sentence("recipients", "Nơi nhận", "", lines=True, per_regime=True),
    ),
    symbol="BB",
)
