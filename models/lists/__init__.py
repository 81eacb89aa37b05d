"""The lists of the program. A new list: write its module, add it to ``LISTS``."""

from models.listing import Listing
from models.lists.award_list import AWARD_LIST
from models.lists.career_list import CAREER_LIST
from models.lists.certificate_print_list import CERTIFICATE_PRINT_LIST
from models.lists.council_list import COUNCIL_LIST, COUNCIL_MEMBER_LIST
from models.lists.decision_list import DECISION_LIST
from models.lists.dossier_list import DOSSIER_LIST
from models.lists.fund_list import FUND_LIST
from models.lists.hindrance_list import HINDRANCE_LIST
from models.lists.household_review_list import HOUSEHOLD_REVIEW_LIST
from models.lists.initiative_list import INITIATIVE_LIST
from models.lists.meeting_list import MEETING_LIST
from models.lists.membership_list import MEMBERSHIP_LIST
from models.lists.movement_list import MOVEMENT_LIST
from models.lists.nomination_list import NOMINATION_LIST
from models.lists.paper_list import PAPER_LIST
from models.lists.payment_list import PAYMENT_LIST
from models.lists.payment_sheet_list import PAYMENT_SHEET_LIST
from models.lists.rating_list import RATING_LIST
from models.lists.registration_list import REGISTRATION_LIST
from models.lists.stock_list import STOCK_LIST
from models.lists.stock_move_list import STOCK_MOVE_LIST
from models.lists.subject_list import SUBJECT_LIST
from models.lists.submission_list import SUBMISSION_LIST
from models.lists.vote_list import VOTE_LIST

LISTS: list[Listing] = [
    SUBJECT_LIST,
    REGISTRATION_LIST,
    DOSSIER_LIST,
    NOMINATION_LIST,
    MEETING_LIST,
    VOTE_LIST,
    COUNCIL_LIST,
    COUNCIL_MEMBER_LIST,
    SUBMISSION_LIST,
    DECISION_LIST,
    AWARD_LIST,
    MOVEMENT_LIST,
    RATING_LIST,
    MEMBERSHIP_LIST,
    HOUSEHOLD_REVIEW_LIST,
    INITIATIVE_LIST,
    CAREER_LIST,
    HINDRANCE_LIST,
    PAYMENT_LIST,
    PAYMENT_SHEET_LIST,
    FUND_LIST,
    PAPER_LIST,
    STOCK_LIST,
    STOCK_MOVE_LIST,
    CERTIFICATE_PRINT_LIST,
]
