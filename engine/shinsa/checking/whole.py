"""What is wrong with a ruleset as a whole, though every piece of it is right."""

from collections.abc import Callable, Iterator

from shinsa.checking.chaining import circles, unused_conclusions
from shinsa.checking.judging import parameters_in_time, rules_score, thresholds_in_order
from shinsa.checking.naming import duplicate_ids, no_rules, unused_parameters
from shinsa.checking.stating import quotes_are_stated, statements_name_rules
from shinsa.checking.tiers import tiers_reachable
from shinsa.errors import Finding
from shinsa.parsing.draft import Draft

CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    no_rules,
    duplicate_ids,
    circles,
    unused_conclusions,
    unused_parameters,
    thresholds_in_order,
    parameters_in_time,
    rules_score,
    tiers_reachable,
    statements_name_rules,
    quotes_are_stated,
)
"""Every check of a whole ruleset; their order does not matter, findings are sorted."""


def check(draft: Draft) -> tuple[Finding, ...]:
    """Every finding about the ruleset as a whole."""
    return tuple(finding for finder in CHECKS for finding in finder(draft))
