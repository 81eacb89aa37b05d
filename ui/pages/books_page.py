"""Sổ sách: the facts of each year on which titles rest, each kind under a tab of its own."""

from __future__ import annotations

from ui.pages.books.career_part import CareerPart
from ui.pages.books.hindrances_part import HindrancesPart
from ui.pages.books.household_reviews_part import HouseholdReviewsPart
from ui.pages.books.initiatives_part import InitiativesPart
from ui.pages.books.memberships_part import MembershipsPart
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
                Part("initiatives", "Sáng kiến", lambda: InitiativesPart(workspace)),
                Part(
                    "household-reviews", "Gia đình văn hóa", lambda: HouseholdReviewsPart(workspace)
                ),
                Part("memberships", "Thành viên tập thể", lambda: MembershipsPart(workspace)),
                Part("career", "Quá trình công tác", lambda: CareerPart(workspace)),
                Part("hindrances", "Kỷ luật, xác minh", lambda: HindrancesPart(workspace)),
            ],
            workspace.settings,
        )
