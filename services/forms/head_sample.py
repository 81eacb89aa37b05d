"""A letterhead with its signature as they will print, for the settings that change them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from models.dates import format_blank
from models.letterheads import AgencyHead, Issuer
from models.signers import Signer as StoredSigner
from services.documents.document import Document, Letterhead, Paragraph, SignatureBlock, Signer
from services.documents.pages import Picture, render_page
from services.documents.pdf_writer import write_pdf
from services.forms.official_paper import NUMBER_ROOM
from services.services import Services

KINDS: dict[Issuer, str] = {
    "committee": "TTr", "chairman": "QĐ", "council": "TTr", "department": "TTr",
}  # fmt: skip
BYTES = 4
WHITE = 255
MARGIN = 0.03
"""Of the width, left above and below what is drawn."""


def head_sample(
    services: Services, head: AgencyHead, signer: StoredSigner | None, day: date
) -> Document:
    """``signer``: None for whoever usually signs such papers on the day."""
    letterheads = services.letterheads
    signer = signer or letterheads.signer(head.issuer, day) or letterheads.head(head.issuer, day)
    symbol = "-".join(part for part in (KINDS[head.issuer], head.symbol) if part)
    place = services.settings.get("place_name")
    lines = letterheads.opening(head, signer)
    return Document(
        title="Tiêu đề và chữ ký",
        dated=day,
        blocks=(
            Letterhead(
                head.agency or ("",),
                parent=head.parent,
                number=f"Số: {NUMBER_ROOM}/{symbol}",
                place_date=f"{place}, {format_blank(day.year)}" if place else "",
            ),
            Paragraph("(Nội dung văn bản)", align="center", indent=False),
            SignatureBlock(
                (Signer(lines, signer.name, seal_space=head.seal_space),), ("Như trên", "Lưu: VT")
            ),
        ),
    )


def head_picture(document: Document, dpi: float) -> Picture:
    """The page down to its last line, without the white below."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mau.pdf"
        write_pdf(document, path)
        page = render_page(path, 0, dpi)
    return _cropped(page)


def _cropped(page: Picture) -> Picture:
    stride = page.width * BYTES
    white = bytes([WHITE]) * stride
    rows = [page.dots[start : start + stride] for start in range(0, len(page.dots), stride)]
    drawn = [number for number, row in enumerate(rows) if row != white]
    if not drawn:
        return page
    margin = round(page.width * MARGIN)
    first, last = max(drawn[0] - margin, 0), min(drawn[-1] + margin, page.height - 1)
    return Picture(page.width, last - first + 1, b"".join(rows[first : last + 1]))
