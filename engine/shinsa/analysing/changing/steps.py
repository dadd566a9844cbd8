"""The changes of one answer, one by one, for those who read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from shinsa.analysing.changing import catalogue
from shinsa.analysing.changing.choosing import Chooser, Chosen, price, values_of
from shinsa.analysing.changing.confiding import Confidences
from shinsa.analysing.changing.counterfactuals import Answer
from shinsa.analysing.changing.documents import Audience, ChangeDocument, RangeDocument
from shinsa.analysing.changing.editing import Edit, ItemEdit
from shinsa.analysing.changing.extents import extent
from shinsa.analysing.changing.grids import Grid
from shinsa.analysing.changing.levers import Kind, World
from shinsa.analysing.changing.phrasing import Names
from shinsa.analysing.changing.problem import Move
from shinsa.explaining.document import Json
from shinsa.explaining.reads import to_json
from shinsa.facts import Change, Fact, FactKind, FactList, path_read
from shinsa.messages.teller import Teller
from shinsa.planning.plan import Plan
from shinsa.values import Scalar


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a change beside its kind and its cost."""

    before: Json
    after: Json
    value: str
    span: RangeDocument | None = None
    others: tuple[str, ...] = ()


class Steps:
    """Tells the changes of answers."""

    def __init__(self, world: World, plan: Plan, names: Names, chooser: Chooser, audience: Audience) -> None:
        self._world = world
        self._vocabulary = plan.ruleset.vocabulary
        self._names = names
        self._chooser = chooser
        self._confidences = Confidences(plan) if audience == "applicant" else None

    def of(self, answer: Answer) -> Iterator[ChangeDocument]:
        """Every change, in the order of the vocabulary."""
        edit = self._chooser.edit(answer.chosen)
        for index, move in enumerate(answer.chosen.moves):
            if move.position.kind is not Kind.KEEP:
                yield self._step(answer.chosen, index, move, edit)

    def _step(self, chosen: Chosen, index: int, move: Move, edit: Edit) -> ChangeDocument:
        path = move.lever.path
        pattern = move.lever.pattern
        change = (self._vocabulary.changes or {}).get(pattern)
        told = (
            self._list(move, edit)
            if isinstance(move.lever.entry, FactList)
            else self._fact(chosen, index, move, pattern)
        )
        rules = () if self._confidences is None else self._confidences.rules_behind(pattern, self.by.language)
        along = values_of(move, chosen.places[index])
        return {
            "kind": cast("Literal['state', 'change', 'add', 'remove']", move.position.kind.value),
            "fact": path,
            "label": self._names.label(path),
            "before": told.before,
            "after": None if rules else told.after,
            "range": None if rules else told.span,
            "others": [] if rules else list(told.others),
            "along": {other: to_json(value) for other, value in along.items() if other in move.lever.followers},
            "cost": price(move, chosen.places[index], change),
            "reason": _reason(move, change, self.by),
            "withheld": bool(rules),
            "words": self._withheld(move, rules) if rules else self._words(move, told, along),
        }

    @property
    def by(self) -> Teller:
        """Who says it."""
        return self._names.by

    def _list(self, move: Move, edit: Edit) -> _Told:
        """A list that is stated, or an item that comes or goes."""
        path = move.lever.path.partition("[")[0]
        new = [item for item in edit.lists[path] if item.index is None]
        if move.position.kind is Kind.ADD:
            first = min(slot.index for slot in self._world.lists[path].slots if slot.new)
            new = [new[int(move.lever.path.partition("[")[2].rstrip("]")) - first]]
        elif move.position.kind is Kind.REMOVE:
            return _Told(None, None, "")
        worded = self.by.clauses([self._names.item(path, item.fields) for item in new])
        return _Told(None, [_json(item) for item in new], worded or self.by.say(catalogue.CHANGES_NOTHING))

    def _fact(self, chosen: Chosen, index: int, move: Move, pattern: str) -> _Told:
        fact = cast("Fact", move.lever.entry)
        value = values_of(move, chosen.places[index])[move.lever.path]
        before = to_json(move.lever.value)
        reach = extent(self._world, self._chooser, chosen, index)
        if reach is not None:
            low, high = (Grid.of(fact).value(place) for place in reach)
            words = self._names.span(pattern, fact, low, high)
            return _Told(before, to_json(value), words, {"low": to_json(low), "high": to_json(high)})
        others = tuple(self._others(chosen, move, value))
        words = self.by.listed([self._names.value(pattern, each) for each in (value, *others)], "or")
        return _Told(before, to_json(value), words, None, others)

    def _others(self, chosen: Chosen, move: Move, value: Scalar | None) -> Iterator[str]:
        """Other choices that do as well, at the same cost."""
        fact = cast("Fact", move.lever.entry)
        if fact.kind is not FactKind.CHOICE:
            return
        change = (self._vocabulary.changes or {}).get(path_read(move.lever.path))
        targets = change.targets if change and move.position.kind is Kind.CHANGE else ()
        for choice in fact.choices:
            if choice.value in {value, move.lever.value} or (targets and choice.value not in targets):
                continue
            if self._chooser.reaches_with(chosen, {move.lever.path: choice.value}):
                yield choice.value

    def _words(self, move: Move, told: _Told, along: dict[str, Scalar | None]) -> str:
        label = self._names.label(move.lever.path)
        match move.position.kind:
            case Kind.STATE:
                said = self.by.say(catalogue.STATE, label=label, value=told.value)
            case Kind.ADD:
                said = self.by.say(catalogue.ADD, label=label, value=told.value)
            case Kind.REMOVE:
                said = self.by.say(catalogue.REMOVE, label=label)
            case _:
                before = self._names.value(path_read(move.lever.path), move.lever.value)
                said = self.by.say(catalogue.CHANGE, label=label, before=before, value=told.value)
        others = [
            self.by.say(catalogue.FIELD, label=self._names.label(path), value=self._names.value(path, along[path]))
            for path in move.lever.followers
        ]
        return self.by.say(catalogue.WITH, change=said, others=self.by.listed(others)) if others else said

    def _withheld(self, move: Move, rules: tuple[str, ...]) -> str:
        message = catalogue.STATE_WITHHELD if move.position.kind is Kind.STATE else catalogue.CHANGE_WITHHELD
        return self.by.say(message, label=self._names.label(move.lever.path), rules=self.by.clauses(rules))


def _reason(move: Move, change: Change | None, by: Teller) -> str | None:
    if move.position.kind is Kind.STATE or change is None:
        return None
    return change.reason.in_language(by.language)


def _json(item: ItemEdit) -> Json:
    if "" in item.fields:
        return to_json(item.fields[""])
    return {name: to_json(value) for name, value in item.fields.items() if value is not None}
