"""Văn bản: what is kept of a paper besides the records it is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.dates import format_short
from models.numbers import format_number
from models.papers import Paper
from models.problems import Rejected
from models.store import Store
from models.vietnamese import nfc
from services.form_words import Sentence, problem_of
from services.paper_numbers import WHAT_A_NUMBER_IS, PaperNumbers, is_number, parted

WORDS = "words."
"""How the fields of sentences are called: "words.opening"."""


class Papers:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._numbers = PaperNumbers(store)

    def of(self, form: str, about_uid: str = "", unit_uid: str = "", period: str = "") -> Paper:
        """What is kept of it; a new one, not stored yet, where nothing is."""
        found = self._store.papers.of(form, about_uid, unit_uid, period)
        return found or Paper(form=form, about_uid=about_uid, unit_uid=unit_uid, period=period)

    def get(self, uid: str) -> Paper:
        return self._store.papers.get(uid)

    def save(self, paper: Paper, sentences: Sequence[Sentence] = ()) -> Paper:
        """Change this one paper. Raises ``Rejected``; a sentence is the field "words.<key>"."""
        paper = cleaned(paper)
        if problems := self.problems(paper, sentences):
            raise Rejected(problems)
        with self._store.action(f"Sửa văn bản {called(paper)}"):
            return self._store.papers.save(paper)

    def problems(self, paper: Paper, sentences: Sequence[Sentence] = ()) -> dict[str, str]:
        """What is wrong with a paper, by field."""
        problems: dict[str, str] = {}
        if paper.number and not is_number(paper.number):
            problems["number"] = WHAT_A_NUMBER_IS
        elif paper.number and paper.dated_on is None:
            problems["dated_on"] = "Văn bản đã có số thì phải có ngày; hãy nhập ngày của văn bản."
        elif (
            paper.number
            and paper.dated_on
            and (
                taken := self._numbers.problem(
                    paper.uid, paper.number, paper.symbol, paper.dated_on
                )
            )
        ):
            problems["number"] = taken
        today = self._store.origin.today()
        if paper.dated_on and paper.dated_on > today:
            problems["dated_on"] = f"Ngày {format_short(paper.dated_on)} chưa tới."
        for sentence in sentences:
            if wrong := problem_of(sentence, paper.texts.get(sentence.key, "")):
                problems[f"{WORDS}{sentence.key}"] = wrong
        return problems

    def note_made(self, paper: Paper, kind: str, title: str, *, symbol: str) -> Paper:
        """Keep that it was printed or opened in Word today; nothing is stored twice."""
        made = replace(
            paper,
            kind=kind,
            title=title,
            numbered=bool(symbol),
            symbol=symbol,
            made_on=self._store.origin.today(),
        )
        if made == paper:
            return paper
        with self._store.action(f"Ghi đã lập văn bản {called(made)}"):
            return self._store.papers.save(made)

    def delete(self, uids: Sequence[str]) -> int:
        """Forget what was kept of papers; the records they were made from stay."""
        papers = [each for each in self._store.papers.get_many(uids) if each.deleted_at is None]
        with self._store.action(f"Xóa {format_number(len(papers))} văn bản đã lập"):
            self._store.papers.delete_many(papers)
        return len(papers)


def cleaned(paper: Paper) -> Paper:
    texts = ("symbol", "signer_name", "signer_position", "signer_authority")
    number, symbol = parted(paper.number)
    trimmed = {name: nfc(getattr(paper, name)).strip() for name in texts}
    worded = {key: nfc(text).strip() for key, text in paper.texts.items() if text.strip()}
    return replace(paper, **trimmed | ({"symbol": symbol} if symbol else {}),
                   number=number, texts=worded)  # fmt: skip


def called(paper: Paper) -> str:
    """As titles of actions name it."""
    name = paper.title or paper.kind or paper.form
    return f"số {paper.code}: {name}" if paper.number else f"“{name}”"
