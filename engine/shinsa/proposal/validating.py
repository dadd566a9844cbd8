"""The vocabulary as a pydantic core schema: strict, nothing extra, every fact of its kind and in its bounds.

The schema is given to pydantic's core as it stands. Making one pydantic model of 200 fields instead costs about ten
times as long to build, and importing the model classes about 0.1 s, in every start of the command line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from functools import partial
from typing import Any

from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core import core_schema as core

from shinsa.facts import Fact, FactKind, FactList
from shinsa.proposal.reading import number_of
from shinsa.proposal.shape import EVIDENCE_VALUE, Group, Member, row_of
from shinsa.standards import countries, currencies

LONGEST_NAME = 200
DECIMAL_TEXT = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
ISO_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
LINE_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029"
TEXT_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"

_NAMES = frozenset({"id", "title"})
_FILLED = frozenset({"evidence[].fact", "evidence[].source"})
_BAD_IN_NAME = re.compile(f"[{LINE_CONTROL}\ud800-\udfff]")
_BAD_IN_TEXT = re.compile(f"[{TEXT_CONTROL}\ud800-\udfff]")
_DECIMAL_TEXT = re.compile(DECIMAL_TEXT.removesuffix("$"))
_ISO_DATE = re.compile(ISO_DATE.removesuffix("$"))
_WIDE = Context(prec=400, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])


@dataclass(frozen=True, slots=True)
class Foreign:
    """An amount in a currency that is not the programme's, which is never converted."""

    amount: Decimal
    currency: str


def schema_of(member: Member, currency: str) -> CoreSchema:
    """The core schema of one member; numbers come out as decimals, dates as dates, objects as dicts of what is stated.

    Money comes out as a decimal, or as `Foreign` in another currency than the programme's.
    """
    if isinstance(member, Group):
        return _object(member, currency)
    if isinstance(member, FactList):
        return core.list_schema(schema_of(row_of(member), currency), max_length=member.longest, strict=True)
    if member.path == EVIDENCE_VALUE:
        return core.any_schema()
    return _money(member, currency) if member.kind is FactKind.MONEY else _KINDS[member.kind](member)


def _object(group: Group, currency: str) -> CoreSchema:
    fields: dict[str, core.TypedDictField] = {}
    for name, member in group.members.items():
        schema = schema_of(member, currency)
        needed = name in group.required
        fields[name] = core.typed_dict_field(schema if needed else core.nullable_schema(schema), required=needed)
    return core.typed_dict_schema(fields, extra_behavior="forbid", strict=True)


def _number(fact: Fact) -> CoreSchema:
    schema = core.decimal_schema(ge=fact.minimum, le=fact.maximum, strict=True)
    if fact.step is None:
        return schema
    return core.no_info_after_validator_function(partial(_on_step, fact.step), schema)


def _on_step(step: Decimal, value: Decimal) -> Decimal:
    if _WIDE.remainder(value, step) != 0:
        raise PydanticCustomError("too-fine", "too-fine")
    return value


def _bool(_fact: Fact) -> CoreSchema:
    return core.bool_schema(strict=True)


def _choice(fact: Fact) -> CoreSchema:
    return core.literal_schema([choice.value for choice in fact.choices])


def _country(_fact: Fact) -> CoreSchema:
    return core.no_info_after_validator_function(_known_country, core.str_schema(strict=True))


def _known_country(value: str) -> str:
    if value not in countries():
        raise PydanticCustomError("bad-country", "bad-country")
    return value


def _text(fact: Fact) -> CoreSchema:
    check: Callable[[str], str] = _clean
    if fact.path in _NAMES:
        check = _name
    elif fact.path in _FILLED:
        check = _filled
    return core.no_info_after_validator_function(check, core.str_schema(strict=True))


def _clean(value: str) -> str:
    if _BAD_IN_TEXT.search(value):
        raise PydanticCustomError("bad-text", "bad-text")
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("wrong-length", "wrong-length")
    return _clean(value)


def _name(value: str) -> str:
    if _BAD_IN_NAME.search(value):
        raise PydanticCustomError("bad-text", "bad-text")
    if len(value) > LONGEST_NAME:
        raise PydanticCustomError("wrong-length", "wrong-length")
    return _filled(value)


def _date(fact: Fact) -> CoreSchema:
    read = core.no_info_after_validator_function(_iso_date, core.str_schema(strict=True))
    if fact.earliest is None and fact.latest is None:
        return read
    return core.chain_schema([read, core.date_schema(strict=True, ge=fact.earliest, le=fact.latest)])


def _iso_date(value: str) -> date:
    if _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad-date", "bad-date")


def _money(fact: Fact, currency: str) -> CoreSchema:
    amount = core.no_info_before_validator_function(_amount, core.decimal_schema(strict=True))
    code = core.no_info_after_validator_function(
        partial(_known_currency, currency),
        core.str_schema(strict=True),
    )
    fields = {"amount": core.typed_dict_field(amount), "currency": core.typed_dict_field(code)}
    written = core.typed_dict_schema(fields, extra_behavior="forbid", strict=True)
    return core.no_info_after_validator_function(partial(_in_programme_currency, fact, currency), written)


def _amount(value: object) -> object:
    """Money may be written as a decimal text, so that no program on the way rounds it."""
    if not isinstance(value, str):
        return value
    number = number_of(value) if len(value) <= LONGEST_NAME and _DECIMAL_TEXT.fullmatch(value) else None
    if number is None:
        raise PydanticCustomError("bad-amount", "bad-amount")
    return number


def _known_currency(programme: str, value: str) -> str:
    if value != programme and value not in currencies():
        raise PydanticCustomError("bad-currency", "bad-currency")
    return value


def _in_programme_currency(fact: Fact, currency: str, money: dict[str, Any]) -> Decimal | Foreign:
    """Bounds are in the programme's currency and say nothing about another one."""
    amount: Decimal = money["amount"]
    if money["currency"] != currency:
        return Foreign(amount, money["currency"])
    if (fact.minimum is not None and amount < fact.minimum) or (fact.maximum is not None and amount > fact.maximum):
        raise PydanticCustomError("out-of-range", "out-of-range")
    return amount if fact.step is None else _on_step(fact.step, amount)


_KINDS: dict[FactKind, Callable[[Fact], CoreSchema]] = {
    FactKind.NUMBER: _number,
    FactKind.BOOL: _bool,
    FactKind.CHOICE: _choice,
    FactKind.COUNTRY: _country,
    FactKind.TEXT: _text,
    FactKind.DATE: _date,
}
