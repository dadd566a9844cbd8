"""What sentences may name: the facts, lists, parameters and families of one ruleset, by label or by path."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from shinsa.facts import Fact, FactList
from shinsa.ruleset import Conclusion, Family, Parameter, Rule, Ruleset

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """Everything one ruleset has a name for.

    A label that two things share names neither: they are told apart by path (`generation.net_mw`), which always works.
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


def shared_labels(ruleset: Ruleset) -> Mapping[str, tuple[str, ...]]:
    """The labels several facts share, with the paths that tell them apart."""
    paths: dict[str, list[str]] = {}
    for entry in ruleset.vocabulary.entries:
        paths.setdefault(entry.label.en, []).append(entry.path)
    return {label: tuple(found) for label, found in paths.items() if len(found) > 1}


def _by_name(named: Iterable[tuple[str, str, T]]) -> dict[str, T]:
    listed = list(named)
    labels = [label for label, _, _ in listed]
    by_label = {label: thing for label, _, thing in listed if labels.count(label) == 1}
    return {**by_label, **{path: thing for _, path, thing in listed}}
