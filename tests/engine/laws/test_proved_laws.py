"""The laws of DESIGN.md of the shipped ruleset, proved step by step: each step is a table, gone through whole.

Conditions: every form the ruleset's trees are made of only ever settles what it left open, and what is made of such
forms does too. Propositions: both inferences answer every table as Kleene does. Rules: every rule's points and outcomes
narrow. Score and verdict: what narrows stays within, and a final verdict stays. So of every proposal: a fact more only
narrows the score, a fact less wins no verdict, and the score of every completion lies within. `docs/proofs.md` says on
what this rests.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest

from engine.laws.forms import shipped, within
from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Part
from shinsa.judging.outcomes import Answer, Effect, Outcome, answer
from shinsa.judging.score import tallies
from shinsa.judging.verdict import Judgement, Verdict
from shinsa.planning.plan import PlannedRule, plan
from shinsa.ruleset import Gate, Merit
from shinsa.values import Truth, every, some

FIRST = date(2025, 9, 4)
"""The first day on which every parameter has a value."""
TRUTHS: tuple[Truth, ...] = (None, False, True)


def changing_days() -> set[date]:
    """The days from which on a rule or a parameter may be another."""
    ruleset = shipped().plan.ruleset
    periods = [ruleset.effective, *(rule.head.effective for rule in ruleset.rules)]
    begun = {period.since for period in periods if period.since is not None}
    ended = {period.until + timedelta(days=1) for period in periods if period.until is not None}
    settings = {setting.since for parameter in ruleset.parameters for setting in parameter.settings}
    return {day for day in begun | ended | settings if ruleset.effective.covers(day) and day >= FIRST}


def test_on_every_day_the_same_is_asked_and_judged() -> None:
    of, days = shipped().plan, changing_days()
    assert FIRST in days
    assert len(days) > 1
    names = of.ruleset.thresholds
    bars = [names.eligible, names.ineligible, names.floor_fit, names.floor_national_security, names.floor_risk]
    for other in (plan(of.ruleset, day) for day in days):
        assert (other.rules, other.parts, other.numbers, other.network) == (of.rules, of.parts, of.numbers, of.network)
        assert [other.hundredths(bar) for bar in bars] == [of.hundredths(bar) for bar in bars]
        assert tallies(other) == tallies(of)


# ---- propositions


def rests_on(formula: Formula) -> frozenset[int]:
    """The parts below a formula, through other propositions too."""
    match formula:
        case Part():
            return frozenset({formula.index})
        case Derived():
            return rests_on(shipped().plan.network.formulas[formula.index])
        case Negation():
            return rests_on(formula.operand)
        case Conjunction() | Disjunction():
            return frozenset[int]().union(*map(rests_on, formula.operands))


def kleene(formula: Formula, parts: Mapping[int, Truth]) -> Truth:
    """Kleene's answer, in which what is settled stays so whatever unknown part becomes known."""
    match formula:
        case Part():
            return parts[formula.index]
        case Derived():
            return kleene(shipped().plan.network.formulas[formula.index], parts)
        case Negation():
            found = kleene(formula.operand, parts)
            return None if found is None else not found
        case Conjunction():
            return every([kleene(operand, parts) for operand in formula.operands])
        case Disjunction():
            return some([kleene(operand, parts) for operand in formula.operands])


def table(formula: Formula) -> Iterator[tuple[list[Truth], Truth]]:
    """Every way for the parts below a formula to be, all others unknown, with Kleene's answer."""
    below = sorted(rests_on(formula))
    for chosen in product(TRUTHS, repeat=len(below)):
        parts: list[Truth] = [None] * shipped().plan.network.parts
        for place, truth in zip(below, chosen, strict=True):
            parts[place] = truth
        yield parts, kleene(formula, dict(zip(below, chosen, strict=True)))


@pytest.mark.parametrize("known", TRUTHS)
def test_kleenes_connectives_only_settle_what_was_open(known: Truth) -> None:
    for joined, count in product((every, some), range(4)):
        for others in product(TRUTHS, repeat=count):
            before = joined([None, *others])
            assert before is None or joined([known, *others]) is before


def test_every_proposition_is_answered_as_kleene_does() -> None:
    network, (direct, *_) = shipped().plan.network, shipped().inferences
    wrong = next(
        (
            (network.names[place], parts)
            for place, formula in enumerate(network.formulas)
            for parts, expected in table(formula)
            if direct.infer(parts)[place] is not expected
        ),
        None,
    )
    assert wrong is None


def own(formula: Formula) -> frozenset[Formula]:
    """The parts and propositions that a formula names itself."""
    match formula:
        case Part() | Derived():
            return frozenset({formula})
        case Negation():
            return own(formula.operand)
        case Conjunction() | Disjunction():
            return frozenset[Formula]().union(*map(own, formula.operands))


def steps(formula: Formula) -> Iterator[list[Truth]]:
    """One way of the parts for every way in which what a formula names can be."""
    seen: set[tuple[Truth, ...]] = set()
    named = sorted(own(formula), key=repr)
    for parts, _ in table(formula):
        key = tuple(kleene(each, dict(enumerate(parts))) for each in named)
        if key not in seen:
            seen.add(key)
            yield parts


def test_both_inferences_take_every_step_alike() -> None:
    network, (direct, *others) = shipped().plan.network, shipped().inferences
    wrong = next(
        (
            (other.name, network.names[place], parts)
            for place, formula in enumerate(network.formulas)
            for parts in steps(formula)
            for other in others
            if other.infer(parts) != direct.infer(parts)
        ),
        None,
    )
    assert wrong is None


# ---- rules


STANDINGS = {
    "passes": Answer(Outcome.NOT_FIRED, Effect.REJECT),
    "refuses": Answer(Outcome.FIRED, Effect.REJECT),
    "holds": Answer(Outcome.FIRED, Effect.REVIEW),
    "may refuse": Answer(Outcome.UNKNOWN, Effect.REJECT, may_reject=True),
    "holds, may refuse": Answer(Outcome.FIRED, Effect.REVIEW, may_reject=True),
    "open": Answer(Outcome.UNKNOWN, Effect.REVIEW),
}
"""How a gate can stand."""
AFTER = {
    "passes": ("passes",),
    "refuses": ("refuses",),
    "holds": ("holds",),
    "may refuse": tuple(STANDINGS),
    "holds, may refuse": ("holds, may refuse", "holds", "refuses"),
    "open": ("open", "holds", "passes"),
}
"""What may become of it where something is stated more."""


def standing(reply: Answer) -> str:
    """How a gate stands that answers so."""
    if reply.outcome in {Outcome.NOT_FIRED, Outcome.NOT_APPLICABLE}:
        return "passes"
    found = [
        name
        for name, each in STANDINGS.items()
        if (each.outcome, each.effect, each.may_reject) == (reply.outcome, reply.effect, reply.may_reject)
    ]
    assert len(found) == 1
    return found[0]


NUMBERS = (None, *map(Decimal, ("-1", "0", "0.005", "0.5", "0.995", "1", "7")))
"""What may scale points: unknown, beyond 0..1 on both sides, at its ends and beside a half of a hundredth."""


def answers(planned: PlannedRule, *, conflict: bool) -> dict[tuple[object, ...], Answer]:
    """What a rule answers for every way in which its questions and numbers can be."""
    questions = sorted({question.truth for question in planned.questions()})
    numbers = sorted({tier.times for tier in (*planned.tiers, *planned.plus) if tier.times is not None})
    found: dict[tuple[object, ...], Answer] = {}
    for truths in product(TRUTHS, repeat=len(questions)):
        for values in product(NUMBERS, repeat=len(numbers)):
            asked_ = dict(zip(questions, truths, strict=True))
            scaling = dict(zip(numbers, values, strict=True))
            found[(*truths, *values)] = answer(planned, asked_, scaling, conflict=conflict)  # type: ignore[arg-type]
    return found


def stays(planned: PlannedRule, before: Answer, after: Answer) -> bool:
    """Whether one answer may become another where something is stated more."""
    if isinstance(planned.rule, Gate):
        return standing(after) in AFTER[standing(before)]
    return before.low <= after.low <= after.high <= before.high


def test_every_answer_of_every_rule_narrows() -> None:
    looked_at = 0
    for planned, conflict in product(shipped().plan.rules, (False, True)):
        if not isinstance(planned.rule, Gate | Merit):
            continue
        found = answers(planned, conflict=conflict)
        looked_at += len(found)
        wrong = next(
            (
                (planned.rule.head.id, one, other)
                for one in found
                for other in found
                if within(one, other) and not stays(planned, found[one], found[other])  # type: ignore[arg-type]
            ),
            None,
        )
        assert wrong is None
    assert looked_at > 3_000


# ---- score and verdict

LEVELS = {
    "power": (0, 1_600, 4_500),
    "pipelines": (0, 4_000),
    "other_strategic": (0,),
    "national_security": (0, 1_000, 3_000),
    "risk": (-2_000, 1_500, 3_000),
}
"""Hundredths on both sides of each cap, floor and band of the shipped ruleset; sums reach every verdict."""

State = tuple[str, tuple[tuple[int, int], ...]]
"""How a gate stands, and the points of a rule of each family, from and to."""


def states() -> Iterator[State]:
    pairs = [[(low, high) for low in levels for high in levels if low <= high] for levels in LEVELS.values()]
    return product(STANDINGS, product(*pairs))


def judged(state: State) -> Judgement:
    """What the engine's judge makes of a gate and one rule of each family, all others at rest."""
    rules = shipped().plan.rules
    found = [Answer(Outcome.NOT_APPLICABLE, Effect.POINTS)] * len(rules)
    found[_first(rules, "gates")] = STANDINGS[state[0]]
    for family, (low, high) in zip(LEVELS, state[1], strict=True):
        found[_first(rules, family)] = Answer(Outcome.UNKNOWN, Effect.POINTS, low, high)
    return shipped().judge.settled(tuple(found), (), {})


def _first(rules: Sequence[PlannedRule], family: str) -> int:
    return next(place for place, planned in enumerate(rules) if planned.rule.head.family == family)


def narrower(state: State) -> Iterator[State]:
    """What may become of a state where something is stated more, one thing at a time."""
    standing, points = state
    yield from ((after, points) for after in AFTER[standing])
    for place, (levels, (low, high)) in enumerate(zip(LEVELS.values(), points, strict=True)):
        for least, most in product(levels, levels):
            if low <= least <= most <= high:
                yield standing, (*points[:place], (least, most), *points[place + 1 :])


def test_scores_stay_within_and_final_verdicts_stay() -> None:
    found = {state: judged(state) for state in states()}
    assert {each.verdict for each in found.values()} == set(Verdict)
    wrong = next(
        ((one, other) for one, before in found.items() for other in narrower(one) if not _stays(before, found[other])),
        None,
    )
    assert wrong is None


def _stays(before: Judgement, after: Judgement) -> bool:
    parts = ("total", "fit", "national_security", "risk")
    pairs = [(getattr(before.score, part), getattr(after.score, part)) for part in parts]
    kept = all(one.low <= other.low <= other.high <= one.high for one, other in pairs)
    return kept and before.verdict in {Verdict.REVIEW, after.verdict}
