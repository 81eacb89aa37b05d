"""Of the minutes of a meeting: who was there, who was not and why, and how its parts open."""

from __future__ import annotations

from models.dates import format_long
from models.numbers import format_count
from services.documents.document import Block, Paragraph
from services.forms.meeting.meeting_facts import MeetingPaperFacts
from services.forms.meeting.meeting_words import (
    described,
    filled_in,
    known_as,
    listed,
    part,
    sentence,
    topic,
)


def who_was_there(facts: MeetingPaperFacts) -> list[Block]:
    members = len(facts.seats)
    founded = facts.council
    blocks: list[Block] = [part(1, "THÀNH PHẦN DỰ HỌP")]
    if founded.document:
        day = f" {format_long(founded.established_on)}" if founded.established_on else ""
        blocks.append(
            Paragraph(
                f"{founded.name} được thành lập theo {founded.document}{day}, "
                f"có {format_count(members)} thành viên."
            )
        )
    blocks += _not_held_yet(facts) if facts.about_to_be_held else _attendance(facts)
    chair, secretary = facts.meeting.chaired_by, facts.meeting.secretary
    blocks.append(filled_in("Chủ trì", known_as(facts, chair) if chair else ""))
    blocks.append(filled_in("Thư ký", known_as(facts, secretary) if secretary else ""))
    return blocks


def _not_held_yet(facts: MeetingPaperFacts) -> list[Block]:
    members = tuple(described(seat.member) for seat in facts.seats)
    return [
        Paragraph(f"Có mặt: ....../{format_count(len(members))} thành viên, trong số:"),
        listed(members),
        Paragraph("Vắng mặt (họ tên, lý do): ", leader=True),
        Paragraph("", leader=True),
    ]


def _attendance(facts: MeetingPaperFacts) -> list[Block]:
    here = [seat for seat in facts.seats if seat.attendance.present]
    away = [seat for seat in facts.seats if not seat.attendance.present]
    total = format_count(len(facts.seats))
    blocks: list[Block] = [
        topic(1, f"Có mặt: {format_count(len(here))}/{total} thành viên"),
        listed(described(seat.member) for seat in here),
    ]
    if away:
        blocks.append(topic(2, f"Vắng mặt: {format_count(len(away))}/{total} thành viên"))
        told: list[str] = []
        for seat in away:
            why = seat.attendance.reason or "chưa ghi lý do"
            wrote = "; đã gửi ý kiến bằng văn bản" if seat.attendance.opinion else ""
            told.append(f"{described(seat.member)} (lý do: {why}{wrote})")
        blocks.append(listed(told))
    else:
        blocks.append(topic(2, "Vắng mặt: không"))
    blocks.append(Paragraph(sentence(facts.facts.quorum)))
    if override := facts.facts.override:
        decided = f" Người quyết định: {override.decided_by}." if override.decided_by else ""
        blocks.append(Paragraph(f"Lý do vẫn họp và kết luận: {sentence(override.reason)}{decided}"))
    return blocks
