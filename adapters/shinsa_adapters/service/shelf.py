"""The rulesets in service: several, in several versions, changed all at once or not at all while requests go on."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from shinsa.errors import InputError, RulesetError, ShinsaError, UnknownRulesetError
from shinsa.library import load_ruleset
from shinsa.recording import record
from shinsa.ruleset import Ruleset
from shinsa.screening import Screener
from shinsa_adapters.ledger import Ground

_LIMIT: Final = 1 << 40
"""Bytes of a proposal: the service limits bodies before this is asked."""
_NOTHING: Final = b'{"id":"-","title":"-"}'
"""A proposal that states nothing."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A ruleset in service: the name it was loaded by, its screener, and what records made by it are packed against."""

    named: str
    ruleset: Ruleset
    screener: Screener
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in service at one moment; `served[0]` is the default. `shadows` never answer."""

    served: tuple[Shelved, ...]
    shadows: tuple[Shelved, ...] = ()
    by_digest: Mapping[str, Shelved] = field(default_factory=dict[str, Shelved])

    def find(self, name: str | None) -> Shelved:
        """The ruleset meant: by digest, by `id@version`, by id (the first listed), or the default.

        Raises:
            UnknownRulesetError: none is in service under that name.
        """
        if name is None:
            return self.served[0]
        if name in self.by_digest:
            return self.by_digest[name]
        found = [each for each in self.served if name in {each.ruleset.id, _full(each.ruleset)}]
        if not found:
            known = ", ".join(f"`{_full(each.ruleset)}`" for each in self.served)
            raise UnknownRulesetError(f"no ruleset `{name}` is in service\n  hint: in service are {known}")
        return found[0]

    def shadows_of(self, ruleset: Ruleset) -> tuple[Shelved, ...]:
        """The candidates that screen beside a ruleset: those with its id and other content."""
        return tuple(
            each for each in self.shadows if each.ruleset.id == ruleset.id and each.ruleset.digest != ruleset.digest
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A ruleset that could not be loaded, with what is wrong with it."""

    named: str
    error: ShinsaError

    @property
    def findings(self) -> tuple[str, ...]:
        """Every mistake, as `shinsa check` prints it."""
        if isinstance(self.error, RulesetError):
            return tuple(map(str, self.error.findings))
        return (str(self.error),)


@dataclass(frozen=True, slots=True)
class Reload:
    """What a reload came to. Where anything was refused, nothing changed."""

    changed: bool
    refused: tuple[Refused, ...]


class Shelf:
    """Holds the rulesets; every answer uses one `contents`, taken once.

    Raises:
        RulesetError, UnknownRulesetError: a ruleset cannot be loaded at the start.
    """

    def __init__(self, names: tuple[str, ...], shadows: tuple[str, ...] = ()) -> None:
        self._names = names
        self._shadows = shadows
        self._lock = threading.Lock()
        found, refused = self._load(Contents(()))
        if refused:
            raise refused[0].error
        self._contents = found

    @property
    def contents(self) -> Contents:
        """What is in service now."""
        return self._contents

    def reload(self) -> Reload:
        """Read every ruleset again: all are sound and the new ones serve, or nothing changes and the mistakes are told.

        A ruleset whose content is as it was keeps its screener.
        """
        with self._lock:
            before = self._contents
            found, refused = self._load(before)
            if refused:
                return Reload(changed=False, refused=refused)
            self._contents = found
            return Reload(changed=_digests(found) != _digests(before), refused=())

    def _load(self, before: Contents) -> tuple[Contents, tuple[Refused, ...]]:
        kept = {each.ruleset.digest: each for each in (*before.served, *before.shadows)}
        tried = [_try(name, kept) for name in (*self._names, *self._shadows)]
        refused = tuple(each for each in tried if isinstance(each, Refused))
        if refused:
            return before, refused
        sound = [each for each in tried if isinstance(each, Shelved)]
        served, shadows = sound[: len(self._names)], sound[len(self._names) :]
        by_digest = {each.ruleset.digest: each for each in served}
        return Contents(tuple(served), tuple(shadows), by_digest), ()


def shelved_again(named: str, ruleset: Ruleset, ground: bytes | None) -> Shelved:
    """A ruleset that another process has in service, with the same ground."""
    screener = Screener(ruleset, limit=_LIMIT, explained=True)
    return Shelved(named, ruleset, screener, None if ground is None else Ground(ground))


def _try(name: str, kept: Mapping[str, Shelved]) -> Shelved | Refused:
    """The ruleset of that name, planned once to see that the inferences can bear it."""
    try:
        ruleset = load_ruleset(name)
        known = kept.get(ruleset.digest)
        if known is not None:
            return replace(known, named=name)
        screener, day = Screener(ruleset, limit=_LIMIT, explained=True), _first_day(ruleset)
        screener.edition(day)
        return Shelved(name, ruleset, screener, _ground(screener, day))
    except ShinsaError as error:
        return Refused(name, error)


def _ground(screener: Screener, day: date) -> Ground | None:
    """The record of a proposal that states nothing; none where the ruleset takes no such proposal."""
    try:
        return Ground(record(screener.screen(_NOTHING, as_of=day)))
    except InputError:
        return None


def _first_day(ruleset: Ruleset) -> date:
    """The first day on which the ruleset and all its parameters are in force."""
    since = () if ruleset.effective.since is None else (ruleset.effective.since,)
    return max((*since, *(parameter.settings[0].since for parameter in ruleset.parameters)), default=date.today())  # noqa: DTZ011  # any day serves where none is asked for


def _full(ruleset: Ruleset) -> str:
    return f"{ruleset.id}@{ruleset.version}"


def _digests(contents: Contents) -> tuple[str, ...]:
    return tuple(each.ruleset.digest for each in (*contents.served, *contents.shadows))
