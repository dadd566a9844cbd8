"""Nodes of the Gherkin parser, in the types they have."""

from typing import TypedDict, cast

from gherkin.parser_types import Background, Envelope, Location, Rule, Scenario


class Child(TypedDict, total=False):
    """What a feature or a rule holds: each child is one of these."""

    background: Background
    rule: Rule
    scenario: Scenario


def child_of(node: Envelope) -> Child:
    """A child of a feature or a rule."""
    return cast("Child", node)


def line_of(location: Location) -> int:
    """Its line."""
    return location["line"]
