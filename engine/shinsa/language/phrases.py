"""The turns of phrase conditions are told in, one table for each language.

Another language is another `Phrases`: labels of facts and choices already exist in all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shinsa.language.tree import Comparison, Fold, Operator, Quantifier


@dataclass(frozen=True, slots=True)
class Phrases:
    """Templates with named places, and the few rules that are no templates.

    `needed…` tell what a value has to be, without its subject. `one_of` and `items` take a list in `{list}`.
    """

    language: str
    yes: str
    no: str
    compare: Mapping[Comparison, str]
    compare_dates: Mapping[Comparison, str]
    needed: Mapping[Comparison, str]
    needed_dates: Mapping[Comparison, str]
    answer: str
    is_one_of: str
    is_none_of: str
    needed_one_of: str
    needed_none_of: str
    includes: str
    excludes: str
    needed_includes: str
    needed_excludes: str
    stated: str
    not_stated: str
    needed_stated: str
    needed_not_stated: str
    both: str
    either: str
    refuted: str
    negation: str
    quantified: Mapping[Quantifier, str]
    none_of: str
    where: str
    each_mapped: str
    size: str
    folded: Mapping[Fold, str]
    folded_mapped: Mapping[Fold, str]
    calculated: Mapping[Operator, str]
    negative: str
    listed: str
    last: str
    money: str
    singular: Callable[[str], str]


def english_singular(label: str) -> str:
    """One of what a list's label names: `sites` is `site`; a label in no plain plural is kept as `item of …`."""
    if label.endswith("ies"):
        return f"{label[:-3]}y"
    if label.endswith("s") and not label.endswith(("ss", "us", "is")):
        return label[:-1]
    return f"item of {label}"


ENGLISH = Phrases(
    language="en",
    yes="yes",
    no="no",
    compare={
        Comparison.EQ: "{left} is {right}",
        Comparison.NE: "{left} is not {right}",
        Comparison.LT: "{left} is less than {right}",
        Comparison.LE: "{left} is at most {right}",
        Comparison.GT: "{left} is more than {right}",
        Comparison.GE: "{left} is at least {right}",
    },
    compare_dates={
        Comparison.EQ: "{left} is {right}",
        Comparison.NE: "{left} is not {right}",
        Comparison.LT: "{left} is before {right}",
        Comparison.LE: "{left} is on or before {right}",
        Comparison.GT: "{left} is after {right}",
        Comparison.GE: "{left} is on or after {right}",
    },
    needed={
        Comparison.EQ: "{right}",
        Comparison.NE: "not {right}",
        Comparison.LT: "less than {right}",
        Comparison.LE: "at most {right}",
        Comparison.GT: "more than {right}",
        Comparison.GE: "at least {right}",
    },
    needed_dates={
        Comparison.EQ: "{right}",
        Comparison.NE: "not {right}",
        Comparison.LT: "before {right}",
        Comparison.LE: "on or before {right}",
        Comparison.GT: "after {right}",
        Comparison.GE: "on or after {right}",
    },
    answer="{left} is {right}",
    is_one_of="{left} is one of {list}",
    is_none_of="{left} is none of {list}",
    needed_one_of="one of {list}",
    needed_none_of="none of {list}",
    includes="{left} include {right}",
    excludes="{left} do not include {right}",
    needed_includes="including {right}",
    needed_excludes="without {right}",
    stated="{left} is stated",
    not_stated="{left} is not stated",
    needed_stated="stated",
    needed_not_stated="not stated",
    both="{left} and {right}",
    either="{left} or {right}",
    refuted="not so: {left}",
    negation="not ({left})",
    quantified={
        Quantifier.EXISTS: "at least one {item}: {body}",
        Quantifier.ALL: "every {item}: {body}",
        Quantifier.EXISTS_ONE: "exactly one {item}: {body}",
    },
    none_of="no {item}: {body}",
    where="{item} where {body}",
    each_mapped="{body} of every {item}",
    size="the number of {list}",
    folded={Fold.SUM: "the sum of {list}", Fold.MIN: "the lowest of {list}", Fold.MAX: "the highest of {list}"},
    folded_mapped={
        Fold.SUM: "the sum of {body} over {list}",
        Fold.MIN: "the lowest {body} among {list}",
        Fold.MAX: "the highest {body} among {list}",
    },
    calculated={
        Operator.ADD: "{left} plus {right}",
        Operator.SUBTRACT: "{left} minus {right}",
        Operator.MULTIPLY: "{left} times {right}",
        Operator.DIVIDE: "{left} divided by {right}",
    },
    negative="minus {left}",
    listed=", ",
    last=" or ",
    money="{currency} {number}",
    singular=english_singular,
)
