"""The shipped ruleset as one side of the committee would set it."""

from dataclasses import replace
from functools import cache

from shinsa.library import load_ruleset
from shinsa.ruleset import Parameter, ParameterValue, Ruleset

WASHINGTON = "Washington-leaning members"
TOKYO = "Tokyo- and lender-leaning members"


@cache
def shipped() -> Ruleset:
    return load_ruleset("us_japan_2025")


def parameter(name: str) -> Parameter:
    return next(entry for entry in shipped().parameters if entry.name == name)


def values_of(side: str) -> dict[str, ParameterValue]:
    """What a side would set, by parameter."""
    return {
        entry.name: other.value
        for entry in shipped().parameters
        for other in entry.alternatives
        if other.held_by == side
    }


def with_values(values: dict[str, ParameterValue]) -> Ruleset:
    """The shipped ruleset with these values from the first day on."""
    return replace(shipped(), parameters=tuple(set_to(entry, values) for entry in shipped().parameters))


def set_to(entry: Parameter, values: dict[str, ParameterValue]) -> Parameter:
    if entry.name not in values:
        return entry
    return replace(entry, settings=(replace(entry.settings[0], value=values[entry.name]),))
