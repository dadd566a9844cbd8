"""Conflicts of evidence: when a fact is stated anew, what the evidence contradicted is gone."""

from shinsa.analysing.changing.clauses import NO
from shinsa.analysing.changing.conditions import Conditions


def settled(conditions: Conditions, fact: str) -> int:
    """A literal for: a fact in conflict is stated anew."""
    lever = conditions.tables.places.get(fact)
    if lever is None:
        return NO
    positions = conditions.tables.world.levers[lever].positions
    literals = conditions.tables.literals[lever]
    return conditions.clauses.some(
        literal
        for literal, position in zip(literals, positions, strict=True)
        if position.boxes[fact] != positions[0].boxes[fact]
    )
