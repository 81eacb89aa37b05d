"""How a decision is worded: its own words where the clerk wrote some, else the standard ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from models.decisions import Decision
from models.periods import Period
from models.store import Store
from models.vietnamese import fold, lower_first
from services.amendment_wording import AmendmentWording
from services.catalogue import Catalogue
from services.decision_articles import (
    Honours,
    Share,
    award_verb,
    honoured,
    join,
    number_disagreements,
    people_named,
    possible_nouns,
    standard_articles,
)
from services.decision_lines import Line, line_of
from services.decision_order import in_listed_order
from services.decision_sentences import DecisionWords
from services.form_words import FormWords
from services.hamlet_names import TITLE as OF_HAMLETS
from services.hamlet_names import named_for
from services.law import AwardType
from services.periods import Periods
from services.settings import Settings
from services.setup import Setup


@dataclass(frozen=True, slots=True)
class Wording:
    summary: str
    """ "Về việc công nhận danh hiệu ..."."""
    bases: tuple[str, ...]
    articles: tuple[str, ...]
    """An article of several lines has line breaks in it."""
    recipients: tuple[str, ...]


class DecisionWording:
    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        settings: Settings,
        setup: Setup,
        periods: Periods,
        words: FormWords,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._settings = settings
        self._setup = setup
        self._periods = periods
        self._words = words
        self._amendments = AmendmentWording(store, catalogue)

    def of(self, decision: Decision) -> Wording:
        """As the decision is printed."""
        standard = self.standard(decision)
        return Wording(
            decision.summary or standard.summary,
            decision.bases or standard.bases,
            decision.articles or standard.articles,
            decision.recipients or standard.recipients,
        )

    def standard(self, decision: Decision) -> Wording:
        """What stands where the clerk writes nothing; also for a decision not stored yet."""
        honours, words = self.honours(decision), self._words_of(decision)
        if decision.purpose != "award":
            articles = self._amendments.articles(
                decision, honours.commune, honours.department_head, words.say
            )
        else:
            articles = standard_articles(honours, words.say) if honours.awards else ()
        return Wording(
            self.summary(decision),
            self._bases(decision, [award.code for award in honours.awards]),
            articles,
            self._recipients(words, len(decision.articles or articles)),
        )

    def summary(self, decision: Decision) -> str:
        """The standard summary."""
        if decision.purpose != "award":
            say = self._words_of(decision).say
            return self._amendments.summary(decision, self.commune(), say)
        return self._summary(self.honours(decision), self._words_of(decision))

    def list_title(self, decision: Decision) -> str:
        """Over the list of a decision: "Tập thể, cá nhân được công nhận danh hiệu ..."."""
        honours = self.honours(decision)
        nouns = join(list(honours.counts) or possible_nouns(honours.awards))
        merit = f" {honours.merit}" if honours.merit else ""
        return f"{nouns[:1].upper()}{nouns[1:]}{merit} được {lower_first(honoured(honours))}"

    def disagreements(self, decision: Decision) -> list[str]:
        """Numbers that were typed into the articles and are not those of the list."""
        amends = decision.purpose != "award"
        if not decision.articles or decision.status == "issued" or amends:
            return []
        honours = self.honours(decision)
        total = sum((share.prize or 0) * share.count for share in honours.shares)
        return number_disagreements(decision.articles, honours.counts, total)

    def signer(self, decision: Decision) -> Decision:
        """The decision with whoever signs it: as chosen, else the usual signer of its day."""
        if decision.signer_position:
            return decision
        usual = self._setup.signers_on(self.day(decision))
        if not usual:
            return replace(decision, signer_position="CHỦ TỊCH")
        return replace(
            decision,
            signer_name=usual[0].name,
            signer_position=usual[0].position,
            signer_authority=usual[0].authority,
        )

    def fixed(self, decision: Decision) -> Decision:
        """The decision with every word and the signer written into it, for good."""
        wording = self.of(decision)
        return replace(
            self.signer(decision),
            summary=wording.summary,
            bases=wording.bases,
            articles=wording.articles,
            recipients=wording.recipients,
        )

    def day(self, decision: Decision) -> date:
        """Of the decision, or today while that is not known."""
        return decision.decided_on or self._store.origin.today()

    def lists_inline(self, count: int) -> bool:
        """Whether so few recipients stand in Article 1 rather than in a list."""
        return count <= int(self._settings.get("inline_limit"))

    def commune(self) -> str:
        """As it stands in a sentence: "xã Mường Xoan"."""
        return lower_first(self._settings.get("commune_name"))

    def honours(self, decision: Decision) -> Honours:
        """What the standard wording depends on."""
        tally = self._store.awards.tally(decision.uid) if decision.uid else []
        day = self.day(decision)
        shares: dict[Share, int] = {}
        for each in tally:
            prize = each.prize
            if prize is None:
                prize = self._catalogue.prize(each.award_type, each.kind, day)
            award = self._award_type(decision, each.award_type)
            share = Share(each.kind, award, each.posthumous, prize, 0)
            shares[share] = shares.get(share, 0) + each.count
        awards = {share.award.code: share.award for share in shares}
        if not awards and decision.award_type:
            awards = {decision.award_type: self._catalogue.award_type(decision.award_type)}
        ranked = sorted(awards.values(), key=lambda award: award.rank)
        counted = [replace(share, count=count) for share, count in shares.items()]
        total = sum(shares.values())
        period = self._periods.find(decision.period) if decision.period else None
        return Honours(
            awards=tuple(ranked),
            shares=tuple(sorted(counted, key=lambda share: share.award.rank)),
            lines=self._lines(decision) if total and self.lists_inline(total) else (),
            commune=self.commune(),
            period=_period_words(period),
            merit=self._merit(decision, ranked, period),
            fund=self._settings.get("fund_source"),
            department_head=_head_of(self._settings.get("department")),
            verb=_verb(ranked, day),
        )

    def _award_type(self, decision: Decision, code: str) -> AwardType:
        """The title of hamlets as it is called of those in the list, where all are of one kind."""
        award = self._catalogue.award_type(code)
        if code != OF_HAMLETS:
            return award
        places = self._store.awards.places(decision.uid)
        awards = self._store.awards.get_many([place.uid for place in places])
        return named_for(award, [each.name for each in awards if each.award_type == code])

    def _lines(self, decision: Decision) -> tuple[Line, ...]:
        places = self._store.awards.places(decision.uid)
        listed = in_listed_order(places, decision, self._catalogue)
        awards = self._store.awards.get_many([place.uid for place in listed])
        return tuple(line_of(self._catalogue, award, None) for award in awards)

    def _merit(self, decision: Decision, awards: list[AwardType], period: Period | None) -> str:
        """What a certificate of the chairman is given for; a title says it itself."""
        if len(awards) != 1 or " của " not in awards[0].name or awards[0].kind != "form":
            return ""
        words = f" {_period_words(period)}" if period else ""
        if decision.ground == "DOT_XUAT":
            return "lập được thành tích xuất sắc đột xuất"
        if decision.ground == "PHONG_TRAO":
            return f"có thành tích xuất sắc trong {self._movement_words(decision)}{words}"
        if period is not None and period.kind == "campaign":
            return f"có thành tích xuất sắc trong {lower_first(period.name)}"
        return f"có thành tích xuất sắc trong thực hiện nhiệm vụ{words}"

    def _movement_words(self, decision: Decision) -> str:
        movement = (
            self._store.movements.find(decision.movement_uid) if decision.movement_uid else None
        )
        if movement is None:
            return "phong trào thi đua"
        if fold(movement.name).startswith(("phong trao ", "dot ", "cuoc van dong ")):
            return lower_first(movement.name)
        return f"phong trào thi đua “{movement.name}”"

    def _words_of(self, decision: Decision) -> DecisionWords:
        return DecisionWords(self._words, self.day(decision), self.commune())

    def _summary(self, honours: Honours, words: DecisionWords) -> str:
        if not honours.awards:
            return ""
        if honours.merit:
            certificate = honours.awards[0].certificate
            given = lower_first(f"{award_verb(honours)} {certificate}")
            told = {"đối tượng": people_named(honours), "thành tích": honours.merit}
            return words.say("about_certificate", **{"việc": given}, **told)
        if len(honours.awards) > 1 and all(award.kind != "form" for award in honours.awards):
            verb = lower_first(award_verb(honours)).replace("danh hiệu", "các danh hiệu")
            return words.say("about_titles", **{"việc": verb, "kỳ": honours.period})
        return words.say("about", **{"việc": lower_first(honoured(honours))})

    def _bases(self, decision: Decision, codes: list[str]) -> tuple[str, ...]:
        words = self._words_of(decision)
        instruments = self._catalogue.legal_bases(self.day(decision), codes)
        bases = [*words.lines("bases")]
        bases = bases or [f"Căn cứ {instrument.citation}" for instrument in instruments]
        if province := self._settings.get("legal_basis_of_province"):
            bases.append(province if fold(province).startswith("can cu") else f"Căn cứ {province}")
        if decision.purpose != "award":
            bases.append(f"Căn cứ {self._amendments.amended_in_words(decision, self.commune())}")
        proposer = decision.proposer or _head_of(self._settings.get("department"))
        if proposer:
            bases.append(words.say("proposal", **{"người đề nghị": proposer}))
        return tuple(bases)

    def _recipients(self, words: DecisionWords, articles: int) -> tuple[str, ...]:
        settings = self._settings.all()
        told = {
            "điều cuối": str(articles),
            "cơ quan cấp trên": settings["office_name"],
            "cấp": self.commune().partition(" ")[0],
            "nơi lưu": ", ".join(part for part in ("VT", settings["filing_unit"]) if part),
        }
        return words.lines("recipients", **told)


def _verb(awards: list[AwardType], day: date) -> str:
    """What all of them have in common; "" where they are not given alike."""
    verbs = {award.verb_on(day) for award in awards}
    return verbs.pop() if len(verbs) == 1 else ""


def _period_words(period: Period | None) -> str:
    return lower_first(period.name) if period else ""


def _head_of(department: str) -> str:
    """Whoever heads a department: "Trưởng phòng Văn hóa - Xã hội"."""
    folded = fold(department)
    if folded.startswith("phong "):
        return f"Trưởng {lower_first(department)}"
    if folded.startswith("van phong "):
        return f"Chánh {department}"
    return department
