"""What the peers are asked: every condition of every rule in force, each once, and the conclusions they rest on."""

from collections.abc import Container
from dataclasses import dataclass
from graphlib import TopologicalSorter

from benchmarks.dialects import Dialect, Untranslatable, conclusions_of, translate
from shinsa.language.tree import Node
from shinsa.planning.plan import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """One expression of a peer: its key, its text, the place of our answer, and where the rules ask it."""

    key: str
    text: str
    truth: int
    at: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a peer is asked, conclusions before what rests on them, and what could not be put in its language."""

    asked: tuple[Asked, ...]
    left_out: tuple[str, ...]


def questionnaire(plan: Plan, dialect: Dialect) -> Questionnaire:
    """Every question of the plan in a peer's language; a question that rests on an untranslatable one is left out."""
    asked: list[Asked] = []
    left_out: dict[str, str] = {}
    for key, (tree, truth, at) in _ordered(_questions(plan)).items():
        try:
            _check_conclusions(tree, left_out)
            asked.append(Asked(key, translate(tree, dialect, plan.parameters), truth, at))
        except Untranslatable as reason:
            left_out[key] = f"{at}: {reason}"
    return Questionnaire(tuple(asked), tuple(left_out.values()))


def _check_conclusions(tree: Node, left_out: Container[str]) -> None:
    for name in conclusions_of(tree):
        if f"c_{name}" in left_out:
            raise Untranslatable(f"rests on `conclusion.{name}`")


def _questions(plan: Plan) -> dict[str, tuple[Node, int, str]]:
    """By key: the tree, the place of its truth, and where it stands."""
    found = {
        f"c_{entry.name}": (entry.when.tree, question.truth, f"conclusion.{entry.name}")
        for entry, question in zip(plan.ruleset.conclusions, plan.conclusions, strict=True)
    }
    each = {
        question.condition.tree: (question.truth, f"{rule.rule.head.id} ({question.role})")
        for rule in plan.rules
        for question in rule.questions()
    }
    return found | {f"q{number}": (tree, *where) for number, (tree, where) in enumerate(each.items())}


def _ordered(questions: dict[str, tuple[Node, int, str]]) -> dict[str, tuple[Node, int, str]]:
    rests_on = {key: [f"c_{name}" for name in conclusions_of(tree)] for key, (tree, *_) in questions.items()}
    return {key: questions[key] for key in TopologicalSorter(rests_on).static_order()}
