"""What every official paper has: letterhead, number and day, its sentences, bases, recipients, signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.dates import format_blank, format_long
from models.letterheads import AgencyHead
from models.papers import Paper
from models.problems import Refused
from models.signers import Signer as StoredSigner
from services.documents.document import (
    Addressees,
    LegalBases,
    Letterhead,
    Paragraph,
    SignatureBlock,
    Signer,
)
from services.form_words import Sentence, filled
from services.forms.form import Form, Official, Wanted
from services.services import Services

NUMBER_ROOM = " " * 8
"""Left for the pen of the records office."""
BASES, ADDRESSEES, RECIPIENTS = "bases", "addressees", "recipients"
"""Keys of the sentences that are lists of every paper."""


@dataclass(frozen=True, slots=True)
class Own:
    """Number, day and signer of a record that keeps them itself."""

    number: str = ""
    symbol: str = ""
    dated_on: date | None = None
    signer_name: str = ""
    signer_position: str = ""
    signer_authority: str = ""


class OfficialPaper:
    """One paper of ``form``, about to be laid out. Raises ``Refused`` before the commune is named."""

    def __init__(
        self,
        services: Services,
        form: Form,
        wanted: Wanted,
        own: Own | None = None,
        *,
        about_day: date | None = None,
    ) -> None:
        """``about_day``: when what it leads to was decided, which its law and year are those of."""
        if not services.settings.commune_is_named():
            raise Refused("Chưa đặt tên xã nên chưa in được; hãy vào Cài đặt để nhập.")
        if form.official is None:
            raise ValueError(f"{form.id} is no official paper")
        self._services = services
        self._form = form
        self._official: Official = form.official
        self.paper: Paper = stored_paper(services, form, wanted)
        self._own = own or Own(
            self.paper.number,
            self.paper.symbol,
            self.paper.dated_on,
            self.paper.signer_name,
            self.paper.signer_position,
            self.paper.signer_authority,
        )
        self.dated_on = self._own.dated_on
        self.day: date = self.dated_on or about_day or services.store.origin.today()
        """Of the paper; while it is not known, of what it leads to, else today."""
        self.head: AgencyHead = services.letterheads.of(self._official.issuer, self.day)

    @property
    def commune(self) -> str:
        """As it stands in a sentence: "xã Mường Xoan"."""
        return self._services.wording.commune()

    @property
    def symbol(self) -> str:
        """ "TTr-UBND"; "" for a paper without a number."""
        kind, issuer = self._official.symbol, self.head.symbol
        return self._own.symbol or ("-".join(filter(None, (kind, issuer))) if kind else "")

    @property
    def code(self) -> str:
        """Number and symbol, with room for the number while it is not known; "" without one."""
        if not self.symbol:
            return ""
        number = self._own.number
        padded = f"{int(number):02d}" if number.isdecimal() else number
        return f"{padded or NUMBER_ROOM}/{self.symbol}"

    @property
    def written_day(self) -> str:
        """ "ngày 05 tháng 3 năm 2026", with room for the pen while it is not known."""
        return format_long(self.dated_on) if self.dated_on else format_blank(self.day.year)

    def letterhead(self, about: str = "") -> Letterhead:
        place = self._services.settings.get("place_name")
        return Letterhead(
            self.head.agency,
            parent=self.head.parent,
            number=f"Số: {self.code}" if self.code else "",
            about=about,
            place_date=f"{place}, {self.written_day}" if place else "",
        )

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the form, as it is worded in this paper."""
        sentence = self._sentence(key)
        text = self.paper.texts.get(key)
        if text is None:
            text = self._services.form_words.text(self._form.id, sentence, self.day)
        return filled(text, {"xã": self.commune} | facts)

    def paragraphs(self, key: str, **facts: object) -> list[Paragraph]:
        """The same as paragraphs, one a line."""
        return [Paragraph(line) for line in _lines(self.say(key, **facts))]

    def bases(self, award_codes: Iterable[str] = (), *others: str) -> LegalBases:
        """What this paper has, else what the unit words, else the law in force on its day and ``others``."""
        if self.paper.bases:
            return LegalBases(self.paper.bases)
        worded = self._listed(BASES)
        if worded:
            return LegalBases((*worded, *others))
        instruments = self._services.catalogue.legal_bases(self.day, award_codes)
        cited = [f"Căn cứ {instrument.citation}" for instrument in instruments]
        return LegalBases((*cited, *others))

    def addressees(self, *usual: str) -> Addressees:
        return Addressees(self.paper.addressees or self._listed(ADDRESSEES) or usual)

    def recipients(self, *usual: str) -> tuple[str, ...]:
        return self.paper.recipients or self._listed(RECIPIENTS) or usual

    def filing(self) -> str:
        """The last of the recipients: "Lưu: VT, VHXH"."""
        unit = self._services.settings.get("filing_unit")
        return f"Lưu: VT, {unit}" if unit else "Lưu: VT"

    def signer(self, hint: str = "") -> Signer:
        """Whoever signs: as written in the paper, else the usual one of the day."""
        own = self._own
        if own.signer_position:
            chosen = StoredSigner(
                name=own.signer_name, position=own.signer_position, authority=own.signer_authority
            )
        else:
            issuer = self._official.issuer
            chosen = self._services.letterheads.signer(issuer, self.day)
            chosen = chosen or self._services.letterheads.head(issuer, self.day)
        lines = self._services.letterheads.opening(self.head, chosen)
        return Signer(lines, chosen.name, hint=hint, seal_space=self.head.seal_space)

    def signature(self, *recipients: str, before: Sequence[Signer] = ()) -> SignatureBlock:
        """``before``: who signs to the left of the signer."""
        return SignatureBlock((*before, self.signer()), self.recipients(*recipients))

    def _listed(self, key: str) -> tuple[str, ...]:
        known = {sentence.key for sentence in self._form.sentences}
        return _lines(self.say(key)) if key in known else ()

    def _sentence(self, key: str) -> Sentence:
        return next(sentence for sentence in self._form.sentences if sentence.key == key)


def stored_paper(services: Services, form: Form, wanted: Wanted) -> Paper:
    """What is kept of the paper that ``wanted`` asks for."""
    period = "" if wanted.uid else wanted.period
    return services.papers.of(form.id, wanted.uid, wanted.unit, period)


def matter_of(summary: str) -> str:
    """What a paper is about, without the words with which its summary opens."""
    return summary.removeprefix("Về việc ")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
