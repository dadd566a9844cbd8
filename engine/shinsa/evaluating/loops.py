"""Loops over lists, as lines of source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from shinsa.evaluating.logic import Term, any_open, opposite, value
from shinsa.language.tree import Filter, Map, Quantified, Quantifier

_PAD = "    "


@dataclass(slots=True)
class Loop:
    """A loop being written: its variable, where an object's fields stand, and the fields its body reads.

    The variable itself is open for an unknown item where the list may hold one (`doubtful`).
    """

    variable: str
    fields: dict[str, int]
    doubtful: bool
    read: dict[str, str] = field(default_factory=dict[str, str])

    def item(self, named: str | None) -> Term:
        """The item, or one field of it, which is open where it is not stated."""
        if named is None:
            return Term(self.variable, (self.variable,) if self.doubtful else ())
        name = self.read.setdefault(named, f"{self.variable}_{self.fields[named]}")
        return Term(name, (name,))

    def lines(self, node: Quantified | Filter | Map, name: str, items: Term, each: tuple[list[str], Term]) -> list[str]:
        """The lines that walk the items and leave the answer in `name`; unknown where the list is.

        `each` holds the lines the body needs in every round, set in once already, and the body itself.
        """
        before, body = each
        start, rounds, after = _told(node, name, self.variable, body)
        inner = [*self._head(), *(line.removeprefix(_PAD) for line in before), *rounds]
        lines = [*start, f"for {self.variable} in {items.text}:", *_set_in(inner), *after]
        if items.doubts:
            lines = [f"if {any_open(items.doubts)}:", f"{_PAD}{name} = None", "else:", *_set_in(lines)]
        return _set_in(lines)

    def _head(self) -> Iterator[str]:
        """The lines that take the fields the body reads out of the item."""
        return (f"{name} = {self.variable}[{self.fields[named]}]" for named, name in self.read.items())


_Lines: TypeAlias = tuple[list[str], list[str], list[str]]


def _set_in(lines: Iterable[str]) -> list[str]:
    return [_PAD + line for line in lines]


def _told(node: Quantified | Filter | Map, name: str, variable: str, body: Term) -> _Lines:
    """The lines before, in and after the rounds."""
    match node:
        case Map():
            return [f"{name} = []"], [f"{name}.append({value(body)})"], []
        case Filter():
            chosen = [f"{name}.append({variable})"]
            return [f"{name} = []"], _round(body, [f"{name} = None", "break"], body.text, chosen), []
        case Quantified(quantifier=Quantifier.EXISTS_ONE):
            return _exactly_one(name, body)
        case Quantified():
            exists = node.quantifier is Quantifier.EXISTS
            settled = body.text if exists else opposite(body.text)
            rounds = _round(body, [f"{name} = None"], settled, [f"{name} = {exists}", "break"])
            return [f"{name} = {not exists}"], rounds, []


def _round(body: Term, when_open: list[str], condition: str, act: list[str]) -> list[str]:
    """What one item does: one thing where the body is open, another where the condition holds."""
    if not body.doubts:
        return [f"if {condition}:", *_set_in(act)]
    return [f"if {any_open(body.doubts)}:", *_set_in(when_open), f"elif {condition}:", *_set_in(act)]


def _exactly_one(name: str, body: Term) -> _Lines:
    """False as soon as two items satisfy the body, however many are open."""
    yes, open_ = f"{name}_yes", f"{name}_open"
    second = [f"{yes} += 1", f"if {yes} > 1:", f"{_PAD}break"]
    rounds = _round(body, [f"{open_} = True"], body.text, second)
    answer = f"{name} = False if {yes} > 1 else None if {open_} else {yes} == 1"
    return [f"{yes} = 0", f"{open_} = False"], rounds, [answer]
