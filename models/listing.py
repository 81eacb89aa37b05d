"""A list as it is shown, printed and exported: which columns it has and how it is asked for.

Only a page of rows is ever read; searching, filtering and sorting happen in the database.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from sqlite_utils import Database

from models.subjects import match_words
from models.vietnamese import fold

MOST_WALKED = 20_000
"""Of the records that are looked at in order for a page that a filter narrows, before all are sorted."""
MOST_WORDS = 50
"""Of a search that become a condition each; SQLite takes no statement of very many."""

Cell = str | int | None
ColumnKind = Literal["text", "date", "number", "money", "choice"]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    title: str
    sql: str
    """Its value, from the list's tables."""
    kind: ColumnKind = "text"
    """``date`` cells are ISO texts, possibly partial; ``money`` is in đồng."""
    width: int = 120
    """In pixels at the usual size of letters."""
    order: str = ""
    """What to sort by where that is not the value itself."""
    texts: Mapping[Any, str] = field(default_factory=dict)
    """What a stored code is shown as; the column is sorted in this order."""
    private: bool = False
    """Personal data that is shown only on request and never in public lists."""
    internal: bool = False
    """Of use to the office alone: kept out of public lists."""
    public_year: str = ""
    """Title under which a public list has the year of this date, and no more of it."""
    indexed: bool = False
    """Whether an index of the database finds its values."""
    on_paper: bool = True
    """Whether it is printed; a spreadsheet always has it."""

    @property
    def sorted_by(self) -> str:
        if self.order:
            return self.order
        if self.texts:
            places = " ".join(f"when {_quoted(code)} then {n}" for n, code in enumerate(self.texts))
            return f"case {self.sql} {places} end"
        return f"text_key({self.sql})" if self.kind == "text" else self.sql

    @property
    def filtered_by(self) -> str:
        """The text by which a filter takes its values; of a date, the year."""
        match self.kind:
            case "date":
                return f"substr({self.sql}, 1, 4)"
            case "number" | "money":
                return f"cast({self.sql} as text)"
            case _:
                return self.sql

    @property
    def align(self) -> Literal["left", "right", "center"]:
        match self.kind:
            case "number" | "money":
                return "right"
            case "date":
                return "center"
            case _:
                return "left"


NO_UNIT = "-"
"""In place of the uid of a unit: what belongs to none."""


@dataclass(frozen=True, slots=True)
class Query:
    search: str = ""
    unit: str | None = None
    """Only this unit and what is under it; ``NO_UNIT``: only what belongs to none."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For a column the stored values that are wanted; "" stands for an empty cell."""
    order: Sequence[tuple[str, bool]] = ()
    """(column, descending); the list's own order comes after."""
    scope: Mapping[str, str] = field(default_factory=dict)
    """What the page fixes: a period, a kind, a decision."""
    only: Sequence[str] = ()
    """Only the records with these uids; none are named: all."""
    without: Sequence[str] = ()
    """Not the records with these uids."""


class Row(NamedTuple):
    """Made by the hundred for every page, hence no dataclass."""

    uid: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    id: str
    """As commands know it: ``subject-list``."""
    title: str
    tables: str
    """FROM clause; the records themselves are ``t``. Left joins come last."""
    columns: tuple[Column, ...]
    order: str
    """The order when nothing else is asked for."""
    in_order: str = ""
    """The tables joined so that the whole list is read in its own order, without sorting."""
    walked: bool = False
    """Whether an index gives the list's own order, also within each scope."""
    where: str = "t.deleted_at is null"
    search: str = "t.search_key"
    """The folded text that is searched for every typed word."""
    full_text: str = ""
    """The full-text table over ``t``, where there is one."""
    unit: str = ""
    """The column that holds the unit."""
    scopes: Mapping[str, str] = field(default_factory=dict)
    """For each scope its condition, with one ``?``."""

    def count(self, db: Database, query: Query) -> int:
        where, values = self._where(query)
        tables = self._tables(where)
        return db.execute(f"select count(*) from {tables} where {where}", values).fetchone()[0]

    def rows(self, db: Database, query: Query, offset: int = 0, limit: int = -1) -> list[Row]:
        if limit >= 0 and self._may_walk(query):
            found = self._walked(db, query, offset, limit)
            if len(found) == limit:
                return found
        return _rows(self._asked(db, query, offset, limit))

    def each(self, db: Database, query: Query, offset: int = 0, limit: int = -1) -> Iterator[Row]:
        """Like ``rows``, one after the other: for a writer, which needs no list of them."""
        return (Row(row[0], row[1:]) for row in self._asked(db, query, offset, limit))

    def _asked(self, db: Database, query: Query, offset: int, limit: int) -> Any:
        where, values = self._where(query)
        cells = ", ".join(column.sql for column in self.columns)
        order = self._order(query, of_all=limit < 0)
        tables = self._tables(where + order)
        if self.in_order and limit >= 0 and replace(query, without=()) == Query():
            tables = self.in_order
        # Sorting carries record numbers only; the cells are read for the page that is wanted.
        return db.execute(
            f"select t.uid, {cells} from (select t.id as page_id from {tables} "
            f"where {where} order by {order} limit ? offset ?) as page {self._from_page()}",
            [*values, limit, offset],
        )

    def rows_of(self, db: Database, uids: Sequence[str]) -> list[Row]:
        """Some records as the list shows them, in no order; none that is in the bin."""
        cells = ", ".join(column.sql for column in self.columns)
        found: list[Row] = []
        for start in range(0, len(uids), 500):
            some = list(uids[start : start + 500])
            rows = db.execute(
                f"select t.uid, {cells} from {self.tables} "
                f"where {self.where} and t.uid in ({', '.join('?' * len(some))})",
                some,
            )
            found += _rows(rows)
        return found

    def moved_by(self, query: Query, column: str) -> bool:
        """Whether another value in ``column`` may put a row elsewhere in the list, or out of it."""
        known = self.column(column)
        fixed = {*query.filters, *query.scope, *(name for name, _ in query.order)}
        in_unit = bool(query.unit) and column == "unit"
        order = known.sorted_by in self.order or known.sql in self.order
        return bool(query.search) or column in fixed or in_unit or order

    def uids(self, db: Database, query: Query) -> list[str]:
        """Every record of the list in its order: for actions on all of it."""
        where, values = self._where(query)
        order = self._order(query, of_all=True)
        found = db.execute(
            f"select t.uid from {self._tables(where + order)} where {where} order by {order}",
            values,
        )
        return [uid for (uid,) in found]

    def place(self, db: Database, query: Query, uid: str) -> int | None:
        """How many records stand before this one; None when the list does not hold it."""
        where, values = self._where(query)
        order = self._order(query, of_all=True)
        row = db.execute(
            f"select place from (select t.uid, row_number() over (order by {order}) - 1 as place "
            f"from {self._tables(where + order)} where {where}) where uid = ?",
            [*values, uid],
        ).fetchone()
        return row[0] if row else None

    def values(
        self, db: Database, query: Query, column: str, limit: int = 500
    ) -> list[tuple[Cell, int]]:
        """The values that occur in a column, with their counts, for choosing a filter."""
        others = {name: v for name, v in query.filters.items() if name != column}
        where, values = self._where(Query(query.search, query.unit, others, scope=query.scope))
        chosen = self.column(column)
        tables = self._tables(where + chosen.sql + chosen.sorted_by)
        value = chosen.filtered_by if chosen.kind == "date" else chosen.sql
        return db.execute(
            f"select coalesce({value}, '') as value, count(*) from {tables} "
            f"where {where} group by value order by {chosen.sorted_by}, value limit ?",
            [*values, limit],
        ).fetchall()

    def column(self, name: str) -> Column:
        """Raises ``KeyError``."""
        found = next((column for column in self.columns if column.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def _may_walk(self, query: Query) -> bool:
        narrowed = query.order or query.unit or query.search or query.only
        return self.walked and bool(query.filters) and not narrowed

    def _walked(self, db: Database, query: Query, offset: int, limit: int) -> list[Row]:
        """Those of a page that are among the first records of the list: enough of a usual filter."""
        whole = replace(query, filters={})
        within, values = self._where(whole)
        passing, wanted = self._where(Query(filters=query.filters))
        order = self._order(whole, of_all=False)
        cells = ", ".join(column.sql for column in self.columns)
        found = db.execute(
            f"select t.uid, {cells} from (select t.id as page_id from {self._tables(within + order)} "
            f"where {within} order by {order} limit {MOST_WALKED}) as page {self._from_page()} "
            f"where {passing} limit ? offset ?",
            [*values, *wanted, limit, offset],
        )
        return _rows(found)

    def _from_page(self) -> str:
        """Joined so that SQLite goes through the page in its order, which a cross join promises."""
        first, _, rest = self.tables.partition(" ")
        alias, _, joins = rest.partition(" ")
        inner, *left = f" {joins}".split(" left join ")
        crossed = " left join ".join([inner.replace(" join ", " cross join "), *left])
        return f"cross join {first} {alias} on t.id = page.page_id{crossed}"

    def _tables(self, used: str) -> str:
        """The FROM clause without the left joins that ``used`` does not ask for."""
        needed, *optional = self.tables.split(" left join ")
        wanted = [join for join in optional if f"{join.split()[1]}." in used]
        return " left join ".join([needed, *wanted])

    def _order(self, query: Query, *, of_all: bool) -> str:
        asked: list[str] = []
        for name, descending in query.order:
            column = self.column(name)
            sorted_by = [column.sorted_by]
            if column.sorted_by.startswith("text_key"):
                sorted_by.append(column.sql)
            asked += [f"{sql} desc" if descending else sql for sql in sorted_by]
        order = ", ".join([*asked, self.order, "t.id"])
        # Walking an index in order is fast for the first page of a list, but slow where few rows
        # pass a filter or all are wanted: the plus sign lets SQLite sort what it finds instead.
        sorts = of_all or any(not self.column(name).indexed for name in query.filters)
        return f"+{order}" if sorts else order

    def _where(self, query: Query) -> tuple[str, list[Cell]]:
        conditions, values = [self.where], []
        if query.only:
            conditions.append("t.uid in (select value from json_each(?))")
            values.append(json.dumps(list(query.only)))
        if query.without:
            conditions.append("t.uid not in (select value from json_each(?))")
            values.append(json.dumps(list(query.without)))
        for name, wanted in query.scope.items():
            conditions.append(self.scopes[name])
            values.append(wanted)
        if query.unit == NO_UNIT and self.unit:
            conditions.append(f"{self.unit} is null")
        elif query.unit and self.unit:
            conditions.append(
                f"{self.unit} in (select below.uid from units below join units top on top.uid = ? "
                "where below.tree_key >= top.tree_key and below.tree_key < top.tree_key || '~')"
            )
            values.append(query.unit)
        words = list(dict.fromkeys(fold(query.search).split()))
        if words and self.full_text:
            conditions.append(
                f"t.id in (select rowid from {self.full_text} where {self.full_text} match ?)"
            )
            values.append(match_words(words))
        else:
            each, rest = words[:MOST_WORDS], words[MOST_WORDS:]
            conditions += [f"instr(' ' || {self.search}, ' ' || ?) > 0"] * len(each)
            values += each
            if rest:
                conditions.append(
                    "not exists (select 1 from json_each(?) as word "
                    f"where instr(' ' || {self.search}, ' ' || word.value) = 0)"
                )
                values.append(json.dumps(rest))
        for name, wanted in query.filters.items():
            sql = self.column(name).filtered_by
            blank = f"{sql} is null or " if "" in wanted else ""
            conditions.append(f"({blank}{sql} in ({', '.join('?' * len(wanted))}))")
            values += wanted
        return " and ".join(conditions), values


def _rows(found: Any) -> list[Row]:
    """All that a cursor still has."""
    return [Row(row[0], row[1:]) for row in found.fetchall()]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
