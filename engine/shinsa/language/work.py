"""One condition being checked: what is in scope, what was found so far, and where things stand."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from shinsa.errors import Finding, Place
from shinsa.language.mistakes import Mistake
from shinsa.language.scope import Scope, Uses
from shinsa.language.tree import ItemType, Node
from shinsa.messages.message import Translated


@dataclass(frozen=True, slots=True)
class Variable:
    """A loop variable; `type` is `None` where the list itself is wrong, `path` as in `ItemRef`.

    `whole` where its values are CEL's whole numbers, whose division CEL would truncate.
    """

    name: str
    type: ItemType | None
    path: str | None
    whole: bool = False


@dataclass(slots=True)
class Work:
    """Collects the findings and the names of one condition while its tree is built."""

    scope: Scope
    text: str
    at: Place
    findings: list[Finding] = field(default_factory=list[Finding])
    doubts: list[Finding] = field(default_factory=list[Finding])
    facts: set[str] = field(default_factory=set[str])
    parameters: set[str] = field(default_factory=set[str])
    conclusions: set[str] = field(default_factory=set[str])
    variables: dict[str, Variable] = field(default_factory=dict[str, Variable])
    inside: int = 0
    """How many operators other than `&&`, `||` and `!` stand around the current spot."""

    def place(self, offset: int) -> Place:
        """Where the character `offset` of the condition stands; later lines begin in the column of the first."""
        before = self.text[:offset]
        lines = before.count("\n")
        column = offset - (before.rfind("\n") + 1)
        return Place(self.at.file, self.at.line + lines, self.at.column + column)

    def report(self, at: int | Place, code: str, message: Translated, hint: Translated | None = None) -> Node | None:
        """Keep a finding at a character of the condition, or at the place of a node; there is no node then: `None`."""
        place = self.place(at) if isinstance(at, int) else at
        self.findings.append(Finding(place, code, message, hint))
        return None

    def doubt(self, at: int | Place, code: str, message: Translated, hint: Translated) -> None:
        """Keep a doubt: a finding about a condition that can be answered all the same."""
        place = self.place(at) if isinstance(at, int) else at
        self.doubts.append(Finding(place, code, message, hint))

    def report_mistake(self, mistake: Mistake) -> Node | None:
        """Keep a mistake as a finding."""
        return self.report(mistake.offset, mistake.code, mistake.message, mistake.hint)

    @contextmanager
    def within(self) -> Generator[None, None, None]:
        """Inside an operator that no conclusion may stand in."""
        self.inside += 1
        yield
        self.inside -= 1

    @contextmanager
    def binding(self, variable: Variable) -> Generator[None, None, None]:
        """Inside the body of a quantifier."""
        outer = self.variables
        self.variables = {**outer, variable.name: variable}
        with self.within():
            yield
        self.variables = outer

    def uses(self) -> Uses:
        """The names mentioned so far."""
        return Uses(frozenset(self.facts), frozenset(self.parameters), frozenset(self.conclusions))
