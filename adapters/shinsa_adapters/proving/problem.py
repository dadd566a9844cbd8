"""One question made ready for the solver: the facts that matter, free to choose within what real proposals state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shinsa.facts import Entry, FactList, Vocabulary
from shinsa.language.tree import ConclusionRef, FactRef, ItemRef, Literal, Node, TextType, walk
from shinsa.planning.plan import conditions
from shinsa.ruleset import Assumption, Conclusion, Merit, ParameterValue, Rule
from shinsa.values import Value
from shinsa_adapters.proving.encoding import Encoder
from shinsa_adapters.proving.grouping import groups
from shinsa_adapters.proving.shaping import shapes
from shinsa_adapters.proving.space import Shape, Space, Symbols
from shinsa_adapters.proving.terms import negation

MOST_KEPT = 6
"""Of a base's list so many groups of items are kept beside what the conditions need; a longer one is not near."""


@dataclass(slots=True)
class Problem:
    """The facts of a question, free to choose."""

    vocabulary: Vocabulary
    entries: tuple[Entry, ...]
    shapes: Mapping[str, Shape]
    symbols: Symbols
    space: Space
    trees: tuple[Node, ...]

    def another(self, name: str) -> Space:
        """A second proposal over the same facts."""
        space = Space(name, self.symbols)
        space.add(self.entries, self.shapes)
        return space

    def encoder(self, conclusions: Iterable[Conclusion], parameters: Mapping[str, ParameterValue]) -> Encoder:
        """What writes conditions over the question's own proposal."""
        return Encoder(self.space, parameters, {entry.name: entry.when.tree for entry in conclusions})


def problem(
    vocabulary: Vocabulary,
    assumptions: Iterable[Assumption],
    trees: Iterable[Node],
    parameters: Mapping[str, ParameterValue],
    bases: tuple[tuple[Value, ...], ...],
) -> Problem:
    """Gather what a question reads; raises UnsupportedError."""
    asked = tuple(trees)
    assumed = tuple(entry.that.tree for entry in assumptions)
    paths = _closed(heads(asked), assumed)
    concerned = tuple(tree for tree in assumed if heads((tree,)) & paths)
    entries = tuple(entry for entry in vocabulary.entries if entry.path in paths)
    symbols = Symbols()
    _name_texts((*asked, *concerned), symbols)
    lists = [entry for entry in entries if isinstance(entry, FactList)]
    probe = Encoder(Space("probe ", symbols), parameters, {})
    probe.space.add((entry for entry in entries if not isinstance(entry, FactList)), {})
    found = shapes(lists, (*asked, *concerned), probe, _kept(lists, vocabulary, bases))
    made = Problem(vocabulary, entries, found, symbols, Space("", symbols), (*asked, *concerned))
    made.space.add(entries, found)
    assume(made.space, concerned, parameters)
    return made


def assume(space: Space, assumed: Iterable[Node], parameters: Mapping[str, ParameterValue]) -> None:
    """What is false of no real proposal is false of none here."""
    encoder = Encoder(space, parameters, {})
    space.limits += [negation(encoder.truth(tree).no) for tree in assumed]


def rule_trees(rule: Rule, conclusions: Iterable[Conclusion]) -> tuple[Node, ...]:
    """Every tree of a rule, and of the conclusions it rests on."""
    scaled = (*rule.tiers, *rule.plus) if isinstance(rule, Merit) else ()
    own = [condition.tree for condition in conditions(rule)]
    own += [tier.times.tree for tier in scaled if tier.times is not None]
    return tuple(with_conclusions(own, {entry.name: entry.when.tree for entry in conclusions}))


def with_conclusions(trees: Iterable[Node], defined: Mapping[str, Node]) -> "list[Node]":
    """The trees, and those of the conclusions they rest on, each once."""
    found: dict[Node, None] = {}
    pending = list(trees)
    while pending:
        tree = pending.pop(0)
        if tree not in found:
            found[tree] = None
            pending += [defined[node.name] for node in walk(tree) if isinstance(node, ConclusionRef)]
    return list(found)


def heads(trees: Iterable[Node]) -> frozenset[str]:
    """The entries the trees read."""
    paths = (node.path for tree in trees for node in walk(tree) if isinstance(node, FactRef | ItemRef))
    return frozenset(path.partition("[")[0] for path in paths if path is not None)


def _closed(paths: frozenset[str], assumed: tuple[Node, ...]) -> frozenset[str]:
    """The entries, and all that assumptions tie to them."""
    tied = [heads((tree,)) for tree in assumed]
    while more := frozenset[str]().union(*(each for each in tied if each & paths)) - paths:
        paths |= more
    return paths


def _name_texts(trees: Iterable[Node], symbols: Symbols) -> None:
    """Every text a condition names, before any fact is made that could say it."""
    for tree in trees:
        for node in walk(tree):
            if isinstance(node, Literal) and isinstance(node.type, TextType) and isinstance(node.value, str):
                symbols.text(node.value)


def _kept(lists: list[FactList], vocabulary: Vocabulary, bases: tuple[tuple[Value, ...], ...]) -> dict[str, int]:
    """How many groups of items the bases state, of each list."""
    slots, kept = vocabulary.slots(), dict.fromkeys((entry.path for entry in lists), 0)
    for entry in lists:
        for base in bases:
            items = base[slots[entry.path]]
            if isinstance(items, tuple):
                count = len(groups(items, entry, Shape(1, alike=True)))
                kept[entry.path] = max(kept[entry.path], min(count, MOST_KEPT))
    return kept
