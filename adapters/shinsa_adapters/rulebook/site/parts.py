"""The parts of a rule, a conclusion or a parameter, each as a text: all that a digest counts, so that none hides."""

from collections.abc import Iterator
from typing import TypeAlias

from shinsa.ruleset import Conclusion, Gate, Merit, Note, Parameter, Period, Points, Rule, RuleHead, Tier
from shinsa.values import Text, plain
from shinsa_adapters.rulebook.headers import citation
from shinsa_adapters.rulebook.mutating.writing import value_text

Part: TypeAlias = tuple[str, str]
"""What a part is called, and what it says."""


def parts_of(entry: Rule | Conclusion | Parameter) -> Iterator[Part]:
    """Every part that says something."""
    match entry:
        case Parameter():
            yield from _of_parameter(entry)
        case Conclusion():
            yield from _texts("title", entry.title)
            yield "condition", entry.when.text
        case _:
            yield from _of_head(entry.head)
            yield from _of_rule(entry)


def points_text(points: Points) -> str:
    """Points as a ruleset writes them: a number, or `param.x`."""
    return plain(points.number) if points.number is not None else f"param.{points.parameter}"


def _of_head(head: RuleHead) -> Iterator[Part]:
    yield "family", head.family
    yield from _texts("title", head.title)
    yield from _texts("message", head.because)
    for place, source in enumerate(head.sources, 1):
        language = f" [{source.language}]" if source.language else ""
        yield f"source {place}", citation(source) + language
    yield from _of_remarks(head)


def _of_remarks(head: RuleHead) -> Iterator[Part]:
    if head.refs:
        yield "references", ", ".join(head.refs)
    if head.effective != Period():
        yield "in force", f"{head.effective.since or '…'} to {head.effective.until or '…'}"
    if head.applies is not None:
        yield "applies where", head.applies.text
    if head.remark is not None:
        yield "remark", head.remark


def _of_rule(rule: Rule) -> Iterator[Part]:
    match rule:
        case Gate():
            yield from _of_gate(rule)
        case Merit():
            yield from _tiers("tier", rule.tiers)
            yield from _tiers("addition", rule.plus)
        case Note():
            yield "effect", rule.effect.value
            yield "condition", rule.when.text
            yield "rank", plain(rule.rank)


def _of_gate(gate: Gate) -> Iterator[Part]:
    if gate.reject_unless is not None:
        yield "refuses unless", gate.reject_unless.text
    if gate.review_unless is not None:
        yield "holds unless", gate.review_unless.text
    yield "holds for", gate.review_kind.value
    yield "holds on a conflict", value_text(gate.on_conflict)


def _tiers(what: str, tiers: tuple[Tier, ...]) -> Iterator[Part]:
    for place, tier in enumerate(tiers, 1):
        times = f" * {tier.times.text}" if tier.times else ""
        yield f"{what} {place}", f"{tier.when.text if tier.when else 'otherwise'}: {points_text(tier.points)}{times}"


def _of_parameter(parameter: Parameter) -> Iterator[Part]:
    yield from _texts("label", parameter.label)
    yield "type", str(parameter.type)
    for setting in parameter.settings:
        yield f"from {setting.since}", f"{value_text(setting.value)} ({setting.owner}): {setting.reason}"
    for place, other in enumerate(parameter.alternatives, 1):
        yield f"alternative {place}", f"{value_text(other.value)} ({other.held_by}): {other.reason}"


def _texts(what: str, text: Text) -> Iterator[Part]:
    for language, words in text.languages().items():
        yield (what if language == "en" else f"{what} [{language}]"), words
