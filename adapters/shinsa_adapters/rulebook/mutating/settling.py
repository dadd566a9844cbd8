"""What becomes of a survivor: proved to say the same, or told apart by the nearest proposal, or not known and why.

The prover finds proposals; nothing it finds is shown before the engine has screened it with the rule and the mutant.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from shinsa.language.scope import Scope
from shinsa.ruleset import Gate, Note, NoteEffect, Parameter, ParameterValue, Rule
from shinsa.values import Value
from shinsa_adapters.proving.prover import ProofError, Prover
from shinsa_adapters.proving.questions import Acting, Difference, Found, Judged, NotKnown, Side
from shinsa_adapters.rulebook.draft import Draft, decided
from shinsa_adapters.rulebook.mutating.confirming import Confirmer, Telling
from shinsa_adapters.rulebook.mutating.equivalence import proof
from shinsa_adapters.rulebook.mutating.moving import Move
from shinsa_adapters.rulebook.mutating.mutants import ChangedConclusion, ChangedParameter, ChangedRule, Mutant
from shinsa_adapters.rulebook.mutating.proposing import Finder
from shinsa_adapters.rulebook.mutating.scenes import Scene
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.uses import judging_parameters

_MOST_BASES = 24
_MOST_BASES_JUDGED = 4
_MOST_SETTINGS = 24
_PROVED = "proved equivalent: no proposal, complete or partial, tells the two apart"


@dataclass(frozen=True, slots=True)
class Settled:
    """One of three: why it says the same, the proposal that tells, or why neither is known."""

    proof: str | None = None
    telling: Telling | None = None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """A day and the parameters on it; `scenes` are the examples screened in them, and `draft` states nothing."""

    draft: Draft
    parameters: Mapping[str, ParameterValue]
    scenes: tuple[Scene, ...]

    @property
    def as_of(self) -> date:
        """The day."""
        return self.draft.as_of


class Settler:
    """Settles survivors, one after another."""

    def __init__(self, stage: Stage, prover: Prover, confirmer: Confirmer) -> None:
        self._stage = stage
        self._prover = prover
        self._confirmer = confirmer

    def settle(self, trial: Trial) -> Settled:
        """What becomes of one; raises ProofError where the engine does not confirm what the prover found."""
        unknown: list[str] = []
        if (aged := self._confirmer.aged(trial)) is not None:
            return Settled(telling=replace(aged, nearest=True))
        for circumstances, rule, question in self._questions(trial):
            found = self._prover.ask(question)
            if isinstance(found, Found):
                return Settled(telling=self._telling(trial, circumstances, rule, found, question))
            if isinstance(found, NotKnown):
                unknown.append(found.why)
        if not unknown:
            return self._proved(trial)
        return Settled(unknown=unknown[0])

    def _proved(self, trial: Trial) -> Settled:
        """All questions are answered with no; that proves something where they were about all a scenario can see."""
        if trial.mutant.about in self._stage.assumed:
            return Settled(unknown="the parameter also says which proposals are possible")
        held = sum(1 for _ in self._settings(trial))
        if held > _MOST_SETTINGS:
            return Settled(
                unknown=f"members hold {held} other values of its parameters, of which {_MOST_SETTINGS} were tried"
            )
        return Settled(proof=_PROVED)

    def _questions(self, trial: Trial) -> "Iterator[tuple[_Circumstances, Rule | None, Difference | Acting | Judged]]":
        mutant, stage = trial.mutant, self._stage
        for circumstances in self._circumstances(trial):
            for place in sorted(trial.touched):
                rule = stage.ruleset.rules[place]
                yield circumstances, rule, self._about(rule, mutant, circumstances)
            if self._judges(mutant):
                yield circumstances, None, self._judged(mutant, circumstances)

    def _about(self, rule: Rule, mutant: Mutant, circumstances: _Circumstances) -> Difference | Acting:
        ruleset, bases = self._stage.ruleset, _bases(circumstances, rule.head.id)
        before = Side(rule, ruleset.conclusions, circumstances.parameters)
        shared = (ruleset.vocabulary, ruleset.assumptions, circumstances.as_of)
        if _differs_when_acting(rule, mutant):
            return Acting(*shared, before, bases)
        return Difference(*shared, before, _after(before, mutant), bases)

    def _judges(self, mutant: Mutant) -> bool:
        target = mutant.target
        return isinstance(target, ChangedParameter) and target.name in judging_parameters(self._stage.ruleset)

    def _judged(self, mutant: Mutant, circumstances: _Circumstances) -> Judged:
        target, ruleset, before = mutant.target, self._stage.ruleset, circumstances.parameters
        if not isinstance(target, ChangedParameter):
            raise TypeError("only a parameter judges")
        capped = [family.group for family in ruleset.families if family.cap == target.name]
        group = capped[0] if len(capped) == 1 else None
        after = {**before, target.name: target.value}
        return Judged(ruleset, circumstances.as_of, before, after, group, _bases(circumstances, None))

    def _circumstances(self, trial: Trial) -> Iterator[_Circumstances]:
        """As examples have them, the ruleset's own first; then as members of the committee would have them."""
        held: dict[tuple[date, tuple[tuple[str, ParameterValue], ...]], list[Scene]] = {}
        scenes, fallback = self._stage.scenes(trial.mutant), self._stage.blank
        for scene in sorted(scenes, key=lambda scene: bool(scene.draft.settings)):
            held.setdefault((scene.draft.as_of, scene.draft.settings), []).append(scene)
        held.setdefault((fallback.as_of, ()), [])
        for settings in islice(self._settings(trial), _MOST_SETTINGS):
            held.setdefault((fallback.as_of, settings), [])
        for (as_of, settings), several in held.items():
            if isinstance(trial.mutant.target, ChangedParameter) and trial.mutant.target.name in dict(settings):
                continue
            draft = replace(fallback, as_of=as_of, settings=settings)
            screener = self._stage.screeners.screener(settings)
            yield _Circumstances(draft, screener.edition(as_of).plan.parameters, tuple(several))

    def _settings(self, trial: Trial) -> Iterator[tuple[tuple[str, ParameterValue], ...]]:
        """Every other value some member holds, and yes and no, of one parameter at a time."""
        resting = frozenset[str]().union(
            *(self._stage.uses.by_rule[self._stage.ruleset.rules[place].head.id] for place in trial.touched)
        )
        for parameter in self._stage.ruleset.parameters:
            if f"param.{parameter.name}" in resting:
                for value in _others(parameter):
                    yield decided(self._stage.blank, parameter.name, value).settings

    def _telling(
        self, trial: Trial, circumstances: _Circumstances, rule: Rule | None, found: Found, question: object
    ) -> Telling:
        own = _scenes(circumstances, None if rule is None else rule.head.id)
        scene = own[found.base] if found.base >= 0 else None
        base = (None,) * len(found.values) if scene is None else scene.screening.facts.values
        draft = circumstances.draft if scene is None else scene.draft
        entries = self._stage.ruleset.vocabulary.entries
        moves = tuple(
            Move(entry, value)
            for entry, value, before in zip(entries, found.values, base, strict=True)
            if value != before
        )
        telling = self._confirmer.confirmed(trial, scene, draft, moves, rule)
        if telling is None:
            told = " and ".join(move.told for move in moves)
            asked = f"`{trial.mutant.told}` of `{trial.mutant.about}` ({type(question).__name__})"
            raise ProofError(f"the engine does not confirm that a proposal where {told} tells {asked} apart")
        return replace(telling, nearest=found.nearest)


class Explainer:
    """Explains survivors: by proof where the prover can, else by looking among the examples' own neighbours."""

    def __init__(self, stage: Stage, prover: Prover) -> None:
        confirmer = Confirmer(stage)
        self._settler = Settler(stage, prover, confirmer)
        self._finder = Finder(stage, confirmer)
        self._scope = Scope(stage.ruleset.vocabulary, {}, frozenset())

    def explain(self, trial: Trial) -> Settled:
        """What becomes of a survivor."""
        same = self.plainly(trial)
        if same is not None:
            return Settled(proof=same)
        settled = self._settler.settle(trial)
        if settled.unknown is None:
            return settled
        telling = self._finder.find(trial)
        return settled if telling is None else Settled(telling=telling)

    def seeming(self, trial: Trial, tries: int) -> Iterator[tuple[Scene, Draft]]:
        """Of so many proposals beside examples those that rule and mutant seem to answer differently, and where."""
        return self._finder.seeming(trial, tries)

    def settled(self, trial: Trial) -> Settled:
        """What the prover makes of a survivor, without a look at the examples' neighbours."""
        return self._settler.settle(trial)

    def plainly(self, trial: Trial) -> str | None:
        """Why a survivor says the same, where that shows in the changed piece alone."""
        pieces = trial.mutant.pieces
        return None if pieces is None else proof(*pieces, self._scope)


def _others(parameter: Parameter) -> tuple[ParameterValue, ...]:
    held = tuple(dict.fromkeys(alternative.value for alternative in parameter.alternatives))
    truths = (True, False) if any(isinstance(setting.value, bool) for setting in parameter.settings) else ()
    return tuple(dict.fromkeys((*held, *truths)))


def _differs_when_acting(rule: Rule, mutant: Mutant) -> bool:
    """Whether the mutant answers as the rule does and then does something else."""
    target = mutant.target
    if not isinstance(target, ChangedRule) or mutant.sort not in {"rank", "review kind"}:
        return False
    return isinstance(rule, Gate) or (isinstance(rule, Note) and rule.effect is NoteEffect.RANK)


def _after(before: Side, mutant: Mutant) -> Side:
    match mutant.target:
        case ChangedRule(rule=rule, settles=settles):
            return replace(before, rule=rule, settles=settles)
        case ChangedConclusion(conclusion=changed):
            conclusions = (changed if entry.name == changed.name else entry for entry in before.conclusions)
            return replace(before, conclusions=tuple(conclusions))
        case ChangedParameter(name=name, value=value):
            return replace(before, parameters={**before.parameters, name: value})


def _scenes(circumstances: _Circumstances, rule: str | None) -> tuple[Scene, ...]:
    """The examples a proposal may be near to: the rule's own, whose facts are as the proposal states them."""
    own = (scene for scene in circumstances.scenes if rule is None or scene.example.rule == rule)
    most = _MOST_BASES_JUDGED if rule is None else _MOST_BASES
    return tuple(islice((scene for scene in own if "evidence" not in scene.draft.document), most))


def _bases(circumstances: _Circumstances, rule: str | None) -> tuple[tuple[Value, ...], ...]:
    return tuple(scene.screening.facts.values for scene in _scenes(circumstances, rule))
