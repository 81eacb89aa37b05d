"""Vietnamese for the texts that Qt itself puts on the screen, and for dates and numbers.

The texts are in ``resources/translations/qtbase_vi.ts``; ``make texts`` compiles it. Dialogs that
Windows itself draws (to open and save files, to print) speak the language of Windows, as in Word.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources


def install_vietnamese(application: QApplication) -> QTranslator:
    """Set the language of Qt's texts, dates and numbers for the whole application."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    texts, file = QTranslator(application), resources.path("translations/qtbase_vi.qm")
    if not texts.load(str(file)):
        raise FileNotFoundError(file)
    application.installTranslator(texts)
    return texts
