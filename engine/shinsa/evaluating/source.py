"""Write trees as Python source, three-valued: one function, in which lists are walked by loops.

Generated code is built from typed trees alone. Constants never enter the source as text: they are bound to names
(`k0`, `k1`, …) in the namespace the source runs in, so nothing a ruleset or proposal says can become code.

What several conditions have in common gets a name and is computed once; so does what a loop's body needs that is the
same for every item. Everything else stands where it is used, and is not computed once the matter is settled.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shinsa.errors import EngineLimitError
from shinsa.evaluating.logic import Joined, Logic, Term, doubts, negated, strict, value
from shinsa.evaluating.loops import Loop
from shinsa.evaluating.namespace import Namespace
from shinsa.language.tree import (
    And,
    Arithmetic,
    Compare,
    FactRef,
    Filter,
    Fold,
    Folded,
    Has,
    In,
    ItemRef,
    ListOf,
    Literal,
    Map,
    Negate,
    Node,
    Not,
    ObjectType,
    Operator,
    Or,
    ParameterRef,
    Quantified,
    Size,
    children,
    walk,
)

_FOLDS = {Fold.SUM: "total", Fold.MIN: "smallest", Fold.MAX: "largest"}
_OPERATIONS = {
    Operator.ADD: "add",
    Operator.SUBTRACT: "subtract",
    Operator.MULTIPLY: "multiply",
    Operator.DIVIDE: "divide",
}
DEEPEST = 12
"""Loops inside one another, each over the items of the last; Python itself allows 20."""
_SIMPLE = (Literal, ParameterRef, FactRef, ItemRef)


def written(space: Namespace, wanted: tuple[tuple[Node, ...], ...]) -> str:
    """A function `answer` of the facts that returns one tuple of values for each tuple of trees."""
    writer = Writer(space, _shared(wanted))
    tuples = ["".join(f"{writer.value(node)}, " for node in nodes) for nodes in wanted]
    facts = "".join(f"v{slot}, " for slot in range(len(space.slots)))
    unpacked = [f"    {facts}= v"] if facts else []
    returned = f"    return {''.join(f'({texts}), ' for texts in tuples)}"
    fixed = [f"{name} = {text}" for text, name in space.fixed.items()]
    return "\n".join([*fixed, "def answer(v):", *unpacked, *writer.lines, returned])


def _shared(wanted: tuple[tuple[Node, ...], ...]) -> set[Node]:
    """What stands in more than one place."""
    places: dict[Node, int] = {}
    found = [node for nodes in wanted for node in nodes]
    while found:
        node = found.pop()
        if isinstance(node, _SIMPLE):
            continue
        times = places.get(node, 0)
        places[node] = times + 1
        if not times:
            found += children(node)
    return {node for node, times in places.items() if times > 1}


@dataclass(slots=True)
class Writer:
    """Writes the lines of the function; a loop's body gets a writer of its own inside it."""

    space: Namespace
    shared: set[Node]
    outermost: "Writer | None" = None
    loops: dict[str, Loop] = field(default_factory=dict[str, Loop])
    lines: list[str] = field(default_factory=list[str])
    named: dict[Node, Term] = field(default_factory=dict[Node, Term])

    def value(self, node: Node) -> str:
        """An expression for the node's value, `None` where it is unknown."""
        return value(self.logic(node))

    def logic(self, node: Node) -> Logic:
        """The node as terms joined by and, or; written where it stands, or the name it has."""
        if isinstance(node, _SIMPLE):
            return self._simple(node)
        if self.outermost is not None:
            return self._in_place(node) if self._varies(node) else self.outermost.once(node)
        return self.once(node) if node in self.shared else self._in_place(node)

    def once(self, node: Node) -> Term:
        """The name of a node that is the same throughout, written when it is first needed."""
        if node not in self.named:
            self.named[node] = self._name(self._in_place(node))
        return self.named[node]

    def _varies(self, node: Node) -> bool:
        """Whether the node reads an item of a loop around it."""
        return any(isinstance(below, ItemRef) and below.variable in self.loops for below in walk(node))

    def _name(self, of: Logic) -> Term:
        if isinstance(of, Term) and of.text.isidentifier():
            return of
        name = self.space.fresh("t")
        self.lines.append(f"    {name} = {value(of)}")
        return Term(name, (name,) if doubts(of) else ())

    def _term(self, node: Node) -> Term:
        """The node as one term; joined conditions get a name."""
        found = self.logic(node)
        return self._name(found) if isinstance(found, Joined) else found

    def _simple(self, node: Literal | ParameterRef | FactRef | ItemRef) -> Term:
        match node:
            case Literal():
                return self.space.constant(node.value)
            case ParameterRef():
                return self.space.parameter(node.name)
            case FactRef():
                return self.space.fact(node.path)
            case ItemRef():
                return self.loops[node.variable].item(node.field)

    def _in_place(self, node: Node) -> Logic:
        match node:
            case And() | Or():
                return Joined(isinstance(node, And), tuple(map(self.logic, node.operands)))
            case Not():
                return negated(self.logic(node.operand))
            case _:
                found = self._strict(node)
                return self.space.computed_once(found) if found.fixed else found

    def _strict(self, node: Node) -> Term:
        match node:
            case Has():
                return strict("True", self._term(node.fact))
            case Compare():
                return self._compared(node)
            case Negate():
                operand = self._term(node.operand)
                return strict(f"minus({operand.text})", operand)
            case Arithmetic():
                left, right = self._term(node.left), self._term(node.right)
                return strict(f"{_OPERATIONS[node.op]}({left.text}, {right.text})", left, right)
            case In():
                return self._membership(node)
            case _:
                return self._on_list(node)

    def _compared(self, node: Compare) -> Term:
        left, right = self._side(node.left, node.right), self._side(node.right, node.left)
        return strict(f"({left.text} {node.op.value} {right.text})", left, right)

    def _side(self, side: Node, other: Node) -> Term:
        """One side of a comparison; sizes are compared with whole numbers as Python counts."""
        if isinstance(side, Size) and _whole(other) is not None:
            items = self._term(side.items)
            return strict(f"len({items.text})", items)
        whole = _whole(side) if isinstance(other, Size) else None
        return self._term(side) if whole is None else self.space.constant(whole)

    def _membership(self, node: In) -> Term:
        item, constants = self._term(node.item), self._constants(node.items)
        items = self._term(node.items) if constants is None else constants
        if constants is None and not isinstance(node.items, FactRef):
            return self._called("among", self._name(item), items)
        return strict(f"({item.text} in {items.text})", item, items)  # a list fact holds no unknown item

    def _constants(self, node: Node) -> Term | None:
        """The set of a parameter's items, or of a list of literals."""
        if isinstance(node, ParameterRef):
            return self.space.parameter_set(node.name)
        if not isinstance(node, ListOf):
            return None
        values = [item.value for item in node.items if isinstance(item, Literal)]
        return self.space.constant(frozenset(values)) if len(values) == len(node.items) else None

    def _on_list(self, node: Node) -> Term:
        match node:
            case ListOf():
                return Term(f"({''.join(f'{self.value(item)}, ' for item in node.items)})")
            case Size():
                items = self._term(node.items)
                return strict(f"Decimal(len({items.text}))", items)
            case Folded():
                return self._called(_FOLDS[node.fold], self._term(node.items))
            case Quantified() | Filter() | Map():
                return self._each(node)
            case _:
                raise AssertionError("evaluation answers parts only: no conclusion stands in one")

    def _called(self, function: str, *operands: Term) -> Term:
        """A call that may answer unknown, by a name of its own."""
        name = self.space.fresh("t")
        self.lines.append(f"    {name} = {function}({', '.join(value(operand) for operand in operands)})")
        return Term(name, (name,))

    def _each(self, node: Quantified | Filter | Map) -> Term:
        """A loop over the items, and the name of what it finds."""
        if len(self.loops) == DEEPEST:
            raise EngineLimitError(
                f"{node.at}: lists are walked inside one another more than {DEEPEST} deep\n"
                "  hint: ask about fewer lists in one condition"
            )
        items, name = self._term(node.items), self.space.fresh("t")
        loop = Loop(self.space.fresh("i"), self._fields(node.items), doubtful=_may_hold_unknown(node.items))
        inner = Writer(self.space, self.shared, self.outermost or self, self.loops | {node.variable: loop})
        body = inner._term(node.body)
        self.lines += loop.lines(node, name, items, (inner.lines, body))
        known = isinstance(node, Map) and not items.doubts
        return Term(name, () if known else (name,))

    def _fields(self, items: Node) -> dict[str, int]:
        item: Any = getattr(items.type, "item", None)
        return self.space.fields[item.path] if isinstance(item, ObjectType) else {}


def _whole(node: Node) -> int | None:
    """The whole number that is written there."""
    number = node.value if isinstance(node, Literal) else None
    return int(number) if isinstance(number, Decimal) and number == number.to_integral_value() else None


def _may_hold_unknown(items: Node) -> bool:
    """Whether an item of the list itself may be unknown."""
    if isinstance(items, Filter):
        return _may_hold_unknown(items.items)
    return not isinstance(items, FactRef | ParameterRef)
