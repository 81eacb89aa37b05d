"""The first start, who signs, and the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.problems import Refused, Rejected
from models.signers import Signer
from services.settings import SETTINGS
from tests.small_commune import COMMUNE, small_commune


@pytest.fixture
def unnamed(tmp_path):
    with small_commune(tmp_path / "chưa đặt tên", named=False) as services:
        yield services


def test_a_new_commune_has_every_setting_at_its_default(unnamed):
    assert set(unnamed.settings.all()) == {setting.key for setting in SETTINGS}
    assert unnamed.settings.get("fund_source") == "Quỹ thi đua, khen thưởng của xã"
    assert not unnamed.settings.commune_is_named()
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_the_proposal_says_what_papers_of_that_commune_say(unnamed):
    commune = unnamed.communes.communes()[100]
    proposal = unnamed.setup.proposal(commune)
    assert proposal["agency_name"] == f"ỦY BAN NHÂN DÂN {commune.full_name}".upper()
    assert proposal["office_name"].startswith(("Sở Nội vụ tỉnh ", "Sở Nội vụ thành phố "))
    assert proposal["place_name"] == commune.name
    assert proposal["commune_code"] == commune.code
    unnamed.setup.complete(proposal, [Signer(name="Lò Văn Hặc", position="Chủ tịch")])
    assert unnamed.settings.commune_is_named()
    assert [(s.name, s.position, s.rank) for s in unnamed.setup.signers()] == [
        ("Lò Văn Hặc", "CHỦ TỊCH", 1)
    ]


def test_the_first_start_is_no_step_to_take_back(unnamed):
    before = unnamed.history.to_undo()
    unnamed.setup.complete(COMMUNE, [Signer(name="Lò Văn Hặc", position="Chủ tịch")])
    assert unnamed.history.to_undo() == before
    [first] = unnamed.history.recent(limit=1)
    with pytest.raises(Refused, match="hãy sửa những điều đã khai ở trang Cài đặt"):
        unnamed.history.reverse(first.uid)
    assert unnamed.settings.commune_is_named()


def test_a_first_start_that_is_wrong_anywhere_stores_nothing(unnamed):
    with pytest.raises(Rejected):
        unnamed.setup.complete(COMMUNE, [Signer(name="", position="CHỦ TỊCH")])
    with pytest.raises(Rejected):
        unnamed.setup.complete(COMMUNE | {"agency_name": " "}, [])
    assert not unnamed.settings.commune_is_named()
    assert unnamed.setup.signers() == []


def test_what_is_required_cannot_be_emptied(services):
    with pytest.raises(Rejected) as rejected:
        services.settings.save({"commune_name": " ", "commune_code": "12a", "clerk_name": ""})
    assert set(rejected.value.problems) == {"commune_name", "commune_code"}
    assert services.settings.get("commune_name") == "Xã Mường Xoan"


def test_a_setting_is_stored_clean_and_can_be_undone(services):
    services.settings.save({"clerk_name": "  Lò  Thị Ánh "})
    assert services.settings.get("clerk_name") == "Lò Thị Ánh"
    services.history.undo()
    assert services.settings.get("clerk_name") == ""
    services.settings.save({"clerk_name": ""})
    services.settings.save({"clerk_name": ""})
    assert len([b for b in services.history.recent() if b.title == "Sửa cài đặt"]) == 2


def test_signers_sign_in_their_time_the_usual_one_first(services):
    services.setup.save_signer(
        Signer(name="Cà Thị Dung", position="chủ tịch", valid_to=date(2026, 6, 30))
    )
    assert [s.name for s in services.setup.signers_on(date(2026, 6, 30))] == [
        *("Lò Văn Hặc", "Quàng Thị Ễn", "Cà Thị Dung")
    ]
    assert [s.name for s in services.setup.signers_on(date(2026, 7, 1))] == [
        *("Lò Văn Hặc", "Quàng Thị Ễn")
    ]
    services.setup.delete_signer(services.setup.signers()[0].uid)
    assert services.setup.signers()[0].name == "Quàng Thị Ễn"


def test_what_is_wrong_with_a_signer_is_told_under_its_field(services):
    signer = services.setup.signers()[0]
    wrong = replace(
        signer, name=" ", position="", valid_from=date(2026, 7, 1), valid_to=date(2026, 6, 1)
    )
    with pytest.raises(Rejected) as rejected:
        services.setup.save_signer(wrong)
    assert set(rejected.value.problems) == {"name", "position", "valid_to"}
    assert services.setup.save_signer(replace(signer, name="Lò Văn Hạc")).rank == signer.rank


def test_a_signer_added_after_one_was_deleted_stands_last(services):
    services.setup.delete_signer(services.setup.signers()[0].uid)
    services.setup.save_signer(Signer(name="Cà Thị Dung", position="Phó chủ tịch"))
    assert [s.name for s in services.setup.signers()] == ["Quàng Thị Ễn", "Cà Thị Dung"]
    ranks = [s.rank for s in services.setup.signers()]
    assert len(set(ranks)) == len(ranks)
