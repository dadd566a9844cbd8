"""What generated source can see: constants, parameters and facts, by names of our own."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shinsa.evaluating import kleene
from shinsa.evaluating.logic import Term
from shinsa.values import EXACT

RUNTIME: dict[str, Any] = {
    "Decimal": Decimal,
    "add": EXACT.add,
    "subtract": EXACT.subtract,
    "multiply": EXACT.multiply,
    "divide": EXACT.divide,
    "minus": EXACT.minus,
    "among": kleene.among,
    "total": kleene.total,
    "smallest": kleene.smallest,
    "largest": kleene.largest,
}
"""The functions generated code may call, beside its constants; arithmetic that would round raises instead."""


@dataclass(slots=True)
class Namespace:
    """Constants by name, slots and fields by path, and what is computed once.

    Parameters have names of their own (`p0`, `p1`, … and `s0`, `s1`, … for a list as a set) and no values yet, so that
    one source serves every setting of them. `fixed` lines compute what rests on constants and parameters alone.
    """

    slots: dict[str, int]
    fields: dict[str, dict[str, int]]
    constants: dict[str, Any] = field(default_factory=dict[str, Any])
    parameters: dict[str, str] = field(default_factory=dict[str, str])
    parameter_sets: dict[str, str] = field(default_factory=dict[str, str])
    fixed: dict[str, str] = field(default_factory=dict[str, str])
    _known: dict[tuple[str, Any], str] = field(default_factory=dict["tuple[str, Any]", str])
    _counter: int = 0

    def constant(self, value: Any) -> Term:  # noqa: ANN401  # any constant a tree may hold
        """The name of a constant, one for each value and type."""
        name = self._known.setdefault((type(value).__name__, value), f"k{len(self._known)}")
        self.constants[name] = value
        return Term(name, fixed=True)

    def parameter(self, parameter: str) -> Term:
        """The name of a parameter's value."""
        return Term(self.parameters.setdefault(parameter, f"p{len(self.parameters)}"), fixed=True)

    def parameter_set(self, parameter: str) -> Term:
        """The name of a parameter's list as a set."""
        return Term(self.parameter_sets.setdefault(parameter, f"s{len(self.parameter_sets)}"), fixed=True)

    def computed_once(self, of: Term) -> Term:
        """The name of what rests on constants and parameters alone."""
        return Term(self.fixed.setdefault(of.text, f"c{len(self.fixed)}"), fixed=True)

    def fact(self, path: str) -> Term:
        """The name of a fact, which is open where it is not stated."""
        name = f"v{self.slots[path]}"
        return Term(name, (name,))

    def fresh(self, prefix: str) -> str:
        """A name nobody else has."""
        self._counter += 1
        return f"{prefix}{self._counter}"
