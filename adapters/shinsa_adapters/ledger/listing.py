"""Lists of screenings: filters, and pages whose cursor stays true while entries are added."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from shinsa_adapters.ledger.errors import QueryError
from shinsa_adapters.ledger.indexing import CODES
from shinsa_adapters.ledger.reading import entry
from shinsa_adapters.ledger.stores.database import Database, Row

MOST: Final = 1000
"""The largest page."""
_COLUMNS: Final = (
    "s.position, e.id, e.at, e.actor, s.owner, s.proposal, s.verdict, s.ruleset, s.version, s.digest, s.as_of, "
    "s.low, s.high, b.withheld"
)
_CURSOR: Final = re.compile(r"([no])(\d{1,18})", re.ASCII)
_EQUAL: Final = ("proposal", "verdict", "ruleset", "version", "digest", "owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which screenings to list; `None` does not filter.

    `ruleset` is an id, `digest` and `version` one edition of it. `rule` with `outcome` (`fired`, `not_fired`,
    `unknown`, `not_applicable`) finds those where that rule came out so; `rule` alone, those that have it. `since` and
    `until` are microseconds (from, up to but without).
    """

    proposal: str | None = None
    verdict: str | None = None
    ruleset: str | None = None
    version: str | None = None
    digest: str | None = None
    owner: str | None = None
    rule: str | None = None
    outcome: str | None = None
    since: int | None = None
    until: int | None = None
    order: Literal["newest", "oldest"] = "newest"


@dataclass(frozen=True, slots=True)
class Listed:
    """A screening in a list; `at` in microseconds. What was withheld is `None`; `withheld` names its fields."""

    position: int
    id: str
    at: int
    by: str | None
    owner: str | None
    proposal: str | None
    verdict: str | None
    ruleset: str | None
    version: str | None
    digest: str | None
    as_of: str | None
    low: float | None
    high: float | None
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list, and the cursor of the next part where there is more."""

    items: tuple[Listed, ...]
    next: str | None


def page(database: Database, query: Query, *, cursor: str | None = None, limit: int = 50) -> Page:
    """A page of the list.

    Raises:
        QueryError: the cursor, the limit or a filter means nothing.
    """
    if not 0 < limit <= MOST:
        raise QueryError(f"a page has 1 to {MOST} items, not {limit}")
    conditions = list(_conditions(database, query, cursor))
    where = " AND ".join(text for text, _ in conditions) or "1 = 1"
    order = "DESC" if query.order == "newest" else "ASC"
    rows = database.rows(
        f"SELECT {_COLUMNS} FROM screening s JOIN entry e ON e.position = s.position "  # noqa: S608  # constants
        "LEFT JOIN body b ON b.position = s.position "  # one that is damaged is listed all the same
        f"WHERE {where} ORDER BY s.position {order} LIMIT ?",
        (*(value for _, values in conditions for value in values), limit + 1),
    )
    items = tuple(_listed(database, row) for row in rows[:limit])
    return Page(items, _cursor(query, items[-1].position) if len(rows) > limit else None)


def _listed(database: Database, row: Row) -> Listed:
    *said, withheld = row
    found = Listed(*said)
    return replace(found, withheld=entry(database, found.position).fields.withheld) if withheld else found


def _conditions(database: Database, query: Query, cursor: str | None) -> Iterator[tuple[str, tuple[object, ...]]]:
    for name in _EQUAL:
        value = getattr(query, name)
        if value is not None:
            yield f"s.{name} = ?", (value,)
    if query.since is not None:
        yield "e.at >= ?", (query.since,)
    if query.until is not None:
        yield "e.at < ?", (query.until,)
    if query.rule is not None or query.outcome is not None:
        yield _came_out(database, query)
    if cursor is not None:
        yield ("s.position < ?" if query.order == "newest" else "s.position > ?"), (_position(query, cursor),)


def _came_out(database: Database, query: Query) -> tuple[str, tuple[object, ...]]:
    """A rule's outcome stands in the letters of a screening, at the rule's place in its list of rules."""
    if query.rule is None:
        raise QueryError("`outcome` needs `rule`: an outcome is a rule's")
    if query.outcome is not None and query.outcome not in CODES:
        raise QueryError(f"`{query.outcome}` is no outcome", f"choose one of {', '.join(CODES)}")
    lists = [(number, json.loads(rules)) for number, rules in database.rows("SELECT number, rules FROM rule_list")]
    held = [(number, rules.index(query.rule) + 1) for number, rules in lists if query.rule in rules]
    if not held:
        return "1 = 0", ()
    if query.outcome is None:
        return f"s.rule_list IN ({', '.join('?' * len(held))})", tuple(number for number, _ in held)
    each = "(s.rule_list = ? AND substr(s.outcomes, ?, 1) = ?)"
    values = tuple(value for number, place in held for value in (number, place, CODES[query.outcome]))
    return f"({' OR '.join([each] * len(held))})", values


def _cursor(query: Query, position: int) -> str:
    return urlsafe_b64encode(f"{query.order[0]}{position}".encode()).decode().rstrip("=")


def _position(query: Query, cursor: str) -> int:
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (Base64Error, ValueError):
        text = ""
    found = _CURSOR.fullmatch(text)
    if not found or found[1] != query.order[0]:
        raise QueryError(f"`{cursor}` is not a cursor of this list", "use the cursor that the last page gave")
    return int(found[2])
