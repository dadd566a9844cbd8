"""Random networks and parts, and an oracle that answers them slowly and plainly."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Network, Part
from shinsa.values import Truth

TRUTHS: tuple[Truth, ...] = (True, False, None)


def seeded(seed: int) -> Random:
    """A source of chance that gives the same again."""
    return Random(seed)  # noqa: S311 - no secret is made of it


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks whose propositions rest on parts and on one another, in any order of writing."""
    return random_network(draw(st.randoms(use_true_random=False)))


def random_network(random: Random) -> Network:
    """A network of up to 8 parts and 12 propositions; which rests on which has nothing to do with their order."""
    parts, count = random.randrange(9), random.randrange(13)
    places = random.sample(range(count), count)
    formulas: dict[int, Formula] = {}
    for place in places:
        leaves: list[Formula] = [*map(Part, range(parts)), *map(Derived, formulas)]
        formulas[place] = random_formula(random, leaves, depth=random.choice((0, 1, 1, 2, 2, 3)))
    names = tuple(f"conclusion.c{index}" for index in range(count))
    return Network(parts, names, tuple(formulas[index] for index in range(count)))


def random_formula(random: Random, leaves: Sequence[Formula], depth: int) -> Formula:
    """A formula over the leaves that nests at most so deep; of no leaves, one over constants."""
    if depth == 0:
        return random.choice(leaves) if leaves else Conjunction(())
    if random.random() < 1 / 4:
        return Negation(random_formula(random, leaves, depth - 1))
    count = random.choice((0, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 13))
    operands = tuple(random_formula(random, leaves, depth - 1) for _ in range(count))
    return Conjunction(operands) if random.random() < 1 / 2 else Disjunction(operands)


def random_parts(random: Random, count: int) -> tuple[Truth, ...]:
    """A truth for each part."""
    return tuple(random.choice(TRUTHS) for _ in range(count))


def fixpoint(network: Network, parts: Sequence[Truth]) -> tuple[Truth, ...]:
    """The answer by its definition: everything unknown at first, every formula asked again until nothing changes."""
    known: tuple[Truth, ...] = (None,) * len(network.formulas)
    while True:
        again = tuple(_kleene(formula, parts, known) for formula in network.formulas)
        if again == known:
            return known
        known = again


def _kleene(formula: Formula, parts: Sequence[Truth], known: Sequence[Truth]) -> Truth:
    match formula:
        case Part(index):
            return parts[index]
        case Derived(index):
            return known[index]
        case Negation(operand):
            truth = _kleene(operand, parts, known)
            return None if truth is None else not truth
        case Conjunction(operands):
            return _least([_kleene(operand, parts, known) for operand in operands])
        case Disjunction(operands):
            truth = _least([_kleene(Negation(operand), parts, known) for operand in operands])
            return None if truth is None else not truth


def _least(truths: Sequence[Truth]) -> Truth:
    """Kleene's *and*: the least, where false is below unknown and unknown below true."""
    return False if False in truths else None if None in truths else True


def pairwise(count: int) -> Network:
    """So many conditions over neighbouring parts: two rules each, and two more."""
    formulas = tuple(Conjunction((Part(index), Part(index + 1))) for index in range(count))
    return Network(count + 1, _names(count), formulas)


def wide(count: int) -> Network:
    """So many conditions, each over a dozen parts of its own: 13 rules and 24 patterns each, and one more."""
    formulas = tuple(Conjunction(tuple(map(Part, range(first, first + 12)))) for first in range(0, 12 * count, 12))
    return Network(12 * count, _names(count), formulas)


def crowded(count: int) -> Network:
    """So many conditions that all need the first part."""
    formulas = tuple(Conjunction((Part(0), Part(index))) for index in range(1, count + 1))
    return Network(count + 1, _names(count), formulas)


def _names(count: int) -> tuple[str, ...]:
    return tuple(f"conclusion.c{index}" for index in range(count))
