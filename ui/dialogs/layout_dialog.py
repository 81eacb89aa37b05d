"""The editor of a layout of certificates: the page as it is printed, its fields dragged or typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.problems import Refused, Rejected
from models.vietnamese import lower_first
from services.certificates.layout import Layout
from services.certificates.layout_trial import LayoutTrials, shown_side
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.dialogs.layout_bar import LayoutBar
from ui.dialogs.layout_boxes import boxes_of
from ui.dialogs.layout_draft import LayoutDraft
from ui.dialogs.layout_edits import LayoutEdits
from ui.dialogs.layout_entries import PAGE, LayoutEntries
from ui.dialogs.layout_panels import FieldPanel, LayoutPanel
from ui.dialogs.layout_problems import MISSING, Found, first_of_each, layout_problems
from ui.dialogs.layout_told import LayoutTold
from ui.dialogs.question import ask
from ui.look import grid
from ui.paper import picture_of
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_picture import PagePicture
from ui.workspace import Workspace

ROOMY = 1100
"""A screen as wide as this has room for wide columns beside the page."""


class LayoutDialog(QDialog):
    saved = Signal(object)  # KnownLayout

    def __init__(
        self, workspace: Workspace, layout: Layout, uid: str = "", parent: QWidget | None = None
    ) -> None:
        """``uid`` of the layout that is changed; none: a new one, which begins as ``layout``."""
        super().__init__(parent)
        self.setWindowTitle("Sửa mẫu giấy khen" if uid else "Mẫu giấy khen mới")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._certificates = workspace.services.certificates
        self._trials = LayoutTrials(workspace.services)
        self._draft = LayoutDraft(layout)
        self._uid = uid
        self._problems: Found = {}
        self._said_of_texts = ""
        self.entries = LayoutEntries()
        self.picture = PagePicture()
        self.bar = LayoutBar(self._trials.texts(), self.picture)
        self.page_panel = LayoutPanel(_awards(workspace, layout))
        self.field_panel = FieldPanel()
        self.panels = QStackedWidget()
        self.telling = LayoutTold()
        self.told = self.telling.label
        self.message = MessageBar()
        self.cancel_button = QPushButton("Hủy")
        self.cancel_button.setToolTip("Đóng, không lưu (Esc)")
        self.save_button = QPushButton("Lưu mẫu")
        self.save_button.setProperty("kind", "main")
        self.save_button.setToolTip("Lưu mẫu (Ctrl+S)")
        self.edits = LayoutEdits(
            self._draft, self.picture, self.field_panel, self.page_panel, self._show
        )
        self._arrange()
        self._connect()
        self._show()
        self.choose(PAGE)
        self.entries.list.setFocus()

    @property
    def layout_now(self) -> Layout:
        return self._draft.layout

    def choose(self, key: str) -> None:
        """A field by its key, or the page."""
        self.picture.choose(key)
        self.entries.choose(key)
        self._show_panel()

    def add_field(self, key: str) -> None:
        """Put a field of this key in the middle of the page."""
        if self._draft.add_field(key):
            self._show()
            self.choose(key)
            self.field_panel.focus_on("text")

    def remove_field(self, key: str) -> None:
        if key and self._draft.remove_field(key):
            self._show()
            self.choose(PAGE)

    def take_back(self) -> None:
        self._draft.undo()
        self._show()

    def do_again(self) -> None:
        self._draft.redo()
        self._show()

    def accept(self) -> None:
        """Save; a layout that cannot be printed with is not saved."""
        if unread := {**self.page_panel.unread, **self.field_panel.unread}:
            self.message.tell(f"Chưa lưu: {next(iter(unread.values()))}", "bad")
            return
        if self._problems:
            self._go_to_problem()
            return
        try:
            known = self._certificates.save_layout(self._draft.layout, self._uid)
        except Rejected as rejected:
            self._show_rejected(rejected.problems)
            return
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        self.saved.emit(known)
        super().accept()

    def reject(self) -> None:
        if not self._draft.touched:
            super().reject()
            return
        question = ask(
            self,
            "Bỏ những thay đổi của mẫu?",
            "Mẫu chưa được lưu; nếu đóng thì những gì vừa sửa sẽ mất.",
            "Bỏ và đóng",
            "Sửa tiếp",
        )
        question.confirmed.connect(self._leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_S and control:
            self.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    # Inside

    def _leave(self) -> None:
        super().reject()

    def _show(self) -> None:
        """Everything, as the layout is now."""
        layout = self._draft.layout
        self._problems = layout_problems(layout)
        first = first_of_each(self._problems)
        boxes = boxes_of(layout, first, on_stock=self.bar.mode == "stock")
        size = (shown_side(layout.width), shown_side(layout.height))
        self.picture.show_page(size, boxes, self.drawn)
        self.entries.show_layout(layout, first)
        self._show_panel()
        self.bar.undo.setEnabled(self._draft.can_undo)
        self.bar.redo.setEnabled(self._draft.can_redo)
        self._say()

    def _show_panel(self) -> None:
        layout, key = self._draft.layout, self.picture.chosen_key
        field = layout.field(key)
        if field is None:
            self.page_panel.show_layout(layout)
            self.page_panel.show_problems(self._problems.get(PAGE, {}))
            self.panels.setCurrentIndex(0)
        else:
            self.field_panel.show_field_of(field)
            self.field_panel.show_problems(self._problems.get(key, {}))
            self.panels.setCurrentIndex(1)

    def drawn(self, dpi: float) -> QImage:
        """The page as it would be printed now."""
        try:
            trial = self._trials.of(
                self._draft.layout, self.bar.sample.value() or "", self.bar.mode
            )
        except Refused as refused:
            self._said_of_texts = str(refused)
            self._say()
            blank = QImage(8, 8, QImage.Format.Format_RGB32)
            blank.fill(QColor("white"))
            return blank
        self._said_of_texts = trial.said
        self._say()
        return picture_of(trial.picture(dpi))

    def _say(self) -> None:
        self.telling.tell(self._draft.layout, self._problems, self._said_of_texts)

    def _go_to_problem(self) -> None:
        key = next(iter(self._problems))
        problems = self._problems[key]
        self.choose(key)
        panel = self.field_panel if key else self.page_panel
        name, sentence = next(iter(problems.items()))
        if name != MISSING:
            panel.widget(name).setFocus(Qt.FocusReason.OtherFocusReason)
        field = self._draft.layout.field(key)
        where = f"ô “{field.label}”: " if field else ""
        self.message.tell(f"Chưa lưu được, {where}{lower_first(sentence)}", "bad")

    def _show_rejected(self, problems: dict[str, str]) -> None:
        place, sentence = next(iter(problems.items()))
        self.message.tell(sentence, "bad")
        key = place.removeprefix("fields.") if place.startswith("fields.") else PAGE
        self.choose(key)
        if not key:
            self.page_panel.show_problems(problems)

    def _connect(self) -> None:
        self.picture.chosen.connect(self.choose)
        self.picture.opened.connect(lambda _key: self.field_panel.focus_on("x"))
        self.picture.removal_wanted.connect(self.remove_field)
        self.entries.chosen.connect(self.choose)
        self.entries.added.connect(self.add_field)
        self.entries.removed.connect(self.remove_field)
        self.bar.edited.connect(self._show)
        self.bar.undo_wanted.connect(self.take_back)
        self.bar.redo_wanted.connect(self.do_again)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _arrange(self) -> None:
        for button in (self.cancel_button, self.save_button):
            button.setAutoDefault(False)
        roomy = self.screen().availableGeometry().width() > grid(ROOMY)
        self.entries.setFixedWidth(grid(204 if roomy else 184))
        self.panels.setFixedWidth(grid(332 if roomy else 264))
        for panel in (self.page_panel, self.field_panel):
            scroll = QScrollArea()
            scroll.setWidget(panel)
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.panels.addWidget(scroll)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.entries)
        middle.addWidget(self.picture, 1)
        middle.addWidget(self.panels)
        said = QVBoxLayout()
        said.setContentsMargins(grid(16), grid(6), grid(16), 0)
        said.addWidget(self.message)
        below = button_row(self.cancel_button, self.save_button)
        below.insertWidget(0, self.telling, 1)
        stack_up(self, self.bar, thin_line(), middle, thin_line(), said, below, tall=middle)
        fit_to_screen(self, 1320, 760)
        self.setWindowState(Qt.WindowState.WindowMaximized)


def _awards(workspace: Workspace, layout: Layout) -> list[tuple[str, str]]:
    """Those that this commune decides now, and those of the layout already."""
    services = workspace.services
    today = services.store.origin.today()
    own = {award.code for award in services.catalogue.award_types(today, level="commune")}
    return [
        (award.code, award.name)
        for award in services.catalogue.award_types()
        if award.code in own or award.code in layout.awards
    ]
