"""Countries by ISO 3166-1 alpha-2 code, as pycountry lists them.

pycountry's data file is read directly: importing the package takes some fifty milliseconds, which is more than checking
a whole ruleset's conditions.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType


@cache
def countries() -> Mapping[str, str]:
    """The English name of each country by its code: `US` is `United States`."""
    return MappingProxyType({row["alpha_2"]: row.get("common_name", row["name"]) for row in _listed()})


@cache
def country_codes() -> tuple[str, ...]:
    """Every country code, in alphabetical order."""
    return tuple(sorted(countries()))


@cache
def three_letter_codes() -> Mapping[str, str]:
    """The two-letter code of each country by its three-letter code: `USA` is `US`."""
    return MappingProxyType({row["alpha_3"]: row["alpha_2"] for row in _listed()})


@cache
def _listed() -> tuple[Mapping[str, str], ...]:
    return tuple(json.loads(_database().read_text(encoding="utf-8"))["3166-1"])


def _database() -> Path:
    spec = find_spec("pycountry")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModuleNotFoundError("pycountry is not installed", name="pycountry")
    return Path(folders[0]) / "databases" / "iso3166-1.json"
