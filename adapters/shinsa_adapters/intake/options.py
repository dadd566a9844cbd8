"""The options of a `field`: what unit, signs, forms of days and currency the source uses, and whether they fit."""

from collections.abc import Iterable
from decimal import Decimal

from shinsa.facts import Fact, FactKind
from shinsa.parsing.report import Report, listed
from shinsa.parsing.shapes import Keys, Record, each, one_of, scalar, word, yes_no
from shinsa.reading import MappingNode, Node, TextNode
from shinsa.standards import currencies
from shinsa_adapters.intake.model import Writing
from shinsa_adapters.intake.paths import Path, PathError, compiled
from shinsa_adapters.intake.units import convertible, factor
from shinsa_adapters.intake.values import pattern

_SIGNS = ("thousands", "decimal", "prefix", "round")
OPTIONS = {
    FactKind.NUMBER: ("unit", *_SIGNS),
    FactKind.MONEY: ("currency", *_SIGNS),
    FactKind.DATE: ("dates", "day"),
}
"""The options that a field may have beside `combine`, by what the fact is."""
_DAYS = one_of({"first": False, "last": True}, "a day of the month")


def path(node: Node, report: Report) -> Path | None:
    """A JMESPath that finds."""
    text = word(node, report)
    if text is None:
        return None
    try:
        return compiled(text)
    except PathError as error:
        report.add(node.at, "bad-path", f"`{text}` is not a path that is taken: {error}", "paths are JMESPath")
        return None


def writing(record: Record, fact: Fact, report: Report) -> Writing:
    """How the source writes the values of a fact, with every mistake reported."""
    if fact.kind is FactKind.DATE:
        return _days(record, report)
    if fact.kind not in OPTIONS:
        return Writing()
    signs = Writing(
        thousands=_sign(record, "thousands", report) or "",
        decimal=_sign(record, "decimal", report) or ".",
        prefix=_sign(record, "prefix", report) or "",
        rounded=record.get("round", yes_no) or False,
        unit=record.get("unit", word) if fact.kind is FactKind.NUMBER else None,
        factor=_factor(record, fact, report) if fact.kind is FactKind.NUMBER else Decimal(1),
        currency=_currency(record, report) if fact.kind is FactKind.MONEY else None,
    )
    if signs.thousands == signs.decimal:
        report.add(record.place("thousands"), "same-sign", "`thousands` and `decimal` are the same sign")
    return signs


def _sign(record: Record, key: str, report: Report) -> str | None:
    found = record.get(key, scalar)
    if found is None:
        return None
    if len(found.text) != 1 and key != "prefix":
        report.add(found.at, "wrong-value", f"`{key}` is one sign, such as `,`")
    return found.text


def is_share(fact: Fact) -> bool:
    """Whether a number without a unit goes from 0 to 1, so that it could be told in per cent."""
    return fact.unit is None and fact.minimum == 0 and fact.maximum == 1


def _factor(record: Record, fact: Fact, report: Report) -> Decimal:
    units = convertible(fact.unit, is_share=is_share(fact))
    if "unit" not in record:
        if units:
            _missing_unit(record, fact, units, report)
        return Decimal(1)
    unit = record.get("unit", word)
    if unit is None:
        return Decimal(1)
    found = factor(unit, fact.unit, is_share=is_share(fact))
    if found is None:
        takes = f"`{fact.path}` is in {fact.unit}" if fact.unit else f"`{fact.path}` is a bare number"
        hint = f"units that fit are {listed(units)}" if units else "take the unit out"
        report.add(record.place("unit"), "wrong-unit", f"{takes}; `{unit}` cannot be turned into that", hint)
    return found or Decimal(1)


def _missing_unit(record: Record, fact: Fact, units: Iterable[str], report: Report) -> None:
    what = f"is in {fact.unit}" if fact.unit else "is a share from 0 to 1"
    message = f"`{fact.path}` {what}, and the mapping does not say the unit of the source"
    report.add(record.at, "missing-unit", message, f"add `unit`: {listed(units)}")


def _currency(record: Record, report: Report) -> str | Path | None:
    if "currency" not in record:
        message = "the mapping does not say the currency of this amount"
        report.add(
            record.at, "missing-currency", message, "add `currency: {const: USD}` or `currency: {field: a path}`"
        )
        return None
    node = record.node("currency")
    if node is None:
        return None
    inner = Record(node, Keys("a currency", (), ("const", "field")), report)
    if inner.readable and ("const" in inner) == ("field" in inner):
        report.add(node.at, "wrong-value", "a currency is either `const` or `field`")
    return inner.get("field", path) or inner.get("const", currency)


def currency(node: Node, report: Report) -> str | None:
    """A code of ISO 4217."""
    code = word(node, report)
    if code is not None and code not in currencies():
        report.add(
            node.at, "bad-currency", f"`{code}` is not a currency code", "codes are three letters, such as `USD`"
        )
        return None
    return code


def _days(record: Record, report: Report) -> Writing:
    forms = record.get("dates", each(_form, "forms of days")) or ("YYYY-MM-DD",)
    last_day = record.get("day", _DAYS)
    if any("D" not in form for form in forms) and "day" not in record:
        message = "a form of days names no day of the month, and the mapping does not say which one is meant"
        report.add(record.place("dates"), "missing-day", message, "add `day: first` or `day: last`")
    return Writing(dates=forms, last_day=last_day)


def _form(node: Node, report: Report) -> str | None:
    found = word(node, report)
    if found is not None and pattern(found) is None:
        hint = "forms are made of YYYY, MM or M, and DD or D, such as `DD/MM/YYYY`"
        report.add(node.at, "bad-date-form", f"`{found}` is not a form of days", hint)
        return None
    return found


def texts_of(node: MappingNode | None) -> tuple[tuple[str, TextNode], ...]:
    """The entries of a mapping whose values are texts."""
    entries = node.entries.items() if node else ()
    return tuple((key, entry.value) for key, entry in entries if isinstance(entry.value, TextNode))
