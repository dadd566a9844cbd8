"""Tiers that can never be reached, because an earlier one always holds where they do."""

from collections.abc import Iterator
from itertools import combinations

from shinsa.checking.implying import implies
from shinsa.errors import Finding, Place
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
            yield Finding(tier.at, "otherwise-not-last", "tiers stand below `otherwise`", "move it to the end")


def _unreachable(tiers: tuple[Tier, ...]) -> Iterator[Finding]:
    for place, tier in enumerate(tiers):
        for earlier in tiers[:place]:
            finding = tier.when and earlier.when and _hidden(tier.at, tier.when, earlier.when)
            if finding:
                yield finding
                break


def _hidden(at: Place, when: Condition, earlier: Condition) -> Finding | None:
    if when.tree == earlier.tree:
        return Finding(at, "duplicate-tier", f"`{when.text}` is the condition of an earlier tier", "take one out")
    if implies(when.tree, earlier.tree):
        message = f"wherever `{when.text}` holds, the earlier tier `{earlier.text}` does"
        return Finding(at, "unreachable-tier", message, "put the narrower condition first")
    return None


def _twice(plus: tuple[Tier, ...]) -> Iterator[Finding]:
    for first, second in combinations(plus, 2):
        if first.when and second.when and first.when.tree == second.when.tree:
            message = f"`{second.when.text}` is the condition of an earlier addition"
            yield Finding(second.at, "duplicate-tier", message, "add up their points in one")
