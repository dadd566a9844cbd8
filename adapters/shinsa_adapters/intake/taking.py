"""One function on one record: the value it gives, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, TypeAlias, cast

from shinsa.facts import Fact, FactKind
from shinsa.standards import currencies
from shinsa.values import Rate, exact, plain, rate_on
from shinsa_adapters.intake.model import Constant, Field, Function, Mapping, Switch
from shinsa_adapters.intake.paths import NotKnown, PathError
from shinsa_adapters.intake.values import Unknown, blank, folded, value_of, within, word

Scalar: TypeAlias = Decimal | bool | str | dict[str, object]
"""A value as proposals write it; money is an object of amount and currency."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a function took: the place at the source, the source's own words, and the value or why there is none.

    `value` is `None` where the source says nothing at all; `remark` tells of a conversion. What a `constant` gives,
    the mapping declares and the source does not say. An amount that is `unconverted` is kept as it is, and not known.
    """

    place: str
    words: str | None
    value: Scalar | Unknown | None
    remark: str | None = None
    constant: bool = False
    unconverted: Unknown | None = None

    @property
    def unknown(self) -> Unknown | None:
        """Why the fact is not known, though the source says something."""
        return self.value if isinstance(self.value, Unknown) else self.unconverted


def taken(fact: Fact, given: Function, record: object, mapping: Mapping, read: date) -> Taken:
    """The value for a fact, from a record or an item of it, read on a day."""
    if isinstance(given, Constant):
        return Taken("none, stated by the mapping", None, cast("Scalar", given.value), constant=True)
    place = given.path.text
    try:
        found = given.path.find(record)
    except PathError as error:
        return Taken(place, None, Unknown("path-failed", str(error)))
    values = _values(found)
    if not values:
        return Taken(place, None, None)
    shown = [_shown(value) for value in values]
    words = "; ".join(shown if given.combine == "sum" else dict.fromkeys(shown))
    unreadable = _unreadable(values)
    if unreadable is not None or isinstance(given, Switch):
        switched = [_switched(given, value) for value in values] if isinstance(given, Switch) else []
        return Taken(place, words, unreadable or _combined(switched, given))
    told = [value_of(fact, value, given.writing) for value in values]
    unit = f" {given.writing.unit}" if given.writing.unit else ""
    found = Taken(place, f"{words}{unit}", _combined(told, given))
    if fact.kind is FactKind.MONEY:
        return _money(fact, given, record, (mapping, read), found)
    return replace(found, value=within(fact, found.value))


def _values(found: object) -> list[object]:
    """The values found, none where all are blank."""
    values = cast("list[object]", found) if isinstance(found, list) else [found]
    return [] if all(map(blank, values)) else values


def _unreadable(values: Sequence[object]) -> Unknown | None:
    """Why nothing can be taken, where one of the values is blank or nobody can read it."""
    for value in values:
        if isinstance(value, NotKnown):
            return Unknown(value.code, value.reason)
    return Unknown("partly-blank", "some of the values are blank") if any(map(blank, values)) else None


def _shown(value: object) -> str:
    return "(blank)" if blank(value) else word(value) if not isinstance(value, dict | list) else "(several values)"


def _switched(switch: Switch, value: object) -> Scalar | Unknown:
    if isinstance(value, dict | list):
        return Unknown("not-a-text", "an object or a list stands where a word is expected")
    key = folded(word(value))
    if key in switch.case:
        return cast("Scalar", switch.case[key])
    if key in switch.unknown:
        return Unknown("word-unknown", f"the mapping says that `{word(value)}` tells nothing about this")
    if switch.options is not None and key not in switch.options:
        return Unknown("not-an-option", f"`{word(value)}` is not among the options that the mapping lists")
    return Unknown("word-not-mapped", f"the mapping has no case for `{word(value)}`")


def _combined(values: Sequence[object], given: Field | Switch) -> Scalar | Unknown:
    """One value of several; unknown where one of them is."""
    for value in values:
        if isinstance(value, Unknown):
            return value
    known = cast("Sequence[Any]", values)
    if given.combine == "same":
        if any(value != known[0] for value in known):
            return Unknown("several-values", "the values differ, and the mapping does not say how to combine them")
        return cast("Scalar", known[0])
    if given.combine == "sum":
        with exact():
            return sum(known, Decimal(0))
    ranked = sorted(known, key=given.order.index if isinstance(given, Switch) else None)
    return cast("Scalar", ranked[0] if given.combine == "least" else ranked[-1])


def _money(fact: Fact, field: Field, record: object, reading: tuple[Mapping, date], at: Taken) -> Taken:
    amount, (mapping, read) = at.value, reading
    if not isinstance(amount, Decimal):
        return at
    code = _currency(field, record)
    if isinstance(code, Unknown):
        return Taken(at.place, at.words, code)
    words = f"{at.words} {code}"
    if code == mapping.currency:
        return Taken(at.place, words, _valued(fact, amount, code))
    rate = rate_on(mapping.rates, code, read)
    if rate is None:
        return Taken(at.place, words, _written(amount, code), unconverted=_no_rate(mapping, code, read))
    converted = _converted(amount, rate, fact.step)
    return Taken(at.place, words, _valued(fact, converted, mapping.currency), _told(rate, mapping))


def _currency(field: Field, record: object) -> str | Unknown:
    given = field.writing.currency
    if isinstance(given, str):
        return given
    if given is None:
        raise AssertionError(field.path.text)  # a mapping without mistakes gives money a currency
    try:
        codes = {word(value).strip() for value in _values(given.find(record))}
    except PathError as error:
        return Unknown("path-failed", str(error))
    if len(codes) != 1:
        said = "the amounts are in several currencies" if codes else "no currency is given"
        return Unknown("several-currencies" if codes else "no-currency", said)
    (code,) = codes
    return code if code in currencies() else Unknown("bad-currency", f"`{code}` is not a currency code")


def _valued(fact: Fact, amount: Decimal, code: str) -> Scalar | Unknown:
    """An amount in the programme's currency, in which alone a fact has bounds."""
    found = within(fact, amount)
    return _written(found, code) if isinstance(found, Decimal) else cast("Unknown", found)


def _written(amount: Decimal, code: str) -> dict[str, object]:
    return {"amount": plain(amount), "currency": code}


def _converted(amount: Decimal, rate: Rate, step: Decimal | None) -> Decimal:
    """In the programme's currency, rounded to the fact's step: a rate has no more digits than it has."""
    with exact():
        found = amount * rate.rate
        return found if step is None else (found / step).to_integral_value(ROUND_HALF_EVEN) * step


def _no_rate(mapping: Mapping, code: str, read: date) -> Unknown:
    later = any(rate.currency == code for rate in mapping.rates)
    when = f" on or before {read.isoformat()}" if later else ""
    return Unknown("no-rate", f"the ruleset has no rate for {code}{when}")


def _told(rate: Rate, mapping: Mapping) -> str:
    told = f"{plain(rate.rate)} {mapping.currency} per {rate.currency}"
    return f"converted at {told}: {rate.source}, {rate.dated.isoformat()}"
