"""The protocol of OpenSanctions' yente: which version of a list is searched, and what on it is like a party.

Everything that comes back is looked at before it counts: an answer of another form is no answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from shinsa.values import plain
from shinsa_adapters.intake.fetching import Fetcher, FetchError
from shinsa_adapters.intake.values import folded

AT_ONCE: Final = 20
"""Queries of one call; a yente takes a hundred unless it is set otherwise."""
_BAD_REQUEST: Final = 400


@dataclass(frozen=True, slots=True)
class Settings:
    """How a list is searched: its `dataset`, the scoring `algorithm`, and the score from which a match counts."""

    url: str
    dataset: str = "default"
    algorithm: str = "logic-v2"
    threshold: Decimal = Decimal("0.7")
    most: int = 5


@dataclass(frozen=True, slots=True)
class Version:
    """Which edition of a list is searched, as the service says it, in words."""

    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that is like a party, with what made it so, best first."""

    id: str
    caption: str
    schema: str
    score: Decimal
    datasets: tuple[str, ...]
    features: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why nothing is known."""

    reason: str


@dataclass(frozen=True, slots=True)
class Query:
    """A party as yente takes it: what it may be, and what is known of it, by FollowTheMoney's names."""

    schema: str
    properties: Mapping[str, list[str]]


Found = tuple[Match, ...] | NoAnswer
"""Every match from the threshold on, or why there is no answer; no match is the empty tuple."""


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _Dataset(_Loose):
    name: str
    version: str | None = None
    index_version: str | None = None
    updated_at: str | None = None
    children: list[str] = Field(default_factory=list)
    datasets: list[str] = Field(default_factory=list)


class _Catalog(_Loose):
    datasets: list[_Dataset]


_Score = Annotated[Decimal, Field(ge=0, le=1)]


class _Feature(_Loose):
    score: Decimal


class _Scored(_Loose):
    id: str = Field(min_length=1)
    caption: str
    schema_: str = Field(alias="schema")
    score: _Score
    datasets: list[str] = Field(default_factory=list)
    explanations: dict[str, _Feature] = Field(default_factory=dict[str, _Feature])
    features: dict[str, Decimal] = Field(default_factory=dict)


class _Echo(_Loose):
    schema_: str = Field(alias="schema")
    properties: dict[str, list[Any]]


class _Matches(_Loose):
    status: Decimal
    results: list[_Scored]
    query: _Echo


class _Answer(_Loose):
    responses: dict[str, Any]


_CATALOG: Final = TypeAdapter(_Catalog)
_ANSWER: Final = TypeAdapter(_Answer)
_MATCHES: Final = TypeAdapter(_Matches)


def version(fetcher: Fetcher, settings: Settings) -> Version | NoAnswer:
    """Which edition of the list the service searches now; without that, nothing it answers is evidence."""
    try:
        catalog = _CATALOG.validate_python(fetcher.get(f"{_base(settings)}/catalog").json())
    except FetchError as error:
        return NoAnswer(str(error))
    except ValidationError:
        return NoAnswer("the service answered with a catalogue of another form")
    named = [dataset for dataset in catalog.datasets if dataset.name == settings.dataset]
    if not named:
        return NoAnswer(f"the service has no list `{settings.dataset}`")
    holding = [dataset for dataset in catalog.datasets if settings.dataset in (*dataset.children, *dataset.datasets)]
    searched = [dataset for dataset in (*named, *holding) if dataset.index_version]
    if not searched:
        return NoAnswer(f"the service does not say which version of `{settings.dataset}` it searches")
    return Version(_worded(searched[0], settings))


def _worded(dataset: _Dataset, settings: Settings) -> str:
    within = "" if dataset.name == settings.dataset else f" (part of {dataset.name})"
    text = f"list {settings.dataset}{within} version {dataset.index_version}"
    if dataset.index_version != dataset.version:
        return f"{text}, while {dataset.version or 'another version'} is published"
    return f"{text}, updated {dataset.updated_at}" if dataset.updated_at else text


def matches(fetcher: Fetcher, settings: Settings, queries: Mapping[str, Query]) -> dict[str, Found]:
    """What the list holds for each query, by its name; every name is answered, if only by why there is no answer."""
    found: dict[str, Found] = {}
    for names in _batches(list(queries)):
        found |= _batch(fetcher, settings, {name: queries[name] for name in names})
    return found


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE))


def _batch(fetcher: Fetcher, settings: Settings, queries: Mapping[str, Query]) -> dict[str, Found]:
    asked = {name: {"schema": query.schema, "properties": query.properties} for name, query in queries.items()}
    try:
        given = fetcher.post(_address(settings), {"queries": asked}, _query(settings)).json()
        answer = _ANSWER.validate_python(given)
    except FetchError as error:
        if error.status == _BAD_REQUEST and len(queries) > 1:  # one of them is to blame: find it
            names = list(queries)
            halves = names[: len(names) // 2], names[len(names) // 2 :]
            first, second = (_batch(fetcher, settings, {name: queries[name] for name in half}) for half in halves)
            return first | second
        return dict.fromkeys(queries, NoAnswer(str(error)))
    except ValidationError:
        return dict.fromkeys(queries, NoAnswer("the service answered in another form"))
    return {name: _looked_at(answer.responses.get(name), query, settings) for name, query in queries.items()}


def _base(settings: Settings) -> str:
    return settings.url.rstrip("/")


def _address(settings: Settings) -> str:
    return f"{_base(settings)}/match/{quote(settings.dataset, safe='')}"


def _query(settings: Settings) -> dict[str, str]:
    score = plain(settings.threshold)
    return {"algorithm": settings.algorithm, "threshold": score, "cutoff": score, "limit": str(settings.most)}


def _looked_at(answer: object, query: Query, settings: Settings) -> Found:
    if answer is None:
        return NoAnswer("the service did not answer for this party")
    try:
        read = _MATCHES.validate_python(answer)
    except ValidationError:
        return NoAnswer("the service answered for this party in another form")
    if read.status != 200:  # noqa: PLR2004  # as HTTP says it
        return NoAnswer(f"the service answered {plain(read.status)} for this party")
    if not _searched_for(read.query, query):
        return NoAnswer("the service searched for another name than this party's")
    scored = sorted(read.results, key=lambda one: (-one.score, one.id))
    return tuple(_match(one) for one in scored if one.score >= settings.threshold)


def _searched_for(echo: _Echo, query: Query) -> bool:
    """Whether the service kept the names: one that it could not read is dropped there, and would match nothing."""
    searched = {folded(str(name)) for name in echo.properties.get("name", [])}
    return all(folded(name) in searched for name in query.properties["name"])


def _match(one: _Scored) -> Match:
    scores = one.features | {name: feature.score for name, feature in one.explanations.items()}
    telling = sorted(((name, score) for name, score in scores.items() if score), key=lambda pair: (-pair[1], pair[0]))
    return Match(one.id, one.caption, one.schema_, one.score, tuple(one.datasets), tuple(telling))
