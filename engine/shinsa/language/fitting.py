"""Make two sides fit: a literal takes the unit or the choices of what it stands beside; anything else must match."""

import re
from dataclasses import replace
from typing import TypeAlias

from shinsa.language.constants import constant, in_unit
from shinsa.language.guessing import nearest
from shinsa.language.kinds import COUNTRY, called
from shinsa.language.tree import (
    BoolType,
    ChoiceType,
    DateType,
    FactRef,
    ItemRef,
    ListOf,
    ListType,
    Literal,
    Node,
    NumberType,
    ObjectType,
    ParameterRef,
    TextType,
)
from shinsa.language.work import Work
from shinsa.standards import countries, three_letter_codes

Pair: TypeAlias = tuple[Node, Node]

_FEW = 12
_NUMBER = re.compile(r"\s*-?[0-9][0-9,_]*(\.[0-9]+)?\s*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def fitted(left: Node, right: Node, work: Work) -> Pair | None:
    """Both sides as one type, or `None` with a finding."""
    match left.type, right.type:
        case (NumberType(), NumberType()):
            return _numbers(left, left.type, right, right.type, work)
        case (ChoiceType(), TextType()) if isinstance(right, Literal):
            choice = _chosen(right, left.type, work)
            return None if choice is None else (left, choice)
        case (TextType(), ChoiceType()) if isinstance(left, Literal):
            choice = _chosen(left, right.type, work)
            return None if choice is None else (choice, right)
        case (ChoiceType(), ChoiceType()):
            return _choices(left, left.type, right, right.type, work)
        case (BoolType(), BoolType()) | (DateType(), DateType()) | (TextType(), TextType()):
            return left, right
        case _:
            _differ(left, right, work)
            return None


def fitted_list(items: tuple[Node, ...], work: Work) -> tuple[Node, ...] | None:
    """The items of a written list as one type: that of the first item that is no literal, else of the first."""
    pattern = next((item for item in items if not constant(item)), items[0])
    pairs = [fitted(item, pattern, work) for item in items]
    fitting = tuple(pair[0] for pair in pairs if pair is not None)
    return fitting if len(fitting) == len(items) else None


def fitted_in(item: Node, items: Node, work: Work) -> Pair | None:
    """An item and the list it may be in, of one type."""
    kind = items.type
    if not isinstance(kind, ListType):
        _differ(item, items, work)
        return None
    if not isinstance(items, ListOf):
        stand_in = ItemRef("item", None, None, kind.item, item.at)
        pair = fitted(item, stand_in, work)
        return None if pair is None else (pair[0], items)
    return _fitted_in_written(item, items, work)


def _fitted_in_written(item: Node, items: ListOf, work: Work) -> Pair | None:
    pairs = [fitted(item, part, work) for part in items.items]
    fits = [pair for pair in pairs if pair is not None]
    if len(fits) < len(pairs):
        return None
    kind = fits[0][1].type
    if isinstance(kind, ListType):  # cannot be: lists of lists are refused where they are built
        return None
    return fits[0][0], replace(items, items=tuple(part for _, part in fits), type=ListType(kind))


def _differ(left: Node, right: Node, work: Work) -> None:
    message = f"{_shown(left)} does not compare with {_shown(right).rstrip(',')}"
    work.report(left.at, "wrong-type", message, _mending(left, right) or _mending(right, left))


def _shown(node: Node) -> str:
    """A side as the user wrote it, where it is a plain name or literal, and what it is."""
    kind = called(node.type)
    match node:
        case FactRef():
            return f"`{node.path}`, {kind},"
        case ParameterRef():
            return f"`param.{node.name}`, {kind},"
        case ItemRef():
            return f"`{node.variable}{f'.{node.field}' if node.field else ''}`, {kind},"
        case Literal(value=str(value)):
            return f"the text `{value}`"
        case _:
            return kind


def _mending(one: Node, other: Node) -> str | None:
    """How a literal would have to be written to fit the other side."""
    if isinstance(one.type, ListType) and not isinstance(other.type, ListType):
        return "to ask whether something is in a list, write `item in list`; to look into it, `list.exists(x, …)`"
    if isinstance(one.type, ObjectType):
        return "compare one of its fields"
    if not isinstance(one, Literal) or not isinstance(one.value, str):
        return None
    return _requoted(one.value, other)


def _requoted(text: str, other: Node) -> str | None:
    match other.type:
        case NumberType() if _NUMBER.fullmatch(text):
            return f"write the number without quotes: `{text.strip().replace(',', '').replace('_', '')}`"
        case DateType() if _DATE.fullmatch(text):
            return f'write `date("{text}")`'
        case BoolType() if text.lower() in {"true", "yes", "false", "no"}:
            return f"write `{'true' if text.lower() in {'true', 'yes'} else 'false'}` without quotes"
        case _:
            return None


def _numbers(left: Node, ours: NumberType, right: Node, theirs: NumberType, work: Work) -> Pair | None:
    if ours == theirs:
        return left, right
    if ours.unit is None and constant(left):
        return in_unit(left, theirs.unit), right
    if theirs.unit is None and constant(right):
        return left, in_unit(right, ours.unit)
    message = f"{_shown(left)} does not go with {_shown(right).rstrip(',')}"
    work.report(left.at, "unit-mismatch", message, "units are not converted: compare and add like with like")
    return None


def _choices(left: Node, ours: ChoiceType, right: Node, theirs: ChoiceType, work: Work) -> Pair | None:
    if set(ours.choices) <= set(theirs.choices) or set(theirs.choices) <= set(ours.choices):
        return left, right
    extra = ", ".join(f"`{choice}`" for choice in ours.choices if choice not in theirs.choices)
    message = f"{called(ours)} does not compare with {called(theirs)}: their choices differ"
    work.report(left.at, "wrong-type", message, f"only the first has {extra}")
    return None


def _chosen(literal: Literal, kind: ChoiceType, work: Work) -> Literal | None:
    """The text as one of the choices, or `None` with a finding that names them."""
    if literal.value in kind.choices:
        return replace(literal, type=kind)
    what = "a country code (ISO 3166-1 alpha-2)" if kind.name == COUNTRY else f"a choice of `{kind.name}`"
    work.report(literal.at, "impossible-choice", f"`{literal.value}` is not {what}", _choice_hint(literal, kind))
    return None


def _choice_hint(literal: Literal, kind: ChoiceType) -> str:
    text = str(literal.value)
    near = _country(text) if kind.name == COUNTRY else nearest(text, kind.choices)
    choices = ", ".join(f"`{choice}`" for choice in kind.choices)
    if len(kind.choices) > _FEW:
        return f"did you mean `{near}`?" if near else "write one of its choices as the vocabulary lists them"
    return f"did you mean `{near}`? the choices are {choices}" if near else f"the choices are {choices}"


def _country(text: str) -> str | None:
    """The code of a country given by name, or by a code in small letters."""
    code = text.upper() if text.upper() in countries() else three_letter_codes().get(text.upper())
    if code:
        return code
    codes = {name: code for code, name in countries().items()}
    near = nearest(text, codes)
    return codes[near] if near else None
