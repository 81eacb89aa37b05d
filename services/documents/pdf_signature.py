"""Who signs, with blank for signature and seal, and who receives the paper, on a PDF page."""

from __future__ import annotations

from services.documents.document import RECIPIENTS_LABEL, Run, SignatureBlock, Signer, italic
from services.documents.layout import Layout
from services.documents.pdf_flow import Signature
from services.documents.pdf_sheet import Sheet
from services.documents.sheet_layout import POINTS_PER_MM, signature_columns
from services.documents.typesetting import Line, Typesetter, line_height

_COLUMN_GAP = 6.0


class SignaturePiece(Signature):
    def __init__(
        self, block: SignatureBlock, width: float, layout: Layout, typesetter: Typesetter
    ) -> None:
        self._sizes = layout.sizes
        self._typesetter = typesetter
        self._texts: list[tuple[float, float, float, Line, float]] = []
        left, columns = signature_columns(block, width, layout)
        self._recipients_width = left or width / 2
        places = [(left + sum(columns[:place]), own) for place, own in enumerate(columns)]
        blank = block.seal_space(layout.spacing.signature) * POINTS_PER_MM
        signed = self._sign(block.signers, places, blank)
        below = 0.0 if len(block.signers) == 1 else signed + layout.spacing.paragraph_points
        received = self._receive(block, below) if block.recipients else 0.0
        self.height = max(signed, received)

    def draw(self, sheet: Sheet, top: float) -> None:
        for x, down, width, line, step in self._texts:
            align = "center" if width else "left"
            sheet.lines([line], sheet.left + x, top - down, width, align, step)

    def _sign(
        self, signers: tuple[Signer, ...], columns: list[tuple[float, float]], blank: float
    ) -> float:
        sizes = self._sizes
        dated: list[float] = []
        for signer, (x, width) in zip(signers, columns, strict=True):
            if signer.place_date:
                text = (italic(signer.place_date),)
                size = self._typesetter.fitting(text, sizes.place_date, width - _COLUMN_GAP)
                dated.append(self._set(text, size, x, width, 0.0))
        start = max(dated, default=0.0)
        ends: list[float] = []
        for signer, (x, width) in zip(signers, columns, strict=True):
            down = start
            for line in signer.authority:
                down = self._set((Run(line, bold=True),), sizes.position, x, width, down)
            if signer.hint:
                down = self._set((italic(signer.hint),), sizes.position - 1, x, width, down)
            ends.append(down)
        names = max(ends, default=0.0) + blank
        return max(
            (
                self._set((Run(signer.name, bold=True),), sizes.signer, x, width, names)
                for signer, (x, width) in zip(signers, columns, strict=True)
            ),
            default=0.0,
        )

    def _set(
        self, text: tuple[Run, ...], size: float, x: float, width: float, down: float
    ) -> float:
        """Centred lines from ``down`` on; where they end."""
        step = line_height(size)
        for line in self._typesetter.lines(text, size, width - _COLUMN_GAP):
            self._texts.append((x + _COLUMN_GAP / 2, down, width - _COLUMN_GAP, line, step))
            down += step
        return down

    def _receive(self, block: SignatureBlock, down: float) -> float:
        sizes = self._sizes
        lines = [((Run(RECIPIENTS_LABEL, bold=True, italic=True),), sizes.recipients_head)]
        lines += [((Run(line),), sizes.recipients) for line in block.recipient_lines]
        for text, size in lines:
            step = line_height(size)
            for line in self._typesetter.lines(text, size, self._recipients_width):
                self._texts.append((0.0, down, 0.0, line, step))
                down += step
        return down
