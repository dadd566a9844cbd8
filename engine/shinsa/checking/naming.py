"""Names of a ruleset: each once, each used."""

from collections.abc import Iterator

from shinsa.checking import catalogue
from shinsa.errors import Finding, Place
from shinsa.messages.teller import said
from shinsa.parsing.draft import Draft
from shinsa.parsing.programme import FILE as PROGRAMME
from shinsa.parsing.report import nearest


def no_rules(draft: Draft) -> Iterator[Finding]:
    """A ruleset without rules screens nothing."""
    if draft.whole and not draft.findings and not draft.ruleset.rules:
        message, hint = said(catalogue.RULESET_WITHOUT_RULES), said(catalogue.RULES_IN_A_FILE)
        yield Finding(Place(PROGRAMME, 1, 1), "no-rules", message, hint)


def duplicate_ids(draft: Draft) -> Iterator[Finding]:
    """Two rules with one id."""
    first: dict[str, Place] = {}
    for rule in draft.ruleset.rules:
        at = first.setdefault(rule.head.id, rule.head.at)
        if at != rule.head.at and rule.head.id:
            message = said(catalogue.ID_TAKEN, id=rule.head.id, at=str(at))
            yield Finding(rule.head.at, "duplicate-id", message, said(catalogue.ID_OF_ITS_OWN))


def unused_parameters(draft: Draft) -> Iterator[Finding]:
    """A parameter nothing mentions."""
    if not draft.whole or not draft.ruleset.rules:
        return
    for parameter in draft.ruleset.parameters:
        if not mentioned(f"param.{parameter.name}", draft):
            message = said(catalogue.PARAMETER_UNUSED, name=parameter.name)
            yield Finding(parameter.at, "unused-parameter", message, said(catalogue.USE_OR_TAKE_OUT))


def mentioned(name: str, draft: Draft) -> bool:
    """Whether something mentions `param.x` or `conclusion.x`, or a name that does not exist and was meant for it."""
    if name in draft.mentioned:
        return True
    declared = {f"param.{parameter.name}" for parameter in draft.ruleset.parameters}
    declared |= {f"conclusion.{conclusion.name}" for conclusion in draft.ruleset.conclusions}
    return nearest(name, draft.mentioned - declared) is not None
