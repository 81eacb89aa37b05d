"""The head and the signature of a paper as they will print, small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from models.letterheads import AgencyHead
from models.signers import Signer
from services.forms.head_sample import head_picture, head_sample
from services.services import Services
from ui.look import grid
from ui.paper import picture_of

PAPER_INCHES = 210 / 25.4


class HeadPicture(QLabel):
    def __init__(self, services: Services, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._wide = grid(width)
        self.setProperty("kind", "paper")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName("Tiêu đề và chữ ký như sẽ in")
        self.setFixedWidth(self._wide)

    def show_head(self, head: AgencyHead, signer: Signer | None = None) -> None:
        """As on a paper of the day from which the head holds, or of today."""
        today = self._services.store.origin.today()
        day = head.valid_from if head.valid_from and head.valid_from > today else today
        ratio = self.devicePixelRatioF()
        document = head_sample(self._services, head, signer, day)
        image = picture_of(head_picture(document, self._wide * ratio / PAPER_INCHES))
        image.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(image))
        lines = (*head.parent, *head.agency, head.behalf)
        self.setAccessibleDescription(", ".join(line for line in lines if line))
