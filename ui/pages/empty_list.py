"""What a page says in the place of its list while that holds nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction

from ui.widgets.empty_state import EmptyState


@dataclass(frozen=True, slots=True)
class Empty:
    """What the page says while it has no record at all; the buttons run actions by their verb."""

    drawing: str
    title: str
    sentence: str
    first_verb: str = ""
    second_verb: str = ""


def tell_not_found(state: EmptyState, noun: str) -> str:
    """Nothing matches; what the page says above that."""
    state.tell(
        "search",
        "Không tìm thấy",
        "Có thể gõ ngắn hơn, không cần dấu, hoặc bỏ bớt điều kiện lọc.",
        "Xem cả danh sách",
    )
    return f"Không có {noun} nào khớp với điều đang tìm."


def tell_nothing_yet(
    state: EmptyState, noun: str, empty: Empty, find_action: Callable[[str], QAction | None]
) -> str:
    """There is no record yet; what the page says above that."""
    actions = [
        find_action(verb) if verb else None for verb in (empty.first_verb, empty.second_verb)
    ]
    texts = [action.text() if action is not None else "" for action in actions]
    state.tell(empty.drawing, empty.title, empty.sentence, *texts)
    return f"Chưa có {noun} nào."
