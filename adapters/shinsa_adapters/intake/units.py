"""Units of sources and of facts, with the exact factor between them."""

from collections.abc import Mapping
from decimal import Decimal, Inexact
from types import MappingProxyType

from shinsa.values import exact

_SIZES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "power": {"W": "1", "kW": "1e3", "MW": "1e6", "GW": "1e9", "TW": "1e12"},
        "voltage": {"V": "1", "kV": "1e3"},
        "gas": {"cf/d": "1", "Mcf/d": "1e3", "MMcf/d": "1e6", "Bcf/d": "1e9"},
        "liquids": {"b/d": "1", "kb/d": "1e3", "Mb/d": "1e6"},
        "mass a year": {"kg/year": "1e-3", "t/year": "1", "kt/year": "1e3", "Mt/year": "1e6"},
        "days": {"day": "1", "week": "7"},
        "share": {"share": "1", "%": "1e-2"},
    }
)
_PURE = "share"
"""The unit of a fact that is a bare number; only such a fact that goes from 0 to 1 can be told in per cent."""


def factor(given: str, wanted: str | None, *, is_share: bool) -> Decimal | None:
    """What a number in the unit `given` is multiplied by to be in `wanted`; `None` where there is no such number.

    A fact without a unit is a share where it goes from 0 to 1.
    """
    if given == wanted:
        return Decimal(1)
    target = wanted or (_PURE if is_share else None)
    for sizes in _SIZES.values():
        if target is not None and given in sizes and target in sizes:
            return _exact(Decimal(sizes[given]), Decimal(sizes[target]))
    return None


def convertible(wanted: str | None, *, is_share: bool) -> tuple[str, ...]:
    """The units that can be turned into `wanted`."""
    units = {unit for sizes in _SIZES.values() for unit in sizes} | ({wanted} if wanted else set[str]())
    return tuple(sorted(unit for unit in units if factor(unit, wanted, is_share=is_share) is not None))


def _exact(given: Decimal, target: Decimal) -> Decimal | None:
    """Their quotient, unless its digits never end."""
    try:
        with exact():
            return given / target
    except Inexact:
        return None
