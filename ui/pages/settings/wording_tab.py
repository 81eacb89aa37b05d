"""Lời văn: the fixed sentences of every form, as they ship and as this unit words them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.problems import Rejected
from services.form_words import ALWAYS, Sentence, filled, problem_of
from services.forms import FORMS
from services.forms.form import Form
from services.word_examples import example_of, examples_of
from services.year_steps import YEAR_STEPS
from ui.look import grid
from ui.pages.page import Page
from ui.widgets.choice import Choice
from ui.widgets.form_field import FormField, long_text_field
from ui.widgets.scrolling import Scrolling
from ui.widgets.tall_rows import TallRows
from ui.workspace import Workspace

SENTENCE = Qt.ItemDataRole.UserRole
LIST_WIDTH = 300
MADE_BY_ITSELF = "(Chương trình tự lập danh sách này cho từng văn bản.)"
OWN, UNSAVED = "Đã sửa: ", "Chưa lưu: "


class WordingTab(QWidget):
    """What is typed and not stored yet stays while other sentences are looked at."""

    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._words = workspace.services.form_words
        self._forms = _worded_forms()
        self._typed: dict[tuple[str, str, date], str] = {}
        self.form = Choice([(form.id, form.title) for form in self._forms.values()])
        self.form.setObjectName("wording_form")
        self.form.setAccessibleName("Mẫu")
        laws = self._words.laws(workspace.services.store.origin.today())
        self._days = {law.code: law.day for law in laws}
        self.law = Choice([(law.code, law.name) for law in laws])
        self.law.setObjectName("wording_law")
        self.law.setAccessibleName("Quy định áp dụng")
        self.law_label = QLabel("Văn bản lập theo")
        self.sentences = QListWidget()
        self.sentences.setObjectName("wording_sentences")
        self.sentences.setAccessibleName("Các câu của mẫu")
        self.sentences.setItemDelegate(TallRows(self.sentences))
        self.sentences.setFixedWidth(grid(LIST_WIDTH))
        self.sentences.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sentences.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.original = long_text_field(lines=4)
        self.original.setReadOnly(True)
        self.own = long_text_field(lines=4)
        self.original_field = FormField("wording_original", "Lời văn gốc", self.original)
        self.own_field = FormField("wording_own", "Lời văn của xã", self.own)
        self.sample = QLabel()
        self.blanks = QLabel()
        for label in (self.sample, self.blanks):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "muted")
        self.save_button, self.reset_button = QPushButton("Lưu lời văn"), QPushButton("Về mặc định")
        self.save_button.setProperty("kind", "main")
        self.save_button.setToolTip("Lưu lời văn (Ctrl+S)")
        self.save_button.setObjectName("action.settings.save_wording")
        self.reset_button.setObjectName("action.settings.reset_wording")
        self._arrange()

        saving = QShortcut(QKeySequence("Ctrl+S"), self)
        saving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        saving.activated.connect(self._save)
        self.form.edited.connect(self._list_sentences)
        self.law.edited.connect(self._list_sentences)
        self.sentences.currentItemChanged.connect(lambda *_: self._show_sentence())
        self.own.textChanged.connect(self._follow_typing)
        self.save_button.clicked.connect(self._save)
        self.reset_button.clicked.connect(self._reset)
        workspace.changes.settings_changed.connect(self._list_sentences)
        self._list_sentences()

    @property
    def _form_id(self) -> str:
        return self.form.value() or ""

    @property
    def sentence(self) -> Sentence | None:
        item = self.sentences.currentItem()
        return item.data(SENTENCE) if item else None

    def _day(self, sentence: Sentence) -> date:
        """On which the wording holds that is looked at."""
        today = self._workspace.services.store.origin.today()
        return self._days[self.law.value() or ""] if sentence.per_regime else today

    def _place(self, sentence: Sentence) -> tuple[str, str, date]:
        return self._form_id, sentence.key, self._day(sentence)

    def _stored(self, sentence: Sentence) -> str:
        """What is printed now, or would be if nothing of its own stood there."""
        day = self._day(sentence)
        own = self._words.own(self._form_id, sentence, day)
        return self._words.original(sentence, day) if own is None else own

    def _list_sentences(self) -> None:
        chosen = self.sentence.key if self.sentence else ""
        form = self._forms[self._form_id]
        by_law = any(sentence.per_regime for sentence in form.sentences)
        self.law.setVisible(by_law)
        self.law_label.setVisible(by_law)
        self.sentences.blockSignals(True)
        self.sentences.clear()
        offered = [sentence for sentence in form.sentences if not sentence.once]
        for sentence in offered:
            item = QListWidgetItem(self.sentences)
            item.setData(SENTENCE, sentence)
            self._say_state(item)
        keys = [sentence.key for sentence in offered]
        self.sentences.setCurrentRow(keys.index(chosen) if chosen in keys else 0)
        self.sentences.blockSignals(False)
        self._show_sentence()

    def _say_state(self, item: QListWidgetItem) -> None:
        sentence: Sentence = item.data(SENTENCE)
        state = ""
        if self._place(sentence) in self._typed:
            state = UNSAVED
        elif self._words.own(self._form_id, sentence, self._day(sentence)) is not None:
            state = OWN
        item.setText(f"{state}{sentence.label}")
        item.setToolTip(item.text())

    def _show_sentence(self) -> None:
        if (sentence := self.sentence) is None:
            return
        original = self._words.original(sentence, self._day(sentence))
        self.original.setPlainText(original or MADE_BY_ITSELF)
        label = "Lời văn của xã"
        self.own_field.relabel(f"{label}, mỗi dòng là một mục" if sentence.lines else label)
        typed = self._typed.get(self._place(sentence), self._stored(sentence))
        self.own.blockSignals(True)
        self.own.setPlainText(typed)
        self.own.blockSignals(False)
        self.blanks.setText(_explained(sentence))
        self._show_what_is_typed()

    def _follow_typing(self) -> None:
        if (sentence := self.sentence) is None:
            return
        typed, place = self.own.toPlainText(), self._place(sentence)
        if typed.strip() == self._stored(sentence).strip():
            self._typed.pop(place, None)
        else:
            self._typed[place] = typed
        self._say_state(self.sentences.currentItem())
        self._show_what_is_typed()

    def _show_what_is_typed(self) -> None:
        """What is wrong with it, or how it will read; what can be done with it."""
        if (sentence := self.sentence) is None:
            return
        typed = self.own.toPlainText().strip()
        problem = problem_of(sentence, typed)
        self.own_field.show_problem(problem)
        told = filled(typed, examples_of({*sentence.blanks, *ALWAYS}))
        self.sample.setText(f"Ví dụ khi in: {told}")
        self.sample.setVisible(bool(typed) and not problem and told != typed)
        own = self._words.own(self._form_id, sentence, self._day(sentence)) is not None
        unsaved = self._place(sentence) in self._typed
        self.save_button.setEnabled(unsaved and not problem)
        self.reset_button.setEnabled(own or unsaved)

    def _save(self) -> None:
        if self.sentence is not None and self.save_button.isEnabled():
            self._store(self.sentence, self.own.toPlainText(), "Đã lưu lời văn.")

    def _reset(self) -> None:
        if (sentence := self.sentence) is None:
            return
        if self._words.own(self._form_id, sentence, self._day(sentence)) is None:
            self.own.setPlainText(self._stored(sentence))
        else:
            self._store(sentence, "", "Đã trở về lời văn gốc.")

    def _store(self, sentence: Sentence, text: str, done: str) -> None:
        try:
            self._words.save(self._form_id, sentence, self._day(sentence), text)
        except Rejected as rejected:
            self.own_field.show_problem(rejected.problems[sentence.key])
            return
        self._typed.pop(self._place(sentence), None)
        self._workspace.changes.announce("settings", "papers")
        self._page.told.emit(done, True)

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(grid(8))
        above.addWidget(QLabel("Mẫu"))
        above.addWidget(self.form)
        above.addSpacing(grid(8))
        above.addWidget(self.law_label)
        above.addWidget(self.law)
        above.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.reset_button)
        buttons.addStretch()
        inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(grid(16), 0, 0, 0)
        right.setSpacing(grid(12))
        for widget in (self.original_field, self.own_field):
            right.addWidget(widget)
        right.addLayout(buttons)
        for widget in (self.sample, self.blanks):
            right.addWidget(widget)
        right.addStretch()
        beside = QHBoxLayout()
        beside.addWidget(self.sentences)
        beside.addWidget(Scrolling(inside), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(12))
        layout.addLayout(above)
        layout.addLayout(beside, 1)


def _worded_forms() -> dict[str, Form]:
    """In the order of the year."""
    return {
        form.id: form
        for step in YEAR_STEPS
        for form in FORMS
        if form.step == step and form.sentences
    }


def _explained(sentence: Sentence) -> str:
    lines = ["Chữ trong dấu ngoặc nhọn được điền khi in:"]
    for blank in dict.fromkeys((*sentence.blanks, *ALWAYS)):
        example = example_of(blank)
        lines.append(f"{{{blank}}}: ví dụ {example}" if example else f"{{{blank}}}")
    return "\n".join(lines)
