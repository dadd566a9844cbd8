"""What is possible, against every completion tried one by one, for as many random cases as wanted.

`python tests/every_completion.py FIRST LAST` runs the pieces from FIRST to LAST, each of a thousand cases: a hundred
random rulesets with ten partial proposals. A piece is drawn by its number alone, so that pieces can be run anywhere, in
any order, and again; the first case that differs ends the run with its ruleset and seed.
"""

import sys
from random import Random
from time import process_time

from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from engine.analysing.reaching.test_reach import assert_as_by_brute_force, partial
from shinsa.analysing.reaching.reach import reach
from shinsa.analysing.reaching.unknowns import Analyser
from shinsa.facts import Facts
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from strategies.rulesets import DAY, rulesets

RULESETS, PROPOSALS = 100, 10


def run(piece: int) -> int:
    """Run a piece; how many cases it had."""
    cases = 0

    @seed(piece)
    @settings(
        max_examples=RULESETS, derandomize=False, database=None, deadline=None, phases=(Phase.generate, Phase.shrink)
    )
    @given(rulesets(), st.integers(0, 2**32))
    def check(ruleset: Ruleset, chance_seed: int) -> None:
        nonlocal cases
        edition = Screener(ruleset, inference="direct").edition(DAY)
        analyser = Analyser(edition)
        chance = Random(chance_seed)  # noqa: S311  # the same proposals for the same seed
        for _ in range(PROPOSALS):
            values = partial(chance)
            assert_as_by_brute_force(edition, reach(analyser.unknowns(Facts(values))), values)
            cases += 1

    check()
    return cases


def main() -> None:
    """Run the pieces asked for, saying after each how many cases agreed."""
    first, last = int(sys.argv[1]), int(sys.argv[2])
    total = 0
    for piece in range(first, last + 1):
        total += run(piece)
        sys.stdout.write(f"piece {piece}: {total} cases agree, {process_time():.0f} s of the processor\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
