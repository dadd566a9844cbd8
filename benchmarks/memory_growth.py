"""Does `durable` alone leak? Answers random networks by it, many times over, also networks made and dropped."""

from random import Random

from benchmarks.memory import growth_row, resident_kib
from benchmarks.rows import Section
from shinsa.inference.durable import DurableInference
from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Network, Part
from shinsa.values import Truth

TRUTHS: tuple[Truth, ...] = (True, False, None)
PARTS = 60
PROPOSITIONS = 40


def section(inferences: int) -> Section:
    """Memory over so many inferences, and over a hundredth as many networks made and dropped."""
    random = Random(20251028)  # noqa: S311 - the same networks in each run
    durable, dropped = DurableInference(_network(random)), max(1, inferences // 100)
    _answer(durable, random, inferences // 10)
    filled = resident_kib()
    _answer(durable, random, inferences - inferences // 10)
    answered = resident_kib()
    for _ in range(dropped):
        _answer(DurableInference(_network(random)), random, 3)
    rows = (
        growth_row(f"growth from {inferences // 10:,} to {inferences:,} inferences", answered - filled),
        growth_row(f"growth over {dropped:,} networks made and dropped", resident_kib() - answered),
    )
    return Section("Memory, the inference `durable` alone", rows)


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
