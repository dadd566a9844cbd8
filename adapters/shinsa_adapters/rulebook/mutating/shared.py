"""Every mutant of what rules share: conclusions and parameters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from shinsa.language.scope import Scope
from shinsa.language.tree import ChoiceType, Compare, ListType, Node, NumberType, ParameterRef, Type, walk
from shinsa.ruleset import Conclusion, Parameter, ParameterValue
from shinsa_adapters.rulebook.mutating.mutants import ChangedConclusion, ChangedParameter, Mutant
from shinsa_adapters.rulebook.mutating.trees import absent_choices, changes, constants, moved_number, other_choices
from shinsa_adapters.rulebook.mutating.writing import value_text
from shinsa_adapters.rulebook.thresholds import finest_step


def mutants_of_conclusion(conclusion: Conclusion, scope: Scope) -> Iterator[Mutant]:
    """Every mutant of a conclusion; one that is dropped never holds."""
    tree = conclusion.when.tree
    for change in (*changes(tree, scope), *constants(tree)):
        changed = replace(conclusion, when=replace(conclusion.when, tree=change.tree))
        about, target = f"conclusion.{conclusion.name}", ChangedConclusion(changed)
        yield Mutant(about, change.sort, change.before, change.after, change.at, target, change.pieces)


def mutants_of_parameter(parameter: Parameter, as_of: date, trees: tuple[Node, ...], scope: Scope) -> Iterator[Mutant]:
    """Every mutant of the value a parameter has on the day; `trees` are the conditions it may stand in."""
    value, about = parameter.on(as_of), f"param.{parameter.name}"
    if value is None:
        return
    others = _others(value, parameter.type, _step(parameter, value, trees, scope))
    for other in dict.fromkeys(others):
        if other != value:
            before, after = _told(value, other)
            target = ChangedParameter(parameter.name, other)
            yield Mutant(about, "parameter", f"{about} = {before}", after, parameter.at, target)


def _told(value: ParameterValue, other: ParameterValue) -> tuple[str, str]:
    """The value before and after; of a list only what left or came, for some hold dozens of items."""
    if not isinstance(value, tuple) or not isinstance(other, tuple):
        return value_text(value), value_text(other)
    left = [f"without {value_text(item)}" for item in value if item not in other]
    came = [f"with {value_text(item)}" for item in other if item not in value]
    return f"{len(value)} items", " and ".join((*left, *came))


def _others(value: ParameterValue, kind: Type, step: Decimal) -> Iterator[ParameterValue]:
    match value:
        case bool():
            yield not value
        case Decimal():
            yield from moved_number(value, step)
        case date():
            yield from (value - timedelta(days=1), value + timedelta(days=1))
        case str():
            yield from kind.choices if isinstance(kind, ChoiceType) and len(kind.choices) < 10 else _around(value, kind)  # noqa: PLR2004
        case tuple():
            yield from _other_lists(value, kind)


def _around(value: str, kind: Type) -> tuple[str, ...]:
    return other_choices(value, kind) if isinstance(kind, ChoiceType) else ()


def _other_lists(value: "tuple[str, ...] | tuple[Decimal, ...]", kind: Type) -> Iterator[ParameterValue]:
    for place in range(len(value)):
        yield cast("ParameterValue", (*value[:place], *value[place + 1 :]))
    item = kind.item if isinstance(kind, ListType) else None
    if isinstance(item, ChoiceType):
        names = tuple(str(each) for each in value)
        yield from ((*names, choice) for choice in absent_choices(item, set(names)))


def _step(parameter: Parameter, value: ParameterValue, trees: tuple[Node, ...], scope: Scope) -> Decimal:
    """The finest step of what the parameter is compared with, or one in its last place."""
    compared = [node for tree in trees for node in walk(tree) if isinstance(node, Compare)]
    steps = [finest_step(node, scope) for node in compared if _names(node, parameter.name)]
    if steps:
        return min(steps)
    exponent = value.normalize().as_tuple().exponent if isinstance(value, Decimal) else 0
    return Decimal(1).scaleb(min(0, int(exponent)))


def _names(node: Compare, name: str) -> bool:
    sides = (node.left, node.right)
    numbers = isinstance(node.left.type, NumberType)
    return numbers and any(
        isinstance(below, ParameterRef) and below.name == name for side in sides for below in walk(side)
    )
