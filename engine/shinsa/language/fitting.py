"""Make two sides fit: a literal takes the unit or the choices of what it stands beside; anything else must match."""

import re
from dataclasses import replace
from typing import TypeAlias

from shinsa.language.catalogue import types as catalogue
from shinsa.language.catalogue.mistakes import WRITE_IT
from shinsa.language.catalogue.names import MEANT
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
from shinsa.messages.message import Translated
from shinsa.messages.teller import Series, said
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
    message = said(catalogue.DOES_NOT_COMPARE, left=_shown(left, first=True), right=_shown(right, first=False))
    work.report(left.at, "wrong-type", message, _mending(left, right) or _mending(right, left))


def _shown(node: Node, *, first: bool) -> Translated:
    """A side as the user wrote it, where it is a plain name or literal, and what it is."""
    kind = called(node.type)
    named = catalogue.NAME_AND_TYPE if first else catalogue.NAME_AND_TYPE_LAST
    match node:
        case FactRef():
            return said(named, name=node.path, kind=kind)
        case ParameterRef():
            return said(named, name=f"param.{node.name}", kind=kind)
        case ItemRef():
            return said(named, name=f"{node.variable}.{node.field}" if node.field else node.variable, kind=kind)
        case Literal(value=str(value)):
            return said(catalogue.TEXT_ITSELF, text=value)
        case _:
            return kind


def _mending(one: Node, other: Node) -> Translated | None:
    """How a literal would have to be written to fit the other side."""
    if isinstance(one.type, ListType) and not isinstance(other.type, ListType):
        return said(catalogue.TO_LOOK_INTO)
    if isinstance(one.type, ObjectType):
        return said(catalogue.COMPARE_A_FIELD)
    if not isinstance(one, Literal) or not isinstance(one.value, str):
        return None
    return _requoted(one.value, other)


def _requoted(text: str, other: Node) -> Translated | None:
    match other.type:
        case NumberType() if _NUMBER.fullmatch(text):
            number = text.strip().replace(",", "").replace("_", "")
            return said(catalogue.NUMBER_UNQUOTED, number=number)
        case DateType() if _DATE.fullmatch(text):
            return said(WRITE_IT, text=f'date("{text}")')
        case BoolType() if text.lower() in {"true", "yes", "false", "no"}:
            return said(catalogue.ANSWER_UNQUOTED, answer="true" if text.lower() in {"true", "yes"} else "false")
        case _:
            return None


def _numbers(left: Node, ours: NumberType, right: Node, theirs: NumberType, work: Work) -> Pair | None:
    if ours == theirs:
        return left, right
    if ours.unit is None and constant(left):
        return in_unit(left, theirs.unit), right
    if theirs.unit is None and constant(right):
        return left, in_unit(right, ours.unit)
    message = said(catalogue.DOES_NOT_GO_WITH, left=_shown(left, first=True), right=_shown(right, first=False))
    work.report(left.at, "unit-mismatch", message, said(catalogue.UNITS_NOT_CONVERTED))
    return None


def _choices(left: Node, ours: ChoiceType, right: Node, theirs: ChoiceType, work: Work) -> Pair | None:
    if set(ours.choices) <= set(theirs.choices) or set(theirs.choices) <= set(ours.choices):
        return left, right
    extra = Series(f"`{choice}`" for choice in ours.choices if choice not in theirs.choices)
    message = said(catalogue.CHOICES_DIFFER, left=called(ours), right=called(theirs))
    work.report(left.at, "wrong-type", message, said(catalogue.ONLY_FIRST_HAS, choices=extra))
    return None


def _chosen(literal: Literal, kind: ChoiceType, work: Work) -> Literal | None:
    """The text as one of the choices, or `None` with a finding that names them."""
    if literal.value in kind.choices:
        return replace(literal, type=kind)
    value = str(literal.value)
    message = (
        said(catalogue.NO_COUNTRY_CODE, value=value)
        if kind.name == COUNTRY
        else said(catalogue.NOT_A_CHOICE, value=value, name=kind.name)
    )
    work.report(literal.at, "impossible-choice", message, _choice_hint(value, kind))
    return None


def _choice_hint(text: str, kind: ChoiceType) -> Translated:
    near = _country(text) if kind.name == COUNTRY else nearest(text, kind.choices)
    if len(kind.choices) > _FEW:
        return said(MEANT, name=near) if near else said(catalogue.CHOOSE_LISTED)
    choices = Series(f"`{choice}`" for choice in kind.choices)
    if near:
        return said(catalogue.MEANT_AMONG, name=near, choices=choices)
    return said(catalogue.THE_CHOICES, choices=choices)


def _country(text: str) -> str | None:
    """The code of a country given by name, or by a code in small letters."""
    code = text.upper() if text.upper() in countries() else three_letter_codes().get(text.upper())
    if code:
        return code
    codes = {name: code for code, name in countries().items()}
    near = nearest(text, codes)
    return codes[near] if near else None
