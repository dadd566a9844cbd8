"""Does memory grow? Answers random proposals by `durable`, many times over, and prints the resident memory.

Run as `python benchmarks/memory_growth.py [INFERENCES]` (100,000 unless said otherwise). Exits with 1 if memory grew by
more than 8 MiB between the first tenth, when pools have filled, and the end, or over rulesets made and dropped.
"""

import sys
from pathlib import Path
from random import Random

from shinsa.inference.durable import DurableInference
from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Network, Part
from shinsa.values import Truth

TRUTHS: tuple[Truth, ...] = (True, False, None)
PARTS = 60
PROPOSITIONS = 40
DROPPED = 1_000
MOST_GROWTH_KIB = 8 * 1024


def main(inferences: int) -> int:
    """Measure both ways memory could grow; the exit status."""
    random = Random(20251028)  # noqa: S311 - the same proposals in each run
    durable = DurableInference(_network(random))
    _answer(durable, random, inferences // 10)
    filled = _report(f"after {inferences // 10:,} inferences")
    _answer(durable, random, inferences - inferences // 10)
    answered = _report(f"after {inferences:,} inferences")
    for _ in range(DROPPED):
        _answer(DurableInference(_network(random)), random, 3)
    dropped = _report(f"after {DROPPED:,} rulesets made and dropped")
    return int(max(answered - filled, dropped - answered) > MOST_GROWTH_KIB)


def _answer(durable: DurableInference, random: Random, times: int) -> None:
    for _ in range(times):
        durable.infer(random.choices(TRUTHS, k=PARTS))


def _network(random: Random) -> Network:
    formulas = tuple(_formula(random, index) for index in range(PROPOSITIONS))
    return Network(PARTS, tuple(f"proposition {index}" for index in range(PROPOSITIONS)), formulas)


def _formula(random: Random, index: int) -> Formula:
    leaves: list[Formula] = [*map(Part, random.sample(range(PARTS), 3)), *map(Derived, range(max(0, index - 2), index))]
    either = Disjunction((Negation(leaves[0]), leaves[1]))
    return Conjunction((either, random.choice(leaves[2:])))


def _report(when: str) -> int:
    """Print the resident memory in KiB, from the kernel's account of this process, and give it back."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [kib] = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")]
    sys.stdout.write(f"{when}: {kib:,} KiB\n")
    return kib


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
