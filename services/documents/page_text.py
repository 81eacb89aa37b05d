"""The text of a page of a PDF, put where it was measured to stand."""

from __future__ import annotations

from reportlab.pdfgen.textobject import PDFTextObject


class PageText(PDFTextObject):
    def put(self, x: float, baseline: float, text: str) -> None:
        """Places text without measuring it once more, as the library's own way would."""
        drawn = self._formatText(text)  # pyright: ignore[reportAttributeAccessIssue]
        self._code.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm {drawn}")  # pyright: ignore[reportAttributeAccessIssue]

    def colour(self, colour: str) -> None:
        """``#rrggbb``, of what follows."""
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        self._code.append(f"{red:.3f} {green:.3f} {blue:.3f} rg")  # pyright: ignore[reportAttributeAccessIssue]
