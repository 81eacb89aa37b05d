"""The PDF of many certificates: written whole or not at all, each text measured once."""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType

from models.certificates import Calibration
from models.files import write_whole
from models.problems import Refused
from services.certificates.canvas import certificate_canvas
from services.certificates.drawing import Mode, draw, drawn_fields
from services.certificates.fitting import Fitted, fit
from services.certificates.layout import Field, Layout
from services.certificates.texts import Sheet, field_texts
from services.certificates.trouble import overflow_sentence

TITLE = "Giấy khen, giấy chứng nhận"


class SheetFile:
    """A file that appears when the block ends well."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._content = io.BytesIO()
        self._canvas = certificate_canvas(self._content, TITLE)
        self._known: dict[tuple[Field, str], Fitted] = {}

    def __enter__(self) -> SheetFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._canvas.save()
            with write_whole(self._path) as partial:
                partial.write_bytes(self._content.getvalue())

    def add(
        self,
        sheet: Sheet,
        layout: Layout,
        mode: Mode = "blank",
        calibration: Calibration | None = None,
        *,
        strict: bool = True,
    ) -> None:
        """One more page. Raises ``Refused`` for what does not fit, or leaves it out."""
        if sheet.award.revoked_by is not None:
            raise Refused(
                f"Khen thưởng của {sheet.award.name} đã bị thu hồi nên không in giấy khen."
            )
        texts = field_texts(layout, sheet.values)
        fitted: dict[str, Fitted] = {}
        for field in drawn_fields(layout, mode):
            text = texts[field.key]
            known = self._known.get((field, text))
            if known is None:
                known = self._known[field, text] = fit(field, text)
            if known.overflow and strict:
                raise Refused(overflow_sentence(field, sheet.award.name))
            fitted[field.key] = known
        draw(self._canvas, layout, fitted, mode, calibration)
        self._canvas.showPage()
