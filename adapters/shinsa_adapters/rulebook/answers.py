"""Values as people write them, read by the fact they are for: the other half of every sentence about a proposal."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TypeAlias

from shinsa.facts import Choice, Fact, FactKind
from shinsa.language.guessing import nearest
from shinsa.standards import countries
from shinsa.values import plain
from shinsa_adapters.rulebook.digits import ascii_digits
from shinsa_adapters.rulebook.names import called
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.territories import countries_called, country_names
from shinsa_adapters.rulebook.tongues import ENGLISH, TONGUES, Tongue, plain_width
from shinsa_adapters.rulebook.units import in_unit, money, quantity, written

Answer: TypeAlias = "bool | Decimal | str | dict[str, str]"
"""A stated value as a proposal holds it; money is an object of amount and currency, a date its ISO text."""

_LOCAL_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_SEPARATORS = {"en": re.compile(r",\s*|\s+and\s+")} | {
    tongue.code: re.compile("|".join(map(re.escape, tongue.separators))) for tongue in TONGUES.values() if tongue.wide
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a value is read for: the fact, the programme's currency, and the language it is written in."""

    fact: Fact
    currency: str
    tongue: Tongue

    @property
    def called(self) -> str:
        """The fact inside a message."""
        return called(self.fact.label, self.tongue)

    def written(self, number: Decimal, unit: str | None) -> str:
        """A number as a sentence would have it."""
        return written(number, unit, self.tongue)


def read_answer(text: str, fact: Fact, currency: str, tongue: Tongue = ENGLISH) -> Answer:
    """The value the words state for this fact, in the language of the sentence.

    Raises:
        StepError: the words are not a value of this fact; the hint names the nearest right thing.
    """
    return _READERS[fact.kind](text.strip(), Asked(fact, currency, tongue))


def split_answers(text: str, tongue: Tongue = ENGLISH) -> tuple[str, ...]:
    """The items of `a, b and c`, of `aとb`, of `a、b和c`."""
    return tuple(part for part in _SEPARATORS[tongue.code].split(text.strip()) if part)


def read_day(text: str, tongue: Tongue = ENGLISH) -> date:
    """An ISO day, in Japanese and Chinese also `2028年12月31日`; raises StepError for anything else."""
    written_ = plain_width(text, tongue)
    local = _LOCAL_DAY.fullmatch(written_) if tongue.wide else None
    try:
        if local:
            return date(int(local[1]), int(local[2]), int(local[3]))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written_, re.ASCII):
            return date.fromisoformat(written_)
    except ValueError:
        pass
    raise StepError(f"`{text}` is not a day", _in_digits(text, tongue) or f"write it as `{tongue.day}`")


def written_day(day: date, tongue: Tongue) -> str:
    """A day as the language writes it."""
    return f"{day.year}年{day.month}月{day.day}日" if tongue.wide else day.isoformat()


def read_choice(text: str, choices: Sequence[Choice], tongue: Tongue = ENGLISH) -> str:
    """The value of the choice called so, by its value or its label in the language."""
    by_name = {choice.value.casefold(): choice.value for choice in choices}
    by_name |= {choice.label.in_language(tongue.code).casefold(): choice.value for choice in choices}
    if (found := by_name.get(text.casefold())) is not None:
        return found
    raise StepError(f"`{text}` is not among the choices", _meant_choice(text, choices, by_name, tongue))


def _meant_choice(text: str, choices: Sequence[Choice], by_name: Mapping[str, str], tongue: Tongue) -> str:
    for choice in choices:
        for code, label in choice.label.languages().items():
            if label.casefold() == text.casefold():
                said = f"that is {TONGUES[code].name}, and the file is in {tongue.name}"
                return f"{said}: write `{choice.label.in_language(tongue.code)}`"
    near = nearest(text, by_name)
    listed = ", ".join(f"`{choice.label.in_language(tongue.code)}`" for choice in choices)
    return f"did you mean `{near}`?" if near else f"choose one of {listed}"


def _number(text: str, asked: Asked) -> Answer:
    fact = asked.fact
    found = quantity(text, asked.tongue)
    if found is None:
        example = asked.written(fact.minimum or Decimal(1), fact.unit)
        hint = _in_digits(text, asked.tongue) or f"{asked.called} is written like `{example}`"
        raise StepError(f"`{text}` is not a number", hint)
    number = in_unit(found, fact.unit, asked.tongue)
    _refuse_bounds(number, asked, fact.unit)
    return number


def _in_digits(text: str, tongue: Tongue) -> str | None:
    """The hint for a number in digits of a script that the language is not written with."""
    plain_text = ascii_digits(plain_width(text, tongue))
    return None if plain_text == plain_width(text, tongue) else f"write its digits as 0 to 9: `{plain_text}`"


_MONEY_EXAMPLES = {
    "en": "`USD 2.5 billion` or `$300 million`",
    "ja": "`25億ドル` or `299,999,999.99ドル`",
    "zh": "`25亿美元` or `299,999,999.99美元`",
}


def _money(text: str, asked: Asked) -> Answer:
    found = money(text, asked.tongue)
    if found is None:
        hint = _in_digits(text, asked.tongue) or f"write it like {_MONEY_EXAMPLES[asked.tongue.code]}"
        raise StepError(f"`{text}` is not an amount of money", hint)
    amount, code = found
    if code == asked.currency:
        _refuse_bounds(amount, asked, None)
    return {"amount": plain(amount), "currency": code}


def _refuse_bounds(number: Decimal, asked: Asked, unit: str | None) -> None:
    low, high, step = asked.fact.minimum, asked.fact.maximum, asked.fact.step
    said = f"`{asked.written(number, unit)}`"
    if low is not None and number < low:
        raise StepError(f"{said} is too low", f"{asked.called} begins at `{asked.written(low, unit)}`")
    if high is not None and number > high:
        raise StepError(f"{said} is too high", f"{asked.called} ends at `{asked.written(high, unit)}`")
    if step is not None and number % step != 0:
        near = asked.written((number / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step, unit)
        hint = f"{asked.called} is given in steps of `{asked.written(step, unit)}`; the nearest is `{near}`"
        raise StepError(f"{said} is too fine", hint)


def _bool(text: str, asked: Asked) -> Answer:
    yes, no = asked.tongue.word_for(truth=True), asked.tongue.word_for(truth=False)
    if text in {yes, no}:
        return text == yes
    raise StepError(f"`{text}` is neither `{yes}` nor `{no}`", f"{asked.called} is answered with `{yes}` or `{no}`")


def _choice(text: str, asked: Asked) -> Answer:
    return read_choice(text, asked.fact.choices, asked.tongue)


def _country(text: str, asked: Asked) -> Answer:
    if text in countries():
        return text
    by_name = countries_called(asked.tongue)
    if (found := by_name.get(text.casefold())) is not None:
        return found
    raise StepError(f"`{text}` is not a country", _meant_country(text, by_name, asked.tongue))


def _meant_country(text: str, by_name: Mapping[str, str], tongue: Tongue) -> str:
    for other in TONGUES.values():
        if other is not tongue and (code := countries_called(other).get(text.casefold())):
            said = f"that is {other.name}, and the file is in {tongue.name}"
            return f"{said}: write `{country_names(tongue)[code]}`"
    near = nearest(text, by_name)
    code = by_name[near] if near else None
    meant = f"did you mean `{country_names(tongue)[code]}`?" if code else None
    return meant or f"write its {tongue.name} name or its two-letter code"


def _date(text: str, asked: Asked) -> Answer:
    day, fact = read_day(text, asked.tongue), asked.fact
    said = f"`{written_day(day, asked.tongue)}`"
    if fact.earliest is not None and day < fact.earliest:
        first = written_day(fact.earliest, asked.tongue)
        raise StepError(f"{said} is too early", f"{asked.called} begins at `{first}`")
    if fact.latest is not None and day > fact.latest:
        last = written_day(fact.latest, asked.tongue)
        raise StepError(f"{said} is too late", f"{asked.called} ends at `{last}`")
    return day.isoformat()


def _text(text: str, asked: Asked) -> Answer:
    return unquoted(text, asked.tongue)


def unquoted(text: str, tongue: Tongue) -> str:
    """The text without quotation marks around it."""
    opening, closing = tongue.quotes
    inner = text[1:-1]
    whole = len(text) > 1 and text.startswith(opening) and text.endswith(closing)
    return inner if whole and not {opening, closing} & set(inner) else text


_READERS: dict[FactKind, Callable[[str, Asked], Answer]] = {
    FactKind.NUMBER: _number,
    FactKind.MONEY: _money,
    FactKind.BOOL: _bool,
    FactKind.CHOICE: _choice,
    FactKind.COUNTRY: _country,
    FactKind.TEXT: _text,
    FactKind.DATE: _date,
}
