"""Printed forms. A new form: write its module, add it to ``FORMS``. Nothing else changes."""

from models.lists import LISTS
from services.forms.deciding.decision import DECISION
from services.forms.deciding.payment_list import PAYMENT_LIST_FORM
from services.forms.deciding.submission_awards import SUBMISSION_AWARDS
from services.forms.deciding.submission_titles import SUBMISSION_TITLES
from services.forms.form import Form
from services.forms.hamlet.hamlet_submission import HAMLET_SUBMISSION
from services.forms.hamlet.household_minutes import HOUSEHOLD_MINUTES
from services.forms.hamlet.household_request import HOUSEHOLD_REQUEST
from services.forms.hamlet.household_summary import HOUSEHOLD_SUMMARY
from services.forms.list_form import list_form
from services.forms.meeting.ballot import BALLOT
from services.forms.meeting.counting_minutes import COUNTING_MINUTES
from services.forms.meeting.invitation import INVITATION
from services.forms.meeting.minutes import MINUTES
from services.forms.meeting.opinion_sheet import OPINION_SHEET
from services.forms.nominating.achievement_collective import ACHIEVEMENT_COLLECTIVE
from services.forms.nominating.achievement_household import ACHIEVEMENT_HOUSEHOLD
from services.forms.nominating.achievement_individual import ACHIEVEMENT_INDIVIDUAL
from services.forms.nominating.explanation import EXPLANATION
from services.forms.nominating.intake_slip import INTAKE_SLIP
from services.forms.nominating.proposal_list import PROPOSAL_LIST
from services.forms.nominating.step_sheet import STEP_SHEET
from services.forms.presenting.certificate import CERTIFICATE
from services.forms.presenting.decision_extract import DECISION_EXTRACT
from services.forms.presenting.presentation_cards import PRESENTATION_CARDS
from services.forms.presenting.presentation_order import PRESENTATION_ORDER
from services.forms.presenting.ruler_sheet import RULER_SHEET
from services.forms.records.award_register import AWARD_REGISTER
from services.forms.records.history_card import HISTORY_CARD
from services.forms.registering.registration_form import REGISTRATION_FORM
from services.forms.registering.submission_registration import SUBMISSION_REGISTRATION
from services.forms.sending.submission_upward import SUBMISSION_UPWARD
from services.forms.sending.transmittal import TRANSMITTAL

OWN_PAPERS = [
    REGISTRATION_FORM,
    SUBMISSION_REGISTRATION,
    PROPOSAL_LIST,
    SUBMISSION_TITLES,
    SUBMISSION_AWARDS,
    SUBMISSION_UPWARD,
    TRANSMITTAL,
    DECISION,
    CERTIFICATE,
    RULER_SHEET,
    INTAKE_SLIP,
    STEP_SHEET,
    AWARD_REGISTER,
    PRESENTATION_CARDS,
    PRESENTATION_ORDER,
    DECISION_EXTRACT,
    INVITATION,
    MINUTES,
    BALLOT,
    COUNTING_MINUTES,
    OPINION_SHEET,
    PAYMENT_LIST_FORM,
    EXPLANATION,
    HISTORY_CARD,
    ACHIEVEMENT_INDIVIDUAL,
    ACHIEVEMENT_COLLECTIVE,
    ACHIEVEMENT_HOUSEHOLD,
    HOUSEHOLD_REQUEST,
    HOUSEHOLD_SUMMARY,
    HOUSEHOLD_MINUTES,
    HAMLET_SUBMISSION,
]
FORMS: list[Form] = [
    *OWN_PAPERS,
    *(list_form(known) for known in LISTS if known.id not in {paper.id for paper in OWN_PAPERS}),
]
