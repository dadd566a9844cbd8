"""Numbers with their units, as people write them: `1,200 MW`, `18 months`, `USD 2.5 billion`, `80%`; `25億ドル`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from shinsa.values import plain
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.scales import scaled
from shinsa_adapters.rulebook.territories import currency_called
from shinsa_adapters.rulebook.tongues import ENGLISH, Tongue, plain_width

_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
LONGEST = 60
"""The most characters of a number, its unit included; nothing that is proposed is counted in so many digits."""
_QUANTITY = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<unit>\D.*)?", re.ASCII)
_MONEY = re.compile(
    rf"(?P<minus>-?)(?:(?P<currency>[A-Z]{{3}})\s*|(?P<dollar>\$))(?P<number>{_NUMBER})(?:\s*(?P<scale>[a-z]+))?",
    re.ASCII,
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SYNONYMS = {"percent": "%", "per cent": "%", "dollar": "USD"}
_ENGLISH_WORDS = re.compile(r"(?:year|month|week|day|hour|job|percent|per cent)s?")
"""Units that are words and no signs: other languages have their own."""
_SAME_KIND: tuple[Mapping[str, Fraction], ...] = (
    {"W": Fraction(1), "kW": Fraction(10**3), "MW": Fraction(10**6), "GW": Fraction(10**9)},
    {"kWh": Fraction(1), "MWh": Fraction(10**3), "GWh": Fraction(10**6), "TWh": Fraction(10**9)},
    {"kVA": Fraction(1), "MVA": Fraction(10**3), "GVA": Fraction(10**6)},
    {"month": Fraction(1), "year": Fraction(12)},
    {"hour": Fraction(1), "day": Fraction(24), "week": Fraction(168)},
    {"m": Fraction(1), "km": Fraction(1000)},
    {"t": Fraction(1), "kt": Fraction(10**3), "Mt": Fraction(10**6)},
    {"t/year": Fraction(1), "kt/year": Fraction(10**3), "Mt/year": Fraction(10**6)},
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, with the unit as written (`None` without one)."""

    number: Decimal
    unit: str | None


def quantity(text: str, tongue: Tongue = ENGLISH) -> Quantity | None:
    """A number and what stands behind it, `None` where the text does not begin with a number."""
    text = plain_width(text, tongue).strip()
    if tongue.scales:
        found = scaled(text, tongue.scales)
        return None if found is None else Quantity(found.number, found.rest or None)
    matched = _QUANTITY.fullmatch(text)
    if matched is None or len(matched["number"]) > LONGEST:
        return None
    unit = matched["unit"]
    return Quantity(Decimal(matched["number"].replace(",", "")), unit.strip() if unit else None)


def in_unit(written: Quantity, unit: str | None, tongue: Tongue = ENGLISH) -> Decimal:
    """The number in the fact's own unit; raises StepError where the units do not go together.

    A fact without a unit takes a plain number, or a percentage as its hundredth (`80%` is 0.8).
    """
    given = None if written.unit is None else _known(written.unit, unit, tongue)
    if given == unit:
        return written.number
    if unit is None and given == "%":
        return written.number / 100
    factor = None if given is None or unit is None else _factor(given, unit)
    if factor is None:
        raise StepError(_mismatch(written, unit, tongue), f"write `{plain(written.number)}{_after(unit, tongue)}`")
    return _converted(written.number, factor, _shown(unit or "", tongue))


def money(text: str, tongue: Tongue = ENGLISH) -> tuple[Decimal, str] | None:
    """An amount and its currency from `USD 2.5 billion`, `$300 million` or `25億ドル`, `None` for anything else."""
    if tongue.scales:
        counted = scaled(plain_width(text, tongue).strip(), tongue.scales)
        currency = None if counted is None else currency_called(counted.rest, tongue)
        return None if counted is None or currency is None else (counted.number, currency)
    found = _MONEY.fullmatch(text.strip())
    if found is None or len(found["number"]) > LONGEST or (found["scale"] and found["scale"] not in _SCALES):
        return None
    amount = Decimal(found["minus"] + found["number"].replace(",", "").lstrip("-"))
    return amount.scaleb(_SCALES.get(found["scale"] or "", 0)), found["currency"] or "USD"


def same_amounts(number: Decimal, unit: str | None) -> frozenset[Decimal]:
    """Every number that the amount comes to in some unit: `25%` is 25 and 0.25, `1 GW` 1, 1,000 and 1,000,000."""
    found = {Fraction(number)}
    given = "" if unit is None else _singular(unit)
    if given == "%":
        found.add(Fraction(number) / 100)
    if given in _SCALES:
        found.add(Fraction(number) * 10 ** _SCALES[given])
    for kind in _SAME_KIND:
        if given in kind:
            found |= {Fraction(number) * kind[given] / factor for factor in kind.values()}
    return frozenset(Decimal(amount.numerator) / Decimal(amount.denominator) for amount in found)


def written(number: Decimal, unit: str | None, tongue: Tongue = ENGLISH) -> str:
    """A number with its unit as a sentence would have it: `1,200 MW`, `80%`, `7`, `20年`."""
    whole, point, rest = plain(number).partition(".")
    after = _after(unit, tongue)
    return f"{int(whole):,}{point}{rest}{after}" if whole != "-0" else f"{plain(number)}{after}"


def _after(unit: str | None, tongue: Tongue) -> str:
    shown = "" if unit is None else _shown(unit, tongue)
    return shown if shown in {"", "%"} or not shown.isascii() else f" {shown}"


def _shown(unit: str, tongue: Tongue) -> str:
    """A unit as the language writes it."""
    return tongue.units[unit][0] if unit in tongue.units else unit


def _known(word: str, unit: str | None, tongue: Tongue) -> str | None:
    """The unit that a word of this language means; `None` for an English word in another language."""
    if not tongue.units:
        return unit if unit is not None and word in {unit, f"{unit}s"} else _singular(word)
    meant = (known for known, words in tongue.units.items() if word in words)
    return next(meant, None if _ENGLISH_WORDS.fullmatch(word) else word)


def _singular(unit: str) -> str:
    found = _SYNONYMS.get(unit, unit)
    return found[:-1] if found in _PLURALS else found


_PLURALS = MappingProxyType({f"{unit}s": unit for unit in ("year", "month", "week", "day", "hour")})


def _factor(given: str, unit: str) -> Fraction | None:
    for kind in _SAME_KIND:
        if given in kind and unit in kind:
            return kind[given] / kind[unit]
    return None


def _converted(number: Decimal, factor: Fraction, unit: str) -> Decimal:
    """The exact product; a conversion that does not come out even is refused, never rounded."""
    product = Fraction(number) * factor
    denominator = product.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        raise StepError(f"`{plain(number)}` does not come out even in {unit}", f"write it in {unit}")
    return Decimal(product.numerator) / Decimal(product.denominator)


def _mismatch(written_: Quantity, unit: str | None, tongue: Tongue) -> str:
    if written_.unit is None:
        return f"`{plain(written_.number)}` has no unit"
    wanted = "takes a number without a unit" if unit is None else f"is in {_shown(unit, tongue)}"
    return f"`{written_.unit}` does not fit: the fact {wanted}"
