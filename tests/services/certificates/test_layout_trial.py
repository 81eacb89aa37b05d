"""A layout tried out, also while it is typed and cannot be used yet."""

from __future__ import annotations

import msgspec
import pytest

from services.certificates.layout import Emblem, Frame, Layout
from services.certificates.layout_file import shipped_layouts
from services.certificates.layout_trial import KINDS, LONG, LayoutTrials, drawable
from tests.paid_decisions import issued
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_decision, add_subjects, name_of, small_commune


@pytest.fixture(params=shipped_layouts(), ids=lambda layout: layout.code)
def layout(request) -> Layout:
    return request.param


A4 = next(layout for layout in shipped_layouts() if layout.code == "giay-khen-a4")


def texts(content: bytes, tmp_path) -> str:
    path = tmp_path / "trial.pdf"
    path.write_bytes(content)
    return " ".join(" ".join(page_texts(path)).split())


@pytest.mark.parametrize("whose", [*KINDS, LONG])
@pytest.mark.parametrize("mode", ["blank", "stock"])
def test_every_layout_can_be_tried_with_every_text(services, layout, whose, mode):
    trial = LayoutTrials(services).of(layout, whose, mode)
    picture = trial.picture(20)
    assert (picture.width > picture.height) == (layout.width > layout.height)
    assert "không vừa" not in trial.said


def test_long_texts_are_told(services):
    assert LayoutTrials(services).of(A4, LONG, "blank").said


def test_real_awards_are_offered_newest_decision_first(services, tmp_path):
    issued(services, "GK_XA", add_subjects(services, 1))
    add_decision(services, "GK_XA", add_subjects(services, 2, start=5))
    trials = LayoutTrials(services)
    offered = trials.texts()[len(KINDS) + 1 :]
    assert {name for _uid, name in offered[:2]} == {name_of(5), name_of(6)}
    assert offered[2][1] == name_of(0)
    assert name_of(0) in texts(trials.of(A4, offered[2][0], "blank").content, tmp_path)


def test_before_the_commune_is_named_layouts_can_be_looked_at(tmp_path):
    with small_commune(tmp_path / "unnamed", named=False) as services:
        assert LayoutTrials(services).of(A4, "individual", "blank").content


def test_a_field_that_cannot_be_drawn_is_left_out(services, tmp_path):
    (name,) = (field for field in A4.fields if field.key == "name")
    for wrong in ({"size": 0.0}, {"colour": "đỏ"}, {"width": -5.0}, {"text": "{tuổi}"}):
        bad = msgspec.structs.replace(name, **wrong)
        fields = tuple(bad if field.key == "name" else field for field in A4.fields)
        shown = drawable(msgspec.structs.replace(A4, fields=fields))
        assert [field.key for field in shown.fields] == [
            field.key for field in A4.fields if field.key != "name"
        ]


def test_a_field_outside_the_paper_is_still_drawn(services):
    (name,) = (field for field in A4.fields if field.key == "name")
    fields = (msgspec.structs.replace(name, x=280.0),)
    shown = drawable(msgspec.structs.replace(A4, fields=fields))
    assert [field.key for field in shown.fields] == ["name"]


def test_impossible_paper_frame_and_emblem_can_be_looked_at(services):
    layout = msgspec.structs.replace(
        A4,
        width=0.0,
        frame=Frame(style="lines", inset=500.0),
        emblem=Emblem(x=900.0, y=900.0, size=-1.0),
    )
    shown = drawable(layout)
    assert shown.width > 0
    assert shown.emblem is None
    assert LayoutTrials(services).of(layout, "individual", "blank").content
