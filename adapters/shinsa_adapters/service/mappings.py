"""The mappings in service: each held against the vocabulary of the ruleset that is to screen."""

import threading
from collections.abc import Mapping as ByKey
from dataclasses import dataclass
from typing import Final

from shinsa.errors import Finding
from shinsa_adapters.intake.model import Mapping
from shinsa_adapters.intake.parsing import check_mapping, shipped_mappings
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.service.settings import WrongSettingsError
from shinsa_adapters.service.shelf import Contents, Shelved

_MOST: Final = 64
"""Rulesets whose mappings are remembered."""


@dataclass(frozen=True, slots=True)
class _Fitting:
    """What of the mappings a ruleset can bear, by id; and the findings of the others, by the name they are set by."""

    sound: ByKey[str, Mapping]
    unsound: ByKey[str, tuple[Finding, ...]]


class Mappings:
    """The mappings of the settings. Safe to share between threads.

    Raises:
        WrongSettingsError: a file is no mapping for any ruleset in service, two have one id, or one is for tables.
    """

    def __init__(self, names: tuple[str, ...], contents: Contents) -> None:
        self._names = names
        self._lock = threading.Lock()
        self._by_ruleset: dict[str, _Fitting] = {}
        found = [self._fitting(shelved) for shelved in contents.served]
        for name in set(names) - shipped_mappings().keys():
            if all(name in each.unsound for each in found):
                findings = "\n".join(map(str, found[0].unsound[name]))
                raise WrongSettingsError(f"SHINSA_MAPPINGS: `{name}` fits no ruleset in service\n{findings}")

    def find(self, wanted: str, shelved: Shelved) -> Mapping:
        """The mapping with that id, for that ruleset.

        Raises:
            Problem: 404 where there is none, 422 where it speaks of facts that the ruleset does not know.
        """
        fitting = self._fitting(shelved)
        if wanted in fitting.sound:
            return fitting.sound[wanted]
        if wanted in fitting.unsound:
            ruleset = f"{shelved.ruleset.id}@{shelved.ruleset.version}"
            detail = f"the mapping `{wanted}` does not fit the ruleset `{ruleset}`"
            raise Problem(422, "mapping-does-not-fit", detail, hint=str(fitting.unsound[wanted][0]))
        known = ", ".join(f"`{name}`" for name in fitting.sound) or "none for this ruleset"
        raise Problem(404, "unknown-mapping", f"no mapping `{wanted}` is in service", hint=f"in service are {known}")

    def _fitting(self, shelved: Shelved) -> _Fitting:
        digest = shelved.ruleset.digest
        with self._lock:
            if digest not in self._by_ruleset:
                if len(self._by_ruleset) >= _MOST:
                    self._by_ruleset.clear()
                self._by_ruleset[digest] = self._held_against(shelved)
            return self._by_ruleset[digest]

    def _held_against(self, shelved: Shelved) -> _Fitting:
        sound: dict[str, Mapping] = {}
        unsound: dict[str, tuple[Finding, ...]] = {}
        for name in self._names:
            mapping, findings = check_mapping(name, shelved.ruleset.vocabulary, shelved.ruleset.rates)
            if mapping is None:
                unsound[name] = findings
            elif mapping.enriches or mapping.table is not None:
                message = f"`{name}` makes no proposal of a single record, so records are not read by it"
                raise WrongSettingsError(f"SHINSA_MAPPINGS: {message}")
            elif mapping.id in sound:
                raise WrongSettingsError(f"SHINSA_MAPPINGS: two mappings have the id `{mapping.id}`")
            else:
                sound[mapping.id] = mapping
        return _Fitting(sound, unsound)
