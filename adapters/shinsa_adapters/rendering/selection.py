"""What a form picks from a verdict document, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from shinsa.explaining.document import FamilyDocument, RuleDocument, VerdictDocument
from shinsa_adapters.rendering.wording import family_label

STEPS: Final = 4
"""So many next steps stand on a memo; where there are more, all of them stand in its appendix."""
_VERDICT_ORDER: Final = {"eligible": 0, "review": 1, "ineligible": 2}


@dataclass(frozen=True, slots=True)
class FamilyRules:
    """The rules of one family, those that apply apart from those that do not; `score` is `None` where none scores."""

    label: str
    score: FamilyDocument | None
    applicable: tuple[RuleDocument, ...]
    not_applicable: tuple[RuleDocument, ...]


def by_family(document: VerdictDocument) -> tuple[FamilyRules, ...]:
    """The rules by family: gates, then the scoring families in the order of the score, then the others."""
    scores = {family["id"]: family for family in document["score"]["families"]}
    labels = document["family_labels"]
    guarded = {rule["family"] for rule in document["rules"] if rule["kind"] == "gate"} - scores.keys()
    named = dict.fromkeys(rule["family"] for rule in document["rules"])
    others = [family for family in named if family not in scores]
    first = next((family for family in others if family in guarded), None)
    ids = [family for family in (first, *scores, *others) if family in named]
    return tuple(
        _family(document, family, family_label(family, labels), scores.get(family)) for family in dict.fromkeys(ids)
    )


def _family(document: VerdictDocument, family: str, label: str, score: FamilyDocument | None) -> FamilyRules:
    rules = [rule for rule in document["rules"] if rule["family"] == family]
    idle = tuple(rule for rule in rules if rule["outcome"] == "not_applicable")
    return FamilyRules(label, score, tuple(rule for rule in rules if rule["outcome"] != "not_applicable"), idle)


def rule_named(document: VerdictDocument, name: str) -> RuleDocument | None:
    """The rule with that id, or with that reference in the committee's own table."""
    for rule in document["rules"]:
        if name == rule["id"] or name in rule["refs"]:
            return rule
    return None


def nearest_rules(document: VerdictDocument, name: str) -> list[str]:
    """Ids like the one asked for, nearest first."""
    return get_close_matches(name, [rule["id"] for rule in document["rules"]], n=3)


def lane_label(document: VerdictDocument) -> str | None:
    """The label of the family that fit rests on."""
    lane = document["score"]["fit"]["lane"]
    return next((family["label"] for family in document["score"]["families"] if family["id"] == lane), lane)


def could_change(document: VerdictDocument) -> int:
    """How many missing facts could change the verdict."""
    return sum(question["could_change_verdict"] for question in document["questions"])


def ranked(documents: Iterable[VerdictDocument]) -> list[VerdictDocument]:
    """The documents, best first: by verdict, then by the score's worst and best case, then by ranking hints."""
    return sorted(documents, key=_rank)


def _rank(document: VerdictDocument) -> tuple[int, float, float, float, str]:
    score = document["score"]
    order = _VERDICT_ORDER[document["verdict"]]
    return order, -score["low"], -score["high"], -document["rank"], document["proposal"]["id"]
