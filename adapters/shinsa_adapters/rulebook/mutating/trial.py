"""One mutant tried on scenes: only what the change can touch is evaluated again, only what is looked at is judged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from shinsa.explaining.document import RuleDocument, VerdictDocument
from shinsa.judging.outcomes import Answer, Outcome
from shinsa.judging.verdict import Judge, Judgement
from shinsa.messages.message import DEFAULT, Language
from shinsa.planning.plan import Plan, PlannedRule
from shinsa.proposal.weighing import weigh
from shinsa.ruleset import ParameterValue, Ruleset
from shinsa_adapters.rulebook.mutating.asking import Readers, planned_alone, readers
from shinsa_adapters.rulebook.mutating.explaining import Reasons, reasons_of
from shinsa_adapters.rulebook.mutating.mutants import (
    ChangedConclusion,
    ChangedParameter,
    ChangedRule,
    Mutant,
    mutated,
)
from shinsa_adapters.rulebook.mutating.reading import Reads, Row
from shinsa_adapters.rulebook.mutating.rebuilding import Rebuilt, rebuilt
from shinsa_adapters.rulebook.mutating.scenes import Bare, Expectation, Level, ReasonsWantedError, Scene
from shinsa_adapters.rulebook.mutating.stage import Stage


class Trial:
    """A mutant, with what it changes compiled."""

    def __init__(self, stage: Stage, mutant: Mutant) -> None:
        self.stage = stage
        self.mutant = mutant
        self._readers: dict[int, Readers] = {}
        self._planned: dict[tuple[int, int], PlannedRule] = {}
        self._judges: dict[int, Judge] = {}
        self._reasons: dict[tuple[int, int], Reasons] = {}
        self.touched = self._touched()
        self._refreshed = self._refreshing()

    def killer(self) -> Scene | None:
        """The first scene of the mutant's blocks that is not so of it, the quickest to try first."""
        return next((scene for scene in self.stage.scenes(self.mutant) if self.kills(scene)), None)

    def kills(self, scene: Scene) -> bool:
        """Whether a sentence of the scene is not so of the mutant."""
        if self._needs_rebuilding(scene):
            return self._rebuilt.kills(scene)
        row = self.row(scene.row, scene)
        if self._impossible(row):
            return True
        judging = _Judging(self, scene, row)
        bare = Tried(scene.screening.edition, judging, scene.screening.facts, self, scene, row, reasoned=False)
        reasoned = replace(bare, reasoned=True)
        return any(
            expectation.fails(scene.seen(reasoned if expectation.level is Level.REASONS else bare))
            for expectation in self._in_question(scene, judging.answers)
        )

    def _in_question(self, scene: Scene, answers: "_Answers") -> Iterator[Expectation]:
        """The sentences that may not be so any more."""
        same = self._same_answer(scene, answers)
        for expectation in scene.expected:
            if same is not None and expectation.level is Level.ANSWER:
                continue
            if same is not None and same.outcome is Outcome.FIRED and self._same_message(expectation, same):
                continue
            yield expectation

    def _same_message(self, expectation: Expectation, answer: Answer) -> bool:
        """Whether the message is all that is looked at, and the facts and parameters in it are as before."""
        kept = expectation.reads == frozenset(("because",)) and not isinstance(self.mutant.target, ChangedParameter)
        return kept and not answer.may_reject

    def row(self, row: Row, scene: Scene) -> Row:
        """A row of the scene as the mutant sees it: its parameter, and every conclusion that may differ."""
        target = self.mutant.target
        if isinstance(target, ChangedRule):
            return row
        changed = dict(row)
        if isinstance(target, ChangedParameter):
            if any(name == target.name for name, _ in scene.draft.settings):
                return row
            changed[f"param.{target.name}"] = target.value
        for name, reads in self._refreshed:
            changed[name] = reads(changed)
        return changed

    def answer(self, place: int, scene: Scene, row: Row) -> Answer:
        """What a rule of the mutant answers."""
        found = self.readers(place) if place in self.touched else self.stage.readers[place]
        return found.answer(self.planned(place, scene), row, conflict=bool(scene.screening.judgement.conflicted))

    def readers(self, place: int) -> Readers:
        """The functions of a rule's conditions, as the mutant has them."""
        target = self.mutant.target
        if not isinstance(target, ChangedRule):
            return self.stage.readers[place]
        if place not in self._readers:
            self._readers[place] = readers(target.rule, target.settles, self.stage.trees.function)
        return self._readers[place]

    def planned(self, place: int, scene: Scene) -> PlannedRule:
        """A rule of the mutant, planned alone on the scene's day."""
        edition = scene.screening.edition
        target = self.mutant.target
        if place not in self.touched or isinstance(target, ChangedConclusion):
            return self.stage.planned(place, edition)
        key = (place, id(edition))
        if key not in self._planned:
            rule = target.rule if isinstance(target, ChangedRule) else self.stage.ruleset.rules[place]
            self._planned[key] = planned_alone(rule, edition.as_of, self.parameters(scene))
        return self._planned[key]

    def parameters(self, scene: Scene) -> Mapping[str, ParameterValue]:
        """The parameters as the mutant has them on the scene's day."""
        target, held = self.mutant.target, scene.screening.edition.plan.parameters
        if not isinstance(target, ChangedParameter) or any(name == target.name for name, _ in scene.draft.settings):
            return held
        return {**held, target.name: target.value}

    def judged(self, scene: Scene, row: Row) -> Judgement:
        """The whole judgement: every rule the mutant may change is asked again, the others stay as they were."""
        before = scene.screening.judgement
        answers = list(before.answers)
        for place in self.touched:
            answers[place] = self.answer(place, scene, row)
        return self._judge(scene).settled(tuple(answers), before.truths, before.conflicted)

    def reasons(self, rule: str, scene: Scene, row: Row, language: Language) -> RuleDocument:
        """What the mutant's verdict document says of one rule; without words for conditions where none are quoted."""
        place, before = self.stage.places[rule], scene.screening.judgement
        if before.answers[place].outcome not in {Outcome.FIRED, Outcome.UNKNOWN}:
            return next(entry for entry in self.document(scene, language)["rules"] if entry["id"] == rule)
        key = (place, id(scene.screening.edition))
        if key not in self._reasons:
            self._reasons[key] = reasons_of(self._ruleset, rule, scene.draft, self.stage.trees)
        reply, conflicted = self.answer(place, scene, row), before.conflicted.get(place, ())
        return self._reasons[key].document(reply, scene.screening.facts, row, conflicted, language)

    def document(self, scene: Scene, language: Language = DEFAULT) -> VerdictDocument:
        """The mutant's whole verdict document."""
        screening = self._rebuilt.screening(scene)
        if screening is None:
            raise AssertionError("what is refused as input was noticed before")
        return screening.document_in(language)

    def _touched(self) -> frozenset[int]:
        """The places of the rules whose answers may change."""
        about, stage = self.mutant.about, self.stage
        rules = (about,) if about in stage.places else stage.uses.rules(about)
        return frozenset(stage.places[rule] for rule in rules)

    def _refreshing(self) -> tuple[tuple[str, Reads], ...]:
        """The conclusions that may change, in order, each with its function."""
        target, stage = self.mutant.target, self.stage
        found: list[tuple[str, Reads]] = []
        for name, reads in stage.conclusions.items():
            if isinstance(target, ChangedConclusion) and target.conclusion.name == name:
                found.append((f"conclusion.{name}", stage.trees.once(target.conclusion.when.tree)))
            elif self.mutant.about in stage.uses.by_conclusion[name]:
                found.append((f"conclusion.{name}", reads))
        return tuple(found)

    def _same_answer(self, scene: Scene, answers: "_Answers") -> Answer | None:
        """What the rule the scene is about answers, where it answers as it did."""
        if scene.example.rule is None:
            return None
        place = self.stage.places[scene.example.rule]
        before = scene.screening.judgement.answers[place]
        return before if answers[place] == before else None

    def _judge(self, scene: Scene) -> Judge:
        edition = scene.screening.edition
        if isinstance(self.mutant.target, ChangedConclusion):
            return edition.judge
        if id(edition) not in self._judges:
            self._judges[id(edition)] = Judge(self._changed_plan(edition.plan, scene))
        return self._judges[id(edition)]

    def _changed_plan(self, plan: Plan, scene: Scene) -> Plan:
        """The plan with the mutant's rule and parameters where judging looks for them."""
        rules = tuple(
            self.planned(place, scene) if place in self.touched else rule for place, rule in enumerate(plan.rules)
        )
        return replace(plan, rules=rules, parameters=self.parameters(scene))

    def _impossible(self, row: Row) -> bool:
        """Whether the mutant refuses the proposal as input; only parameters can bring that about."""
        if self.mutant.about not in self.stage.assumed:
            return False
        return any(holds(row) is False for holds in self.stage.assumptions)

    @cached_property
    def _ages_evidence(self) -> bool:
        """Whether the mutant changes how old evidence may be, and so the facts themselves."""
        age, target = self.stage.ruleset.evidence_age, self.mutant.target
        return age is not None and isinstance(target, ChangedParameter) and target.name in {age.remark, age.unknown}

    def _needs_rebuilding(self, scene: Scene) -> bool:
        """Whether the facts themselves may change, or which gates read a fact that evidence disagrees on."""
        if self._ages_evidence:
            return self._weighed_otherwise(scene)
        return bool(scene.screening.facts.conflicts) and not isinstance(self.mutant.target, ChangedParameter)

    def _weighed_otherwise(self, scene: Scene) -> bool:
        age, screening = self.stage.ruleset.evidence_age, scene.screening
        if age is None or not screening.proposal.facts.evidence:
            return False
        parameters = self.parameters(scene)
        unknown, remark = (_days(parameters[name]) for name in (age.unknown, age.remark))
        facts = weigh(
            screening.proposal,
            self.stage.ruleset.vocabulary,
            as_of=screening.edition.as_of,
            unknown_after=unknown,
            remark_after=remark,
        )
        return facts != screening.facts

    @cached_property
    def _ruleset(self) -> Ruleset:
        return mutated(self.stage.ruleset, self.mutant)

    @cached_property
    def _rebuilt(self) -> Rebuilt:
        return rebuilt(self.stage.ruleset, self.mutant)


@dataclass(frozen=True, slots=True)
class Tried(Bare):
    """A scene's screening as the mutant makes it, in the shape then-steps look at: worked out as far as looked at.

    Reasons are written only where `reasoned`.
    """

    trial: Trial
    scene: Scene
    row: Row
    reasoned: bool

    def document_in(self, language: Language) -> VerdictDocument:
        """The whole verdict document, made the long way."""
        if not self.reasoned:
            raise ReasonsWantedError
        return self.trial.document(self.scene, language)

    def rule_document(self, rule: str, language: Language = DEFAULT) -> RuleDocument:
        """What the document says of one rule."""
        if not self.reasoned:
            raise ReasonsWantedError(rule)
        return self.trial.reasons(rule, self.scene, self.row, language)


class _Judging:
    """A judgement of which only the answers looked at are worked out, until more than answers is looked at."""

    def __init__(self, trial: Trial, scene: Scene, row: Row) -> None:
        self._asked = (trial, scene, row)
        self.answers = _Answers(trial, scene, row, {})
        self._whole: Judgement | None = None

    def __getattr__(self, name: str) -> object:
        if self._whole is None:
            trial, scene, row = self._asked
            self._whole = trial.judged(scene, row)
        return getattr(self._whole, name)


@dataclass(frozen=True, slots=True)
class _Answers:
    trial: Trial
    scene: Scene
    row: Row

    known: dict[int, Answer]

    def __getitem__(self, place: int) -> Answer:
        if place not in self.trial.touched:
            return self.scene.screening.judgement.answers[place]
        if place not in self.known:
            self.known[place] = self.trial.answer(place, self.scene, self.row)
        return self.known[place]


def _days(value: ParameterValue) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
