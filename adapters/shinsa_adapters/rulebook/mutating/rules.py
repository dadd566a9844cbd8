"""Every mutant of a rule: of its conditions, of what it gives or does, and of what it makes of missing data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from shinsa.errors import Place
from shinsa.language.scope import Scope
from shinsa.ruleset import Condition, Gate, Merit, Note, NoteEffect, Period, ReviewKind, Rule, Tier
from shinsa.values import plain
from shinsa_adapters.rulebook.mutating.mutants import ChangedRule, Mutant
from shinsa_adapters.rulebook.mutating.trees import Change, changes, constants

_NEVER = Period(since=date.max)
_UNKNOWN = {True: "unknown counts as met", False: "unknown counts as not met"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of a rule, and how to put another in its place."""

    condition: Condition
    put: Callable[[Condition], Rule]


def mutants_of_rule(rule: Rule, scope: Scope) -> Iterator[Mutant]:
    """Every mutant of a rule, each once."""
    seen = {rule}
    for mutant in (*_dropped(rule), *_of_conditions(rule, scope), *_of_kind(rule)):
        target = mutant.target
        if isinstance(target, ChangedRule) and target.rule not in seen:
            seen.add(target.rule)
            yield mutant
    yield from _missing_data(rule)


def questions(rule: Rule) -> tuple[Asked, ...]:
    """The conditions of a rule in the order they are asked (`PlannedRule.questions`)."""
    own: tuple[Asked, ...]
    match rule:
        case Gate():
            own = (*_asked(rule, "reject_unless"), *_asked(rule, "review_unless"))
        case Note():
            own = _asked(rule, "when")
        case Merit():
            own = tuple(asked for part in ("tiers", "plus") for asked in _of_tiers(rule, part, "when"))
    return (*_applies(rule), *own)


def _applies(rule: Rule) -> tuple[Asked, ...]:
    condition = rule.head.applies
    return () if condition is None else (Asked(condition, lambda other: _with_applies(rule, other)),)


def _with_applies(rule: Rule, condition: Condition | None) -> Rule:
    return replace(rule, head=replace(rule.head, applies=condition))


def _asked(rule: Gate | Note, name: str) -> tuple[Asked, ...]:
    condition = getattr(rule, name)
    return () if condition is None else (Asked(condition, lambda other: _replaced(rule, name, other)),)


def _replaced(rule: Rule, name: str, value: object) -> Rule:
    changed: dict[str, object] = {name: value}
    return replace(rule, **changed)  # type: ignore[arg-type]  # the name is one of the rule's own fields


def _of_tiers(rule: Merit, part: str, name: str) -> Iterator[Asked]:
    tiers: tuple[Tier, ...] = getattr(rule, part)
    for place, tier in enumerate(tiers):
        condition = getattr(tier, name)
        if condition is not None:
            yield Asked(condition, _putter(rule, part, place, name))


def _putter(rule: Merit, part: str, place: int, name: str) -> Callable[[Condition], Rule]:
    return lambda condition: _with_tier(rule, part, place, _tier_with(rule, part, place, name, condition))


def _tier_with(rule: Merit, part: str, place: int, name: str, value: object) -> Tier:
    tiers: tuple[Tier, ...] = getattr(rule, part)
    changed: dict[str, Any] = {name: value}
    return replace(tiers[place], **changed)


def _with_tier(rule: Merit, part: str, place: int, *tiers: Tier) -> Rule:
    held: tuple[Tier, ...] = getattr(rule, part)
    return _replaced(rule, part, (*held[:place], *tiers, *held[place + 1 :]))


def _dropped(rule: Rule) -> Iterator[Mutant]:
    head, at = rule.head, rule.head.at
    yield _mutant(
        rule, "rule dropped", head.id, "never applies", at, replace(rule, head=replace(head, effective=_NEVER))
    )
    if head.applies is not None:
        before = f"applies: {_text(head.applies)}"
        yield _mutant(rule, "applies dropped", before, "always applies", head.applies.at, _with_applies(rule, None))


def _of_conditions(rule: Rule, scope: Scope) -> Iterator[Mutant]:
    scaling = () if not isinstance(rule, Merit) else _scaling(rule)
    for asked in (*questions(rule), *scaling):
        is_number = asked in scaling
        always = () if is_number else constants(asked.condition.tree)
        for change in (*changes(asked.condition.tree, scope), *always):
            yield _changed(rule, asked, change)


def _scaling(rule: Merit) -> tuple[Asked, ...]:
    return tuple(asked for part in ("tiers", "plus") for asked in _of_tiers(rule, part, "times"))


def _changed(rule: Rule, asked: Asked, change: Change) -> Mutant:
    other = replace(asked.condition, tree=change.tree)
    mutant = _mutant(rule, change.sort, change.before, change.after, change.at, asked.put(other))
    return replace(mutant, pieces=change.pieces)


def _of_kind(rule: Rule) -> Iterator[Mutant]:
    match rule:
        case Gate():
            yield from _of_gate(rule)
        case Merit():
            yield from _of_merit(rule)
        case Note():
            yield from _of_note(rule)


def _of_gate(gate: Gate) -> Iterator[Mutant]:
    at = gate.head.at
    swapped = replace(gate, reject_unless=gate.review_unless, review_unless=gate.reject_unless)
    acts = "reject" if gate.reject_unless else "review"
    if gate.reject_unless and gate.review_unless:
        yield _mutant(gate, "reject/review", "reject_unless and review_unless", "swapped", at, swapped)
    elif not gate.on_conflict:
        other = {"reject": "review", "review": "reject"}[acts]
        yield _mutant(gate, "reject/review", f"{acts}_unless", f"{other}_unless", at, swapped)
    if gate.review_unless is not None:
        for kind in (ReviewKind.POLICY, ReviewKind.NOT_A_PROJECT):
            if kind is not gate.review_kind:
                changed = replace(gate, review_kind=kind)
                yield _mutant(gate, "review kind", f"holds for {gate.review_kind}", f"holds for {kind}", at, changed)


def _of_note(note: Note) -> Iterator[Mutant]:
    if note.effect is NoteEffect.RANK:
        for rank in _other_points(note.rank):
            changed = replace(note, rank=rank)
            yield _mutant(note, "rank", f"rank {plain(note.rank)}", f"rank {plain(rank)}", note.head.at, changed)


def _of_merit(merit: Merit) -> Iterator[Mutant]:
    for part, tiers in (("tiers", merit.tiers), ("plus", merit.plus)):
        for place, tier in enumerate(tiers):
            yield from _of_tier(merit, part, place, tier)


def _of_tier(merit: Merit, part: str, place: int, tier: Tier) -> Iterator[Mutant]:
    number, told = tier.points.number, _tier_text(tier)
    if number is not None:
        for points in _other_points(number):
            changed = replace(tier, points=replace(tier.points, number=points))
            before, after = f"{plain(number)} points {told}", f"{plain(points)} points"
            yield _mutant(merit, "points", before, after, tier.at, _with_tier(merit, part, place, changed))
    if tier.times is not None:
        unscaled = _with_tier(merit, part, place, replace(tier, times=None))
        yield _mutant(merit, "times dropped", f"times {_text(tier.times)}", "in full", tier.at, unscaled)
    if len(merit.tiers) + len(merit.plus) > 1:
        yield _mutant(merit, "tier dropped", f"points {told}", "no such tier", tier.at, _with_tier(merit, part, place))


def _other_points(points: Decimal) -> tuple[Decimal, ...]:
    """One more, one less, none, and the sign turned; zero has no sign."""
    others = (points + 1, points - 1, Decimal(0), -points)
    return tuple(dict.fromkeys(other for other in others if other != points))


def _missing_data(rule: Rule) -> Iterator[Mutant]:
    for place, asked in enumerate(questions(rule)):
        for met, told in _UNKNOWN.items():
            target = ChangedRule(rule, {place: met})
            yield Mutant(rule.head.id, "missing data", _text(asked.condition), told, asked.condition.at, target)


def _mutant(rule: Rule, sort: str, before: str, after: str, at: Place, changed: Rule) -> Mutant:  # noqa: PLR0913, PLR0917
    return Mutant(rule.head.id, sort, before, after, at, ChangedRule(changed))


def _tier_text(tier: Tier) -> str:
    return "otherwise" if tier.when is None else f"when {_text(tier.when)}"


def _text(condition: Condition) -> str:
    return " ".join(condition.text.split())
