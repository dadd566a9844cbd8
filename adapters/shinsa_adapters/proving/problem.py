"""One question made ready for the solver: the facts that matter, free to choose within what real proposals state."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shinsa.facts import Entry, Fact, FactKind, FactList, Vocabulary
from shinsa.language.tree import FactRef, ItemRef, Literal, Node, TextType, walk
from shinsa.ruleset import Assumption, Conclusion, ParameterValue, Rule
from shinsa.values import Value
from shinsa_adapters.proving.encoding import Encoder
from shinsa_adapters.proving.grouping import fields, groups
from shinsa_adapters.proving.shaping import shapes
from shinsa_adapters.proving.space import Shape, Space, Symbols
from shinsa_adapters.proving.terms import negation
from shinsa_adapters.proving.trees import trees_of

MOST_KEPT = 6
"""Of a base's list so many groups of items are kept beside what the conditions need; a longer one is not near."""


@dataclass(slots=True)
class Problem:
    """The facts of a question, free to choose; `short` says why lists are too short for a proof, where they are."""

    vocabulary: Vocabulary
    entries: tuple[Entry, ...]
    shapes: Mapping[str, Shape]
    symbols: Symbols
    space: Space
    short: tuple[str, ...]

    def another(self, name: str) -> Space:
        """A second proposal over the same facts."""
        space = Space(name, self.symbols)
        space.add(self.entries, self.shapes)
        return space

    def encoder(self, conclusions: Iterable[Conclusion], parameters: Mapping[str, ParameterValue]) -> Encoder:
        """What writes conditions over the question's own proposal."""
        return Encoder(self.space, parameters, {entry.name: entry.when.tree for entry in conclusions})


def problem(  # noqa: PLR0913, PLR0917  # what is asked, of what, near what
    vocabulary: Vocabulary,
    assumptions: Iterable[Assumption],
    trees: Iterable[Node],
    parameters: Mapping[str, ParameterValue],
    bases: tuple[tuple[Value, ...], ...] = (),
    also: Iterable[str] = (),
) -> Problem:
    """Gather what a question reads; `also` are entries it needs anyway. Raises UnsupportedError."""
    asked = tuple(trees)
    assumed = tuple(entry.that.tree for entry in assumptions)
    paths = _closed(heads(asked).union(also), assumed)
    concerned = tuple(tree for tree in assumed if heads((tree,)) & paths)
    entries = tuple(entry for entry in vocabulary.entries if entry.path in paths)
    symbols = Symbols()
    _name_texts((*asked, *concerned), symbols)
    _name_stated(entries, vocabulary, bases, symbols)
    lists = [entry for entry in entries if isinstance(entry, FactList)]
    probe = Encoder(Space("probe ", symbols), parameters, {})
    probe.space.add((entry for entry in entries if not isinstance(entry, FactList)), {})
    found, short = shapes(lists, (*asked, *concerned), probe, _kept(lists, vocabulary, bases, also))
    made = Problem(vocabulary, entries, found, symbols, Space("", symbols), tuple(short))
    made.space.add(entries, found)
    assume(made.space, concerned, parameters)
    return made


def assume(space: Space, assumed: Iterable[Node], parameters: Mapping[str, ParameterValue]) -> None:
    """What is false of no real proposal is false of none here."""
    encoder = Encoder(space, parameters, {})
    space.limits += [negation(encoder.truth(tree).no) for tree in assumed]


def rule_trees(rule: Rule, conclusions: Iterable[Conclusion]) -> tuple[Node, ...]:
    """Every tree of a rule, and of the conclusions it rests on."""
    return trees_of(rule, {entry.name: entry.when.tree for entry in conclusions})


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


def _name_stated(
    entries: Iterable[Entry], vocabulary: Vocabulary, bases: tuple[tuple[Value, ...], ...], symbols: Symbols
) -> None:
    """Every text a base states, so that a proposal near it may state the same."""
    slots = vocabulary.slots()
    for entry in entries:
        for base in bases:
            for fact, value in _stated(entry, base[slots[entry.path]]):
                if fact.kind is FactKind.TEXT and isinstance(value, str):
                    symbols.text(value)


def _stated(entry: Entry, value: Value) -> Iterator[tuple[Fact, object]]:
    if isinstance(entry, Fact):
        yield entry, value
    elif isinstance(value, tuple):
        facts = {fact.name: fact for fact in entry.fields} if entry.item is None else {"": entry.item}
        for item in value:
            yield from ((facts[name], held) for name, held in fields(item, entry).items())


def _kept(
    lists: list[FactList], vocabulary: Vocabulary, bases: tuple[tuple[Value, ...], ...], also: Iterable[str]
) -> dict[str, int]:
    """How many groups of items the bases state of each list, and one more where an item is needed by itself."""
    slots, alone = vocabulary.slots(), frozenset(also)
    kept = {entry.path: int(entry.path in alone) for entry in lists}
    for entry in lists:
        for base in bases:
            items = base[slots[entry.path]]
            if isinstance(items, tuple):
                count = len(groups(items, entry, Shape(1, alike=True)))
                kept[entry.path] = max(kept[entry.path], min(count, MOST_KEPT))
    return kept
