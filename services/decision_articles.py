"""The standard articles of a decision: whom it honours, what is paid, who carries it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.money import amount_in_words, format_money
from models.numbers import format_count, format_number
from models.subjects import SubjectKind
from services.decision_lines import KIND_WORDS, Line
from services.decision_sentences import Say
from services.law import AwardType


@dataclass(frozen=True, slots=True)
class Share:
    """Recipients of one kind, award and prize."""

    kind: SubjectKind
    award: AwardType
    posthumous: bool
    prize: int | None
    """In đồng, for each of them."""
    count: int

    @property
    def noun(self) -> str:
        return self.award.counted_as or KIND_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class Honours:
    """All that the standard articles depend on."""

    awards: tuple[AwardType, ...]
    """From high to low; at least the decision's own."""
    shares: tuple[Share, ...]
    lines: tuple[Line, ...]
    """The recipients, when they are few enough to stand in Article 1."""
    commune: str
    """ "xã Mường Xoan"."""
    period: str
    """ "năm 2026", or nothing."""
    merit: str
    """What a certificate is given for: "có thành tích xuất sắc trong ..."."""
    fund: str
    department_head: str
    verb: str = ""
    """How the law has all these titles given: "Tặng danh hiệu"; else they are recognised."""

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind, in the order in which papers name them."""
        return count_by_noun(self.shares)

    @property
    def total(self) -> int:
        return sum(share.count for share in self.shares)


def count_by_noun(shares: Sequence[Share]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for kind, word in KIND_WORDS.items():
        own = [share for share in shares if share.kind == kind]
        nouns = {share.noun for share in own}
        if own:
            noun = nouns.pop() if len(nouns) == 1 else word
            counts[noun] = counts.get(noun, 0) + sum(share.count for share in own)
    return counts


def counted(shares: Sequence[Share]) -> str:
    """05 tập thể, 12 cá nhân và 03 hộ gia đình"""
    return join(
        [f"{format_count(count)} {noun}" for noun, count in count_by_noun(shares).items()],
        last="và",
    )


def award_name(award: AwardType, commune: str) -> str:
    """As it stands in a sentence: “Lao động tiên tiến”, Giấy khen của Chủ tịch ... xã Mường Xoan."""
    name = award.name.replace("cấp xã", commune) if commune else award.name
    if award.kind != "form":
        return f"“{name}”"
    certificate, name = award.certificate, name
    of_somebody = name.startswith(f"{certificate} của")
    if certificate and name.startswith(certificate) and name != certificate and not of_somebody:
        return f"{certificate} “{name.removeprefix(certificate).strip()}”"
    return name


def award_verb(honours: Honours) -> str:
    """Công nhận danh hiệu, Tặng, Truy tặng; for several awards also what they are called together."""
    posthumous = [share.posthumous for share in honours.shares]
    every, some = bool(posthumous) and all(posthumous), any(posthumous)
    titles = all(award.kind != "form" for award in honours.awards)
    if every:
        return "Truy tặng danh hiệu" if titles else "Truy tặng"
    if titles:
        verb = honours.verb or "Công nhận danh hiệu"
        return verb.replace(" danh hiệu", ", truy tặng danh hiệu", 1) if some else verb
    return "Tặng, truy tặng" if some else "Tặng"


def honoured(honours: Honours) -> str:
    """ "Công nhận danh hiệu “Lao động tiên tiến” năm 2026", without whom."""
    awards, period = honours.awards, f" {honours.period}" if honours.period else ""
    verb = award_verb(honours)
    if len(awards) == 1:
        ending = "" if honours.merit else period
        return f"{verb} {award_name(awards[0], honours.commune)}{ending}"
    forms = [award for award in awards if award.kind == "form"]
    if not forms:
        return f"{verb} thi đua{period}"
    if len(forms) == len(awards) and len({award.certificate for award in awards}) == 1:
        return f"{verb} {awards[0].certificate}{period}"
    return f"Khen thưởng{period}"


def standard_articles(honours: Honours, say: Say) -> tuple[str, ...]:
    return (_first(honours), _money(honours, say), _last(honours, say))


def _first(honours: Honours) -> str:
    what, merit = honoured(honours), f" đã {honours.merit}" if honours.merit else ""
    if not honours.total:
        return f"{what} cho {people_named(honours)}{merit} (có danh sách kèm theo)."
    if honours.total == 1 and honours.lines:
        line = honours.lines[0]
        given_for = f", {line.merit}" if line.merit else f",{merit}" if merit else ""
        return f"{what} cho {line.in_sentence}{given_for}."
    whom = counted(honours.shares)
    if honours.lines:
        merit = "" if any(line.achievement for line in honours.lines) else merit
        return "\n".join([f"{what} cho {whom} sau đây{merit}:", *_numbered(honours)])
    if len(honours.awards) == 1:
        return f"{what} cho {whom}{merit} (có danh sách kèm theo)."
    return "\n".join([f"{what} cho {whom} (có danh sách kèm theo), trong đó:", *_by_award(honours)])


def _numbered(honours: Honours) -> list[str]:
    several = len(honours.awards) > 1
    texts: list[str] = []
    for number, line in enumerate(honours.lines, start=1):
        parts = [_upper_first(line.in_sentence)]
        if line.posthumous and not all(each.posthumous for each in honours.lines):
            parts.append("truy tặng")
        if line.merit:
            parts.append(line.merit)
        text = ", ".join(parts)
        if several:
            text += f": {_called(line.award, honours.commune)}"
        texts.append(f"{number}. {text}{'.' if number == len(honours.lines) else ';'}")
    return texts


def _by_award(honours: Honours) -> list[str]:
    texts: list[str] = []
    for award in honours.awards:
        own = [share for share in honours.shares if share.award.code == award.code]
        if own:
            texts.append(f"- {_upper_first(_called(award, honours.commune))}: {counted(own)}")
    return [f"{text}{'.' if n == len(texts) else ';'}" for n, text in enumerate(texts, start=1)]


def _called(award: AwardType, commune: str) -> str:
    name = award_name(award, commune)
    return name if award.kind == "form" else f"danh hiệu {name}"


def _money(honours: Honours, say: Say) -> str:
    total = sum((share.prize or 0) * share.count for share in honours.shares)
    if not total:
        return say("no_money", **{"Đối tượng": _upper_first(people_named(honours))})
    told = {
        "tiền": format_money(total),
        "bằng chữ": amount_in_words(total, exact=True),
        "nguồn": honours.fund,
    }
    if honours.total == 1:
        return say("money_of_one", **told)
    return say("money", **{"mức tiền thưởng": _rates(honours)}, **told)


def _rates(honours: Honours) -> str:
    """What each is paid, said by kind where that is enough, else by award; else the list says it."""
    kinds = list(KIND_WORDS)
    paid = [share for share in honours.shares if share.prize]
    by_kind: dict[str, set[int | None]] = {}
    by_award: dict[tuple[str, str], set[int | None]] = {}
    for share in sorted(paid, key=lambda share: kinds.index(share.kind)):
        by_kind.setdefault(share.noun, set()).add(share.prize)
    for share in paid:
        name = _called(share.award, honours.commune)
        by_award.setdefault((name, share.noun), set()).add(share.prize)
    if all(len(amounts) == 1 for amounts in by_kind.values()):
        each = [f"mỗi {noun} {_only(amounts)}" for noun, amounts in by_kind.items()]
        return f"Mức tiền thưởng kèm theo: {join(each)}."
    if all(len(amounts) == 1 for amounts in by_award.values()):
        each = [f"{name} {_only(amounts)}/{noun}" for (name, noun), amounts in by_award.items()]
        return f"Mức tiền thưởng kèm theo: {'; '.join(each)}."
    return "" if honours.lines else "Mức tiền thưởng của từng trường hợp ghi trong danh sách."


def _only(amounts: set[int | None]) -> str:
    return format_money(next(amount for amount in amounts if amount))


def _last(honours: Honours, say: Say) -> str:
    return say("last", **{"bộ phận": honours.department_head, "đối tượng": people_named(honours)})


def number_disagreements(articles: Sequence[str], counts: dict[str, int], total: int) -> list[str]:
    """Sentences about counts in Article 1 and about the sum of prizes, where they were typed."""
    opening = articles[0].partition("\n")[0]
    sentences = [
        f"Điều 1 viết tay ghi {written} {noun}, còn danh sách có {format_number(counts.get(noun, 0))}; "
        "hãy sửa lại lời văn hoặc trả về mặc định."
        for noun in (counts or dict.fromkeys(KIND_WORDS.values(), 0))
        for written in re.findall(rf"(\d[\d.]*) {noun}", opening)
        if int(written.replace(".", "")) != counts.get(noun, 0)
    ]
    for written in re.findall(r"[Tt]ổng số tiền[^\d]*(\d[\d.]*) đồng", "\n".join(articles)):
        if int(written.replace(".", "")) != total:
            sentences.append(
                f"Lời văn viết tay ghi tổng số tiền thưởng {written} đồng, "
                f"còn tính theo danh sách là {format_money(total)}."
            )
    return sentences


def people_named(honours: Honours) -> str:
    """ "các tập thể, cá nhân"; of one alone, without "các"."""
    nouns = list(honours.counts) or possible_nouns(honours.awards)
    return nouns[0] if honours.total == 1 else f"các {join(nouns)}"


def possible_nouns(awards: Sequence[AwardType]) -> list[str]:
    """What may be awarded so, while nobody is in the list yet."""
    kinds = {kind for award in awards for kind in award.recipients}
    if len(awards) == 1 and awards[0].counted_as:
        return [awards[0].counted_as]
    return [word for kind, word in KIND_WORDS.items() if kind in kinds]


def join(parts: Sequence[str], last: str = "") -> str:
    """ "a, b, c", or with ``last`` before the last: "a, b và c"."""
    if last and len(parts) > 1:
        return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
    return ", ".join(parts)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
