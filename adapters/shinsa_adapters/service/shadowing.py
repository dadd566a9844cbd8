"""Candidate rulesets that screen beside the one in service: what they would have answered is counted, never given."""

import threading
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from typing_extensions import TypedDict

from shinsa.errors import ShinsaError
from shinsa.screening import Screening
from shinsa_adapters.service.shelf import Contents, Shelved

_KEPT: Final = 100
"""How many of the latest differences are told one by one; all are counted."""


class DifferenceDocument(TypedDict):
    """A screening that the candidate would have answered otherwise."""

    screening: str
    verdict: str
    candidate: str
    rules: list[str]


class ShadowDocument(TypedDict):
    """A candidate beside the ruleset in service, since the service began or the candidate came.

    `verdicts` counts pairs `review -> eligible`; `failed` counts proposals the candidate could not screen at all.
    """

    ruleset: str
    digest: str
    candidate_version: str
    candidate_digest: str
    screened: int
    same: int
    failed: int
    verdicts: dict[str, int]
    rules: dict[str, int]
    latest: list[DifferenceDocument]


@dataclass(slots=True)
class _Tally:
    screened: int = 0
    same: int = 0
    failed: int = 0
    verdicts: Counter[str] = field(default_factory=Counter[str])
    rules: Counter[str] = field(default_factory=Counter[str])
    latest: deque[DifferenceDocument] = field(default_factory=lambda: deque[DifferenceDocument](maxlen=_KEPT))


class Shadows:
    """Counts what candidates would have answered. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tallies: dict[tuple[str, str], _Tally] = {}

    def watch(self, contents: Contents, kept: Iterable[tuple[Mapping[str, Any], bytes]]) -> None:
        """Screen proposals again, by every candidate too, and count how the answers compare.

        `kept` are summaries of screenings just made, with the proposals. Of a ruleset no longer in service there
        is nothing to compare.
        """
        for summary, proposal in kept:
            shelved = contents.by_digest.get(summary["ruleset"]["digest"])
            candidates = () if shelved is None else contents.shadows_of(shelved.ruleset)
            if shelved is not None and candidates:
                day = date.fromisoformat(summary["as_of"])
                screening = shelved.screener.screen(proposal, as_of=day)
                for candidate in candidates:
                    self._compare(contents, candidate, summary["id"], screening)

    def _compare(self, contents: Contents, candidate: Shelved, named: str, screening: Screening) -> None:
        other = _screened(candidate, screening.data, screening.edition.as_of)
        key = screening.edition.plan.ruleset.digest, candidate.ruleset.digest
        with self._lock:
            self._forget(contents)
            _count(self._tallies.setdefault(key, _Tally()), named, screening, other)

    def document(self, contents: Contents, of: Shelved) -> list[ShadowDocument]:
        """Every candidate of a ruleset, with what came of it so far."""
        with self._lock:
            return [
                _document(of, each, self._tallies.get(_key(of.ruleset.digest, each), _Tally()))
                for each in contents.shadows_of(of.ruleset)
            ]

    def _forget(self, contents: Contents) -> None:
        """Drop the counts of rulesets that are no longer there, so that reloads leave nothing behind."""
        there = {each.ruleset.digest for each in (*contents.served, *contents.shadows)}
        for key in [key for key in self._tallies if not there.issuperset(key)]:
            del self._tallies[key]


def _key(digest: str, candidate: Shelved) -> tuple[str, str]:
    return digest, candidate.ruleset.digest


def _screened(candidate: Shelved, data: bytes, as_of: date) -> Screening | None:
    try:
        return candidate.screener.screen(data, as_of=as_of)
    except ShinsaError:
        return None


def _count(tally: _Tally, named: str, screening: Screening, other: Screening | None) -> None:
    tally.screened += 1
    if other is None:
        tally.failed += 1
        return
    rules = _differing(screening, other)
    if screening.verdict == other.verdict and not rules:
        tally.same += 1
        return
    tally.verdicts[f"{screening.verdict} -> {other.verdict}"] += 1
    tally.rules.update(rules)
    tally.latest.append(
        {"screening": named, "verdict": screening.verdict, "candidate": other.verdict, "rules": list(rules)}
    )


def _differing(screening: Screening, other: Screening) -> tuple[str, ...]:
    """The rules that answered otherwise, or that only one of the two has."""
    ours, theirs = _answers(screening), _answers(other)
    return tuple(rule for rule in {**ours, **theirs} if ours.get(rule) != theirs.get(rule))


def _answers(of: Screening) -> dict[str, object]:
    answers = of.judgement.answers
    return {rule: answers[place] for rule, place in of.edition.places.items()}


def _document(of: Shelved, candidate: Shelved, tally: _Tally) -> ShadowDocument:
    return {
        "ruleset": of.ruleset.id,
        "digest": of.ruleset.digest,
        "candidate_version": candidate.ruleset.version,
        "candidate_digest": candidate.ruleset.digest,
        "screened": tally.screened,
        "same": tally.same,
        "failed": tally.failed,
        "verdicts": dict(tally.verdicts),
        "rules": dict(tally.rules.most_common()),
        "latest": list(tally.latest),
    }
