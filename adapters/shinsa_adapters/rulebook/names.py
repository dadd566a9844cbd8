"""What sentences may name: the facts, lists, parameters and families of one ruleset, by label or by path."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from shinsa.facts import Fact, FactList
from shinsa.ruleset import Conclusion, Family, Parameter, Rule, Ruleset
from shinsa.values import Text
from shinsa_adapters.rulebook.tongues import ENGLISH, Tongue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """Everything one ruleset has a name for, in one language.

    A remark in brackets at the end of a label may be left out, and its first letter may be small. A label that two
    things share names neither: they are told apart by path (`generation.net_mw`), which always works.
    """

    ruleset: Ruleset
    tongue: Tongue
    facts: Mapping[str, Fact]
    lists: Mapping[str, FactList]
    parameters: Mapping[str, Parameter]
    families: Mapping[str, Family]
    conclusions: Mapping[str, Conclusion]
    rules: Mapping[str, Rule]


def names_of(ruleset: Ruleset, tongue: Tongue = ENGLISH) -> Names:
    """The names of a ruleset's things in a language; English where a label is not translated."""
    entries = ruleset.vocabulary.entries

    def named(things: Iterable[tuple[Text, str, T]]) -> dict[str, T]:
        return _by_name((label.in_language(tongue.code), path, thing) for label, path, thing in things)

    return Names(
        ruleset=ruleset,
        tongue=tongue,
        facts=named((entry.label, entry.path, entry) for entry in entries if isinstance(entry, Fact)),
        lists=named((entry.label, entry.path, entry) for entry in entries if isinstance(entry, FactList)),
        parameters=named((entry.label, entry.name, entry) for entry in ruleset.parameters),
        families=named((family.label, family.id, family) for family in ruleset.families),
        conclusions=named((entry.title, entry.name, entry) for entry in ruleset.conclusions),
        rules={rule.head.id: rule for rule in ruleset.rules},
    )


def columns_of(entry: FactList, tongue: Tongue = ENGLISH) -> Mapping[str, Fact]:
    """The fields of a list of objects by label and by name: the columns its tables may have."""
    return _by_name((fact.label.in_language(tongue.code), fact.name, fact) for fact in entry.fields)


def called(label: Text, tongue: Tongue) -> str:
    """A label inside a message: `the net capacity`, `「正味出力」`."""
    return tongue.called.format(label.in_language(tongue.code))


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


_REMARK = re.compile(r" \([^()]*\)$|（[^（）]*）$")
