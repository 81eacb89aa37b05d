"""F03: asks the chairman to sign a decision that recognises titles."""

from services.forms.deciding.decision_submission import submission_form

SUBMISSION_TITLES = submission_form("submission-titles", titles=True)
