"""What one item adds to the answers drawn from a list: truths, the lines its counts and sums lie on, amounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TypeAlias, cast

from shinsa.analysing import catalogue
from shinsa.analysing.covering.forms import Form, Known, aggregates, form, lines
from shinsa.analysing.covering.kinds import Draft, fields_of, summand
from shinsa.analysing.covering.space import Space, Values
from shinsa.analysing.limits import NotExact, named
from shinsa.facts import FactList
from shinsa.language.tree import (
    Compare,
    Comparison,
    Fold,
    Folded,
    In,
    ItemRef,
    Node,
    Quantified,
    Quantifier,
    Size,
    walk,
)
from shinsa.values import Item, Truth

Mark: TypeAlias = int | tuple[int, bool] | Decimal | None
"""Where a list stands with one aggregate.

For `exists`, `all` and `in`: 1 where an item has settled it, 2 where one left it open, 3 for both, else 0. For
`exists_one`: how many hold (to two), and whether one is open. Else the least or greatest so far.
"""

Steps: TypeAlias = tuple[int, ...]
"""How far something moves along every line, in whole units of the line."""


@dataclass(frozen=True, slots=True)
class Track:
    """A comparison (`op`) or a number that scales points (`None`) over counts and sums, as `form op 0`.

    `needed` says that an assumption is this comparison and nothing more: no list breaks it.
    """

    op: Comparison | None
    form: Form
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is drawn from one list: aggregates that mark, aggregates that count, and lines over the latter."""

    marks: tuple[Quantified | In | Folded, ...]
    counts: tuple[Size | Folded, ...]
    tracks: tuple[Track, ...]


def asked(space: Space, entry: FactList, nodes: Sequence[Node], known: Known) -> Asked:
    """What the nodes draw from the list; raises NotExact for what is not understood."""
    found = dict.fromkeys(each for node in nodes for each in aggregates(node, entry.path))
    marks = tuple(each for each in found if isinstance(each, Quantified | In) or _extreme(each))
    counts = tuple(each for each in found if isinstance(each, Size | Folded) and not _extreme(each))
    assumed = space.nodes[space.first_assumption :]
    tracks = [
        Track(line.op, line.form, needed=isinstance(node, Compare) and node in assumed)
        for node in nodes for line in lines(node, known)
    ]  # fmt: skip
    tracks += [Track(None, form(node, known)) for node in nodes if node in space.plan.numbers]
    kept = tuple(dict.fromkeys(track for track in tracks if _over(track, counts, entry)))
    return Asked(marks, counts, kept)  # type: ignore[arg-type]


def _extreme(node: Node) -> bool:
    return isinstance(node, Folded) and node.fold is not Fold.SUM


def _over(track: Track, counts: tuple[Node, ...], entry: FactList) -> bool:
    """Whether a line lies over counts and sums of the list; fields and extremes are cut elsewhere."""
    symbols = track.form.symbols()
    own = [symbol for symbol in symbols if symbol in counts]
    if track.op is None and any(_extreme(symbol) for symbol in symbols):
        raise NotExact(catalogue.EXTREME_SCALES, facts=named([entry.path]))
    if own and len(own) != len(symbols):
        raise NotExact(catalogue.BESIDE_OPEN_NUMBERS, facts=named([entry.path]))
    return bool(own)


@dataclass(frozen=True, slots=True)
class Kind:
    """What an item adds: `marks` in order; `base` along every line; and fields whose every further step adds more."""

    draft: Draft
    marks: tuple[Mark, ...]
    base: tuple[Fraction, ...]
    amounts: tuple[tuple[int, tuple[Fraction, ...], int], ...]


class Weigher:
    """Finds what items add, by asking the evaluator about a list of one."""

    def __init__(self, space: Space, slot: int, entry: FactList, of: Asked, values: Values) -> None:
        self._space, self._slot, self._entry, self._asked, self._values = space, slot, entry, of, values
        sizes = tuple(Size(each.items, each.at) for each in of.marks if isinstance(each, Folded))
        self._nodes: tuple[Node, ...] = (*of.marks, *of.counts, *sizes)
        self._ask = space.asker(self._nodes)
        places: dict[Node, int] = {node: place for place, node in enumerate(of.counts)}
        self._terms = [[(places[symbol], factor) for symbol, factor in track.form.terms] for track in of.tracks]
        self._summed = {
            below.path for each in of.counts if isinstance(each, Folded) for below in walk(_drawn(each, entry))
            if isinstance(below, ItemRef)
        }  # fmt: skip

    def kind(self, draft: Draft) -> Kind:
        """What an item of these stretches adds."""
        marks, base = self._bearing(draft.at({}))
        amounts = tuple(self._amounts(draft, base))
        return Kind(draft, marks, base, amounts)

    def _amounts(self, draft: Draft, base: tuple[Fraction, ...]) -> list[tuple[int, tuple[Fraction, ...], int]]:
        found: list[tuple[int, tuple[Fraction, ...], int]] = []
        for place, (fact, stretch) in enumerate(zip(fields_of(self._entry), draft.stretches, strict=True)):
            most = stretch.last - stretch.first
            if not most or fact.path not in self._summed:
                continue
            _, moved = self._bearing(draft.at({place: most}))
            each = tuple((after - before) / most for before, after in zip(base, moved, strict=True))
            found += [(place, each, most)] if any(each) else []
        return found

    def _bearing(self, item: Item) -> tuple[tuple[Mark, ...], tuple[Fraction, ...]]:
        values = (*self._values[: self._slot], (item,), *self._values[self._slot + 1 :])
        found = self._ask(values)
        marked, counted = len(self._asked.marks), len(self._asked.counts)
        sizes = iter(found[marked + counted :])
        marks = tuple(
            _extreme_mark(value, next(sizes), self._entry) if isinstance(node, Folded) else _mark(node, value)
            for node, value in zip(self._asked.marks, found[:marked], strict=True)
        )
        counts = found[marked : marked + counted]
        if None in counts:
            raise NotExact(catalogue.UNKNOWN_ITEMS_COUNTED, facts=named([self._entry.path]))
        told = [Fraction(value) for value in counts]
        return marks, tuple(
            sum((factor * told[place] for place, factor in terms), Fraction(0)) for terms in self._terms
        )


def _drawn(node: Folded, entry: FactList) -> Node:
    body = summand(node, entry)
    if body is not None:
        return body
    item = fields_of(entry)[0]
    return ItemRef("item", None, item.path, node.type, node.at)


def _mark(node: Node, value: Truth) -> Mark:
    if isinstance(node, Quantified) and node.quantifier is Quantifier.EXISTS_ONE:
        return (int(value is True), value is None)
    settled = not (isinstance(node, Quantified) and node.quantifier is Quantifier.ALL)
    return 2 if value is None else int(value is settled)


def _extreme_mark(value: Decimal | None, size: Decimal | None, entry: FactList) -> Mark:
    if size is None or (value is None and size):
        raise NotExact(catalogue.UNKNOWN_ITEMS_EXTREME, facts=named([entry.path]))
    return value


def blank(of: Asked) -> tuple[Mark, ...]:
    """Where an empty list stands."""
    return tuple(_blank(node) for node in of.marks)


def _blank(node: Quantified | In | Folded) -> Mark:
    if isinstance(node, Folded):
        return None
    return (0, False) if isinstance(node, Quantified) and node.quantifier is Quantifier.EXISTS_ONE else 0


def plain(of: Asked) -> bool:
    """Whether every mark is settled by single items: then a second item like one before adds nothing."""
    return all(isinstance(mark, int) for mark in blank(of))


def joined(node: Node, one: Mark, other: Mark) -> Mark:
    """Where a list stands with one more item."""
    if isinstance(one, int) and isinstance(other, int):
        return one | other
    if isinstance(node, Folded):
        both = [each for each in (one, other) if isinstance(each, Decimal)]
        return (min(both) if node.fold is Fold.MIN else max(both)) if both else None
    (yes, open_), (also, doubt) = cast("tuple[int, bool]", one), cast("tuple[int, bool]", other)
    return (min(2, yes + also), open_ or doubt)


def scaled(kinds: Sequence[Kind], tracks: Sequence[Track]) -> list[int]:
    """For each line the factor that makes all that is added to it whole."""
    factors: list[int] = []
    for place, track in enumerate(tracks):
        parts = [track.form.constant, *(kind.base[place] for kind in kinds)]
        parts += [each[place] for kind in kinds for _, each, _ in kind.amounts]
        factors.append(lcm(*(part.denominator for part in parts)))
    return factors
