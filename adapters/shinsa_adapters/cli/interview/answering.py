"""From a line somebody typed to what a proposal would state; whether it may be stated, the proposal's own rules say."""

import re
from decimal import Decimal, InvalidOperation

from shinsa.facts import Fact, FactKind, FactList

_YES = {"yes", "y", "true", "はい", "是"}
_NO = {"no", "n", "false", "いいえ", "否"}
_COMMA = "[,、，]"  # commas of Japanese and Chinese
_NONE = {"none", "なし", "无", "[]"}


def stated(line: str, entry: Fact | FactList, currency: str) -> object:
    """What a proposal states for an answer to a single fact or to a list of single values.

    What is not understood is passed on as text, so that the proposal's validator can say what is wrong with it.
    """
    if isinstance(entry, Fact):
        return _single(line, entry, currency)
    if line.casefold() in _NONE or entry.item is None:
        return []
    return [_single(part.strip(), entry.item, currency) for part in re.split(_COMMA, line)]


def _single(line: str, fact: Fact, currency: str) -> object:
    match fact.kind:
        case FactKind.BOOL:
            word = line.casefold()
            return True if word in _YES else False if word in _NO else line
        case FactKind.NUMBER:
            return _number(line.removesuffix("%").strip() if fact.unit == "%" else line)
        case FactKind.MONEY:
            return {"amount": line.removeprefix(currency).strip(), "currency": currency}
        case FactKind.CHOICE:
            return _choice(line, fact)
        case FactKind.COUNTRY:
            return line.upper()
        case _:
            return line


def _number(line: str) -> Decimal | str:
    try:
        number = Decimal(line)
    except InvalidOperation:
        return line
    return number if number.is_finite() else line


def _choice(line: str, fact: Fact) -> str:
    """The choice with that number in the list, that name, or that label in some language."""
    if line.isascii() and line.isdigit() and 1 <= int(line) <= len(fact.choices):
        return fact.choices[int(line) - 1].value
    named = (c.value for c in fact.choices if line.casefold() in {t.casefold() for t in c.label.languages().values()})
    return next(named, line)
