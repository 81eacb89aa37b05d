"""For which record, or for which rows of a list, a paper or a file is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.listing import Query


@dataclass(frozen=True, slots=True)
class Wanted:
    """For which record or list a form is made."""

    uid: str = ""
    """Of the record, for a form about one."""
    unit: str = ""
    """Of one unit alone, by its uid."""
    period: str = ""
    query: Query = field(default_factory=Query)
    """For a list: as it is asked for on screen."""
    private: bool = False
    """Whether personal data is printed."""
    public: bool = False
    """Whether everybody may read it: no personal data at all, of birth dates the year."""
