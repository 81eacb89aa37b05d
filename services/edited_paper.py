"""Sửa văn bản này: what a paper would say by itself, beside which it is worded for this once."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from models.letterheads import Issuer
from models.papers import Paper
from models.problems import Refused
from models.signers import Signer
from models.store import Store
from services.documents.document import Addressees, Document, LegalBases, SignatureBlock
from services.form_words import Sentence
from services.forms.form import Form, Wanted
from services.forms.official_paper import (
    ADDRESSEES,
    BASES,
    RECIPIENTS,
    OfficialPaper,
    stored_paper,
)
from services.letterheads import SIGNING
from services.papers import Papers
from services.printing import paper_title
from services.services import Services

Lines = tuple[str, ...]
LISTS = (BASES, ADDRESSEES, RECIPIENTS)


@dataclass(frozen=True, slots=True)
class Usual:
    """What stands in the paper while nothing was changed in it; None: it has no such part."""

    addressees: Lines | None = None
    bases: Lines | None = None
    recipients: Lines | None = None


class _OnePaper(Papers):
    """As if one paper were kept so."""

    def __init__(self, store: Store, paper: Paper) -> None:
        super().__init__(store)
        self._paper = paper

    def of(self, form: str, about_uid: str = "", unit_uid: str = "", period: str = "") -> Paper:
        asked = (form, about_uid, unit_uid, period)
        paper = self._paper
        if asked == (paper.form, paper.about_uid, paper.unit_uid, paper.period):
            return paper
        return super().of(*asked)


class EditedPaper:
    """One paper of ``form`` that is about to be changed. Raises ``Refused`` when it cannot be made."""

    def __init__(self, services: Services, form: Form, wanted: Wanted) -> None:
        if form.official is None:
            raise ValueError(f"{form.id} is no official paper")
        self._services = services
        self._form = form
        self._wanted = wanted
        self._issuer: Issuer = form.official.issuer
        self.own = form.official.own
        """Whether number, day and signer are changed in the record instead."""
        self.signed_here = not (form.official.own or form.official.outside)
        """Whether one of those who sign for the office may be chosen."""
        paper = stored_paper(services, form, wanted)
        symbol = OfficialPaper(services, form, wanted).symbol
        self.paper = replace(
            paper,
            kind=form.title,
            title=paper_title(services, form, wanted),
            numbered=bool(symbol) and not self.own,
            symbol="" if self.own else symbol,
        )

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that are no lists of every paper."""
        return tuple(each for each in self._form.sentences if each.key not in LISTS)

    def day(self, dated_on: date | None) -> date:
        return dated_on or self._services.store.origin.today()

    def worded(self, sentence: Sentence, dated_on: date | None) -> str:
        """As the unit words it on that day, with its blanks."""
        return self._services.form_words.text(self._form.id, sentence, self.day(dated_on))

    def usual(self, dated_on: date | None) -> Usual:
        """The lists as they would stand in a paper of that day."""
        plain = replace(
            self.paper, dated_on=dated_on, addressees=(), bases=(), recipients=(), texts={}
        )
        services = copy(self._services)
        services.papers = _OnePaper(self._services.store, plain)
        try:
            return _parts(self._form.make(services, self._wanted))
        except Refused:
            return Usual()

    def signers(self, dated_on: date | None) -> list[Signer]:
        """Who may sign it on that day, and whoever was chosen before."""
        known = self._services.setup.signers_on(self.day(dated_on), SIGNING[self._issuer])
        paper = self.paper
        kept = (paper.signer_name, paper.signer_position, paper.signer_authority)
        before = any((each.name, each.position, each.authority) == kept for each in known)
        if paper.signer_position and not before:
            name, position, authority = kept
            known.append(Signer(uid="kept", name=name, position=position, authority=authority))
        return known

    def usual_signer(self, dated_on: date | None) -> Signer:
        """Who signs while nobody is chosen."""
        letterheads, day = self._services.letterheads, self.day(dated_on)
        return letterheads.signer(self._issuer, day) or letterheads.head(self._issuer, day)

    def save(self, paper: Paper) -> Paper:
        """Raises ``Rejected``."""
        return self._services.papers.save(paper, self._form.sentences)


def _parts(document: Document) -> Usual:
    addressees: Lines | None = None
    bases: Lines | None = None
    recipients: Lines | None = None
    for block in document.blocks:
        match block:
            case Addressees() if addressees is None:
                addressees = block.names
            case LegalBases() if bases is None:
                bases = block.items
            case SignatureBlock() if block.recipients:
                recipients = block.recipients
            case _:
                pass
    return Usual(addressees, bases, recipients)
