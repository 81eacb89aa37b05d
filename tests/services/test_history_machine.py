"""Anything done in any order, taken back and done again, against a model that knows no database."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.decisions import Decision
from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from services.history import History
from tests.small_commune import name_of, small_commune

PICK = st.integers(0, 30)
TITLES = st.lists(st.sampled_from(["LDTT", "CSTDCS", "GK_XA"]), min_size=1, max_size=2)
TABLES = (
    *("units", "subjects", "periods", "registrations", "decisions", "awards"),
    *("movements", "signers", "attachments"),
)


@dataclass
class Person:
    name: str
    note: str = ""
    in_bin: bool = False
    registered: frozenset[str] = frozenset()
    kept_in_bin: frozenset[str] = frozenset()
    """Registrations that went into the bin with the person."""


@dataclass
class Paper:
    status: str = "draft"
    listed: tuple[str, ...] = ()
    number: str = ""
    in_bin: bool = False


@dataclass
class Model:
    people: dict[str, Person] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)


class Doing(RuleBasedStateMachine):
    """What a clerk can do; each rule does it in the program and says what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.opened = small_commune(self.root / "dữ liệu")
        self.services = self.opened.__enter__()
        self.services.history = History(self.services.store)
        self.model = Model()
        self.numbers = 0

    def teardown(self) -> None:
        assert self.services.store.db.execute("pragma integrity_check").fetchall() == [("ok",)]
        self.opened.__exit__(None, None, None)
        shutil.rmtree(self.root)

    def did(self, change: Callable[[Model], object]) -> None:
        change(self.model)

    def alive(self, pick: int) -> str | None:
        return self.one_of(
            [uid for uid, person in self.model.people.items() if not person.in_bin], pick
        )

    def open_paper(self, pick: int) -> str | None:
        return self.one_of(
            [u for u, p in self.model.papers.items() if not p.in_bin and p.status != "issued"], pick
        )

    @staticmethod
    def one_of(uids: list[str], pick: int) -> str | None:
        return sorted(uids)[pick % len(uids)] if uids else None

    @rule(number=st.integers(0, 40))
    def add(self, number: int) -> None:
        stored = self.services.directory.save(Subject(kind="individual", name=name_of(number)))
        self.did(lambda model: model.people.update({stored.uid: Person(name_of(number))}))

    @rule(pick=PICK, note=st.text("aăâ x", max_size=3))
    def edit(self, pick: int, note: str) -> None:
        if uid := self.alive(pick):
            subject = self.services.directory.subject(uid)
            stored = self.services.directory.save(replace(subject, note=note))
            self.did(lambda model: setattr(model.people[uid], "note", stored.note))

    @rule(pick=PICK)
    def delete(self, pick: int) -> None:
        if not (uid := self.alive(pick)):
            return
        held = any(
            uid in paper.listed and not paper.in_bin and paper.status != "issued"
            for paper in self.model.papers.values()
        )
        if held:
            with pytest.raises(Refused, match="đang nằm trong quyết định chưa ban hành"):
                self.services.directory.delete([uid])
            return
        self.services.directory.delete([uid])

        def change(model: Model) -> None:
            person = model.people[uid]
            person.in_bin = True
            person.kept_in_bin, person.registered = person.registered, frozenset()

        self.did(change)

    @rule(pick=PICK)
    def restore(self, pick: int) -> None:
        in_bin = [uid for uid, person in self.model.people.items() if person.in_bin]
        if uid := self.one_of(in_bin, pick):
            self.services.directory.restore([uid])

            def change(model: Model) -> None:
                person = model.people[uid]
                person.in_bin = False
                person.registered, person.kept_in_bin = person.kept_in_bin, frozenset()

            self.did(change)

    @rule(pick=PICK, titles=TITLES)
    def register(self, pick: int, titles: list[str]) -> None:
        if uid := self.alive(pick):
            added = self.services.registering.register("2026", [uid], titles)
            known = self.model.people[uid].registered
            assert added == len(set(titles) - known)
            if added:
                self.did(lambda m: setattr(m.people[uid], "registered", known | set(titles)))

    @rule()
    def draft(self) -> None:
        stored = self.services.deciding.save(Decision(award_type="LDTT", period="2026"))
        self.did(lambda model: model.papers.update({stored.uid: Paper()}))

    @rule(paper=PICK, person=PICK)
    def list_somebody(self, paper: int, person: int) -> None:
        uid, who = self.open_paper(paper), self.alive(person)
        if uid and who:
            added = self.services.deciding.add_subjects(uid, [who])
            listed = self.model.papers[uid].listed
            assert added.added == (who not in listed)
            if added.added:
                self.did(lambda model: setattr(model.papers[uid], "listed", (*listed, who)))

    @rule(paper=PICK, place=PICK)
    def unlist_somebody(self, paper: int, place: int) -> None:
        uid = self.open_paper(paper)
        if uid and (listed := self.model.papers[uid].listed):
            who = listed[place % len(listed)]
            awards = self.services.store.awards.of_decision(uid)
            award = next(a for a in awards if a.subject_uid == who)
            self.services.deciding.remove_awards(uid, [award.uid])
            left = tuple(other for other in listed if other != who)
            self.did(lambda model: setattr(model.papers[uid], "listed", left))

    @rule(paper=PICK)
    def advance(self, paper: int) -> None:
        if not (uid := self.open_paper(paper)):
            return
        known = self.model.papers[uid]
        if not known.listed:
            with pytest.raises(Refused, match="chưa có ai"):
                self.services.deciding.advance(uid, "1", date(2026, 11, 3))
            return
        issuing = known.status == "signed"
        self.numbers += issuing
        number = str(self.numbers) if issuing else ""
        day = date(2026, 11, 3) if issuing else None
        stored = self.services.deciding.advance(uid, number, day)

        def change(model: Model) -> None:
            model.papers[uid].status = stored.status
            model.papers[uid].number = number

        self.did(change)

    @rule(paper=PICK, person=PICK)
    def issue(self, paper: int, person: int) -> None:
        """All the way, so that issued decisions come up often."""
        if not (who := self.alive(person)):
            return
        if not self.open_paper(paper):
            self.draft()
        if (uid := self.open_paper(paper)) and who not in self.model.papers[uid].listed:
            self.list_somebody(paper, person)
        while self.open_paper(paper) == uid:
            self.advance(paper)

    @rule(paper=PICK)
    def throw_away(self, paper: int) -> None:
        if uid := self.open_paper(paper):
            self.services.deciding.delete(uid)

            def change(model: Model) -> None:
                model.papers[uid].in_bin = True
                model.papers[uid].listed = ()

            self.did(change)

    def revisions(self) -> dict[str, int]:
        return {
            uid: revision
            for table in TABLES
            for uid, revision in self.services.store.db.execute(
                f"select uid, revision from {table}"
            )
        }


class StepByStep(Doing):
    """Undo and redo walk through the states of the model."""

    def __init__(self) -> None:
        super().__init__()
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.seen: dict[str, int] = {}

    def did(self, change: Callable[[Model], object]) -> None:
        self.past.append(deepcopy(self.model))
        self.future.clear()
        change(self.model)

    @rule()
    def undo(self) -> None:
        if not self.past:
            with pytest.raises(Refused, match="Không còn thao tác nào để hoàn tác"):
                self.services.history.undo()
            return
        self.services.history.undo()
        self.future.append(self.model)
        self.model = self.past.pop()

    @rule()
    def redo(self) -> None:
        if not self.future:
            with pytest.raises(Refused, match="Không còn thao tác nào để làm lại"):
                self.services.history.redo()
            return
        self.services.history.redo()
        self.past.append(self.model)
        self.model = self.future.pop()

    @invariant()
    def the_program_agrees_with_the_model(self) -> None:
        store = self.services.store
        people = {
            s.uid: Person(
                s.name,
                s.note,
                s.deleted_at is not None,
                frozenset(r.award_type for r in store.registrations.of_subject(s.uid)),
                frozenset(r.award_type for r in store.registrations.deleted_with(s.uid))
                if s.deleted_at
                else frozenset(),
            )
            for s in [*store.subjects.all(), *store.subjects.deleted()]
        }
        assert people == self.model.people
        papers = {
            d.uid: Paper(
                d.status,
                tuple(a.subject_uid for a in store.awards.of_decision(d.uid)),
                d.number,
                d.deleted_at is not None,
            )
            for d in store.decisions._select("1", [])
        }
        sorted_papers = {u: replace(p, listed=tuple(sorted(p.listed))) for u, p in papers.items()}
        assert sorted_papers == {
            u: replace(p, listed=tuple(sorted(p.listed))) for u, p in self.model.papers.items()
        }
        found = {s.uid for s in self.services.directory.find("", limit=1000)}
        assert found == {uid for uid, person in people.items() if not person.in_bin}

    @invariant()
    def a_step_can_be_undone_or_redone_as_the_model_says(self) -> None:
        assert (self.services.history.to_undo() is not None) == bool(self.past)
        assert (self.services.history.to_redo() is not None) == bool(self.future)

    @invariant()
    def no_revision_counts_back(self) -> None:
        now = self.revisions()
        for uid, revision in now.items():
            assert revision >= self.seen.get(uid, 0)
        self.seen |= now


class AnyAction(Doing):
    """Any action of the list is taken back, whatever came after it."""

    @initialize()
    def begin(self) -> None:
        self.seen: dict[str, int] = {}
        self.issued: dict[str, object] = {}

    def did(self, change: Callable[[Model], object]) -> None:
        self.read_model()

    @rule(pick=PICK)
    def add_unit(self, pick: int) -> None:
        units = self.services.directory.units()
        parent = units[pick % len(units)].uid if units and pick % 3 else None
        name = f"Bản {len(self.services.history.recent(limit=1000))}"
        self.services.directory.save_unit(Unit(name=name, parent_uid=parent))

    @rule(pick=PICK, onto=PICK)
    def move_unit(self, pick: int, onto: int) -> None:
        units = self.services.directory.units()
        if units:
            unit, parent = units[pick % len(units)], units[onto % len(units)]
            if parent.uid not in {u.uid for u in self.services.store.units.below(unit)}:
                self.services.directory.save_unit(replace(unit, parent_uid=parent.uid))

    @rule(pick=PICK)
    def delete_unit(self, pick: int) -> None:
        units = self.services.directory.units()
        if units:
            try:
                self.services.directory.delete_unit(units[pick % len(units)].uid)
            except Refused:
                return

    @rule(person=PICK, onto=PICK)
    def move_person(self, person: int, onto: int) -> None:
        units = self.services.directory.units()
        if units and (uid := self.alive(person)):
            self.services.directory.move([uid], units[onto % len(units)].uid)

    @rule(pick=st.integers(0, 60))
    def take_back(self, pick: int) -> None:
        recent = self.services.history.recent(limit=1000)
        batch = recent[pick % len(recent)]
        before = self.content()
        try:
            undoing = self.services.history.reverse(batch.uid)
        except Refused:
            assert self.content() == before
            return
        after = self.content()
        again = self.services.history.reverse(undoing.uid)
        assert self.content() == before
        self.services.history.reverse(again.uid)
        assert self.content() == after
        self.read_model()

    def content(self) -> dict[str, dict]:
        unlike = {"id", "revision", "changed_at"}
        return {
            table: {
                row["uid"]: {name: value for name, value in row.items() if name not in unlike}
                for row in self.services.store.db.query(f"select * from {table}")
            }
            for table in TABLES
        }

    def read_model(self) -> None:
        """The rules go on from what is there; that it is sound is said below."""
        store = self.services.store
        self.model = Model(
            {
                s.uid: Person(
                    s.name,
                    s.note,
                    s.deleted_at is not None,
                    frozenset(r.award_type for r in store.registrations.of_subject(s.uid)),
                )
                for s in [*store.subjects.all(), *store.subjects.deleted()]
            },
            {
                d.uid: Paper(
                    d.status,
                    tuple(a.subject_uid for a in store.awards.of_decision(d.uid)),
                    d.number,
                    d.deleted_at is not None,
                )
                for d in store.decisions._select("1", [])
            },
        )

    @invariant()
    def nothing_points_nowhere(self) -> None:
        db = self.services.store.db
        assert db.execute("pragma foreign_key_check").fetchall() == []
        for child, column, parent in [
            ("registrations", "subject_uid", "subjects"),
            ("subjects", "unit_uid", "units"),
            ("units", "parent_uid", "units"),
            ("awards", "decision_uid", "decisions"),
        ]:
            assert not db.execute(
                f"select c.uid from {child} c join {parent} p on p.uid = c.{column} "
                "where c.deleted_at is null and p.deleted_at is not null"
            ).fetchall(), f"a {child} points into the bin"

    @invariant()
    def an_issued_decision_stays_as_it_was_issued(self) -> None:
        store = self.services.store
        now = {
            d.uid: (
                replace(d, revision=0, changed_at=""),
                [replace(a, revision=0, changed_at="") for a in store.awards.of_decision(d.uid)],
            )
            for d in store.decisions.all()
            if d.status == "issued"
        }
        for uid, kept in self.issued.items():
            assert uid not in now or now[uid] == kept
        self.issued = dict(now)

    @invariant()
    def every_unit_has_the_key_of_its_place(self) -> None:
        units = {u.uid: u for u in self.services.store.units._select("1", [])}
        for unit in units.values():
            above = units[unit.parent_uid].tree_key if unit.parent_uid else ""
            assert unit.tree_key.startswith(above)
            assert unit.tree_key.count(".") == above.count(".") + 1

    @invariant()
    def no_revision_counts_back(self) -> None:
        now = self.revisions()
        for uid, revision in now.items():
            assert revision >= self.seen.get(uid, 0)
        self.seen |= now


QUICK = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestStepByStep = StepByStep.TestCase
TestStepByStep.settings = QUICK
TestAnyAction = AnyAction.TestCase
TestAnyAction.settings = QUICK
