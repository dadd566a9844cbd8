"""A pair of proposals of which the second is better in one fact, and worse off: as a formula."""

from collections.abc import Callable, Mapping

from shinsa.language.tree import Node
from shinsa.laws import Better, Law
from shinsa.ruleset import Gate, Group
from shinsa_adapters.proving import kinds
from shinsa_adapters.proving.encoding import Encoder
from shinsa_adapters.proving.problem import Problem
from shinsa_adapters.proving.questions import WorseOff
from shinsa_adapters.proving.replies import Reply
from shinsa_adapters.proving.scoring import ELIGIBLE, REFUSED, TOO_LOW, Judging, Span
from shinsa_adapters.proving.terms import Bool, Int, among, chosen, every, most, negation, some, total
from shinsa_adapters.proving.twins import MARK, renamed

_GROUPS = (Group.FIT, Group.NATIONAL_SECURITY, Group.RISK)


def gets_better(of: Problem, law: Law, encoder: Encoder) -> Bool:
    """The fact is better in the second proposal than in the first, and nothing else is different."""
    if "[]" not in law.fact:
        single = of.space.single
        return _better(single[law.fact], single[f"{law.fact}{MARK}"], law, of)
    above, _, field = law.fact.partition("[].")
    items = of.space.lists[above]
    apart = [_apart(slot, field) for slot in items.slots]
    weights = [
        chosen(every((slot.present, differs)), slot.weight, 0) for slot, differs in zip(items.slots, apart, strict=True)
    ]
    rightly = [
        some((negation(slot.present), negation(differs), _item_better(slot, field, law, of, encoder)))
        for slot, differs in zip(items.slots, apart, strict=True)
    ]
    return every((items.known, total(weights) == 1, *rightly))


def _apart(slot: kinds.Slot, field: str) -> Bool:
    values = kinds.fields_of(slot)
    return negation(kinds.same_scalar(values[field], values[f"{field}{MARK}"]))


def _item_better(slot: kinds.Slot, field: str, law: Law, of: Problem, encoder: Encoder) -> Bool:
    values = kinds.fields_of(slot)
    better = _better(values[field], values[f"{field}{MARK}"], law, of)
    return every((slot.weight == 1, better, *(_holds(body, slot, encoder) for body in bodies(law))))


def bodies(law: Law) -> tuple[Node, ...]:
    """What holds of the item that gets better, before and after."""
    return () if law.tree is None else (law.tree, renamed(law.tree, law))


def _holds(body: Node, slot: kinds.Slot, encoder: Encoder) -> Bool:
    found = encoder.of_item(slot, "item", body)
    return found.yes if isinstance(found, kinds.Kleene) else False


def _better(one: kinds.Scalar, other: kinds.Scalar, law: Law, of: Problem) -> Bool:
    match one, other:
        case kinds.Kleene(), kinds.Kleene():
            return every((one.no, other.yes) if law.better is Better.YES else (one.yes, other.no))
        case kinds.Number(), kinds.Number():
            more = one.term < other.term if law.better is Better.MORE else one.term > other.term
            return every((one.known, other.known, more))
        case kinds.Symbol(), kinds.Symbol():
            codes = [of.symbols.code(choice) for choice in law.better]
            within = (among(one.term, codes), among(other.term, codes))
            return every((one.known, other.known, *within, _place(one, codes) < _place(other, codes)))
        case _:
            raise TypeError("one fact has one kind")


def _place(value: kinds.Symbol, codes: list[int]) -> Int:
    """Where a choice stands in the order."""
    found: Int = 0
    for place, code in enumerate(codes):
        found = chosen(value.term == code, place, found)
    return found


def _a_rule(before: Judging, after: Judging) -> Bool:
    """A rule answers worse: fewer points at either end, or a gate that does more."""
    pairs = [(before.replies[rule.head.id], after.replies[rule.head.id]) for rule in before.ruleset.rules]
    fallen = some(some((two.low < one.low, two.high < one.high)) for one, two in pairs)
    return some((fallen, _gates(after) > _gates(before)))


def _a_family(before: Judging, after: Judging) -> Bool:
    """The points of a family fall at either end, or the gates together do more."""
    families = {rule.head.family for rule in before.ruleset.rules}
    spans = [(_sum(before, family), _sum(after, family)) for family in sorted(families)]
    fallen = some(some((two.low < one.low, two.high < one.high)) for one, two in spans)
    return some((fallen, _gates(after) > _gates(before)))


def _sum(judging: Judging, family: str) -> Span:
    own = [judging.replies[rule.head.id] for rule in judging.ruleset.rules if rule.head.family == family]
    return Span(total([reply.low for reply in own]), total([reply.high for reply in own]))


def _gates(judging: Judging) -> Int:
    """What the severest gate does."""
    found: Int = 0
    for rule in judging.ruleset.rules:
        if isinstance(rule, Gate):
            found = most(found, _severity(judging.replies[rule.head.id]))
    return found


def _severity(reply: Reply) -> Int:
    """What a gate does: nothing done or out of the question; held or open; refused."""
    acts = some((reply.fired, reply.open))
    return chosen(every((reply.fired, reply.rejects)), 2, chosen(acts, 1, 0))


def _the_whole(before: Judging, after: Judging) -> Bool:
    """A worse verdict, or a lower end of the score."""
    one, other = (_whole(each) for each in (before, after))
    return some((_rank(after) < _rank(before), other.low < one.low, other.high < one.high))


def _whole(judging: Judging) -> Span:
    spans = [judging.group(group) for group in _GROUPS]
    return Span(total([span.low for span in spans]), total([span.high for span in spans]))


def _rank(judging: Judging) -> Int:
    settled = judging.settled()
    refused = some((settled == REFUSED, settled == TOO_LOW))
    return chosen(refused, 0, chosen(settled == ELIGIBLE, 2, 1))


WORSE_OFF: Mapping[WorseOff, Callable[[Judging, Judging], Bool]] = {
    WorseOff.A_RULE: _a_rule,
    WorseOff.A_FAMILY: _a_family,
    WorseOff.THE_WHOLE: _the_whole,
}
"""What is worse off, of the judgements before and after."""
