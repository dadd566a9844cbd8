"""What a condition may mention, what it does mention, and what came of checking it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from shinsa.errors import Finding
from shinsa.facts import Entry, Fact, FactList, Vocabulary
from shinsa.language.tree import Node, Type


@dataclass(frozen=True, slots=True)
class Scope:
    """The facts, parameters (with their types) and conclusions a condition may mention; made once for a ruleset."""

    vocabulary: Vocabulary
    parameters: Mapping[str, Type]
    conclusions: frozenset[str]
    entries: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    taken: frozenset[str] = field(init=False, repr=False, compare=False)
    """Names no loop variable may have: facts and groups begin with them."""

    def __post_init__(self) -> None:
        entries = self.vocabulary.by_path()
        object.__setattr__(self, "entries", entries)
        object.__setattr__(self, "taken", frozenset(re.split(r"[.\[]", path)[0] for path in entries))

    def fact(self, path: str) -> Fact | None:
        """The single fact, field or item at that path."""
        entry = self.entries.get(path)
        return entry if isinstance(entry, Fact) else None

    def fact_list(self, path: str) -> FactList | None:
        """The list at that path."""
        entry = self.entries.get(path)
        return entry if isinstance(entry, FactList) else None


@dataclass(frozen=True, slots=True)
class Uses:
    """The known names a condition mentions, also where the condition is wrong."""

    facts: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()
    conclusions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked condition: its typed tree, or `None` and the findings that say why there is none."""

    tree: Node | None
    findings: tuple[Finding, ...]
    uses: Uses
