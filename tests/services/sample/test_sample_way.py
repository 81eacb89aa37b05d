"""The sample commune's way from ratings to money: every step is there, and nothing contradicts."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from models.nominations import NOMINATION_STATUSES
from services.rules.finding import Finding
from services.sample.origin import SampleClock
from services.sample.posts import CANDIDATE, CANDIDATE_WITH_GAP
from services.sample.sample import TODAY
from services.services import Services

YEARS = range(2021, 2026)


@pytest.fixture(scope="session")
def findings(sample: Services) -> dict[str, list[Finding]]:
    return sample.reviewing.review(sample.store.nominations.of_period("2026"), on=TODAY)


def fighters(sample: Services, period: str) -> set[str]:
    return {
        award.subject_uid
        for award in sample.store.awards.all()
        if award.period == period and award.award_type == "CSTDCS"
    }


def test_whoever_became_a_fighter_was_outstanding_and_wrote_an_initiative(sample):
    authors = defaultdict(set)
    initiatives = {each.uid: each for each in sample.store.initiatives.all()}
    for author in sample.store.initiative_authors.all():
        if initiatives[author.initiative_uid].status == "recognised":
            authors[initiatives[author.initiative_uid].period].add(author.subject_uid)
    for year in YEARS:
        for period in (str(year), f"{year - 1}-{year}"):
            ratings = {r.subject_uid: r.grade for r in sample.store.ratings.of_period(period)}
            chosen = fighters(sample, period)
            assert chosen
            assert {ratings[uid] for uid in chosen} == {"HTXSNV"}
            assert chosen <= authors[period]


def test_whoever_got_a_title_was_rated_well_enough(sample):
    for period in ("2024", "2025", "2024-2025", "2025-2026"):
        ratings = {r.subject_uid: r.grade for r in sample.store.ratings.of_period(period)}
        titled = [
            award.subject_uid
            for award in sample.store.awards.all()
            if award.period == period and award.award_type in ("LDTT", "TTLDTT", "TTLDXS")
        ]
        assert {ratings[uid] for uid in titled if uid in ratings} <= {"HTXSNV", "HTTNV"}
        assert sum(uid in ratings for uid in titled) > 0.7 * len(titled)


def test_there_are_careers_absences_and_hindrances_that_are_over_and_that_are_not(sample):
    kinds = {span.kind for span in sample.store.career.all()}
    assert {"recruited", "transferred", "study", "maternity"} <= kinds
    hindrances = sample.store.hindrances.all()
    assert {h.ends_on is None for h in hindrances} == {True, False}
    assert {"discipline", "complaint"} <= {h.kind for h in hindrances}


def test_households_were_reviewed_at_meetings_of_their_hamlets(sample):
    reviews = sample.store.household_reviews.of_period("2026")
    assert len(reviews) > 1000
    assert len({review.met_on for review in reviews}) > 1
    assert any(review.exclusions for review in reviews)
    draft = next(
        d
        for d in sample.store.decisions.all()
        if (d.award_type, d.period, d.status) == ("GDVH", "2026", "submitted")
    )
    scores = {review.subject_uid: review.score or 0 for review in reviews}
    assert all(scores[a.subject_uid] >= 90 for a in sample.store.awards.of_decision(draft.uid))


def test_nine_sit_in_the_council_and_its_chairman_changed(sample):
    council = sample.councils.in_office(TODAY)[0]
    assert len(sample.councils.sitting(council.uid, TODAY)) == 9
    heads = [m for m in sample.councils.members(council.uid) if m.role == "chairman"]
    assert [head.ends_on is None for head in heads] == [False, True]
    assert len(sample.councils.all()) == 3


def test_nominations_stand_at_every_step(sample):
    statuses = sample.nominating.status_counts("2026") | sample.nominating.status_counts("2025")
    assert set(statuses) == set(NOMINATION_STATUSES)
    told = sample.store.nominations.of_period("2026")
    assert all(n.reason for n in told if n.status in ("returned", "withdrawn"))
    assert [o.rule for o in sample.store.overrides.all()] == ["C1"]


def test_the_rules_find_everything_that_rules_can_find(findings):
    results = Counter(each.result for found in findings.values() for each in found)
    assert set(results) == {"met", "missing", "violated", "review"}
    assert any(each.override for found in findings.values() for each in found)


def test_nothing_blocked_was_decided(sample, findings):
    for nomination in sample.store.nominations.of_period("2026"):
        if nomination.status in ("awarded", "decided", "voted"):
            against = [f for f in findings[nomination.uid] if f.objects and not f.override]
            assert not [f for f in against if f.rule.severity == "block"]


def test_one_meeting_is_prepared_and_the_others_are_concluded(sample):
    meetings = sample.meetings.of_period("2026")
    assert Counter(m.status for m in meetings) == {"closed": 2, "planned": 1}
    prepared = next(m for m in meetings if m.status == "planned")
    assert prepared.held_on > TODAY
    assert sample.agenda.lines(prepared.uid)
    votes = [v for m in meetings for v in sample.store.votes.of_meeting(m.uid)]
    assert {vote.passed for vote in votes} == {True, False, None}


def test_decisions_followed_from_the_meeting(sample):
    decisions = [d for d in sample.store.decisions.all() if d.meeting_uid]
    assert {d.status for d in decisions} == {"issued", "draft"}
    for decision in decisions:
        assert all(a.nomination_uid for a in sample.store.awards.of_decision(decision.uid))


def test_the_province_answered_one_submission_and_not_the_others(sample):
    statuses = [s.status for p in ("2025", "2026") for s in sample.store.submissions.of_period(p)]
    assert sorted(statuses) == ["answered", "sent", "sent"]
    names = {
        sample.store.subjects.get(n.subject_uid).name: n.status
        for n in sample.store.nominations.of_period("2025")
    }
    assert names == {CANDIDATE: "submitted", CANDIDATE_WITH_GAP: "returned"}


def test_an_award_was_corrected_and_one_was_taken_back(sample):
    purposes = [d.purpose for d in sample.store.decisions.all() if d.purpose != "award"]
    assert sorted(purposes) == ["correction", "revocation"]
    assert {a.kind for a in sample.store.amendments.all()} == {"correct", "revoke"}
    assert sum(award.revoked_by is not None for award in sample.store.awards.all()) == 1


def test_dossiers_are_answered_late_waited_for_and_refused(sample):
    dossiers = sample.store.dossiers.all()
    assert {"answered", "accepted", "incomplete", "refused"} == {d.status for d in dossiers}
    assert any(d.due_on and d.due_on < TODAY for d in dossiers if d.status == "accepted")
    over_holidays = next(d for d in dossiers if d.received_on.month == 8)
    assert (over_holidays.received_on, over_holidays.due_on) == (
        date(2026, 8, 26),
        date(2026, 9, 14),
    )


def test_the_fund_keeps_within_its_limit_and_not_all_is_paid(sample):
    ledger = sample.fund.ledger(2026)
    assert not ledger.warnings
    assert ledger.paid
    assert ledger.planned
    payments = sample.store.payments.all()
    assert {"paid", "unpaid", "returned"} <= {payment.status for payment in payments}
    sheets = sample.store.payment_lists.of_year(2026)
    assert any(sheet.unit_uid for sheet in sheets)


def test_the_clock_goes_by_the_calendar_of_the_commune():
    assert SampleClock(TODAY).origin().today() == TODAY
