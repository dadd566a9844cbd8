"""The laws of every ruleset, on the shipped one: proposals of its whole vocabulary at random, and near the examples.

Tested, beside the proof in `test_proved_laws.py`; both inferences are asked of each, where both can be had, and
refuse to answer where they differ. `SHINSA_LAWS_RUNS=5000` looks at more.
"""

import json
import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from shinsa.inference.choosing import agree
from shinsa.judging.verdict import Judgement
from shinsa.library import load_ruleset
from shinsa.proposal.accepting import Acceptor
from shinsa.ruleset import Ruleset
from shinsa.screening import Edition
from shinsa.values import Value
from strategies.completions import value

DAY = date(2025, 10, 28)
EXAMPLES = Path(__file__).parents[3] / "examples" / "us_japan_2025"
RUNS = int(os.environ.get("SHINSA_LAWS_RUNS", "60"))

Row = tuple[Value, ...]


@cache
def shipped() -> Ruleset:
    return load_ruleset("us_japan_2025")


@cache
def edition() -> Edition:
    """On both inferences."""
    return Edition.of(shipped(), DAY, both=True)


@cache
def turned() -> Edition:
    """The same rules in the opposite order."""
    return Edition.of(replace(shipped(), rules=shipped().rules[::-1]), DAY, both=False)


@cache
def examples() -> tuple[Row, ...]:
    """What the complete examples state."""
    acceptor = Acceptor(shipped().vocabulary)
    paths = [path for path in sorted(EXAMPLES.glob("*/*.json")) if path.stem != "broken_input"]
    return tuple(acceptor.read(_without_evidence(path)).facts.values for path in paths)


def _without_evidence(path: Path) -> bytes:
    document = json.loads(path.read_text(encoding="utf-8"))
    document.pop("evidence", None)
    return json.dumps(document).encode()


def judged(of: Edition, row: Row) -> Judgement | None:
    """What is judged, `None` where facts contradict an assumption and are refused; raises where inferences differ."""
    evaluation = of.evaluator.evaluate(row)
    if any(evaluation.parts[place] is False for place in of.plan.assumptions):
        return None
    truths = (*evaluation.parts, *agree(of.inferences, evaluation.parts, of.plan.network))
    return of.judge.judge(truths, evaluation.numbers, {})


def completed(chance: Random) -> Row:
    """Facts at random, or an example's with some of them otherwise."""
    base: Row = chance.choice([*examples(), (None,) * len(shipped().vocabulary.entries)])
    share = chance.choice([0.02, 0.1, 0.3, 1.0])
    pairs = zip(shipped().vocabulary.entries, base, strict=True)
    return tuple(value(chance, entry) if held is None or chance.random() < share else held for entry, held in pairs)


def thinned(chance: Random, row: Row) -> Row:
    """The row with some facts, and some fields of items, taken out."""
    share = chance.choice([0.1, 0.5, 0.9])
    return tuple(None if chance.random() < share else _fewer_fields(chance, held) for held in row)


def _fewer_fields(chance: Random, held: Value) -> Value:
    if not isinstance(held, tuple):
        return held
    return tuple(
        tuple(None if chance.random() < 0.2 else field for field in item) if isinstance(item, tuple) else item
        for item in held
    )


def shuffled(chance: Random, row: Row) -> Row:
    return tuple(tuple(chance.sample(held, len(held))) if isinstance(held, tuple) else held for held in row)


@cache
def pairs() -> tuple[tuple[Row, Row], ...]:
    """Possible proposals, stated in part and in full."""
    chance = Random("the laws")  # noqa: S311  # the same proposals every time
    found: list[tuple[Row, Row]] = []
    while len(found) < RUNS:
        full = completed(chance)
        if judged(edition(), full) is not None:
            found.append((thinned(chance, full), full))
    return tuple(found)


def test_the_proposals_come_to_every_verdict() -> None:
    verdicts = {found.verdict.value for _, full in pairs() if (found := judged(edition(), full)) is not None}
    assert verdicts == {"eligible", "ineligible", "review"}


def test_a_fact_more_only_narrows_the_score_and_a_fact_less_wins_no_verdict() -> None:
    for partial, full in pairs():
        before, after = judged(edition(), partial), judged(edition(), full)
        assert before is not None
        assert after is not None
        wide, narrow = before.score, after.score
        assert wide.total.low <= narrow.total.low <= narrow.total.high <= wide.total.high
        assert wide.fit.low <= narrow.fit.low <= narrow.fit.high <= wide.fit.high
        assert wide.risk.low <= narrow.risk.low <= narrow.risk.high <= wide.risk.high
        assert before.verdict.value in {"review", after.verdict.value}


def test_the_order_of_rules_and_items_changes_nothing() -> None:
    chance = Random("the order")  # noqa: S311  # the same orders every time
    for partial, _ in pairs():
        one, other = judged(edition(), partial), judged(turned(), shuffled(chance, partial))
        assert one is not None
        assert other is not None
        assert (one.verdict, one.score.total, one.review_kinds) == (
            other.verdict,
            other.score.total,
            other.review_kinds,
        )
        assert one.answers == other.answers[::-1]
