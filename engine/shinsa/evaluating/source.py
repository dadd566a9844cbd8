"""Write a tree as Python source, three-valued: each piece once, named, in the order it is needed.

Generated code is built from typed trees alone. Constants never enter the source as text: they are bound to names
(`k0`, `k1`, …) in the namespace the source runs in, so nothing a ruleset or proposal says can become code.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shinsa.evaluating import kleene
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
    Or,
    ParameterRef,
    Quantified,
    Quantifier,
    Size,
)

_QUANTIFIERS = {Quantifier.EXISTS: "exists", Quantifier.ALL: "every", Quantifier.EXISTS_ONE: "exactly_one"}
_FOLDS = {Fold.SUM: "total", Fold.MIN: "smallest", Fold.MAX: "largest"}
RUNTIME: dict[str, Any] = {"Decimal": Decimal} | {
    name: getattr(kleene, name) for name in (*_QUANTIFIERS.values(), *_FOLDS.values(), "select", "project", "among")
}
"""The functions generated code may call, beside its constants."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the generated source; `known` values are never unknown."""

    text: str
    known: bool = False


@dataclass(slots=True)
class Namespace:
    """What the generated source can see: constants by name, slots and fields by path.

    Parameters have names of their own (`p0`, `p1`, … and `s0`, `s1`, … for a list as a set) and no values yet, so that
    one source serves every setting of them.
    """

    slots: dict[str, int]
    fields: dict[str, dict[str, int]]
    constants: dict[str, Any] = field(default_factory=dict[str, Any])
    parameters: dict[str, str] = field(default_factory=dict[str, str])
    parameter_sets: dict[str, str] = field(default_factory=dict[str, str])
    _known: dict[tuple[str, Any], str] = field(default_factory=dict["tuple[str, Any]", str])
    counter: int = 0

    def constant(self, value: Any) -> Name:  # noqa: ANN401  # any constant a tree may hold
        """The name of a constant, one for each value and type."""
        name = self._known.setdefault((type(value).__name__, value), f"k{len(self._known)}")
        self.constants[name] = value
        return Name(name, known=True)

    def parameter(self, parameter: str) -> Name:
        """The name of a parameter's value."""
        return Name(self.parameters.setdefault(parameter, f"p{len(self.parameters)}"), known=True)

    def parameter_set(self, parameter: str) -> Name:
        """The name of a parameter's list as a set."""
        return Name(self.parameter_sets.setdefault(parameter, f"s{len(self.parameter_sets)}"), known=True)

    def fresh(self, prefix: str) -> str:
        """A name nobody else has."""
        self.counter += 1
        return f"{prefix}{self.counter}"


@dataclass(slots=True)
class Writer:
    """Writes the lines of one function body; a quantifier's body gets a writer of its own inside it."""

    space: Namespace
    depth: int = 1
    variables: dict[str, tuple[str, dict[str, int]]] = field(default_factory=dict[str, "tuple[str, dict[str, int]]"])
    outer: "Writer | None" = None
    lines: list[str] = field(default_factory=list[str])
    written: dict[Node, Name] = field(default_factory=dict[Node, Name])

    def write(self, node: Node) -> Name:
        """Write what the node needs and return the name its value has; what is written already is not repeated."""
        written = self._found(node)
        return written if written is not None else self.written.setdefault(node, self._write(node))

    def _found(self, node: Node) -> Name | None:
        writer: Writer | None = self
        while writer is not None:
            if node in writer.written:
                return writer.written[node]
            writer = writer.outer
        return None

    def _write(self, node: Node) -> Name:
        match node:
            case Literal() | ParameterRef() | FactRef() | ItemRef() | Has():
                return self._value(node)
            case And() | Or():
                return self._joined([self.write(operand) for operand in node.operands], every=isinstance(node, And))
            case Not() | Compare() | Arithmetic() | Negate():
                return self._strict(node)
            case _:
                return self._on_list(node)

    def _value(self, node: Literal | ParameterRef | FactRef | ItemRef | Has) -> Name:
        match node:
            case Literal():
                return self.space.constant(node.value)
            case ParameterRef():
                return self.space.parameter(node.name)
            case FactRef():
                return self._line(f"v[{self.space.slots[node.path]}]")
            case ItemRef():
                return self._item(node)
            case Has():
                return self._line(f"None if {self.write(node.fact).text} is None else True")

    def _strict(self, node: Not | Compare | Arithmetic | Negate) -> Name:
        """What is unknown as soon as an operand is."""
        if isinstance(node, Not | Negate):
            operand = self.write(node.operand)
            return self._guarded([operand], f"{'not ' if isinstance(node, Not) else '-'}{operand.text}")
        left, right = self.write(node.left), self.write(node.right)
        return self._guarded([left, right], f"{left.text} {node.op.value} {right.text}")

    def _on_list(self, node: Node) -> Name:
        match node:
            case In():
                return self._membership(node)
            case ListOf():
                return self._list(node)
            case Quantified() | Filter() | Map():
                return self._each(node)
            case Size():
                items = self.write(node.items)
                return self._guarded([items], f"Decimal(len({items.text}))")
            case Folded():
                return self._line(f"{_FOLDS[node.fold]}({self.write(node.items).text})")
            case _:
                raise AssertionError("evaluation answers parts only: no conclusion stands in one")

    def _line(self, expression: str, *, known: bool = False) -> Name:
        name = Name(self.space.fresh("t"), known=known)
        self.lines.append(f"{'    ' * self.depth}{name.text} = {expression}")
        return name

    def _guarded(self, operands: list[Name], expression: str) -> Name:
        """The expression, or unknown where an operand is."""
        doubtful = dict.fromkeys(operand.text for operand in operands if not operand.known)
        if not doubtful:
            return self._line(expression, known=True)
        return self._line(f"None if {' or '.join(f'{name} is None' for name in doubtful)} else {expression}")

    def _joined(self, operands: list[Name], *, every: bool) -> Name:
        """Kleene's and / or: the settling value first, then unknown, then the other."""
        settles, rest = ("False", "True") if every else ("True", "False")
        texts = list(dict.fromkeys(operand.text for operand in operands))
        settled = " or ".join(f"{text} is {settles}" for text in texts)
        unknown = " or ".join(f"{text} is None" for text in texts)
        return self._line(f"{settles} if {settled} else None if {unknown} else {rest}")

    def _item(self, node: ItemRef) -> Name:
        variable, fields = self.variables[node.variable]
        return Name(variable) if node.field is None else self._line(f"{variable}[{fields[node.field]}]")

    def _membership(self, node: In) -> Name:
        item = self.write(node.item)
        constants = self._constants(node.items)
        if constants is not None:
            return self._guarded([item], f"{item.text} in {constants.text}")
        items = self.write(node.items)
        if isinstance(node.items, FactRef):  # a list fact holds no unknown item
            return self._guarded([item, items], f"{item.text} in {items.text}")
        return self._line(f"among({item.text}, {items.text})")

    def _constants(self, node: Node) -> Name | None:
        """The set of a parameter's items, or of a list of literals."""
        if isinstance(node, ParameterRef):
            return self.space.parameter_set(node.name)
        if not isinstance(node, ListOf):
            return None
        values = [item.value for item in node.items if isinstance(item, Literal)]
        return self.space.constant(frozenset(values)) if len(values) == len(node.items) else None

    def _list(self, node: ListOf) -> Name:
        items = "".join(f"{self.write(item).text}, " for item in node.items)
        return self._line(f"({items})", known=True)

    def _each(self, node: Quantified | Filter | Map) -> Name:
        """A function for the body, defined on the spot, and the call that runs it over the items."""
        function = _function(node)
        items = self.write(node.items)
        body, variable = self.space.fresh("body"), self.space.fresh("i")
        inner = Writer(self.space, self.depth + 1, dict(self.variables), self)
        inner.variables[node.variable] = (variable, self._fields(node.items))
        answer = inner.write(node.body)
        pad = "    " * self.depth
        self.lines += [f"{pad}def {body}({variable}):", *inner.lines, f"{pad}    return {answer.text}"]
        return self._line(f"{function}({items.text}, {body})")

    def _fields(self, items: Node) -> dict[str, int]:
        kind = items.type
        item = getattr(kind, "item", None)
        return self.space.fields[item.path] if isinstance(item, ObjectType) else {}


def _function(node: Quantified | Filter | Map) -> str:
    """The function that runs a body over items."""
    match node:
        case Quantified():
            return _QUANTIFIERS[node.quantifier]
        case Filter():
            return "select"
        case Map():
            return "project"
