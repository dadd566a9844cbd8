"""How few answers settle a verdict if they are known beforehand: what no order that has yet to learn them is held to.

All facts that rules ask for are answered from the complete proposal; then one answer after another is left out that can
be, once those first that were to be asked last, once those that fewest points rest on. What remains settles the verdict
and none of it can be left out; a still smaller set of others is possible. `python -m benchmarks.beforehand [COUNT
[FIRST]]` (100 from number 0 on) takes the proposals of `benchmarks.interview`.
"""

import sys
from collections.abc import Callable, Sequence
from statistics import mean

from benchmarks.interview import DAY, answered, complete, drawn
from shinsa.analysing.asking.interview import Interview
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.facts import Facts
from shinsa.judging.verdict import Verdict
from shinsa.library import load_ruleset
from shinsa.proposal.references import Reference
from shinsa.screening import Screener

Answered = Sequence[Reference]


def enough(analyser: Analyser, partial: Facts, whole: Facts) -> tuple[Reference, ...]:
    """Facts of the complete proposal that settle the verdict of the partial one; nothing where it is settled."""
    interview = Interview(analyser.unknowns(partial))
    if interview.settled is not None:
        return ()
    now = interview.unknowns.judgement.answers
    by_points = sorted(
        interview.questions, key=lambda each: max((now[rule].high - now[rule].low for rule in each.rules), default=0)
    )

    def stated(of: Answered) -> Facts:
        facts = partial
        for reference in of:
            facts = answered(facts, whole, reference)
        return facts

    def quickly(of: Answered) -> bool:
        return not analyser.prospects.left(analyser.quick.judged(stated(of)))

    def exactly(of: Answered) -> bool:
        return Interview(analyser.unknowns(stated(of))).settled is not None

    orders = [[each.reference for each in order] for order in (interview.questions[::-1], by_points)]
    return min((without_idle(without_idle(order, quickly), exactly) for order in orders), key=len)


def without_idle(answers: Answered, settle: Callable[[Answered], bool]) -> tuple[Reference, ...]:
    """The answers without those that can be left out, one after another; all of them where they do not settle it."""
    kept = tuple(answers)
    if not settle(kept):
        return kept
    for each in answers:
        without = tuple(other for other in kept if other is not each)
        if settle(without):
            kept = without
    return kept


def main() -> None:
    """Print the mean number of answers, and by verdict."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    screener = Screener(load_ruleset("us_japan_2025"), inference="direct")
    analyser = Analyser(screener.edition(DAY))
    wholes = complete(screener)
    found: dict[Verdict, list[int]] = {verdict: [] for verdict in Verdict}
    for number in range(first, first + count):
        partial, whole = drawn(number, wholes)
        found[analyser.quick.judged(whole).verdict].append(len(enough(analyser, partial, whole)))
    every = mean(each for counts in found.values() for each in counts)
    sys.stdout.write(f"{count} proposals from number {first} on: {every:.2f} answers\n")
    for verdict, counts in found.items():
        sys.stdout.write(f"  {verdict.value} ({len(counts)}): {mean(counts or [0]):.2f}\n")


if __name__ == "__main__":
    main()
