"""A mapping as read: for each fact of a vocabulary, the function that takes it from a source's record.

The functions are those of CommonGrants' mapping format, `const`, `field` and `switch`, and `each` for lists.
"""

from collections.abc import Mapping as ByKey
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from shinsa.errors import Place
from shinsa.facts import Fact, FactList, Grade
from shinsa.values import Rate
from shinsa_adapters.intake.forms import Form
from shinsa_adapters.intake.paths import Path


@dataclass(frozen=True, slots=True)
class Writing:
    """How a source writes values that can be written in several ways.

    `factor` turns the source's unit into the fact's. `thousands`, `decimal` and `prefix` are signs in numbers. `dates`
    are forms of days such as `DD/MM/YYYY`; `last_day` is which day a form without one means. `rounded` allows a value
    finer than the fact's step to be rounded to it, half to even. `currency` is a code, or the path to one.
    """

    unit: str | None = None
    factor: Decimal = Decimal(1)
    thousands: str = ""
    decimal: str = "."
    prefix: str = ""
    dates: tuple[str, ...] = ("YYYY-MM-DD",)
    last_day: bool | None = None
    rounded: bool = False
    currency: "str | Path | None" = None


@dataclass(frozen=True, slots=True)
class Constant:
    """The same value for every record: written in the mapping, and so evidenced by the mapping."""

    value: object
    at: Place


@dataclass(frozen=True, slots=True)
class Field:
    """The value at a path. `combine` says what becomes of several: `same`, `sum`, `least` or `most`."""

    path: Path
    at: Place
    writing: Writing = Writing()
    combine: str = "same"


@dataclass(frozen=True, slots=True)
class Switch:
    """A value for each word of the source, by the word in its folded form; `unknown` are words known to say nothing.

    `order` ranks the values for `least` and `most`. `options` are all words of a source that offers a choice.
    """

    path: Path
    at: Place
    case: ByKey[str, object]
    unknown: frozenset[str] = frozenset()
    combine: str = "same"
    order: tuple[object, ...] = ()
    options: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """One fact and the function that gives it."""

    fact: Fact
    function: "Constant | Field | Switch"


@dataclass(frozen=True, slots=True)
class Each:
    """A list of the vocabulary made from a list of the source, item by item.

    `parts` give the fields of an item, or the item itself where the list holds single values. An empty list at the
    source states that there are none only where `empty_is_none`. `match` is the field that finds the same item in a
    proposal that is enriched.
    """

    entry: FactList
    path: Path
    at: Place
    parts: tuple[Assigned, ...]
    empty_is_none: bool = False
    match: str | None = None


Function: TypeAlias = Constant | Field | Switch


@dataclass(frozen=True, slots=True)
class Table:
    """How rows become records: the columns by name with what they may be headed, and the column that groups rows.

    Of rows that are grouped, no two have the same `row_id`: what is added up would count it twice. A row whose first
    words are `ends` stands below the table and is no part of it.
    """

    columns: ByKey[str, tuple[str, ...]]
    optional: frozenset[str] = frozenset()
    group_by: str | None = None
    sheet: str | None = None
    ends: str | None = None
    row_id: str | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping that has no mistakes. `digest` is `sha256:` over the bytes of its file.

    `record` is the path to a record's id and `dated` to the day the source speaks of. `heads` give `id`, `title` and
    `description` of the proposal. One that `enriches` adds evidence to proposals and makes none. `rates` are
    those of the ruleset: a mapping has none of its own. `form` is the form whose answers it reads.
    """

    id: str
    version: str
    digest: str
    source: str
    grade: Grade
    currency: str
    record: Path
    dated: Path | None = None
    heads: ByKey[str, Function] = field(default_factory=dict[str, Function])
    facts: tuple[Assigned, ...] = ()
    lists: tuple[Each, ...] = ()
    rates: tuple[Rate, ...] = ()
    table: Table | None = None
    form: Form | None = None
    enriches: bool = False
