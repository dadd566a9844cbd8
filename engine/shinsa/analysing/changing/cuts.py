"""Where conditions cut the values of a fact: between which numbers, and which other values they name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from shinsa.analysing.changing.answering import Unsupported
from shinsa.analysing.changing.grids import place_of
from shinsa.language.comparing import MIRRORED
from shinsa.language.tree import (
    Arithmetic,
    Compare,
    Comparison,
    FactRef,
    Folded,
    In,
    ItemRef,
    ListOf,
    ListType,
    Literal,
    Negate,
    Node,
    Operator,
    ParameterRef,
    Size,
    walk,
)


@dataclass(slots=True)
class Cuts:
    """How conditions tell the values of one fact apart.

    `marks` are numbers (days as numbers of days) that a comparison names, with the comparison; `sets` the other values
    each condition names; `joined` is true where it meets another fact in one comparison, or scales points.
    """

    marks: set[tuple[Fraction, Comparison]] = field(default_factory=set[tuple[Fraction, Comparison]])
    sets: list[frozenset[object]] = field(default_factory=list[frozenset[object]])
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Linear:
    """A number as a sum of facts times coefficients and a constant; facts by the path that rules write."""

    coefficients: Mapping[str, Fraction]
    constant: Fraction


def cuts(trees: Iterable[Node], numbers: Iterable[Node], parameters: Mapping[str, object]) -> dict[str, Cuts]:
    """The cuts of every fact that conditions (`trees`) or the `numbers` that scale points read, by path."""
    found: dict[str, Cuts] = defaultdict(Cuts)
    for tree in trees:
        _of_tree(tree, parameters, found)
    for number in numbers:
        _of_tree(number, parameters, found)
        for path in paths(number):
            found[path].joined = True
    return found


def _of_tree(tree: Node, parameters: Mapping[str, object], found: dict[str, Cuts]) -> None:
    for node in walk(tree):
        match node:
            case FactRef() | ItemRef() if node.path is not None:
                _ = found[node.path]
            case Compare():
                _of_comparison(node, parameters, found)
            case In():
                _of_membership(node, parameters, found)
            case _:
                pass


def paths(node: Node) -> tuple[str, ...]:
    """The facts below a node, each once."""
    refs = (below.path for below in walk(node) if isinstance(below, FactRef | ItemRef))
    return tuple(dict.fromkeys(path for path in refs if path is not None))


def _of_comparison(node: Compare, parameters: Mapping[str, object], found: dict[str, Cuts]) -> None:
    read = paths(node)
    for path in read:
        found[path].joined = found[path].joined or len(read) > 1
    for one, other, comparison in ((node.left, node.right, node.op), (node.right, node.left, MIRRORED[node.op])):
        values = list(_constants(other, parameters))
        if not values or any(isinstance(value, bool | str) for value in values):
            if values and isinstance(one, FactRef | ItemRef) and one.path is not None:
                found[one.path].sets.append(frozenset(values))
        elif (form := linear(one, parameters)) is not None:
            _mark(form, comparison, place_of(values[0]), found)
        else:
            _mark_items(one, comparison, place_of(values[0]), found)


def _mark(form: Linear, comparison: Comparison, value: Fraction, found: dict[str, Cuts]) -> None:
    """One fact against a constant is a mark; several together are not."""
    if len(form.coefficients) == 1:
        ((path, coefficient),) = form.coefficients.items()
        turned = comparison if coefficient > 0 else MIRRORED[comparison]
        found[path].marks.add(((value - form.constant) / coefficient, turned))


def _mark_items(node: Node, comparison: Comparison, value: Fraction, found: dict[str, Cuts]) -> None:
    """A number drawn from a list, against a constant: each item is told apart there at the least."""
    for below in walk(node):
        if isinstance(below, Folded | Size):
            for path in paths(below):
                found[path].joined = True
                found[path].marks.add((value, comparison))


def _of_membership(node: In, parameters: Mapping[str, object], found: dict[str, Cuts]) -> None:
    if isinstance(node.item, FactRef | ItemRef) and node.item.path is not None:
        for value in _constants(node.items, parameters):
            found[node.item.path].sets.append(frozenset({value}))
    if isinstance(node.items, FactRef):
        for value in _constants(node.item, parameters):
            found[f"{node.items.path}[]"].sets.append(frozenset({value}))


def _constants(node: Node, parameters: Mapping[str, object]) -> Iterator[object]:
    """The values of a constant, or of each item of a constant list; none for anything that reads facts."""
    match node:
        case Literal():
            yield node.value
        case ParameterRef():
            held = parameters[node.name]
            yield from held if isinstance(held, tuple) else (held,)
        case ListOf():
            for item in node.items:
                yield from _constants(item, parameters)
        case Arithmetic() | Negate() if not paths(node):
            form = linear(node, parameters)
            yield from () if form is None else (_number(form.constant),)
        case _:
            return


def _number(value: Fraction) -> object:
    return Decimal(value.numerator) / Decimal(value.denominator)


def linear(node: Node, parameters: Mapping[str, object]) -> Linear | None:
    """The number as a linear form over single facts; `None` where it draws on a list, or is no number."""
    try:
        return _linear(node, parameters)
    except Unsupported:
        return None


def _linear(node: Node, parameters: Mapping[str, object]) -> Linear:
    match node:
        case FactRef() | ItemRef() if node.path is not None:
            return Linear({node.path: Fraction(1)}, Fraction(0))
        case Literal() | ParameterRef():
            held = node.value if isinstance(node, Literal) else parameters[node.name]
            try:
                return Linear({}, place_of(held))
            except TypeError:
                raise Unsupported from None
        case Negate():
            return scaled(_linear(node.operand, parameters), Fraction(-1))
        case Arithmetic():
            return _combined(node.op, _linear(node.left, parameters), _linear(node.right, parameters))
        case _:
            raise Unsupported


def _combined(operator: Operator, left: Linear, right: Linear) -> Linear:
    match operator:
        case Operator.ADD:
            return added(left, right)
        case Operator.SUBTRACT:
            return added(left, scaled(right, Fraction(-1)))
        case Operator.MULTIPLY:
            return scaled(left, right.constant) if not right.coefficients else scaled(right, left.constant)
        case Operator.DIVIDE:
            return scaled(left, 1 / right.constant)


def added(one: Linear, other: Linear) -> Linear:
    """The sum of two forms."""
    sums = dict(one.coefficients)
    for path, coefficient in other.coefficients.items():
        sums[path] = sums.get(path, Fraction(0)) + coefficient
    return Linear({path: value for path, value in sums.items() if value}, one.constant + other.constant)


def scaled(form: Linear, by: Fraction) -> Linear:
    """The form times a constant."""
    if not by:
        return Linear({}, Fraction(0))
    return Linear({path: value * by for path, value in form.coefficients.items()}, form.constant * by)


def mentions_list(node: Node) -> bool:
    """Whether the node draws on the items of a list fact."""
    return any(isinstance(below, FactRef) and _is_list(below) for below in walk(node))


def _is_list(ref: FactRef) -> bool:
    return isinstance(ref.type, ListType)
