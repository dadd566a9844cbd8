"""How many questions settle a verdict: asked in this project's order, in the vocabulary's, and by how many rules ask.

Partial proposals are complete examples, drawn at random, with facts taken out at random; every question is answered
from the complete proposal. All three orders skip facts no rule reads, and stop when the verdict is settled by the same
exact test. `python -m benchmarks.interview [COUNT [FIRST]]` (1,000 from number 0 on). Each proposal is drawn by its
number alone, so that any few in a row are a fair sample; what is done is shown every fifty. Orders are tuned on numbers
from 1,000 on, never on those that are reported.
"""

import sys
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from statistics import mean, median
from time import process_time
from typing import cast

from shinsa.analysing.asking.interview import Interview, Question
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.errors import InputError
from shinsa.facts import Facts
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.proposal.references import Reference, replaced
from shinsa.screening import Screener
from shinsa.values import Scalar, Value

DAY = date(2025, 10, 28)
EXAMPLES = Path(__file__).parents[1] / "examples" / "us_japan_2025" / "invented"
SHARES = (0.2, 0.4, 0.6, 0.8)
EVERY = 50
Order = Callable[[Question], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Walk:
    """How many questions it took, their cost, the verdict, and the longest time to a question, in processor seconds."""

    questions: int
    cost: int
    verdict: str
    slowest: float


def in_vocabulary_order(question: Question) -> tuple[int, ...]:
    """In the order the vocabulary is written in."""
    return (question.reference.slot,)


def by_occurrence(question: Question) -> tuple[int, ...]:
    """By how many rules ask for it."""
    return (-len(question.rules), question.reference.slot)


OURS = "ours"
ORDERS: dict[str, Order] = {"vocabulary order": in_vocabulary_order, "most rules first": by_occurrence}


def walk(analyser: Analyser, partial: Facts, whole: Facts) -> Walk:
    """Ask in our order until the verdict is settled; what even the complete proposal leaves open is asked once."""
    facts, asked, cost, slowest = partial, set[str](), 0, 0.0
    while True:
        start = process_time()
        interview = Interview(analyser.unknowns(facts))
        if interview.settled is not None:
            return Walk(len(asked), cost, interview.settled.value, slowest)
        question = next(each for each in interview.questions if each.fact not in asked)
        slowest = max(slowest, process_time() - start)
        asked.add(question.fact)
        cost += question.cost
        facts = answered(facts, whole, question.reference)


def in_order(analyser: Analyser, partial: Facts, whole: Facts, order: Order) -> Walk:
    """Ask in a fixed order until the verdict is settled; once it is, it stays so, so that halving finds the place."""
    questions = sorted(Interview(analyser.unknowns(partial)).questions, key=order)

    def settled(count: int) -> Verdict | None:
        facts = partial
        for question in questions[:count]:
            facts = answered(facts, whole, question.reference)
        return Interview(analyser.unknowns(facts)).settled

    count = bisect_left(range(len(questions)), 1, key=lambda each: int(settled(each) is not None))
    verdict = settled(count)
    return Walk(count, sum(question.cost for question in questions[:count]), verdict.value if verdict else "", 0.0)


def answered(facts: Facts, whole: Facts, at: Reference) -> Facts:
    """The facts with one more of the complete proposal's."""
    values = list(facts.values)
    found: Value = whole.values[at.slot]
    if at.index is not None:
        item = cast("tuple[Value, ...]", found)[at.index]
        found = cast("tuple[Value, ...]", item)[at.column or 0] if isinstance(item, tuple) else item
    values[at.slot] = replaced(values[at.slot], {(at.index, at.column): cast("Scalar", found)})
    return replace(facts, values=tuple(values))


def thinned(chance: Random, whole: Facts, share: float) -> Facts:
    """The facts with about this share of them taken out, fields of items among them."""
    values = tuple(None if chance.random() < share else _thinner(chance, value, share / 2) for value in whole.values)
    return replace(whole, values=values)


def _thinner(chance: Random, value: Value, share: float) -> Value:
    if not isinstance(value, tuple):
        return value
    return tuple(
        tuple(None if chance.random() < share else each for each in item) if isinstance(item, tuple) else item
        for item in value
    )


def complete(screener: Screener) -> list[Facts]:
    """The facts of the examples that state everything their verdict rests on."""
    found: list[Facts] = []
    for file in sorted(EXAMPLES.glob("*.json")):
        try:
            screening = screener.screen(file.read_bytes(), as_of=DAY)
        except InputError:
            continue
        total = screening.judgement.score.total
        if total.low == total.high and not screening.facts.conflicts:
            found.append(Facts(screening.facts.values))
    return found


def _show(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def drawn(number: int, wholes: list[Facts]) -> tuple[Facts, Facts]:
    """The partial proposal of a number, and the complete one it was made from."""
    chance = Random(f"interview {number}")  # noqa: S311  # the same proposal for the same number
    whole = chance.choice(wholes)
    return thinned(chance, whole, chance.choice(SHARES)), whole


def main() -> None:
    """Walk through the proposals, and print the means and how they compare."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    screener = Screener(load_ruleset("us_japan_2025"), inference="direct")
    analyser = Analyser(screener.edition(DAY))
    wholes = complete(screener)
    walks: dict[str, list[Walk]] = {name: [] for name in (OURS, *ORDERS)}
    for done in range(1, count + 1):
        partial, whole = drawn(first + done - 1, wholes)
        walks[OURS].append(walk(analyser, partial, whole))
        for name, order in ORDERS.items():
            walks[name].append(in_order(analyser, partial, whole, order))
        if done % EVERY == 0 or done == count:
            _show(f"{done} proposals from number {first} on")
            report(walks)


def report(walks: dict[str, list[Walk]]) -> None:
    """Print the means so far."""
    for name, done in walks.items():
        asked, cost = mean(each.questions for each in done), mean(each.cost for each in done)
        waits = sorted(each.slowest for each in done)
        shown = f"; slowest {waits[-1]:.2f} s, middle of the slowest {median(waits):.2f} s" if name == OURS else ""
        _show(f"  {name:18} {asked:6.2f} questions, cost {cost:6.2f}{shown}")
    _show(f"  ours against the better of the others: {_ratio(walks):.3f}")
    for verdict in Verdict:
        rows = {name: [each for each in done if each.verdict == verdict.value] for name, done in walks.items()}
        if rows[OURS]:
            shown = ", ".join(f"{name} {mean(each.questions for each in row):.2f}" for name, row in rows.items())
            _show(f"    {verdict.value} ({len(rows[OURS])}): {shown}")


def _ratio(walks: dict[str, list[Walk]]) -> float:
    means = {name: mean(each.questions for each in done) for name, done in walks.items()}
    return means[OURS] / min(means[name] for name in ORDERS)


if __name__ == "__main__":
    main()
