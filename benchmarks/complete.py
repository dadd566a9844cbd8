"""Proposals made at random: every fact of the vocabulary stated, values on or beside a threshold; or some left open.

Peers know no unknown, so they are compared on proposals that leave nothing open.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from shinsa.facts import Fact, FactKind, FactList
from shinsa.language.tree import Literal, walk
from shinsa.planning.plan import Plan, conditions

_LONGEST_LIST = 4
_COUNTRIES = ("US", "JP", "CA", "CN")
_T = TypeVar("_T")


class Maker:
    """Makes proposals for one plan; the same seed makes the same ones."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self._vocabulary = plan.ruleset.vocabulary
        self._random = Random(seed)  # noqa: S311 - the same proposals in each run
        constants = _constants(plan)
        self._numbers = _of(constants, Decimal)
        self._dates = _of(constants, date)
        self._texts = [*_of(constants, str), "other"]

    def fill(self, stated: Mapping[str, object]) -> dict[str, object]:
        """The document with every fact stated that it leaves open; what it states stays."""
        document = dict(stated)
        for entry in self._vocabulary.entries:
            group, _, name = entry.path.rpartition(".")
            holder = document
            if group:
                held = document.get(group)
                holder = dict(held) if isinstance(held, dict) else {}
                document[group] = holder
            holder[name] = self._filled(entry, holder.get(name))
        return document

    def thin(self, document: Mapping[str, object], share: float) -> dict[str, object]:
        """The document with about this share of its facts left open."""
        thinned = {key: self._thinned(value, share) for key, value in document.items()}
        return thinned | {key: document[key] for key in ("id", "title")}

    def _thinned(self, value: object, share: float) -> object:
        if isinstance(value, dict) and "currency" not in value:
            return {key: self._thinned(inner, share) for key, inner in value.items()}
        return None if self._random.random() < share else value

    def _filled(self, entry: Fact | FactList, stated: object) -> object:
        if isinstance(entry, Fact):
            return self._value(entry) if stated is None else stated
        longest = min(entry.longest, _LONGEST_LIST)
        items: list[object] = [None] * self._random.randint(0, longest)
        if isinstance(stated, list):
            items = stated
        if entry.item is not None:
            return [self._value(entry.item) if item is None else item for item in items]
        return [self._object(entry.fields, item) for item in items]

    def _object(self, fields: tuple[Fact, ...], stated: object) -> dict[str, object]:
        given = stated if isinstance(stated, dict) else {}
        return {fact.name: self._value(fact) if given.get(fact.name) is None else given[fact.name] for fact in fields}

    def _value(self, fact: Fact) -> object:  # noqa: PLR0911 - one answer for each kind
        pick = self._random.choice
        match fact.kind:
            case FactKind.NUMBER:
                number = self._number(fact)
                return int(number) if number == number.to_integral_value() else float(number)
            case FactKind.MONEY:
                return {"amount": format(self._number(fact), "f"), "currency": self._vocabulary.currency}
            case FactKind.BOOL:
                return pick((True, False))
            case FactKind.CHOICE:
                return pick(fact.choices).value
            case FactKind.COUNTRY:
                return pick(_COUNTRIES)
            case FactKind.DATE:
                return self._date(fact).isoformat()
            case FactKind.TEXT:
                return pick(self._texts)

    def _number(self, fact: Fact) -> Decimal:
        """A threshold of some rule, or one step beside it, that this fact may take."""
        step, low, high = fact.step or Decimal(1), fact.minimum or Decimal(0), fact.maximum
        fits = [number for number in self._numbers if low <= number and (high is None or number <= high)]
        number = self._random.choice(fits) + step * self._random.randint(-1, 1)
        on_step = low + (number - low) // step * step
        return max(low, on_step if high is None else min(high, on_step))

    def _date(self, fact: Fact) -> date:
        day = self._random.choice(self._dates) + timedelta(days=self._random.randint(-1, 1))
        return min(max(day, fact.earliest or day), fact.latest or day)


def _constants(plan: Plan) -> list[object]:
    """Every constant of the rules in force: literals, and the values of parameters."""
    trees = [condition.tree for rule in plan.rules for condition in conditions(rule.rule)]
    trees += [conclusion.when.tree for conclusion in plan.ruleset.conclusions]
    literals: list[object] = [node.value for tree in trees for node in walk(tree) if isinstance(node, Literal)]
    set_ones = [value for value in plan.parameters.values() if not isinstance(value, tuple)]
    return list(dict.fromkeys([*literals, *set_ones]))


def _of(constants: list[object], kind: type[_T]) -> list[_T]:
    return [constant for constant in constants if isinstance(constant, kind)]
