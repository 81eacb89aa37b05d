"""F18: the submission that asks for the title of a cultured hamlet (Mẫu số 04)."""

from __future__ import annotations

from models.numbers import format_count
from models.subjects import Subject
from models.vietnamese import fold
from services.documents.document import Document, Heading, ListBlock
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.hamlet.hamlet_paper import (
    BLANK,
    SIGNERS,
    HamletPaper,
    hamlet_form,
    usual_sentences,
)
from services.forms.hamlet.household_facts import AWARD as OF_HOUSEHOLDS
from services.forms.hamlet.household_facts import HamletFacts, hamlet_facts, percent
from services.forms.nominating.achievement_facts import held_titles
from services.hamlet_names import TITLE as AWARD
from services.hamlet_names import title_of
from services.services import Services

USUAL = "Thôn văn hóa"
BLANKS = ("xã", "thôn", "Thôn", "năm", "danh hiệu", "số hộ", "số hộ đạt", "tỷ lệ", "các năm")
SENTENCES = (
    *usual_sentences("Mẫu số 04"),
    Sentence("about", "Trích yếu", "Đề nghị xét tặng danh hiệu “{danh hiệu}” năm {năm}", BLANKS),
    Sentence(
        "opening",
        "Câu mở đầu",
        "Căn cứ kết quả thực hiện các tiêu chuẩn của danh hiệu, {thôn} kính trình Chủ tịch Ủy ban "
        "nhân dân {xã} xem xét, quyết định tặng danh hiệu “{danh hiệu}” năm {năm} cho {thôn}.",
        BLANKS,
    ),
    Sentence(
        "households",
        "Câu kể số hộ Gia đình văn hóa",
        "Năm {năm}, {thôn} có {số hộ} hộ gia đình; {số hộ đạt} hộ đạt danh hiệu “Gia đình văn hóa”, "
        "tỷ lệ {tỷ lệ}.",
        BLANKS,
    ),
    Sentence(
        "held",
        "Câu kể các năm đã được công nhận",
        "{Thôn} đã được tặng, công nhận danh hiệu “{danh hiệu}” các năm: {các năm}.",
        BLANKS,
    ),
    Sentence("attached_title", "Câu mở danh mục hồ sơ", "Hồ sơ gửi kèm theo gồm:", BLANKS),
    Sentence(
        "attached",
        "Hồ sơ kèm theo",
        "Báo cáo thành tích đề nghị xét tặng danh hiệu “{danh hiệu}” (Mẫu số 05);\n"
        "Biên bản họp bình xét danh hiệu “{danh hiệu}” (Mẫu số 06).",
        BLANKS,
        lines=True,
    ),
    Sentence(
        "closing",
        "Câu kết thúc",
        "{Thôn} kính trình Chủ tịch Ủy ban nhân dân {xã} xem xét, quyết định./.",
        BLANKS,
    ),
    *SIGNERS,
)


def make(services: Services, wanted: Wanted) -> Document:
    facts = hamlet_facts(services, wanted)
    paper = HamletPaper(services, HAMLET_SUBMISSION, wanted, facts, AWARD)
    reached, years = _reached(services, facts), _years(services, facts)
    paper.known |= {
        "danh hiệu": _title(facts),
        "số hộ đạt": BLANK if reached is None else format_count(reached),
        "tỷ lệ": _share(reached, facts.total),
        "các năm": ", ".join(years),
    }
    attached = [line for line in paper.say("attached").splitlines() if line.strip()]
    return Document(
        title=paper.title("Tờ trình đề nghị xét tặng danh hiệu của"),
        dated=paper.paper.day,
        blocks=(
            *paper.head(),
            Heading("TỜ TRÌNH", paper.say("about")),
            paper.addressees(),
            paper.bases(),
            *paper.paragraphs("opening"),
            *paper.paragraphs("households"),
            *(paper.paragraphs("held") if years else ()),
            *paper.paragraphs("attached_title"),
            ListBlock(tuple(attached)),
            *paper.paragraphs("closing"),
            paper.signature("Như trên", f"Lưu: {facts.name}"),
        ),
    )


def _title(facts: HamletFacts) -> str:
    return title_of([facts.unit.name], USUAL)


def _reached(services: Services, facts: HamletFacts) -> int | None:
    """Households that were awarded the title, or that the meeting found fit while none is yet."""
    units = {unit.uid for unit in services.store.units.below(facts.unit)}
    awarded = {
        subject
        for subject, unit, award_type in services.store.awards.titles_of_period(facts.period.code)
        if award_type == OF_HOUSEHOLDS and unit in units
    }
    if awarded:
        return len(awarded)
    return facts.reached_count


def _years(services: Services, facts: HamletFacts) -> list[str]:
    """In which years it already has the title, as the records tell."""
    found = [
        held.year
        for subject in services.store.subjects.of_unit(facts.unit.uid)
        if _is_hamlet(subject, facts)
        for held in held_titles(services, subject, AWARD)
    ]
    return sorted({year for year in found if year and year < facts.period.code})


def _is_hamlet(subject: Subject, facts: HamletFacts) -> bool:
    """Whether the collective is the hamlet itself, not something in it."""
    return subject.kind == "collective" and fold(subject.name).startswith(fold(facts.unit.name))


def _share(reached: int | None, total: int | None) -> str:
    if reached is None or not total:
        return f"{BLANK}%"
    return f"{percent(reached, total)}%"


HAMLET_SUBMISSION = hamlet_form(
    "hamlet-submission",
    "Tờ trình đề nghị tặng danh hiệu Thôn, tổ dân phố văn hóa",
    make,
    SENTENCES,
    lambda facts: f"Tờ trình {_title(facts)}",
)
