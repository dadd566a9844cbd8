"""The parties of a proposal against sanction and debarment lists: evidence for the gate, and no clean bill by default.

A likeness of names is only ever a *possible* match: whether it is the party, a person decides and states. What was not
answered stays unknown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, cast

from shinsa.facts import Fact, FactKind, FactList, Grade, Vocabulary
from shinsa.values import plain
from shinsa_adapters.intake.fetching import Fetcher
from shinsa_adapters.intake.values import blank, clean, folded
from shinsa_adapters.intake.yente import Found, Match, NoAnswer, Query, Settings, Version, matches, version

PARTIES: Final = "parties"
STATUS, SCREENED = "list_status", "screened_on"
CLEAR, POSSIBLE = "clear", "possible"
WORSE: Final = ("confirmed", "debarred")
"""What is not contradicted by a possible match: it says more."""
KINDS: Final = {"company": "Company", "person": "Person", "organization": "Organization", "unknown": "LegalEntity"}
"""What a party may be declared to be, as lists call it; of one that is not declared, any of them is searched."""
_TOLD_MATCHES: Final = 3
_TOLD_FEATURES: Final = 5


@dataclass(frozen=True, slots=True)
class Details:
    """What is declared of a party beside the proposal: what it is, and its numbers in registers."""

    kind: str = "unknown"
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screened:
    """A proposal with the evidence of a list; which of its parties are clear, may match, or are not known and why."""

    document: dict[str, object]
    clear: int
    possible: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """A list that parties are held against on a day: `details` by the party's name in its folded form."""

    settings: Settings
    day: date
    details: Mapping[str, Details] = field(default_factory=dict[str, Details])


def can_screen(vocabulary: Vocabulary) -> bool:
    """Whether a vocabulary has the facts that a list gives evidence for."""
    paths = vocabulary.by_path()
    status, day = paths.get(f"{PARTIES}[].{STATUS}"), paths.get(f"{PARTIES}[].{SCREENED}")
    if not isinstance(status, Fact) or not isinstance(day, Fact) or not isinstance(paths.get(PARTIES), FactList):
        return False
    named = {choice.value for choice in status.choices}
    return {CLEAR, POSSIBLE} <= named and day.kind is FactKind.DATE and f"{PARTIES}[].name" in paths


def screened(document: Mapping[str, object], screening: Screening, fetcher: Fetcher) -> Screened:
    """The proposal with evidence for every party that the list was searched for."""
    parties = _parties(document)
    queries = {str(place): query for place, party in parties if (query := _query(party, screening.details))}
    on, found = _searched(fetcher, screening.settings, queries)
    evidence: list[dict[str, object]] = []
    clear, possible, unknown = 0, list[str](), list[tuple[str, str]]()
    for place, party in parties:
        name = _name(party) or f"party {place + 1}"
        outcome = found.get(str(place), NoAnswer("the party has no name"))
        if isinstance(outcome, NoAnswer):
            unknown.append((name, outcome.reason))
            evidence.append(_not_known(place, outcome, screening, on))
            continue
        clear, possible = (clear, [*possible, name]) if outcome else (clear + 1, possible)
        evidence += _known(place, outcome, document, screening, on)
    held = document.get("evidence")
    before = cast("list[object]", held) if isinstance(held, list) else []
    made = {**document, "evidence": [*before, *evidence]} if evidence else dict(document)
    return Screened(made, clear, tuple(possible), tuple(unknown))


def _parties(document: Mapping[str, object]) -> list[tuple[int, Mapping[str, object]]]:
    listed = document.get(PARTIES)
    items = cast("list[object]", listed) if isinstance(listed, list) else []
    return [(place, cast("dict[str, object]", item)) for place, item in enumerate(items) if isinstance(item, dict)]


def _name(party: Mapping[str, object]) -> str | None:
    name = party.get("name")
    return name if isinstance(name, str) and not blank(name) else None


def _query(party: Mapping[str, object], details: Mapping[str, Details]) -> Query | None:
    name = _name(party)
    if name is None:
        return None
    known = details.get(folded(name), Details())
    properties = {"name": [name]}
    country = party.get("country")
    if isinstance(country, str):
        properties["country"] = [country.lower()]
    if known.numbers:
        properties["idNumber" if known.kind == "person" else "registrationNumber"] = list(known.numbers)
    return Query(KINDS[known.kind], properties)


def _searched(
    fetcher: Fetcher, settings: Settings, queries: Mapping[str, Query]
) -> tuple[Version | None, dict[str, Found]]:
    """What one edition of the list holds for the queries; where it changes in between, it is searched once more."""
    if not queries:
        return None, {}
    before = version(fetcher, settings)
    for _ in range(2):
        if isinstance(before, NoAnswer):
            return None, dict.fromkeys(queries, before)
        found = matches(fetcher, settings, queries)
        after = version(fetcher, settings)
        if after == before:
            return before, found
        before = after
    return None, dict.fromkeys(queries, NoAnswer("the list changed while it was searched, twice"))


def _known(
    place: int, found: tuple[Match, ...], document: Mapping[str, object], screening: Screening, on: Version | None
) -> Iterator[dict[str, object]]:
    """Evidence for a party that was searched for: its standing, and the day."""
    status, day = f"{PARTIES}[{place}].{STATUS}", f"{PARTIES}[{place}].{SCREENED}"
    finding = POSSIBLE if found else CLEAR
    confirmed = finding == POSSIBLE and any(value in WORSE for value in _said(document, place, STATUS))
    words = _matched(found, screening.settings) if found else _unmatched(screening.settings, on)
    yield _evidence(status, screening, on, words, None if confirmed else finding)
    today = screening.day.isoformat()
    again = bool(_said(document, place, SCREENED))  # another day of screening contradicts no earlier one
    yield _evidence(day, screening, on, f"screened on {today}", None if again else today)


def _not_known(place: int, outcome: NoAnswer, screening: Screening, on: Version | None) -> dict[str, object]:
    """Evidence of a search without an answer, kept with the party's name: it bears no standing, and renews none."""
    words = f"not searched for on this list: {outcome.reason}"
    return {**_evidence(f"{PARTIES}[{place}].name", screening, on, words, None), "grade": Grade.NONE.value}


def _said(document: Mapping[str, object], place: int, name: str) -> list[object]:
    """The values that the proposal and its evidence give for a field of a party."""
    party = dict(_parties(document)).get(place, {})
    path = f"{PARTIES}[{place}].{name}"
    told = [item.get("value") for item in _objects(document, "evidence") if item.get("fact") == path]
    return [value for value in (party.get(name), *told) if value is not None]


def _objects(document: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    held = document.get(key)
    items = cast("list[object]", held) if isinstance(held, list) else []
    return [cast("dict[str, object]", item) for item in items if isinstance(item, dict)]


def _evidence(fact: str, screening: Screening, on: Version | None, words: str, value: str | None) -> dict[str, object]:
    settings = screening.settings
    parts = [
        f"list screening by {settings.url}",
        on.text if on else f"list {settings.dataset}",
        f"algorithm {settings.algorithm}, threshold {plain(settings.threshold)}",
        f"screened {screening.day.isoformat()}",
    ]
    said = {} if value is None else {"value": value}
    day, grade = screening.day.isoformat(), Grade.DOCUMENTED.value
    return {"fact": fact, "source": clean("; ".join(parts)), "date": day, "grade": grade, **said, "quote": clean(words)}


def _unmatched(settings: Settings, on: Version | None) -> str:
    return f"no match at or above {plain(settings.threshold)} on {on.text if on else settings.dataset}"


def _matched(found: tuple[Match, ...], settings: Settings) -> str:
    told = [_match(match) for match in found[:_TOLD_MATCHES]]
    more = len(found) - len(told)
    rest = [f"and {more} more"] if more else []
    words = "; ".join([*told, *rest])
    return f"possible match, for a person to decide: {words} (threshold {plain(settings.threshold)})"


def _match(match: Match) -> str:
    features = ", ".join(f"{name} {_short(score)}" for name, score in match.features[:_TOLD_FEATURES])
    on = f" on {', '.join(match.datasets[:_TOLD_FEATURES])}" if match.datasets else ""
    return f"{match.id} {match.schema} `{match.caption}`{on}, score {_short(match.score)}" + (
        f" ({features})" if features else ""
    )


def _short(score: Any) -> str:  # noqa: ANN401  # a decimal of a float's many digits
    return plain(round(score, 4))
