"""Run the generated source of a plan on the facts of a proposal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import CodeType
from typing import Any, TypeAlias

from shinsa.evaluating.namespace import RUNTIME, Namespace
from shinsa.evaluating.source import written
from shinsa.facts import FactList, Vocabulary
from shinsa.language.tree import Node
from shinsa.planning.plan import Plan
from shinsa.values import Truth, Value

Answering: TypeAlias = Callable[[tuple[Value, ...]], tuple[Any, ...]]
"""A function of the facts that returns one tuple of values for each tuple of trees it was made of."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The truth of every part and the value of every number, in the plan's order."""

    parts: tuple[Truth, ...]
    numbers: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """An evaluation with the truth of every leaf condition, in the order of `Plan.leaves`."""

    evaluation: Evaluation
    leaves: tuple[Truth, ...]


class Evaluator:
    """A plan's conditions as compiled functions; made once for a plan.

    The traced function is generated only when a trace is first asked for, so that it costs nothing else.
    """

    def __init__(self, plan: Plan, programs: "_Programs | None" = None) -> None:
        self._parameters = plan.parameters
        self._programs = _Programs(plan) if programs is None else programs

    def with_settings(self, plan: Plan) -> "Evaluator":
        """The same plan's conditions with other settings of its parameters; nothing is compiled again."""
        return Evaluator(plan, self._programs)

    def evaluate(self, values: tuple[Value, ...]) -> Evaluation:
        """Answer every part for these facts (`Facts.values`)."""
        parts, numbers = self._plain(values)
        return Evaluation(parts, numbers)

    def trace(self, values: tuple[Value, ...]) -> Trace:
        """Answer every part and every leaf condition for these facts."""
        parts, numbers, leaf_truths = self._traced(values)
        return Trace(Evaluation(parts, numbers), leaf_truths)

    @cached_property
    def _plain(self) -> Answering:
        return self._programs.plain.bound(self._parameters)

    @cached_property
    def _traced(self) -> Answering:
        return self._programs.traced.bound(self._parameters)


@dataclass(frozen=True, slots=True)
class _Program:
    """Compiled source; `constants` are bound already, parameters (as they are, or as sets) with each setting."""

    code: CodeType
    constants: Mapping[str, Any]
    parameters: Mapping[str, str]
    parameter_sets: Mapping[str, str]

    def bound(self, values: Mapping[str, Any]) -> Answering:
        """The function, with parameters at these values."""
        scope: dict[str, Any] = {**RUNTIME, **self.constants}
        scope |= {name: values[parameter] for parameter, name in self.parameters.items()}
        scope |= {name: frozenset(values[parameter]) for parameter, name in self.parameter_sets.items()}
        exec(self.code, scope)  # noqa: S102  # built from typed trees alone
        function: Answering = scope["answer"]
        return function


class _Programs:
    """The programs of a plan, compiled when first wanted; they serve every setting of its parameters."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @cached_property
    def plain(self) -> _Program:
        return _compiled(self._plan, (self._plan.parts, self._plan.numbers))

    @cached_property
    def traced(self) -> _Program:
        return _compiled(self._plan, (self._plan.parts, self._plan.numbers, self._plan.leaves))


def answering(plan: Plan, wanted: tuple[Node, ...]) -> Callable[[tuple[Value, ...]], tuple[Any, ...]]:
    """A function of the facts that answers these trees, in their order, with the plan's parameters."""
    answer = _compiled(plan, (wanted,)).bound(plan.parameters)
    return lambda values: answer(values)[0]


def _compiled(plan: Plan, wanted: tuple[tuple[Node, ...], ...]) -> _Program:
    """A program that answers one tuple of values for each tuple of trees."""
    vocabulary = plan.ruleset.vocabulary
    space = Namespace(vocabulary.slots(), _fields(vocabulary))
    source = written(space, wanted)
    code = compile(source, f"<{plan.ruleset.id}>", "exec")
    return _Program(code, space.constants, space.parameters, space.parameter_sets)


def _fields(vocabulary: Vocabulary) -> dict[str, dict[str, int]]:
    return {
        entry.path: {fact.name: place for place, fact in enumerate(entry.fields)}
        for entry in vocabulary.entries
        if isinstance(entry, FactList)
    }
