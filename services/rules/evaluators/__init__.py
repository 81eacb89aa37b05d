"""The functions that judge rules, by the name under which the catalogue calls them.

A new one: write it in the file of what it looks at, add it here.
"""

from __future__ import annotations

from collections.abc import Mapping

from services.rules.evaluators.authority import level_may_decide
from services.rules.evaluators.collectives import (
    collective_makeup,
    members_counted,
    members_undisciplined,
)
from services.rules.evaluators.consecutive import (
    titles_one_after_another,
    years_after_award,
    years_in_a_row,
    years_of_one_kind,
)
from services.rules.evaluators.decisions import (
    dates_in_order,
    numbers_in_order,
    paid_once,
    salary_of_day,
    words_match_digits,
)
from services.rules.evaluators.discipline import after_discipline, undisciplined
from services.rules.evaluators.evaluator import Evaluator
from services.rules.evaluators.households import (
    decided_by_day,
    hamlet_steps,
    hamlet_vote,
    not_excluded,
    score_at_least,
)
from services.rules.evaluators.merit import basis_for_merit
from services.rules.evaluators.outstanding import better_than_base
from services.rules.evaluators.procedure import (
    candidate_in_council,
    council_agreed,
    deadline_ahead,
    direct_share,
    made_public,
    sudden_soon,
)
from services.rules.evaluators.quotas import quota_base, quota_of_title, quota_rounding
from services.rules.evaluators.rating import rating_at_least, unrated_worker
from services.rules.evaluators.repeated import (
    achievement_alike,
    awarded_by_others,
    given_before,
    given_once,
    lower_not_needed,
    not_besides,
)
from services.rules.evaluators.standing import (
    nothing_pending,
    one_record,
    posthumous_or_retired,
    registered,
)
from services.rules.evaluators.working_time import (
    counted_absences,
    opinion_of_former_unit,
    service_at_least,
)

EVALUATORS: Mapping[str, Evaluator] = {
    evaluator.name: evaluator
    for evaluator in (
        rating_at_least,
        unrated_worker,
        service_at_least,
        opinion_of_former_unit,
        counted_absences,
        undisciplined,
        after_discipline,
        better_than_base,
        quota_of_title,
        quota_base,
        quota_rounding,
        years_in_a_row,
        titles_one_after_another,
        years_after_award,
        years_of_one_kind,
        basis_for_merit,
        collective_makeup,
        members_undisciplined,
        members_counted,
        hamlet_steps,
        hamlet_vote,
        score_at_least,
        not_excluded,
        decided_by_day,
        given_once,
        achievement_alike,
        not_besides,
        awarded_by_others,
        given_before,
        lower_not_needed,
        nothing_pending,
        one_record,
        posthumous_or_retired,
        registered,
        level_may_decide,
        council_agreed,
        candidate_in_council,
        direct_share,
        sudden_soon,
        made_public,
        deadline_ahead,
        dates_in_order,
        numbers_in_order,
        salary_of_day,
        paid_once,
        words_match_digits,
    )
}  # fmt: skip
