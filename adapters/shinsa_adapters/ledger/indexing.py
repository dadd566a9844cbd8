"""What lists can filter screenings by, drawn from the record alone, so that it can be checked against the record."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, cast

import orjson

from shinsa.screening import Screening

CODES: Final[Mapping[str, str]] = {"fired": "f", "not_fired": "n", "unknown": "u", "not_applicable": "a"}
"""One letter for each outcome of a rule."""
_OTHER: Final = "?"


class Index(NamedTuple):
    """A screening's facts for lists; each is `None` where the record does not say it, or no longer."""

    proposal: str | None
    verdict: str | None
    ruleset: str | None
    version: str | None
    digest: str | None
    as_of: str | None
    low: float | None
    high: float | None
    rules: str
    """The rules of the record in its order, as a JSON list."""
    outcomes: str
    """A letter for each of them."""


def index_of(record: Mapping[str, Any]) -> Index:
    """The facts of a record."""
    verdict, ruleset = _object(record, "verdict"), _object(record, "ruleset")
    score = _object(verdict, "score")
    rules = _objects(verdict, "rules")
    return Index(
        proposal=_text(_object(verdict, "proposal"), "id"),
        verdict=_text(verdict, "verdict"),
        ruleset=_text(ruleset, "id"),
        version=_text(ruleset, "version"),
        digest=_text(ruleset, "digest"),
        as_of=_text(record, "as_of"),
        low=_number(score, "low"),
        high=_number(score, "high"),
        rules=orjson.dumps([_text(rule, "id") for rule in rules]).decode(),
        outcomes="".join([CODES.get(str(rule.get("outcome")), _OTHER) for rule in rules]),
    )


def index_of_screening(screening: Screening) -> Index:
    """The same of a screening, from what was judged."""
    document, answers = screening.document, screening.judgement.answers
    score = {"score": document["score"], "proposal": document["proposal"], "verdict": document["verdict"]}
    found = index_of({"ruleset": document["ruleset"], "as_of": document["as_of"], "verdict": score})
    return found._replace(
        rules=_written(tuple(screening.edition.places)),
        outcomes="".join([CODES[answer.outcome] for answer in answers]),
    )


@lru_cache(64)
def _written(rules: tuple[str, ...]) -> str:
    return orjson.dumps(rules).decode()


def _object(within: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return _as_object(within.get(key))


def _objects(within: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = within.get(key)
    return [_as_object(item) for item in cast("Sequence[Any]", found)] if isinstance(found, list) else []


def _as_object(found: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", found) if isinstance(found, dict) else {}


def _text(within: Mapping[str, Any], key: str) -> str | None:
    found = within.get(key)
    return found if isinstance(found, str) and found != "(withheld)" else None


def _number(within: Mapping[str, Any], key: str) -> float | None:
    found = within.get(key)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None
