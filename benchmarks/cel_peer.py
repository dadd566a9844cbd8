"""cel-python (celpy) as a peer: each condition a program compiled once, all run on one activation.

CEL has no sum, min and max of a list, and no dates beside timestamps: conditions with the former are left out, dates
are compared as ISO text. Numbers are doubles. A missing fact is an error unless `&&` or `||` absorbs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from importlib.metadata import version
from typing import Any

from benchmarks.dialects import Dialect
from benchmarks.questions import Questionnaire, questionnaire
from shinsa.planning.plan import Plan


def _number(value: Decimal) -> str:
    text = format(value, "f")
    return text if "." in text else f"{text}.0"


DIALECT = Dialect(
    both=" && ",
    either=" || ",
    negation="!({})",
    size="double(size({}))",
    loops={
        name: f"{{items}}.{name}({{variable}}, {{body}})" for name in ("exists", "all", "exists_one", "filter", "map")
    },
    folds=None,
    item="{}",
    one_variable=False,
    conclusion="c_{}",
    stated="has({})",
    date_constant="'{}'",
    date_read="{}",
    number=_number,
)


@dataclass(frozen=True, slots=True)
class CelPeer:
    """Compiled programs by key, in the order they are run; a conclusion's answer is put where others read it."""

    questions: Questionnaire
    version: str
    _programs: Mapping[str, Any]
    _convert: Any

    def activation(self, document: Mapping[str, object]) -> dict[str, Any]:
        """A proposal as CEL values: every number a double, money its amount."""
        return {key: self._convert(_doubles(value)) for key, value in document.items() if key != "evidence"}

    def answers(self, activation: Mapping[str, Any]) -> dict[str, bool]:
        """The answer for each key."""
        seen = dict(activation)
        for key, program in self._programs.items():
            seen[key] = program.evaluate(seen)
        return {key: bool(seen[key]) for key in self._programs}


def cel_peer(plan: Plan) -> CelPeer:
    """The plan's questions as CEL programs. Raises `ImportError` where cel-python is not installed."""
    celpy = import_module("celpy")
    questions = questionnaire(plan, DIALECT)
    environment = celpy.Environment(runner_class=celpy.InterpretedRunner)
    programs = {each.key: environment.program(environment.compile(each.text)) for each in questions.asked}
    return CelPeer(questions, version("cel-python"), programs, celpy.json_to_cel)


def _doubles(value: object) -> object:
    match value:
        case {"amount": amount, "currency": _}:
            return float(str(amount))
        case dict():
            return {key: _doubles(inner) for key, inner in value.items()}
        case list():
            return [_doubles(inner) for inner in value]
        case int() if not isinstance(value, bool):
            return float(value)
        case _:
            return value
