"""Screening from bytes to a verdict: what is refused as input, how evidence is weighed, how inferences serve."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.committee import DAY, FOLDER, against, proposal, rule, screened, screener
from shinsa.errors import DisagreementError, InputError, Problem
from shinsa.inference.choosing import inferences
from shinsa.inference.network import Inference, Network
from shinsa.library import load_ruleset
from shinsa.screening import Screener
from shinsa.values import Truth


def problems(facts: dict[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as refused:
        screened(facts)
    return refused.value.problems


SHARES = Problem(
    "/sites",
    "impossible",
    "the shares of all sites add up to at most 1",
    "correct the facts that contradict each other",
)
SPARE = replace(SHARES, pointer="/plant/spare_mw", message="spare capacity is part of net capacity")


def shares(*stated: float | None) -> list[dict[str, Any]]:
    return [{"country": "US", "share": share} for share in stated]


def test_what_is_true_of_no_real_proposal_is_refused_as_input() -> None:
    assert problems({"sites": shares(0.5, 0.51)}) == (SHARES,)
    assert problems({"plant.spare_mw": 500.1}) == (SPARE,)


def test_every_assumption_that_is_broken_is_told() -> None:
    assert problems({"sites": shares(0.5, 0.51), "plant.spare_mw": 500.1}) == (SPARE, SHARES)


@pytest.mark.parametrize(
    "facts", [{"sites": shares(0.5, 0.5)}, {"sites": shares(1, 1, None)}, {"sites": None}, {"plant.net_mw": None}]
)
def test_what_may_be_true_passes(facts: dict[str, Any]) -> None:
    assert screened(facts).verdict in {"eligible", "review"}


def test_a_proposal_that_is_no_json_gets_no_verdict() -> None:
    with pytest.raises(InputError):
        screener().screen(b"{", as_of=DAY)


def test_a_proposal_larger_than_allowed_gets_no_verdict() -> None:
    whole = proposal()
    ruleset = load_ruleset(FOLDER)
    assert Screener(ruleset, limit=len(whole)).screen(whole, as_of=DAY).verdict == "eligible"
    with pytest.raises(InputError):
        Screener(ruleset, limit=len(whole) - 1).screen(whole, as_of=DAY)


@pytest.mark.parametrize(
    ("dated", "verdict", "code"),
    [
        ("2025-05-02", "eligible", None),
        ("2025-05-01", "eligible", None),
        ("2025-04-30", "eligible", "ageing-evidence"),
        ("2024-10-28", "eligible", "ageing-evidence"),
        ("2024-10-27", "review", "stale-evidence"),
        ("2025-10-29", "eligible", "future-evidence"),
    ],
)
def test_evidence_ages_day_by_day(dated: str, verdict: str, code: str | None) -> None:
    """From 180 days on it earns a remark, beyond 365 the fact is unknown."""
    screening = screened({"evidence": against("offtake_signed", [True], dated)})
    assert screening.verdict == verdict
    assert [note["code"] for note in screening.document["fact_notes"]] == ([] if code is None else [code])


def test_a_fact_known_from_stale_evidence_alone_is_missing() -> None:
    screening = screened({"evidence": against("offtake_signed", [True], "2020-01-01")})
    assert screening.document["review_kinds"] == ["incomplete"]
    assert rule(screening, "gate.offtake")["missing"] == ["offtake_signed"]
    assert screening.document["fact_notes"] == [
        {
            "fact": "offtake_signed",
            "code": "stale-evidence",
            "message": "evidence for `offtake_signed` from `letter 1` is dated 2020-01-01, "
            "more than 365 days before 2025-10-28; it counts no more",
        }
    ]


def test_stale_evidence_contradicts_nothing() -> None:
    evidence = [*against("offtake_signed", [True]), *against("offtake_signed", [False], "2020-01-01")]
    assert screened({"evidence": evidence}).verdict == "eligible"


def test_evidence_ages_with_the_day_of_the_screening() -> None:
    evidence = {"evidence": against("offtake_signed", [True], "2025-10-01")}
    assert screened(evidence, as_of=date(2026, 10, 1)).verdict == "eligible"
    assert screened(evidence, as_of=date(2026, 10, 2)).verdict == "review"


class Contrary:
    """An inference that turns round the answers of another; what is unknown stays so."""

    name = "contrary"

    def __init__(self, honest: Inference) -> None:
        self._honest = honest

    def infer(self, parts: Sequence[Truth]) -> tuple[Truth, ...]:
        return tuple(None if truth is None else not truth for truth in self._honest.infer(parts))


class Silent(Contrary):
    """An inference that knows nothing."""

    name = "silent"

    def infer(self, parts: Sequence[Truth]) -> tuple[Truth, ...]:
        return tuple(None for _ in self._honest.infer(parts))


def beside(stranger: Callable[[Inference], Inference]) -> Callable[[Network], tuple[Inference, ...]]:
    def served(network: Network) -> tuple[Inference, ...]:
        honest, *_ = inferences(network)
        return honest, stranger(honest)

    return served


def test_inferences_that_disagree_give_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shinsa.screening.inferences", beside(Contrary))
    with pytest.raises(DisagreementError) as refused:
        Screener(load_ruleset(FOLDER)).screen(proposal({"plant.kind": None}), as_of=DAY)
    assert str(refused.value) == (
        "the inferences disagree\n  `conclusion.at_home`: direct says true, contrary says false"
    )


def test_an_inference_that_knows_less_gives_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shinsa.screening.inferences", beside(Silent))
    with pytest.raises(DisagreementError, match="`: direct says false, silent says unknown"):
        Screener(load_ruleset(FOLDER)).screen(proposal(), as_of=DAY)


def test_direct_alone_asks_no_other_inference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shinsa.screening.inferences", beside(Contrary))
    screening = Screener(load_ruleset(FOLDER), inference="direct").screen(proposal(), as_of=DAY)
    assert (screening.verdict, screening.document["inference"]) == ("eligible", ["direct"])


def test_an_answer_says_which_inferences_gave_it() -> None:
    expected = [entry.name for entry in inferences(screener().edition(DAY).plan.network)]
    assert screened().document["inference"] == expected


def test_a_day_is_planned_once() -> None:
    assert screener().edition(DAY) is screener().edition(DAY)


def test_the_bytes_of_a_document_are_the_same_twice() -> None:
    assert screened().json() == screened().json()
    assert screened({"plant.kind": "nuclear"}).json() != screened().json()


def test_what_was_screened_before_does_not_show() -> None:
    fresh = Screener(load_ruleset(FOLDER))
    facts: list[dict[str, Any]] = [{"readiness": 5}, {"sites": None}, {"evidence": against("readiness", [8])}, {}]
    first = [screened(entry, by=fresh).json() for entry in facts]
    assert [screened(entry, by=fresh).json() for entry in reversed(facts)] == first[::-1]


class Counting:
    """An inference that counts how often it is asked."""

    name = "counting"

    def __init__(self, honest: Inference) -> None:
        self._honest = honest
        self.asked = 0

    def infer(self, parts: Sequence[Truth]) -> tuple[Truth, ...]:
        self.asked += 1
        return self._honest.infer(parts)


def test_the_same_truths_are_asked_about_once_and_others_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[Counting] = []

    def kept(honest: Inference) -> Inference:
        counted.append(Counting(honest))
        return counted[-1]

    monkeypatch.setattr("shinsa.screening.inferences", beside(kept))
    by = Screener(load_ruleset(FOLDER))
    asked = []
    for facts in ({}, {"title": "Another"}, {"readiness": 1}, {}, {"readiness": 1}):
        by.screen(proposal(facts), as_of=DAY)
        asked.append(counted[0].asked)
    assert asked == [1, 1, 2, 2, 2]


def test_a_disagreement_is_not_kept_and_is_told_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shinsa.screening.inferences", beside(Contrary))
    by = Screener(load_ruleset(FOLDER))
    for _ in range(2):
        with pytest.raises(DisagreementError):
            by.screen(proposal(), as_of=DAY)
