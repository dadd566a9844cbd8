"""vocabulary.yaml: the facts a proposal may state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from shinsa.errors import Place
from shinsa.facts import Choice, Entry, Fact, FactKind, FactList, Vocabulary
from shinsa.messages.teller import said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import vocabulary as catalogue
from shinsa.parsing.changes import changes, together
from shinsa.parsing.likelihoods import likelihoods
from shinsa.parsing.report import Report, did_you_mean
from shinsa.parsing.shapes import (
    Keys,
    Reader,
    Record,
    day,
    entries_of,
    good_name,
    items_of,
    named,
    number,
    one_of,
    text,
    whole,
    word,
)
from shinsa.reading import Entry as KeyedNode
from shinsa.reading import ListNode, MappingNode, Node, TextNode
from shinsa.values import Text, exact

FILE = "vocabulary.yaml"
KEYS = Keys(said(kinds.WHAT_VOCABULARY), ("facts",), ("groups", "assume", "changes", "together", "monotone"))

RESERVED = frozenset({"id", "title", "description", "evidence", "param", "conclusion"})
"""What a proposal or a condition already means by these words."""

_WORDS_OF_CEL = frozenset({"true", "false", "null", "in"})
_COMMON = ("type", "label")
_ASKING = ("answered_by", "cost")
_OWN_KEYS: Mapping[FactKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    FactKind.NUMBER: (("range", "step"), ("unit", "likely")),
    FactKind.MONEY: (("range", "step"), ("likely",)),
    FactKind.BOOL: ((), ("likely",)),
    FactKind.CHOICE: (("choices",), ("likely",)),
    FactKind.COUNTRY: ((), ()),
    FactKind.TEXT: ((), ()),
    FactKind.DATE: ((), ("range", "likely")),
}
_T = TypeVar("_T", Decimal, date)
_KINDS = {kind.value: kind for kind in FactKind}
_CHOICE_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who answers and at what cost, where a fact does not say so itself."""

    answered_by: str = "sponsor"
    cost: int = 1


def vocabulary(record: Record, currency: str, report: Report) -> Vocabulary:
    """The vocabulary that the file declares; facts that are wrong beyond use are left out and noted as broken."""
    groups = record.get("groups", _groups) or {}
    facts = record.node("facts")
    entries = () if facts is None else tuple(_entries(facts, report))
    _look_at_paths(entries, report)
    _look_at_groups(record, groups, entries, report)
    return _with_changes(Vocabulary(entries, groups, currency), record, report)


def _with_changes(found: Vocabulary, record: Record, report: Report) -> Vocabulary:
    moving, joined = record.node("changes"), record.node("together")
    known = found.by_path()
    return replace(
        found,
        changes=None if moving is None else changes(moving, known, report),
        together=None if joined is None else together(joined, known, report),
    )


def _groups(node: Node, report: Report) -> dict[str, Text]:
    found = {
        path: text(entry.value, report) for path, entry in entries_of(node, said(kinds.WHAT_GROUPS), report).items()
    }
    return {path: label for path, label in found.items() if label is not None}


def _entries(node: Node, report: Report) -> list[Entry]:
    found: list[Entry] = []
    for path, keyed in entries_of(node, said(kinds.WHAT_FACTS), report).items():
        entry = _entry(path, keyed, report) if _good_path(path, keyed.at, report) else None
        if entry is None:
            report.broken.add(path)
        else:
            found.append(entry)
    return found


def _good_path(path: str, at: Place, report: Report) -> bool:
    parts = path.split(".")
    if not all(good_name(part, at, report) for part in parts):
        return False
    taken = parts[0] if parts[0] in RESERVED else next((part for part in parts if part in _WORDS_OF_CEL), None)
    if taken is not None:
        report.add(at, "reserved-name", said(catalogue.NAME_TAKEN, name=taken), said(catalogue.CHOOSE_ANOTHER_NAME))
    return taken is None


def _entry(path: str, keyed: KeyedNode, report: Report) -> Entry | None:
    kind = _kind_of(keyed.value)
    if kind == "list":
        return _list(path, keyed, report)
    return _fact(path, keyed, _Asking(), report)


def _kind_of(node: Node) -> str | None:
    if not isinstance(node, MappingNode) or "type" not in node.entries:
        return None
    kind = node.entries["type"].value
    return kind.text if isinstance(kind, TextNode) else None


def _fact(path: str, keyed: KeyedNode, asking: _Asking, report: Report, label: Text | None = None) -> Fact | None:
    """One fact; an item of a list may take its label from the list."""
    kind = _KINDS.get(_kind_of(keyed.value) or "")
    if kind is None:
        _unknown_kind(path, keyed, report)
        return None
    required, optional = _OWN_KEYS[kind]
    common, spare = (_COMMON, ()) if label is None else (("type",), ("label",))
    own = optional if label is None else tuple(key for key in optional if key != "likely")
    keys = Keys(said(kinds.WHAT_FACT_OF_TYPE, kind=kind.value), (*common, *required), (*own, *spare, *_ASKING))
    record = Record(keyed.value, keys, report)
    fact = Fact(
        path,
        kind,
        record.get("label", text) or label or Text(path),
        keyed.at,
        unit=record.get("unit", word),
        choices=record.get("choices", _choices) or (),
        answered_by=record.get("answered_by", word) or asking.answered_by,
        cost=record.get("cost", whole) or asking.cost,
    )
    return (
        None
        if kind is FactKind.CHOICE and not fact.choices
        else _weighed(_bounded(fact, record, report), record, report)
    )


def _weighed(fact: Fact, record: Record, report: Report) -> Fact:
    node = record.node("likely")
    return fact if node is None else replace(fact, likelihoods=likelihoods(node, fact, report))


def _unknown_kind(path: str, keyed: KeyedNode, report: Report) -> None:
    """Report why a fact has no type, or one that is none, or one that cannot stand inside a list."""
    record = Record(keyed.value, Keys(said(kinds.WHAT_FACT), ("type",), _every_key()), report)
    if record.get("type", word) == "list":
        message = said(catalogue.LIST_IN_LIST, path=path)
        report.add(record.place("type"), "nested-list", message, said(catalogue.NO_NESTING))
    else:
        record.get("type", one_of({**_KINDS, "list": None}, said(kinds.WHAT_FACT_TYPE)))


def _every_key() -> tuple[str, ...]:
    own = {key for required, optional in _OWN_KEYS.values() for key in required + optional}
    return (*sorted(own), "label", *_ASKING, "longest", "fields", "item")


def _choices(node: Node, report: Report) -> tuple[Choice, ...]:
    found: list[Choice] = []
    for value, entry in entries_of(node, said(kinds.WHAT_THE_CHOICES), report).items():
        label = text(entry.value, report)
        if _CHOICE_VALUE.fullmatch(value):
            found.append(Choice(value, label or Text(value)))
        else:
            message = said(catalogue.NOT_A_CHOICE_NAME, found=value)
            report.add(entry.at, "bad-name", message, said(catalogue.CHOICE_NAME_FORM))
    if isinstance(node, MappingNode) and not node.entries:
        report.add(node.at, "no-value", said(catalogue.CHOICE_WITHOUT), said(catalogue.LIST_CHOICES))
    return tuple(found)


def _bounded(fact: Fact, record: Record, report: Report) -> Fact:
    if fact.kind is FactKind.DATE:
        earliest, latest = _ends(record, day, report)
        return replace(fact, earliest=earliest, latest=latest)
    if fact.kind not in {FactKind.NUMBER, FactKind.MONEY}:
        return fact
    minimum, maximum = _ends(record, number, report)
    step = record.get("step", number)
    if step is not None and step <= 0:
        report.add(record.place("step"), "bad-step", said(catalogue.STEP_NOT_ABOVE, step=str(step)))
        step = None
    for end in (minimum, maximum):
        if end is not None and step is not None and _off_grid(end, step):
            message, hint = said(catalogue.RANGE_OFF_STEP, end=str(end)), said(catalogue.WHOLE_STEPS, step=str(step))
            report.add(record.place("range"), "range-off-step", message, hint)
    return replace(fact, minimum=minimum, maximum=maximum, step=step)


def _off_grid(end: Decimal, step: Decimal) -> bool:
    with exact():
        return end % step != 0


def _ends(record: Record, reader: Reader[_T], report: Report) -> tuple[_T | None, _T | None]:
    """Both ends of a range; `~` leaves an end open."""
    node = record.node("range")
    if node is None:
        return None, None
    ends = items_of(node, said(kinds.WHAT_RANGE_ENDS), report)
    if isinstance(node, ListNode) and len(node.items) != 2:  # noqa: PLR2004  a range has two ends
        report.add(node.at, "wrong-shape", said(catalogue.RANGE_TWO_ENDS), said(catalogue.RANGE_FORM))
    if len(ends) != 2:  # noqa: PLR2004
        return None, None
    low, high = (None if isinstance(end, TextNode) and end.empty else reader(end, report) for end in ends)
    if low is not None and high is not None and low >= high:
        report.add(node.at, "reversed-range", said(catalogue.RANGE_REVERSED, low=str(low), high=str(high)))
        return None, None
    return low, high


def _list(path: str, keyed: KeyedNode, report: Report) -> FactList | None:
    keys = Keys(said(kinds.WHAT_FACT_OF_TYPE, kind="list"), (*_COMMON, "longest"), ("fields", "item", *_ASKING))
    record = Record(keyed.value, keys, report)
    label = record.get("label", text) or Text(path)
    asking = _Asking(record.get("answered_by", word) or "sponsor", record.get("cost", whole) or 1)
    longest = record.get("longest", whole) or 1
    if ("fields" in record) == ("item" in record):
        message = said(catalogue.FIELDS_OR_ITEM, path=path)
        report.add(record.at, "wrong-shape", message, said(catalogue.FIELDS_OR_ITEM_FORM))
        return None
    fields = _fields(path, record, asking, report)
    item = _item(path, record, asking, label, report)
    if item is None and not fields:
        return None
    return FactList(path, label, keyed.at, longest, fields, item, asking.answered_by, asking.cost)


def _fields(path: str, record: Record, asking: _Asking, report: Report) -> tuple[Fact, ...]:
    node = record.node("fields")
    if node is None:
        return ()
    if isinstance(node, MappingNode) and not node.entries:
        report.add(node.at, "no-value", said(catalogue.NO_FIELDS, path=path), said(catalogue.WRITE_AT_LEAST_ONE))
    found = [
        _fact(f"{path}[].{name}", keyed, asking, report) for name, keyed in named(node, said(kinds.WHAT_FIELDS), report)
    ]
    usable = tuple(fact for fact in found if fact is not None)
    if not isinstance(node, MappingNode) or len(usable) < len(node.entries):
        report.broken.add(path)
    return usable


def _item(path: str, record: Record, asking: _Asking, label: Text, report: Report) -> Fact | None:
    node = record.node("item")
    return None if node is None else _fact(f"{path}[]", KeyedNode(node, node.at), asking, report, label)


def _look_at_paths(entries: tuple[Entry, ...], report: Report) -> None:
    """A path cannot be both a fact and an object that holds facts."""
    paths = {entry.path for entry in entries}
    for entry in entries:
        parts = entry.path.split(".")
        for length in range(1, len(parts)):
            above = ".".join(parts[:length])
            if above in paths:
                message = said(catalogue.PATH_CLASH, above=above, path=entry.path)
                report.add(entry.at, "path-clash", message, said(catalogue.RENAME_ONE))


def _look_at_groups(record: Record, groups: Mapping[str, Text], entries: tuple[Entry, ...], report: Report) -> None:
    """A label for a group that holds no fact is a slip of the pen."""
    node = record.node("groups")
    known = {above for entry in entries for above in _above(entry.path)} | {
        above for path in report.broken for above in _above(path)
    }
    for path in groups:
        if path not in known and isinstance(node, MappingNode):
            hint = did_you_mean(path, known)
            report.add(node.entries[path].at, "unknown-group", said(catalogue.GROUP_UNKNOWN, path=path), hint)


def _above(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]
