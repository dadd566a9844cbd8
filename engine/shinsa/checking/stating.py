"""Statements of documents and rules that quote them: each names the other, in the same words."""

from collections.abc import Iterator, Sequence

from shinsa.checking import catalogue
from shinsa.errors import Finding
from shinsa.messages.teller import said
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
                message = said(catalogue.RULE_NOT_THERE, name=statement.name, rule=name)
                yield Finding(statement.at, "unknown-rule", message, did_you_mean(name, rules))
            elif not any(_rests_on(source, statement) for source in rules[name].head.sources):
                message = said(catalogue.STATEMENT_UNQUOTED, rule=name, name=statement.name)
                yield Finding(statement.at, "unquoted-statement", message, said(catalogue.QUOTE_IN_RULE))


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
        message = said(catalogue.QUOTE_UNSTATED, document=source.document or "", quote=source.quote or "")
        hint = said(catalogue.QUOTE_AS_THEY_STAND, file=FILE)
        yield Finding(rule.head.at, "quote-without-statement", message, hint)
    elif not any(rule.head.id in statement.rules for statement in held):
        message = said(catalogue.RULE_UNNAMED, quote=source.quote or "", rule=rule.head.id)
        hint = said(catalogue.NAME_IT_IN, file=FILE, statements=listed(statement.name for statement in held))
        yield Finding(rule.head.at, "unnamed-rule", message, hint)


def _rests_on(source: Source, statement: Statement) -> bool:
    """Whether a source is of that document and, where it quotes, quotes the statement."""
    return source.document == statement.document and (source.quote is None or _holds(statement, source))


def _holds(statement: Statement, source: Source) -> bool:
    return statement.document == source.document and (source.quote or "") in statement.quote
