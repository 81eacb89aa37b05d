"""Printed forms. A new form: write its module, add it to ``FORMS``. Nothing else changes."""

from models.lists import LISTS
from services.forms.decision import DECISION
from services.forms.form import Form
from services.forms.history_card import HISTORY_CARD
from services.forms.list_form import list_form

FORMS: list[Form] = [DECISION, HISTORY_CARD, *map(list_form, LISTS)]
