"""What of a proposal can be changed, and at what cost: the part of vocabulary.yaml that answers `what-if` rest on."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from shinsa.catalogue import KEEP_ONE_ONLY
from shinsa.errors import Place
from shinsa.facts import Change, Direction, Entry, Fact, FactKind, FactList
from shinsa.language.catalogue.names import FACT_UNKNOWN
from shinsa.messages.teller import Series, said
from shinsa.parsing.catalogue import kinds
from shinsa.parsing.catalogue import vocabulary as catalogue
from shinsa.parsing.report import Report, did_you_mean
from shinsa.parsing.shapes import (
    Keys,
    Reader,
    Record,
    each,
    entries_of,
    items_of,
    number,
    one_of,
    scalar,
    text,
    whole,
    word,
)
from shinsa.reading import Node
from shinsa.values import Text

if TYPE_CHECKING:
    from shinsa.messages.message import Translated

_KEYS = Keys(said(kinds.WHAT_CHANGE), ("facts", "how", "reason"), ("cost", "per", "direction", "from", "to"))
_HOW = {"fixed": "fixed", "costly": "costly", "free": "free"}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_AMOUNTS = frozenset({FactKind.NUMBER, FactKind.MONEY})
_ORDERED = _AMOUNTS | {FactKind.DATE, FactKind.BOOL}

Known = Mapping[str, Entry]


def changes(node: Node, known: Known, report: Report) -> dict[str, Change]:
    """How each fact that is named can change, by its path; groups that are wrong name none."""
    found: dict[str, Change] = {}
    for group, entry in entries_of(node, said(kinds.WHAT_CHANGES), report).items():
        record = Record(entry.value, _KEYS, report)
        change = _change(group, record, report)
        for path, at in _paths(record.node("facts"), known, report):
            if path in found:
                message = said(catalogue.CHANGE_TWICE, path=path, group=found[path].group)
                report.add(at, "duplicate-change", message, said(catalogue.NAME_IN_ONE_GROUP))
            elif change is not None and _fits(change, known[path], record, report):
                found[path] = change
    return found


def together(node: Node, known: Known, report: Report) -> tuple[tuple[str, ...], ...]:
    """Groups of amounts that change in the same proportion; the first one stated leads."""
    found: list[tuple[str, ...]] = []
    for group in items_of(node, said(kinds.WHAT_TOGETHER), report):
        named = tuple(_paths(group, known, report))
        for path, at in named:
            entry = known[path]
            if not isinstance(entry, Fact) or entry.kind not in _AMOUNTS or "[]" in path:
                message = said(catalogue.NO_SINGLE_AMOUNT, path=path)
                report.add(at, "wrong-change", message, said(catalogue.AMOUNTS_IN_PROPORTION))
            elif any(path in earlier for earlier in found):
                message = said(catalogue.TOGETHER_TWICE, path=path)
                report.add(at, "duplicate-change", message, said(KEEP_ONE_ONLY))
        found.append(tuple(dict.fromkeys(path for path, _ in named)))
    return tuple(found)


def _paths(node: Node | None, known: Known, report: Report) -> Iterator[tuple[str, Place]]:
    for item in () if node is None else items_of(node, said(kinds.WHAT_PATHS), report):
        written = scalar(item, report)
        if written is None:
            continue
        path = written.text.strip()
        if path in known:
            yield path, item.at
        elif path.partition("[")[0] not in report.broken:
            hint = did_you_mean(path, known, said(catalogue.FIELD_FORM, path="parties[].role"))
            report.add(item.at, "unknown-fact", said(FACT_UNKNOWN, path=path), hint)


def _change(group: str, record: Record, report: Report) -> Change | None:
    how = record.get("how", one_of(_HOW, said(kinds.WHAT_WAY_TO_CHANGE)))
    reason = record.get("reason", text) or Text(group)
    cost, per = record.get("cost", whole), record.get("per", number)
    direction = record.get("direction", one_of(_DIRECTIONS, said(kinds.WHAT_DIRECTION))) or Direction.BOTH
    if how is None:
        return None
    for key in ("cost", "per", "direction", "from", "to"):
        if key in record and (how == "fixed" or (how == "free" and key in {"cost", "per"})):
            message, hint = said(catalogue.HOW_HAS_NO_KEY, how=how, key=key), said(catalogue.TAKE_KEY_OUT, key=key)
            report.add(record.place(key), "wrong-change", message, hint)
    if how == "costly" and "cost" not in record:
        report.add(record.at, "missing-key", said(catalogue.COST_MISSING))
    if per is not None and per <= 0:
        report.add(record.place("per"), "wrong-value", said(catalogue.NOT_ABOVE_ZERO, found=str(per)))
        per = None
    price = {"fixed": None, "free": 0}.get(how, cost or 1)
    return Change(group, reason, price, per, direction, _choices(record, "from"), _choices(record, "to"))


def _choices(record: Record, key: str) -> tuple[str, ...]:
    reader: Reader[tuple[str, ...]] = each(word, said(kinds.WHAT_CHOICES))
    return record.get(key, reader) or ()


def _fits(change: Change, entry: Entry, record: Record, report: Report) -> bool:
    """Whether what is said of a group can be said of this fact; reported where it cannot."""
    kind = None if isinstance(entry, FactList) else entry.kind
    wrong: list[tuple[str, Translated]] = []
    if change.per is not None and kind not in _AMOUNTS | {FactKind.DATE}:
        wrong.append(("per", said(catalogue.NO_AMOUNT_NO_DAY, key="per", path=entry.path)))
    if kind is FactKind.DATE and change.per is not None and change.per != int(change.per):
        wrong.append(("per", said(catalogue.DAYS_ARE_WHOLE, key="per", path=entry.path)))
    if change.direction is not Direction.BOTH and kind is not None and kind not in _ORDERED:
        wrong.append(("direction", said(catalogue.FACT_WITHOUT_ORDER, key="direction", path=entry.path)))
    allowed = {choice.value for choice in entry.choices} if isinstance(entry, Fact) else set[str]()
    for key, values in (("from", change.origins), ("to", change.targets)):
        if any(value not in allowed for value in values):
            unmet = Series(f"`{value}`" for value in values if value not in allowed)
            wrong.append((key, said(catalogue.CHANGE_NO_CHOICE, key=key, path=entry.path, choices=unmet)))
    for key, message in wrong:
        report.add(record.place(key), "wrong-change", message, said(catalogue.GROUP_OF_ITS_OWN))
    return not wrong
