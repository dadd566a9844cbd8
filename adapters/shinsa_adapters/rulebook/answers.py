"""Values as people write them, read by the fact they are for: the other half of every sentence about a proposal."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TypeAlias

from shinsa.facts import Choice, Fact, FactKind
from shinsa.language.guessing import nearest
from shinsa.standards import countries
from shinsa.values import plain
from shinsa_adapters.rulebook.digits import ascii_digits
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.units import in_unit, money, quantity, written

Answer: TypeAlias = "bool | Decimal | str | dict[str, str]"
"""A stated value as a proposal holds it; money is an object of amount and currency, a date its ISO text."""

_QUOTED = re.compile(r'"([^"]*)"')
_BOOLS = {"yes": True, "no": False}


def read_answer(text: str, fact: Fact, currency: str) -> Answer:
    """The value the words state for this fact.

    Raises:
        StepError: the words are not a value of this fact; the hint names the nearest right thing.
    """
    return _READERS[fact.kind](text.strip(), fact, currency)


def split_answers(text: str) -> tuple[str, ...]:
    """The items of `a, b and c`."""
    return tuple(part for part in re.split(r",\s*|\s+and\s+", text.strip()) if part)


def read_day(text: str) -> date:
    """An ISO day; raises StepError for anything else."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise StepError(f"`{text}` is not a day", _in_digits(text) or "write it as `2028-12-31`")


def read_choice(text: str, choices: Sequence[Choice]) -> str:
    """The value of the choice called so, by its value or its label in any language."""
    by_name = {choice.value.casefold(): choice.value for choice in choices}
    by_name |= {label.casefold(): choice.value for choice in choices for label in choice.label.languages().values()}
    if (found := by_name.get(text.casefold())) is not None:
        return found
    near = nearest(text, by_name)
    listed = ", ".join(f"`{choice.label.en}`" for choice in choices)
    hint = f"did you mean `{near}`?" if near else f"choose one of {listed}"
    raise StepError(f"`{text}` is not among the choices", hint)


def _number(text: str, fact: Fact, _currency: str) -> Answer:
    found = quantity(text)
    if found is None:
        example = written(fact.minimum or Decimal(1), fact.unit)
        hint = _in_digits(text) or f"{_called(fact)} is written like `{example}`"
        raise StepError(f"`{text}` is not a number", hint)
    number = in_unit(found, fact.unit)
    _refuse_bounds(number, fact, fact.unit)
    return number


def _in_digits(text: str) -> str | None:
    """The hint for a number in digits of another script."""
    plain_text = ascii_digits(text)
    return None if plain_text == text else f"write its digits as 0 to 9: `{plain_text}`"


def _money(text: str, fact: Fact, currency: str) -> Answer:
    found = money(text)
    if found is None:
        hint = _in_digits(text) or "write it like `USD 2.5 billion` or `$300 million`"
        raise StepError(f"`{text}` is not an amount of money", hint)
    amount, code = found
    if code == currency:
        _refuse_bounds(amount, fact, None)
    return {"amount": plain(amount), "currency": code}


def _refuse_bounds(number: Decimal, fact: Fact, unit: str | None) -> None:
    low, high, step = fact.minimum, fact.maximum, fact.step
    if low is not None and number < low:
        raise StepError(f"`{written(number, unit)}` is too low", f"{_called(fact)} begins at `{written(low, unit)}`")
    if high is not None and number > high:
        raise StepError(f"`{written(number, unit)}` is too high", f"{_called(fact)} ends at `{written(high, unit)}`")
    if step is not None and number % step != 0:
        near = (number / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step
        hint = f"{_called(fact)} is given in steps of `{written(step, unit)}`; the nearest is `{written(near, unit)}`"
        raise StepError(f"`{written(number, unit)}` is too fine", hint)


def _bool(text: str, fact: Fact, _currency: str) -> Answer:
    if text in _BOOLS:
        return _BOOLS[text]
    raise StepError(f"`{text}` is neither `yes` nor `no`", f"{_called(fact)} is answered with `yes` or `no`")


def _choice(text: str, fact: Fact, _currency: str) -> Answer:
    return read_choice(text, fact.choices)


def _country(text: str, _fact: Fact, _currency: str) -> Answer:
    known = countries()
    if text in known:
        return text
    by_name = {name.casefold(): code for code, name in known.items()}
    if (found := by_name.get(text.casefold())) is not None:
        return found
    raise StepError(f"`{text}` is not a country", _meant_country(text, by_name))


def _meant_country(text: str, by_name: dict[str, str]) -> str:
    near = nearest(text, by_name)
    code = by_name[near] if near else None
    return f"did you mean `{countries()[code]}`?" if code else "write its English name or its two-letter code"


def _date(text: str, fact: Fact, _currency: str) -> Answer:
    day = read_day(text)
    if fact.earliest is not None and day < fact.earliest:
        raise StepError(f"`{day}` is too early", f"{_called(fact)} begins at `{fact.earliest}`")
    if fact.latest is not None and day > fact.latest:
        raise StepError(f"`{day}` is too late", f"{_called(fact)} ends at `{fact.latest}`")
    return day.isoformat()


def _text(text: str, _fact: Fact, _currency: str) -> Answer:
    quoted = _QUOTED.fullmatch(text)
    return quoted[1] if quoted else text


def _called(fact: Fact) -> str:
    return f"the {fact.label.en}"


_READERS: dict[FactKind, Callable[[str, Fact, str], Answer]] = {
    FactKind.NUMBER: _number,
    FactKind.MONEY: _money,
    FactKind.BOOL: _bool,
    FactKind.CHOICE: _choice,
    FactKind.COUNTRY: _country,
    FactKind.TEXT: _text,
    FactKind.DATE: _date,
}
