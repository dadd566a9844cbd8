"""What is still possible, and what alone made a rule answer as it did, in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from shinsa.explaining.analysis import AnalysedDocument, AnalysisDocument, GroundDocument, MinimalSets
from shinsa.explaining.document import IntervalDocument, RuleDocument, VerdictDocument
from shinsa_adapters.rendering import catalogue
from shinsa_adapters.rendering.phrasing import Phrasing

FEW: Final = 3
"""So many rules that settle a verdict are told with their conditions."""


def analysis_of(document: VerdictDocument) -> AnalysisDocument | None:
    """The analysis of a verdict document, where it was asked for."""
    return cast("AnalysedDocument", document).get("analysis")


def standing(verdicts: Sequence[str], score: IntervalDocument | None, by: Phrasing) -> str:
    """Which verdicts are still possible, and between which scores where that is known."""
    named = by.either([by.verdict(verdict) for verdict in verdicts])
    if score is None:
        return by.say(catalogue.STILL_POSSIBLE_VERDICTS, verdicts=named)
    return by.say(catalogue.STILL_POSSIBLE, verdicts=named, points=by.span(score))


def outlook(analysis: AnalysisDocument, by: Phrasing) -> Iterator[str]:
    """What is still possible, or what is settled; and why something is not known."""
    settled, score = analysis["settled"], analysis["score"]
    possible = [entry["verdict"] for entry in analysis["verdicts"] if entry["answer"] != "impossible"]
    if settled is not None and score is not None:
        yield by.say(catalogue.SETTLED_AS, verdict=by.verdict(settled), points=by.span(score))
    else:
        yield standing(possible, score, by)
    if analysis["why_not_known"]:
        yield by.say(catalogue.NOT_KNOWN_EXACTLY, why=by.clauses(analysis["why_not_known"]))


def settling(analysis: AnalysisDocument, by: Phrasing) -> list[str]:
    """The rules that settle the verdict: a few each with the conditions that do it, many by their ids alone."""
    rules = analysis["settled_by"]
    if len(rules) > FEW:
        return [by.listed([entry["id"] for entry in rules])]
    return [_settling(entry, by) for entry in rules]


def _settling(entry: GroundDocument, by: Phrasing) -> str:
    told = [by.clauses(each) for sets in entry["conditions"].values() for each in sets[:1]]
    if not told:
        return by.say(catalogue.SETTLING_RULE, title=entry["title"], rule=entry["id"])
    return by.say(catalogue.SETTLING_RULE_BY, title=entry["title"], rule=entry["id"], sets=by.clauses(told))


def enough(rule: RuleDocument, found: MinimalSets, by: Phrasing) -> list[str]:
    """The sets of conditions that were enough, each by itself, for what a part of the rule answered.

    Parts of a single condition are left out: it is its own reason.
    """
    lines: list[str] = []
    for role, sets in found.items():
        own = [condition for condition in rule["conditions"] if condition["role"] == role]
        if len(own) > 1:
            truths = {condition["text"]: by.truth(condition) for condition in own}
            told = [by.clauses([_condition(text, truths, by) for text in each]) for each in sets]
            lines += [by.say(catalogue.ENOUGH_BY_PART, part=by.part(own[0]), sets=each) for each in told]
    return lines


def _condition(text: str, truths: Mapping[str, str], by: Phrasing) -> str:
    truth = truths.get(text)
    return text if truth is None else by.say(catalogue.CONDITION_IS, text=text, truth=truth)
