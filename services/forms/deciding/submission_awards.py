"""F03: asks the chairman to sign a decision that grants certificates."""

from services.forms.deciding.decision_submission import submission_form

SUBMISSION_AWARDS = submission_form("submission-awards", titles=False)
