"""What sentences may name: the facts, lists, parameters and families of one ruleset, by label or by path."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from shinsa.facts import Fact, FactList
from shinsa.ruleset import Conclusion, Family, Parameter, Rule, Ruleset

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """Everything one ruleset has a name for.

    A remark in brackets at the end of a label may be left out, and its first letter may be small. A label that two
    things share names neither: they are told apart by path (`generation.net_mw`), which always works.
    """

    ruleset: Ruleset
    facts: Mapping[str, Fact]
    lists: Mapping[str, FactList]
    parameters: Mapping[str, Parameter]
    families: Mapping[str, Family]
    conclusions: Mapping[str, Conclusion]
    rules: Mapping[str, Rule]


def names_of(ruleset: Ruleset) -> Names:
    """The names of a ruleset's things, in English."""
    entries = ruleset.vocabulary.entries
    return Names(
        ruleset=ruleset,
        facts=_by_name((entry.label.en, entry.path, entry) for entry in entries if isinstance(entry, Fact)),
        lists=_by_name((entry.label.en, entry.path, entry) for entry in entries if isinstance(entry, FactList)),
        parameters=_by_name((entry.label.en, entry.name, entry) for entry in ruleset.parameters),
        families=_by_name((family.label.en, family.id, family) for family in ruleset.families),
        conclusions=_by_name((entry.title.en, entry.name, entry) for entry in ruleset.conclusions),
        rules={rule.head.id: rule for rule in ruleset.rules},
    )


def columns_of(entry: FactList) -> Mapping[str, Fact]:
    """The fields of a list of objects by label and by name: the columns its tables may have."""
    return _by_name((fact.label.en, fact.name, fact) for fact in entry.fields)


def _by_name(named: Iterable[tuple[str, str, T]]) -> dict[str, T]:
    """Things by label, by label without its closing remark in brackets, and by path; a shared label names nothing."""
    by_label: dict[str, list[T]] = {}
    by_path: dict[str, T] = {}
    for label, path, thing in named:
        by_path[path] = thing
        short = _REMARK.sub("", label)
        for name in dict.fromkeys((label, short, f"{short[:1].lower()}{short[1:]}")):
            by_label.setdefault(name, []).append(thing)
    return {**{name: things[0] for name, things in by_label.items() if len(things) == 1}, **by_path}


_REMARK = re.compile(r" \([^()]*\)$")
