"""What the vocabulary expects, in words: kinds, ranges, choices, labels with units."""

from shinsa.facts import Fact, FactKind, FactList
from shinsa.proposal.shape import Group, Member
from shinsa.proposal.showing import listed, quoted
from shinsa.values import plain

_KINDS = {
    FactKind.NUMBER: "a number",
    FactKind.MONEY: "an amount of money",
    FactKind.BOOL: "true or false",
    FactKind.COUNTRY: "a country code",
    FactKind.TEXT: "a text",
    FactKind.DATE: "a date",
}


def named(name: str, member: Member | None) -> str:
    """A key with its label and unit: `net_mw` (net capacity, MW)."""
    if not isinstance(member, Fact | FactList) or member.label.en == name:
        return quoted(name)
    unit = f", {member.unit}" if isinstance(member, Fact) and member.unit else ""
    return f"{quoted(name)} ({member.label.en}{unit})"


def expected(member: Member | None) -> str:
    """What the value must be: `a number in MW`, `one of …`, `a list`."""
    if not isinstance(member, Fact):
        return "a list" if isinstance(member, FactList) else "an object"
    if member.kind is FactKind.CHOICE:
        return f"one of {choices(member)}"
    unit = f" in {member.unit}" if member.unit and member.kind is FactKind.NUMBER else ""
    return _KINDS[member.kind] + unit


def choices(fact: Fact) -> str:
    """The first choices of a choice fact."""
    return listed([choice.value for choice in fact.choices])


def span(fact: Fact, currency: str) -> str:
    """The range of a fact in its unit: `0 to 30000 MW`, `at least 0 USD`, `2020-01-01 to 2060-12-31`."""
    low, high = _bounds(fact)
    unit = currency if fact.kind is FactKind.MONEY else fact.unit
    tail = f" {unit}" if unit else ""
    if low is None:
        return f"at most {high}{tail}"
    return f"at least {low}{tail}" if high is None else f"{low} to {high}{tail}"


def _bounds(fact: Fact) -> tuple[str | None, str | None]:
    if fact.kind is FactKind.DATE:
        return tuple(bound and bound.isoformat() for bound in (fact.earliest, fact.latest))  # type: ignore[return-value]
    low, high = (None if bound is None else plain(bound) for bound in (fact.minimum, fact.maximum))
    return low, high


def example(fact: Fact, currency: str) -> str | None:
    """How a value of this kind is written, where that is not plain."""
    if fact.kind is FactKind.MONEY:
        return f'write {{"amount": "2500000000", "currency": "{currency}"}}'
    if fact.kind is FactKind.DATE:
        return "write year, month and day: 2025-10-28"
    if fact.kind is FactKind.COUNTRY:
        return "write two capital letters (ISO 3166-1): US, JP"
    return None


def keys(group: Group) -> str:
    """The keys an object may have."""
    return listed(list(group.members))
