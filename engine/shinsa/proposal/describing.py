"""What the vocabulary expects, in words: kinds, ranges, choices, labels with units."""

from collections.abc import Mapping

from shinsa.facts import Fact, FactKind, FactList
from shinsa.language.units import counted, unit_named
from shinsa.messages.message import Message
from shinsa.messages.teller import said
from shinsa.proposal.catalogue import values as catalogue
from shinsa.proposal.shape import Group, Member
from shinsa.proposal.showing import listed, quoted
from shinsa.values import plain

_KINDS: Mapping[FactKind, Message] = {
    FactKind.NUMBER: catalogue.A_NUMBER,
    FactKind.MONEY: catalogue.MONEY_EXPECTED,
    FactKind.BOOL: catalogue.TRUE_OR_FALSE,
    FactKind.COUNTRY: catalogue.COUNTRY_CODE,
    FactKind.TEXT: catalogue.A_TEXT,
    FactKind.DATE: catalogue.A_DATE,
}


def named(name: str, member: Member | None) -> str:
    """A key with its label and unit: `net_mw` (net capacity, MW)."""
    if not isinstance(member, Fact | FactList) or member.label.en == name:
        return quoted(name)
    if isinstance(member, Fact) and member.unit:
        return said(catalogue.LABELLED_UNIT, name=quoted(name), label=member.label, unit=unit_named(member.unit))
    return said(catalogue.LABELLED, name=quoted(name), label=member.label)


def expected(member: Member | None) -> str:
    """What the value must be: `a number in MW`, `one of …`, `a list`."""
    if not isinstance(member, Fact):
        return said(catalogue.A_LIST if isinstance(member, FactList) else catalogue.AN_OBJECT)
    if member.kind is FactKind.CHOICE:
        return said(catalogue.ONE_OF_CHOICES, choices=choices(member))
    if member.unit and member.kind is FactKind.NUMBER:
        return said(catalogue.NUMBER_IN, unit=unit_named(member.unit))
    return said(_KINDS[member.kind])


def choices(fact: Fact) -> str:
    """The first choices of a choice fact."""
    return listed([choice.value for choice in fact.choices])


def span(fact: Fact, currency: str) -> str:
    """The range of a fact in its unit: `0 to 30000 MW`, `at least 0 USD`, `2020-01-01 to 2060-12-31`."""
    low, high = _bounds(fact)
    unit = currency if fact.kind is FactKind.MONEY else fact.unit
    if low is None:
        return said(catalogue.AT_MOST_VALUE, high=in_unit(high, unit))
    if high is None:
        return said(catalogue.AT_LEAST_VALUE, low=in_unit(low, unit))
    return said(catalogue.FROM_TO, low=low, high=in_unit(high, unit))


def in_unit(number: str | None, unit: str | None) -> str:
    """A number as it is written, with its unit: `0.1 MW`, `25 %`."""
    return f"{number} %" if unit == "%" else counted(str(number), unit)


def _bounds(fact: Fact) -> tuple[str | None, str | None]:
    if fact.kind is FactKind.DATE:
        return tuple(bound and bound.isoformat() for bound in (fact.earliest, fact.latest))  # type: ignore[return-value]
    low, high = (None if bound is None else plain(bound) for bound in (fact.minimum, fact.maximum))
    return low, high


def example(fact: Fact, currency: str) -> str | None:
    """How a value of this kind is written, where that is not plain."""
    if fact.kind is FactKind.MONEY:
        return said(catalogue.WRITE_MONEY, currency=currency)
    if fact.kind is FactKind.DATE:
        return said(catalogue.WRITE_DATE)
    if fact.kind is FactKind.COUNTRY:
        return said(catalogue.WRITE_COUNTRY)
    return None


def keys(group: Group) -> str:
    """The keys an object may have."""
    return listed(list(group.members))
