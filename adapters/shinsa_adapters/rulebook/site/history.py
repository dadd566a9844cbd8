"""What changed in a ruleset from version to version: found by comparing the folders of its versions, never guessed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from shinsa.checking.digest import digest_of
from shinsa.ruleset import Conclusion, Parameter, Rule, Ruleset
from shinsa_adapters.rulebook.site.parts import parts_of
from shinsa_adapters.rulebook.site.problems import SiteError

Entry: TypeAlias = Rule | Conclusion | Parameter


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a rule (or conclusion, or parameter) before and after; empty where the part was not there."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a version did to a rule, `conclusion.x` or `param.x`: `new`, `gone` or `changed`, and in which parts."""

    about: str
    kind: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a ruleset; `changes` against the version before, `None` where there is none to compare with."""

    ruleset: Ruleset
    changes: tuple[Change, ...] | None

    def of(self, about: str) -> Change | None:
        """What this version did to a rule, conclusion or parameter."""
        return next((change for change in self.changes or () if change.about == about), None)


def in_order(versions: Sequence[Ruleset]) -> tuple[Ruleset, ...]:
    """Versions of one ruleset, the oldest first.

    Raises:
        SiteError: they are of several rulesets, or two of them call themselves the same version.
    """
    ids = dict.fromkeys(version.id for version in versions)
    if len(ids) > 1:
        message = f"`{'` and `'.join(ids)}` are not versions of one ruleset"
        raise SiteError(message, "name folders whose programme.yaml has the same `id`")
    told = sorted(versions, key=_order)
    for older, newer in pairwise(told):
        if _order(older) == _order(newer):
            message = f"two folders call themselves version {newer.version} of `{newer.id}`"
            raise SiteError(message, "give every version a number of its own in programme.yaml")
    return tuple(told)


def _order(ruleset: Ruleset) -> tuple[Any, ...]:
    """Where a version stands, as semantic versioning orders them: before a version comes what prepares it."""
    core, _, preparing = ruleset.version.partition("+")[0].partition("-")
    marks = tuple((0, int(mark), "") if mark.isdigit() else (1, 0, mark) for mark in preparing.split(".") if mark)
    return (*map(int, core.split(".")), not preparing, marks)


def editions(versions: Sequence[Ruleset]) -> tuple[Edition, ...]:
    """The versions, given the oldest first; the latest comes first."""
    told = [
        Edition(ruleset, tuple(_changes(versions[place - 1], ruleset)) if place else None)
        for place, ruleset in enumerate(versions)
    ]
    return tuple(reversed(told))


def _changes(before: Ruleset, after: Ruleset) -> Iterator[Change]:
    old, new = _entries(before), _entries(after)
    for about in (*new, *(name for name in old if name not in new)):
        if about not in old or about not in new:
            yield Change(about, "new" if about in new else "gone")
        elif digest_of(old[about]) != digest_of(new[about]):
            yield Change(about, "changed", tuple(_differences(old[about], new[about])))


def _differences(before: Entry, after: Entry) -> Iterator[Difference]:
    old, new = dict(parts_of(before)), dict(parts_of(after))
    for part in dict.fromkeys((*old, *new)):
        if old.get(part) != new.get(part):
            yield Difference(part, old.get(part, ""), new.get(part, ""))


def _entries(ruleset: Ruleset) -> Mapping[str, Entry]:
    """Everything that is compared, by name."""
    return {
        **{rule.head.id: rule for rule in ruleset.rules},
        **{f"conclusion.{entry.name}": entry for entry in ruleset.conclusions},
        **{f"param.{entry.name}": entry for entry in ruleset.parameters},
    }
