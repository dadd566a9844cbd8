"""A mapping on one record: the proposal it makes, with evidence for every fact, and a line for each thing it met."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, cast

from shinsa.facts import Fact, FactKind, Grade
from shinsa.values import Text
from shinsa_adapters.intake.model import Assigned, Each, Function, Mapping, Writing
from shinsa_adapters.intake.paths import PathError, left_over, watched
from shinsa_adapters.intake.taking import Scalar, Taken, taken
from shinsa_adapters.intake.values import Unknown, blank, clean, day, word

_HEADS: Final = ("id", "title", "description")


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one fact: its concrete path, and what was taken for it."""

    fact: str
    taken: Taken


@dataclass(frozen=True, slots=True)
class Mapped:
    """A record as mapped: its id, the proposal's own members, the evidence, the steps and what was left over."""

    record: str
    heads: dict[str, object]
    facts: dict[str, object]
    evidence: list[dict[str, object]]
    steps: tuple[Step, ...]
    left: tuple[tuple[str, object], ...] = ()
    lists: dict[str, list[dict[str, object]]] = field(default_factory=dict[str, "list[dict[str, object]]"])

    @property
    def document(self) -> dict[str, object]:
        """The proposal as JSON says it, evidence last."""
        return {**self.heads, **self.facts, **({"evidence": self.evidence} if self.evidence else {})}


class RecordError(Exception):
    """A record cannot become a proposal: a stable code, and why."""

    def __init__(self, code: str, reason: str) -> None:
        self.code = code
        self.reason = reason
        super().__init__(reason)


def apply(mapping: Mapping, record: object, retrieved: date, place: str | None = None) -> Mapped:
    """Map one record, read on the day `retrieved`; `place` says where it stood, such as `rows 3 to 5`.

    Raises:
        RecordError: the record has no id or no title.
    """
    return _Applying(mapping, watched(record), retrieved, place).mapped()


class _Applying:
    """One record on its way."""

    def __init__(self, mapping: Mapping, record: object, retrieved: date, place: str | None) -> None:
        self._mapping = mapping
        self._record = record
        self._read = retrieved
        self._retrieved = retrieved.isoformat()
        self._place = place
        self._id = self._record_id()
        self._dated = self._day()
        self._steps: list[Step] = []
        self._evidence: list[dict[str, object]] = []
        self._facts: dict[str, object] = {}

    def mapped(self) -> Mapped:
        heads = dict(self._heads())
        for assigned in self._mapping.facts:
            value = self._one(assigned.fact.path, assigned, self._record)
            if value is not None:
                _put(self._facts, assigned.fact.path, value)
        lists = {each.entry.path: self._list(each) for each in self._mapping.lists}
        left = tuple(left_over(self._record))
        return Mapped(self._id, heads, self._facts, self._evidence, tuple(self._steps), left, lists)

    def _record_id(self) -> str:
        try:
            found = self._mapping.record.find(self._record)
        except PathError as error:
            raise RecordError("no-record-id", str(error)) from error
        several = isinstance(found, dict | list)
        if several or blank(found):
            stands = "several values stand" if several else "nothing stands"
            raise RecordError("no-record-id", f"{stands} at `{self._mapping.record.text}`, the id of the record")
        return word(found).strip()

    def _day(self) -> str:
        """The day the source speaks of; the day of reading where it says none."""
        if self._mapping.dated is None:
            return self._retrieved
        try:
            found = self._mapping.dated.find(self._record)
        except PathError:
            return self._retrieved
        values = cast("list[object]", found) if isinstance(found, list) else [found]
        days = [day(value, Writing()) for value in values if not blank(value)]
        told = [told for told in days if isinstance(told, str)]
        return min(told) if told and len(told) == len(days) else self._retrieved

    def _heads(self) -> Iterator[tuple[str, object]]:
        for head in _HEADS:
            if head not in self._mapping.heads:
                continue
            found = self._taken(
                head, Fact(head, FactKind.TEXT, Text(head), cast("Any", None)), self._mapping.heads[head], self._record
            )
            if isinstance(found.value, str):
                yield head, found.value if head == "description" else " ".join(found.value.split())
            elif head != "description":
                reason = (
                    found.value.reason if isinstance(found.value, Unknown) else f"nothing stands at `{found.place}`"
                )
                raise RecordError(f"no-{head}", f"{reason}, the {head} of the proposal")

    def _taken(self, path: str, fact: Fact, given: Function, record: object, within: str = "") -> Taken:
        found = taken(fact, given, record, self._mapping, self._read)
        found = replace(found, place=f"{within}{found.place}")
        self._steps.append(Step(path, found))
        return found

    def _one(self, path: str, assigned: Assigned, record: object, within: str = "") -> Scalar | None:
        """The value of one fact, with its evidence."""
        found = self._taken(path, assigned.fact, assigned.function, record, within)
        if found.value is None:
            return None
        self._evidence.append(self._evidenced(path, found))
        return None if isinstance(found.value, Unknown) else found.value

    def _evidenced(self, path: str, found: Taken) -> dict[str, object]:
        """Evidence for a value; of what could not be taken, the source's words, which support nothing."""
        unknown, value = found.unknown, found.value
        said = {} if value is None or isinstance(value, Unknown) else {"value": value}
        quote = {"quote": clean(found.words)} if found.words is not None else {}
        source = self._source(found.place, unknown.reason if unknown else None, found.remark)
        supporting = Grade.DECLARED if found.constant else self._mapping.grade
        grade = supporting if said or unknown is None else Grade.NONE
        return {"fact": path, "source": source, "date": self._dated, "grade": grade.value, **said, **quote}

    def _source(self, place: str, unknown: str | None, remark: str | None) -> str:
        mapping = self._mapping
        parts = [
            mapping.source,
            f"record {self._id}" + (f" ({self._place})" if self._place else ""),
            f"field {place}",
            *([f"not known: {unknown}"] if unknown else []),
            *([remark] if remark else []),
            f"retrieved {self._retrieved}",
            f"mapping {mapping.id} {mapping.version} {mapping.digest}",
        ]
        return clean("; ".join(parts))

    def _list(self, each: Each) -> list[dict[str, object]]:
        path = each.entry.path
        try:
            found = each.path.find(self._record)
        except PathError as error:
            self._not_known(path, each, Unknown("path-failed", str(error)))
            return []
        if found is None:
            self._steps.append(Step(path, Taken(each.path.text, None, None)))
            return []
        if not isinstance(found, list):
            self._not_known(path, each, Unknown("not-a-list", "no list stands there"))
            return []
        items = cast("list[object]", found)
        if not items and not each.empty_is_none:
            self._not_known(path, each, Unknown("empty-list", "an empty list does not say that there are none"))
            return []
        if self._mapping.enriches:
            return [self._loose(each, index, item) for index, item in enumerate(items)]
        self._stated(each, items)
        return []

    def _not_known(self, path: str, each: Each, unknown: Unknown) -> None:
        found = Taken(each.path.text, None, unknown)
        self._steps.append(Step(path, found))
        self._evidence.append(self._evidenced(path, found))

    def _stated(self, each: Each, items: list[object]) -> None:
        """A list of the proposal; one single value that is not known leaves a list of single values unknown."""
        path, made = each.entry.path, list[object]()
        before = len(self._evidence)
        self._evidence.append(self._evidenced(path, Taken(each.path.text, _items(len(items)), None)))
        for index, item in enumerate(items):
            within = f"{each.path.text}[{index}]."
            if each.entry.item is not None:
                made.append(self._one(f"{path}[{index}]", each.parts[0], item, within) if each.parts else None)
            else:
                made.append(self._told_item(each, index, item, within))
        if each.entry.item is not None and None in made:
            del self._evidence[before:]
            self._not_known(path, each, Unknown("item-not-known", "one of its items is not known"))
            return
        _put(self._facts, path, made)

    def _told_item(self, each: Each, index: int, item: object, within: str) -> dict[str, object]:
        """An item of which nothing can be read is one of which nothing is known, and is told."""
        before = len(self._evidence)
        made = self._item(each, f"{each.entry.path}[{index}]", item, within)
        if not isinstance(item, dict) and len(self._evidence) == before:
            shown = "blank" if blank(item) else "a list" if isinstance(item, list) else f"`{word(item)}`"
            self._not_known(each.entry.path, each, Unknown("item-unreadable", f"item {index + 1} is {shown}"))
        return made

    def _item(self, each: Each, path: str, item: object, within: str) -> dict[str, object]:
        made: dict[str, object] = {}
        for part in each.parts:
            value = self._one(f"{path}.{part.fact.name}", part, item, within)
            if value is not None:
                made[part.fact.name] = value
        return made

    def _loose(self, each: Each, index: int, item: object) -> dict[str, object]:
        """An item with the evidence for its fields, to be joined to an item of a proposal."""
        before = len(self._evidence)
        made = self._item(each, each.entry.path, item, f"{each.path.text}[{index}].")
        evidence = self._evidence[before:]
        del self._evidence[before:]
        return {"item": made, "evidence": evidence}


def _items(how_many: int) -> str:
    return f"a list of {how_many} {'item' if how_many == 1 else 'items'}"


def _put(tree: dict[str, object], path: str, value: object) -> None:
    *groups, name = path.split(".")
    for group in groups:
        tree = cast("dict[str, object]", tree.setdefault(group, {}))
    tree[name] = value
