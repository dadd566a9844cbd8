"""The inference `direct`: a network becomes one Python function, written and compiled once.

Each formula becomes one assignment over `True`, `False` and `None`, after Kleene. A negation costs nothing: it turns
the question asked of the name it stands before. Nothing of a ruleset's own text enters the source, only numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from shinsa.inference.network import Conjunction, Derived, Disjunction, Formula, Negation, Network, Part
from shinsa.inference.order import check_count, in_order, operands_first
from shinsa.values import Truth

_Answer: TypeAlias = Callable[[Sequence[Truth]], tuple[Truth, ...]]


class DirectInference:
    """Answers a network by a compiled Python function.

    Raises:
        EngineLimitError: propositions rest on one another in a circle.
    """

    name = "direct"

    def __init__(self, network: Network) -> None:
        self._network = network
        self._answer = _compiled(source(network))

    def infer(self, parts: Sequence[Truth]) -> tuple[Truth, ...]:
        """The truth of every proposition, given the truth of every part."""
        check_count(parts, self._network)
        return self._answer(parts)


def source(network: Network) -> str:
    """The Python source of the function that answers the network."""
    writer = _Writer()
    known: dict[int, _Signed] = {}
    for index in in_order(network):
        known[index] = writer.written(network.formulas[index], known)
    answers = [writer.plain(known[index]) for index in range(len(network.formulas))]
    body = "".join(f"    {line}\n" for line in writer.lines)
    return f"def answer(parts):\n{body}    return ({''.join(f'{name}, ' for name in answers)})\n"


@dataclass(frozen=True, slots=True)
class _Signed:
    """A local name of the written function, or its negation."""

    name: str
    positive: bool = True

    def negated(self) -> "_Signed":
        return _Signed(self.name, not self.positive)

    def holds(self) -> str:
        return self.name if self.positive else f"{self.name} is False"

    def fails(self) -> str:
        return f"{self.name} is False" if self.positive else self.name


@dataclass(slots=True)
class _Writer:
    """Writes one line for each distinct expression and remembers its name."""

    lines: list[str] = field(default_factory=list[str])
    names: dict[str, str] = field(default_factory=dict[str, str])

    def written(self, formula: Formula, known: dict[int, _Signed]) -> _Signed:
        """The name that holds the formula; `known` has the propositions it rests on."""
        done: dict[int, _Signed] = {}
        for node in operands_first(formula):
            done[id(node)] = self._step(node, done, known)
        return done[id(formula)]

    def plain(self, signed: _Signed) -> str:
        """The name that holds the value itself, not its negation."""
        if signed.positive:
            return signed.name
        return self._named(f"None if {signed.name} is None else not {signed.name}")

    def _step(self, node: Formula, done: dict[int, _Signed], known: dict[int, _Signed]) -> _Signed:
        match node:
            case Part(index):
                return _Signed(self._named(f"parts[{index}]"))
            case Derived(index):
                return known[index]
            case Negation(operand):
                return done[id(operand)].negated()
            case Conjunction(operands):
                return self._joined([done[id(operand)] for operand in operands], _all_hold)
            case Disjunction(operands):
                return self._joined([done[id(operand)] for operand in operands], _any_holds)

    def _joined(self, operands: list[_Signed], joined: Callable[[list[_Signed]], str]) -> _Signed:
        distinct = list(dict.fromkeys(operands))
        return distinct[0] if len(distinct) == 1 else _Signed(self._named(joined(distinct)))

    def _named(self, expression: str) -> str:
        if expression not in self.names:
            self.names[expression] = f"t{len(self.names)}"
            self.lines.append(f"{self.names[expression]} = {expression}")
        return self.names[expression]


def _all_hold(operands: list[_Signed]) -> str:
    if not operands:
        return "True"
    holds = " and ".join(operand.holds() for operand in operands)
    fails = " or ".join(operand.fails() for operand in operands)
    return f"True if {holds} else False if {fails} else None"


def _any_holds(operands: list[_Signed]) -> str:
    if not operands:
        return "False"
    holds = " or ".join(operand.holds() for operand in operands)
    open_ = " or ".join(f"{operand.name} is None" for operand in operands)
    return f"True if {holds} else None if {open_} else False"


def _compiled(text: str) -> _Answer:
    scope: dict[str, object] = {}
    exec(compile(text, "<network>", "exec"), scope)  # noqa: S102 - our own text, made of numbers only
    return cast("_Answer", scope["answer"])
