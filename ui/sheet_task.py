"""Sheets that no form makes, as the printing desk takes them: layouts tried out, ruler sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.file_names import safe_name
from models.progress import Progress
from services.printing import next_free, prints_folder
from services.services import Services
from ui.printing_desk import PDF, Task


def sheet_task(title: str, draw: Callable[[Services, Path], object], id: str) -> Task:
    """``draw`` writes the PDF; ``id``: under which it is remembered how such sheets are printed."""

    def write(services: Services, suffix: str, progress: Progress, *, beside: bool = False) -> Path:
        usual = prints_folder(services) / f"{safe_name(title)}{suffix}"
        target = next_free(usual) if beside else usual
        draw(services, target)
        return target

    return Task(title, (PDF,), write, id)
