"""Văn bản: what is kept of a paper besides the records it is made from."""

from __future__ import annotations

from models.papers import Paper
from models.store import Store


class Papers:
    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, form: str, about_uid: str = "", unit_uid: str = "", period: str = "") -> Paper:
        """What is kept of it; a new one, not stored yet, where nothing is."""
        found = self._store.papers.of(form, about_uid, unit_uid, period)
        return found or Paper(form=form, about_uid=about_uid, unit_uid=unit_uid, period=period)

    def save(self, paper: Paper) -> Paper:
        with self._store.action(f"Sửa văn bản {paper.title or paper.form}"):
            return self._store.papers.save(paper)
