"""What an inference is asked: propositions that chain, over parts whose truth is known or not.

A part is what evaluation alone can answer; a proposition is a formula over parts and other propositions. Chaining has
no cycle, so the answer is the one fixpoint, found in both polarities: established, refuted, or neither (unknown).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from shinsa.values import Truth


@dataclass(frozen=True, slots=True)
class Part:
    """The truth of part `index`, as evaluated."""

    index: int


@dataclass(frozen=True, slots=True)
class Derived:
    """The truth of proposition `index` of the same network."""

    index: int


@dataclass(frozen=True, slots=True)
class Negation:
    """Kleene's *not*."""

    operand: "Formula"


@dataclass(frozen=True, slots=True)
class Conjunction:
    """Kleene's *and*: false beats unknown; of nothing, true."""

    operands: "tuple[Formula, ...]"


@dataclass(frozen=True, slots=True)
class Disjunction:
    """Kleene's *or*: true beats unknown; of nothing, false."""

    operands: "tuple[Formula, ...]"


Formula: TypeAlias = Part | Derived | Negation | Conjunction | Disjunction


@dataclass(frozen=True, slots=True)
class Network:
    """`formulas[i]` defines proposition `i`, called `names[i]`; `parts` counts the parts. Acyclic."""

    parts: int
    names: tuple[str, ...]
    formulas: tuple[Formula, ...]


class Inference(Protocol):
    """A way to answer a network; made once for a network, asked once for each proposal."""

    @property
    def name(self) -> str:
        """`direct` or `durable`."""
        ...

    def infer(self, parts: Sequence[Truth]) -> tuple[Truth, ...]:
        """The truth of every proposition, given the truth of every part."""
        ...
