"""Statements of documents and rules that quote them: each names the other, in the same words."""

from collections.abc import Iterator, Sequence

from shinsa.errors import Finding
from shinsa.parsing.draft import Draft
from shinsa.parsing.report import did_you_mean, listed
from shinsa.parsing.statements import FILE
from shinsa.ruleset import Rule, Source, Statement


def statements_name_rules(draft: Draft) -> Iterator[Finding]:
    """A statement that names a rule which does not exist, or rests on other words."""
    rules = {rule.head.id: rule for rule in draft.ruleset.rules}
    for statement in draft.ruleset.statements if draft.whole else ():
        for name in statement.rules:
            if name not in rules:
                message = f"the statement `{statement.name}` names `{name}`, and there is no such rule"
                yield Finding(statement.at, "unknown-rule", message, did_you_mean(name, rules))
            elif not any(_rests_on(source, statement) for source in rules[name].head.sources):
                message = f"the rule `{name}` quotes nothing of the statement `{statement.name}`"
                yield Finding(statement.at, "unquoted-statement", message, "quote it in the rule, or take the rule out")


def quotes_are_stated(draft: Draft) -> Iterator[Finding]:
    """A rule that quotes words which no statement of the document holds, or only ones that do not name the rule.

    A ruleset without statements is not asked for them; where a statement is wrong, nothing is said of quotes.
    """
    statements = draft.ruleset.statements
    if not statements or not draft.whole or any(finding.at.file == FILE for finding in draft.findings):
        return
    for rule in draft.ruleset.rules:
        for source in rule.head.sources:
            if source.quote and source.document:
                yield from _unstated(rule, source, [held for held in statements if _holds(held, source)])


def _unstated(rule: Rule, source: Source, held: Sequence[Statement]) -> Iterator[Finding]:
    if not held:
        message = f"no statement of `{source.document}` holds the words `{source.quote}`"
        hint = f"quote them as they stand, or list them in {FILE}"
        yield Finding(rule.head.at, "quote-without-statement", message, hint)
    elif not any(rule.head.id in statement.rules for statement in held):
        message = f"no statement with the words `{source.quote}` names the rule `{rule.head.id}`"
        hint = f"name it in {FILE}: {listed(statement.name for statement in held)}"
        yield Finding(rule.head.at, "unnamed-rule", message, hint)


def _rests_on(source: Source, statement: Statement) -> bool:
    """Whether a source is of that document and, where it quotes, quotes the statement."""
    return source.document == statement.document and (source.quote is None or _holds(statement, source))


def _holds(statement: Statement, source: Source) -> bool:
    return statement.document == source.document and (source.quote or "") in statement.quote
