from __future__ import annotations


def test_what_was_typed_is_kept_without_an_action_and_offered_again(store):
    assert store.drafts.load("subject:new") is None
    store.drafts.keep("subject:new", {"name": "Lò Thị"})
    store.drafts.keep("subject:new", {"name": "Lò Thị Á", "note": "“"})
    store.drafts.keep("subject:1", {"name": "x"})
    draft = store.drafts.load("subject:new")
    assert draft is not None
    assert draft.content == {"name": "Lò Thị Á", "note": "“"}
    assert draft.saved_at == "2026-03-02T01:30:00Z"
    with store.on_own_connection() as later:
        assert later.drafts.load("subject:new") == draft
    store.drafts.forget("subject:new")
    assert store.drafts.load("subject:new") is None
    assert store.drafts.load("subject:1") is not None
    assert store.batches.newest_first() == []
