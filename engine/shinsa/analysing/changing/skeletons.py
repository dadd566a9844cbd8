"""The skeleton of what is asked: obligations as *and*, *or*, *not* over numbered leaf conditions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from shinsa.analysing.changing.cuts import paths
from shinsa.analysing.changing.parts import Obligation
from shinsa.language.tree import And, ConclusionRef, Node, Not, Or
from shinsa.planning.plan import Plan, Question
from shinsa.ruleset import Merit, Note
from shinsa.values import Truth, every, some

Skeleton: TypeAlias = "int | tuple[Literal['and', 'or', 'not'], tuple[Skeleton, ...]]"
"""A leaf's number, or what joins skeletons."""

Open: TypeAlias = Literal["open"]
OPEN: Open = "open"
"""Not settled yet: it depends on what is not in hand. (Unknown, `None`, is settled.)"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one obligation asks: whether it applies (`None`: always), and what else.

    `leaves` are the leaves it asks about, `read` the paths that the numbers which scale its points read. `gains` says
    that it only ever gives points: in the worst case none, where it may not apply.
    """

    obligation: Obligation
    applies: "Skeleton | None"
    others: tuple[Skeleton, ...]
    leaves: tuple[int, ...]
    read: tuple[str, ...] = ()
    gains: bool = False


class Skeletons:
    """The obligations of a plan. `leaves` are their leaf conditions, each once, `reads` the paths that each reads."""

    def __init__(self, plan: Plan) -> None:
        self._numbers: dict[Node, int] = {}
        self._concluded: dict[str, Skeleton] = {}
        self._conclusions = {entry.name: entry.when.tree for entry in plan.ruleset.conclusions}
        self.asked = tuple(self._all(plan))
        self.leaves = tuple(self._numbers)
        self.reads = tuple(paths(leaf) for leaf in self.leaves)

    def _all(self, plan: Plan) -> Iterator[Asked]:
        for place, rule in enumerate(plan.rules):
            if rule.in_force and not isinstance(rule.rule, Note):
                others = tuple(self._of(question) for question in rule.questions() if question is not rule.applies)
                applies = None if rule.applies is None else self._of(rule.applies)
                tiers = (*rule.tiers, *rule.plus)
                numbers = [tier.tier.times.tree for tier in tiers if tier.tier.times is not None]
                read = tuple(dict.fromkeys(path for number in numbers for path in paths(number)))
                gains = isinstance(rule.rule, Merit) and all(tier.hundredths >= 0 for tier in tiers)
                yield Asked(Obligation(place), applies, others, _all_leaves(applies, others), read, gains)
        for place, entry in enumerate(plan.ruleset.assumptions):
            others = (self._skeleton(entry.that.tree),)
            yield Asked(Obligation(place, rule=False), None, others, _all_leaves(None, others))

    def _of(self, question: Question) -> Skeleton:
        return self._skeleton(question.condition.tree)

    def _skeleton(self, tree: Node) -> Skeleton:
        match tree:
            case And() | Or():
                joined: Literal["and", "or"] = "and" if isinstance(tree, And) else "or"
                return joined, tuple(self._skeleton(operand) for operand in tree.operands)
            case Not():
                return "not", (self._skeleton(tree.operand),)
            case ConclusionRef():
                if tree.name not in self._concluded:
                    self._concluded[tree.name] = self._skeleton(self._conclusions[tree.name])
                return self._concluded[tree.name]
            case _:
                return self._numbers.setdefault(tree, len(self._numbers))


def _all_leaves(applies: "Skeleton | None", others: "tuple[Skeleton, ...]") -> tuple[int, ...]:
    """The leaves that are asked about, each once."""
    parts = others if applies is None else (applies, *others)
    return tuple(dict.fromkeys(leaf for each in parts for leaf in leaves_of(each)))


def leaves_of(skeleton: Skeleton) -> Iterator[int]:
    """The leaves below."""
    if isinstance(skeleton, int):
        yield skeleton
    else:
        for part in skeleton[1]:
            yield from leaves_of(part)


def settled_truth(skeleton: Skeleton, truths: Mapping[int, Truth], open_leaves: set[int]) -> Truth | Open:
    """The truth that follows from these leaves, or `OPEN`; then the leaves it still hangs on join `open_leaves`."""
    if isinstance(skeleton, int):
        if skeleton in truths:
            return truths[skeleton]
        open_leaves.add(skeleton)
        return OPEN
    word, parts = skeleton
    below: set[int] = set()
    found = [settled_truth(part, truths, below) for part in parts]
    known = [truth for truth in found if truth is None or isinstance(truth, bool)]
    joined = _joined(word, known)
    final = joined is (word == "or") if word != "not" else True
    if len(known) == len(found) or (final and word != "not"):
        return joined
    open_leaves |= below
    return OPEN


def _joined(word: str, known: Sequence[Truth]) -> Truth:
    if word == "not":
        return None if not known or known[0] is None else not known[0]
    return every(known) if word == "and" else some(known)
