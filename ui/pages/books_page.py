"""Sổ sách: the facts of each year on which titles rest, each kind under a tab of its own."""

from __future__ import annotations

from ui.pages.books.ratings_part import RatingsPart
from ui.pages.tabbed_page import Part, TabbedPage
from ui.workspace import Workspace


class BooksPage(TabbedPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "books",
            "Sổ sách",
            [
                Part("ratings", "Xếp loại", lambda: RatingsPart(workspace)),
            ],
        )
