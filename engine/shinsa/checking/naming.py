"""Names of a ruleset: each once, each used."""

from collections.abc import Iterator

from shinsa.errors import Finding, Place
from shinsa.parsing.draft import Draft
from shinsa.parsing.programme import FILE as PROGRAMME
from shinsa.parsing.report import nearest


def no_rules(draft: Draft) -> Iterator[Finding]:
    """A ruleset without rules screens nothing."""
    if draft.whole and not draft.findings and not draft.ruleset.rules:
        hint = "write rules in a file of their own, such as `gates.yaml`"
        yield Finding(Place(PROGRAMME, 1, 1), "no-rules", "the ruleset has no rules", hint)


def duplicate_ids(draft: Draft) -> Iterator[Finding]:
    """Two rules with one id."""
    first: dict[str, Place] = {}
    for rule in draft.ruleset.rules:
        at = first.setdefault(rule.head.id, rule.head.at)
        if at != rule.head.at and rule.head.id:
            message = f"the id `{rule.head.id}` is taken by the rule at {at}"
            yield Finding(rule.head.at, "duplicate-id", message, "give this rule an id of its own")


def unused_parameters(draft: Draft) -> Iterator[Finding]:
    """A parameter nothing mentions."""
    if not draft.whole or not draft.ruleset.rules:
        return
    for parameter in draft.ruleset.parameters:
        if not mentioned(f"param.{parameter.name}", draft):
            message = f"nothing uses the parameter `{parameter.name}`"
            yield Finding(parameter.at, "unused-parameter", message, "take it out, or use it in a rule")


def mentioned(name: str, draft: Draft) -> bool:
    """Whether something mentions `param.x` or `conclusion.x`, or a name that does not exist and was meant for it."""
    if name in draft.mentioned:
        return True
    declared = {f"param.{parameter.name}" for parameter in draft.ruleset.parameters}
    declared |= {f"conclusion.{conclusion.name}" for conclusion in draft.ruleset.conclusions}
    return nearest(name, draft.mentioned - declared) is not None
