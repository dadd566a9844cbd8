"""Run the generated source of a plan on the facts of a proposal."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from shinsa.evaluating.source import RUNTIME, Namespace, Writer
from shinsa.facts import FactList, Vocabulary
from shinsa.language.tree import Node
from shinsa.planning.plan import Plan
from shinsa.values import Truth, Value, exact


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

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def evaluate(self, values: tuple[Value, ...]) -> Evaluation:
        """Answer every part for these facts (`Facts.values`)."""
        with exact():
            parts, numbers = self._plain(values)
        return Evaluation(parts, numbers)

    def trace(self, values: tuple[Value, ...]) -> Trace:
        """Answer every part and every leaf condition for these facts."""
        with exact():
            parts, numbers, leaf_truths = self._traced(values)
        return Trace(Evaluation(parts, numbers), leaf_truths)

    @cached_property
    def _plain(self) -> Callable[[tuple[Value, ...]], tuple[Any, ...]]:
        return _compiled(self._plan, (self._plan.parts, self._plan.numbers))

    @cached_property
    def _traced(self) -> Callable[[tuple[Value, ...]], tuple[Any, ...]]:
        return _compiled(self._plan, (self._plan.parts, self._plan.numbers, self._plan.leaves))


def _compiled(plan: Plan, wanted: tuple[tuple[Node, ...], ...]) -> Callable[[tuple[Value, ...]], tuple[Any, ...]]:
    """A function of the facts that returns one tuple of values for each tuple of trees."""
    space = _namespace(plan)
    writer = Writer(space)
    tuples = [[writer.write(node) for node in nodes] for nodes in wanted]
    returned = ", ".join(f"({''.join(f'{name.text}, ' for name in names)})" for names in tuples)
    source = "\n".join(["def answer(v):", *writer.lines, f"    return {returned}"])
    scope: dict[str, Any] = {**RUNTIME, **space.constants}
    exec(compile(source, f"<{plan.ruleset.id}>", "exec"), scope)  # noqa: S102  # built from typed trees alone
    function: Callable[[tuple[Value, ...]], tuple[Any, ...]] = scope["answer"]
    return function


def _namespace(plan: Plan) -> Namespace:
    vocabulary = plan.ruleset.vocabulary
    return Namespace(vocabulary.slots(), _fields(vocabulary), dict(plan.parameters))


def _fields(vocabulary: Vocabulary) -> dict[str, dict[str, int]]:
    return {
        entry.path: {fact.name: place for place, fact in enumerate(entry.fields)}
        for entry in vocabulary.entries
        if isinstance(entry, FactList)
    }
