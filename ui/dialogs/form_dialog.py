"""A form: labels above fields, each problem under its own field, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.problems import Refused, Rejected
from ui.dialogs.dialog_frame import button_row, stack_up, thin_line
from ui.dialogs.drafts import DraftKeeper, wall_clock
from ui.dialogs.question import ask
from ui.look import grid
from ui.widgets import fields
from ui.widgets.form_field import FormField
from ui.widgets.message_bar import MessageBar
from ui.widgets.named_fields import read_all, show_problems

NARROW, WIDE = 480, 720
MILLISECONDS_BEFORE_KEEPING = 1000


class FormDialog(QDialog):
    """``save`` gets the values by field name; what it raises as ``Rejected`` is shown at the fields.

    Subclasses add fields in ``__init__`` and fill them before the form is opened. The fields
    ``kept_again`` keep what was typed when the next record is begun.
    """

    saved = Signal(object)  # what ``save`` returned

    def __init__(
        self,
        title: str,
        save: Callable[[dict[str, Any]], object],
        parent: QWidget | None = None,
        *,
        verb: str = "Lưu",
        verb_again: str = "",
        kept_again: Collection[str] = (),
        intro: str = "",
        width: int = NARROW,
        drafts: DraftKeeper | None = None,
        draft_key: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._save = save
        self._width = width
        self._drafts = drafts
        self._draft_key = draft_key
        self._kept_again = kept_again
        self._fields: dict[str, FormField] = {}
        self._untouched: dict[str, str] = {}
        self._offered: dict[str, str] = {}
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(MILLISECONDS_BEFORE_KEEPING)
        self.intro = QLabel(intro)
        self.intro.setWordWrap(True)
        self.intro.setProperty("kind", "muted")
        self.intro.setVisible(bool(intro))
        self.message = MessageBar()
        self.draft_offer = MessageBar()
        self.save_button = QPushButton(verb)
        self.save_button.setProperty("kind", "main")
        self.save_button.setToolTip(f"{verb} (Ctrl+S)")
        self.again_button = QPushButton(verb_again)
        self.again_button.setVisible(bool(verb_again))
        self.again_button.setToolTip(f"{verb_again} (Ctrl+Enter)")
        self.cancel_button = QPushButton("Hủy")
        self.cancel_button.setToolTip("Đóng, không lưu (Esc)")
        for button in (self.save_button, self.again_button, self.cancel_button):
            button.setAutoDefault(False)

        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(grid(24), grid(16), grid(24), grid(16))
        self._rows.setSpacing(grid(16))
        for widget in (self.intro, self.draft_offer, self.message):
            self._rows.addWidget(widget)
        self._content = QWidget()
        self._inside = QVBoxLayout(self._content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addLayout(self._rows)
        self._inside.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = button_row(self.cancel_button, self.again_button, self.save_button)
        stack_up(self, self._scroll, thin_line(), self.buttons, tall=self._scroll)

        self.save_button.clicked.connect(self.accept)
        self.again_button.clicked.connect(self.save_and_again)
        self.cancel_button.clicked.connect(self.reject)
        self._keep_soon.timeout.connect(self._keep_draft)
        self.draft_offer.acted.connect(self._use_draft)
        self.draft_offer.dismissed.connect(self._forget_draft)

    def add_field(
        self,
        name: str,
        label: str,
        widget: QWidget,
        *,
        required: bool = False,
        optional: bool = False,
        help: str = "",
    ) -> None:
        """``name`` is the record's field, which rules use to point back here."""
        field = FormField(name, label, widget, required=required, optional=optional, help=help)
        self._fields[name] = field
        self._rows.addWidget(field)
        fields.watch(widget, self._keep_soon.start)

    def put_beside(self, *names: str) -> None:
        """Let fields that were added one after the other stand beside each other."""
        beside = QHBoxLayout()
        beside.setSpacing(grid(16))
        self._rows.insertLayout(self._rows.indexOf(self._fields[names[0]]), beside)
        for name in names:
            self._rows.removeWidget(self._fields[name])
            beside.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)

    def show_field(self, name: str, shown: bool) -> None:
        """Whether a field has a meaning for what is chosen in another one."""
        self._fields[name].setVisible(shown)
        if self.isVisible():
            self._grow()

    def relabel(
        self, name: str, label: str, *, required: bool = False, optional: bool = False
    ) -> None:
        """Call a field otherwise, after what is chosen in another one."""
        self._fields[name].relabel(label, required=required, optional=optional)

    def add_section(self, title: str) -> None:
        heading = QLabel(title)
        heading.setProperty("kind", "heading")
        self._rows.addWidget(heading)

    def add_widget(self, widget: QWidget) -> None:
        """Something that is not a field, at this place among the fields."""
        self._rows.addWidget(widget)

    def fill(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            fields.write(self._fields[name].widget, value)

    def values(self) -> dict[str, Any]:
        """By field name; ``Rejected`` names every field whose text cannot be understood."""
        return read_all(self._fields)

    def problem_shown_at(self, name: str) -> str:
        return self._fields[name].problem

    def accept(self) -> None:
        if self._saved():
            super().accept()

    def save_and_again(self) -> None:
        if self._saved():
            for name, kept in self._untouched.items():
                if name not in self._kept_again:
                    fields.retype(self._fields[name].widget, kept)
            self._untouched = self._typed()
            self._keep_soon.stop()
            self.message.tell("Đã lưu. Mời nhập tiếp.", "good", seconds=4)
            self._focus_first()

    def reject(self) -> None:
        if not self._touched():
            self._leave()
            return
        question = ask(
            self,
            "Bỏ những gì vừa gõ?",
            "Nội dung trong biểu chưa được lưu; nếu đóng thì phần vừa gõ sẽ mất.",
            "Bỏ và đóng",
            "Gõ tiếp",
        )
        question.confirmed.connect(self._leave)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._untouched:
            self._untouched = self._typed()
            self._keep_soon.stop()
            self._offer_draft()
            self._focus_first()
            self.resize(self.sizeHint())
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry()
        width = min(grid(self._width), room.width() - grid(48))
        rows = self._inside
        content = max(rows.totalHeightForWidth(width), rows.totalMinimumSize().height())
        height = content + self.buttons.totalSizeHint().height() + grid(4)
        return QSize(width, min(height, room.height() - grid(64)))

    def _grow(self) -> None:
        """Make room for what appeared; a form never shrinks under the hand."""
        wanted = self.sizeHint()
        self.resize(max(self.width(), wanted.width()), max(self.height(), wanted.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(save=bool(control))
        elif event.key() == Qt.Key.Key_S and control:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _go_on(self, *, save: bool) -> None:
        """Enter leads to the next field, and on a button presses it; with Ctrl it saves."""
        focused = self.focusWidget()
        if save:
            (self.again_button if self.again_button.isVisible() else self.save_button).click()
        elif isinstance(focused, QAbstractButton):
            focused.click()
        elif not isinstance(focused, QPlainTextEdit):
            self.focusNextChild()

    def _saved(self) -> bool:
        self._show_problems({})
        try:
            result = self._save(self.values())
        except Rejected as rejected:
            self._show_problems(rejected.problems)
            return False
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            self._scroll.ensureWidgetVisible(self.message)
            return False
        self._keep_soon.stop()
        self._forget_draft()
        self.saved.emit(result)
        return True

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        first, elsewhere = show_problems(self._fields, problems)
        if elsewhere:
            self.message.tell("\n".join(elsewhere), "bad")
        else:
            self.message.clear()
        self._grow()
        if first is not None:
            first.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first)

    def _focus_first(self) -> None:
        for field in self._fields.values():
            if field.widget.isEnabled():
                field.widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _typed(self) -> dict[str, str]:
        return {name: fields.typed(field.widget) for name, field in self._fields.items()}

    def _touched(self) -> bool:
        return bool(self._untouched) and self._typed() != self._untouched

    def _leave(self) -> None:
        self._keep_soon.stop()
        if self._touched():
            self._forget_draft()
        super().reject()

    def _keep_draft(self) -> None:
        if self._drafts is not None and self._touched():
            self._drafts.keep(self._draft_key, self._typed())

    def _offer_draft(self) -> None:
        draft = self._drafts.load(self._draft_key) if self._drafts is not None else None
        if draft is not None and dict(draft.content) != self._untouched:
            self._offered = dict(draft.content)
            when = wall_clock(draft.saved_at)
            self.draft_offer.tell(
                f"Có nội dung đang gõ dở lúc {when}.", "info", "Dùng lại", dismiss="Bỏ"
            )

    def _use_draft(self) -> None:
        for name, kept in self._offered.items():
            if name in self._fields:
                fields.retype(self._fields[name].widget, kept)
        self._focus_first()

    def _forget_draft(self) -> None:
        if self._drafts is not None:
            self._drafts.forget(self._draft_key)
