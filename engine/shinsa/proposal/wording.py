"""What pydantic's core found wrong, in plain words: one problem for each error, at its JSON pointer."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import cast

from pydantic_core import ErrorDetails

from shinsa.errors import Problem
from shinsa.facts import Fact, FactKind, FactList
from shinsa.messages.teller import said
from shinsa.proposal import describing
from shinsa.proposal.catalogue import values as catalogue
from shinsa.proposal.codes import Code
from shinsa.proposal.meant import Country, Currency, country_meant, currency_meant
from shinsa.proposal.reading import not_an_object
from shinsa.proposal.shape import Group, Member, member_at, money_of, row_of
from shinsa.proposal.showing import Location, listed, number, place, pointer, quoted, shown
from shinsa.proposal.suggesting import nearest
from shinsa.values import Text, plain

MOST_HINTS = 100
"""So many mistakes are compared with what would have been right; a document of nonsense must not take minutes."""

_PER_CENT = 100
_NUMERAL = re.compile(r"-?[0-9]{1,50}(\.[0-9]{1,50})?")


@dataclass(frozen=True, slots=True)
class _Fault:
    """One error: where, the value there, and what the vocabulary expects there and in the object around it."""

    at: Location
    value: object
    member: Member | None
    around: Member | None
    limits: Mapping[str, object]
    hinted: bool

    @property
    def place(self) -> str:
        return place(self.at)

    @property
    def fact(self) -> Fact:
        """The fact expected there; faults in values only arise where one is."""
        if not isinstance(self.member, Fact):
            raise TypeError(f"{self.place} is not a fact")
        return self.member


class Wording:
    """Words errors for proposals of one shape."""

    def __init__(self, root: Group, currency: str) -> None:
        self._root = root
        self._currency = currency
        self._words: dict[str, Callable[[_Fault], Problem]] = {
            "extra_forbidden": self._unknown_key,
            "missing": _missing_key,
            "finite_number": _not_a_number,
            "greater_than_equal": self._out_of_range,
            "less_than_equal": self._out_of_range,
            "out-of-range": self._out_of_range,
            "too-fine": self._too_fine,
            "too_long": _list_too_long,
            "literal_error": self._wrong_choice,
            "string_unicode": _bad_text,
            "bad-text": _bad_text,
            "bad-date": _bad_date,
            "bad-country": _bad_country,
            "bad-amount": _bad_amount,
            "bad-currency": _bad_currency,
            "wrong-length": _wrong_length,
        }

    def problems(
        self, errors: Iterable[ErrorDetails], member: Member | None = None, at: Location = (), *, hinted: bool = True
    ) -> Iterator[Problem]:
        """Each error as a problem; the errors are about `member`, which stands `at`, or about the whole proposal.

        `hinted` is false where enough hints have been given.
        """
        ordered = sorted(errors, key=lambda error: pointer(error["loc"]))
        for count, error in enumerate(ordered):
            yield self._problem(
                self._fault(error, member or self._root, at, hinted=hinted and count < MOST_HINTS), error["type"]
            )

    @cached_property
    def paths(self) -> Mapping[str, Member]:
        """Every path of the vocabulary, lists and groups included: `sites`, `sites[].country`."""
        return dict(_paths(self._root))

    def _fault(self, error: ErrorDetails, member: Member, at: Location, *, hinted: bool) -> _Fault:
        inside = error["loc"]
        expected = member_at(member, inside, self._currency)
        around = member_at(member, inside[:-1], self._currency) if inside else None
        return _Fault((*at, *inside), error["input"], expected, around, error.get("ctx", {}), hinted)

    def _problem(self, fault: _Fault, kind: str) -> Problem:
        if not fault.at and kind == "dict_type":
            return not_an_object(fault.value)
        if fault.value is None and any(isinstance(part, int) for part in fault.at[-1:]):
            message = said(catalogue.NULL_ITEM, place=fault.place)
            return Problem(pointer(fault.at), Code.NULL_ITEM, message, said(catalogue.LEAVE_ITEM_OUT))
        if fault.value is None and kind != "extra_forbidden":
            return _missing_key(fault)
        return self._words.get(kind, self._wrong_type)(fault)

    def _unknown_key(self, fault: _Fault) -> Problem:
        key = str(fault.at[-1])
        group = fault.around
        if isinstance(group, Fact):
            group = money_of(group, self._currency)
        message = (
            said(catalogue.NO_FACT_CALLED_IN, key=quoted(key), place=place(fault.at[:-1]))
            if len(fault.at) > 1
            else said(catalogue.NO_FACT_CALLED, key=quoted(key))
        )
        hint = self._key_hint(key, group) if fault.hinted and isinstance(group, Group) else None
        return Problem(pointer(fault.at), Code.UNKNOWN_KEY, message, hint)

    def _key_hint(self, key: str, group: Group) -> str:
        if "." in key and key in self.paths:
            nested = "".join(f'{{"{part}": ' for part in key.split(".")) + "…" + "}" * (key.count(".") + 1)
            return said(catalogue.WRITE_NESTED, nested=nested)
        elsewhere = [path for path in self.paths if path.rpartition(".")[2] == key]
        if elsewhere:
            return said(catalogue.DID_YOU_MEAN, what=listed(elsewhere))
        if near := nearest(key, group.members):
            return said(catalogue.DID_YOU_MEAN, what=describing.named(near, group.members[near]))
        return said(catalogue.KEYS_HERE, keys=describing.keys(group))

    def _out_of_range(self, fault: _Fault) -> Problem:
        at, value = _number_in(fault)
        span = describing.span(fault.fact, self._currency)
        message = said(catalogue.OUTSIDE_RANGE, value=_written(value), place=place(at), span=span)
        return Problem(pointer(at), Code.OUT_OF_RANGE, message, _share_hint(fault.fact, value))

    def _too_fine(self, fault: _Fault) -> Problem:
        at, value = _number_in(fault)
        unit = self._currency if fault.fact.kind is FactKind.MONEY else fault.fact.unit
        step = describing.in_unit(plain(fault.fact.step or Decimal(0)), unit)
        message = said(catalogue.TOO_FINE, value=_written(value), place=place(at), step=step)
        return Problem(pointer(at), Code.TOO_FINE, message, said(catalogue.ROUND_IT))

    def _wrong_choice(self, fault: _Fault) -> Problem:
        if not isinstance(fault.value, str):
            return self._wrong_type(fault)
        fact = fault.fact
        by_value = {choice.value: choice.label for choice in fact.choices}
        near = nearest(fault.value, by_value) if fault.hinted else None
        hint = (
            said(catalogue.DID_YOU_MEAN, what=_labelled(near, by_value[near]))
            if near
            else said(catalogue.CHOOSE_ONE, choices=describing.choices(fact))
        )
        message = said(catalogue.NO_CHOICE, value=quoted(fault.value), place=fault.place)
        return Problem(pointer(fault.at), Code.WRONG_CHOICE, message, hint)

    def _wrong_type(self, fault: _Fault) -> Problem:
        expected, seen = describing.expected(fault.member), shown(fault.value)
        message = said(catalogue.MUST_BE, place=fault.place, expected=expected, shown=seen)
        return Problem(pointer(fault.at), Code.WRONG_TYPE, message, self._type_hint(fault))

    def _type_hint(self, fault: _Fault) -> str | None:
        member, value = fault.member, fault.value
        if isinstance(member, FactList):
            return said(catalogue.IN_BRACKETS)
        if not isinstance(member, Fact):
            return None
        if isinstance(value, str) and _meant_bare(member, value):
            return said(catalogue.WITHOUT_QUOTES, value=value.strip())
        return describing.example(member, self._currency)


def _paths(group: Group) -> Iterator[tuple[str, Member]]:
    for member in group.members.values():
        yield member.path, member
        inner = row_of(member) if isinstance(member, FactList) else member
        if isinstance(inner, Group):
            yield from _paths(inner)


def _meant_bare(fact: Fact, text: str) -> bool:
    if fact.kind is FactKind.BOOL:
        return text.strip() in {"true", "false"}
    return fact.kind is FactKind.NUMBER and _NUMERAL.fullmatch(text.strip()) is not None


def _share_hint(fact: Fact, value: object) -> str | None:
    """Forty per cent as a share is 0.4; people write 40."""
    is_share = fact.unit is None and fact.maximum == 1
    if is_share and isinstance(value, Decimal) and 1 < value <= _PER_CENT:
        return said(catalogue.WRITE_SHARE, percent=plain(value), share=plain(value / _PER_CENT))
    return None


def _missing_key(fault: _Fault) -> Problem:
    return Problem(pointer(fault.at), Code.MISSING_KEY, said(catalogue.IS_REQUIRED, place=fault.place))


def _not_a_number(fault: _Fault) -> Problem:
    return Problem(pointer(fault.at), Code.NOT_A_NUMBER, said(catalogue.NOT_FINITE, place=fault.place))


def _number_in(fault: _Fault) -> tuple[Location, object]:
    """Bounds of money are found broken on the whole object; the reader is sent to its amount."""
    if fault.fact.kind is not FactKind.MONEY:
        return fault.at, fault.value
    return (*fault.at, "amount"), cast("dict[str, object]", fault.value)["amount"]


def _written(value: object) -> str:
    if isinstance(value, Decimal):
        return number(value)
    return quoted(value.isoformat() if isinstance(value, date) else str(value))


def _list_too_long(fault: _Fault) -> Problem:
    length, longest = (str(fault.limits.get(limit)) for limit in ("actual_length", "max_length"))
    message = said(catalogue.TOO_MANY_ITEMS, place=fault.place, length=length, longest=longest)
    return Problem(pointer(fault.at), Code.LIST_TOO_LONG, message)


def _bad_text(fault: _Fault) -> Problem:
    message = said(catalogue.CONTROL_CHARACTER, place=fault.place)
    return Problem(pointer(fault.at), Code.BAD_TEXT, message, said(catalogue.REMOVE_UNSEEN))


def _bad_date(fault: _Fault) -> Problem:
    message = said(catalogue.NOT_A_DATE, value=quoted(str(fault.value)))
    return Problem(pointer(fault.at), Code.BAD_DATE, message, said(catalogue.WRITE_DATE))


def _bad_country(fault: _Fault) -> Problem:
    meant = country_meant(str(fault.value)) if fault.hinted else None
    message = said(catalogue.NOT_A_COUNTRY, value=quoted(str(fault.value)))
    hint = said(catalogue.DID_YOU_MEAN, what=_named(Country(*meant))) if meant else describing.example(fault.fact, "")
    return Problem(pointer(fault.at), Code.BAD_COUNTRY, message, hint)


def _bad_amount(fault: _Fault) -> Problem:
    message = said(catalogue.NOT_AN_AMOUNT, value=quoted(str(fault.value)))
    return Problem(pointer(fault.at), Code.BAD_AMOUNT, message, said(catalogue.WRITE_DIGITS))


def _bad_currency(fault: _Fault) -> Problem:
    meant = currency_meant(str(fault.value))
    message = said(catalogue.NOT_A_CURRENCY, value=quoted(str(fault.value)))
    hint = said(catalogue.DID_YOU_MEAN, what=_named(Currency(*meant))) if meant else said(catalogue.WRITE_CURRENCY)
    return Problem(pointer(fault.at), Code.BAD_CURRENCY, message, hint)


def _wrong_length(fault: _Fault) -> Problem:
    length = len(str(fault.value))
    blank = not str(fault.value).strip()
    message = (
        said(catalogue.IS_EMPTY, place=fault.place)
        if blank
        else said(catalogue.TOO_MANY_CHARACTERS, place=fault.place, length=str(length))
    )
    return Problem(pointer(fault.at), Code.WRONG_LENGTH, message)


def _labelled(value: str, label: Text) -> str:
    """A choice with its label, where that says more."""
    return quoted(value) if label.en == value else said(catalogue.LABELLED, name=quoted(value), label=label)


def _named(what: Country | Currency) -> str:
    return said(catalogue.LABELLED, name=quoted(what.code), label=what)
