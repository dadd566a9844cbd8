"""Scenarios of verdicts that notice a band, a floor, a cap or an age of evidence set otherwise.

What such a parameter changes shows only where a number of the score stands between the two settings. Complete proposals
are looked at as they are, then with one fact stated otherwise, then with a family's points capped there, then with two
facts whose effects add up to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from itertools import islice

from shinsa.errors import ShinsaError
from shinsa.facts import Fact, FactKind
from shinsa.judging.score import Score
from shinsa.judging.verdict import Judge, Judgement
from shinsa.language.tree import Compare, FactRef, In, ItemRef, Node, walk
from shinsa.planning.plan import hundredths
from shinsa.screening import Screening
from shinsa_adapters.rulebook.draft import Draft, Stated, decided
from shinsa_adapters.rulebook.mutating.moving import Move, moves
from shinsa_adapters.rulebook.mutating.mutants import ChangedParameter
from shinsa_adapters.rulebook.mutating.scenes import row_of
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.proposing.writing import Home, Writer, Written
from shinsa_adapters.rulebook.shelf import Shelf
from shinsa_adapters.rulebook.steps import Kind
from shinsa_adapters.rulebook.uses import all_trees

_PAIRS = 2_000
"""How many pairs of moves are judged for one change."""
_WRITTEN = 6
"""How many proposals that seem to tell are written out and played."""
_ALIKE = 2
"""How many moves of one effect are kept for pairs."""


@dataclass(frozen=True, slots=True)
class _Base:
    """A proposal to start from: the complete one called so, or (`None`) one that states nothing."""

    name: str | None
    draft: Draft
    screening: Screening


@dataclass(frozen=True, slots=True)
class _Near:
    """A base with some facts moved, and how it is judged."""

    base: _Base
    several: tuple[Move, ...]
    judgement: Judgement


class Verdicts:
    """Looks for proposals whose verdict or score a change of the judging alters, for one home of such scenarios."""

    def __init__(self, stage: Stage, writer: Writer, home: Home, shelf: Shelf) -> None:
        self._stage = stage
        self._writer = writer
        self._home = home
        self._shelf = shelf
        self._slots = stage.ruleset.vocabulary.slots()

    def find(self, trial: Trial) -> Written | None:
        """The first scenario found that notices the change."""
        target, age = trial.mutant.target, self._stage.ruleset.evidence_age
        if not isinstance(target, ChangedParameter):
            return None
        if age is not None and target.name in {age.remark, age.unknown}:
            return self._aged(trial, target)
        tries = (self._written(trial, near) for near in islice(self._telling(target), _WRITTEN))
        return next((found for found in tries if found is not None), None)

    def _written(self, trial: Trial, near: _Near) -> Written | None:
        speaker, draft = self._home.speaker, near.base.draft
        for move in near.several:
            draft = move.on_draft(draft, self._stage.ruleset.vocabulary.currency)
        try:
            if near.base.name is None:
                return self._writer.noticing(trial, self._home, speaker.givens(draft, near.base.draft))
            return self._writer.noticing(trial, self._home, speaker.complete(near.base.name, draft, near.base.draft))
        except ValueError:  # a value that no sentence states
            return None

    def _telling(self, target: ChangedParameter) -> Iterator[_Near]:
        """What the changed judging answers otherwise, the fewest facts moved first."""
        window = self._window(target)
        if window is None:
            return
        for near in self._near:
            if self._tells(target, near, window):
                yield near
        pairs = islice(self._paired(target.name, window), _PAIRS)
        for near in (*self._capped(window), *pairs):
            if self._tells(target, near, window):
                yield near

    def _tells(self, target: ChangedParameter, near: _Near, window: range) -> bool:
        judgement = near.judgement
        if not any(value in window for value in self._measured(target.name, judgement.score)):
            return False
        plan = near.base.screening.edition.plan
        changed = Judge(replace(plan, parameters={**plan.parameters, target.name: target.value}))
        after = changed.settled(judgement.answers, judgement.truths, judgement.conflicted)
        return _seen(after) != _seen(judgement)

    def _window(self, target: ChangedParameter) -> range | None:
        """The hundredths between the two settings, where a band or floor tells; beyond the lower one for a cap."""
        held = self._home_screening.edition.plan.parameters[target.name]
        if not isinstance(held, Decimal) or not isinstance(target.value, Decimal):
            return None
        low, high = sorted((hundredths(held), hundredths(target.value)))
        capped = any(family.cap == target.name for family in self._stage.ruleset.families)
        return range(low + 1, 10**9) if capped else range(low, high)

    def _measured(self, name: str, score: Score) -> tuple[int, ...]:
        """The numbers of the score that a parameter is held against."""
        names = self._stage.ruleset.thresholds
        intervals = {
            names.eligible: score.total, names.ineligible: score.total, names.floor_fit: score.fit,
            names.floor_national_security: score.national_security, names.floor_risk: score.risk,
        }  # fmt: skip
        if name in intervals:
            return intervals[name].low, intervals[name].high
        sums = (entry.sum for entry in score.families if entry.family.cap == name)
        return tuple(value for entry in sums for value in (entry.low, entry.high))

    def _capped(self, window: range) -> Iterator[_Near]:
        """Complete proposals whose points the committee caps at a number within the window."""
        cap = Decimal(window.start).scaleb(-2)
        for base in self._bases[1:]:
            for name in dict.fromkeys(family.cap for family in self._stage.ruleset.families if family.cap is not None):
                draft = decided(base.draft, name, cap)
                screening = self._stage.screeners.screen(draft)
                yield _Near(_Base(base.name, draft, screening), (), screening.judgement)

    def _paired(self, name: str, window: range) -> Iterator[_Near]:
        """Two moves of one base whose effects add up to a number within the window."""
        for base in self._bases:
            own = [near for near in self._near if near.base is base]
            start, singles = own[0], self._unlike(own[1:])
            for place, one in enumerate(singles):
                for other in singles[place + 1 :]:
                    if one.several[0].entry is not other.several[0].entry and self._sums(
                        name, window, start, one, other
                    ):
                        found = self._judged(base, (*one.several, *other.several))
                        yield from () if found is None else (found,)

    def _sums(self, name: str, window: range, start: _Near, one: _Near, other: _Near) -> bool:
        three = (self._measured(name, near.judgement.score) for near in (start, one, other))
        return any(first + second - before in window for before, first, second in zip(*three, strict=True))

    @staticmethod
    def _unlike(several: list[_Near]) -> list[_Near]:
        """A few moves of each effect on the score, where no gate refuses."""
        found: dict[object, list[_Near]] = {}
        for near in several:
            score = near.judgement.score
            key = score.fit, score.national_security, score.risk, near.judgement.step
            held = found.setdefault(key, [])
            if len(held) < _ALIKE:
                held.append(near)
        return [near for held in found.values() for near in held]

    @cached_property
    def _near(self) -> list[_Near]:
        """Every base, and each with one fact moved."""
        return [near for base in self._bases for near in self._around(base)]

    def _around(self, base: _Base) -> Iterator[_Near]:
        yield _Near(base, (), base.screening.judgement)
        row = row_of(base.screening, base.screening.facts.values)
        paths, trees = self._read
        for move in moves(paths, trees, row, self._stage.ruleset.vocabulary):
            found = self._judged(base, (move,))
            if found is not None:
                yield found

    def _judged(self, base: _Base, several: tuple[Move, ...]) -> _Near | None:
        values = list(base.screening.facts.values)
        for move in several:
            values[self._slots[move.entry.path]] = move.value
        facts = replace(base.screening.facts, values=tuple(values))
        try:
            return _Near(base, several, base.screening.edition.judged(facts))
        except ShinsaError:  # no real proposal can be like this
            return None

    @cached_property
    def _read(self) -> tuple[frozenset[str], tuple[Node, ...]]:
        """What conditions read, and the comparisons that say where it matters."""
        ruleset = self._stage.ruleset
        trees = [tree for rule in ruleset.rules for tree in all_trees(rule)]
        trees += [conclusion.when.tree for conclusion in ruleset.conclusions]
        nodes = [node for tree in trees for node in walk(tree)]
        paths = {node.path for node in nodes if isinstance(node, FactRef | ItemRef) and node.path is not None}
        return frozenset(paths), tuple(node for node in nodes if isinstance(node, Compare | In))

    @cached_property
    def _home_screening(self) -> Screening:
        return self._stage.screeners.screen(self._home.blank)

    @cached_property
    def _bases(self) -> list[_Base]:
        """One that states nothing, then complete proposals: those whose score is known."""
        found = [_Base(None, self._home.blank, self._home_screening)]
        for path in sorted(self._shelf.proposals.rglob("*.json")):
            base = self._complete(path.stem)
            if (
                base is not None
                and base.screening.judgement.score.total.low == base.screening.judgement.score.total.high
            ):
                found.append(base)
        return found

    def _complete(self, name: str) -> _Base | None:
        library = self._home.speaker.library
        line = self._home.speaker.complete(name, self._home.blank, self._home.blank)[0]
        try:
            draft = library.drafted(library.find(Kind.GIVEN, line.text), self._home.blank, ())
            return _Base(name, draft, self._stage.screeners.screen(draft))
        except (ShinsaError, StepError):
            return None

    def _aged(self, trial: Trial, target: ChangedParameter) -> Written | None:
        """A fact with a report as old as the one setting lets pass and the other does not."""
        held, home = self._home_screening.edition.plan.parameters[target.name], self._home
        ages = [int(value) + 1 for value in (held, target.value) if isinstance(value, Decimal)]
        day = home.blank.as_of - timedelta(days=min(ages))
        for fact in self._stage.ruleset.vocabulary.entries:
            if isinstance(fact, Fact) and (value := _plain_value(fact)) is not None:
                givens = home.speaker.entry(fact, value), home.speaker.evidence(fact, value, day)
                return self._writer.noticing(trial, home, givens)
        return None


def _plain_value(fact: Fact) -> Stated:
    """A value that can be stated of a fact with no thought to what it means; `None` of most."""
    if fact.kind is FactKind.NUMBER and fact.unit is not None:
        return fact.minimum
    return None


def _seen(judgement: Judgement) -> tuple[object, ...]:
    """What sentences can tell apart of a verdict."""
    score = judgement.score
    return judgement.verdict, judgement.review_kinds, score.total, score.lane
