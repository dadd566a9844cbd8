"""The language type of each fact, and how a type is called when a mistake is told."""

from shinsa.facts import Entry, Fact, FactKind, FactList
from shinsa.language.catalogue import types as catalogue
from shinsa.language.tree import (
    BoolType,
    ChoiceType,
    DateType,
    ItemType,
    ListType,
    NumberType,
    ObjectType,
    TextType,
    Type,
)
from shinsa.language.units import unit_named
from shinsa.messages.message import Translated
from shinsa.messages.teller import said
from shinsa.standards import country_codes

COUNTRY = "country"
"""The name of the choice every country fact takes."""


def fact_type(fact: Fact, currency: str) -> ItemType:  # noqa: PLR0911  # one answer for each form
    """The type of a fact with one value; money is a number in the programme's currency."""
    match fact.kind:
        case FactKind.NUMBER:
            return NumberType(fact.unit)
        case FactKind.MONEY:
            return NumberType(currency)
        case FactKind.BOOL:
            return BoolType()
        case FactKind.CHOICE:
            return ChoiceType(fact.path, tuple(choice.value for choice in fact.choices))
        case FactKind.COUNTRY:
            return country_type()
        case FactKind.TEXT:
            return TextType()
        case FactKind.DATE:
            return DateType()


def entry_type(entry: Entry, currency: str) -> Type:
    """The type of an entry of the vocabulary: a fact's own, or a list of its items'."""
    if not isinstance(entry, FactList):
        return fact_type(entry, currency)
    return ListType(ObjectType(entry.path) if entry.item is None else fact_type(entry.item, currency))


def country_type() -> ChoiceType:
    """The type of country facts and of parameters that take a country."""
    return ChoiceType(COUNTRY, country_codes())


def called(kind: Type) -> Translated:  # noqa: PLR0911  # one answer for each form
    """What a type is called: `a number in MW`, `one of the choices of generation.kind`."""
    match kind:
        case BoolType():
            return said(catalogue.TYPE_YES_NO)
        case NumberType():
            return (
                said(catalogue.TYPE_NUMBER_IN, unit=unit_named(kind.unit)) if kind.unit else said(catalogue.TYPE_NUMBER)
            )
        case ChoiceType():
            is_country = kind.name == COUNTRY
            return said(catalogue.TYPE_COUNTRY) if is_country else said(catalogue.TYPE_CHOICE, name=kind.name)
        case TextType():
            return said(catalogue.TYPE_TEXT)
        case DateType():
            return said(catalogue.TYPE_DATE)
        case ObjectType():
            return said(catalogue.TYPE_ITEM, path=kind.path)
        case ListType():
            return said(catalogue.TYPE_LIST, items=_several(kind.item))


def _several(kind: ItemType) -> Translated:  # one answer for each form
    match kind:
        case BoolType():
            return said(catalogue.TYPES_YES_NO)
        case NumberType():
            return (
                said(catalogue.TYPES_NUMBER_IN, unit=unit_named(kind.unit))
                if kind.unit
                else said(catalogue.TYPES_NUMBER)
            )
        case ChoiceType():
            is_country = kind.name == COUNTRY
            return said(catalogue.TYPES_COUNTRY) if is_country else said(catalogue.TYPES_CHOICE, name=kind.name)
        case TextType():
            return said(catalogue.TYPES_TEXT)
        case DateType():
            return said(catalogue.TYPES_DATE)
        case ObjectType():
            return said(catalogue.TYPES_OBJECT)
