"""Countries (ISO 3166-1) and currencies (ISO 4217), as pycountry lists them.

pycountry's data files are read directly: importing the package takes longer than checking a whole ruleset's conditions.
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
    return MappingProxyType({row["alpha_2"]: row.get("common_name", row["name"]) for row in _listed("3166-1")})


@cache
def country_codes() -> tuple[str, ...]:
    """Every country code, in alphabetical order."""
    return tuple(sorted(countries()))


@cache
def three_letter_codes() -> Mapping[str, str]:
    """The two-letter code of each country by its three-letter code: `USA` is `US`."""
    return MappingProxyType({row["alpha_3"]: row["alpha_2"] for row in _listed("3166-1")})


@cache
def country_words() -> Mapping[str, str]:
    """Every way to say a country that the standard knows, in lower case, to its code."""
    rows = _listed("3166-1")
    kinds = ("alpha_2", "alpha_3", "name", "common_name")
    return MappingProxyType({row[kind].casefold(): row["alpha_2"] for row in rows for kind in kinds if kind in row})


@cache
def country_names() -> Mapping[str, str]:
    """The standard's own name of each country by its code: `US` is `United States`, `KR` is `Korea, Republic of`."""
    return MappingProxyType({row["alpha_2"]: row["name"] for row in _listed("3166-1")})


@cache
def currencies() -> Mapping[str, str]:
    """The name of each currency by its code: `USD` is `US Dollar`."""
    return MappingProxyType({row["alpha_3"]: row["name"] for row in _listed("4217")})


@cache
def _listed(standard: str) -> tuple[Mapping[str, str], ...]:
    file = _databases() / f"iso{standard}.json"
    return tuple(json.loads(file.read_text(encoding="utf-8"))[standard])


def _databases() -> Path:
    spec = find_spec("pycountry")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModuleNotFoundError("pycountry is not installed", name="pycountry")
    return Path(folders[0]) / "databases"
