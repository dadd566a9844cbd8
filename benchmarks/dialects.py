"""A typed condition tree written in the language of another engine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shinsa.language.tree import (
    And,
    Arithmetic,
    Compare,
    ConclusionRef,
    DateType,
    FactRef,
    Filter,
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
    Or,
    ParameterRef,
    Quantified,
    Size,
    walk,
)
from shinsa.ruleset import ParameterValue


class Untranslatable(Exception):  # noqa: N818 - it is an answer, not a failure
    """The other language has no words for this."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a language writes what languages write differently; `{}` stands for what is inside.

    `loops` has an entry for `exists`, `all`, `exists_one`, `filter` and `map`; `folds` is `None` where the language
    has no sum, min and max of a list. Where `one_variable` holds, a loop's body sees the innermost item only.
    """

    both: str
    either: str
    negation: str
    size: str
    loops: Mapping[str, str]
    folds: str | None
    item: str
    one_variable: bool
    conclusion: str
    stated: str
    date_constant: str
    date_read: str
    number: Callable[[Decimal], str]


def conclusions_of(tree: Node) -> tuple[str, ...]:
    """The conclusions that a condition mentions, each once."""
    return tuple(dict.fromkeys(node.name for node in walk(tree) if isinstance(node, ConclusionRef)))


def translate(tree: Node, dialect: Dialect, parameters: Mapping[str, ParameterValue]) -> str:
    """The condition in the other language.

    Raises:
        Untranslatable: the language lacks something the condition needs.
    """
    return _Translator(dialect, parameters, ()).write(tree)


@dataclass(frozen=True, slots=True)
class _Translator:
    dialect: Dialect
    parameters: Mapping[str, ParameterValue]
    variables: tuple[str, ...]

    def write(self, node: Node) -> str:  # noqa: PLR0911 - one answer for each form
        match node:
            case Literal():
                return self._constant(node.value)
            case ParameterRef():
                return self._constant(self.parameters[node.name])
            case FactRef() | ItemRef():
                text = self._read(node)
                return self.dialect.date_read.format(text) if isinstance(node.type, DateType) else text
            case ConclusionRef():
                return self.dialect.conclusion.format(node.name)
            case Not() | And() | Or() | Has():
                return self._logic(node)
            case Compare() | Arithmetic():
                return f"({self.write(node.left)} {node.op.value} {self.write(node.right)})"
            case Negate():
                return f"(-{self.write(node.operand)})"
            case _:
                return self._on_list(node)

    def _logic(self, node: Not | And | Or | Has) -> str:
        match node:
            case Not():
                return self.dialect.negation.format(self.write(node.operand))
            case And() | Or():
                joint = self.dialect.both if isinstance(node, And) else self.dialect.either
                return f"({joint.join(map(self.write, node.operands))})"
            case Has():
                return self.dialect.stated.format(self._read(node.fact))

    def _on_list(self, node: Node) -> str:  # noqa: PLR0911 - one answer for each form
        match node:
            case In():
                return f"({self.write(node.item)} in {self.write(node.items)})"
            case ListOf():
                return f"[{', '.join(map(self.write, node.items))}]"
            case Quantified():
                return self._loop(node.quantifier.value, node)
            case Filter():
                return self._loop("filter", node)
            case Map():
                return self._loop("map", node)
            case Size():
                return self.dialect.size.format(self.write(node.items))
            case Folded() if self.dialect.folds:
                return self.dialect.folds.format(fold=node.fold.value, items=self.write(node.items))
            case _:
                raise Untranslatable("sum, min and max of a list")

    def _loop(self, name: str, node: Quantified | Filter | Map) -> str:
        inner = _Translator(self.dialect, self.parameters, (*self.variables, node.variable))
        items, body = self.write(node.items), inner.write(node.body)
        return self.dialect.loops[name].format(items=items, variable=node.variable, body=body)

    def _read(self, node: FactRef | ItemRef) -> str:
        if isinstance(node, FactRef):
            return node.path
        if self.dialect.one_variable and node.variable != self.variables[-1]:
            raise Untranslatable("an outer loop's item inside an inner loop")
        text = self.dialect.item.format(node.variable)
        return text if node.field is None else f"{text}.{node.field}"

    def _constant(self, value: ParameterValue) -> str:
        match value:
            case bool():
                return "true" if value else "false"
            case Decimal():
                return self.dialect.number(value)
            case date():
                return self.dialect.date_constant.format(value.isoformat())
            case tuple():
                return f"[{', '.join(map(self._constant, value))}]"
            case _:
                return f"'{value}'"
