"""Conclusions: used, and never resting on themselves."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from shinsa.checking import catalogue
from shinsa.checking.naming import mentioned
from shinsa.errors import Finding
from shinsa.messages.teller import said
from shinsa.parsing.conditions import conclusions_in
from shinsa.parsing.draft import Draft


def unused_conclusions(draft: Draft) -> Iterator[Finding]:
    """A conclusion nothing mentions."""
    if not draft.whole or not draft.ruleset.rules:
        return
    for conclusion in draft.ruleset.conclusions:
        if not mentioned(f"conclusion.{conclusion.name}", draft):
            message = said(catalogue.CONCLUSION_UNUSED, name=conclusion.name)
            yield Finding(conclusion.at, "unused-conclusion", message, said(catalogue.USE_OR_TAKE_OUT))


def circles(draft: Draft) -> Iterator[Finding]:
    """Conclusions that rest on themselves; each circle is told once, where it is first entered."""
    places = {conclusion.name: conclusion.at for conclusion in draft.ruleset.conclusions}
    order = {name: number for number, name in enumerate(places)}
    rests_on = {
        conclusion.name: sorted(conclusions_in(conclusion.when) & places.keys(), key=order.__getitem__)
        for conclusion in draft.ruleset.conclusions
    }
    for circle in sorted(_circles(rests_on), key=lambda names: [order[name] for name in names]):
        named = " → ".join(f"`{name}`" for name in (*circle, circle[0]))
        message = said(catalogue.CONCLUSIONS_CIRCLE, circle=named)
        yield Finding(places[circle[0]], "conclusion-cycle", message, said(catalogue.BREAK_CIRCLE))


def _circles(rests_on: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Circles, each cut once found, until none is left; each begins with the conclusion written first."""
    order = {name: number for number, name in enumerate(rests_on)}
    while circle := _a_circle(rests_on):
        start = min(range(len(circle)), key=lambda place: order[circle[place]])
        turned = circle[start:] + circle[:start]
        yield tuple(turned)
        rests_on[turned[0]].remove(turned[1 % len(turned)])


def _a_circle(rests_on: dict[str, list[str]]) -> list[str]:
    """One circle, each name followed by one it rests on; empty where there is none."""
    try:
        TopologicalSorter(rests_on).prepare()
    except CycleError as error:
        backwards: list[str] = error.args[1]
        return backwards[:0:-1]
    return []
