"""Làm sạch: each kind of change that cleaning makes, with examples, to be switched on or off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from services.intake.legacy_encoding import ENCODINGS
from services.intake.reading import Reading
from services.intake.switches import CLEANINGS, CleaningKind, Example, Proposal
from ui.intake.rereading import with_cleaning, with_encoding
from ui.look import grid
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel

_MOST_EXAMPLES = 3


class CleaningPanel(QScrollArea):
    """``reread`` brings how the sheet is to be read from now on."""

    reread = Signal(object)  # Reading

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading()
        self._headings: Mapping[str, str] = {}
        self._inside = QWidget()
        self.switches: dict[CleaningKind, QCheckBox] = {}
        self.fonts: dict[str, Choice] = {}
        """By the letter of the column."""
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(0, grid(8), grid(8), grid(8))
        self._layout.setSpacing(grid(12))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)

    def show_proposals(
        self, proposals: Sequence[Proposal], reading: Reading, headings: Mapping[str, str]
    ) -> None:
        """One card for each kind; old fonts have one for each column, by its heading."""
        self._reading, self._headings = reading, headings
        held = self._held()
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.switches, self.fonts = {}, {}
        by_kind: dict[CleaningKind, list[Proposal]] = {}
        for proposal in proposals:
            by_kind.setdefault(proposal.kind, []).append(proposal)
        for kind, some in by_kind.items():
            for place, each in enumerate([[one] for one in some] if kind == "legacy" else [some]):
                self._layout.addWidget(self._card(kind, each, explained=not place))
        self._layout.addStretch()
        focused = self.switches.get(held) if held else None
        if focused is not None:
            focused.setFocus()

    def _held(self) -> CleaningKind | None:
        return next((kind for kind, switch in self.switches.items() if switch.hasFocus()), None)

    def _card(
        self, kind: CleaningKind, proposals: Sequence[Proposal], *, explained: bool
    ) -> QWidget:
        cleaning = CLEANINGS[kind]
        count = format_number(sum(proposal.count for proposal in proposals))
        card = QFrame()
        layout = QVBoxLayout(card)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(4))
        if kind == "legacy":
            layout.addWidget(self._font_of(proposals[0], count))
        else:
            switch = QCheckBox(f"{cleaning.title} ({count} ô)")
            switch.setObjectName(f"cleaning.{kind}")
            switch.setChecked(all(proposal.on for proposal in proposals))
            switch.setEnabled(cleaning.switchable)
            switch.setToolTip(cleaning.explanation)
            switch.toggled.connect(
                lambda on: self.reread.emit(with_cleaning(self._reading, kind, on))
            )
            self.switches[kind] = switch
            layout.addWidget(switch)
        told = QLabel(cleaning.explanation)
        told.setProperty("kind", "small")
        told.setWordWrap(True)
        told.setVisible(explained)
        layout.addWidget(told)
        examples = [example for proposal in proposals for example in proposal.examples]
        if kind == "spaces":
            return card
        layout.addWidget(_table(examples[:_MOST_EXAMPLES]))
        return card

    def _font_of(self, proposal: Proposal, count: str) -> QWidget:
        """In which font a column was typed."""
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(4))
        named = proposal.heading or self._headings.get(proposal.column, "")
        heading = f" “{named}”" if named else ""
        label = QLabel(f"Cột {proposal.column}{heading}: {count} ô gõ bằng phông chữ cũ")
        label.setWordWrap(True)
        label.setProperty("kind", "section")
        options = [(encoding, f"Chuyển từ {name}") for encoding, name in ENCODINGS.items()]
        choice = Choice([*options, ("", "Để nguyên, đã là Unicode")])
        choice.setObjectName(f"font.{proposal.column}")
        choice.setAccessibleName(f"Chữ trong cột {proposal.column}")
        choice.set_value(proposal.encoding if proposal.on else "")
        letter = proposal.column
        choice.edited.connect(
            lambda: self.reread.emit(with_encoding(self._reading, letter, choice.value()))
        )
        layout.addWidget(label)
        layout.addWidget(choice)
        self.fonts[letter] = choice
        return box


def _table(examples: Sequence[Example]) -> QWidget:
    box = QWidget()
    cells = QGridLayout(box)
    cells.setContentsMargins(grid(12), 0, 0, 0)
    cells.setHorizontalSpacing(grid(8))
    cells.setVerticalSpacing(grid(2))
    cells.setColumnStretch(0, 1)
    cells.setColumnStretch(2, 1)
    for place, example in enumerate(examples):
        before, after = ElidedLabel(example.before), ElidedLabel(example.after)
        before.setProperty("kind", "muted")
        cells.addWidget(before, place, 0)
        cells.addWidget(QLabel("→"), place, 1)
        cells.addWidget(after, place, 2)
        for label in (before, after):
            label.setAccessibleName(f"Dòng {example.row}: {example.before} thành {example.after}")
    return box
