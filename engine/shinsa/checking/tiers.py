"""Tiers that can never be reached, because an earlier one always holds where they do."""

from collections.abc import Iterator
from itertools import combinations

from shinsa.checking import catalogue
from shinsa.checking.implying import implies
from shinsa.errors import Finding, Place
from shinsa.messages.teller import said
from shinsa.parsing.draft import Draft
from shinsa.ruleset import Condition, Merit, Tier


def tiers_reachable(draft: Draft) -> Iterator[Finding]:
    """Every tier of every merit can be the first that holds; no addition stands twice."""
    for rule in draft.ruleset.rules:
        if isinstance(rule, Merit):
            yield from _otherwise(rule.tiers)
            yield from _unreachable(rule.tiers)
            yield from _twice(rule.plus)


def _otherwise(tiers: tuple[Tier, ...]) -> Iterator[Finding]:
    for tier in tiers[:-1]:
        if tier.when is None:
            message, hint = said(catalogue.OTHERWISE_NOT_LAST), said(catalogue.MOVE_TO_THE_END)
            yield Finding(tier.at, "otherwise-not-last", message, hint)


def _unreachable(tiers: tuple[Tier, ...]) -> Iterator[Finding]:
    for place, tier in enumerate(tiers):
        for earlier in tiers[:place]:
            finding = tier.when and earlier.when and _hidden(tier.at, tier.when, earlier.when)
            if finding:
                yield finding
                break


def _hidden(at: Place, when: Condition, earlier: Condition) -> Finding | None:
    if when.tree == earlier.tree:
        message = said(catalogue.TIER_TWICE, condition=when.text)
        return Finding(at, "duplicate-tier", message, said(catalogue.TAKE_ONE_OUT))
    if implies(when.tree, earlier.tree):
        message = said(catalogue.TIER_HIDDEN, condition=when.text, earlier=earlier.text)
        return Finding(at, "unreachable-tier", message, said(catalogue.NARROWER_FIRST))
    return None


def _twice(plus: tuple[Tier, ...]) -> Iterator[Finding]:
    for first, second in combinations(plus, 2):
        if first.when and second.when and first.when.tree == second.when.tree:
            message = said(catalogue.ADDITION_TWICE, condition=second.when.text)
            yield Finding(second.at, "duplicate-tier", message, said(catalogue.ADD_UP_POINTS))
