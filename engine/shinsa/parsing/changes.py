"""What of a proposal can be changed, and at what cost: the part of vocabulary.yaml that answers `what-if` rest on."""

from collections.abc import Iterator, Mapping

from shinsa.errors import Place
from shinsa.facts import Change, Direction, Entry, Fact, FactKind, FactList
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

_KEYS = Keys("a group of changes", ("facts", "how", "reason"), ("cost", "per", "direction", "from", "to"))
_HOW = {"fixed": "fixed", "costly": "costly", "free": "free"}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_AMOUNTS = frozenset({FactKind.NUMBER, FactKind.MONEY})
_ORDERED = _AMOUNTS | {FactKind.DATE, FactKind.BOOL}

Known = Mapping[str, Entry]


def changes(node: Node, known: Known, report: Report) -> dict[str, Change]:
    """How each fact that is named can change, by its path; groups that are wrong name none."""
    found: dict[str, Change] = {}
    for group, entry in entries_of(node, "the changes", report).items():
        record = Record(entry.value, _KEYS, report)
        change = _change(group, record, report)
        for path, at in _paths(record.node("facts"), known, report):
            if path in found:
                message = f"`{path}` already stands in the group `{found[path].group}`"
                report.add(at, "duplicate-change", message, "name it in one group")
            elif change is not None and _fits(change, known[path], record, report):
                found[path] = change
    return found


def together(node: Node, known: Known, report: Report) -> tuple[tuple[str, ...], ...]:
    """Groups of amounts that change in the same proportion; the first one stated leads."""
    found: list[tuple[str, ...]] = []
    for group in items_of(node, "the groups that change together", report):
        named = tuple(_paths(group, known, report))
        for path, at in named:
            entry = known[path]
            if not isinstance(entry, Fact) or entry.kind not in _AMOUNTS or "[]" in path:
                hint = "only single facts of type number or money change in proportion"
                report.add(at, "wrong-change", f"`{path}` is not a single amount", hint)
            elif any(path in earlier for earlier in found):
                report.add(at, "duplicate-change", f"`{path}` stands in two groups that change together", "keep one")
        found.append(tuple(dict.fromkeys(path for path, _ in named)))
    return tuple(found)


def _paths(node: Node | None, known: Known, report: Report) -> Iterator[tuple[str, Place]]:
    for item in () if node is None else items_of(node, "the paths of facts", report):
        written = scalar(item, report)
        if written is None:
            continue
        path = written.text.strip()
        if path in known:
            yield path, item.at
        elif path.partition("[")[0] not in report.broken:
            hint = did_you_mean(path, known, "a field of a list is written `parties[].role`")
            report.add(item.at, "unknown-fact", f"no fact is called `{path}`", hint)


def _change(group: str, record: Record, report: Report) -> Change | None:
    how = record.get("how", one_of(_HOW, "a way to change"))
    reason = record.get("reason", text) or Text(group)
    cost, per = record.get("cost", whole), record.get("per", number)
    direction = record.get("direction", one_of(_DIRECTIONS, "a direction")) or Direction.BOTH
    if how is None:
        return None
    for key in ("cost", "per", "direction", "from", "to"):
        if key in record and (how == "fixed" or (how == "free" and key in {"cost", "per"})):
            report.add(record.place(key), "wrong-change", f"what is {how} has no `{key}`", f"take out `{key}`")
    if how == "costly" and "cost" not in record:
        report.add(record.at, "missing-key", "a group of changes that is costly lacks `cost`")
    if per is not None and per <= 0:
        report.add(record.place("per"), "wrong-value", f"`{per}` is not greater than 0")
        per = None
    price = {"fixed": None, "free": 0}.get(how, cost or 1)
    return Change(group, reason, price, per, direction, _choices(record, "from"), _choices(record, "to"))


def _choices(record: Record, key: str) -> tuple[str, ...]:
    reader: Reader[tuple[str, ...]] = each(word, "choices")
    return record.get(key, reader) or ()


def _fits(change: Change, entry: Entry, record: Record, report: Report) -> bool:
    """Whether what is said of a group can be said of this fact; reported where it cannot."""
    kind = None if isinstance(entry, FactList) else entry.kind
    wrong: list[tuple[str, str]] = []
    if change.per is not None and kind not in _AMOUNTS | {FactKind.DATE}:
        wrong.append(("per", "is no amount and no day"))
    if kind is FactKind.DATE and change.per is not None and change.per != int(change.per):
        wrong.append(("per", "is a day, and days are whole"))
    if change.direction is not Direction.BOTH and kind is not None and kind not in _ORDERED:
        wrong.append(("direction", "has no order"))
    allowed = {choice.value for choice in entry.choices} if isinstance(entry, Fact) else set[str]()
    for key, values in (("from", change.origins), ("to", change.targets)):
        if any(value not in allowed for value in values):
            wrong.append((key, f"has no choice {_unmet(values, allowed)}"))
    for key, message in wrong:
        hint = "put the fact into a group of its own"
        report.add(record.place(key), "wrong-change", f"`{key}` does not fit: `{entry.path}` {message}", hint)
    return not wrong


def _unmet(values: tuple[str, ...], allowed: set[str]) -> str:
    return ", ".join(f"`{value}`" for value in values if value not in allowed)
