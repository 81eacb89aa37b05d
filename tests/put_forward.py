"""Nominations with what a council said of them, and submissions that take them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.councils import Meeting, Vote
from models.submissions import Submission
from services.documents.document import (
    Cell,
    Document,
    GroupRow,
    ListBlock,
    Paragraph,
    Table,
    plain,
)
from services.services import Services
from tests.held_meeting import add_council, add_meeting


def voted(
    services: Services, nomination_uids: Sequence[str], *agree: int, base: int = 9
) -> Meeting:
    """A concluded meeting that passed all; ``agree``: the votes of each, else everybody's."""
    meeting = add_meeting(services, add_council(services, base))
    with services.store.action("Ghi kết quả mẫu"):
        services.store.votes.save_many(
            Vote(
                meeting_uid=meeting.uid,
                nomination_uid=uid,
                place=place,
                agree=agree[place] if agree else base,
                base=base,
                passed=True,
            )
            for place, uid in enumerate(nomination_uids)
        )
        return services.store.meetings.save(replace(meeting, status="closed"))


def submitted(services: Services, nomination_uids: Sequence[str], **fields) -> Submission:
    """A draft without number and day."""
    told = {
        "period": "2026",
        "addressee": services.submitting.addressee("province"),
        "summary": "Về việc đề nghị tặng Bằng khen năm 2026",
    } | fields
    return services.submitting.prepare(Submission(**told), nomination_uids)


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows_of(table: Table) -> list[list[str]]:
    """The texts of each row; the title alone of a row that is one."""
    return [
        [row.title] if isinstance(row, GroupRow) else [_text(content) for content in row.cells]
        for row in table.rows
    ]


def _text(content: object) -> str:
    if isinstance(content, Cell):
        return plain(content.text)
    return content[1] if isinstance(content, tuple) else str(content)


def said_in(document: Document) -> list[str]:
    """Every paragraph and every item."""
    return list(_said(document))


def _said(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield plain(block.text)
        elif isinstance(block, ListBlock):
            yield from (plain(paragraph.text) for paragraph in block.paragraphs())


def first(document: Document, kind: type):
    return next(block for block in document.blocks if isinstance(block, kind))
