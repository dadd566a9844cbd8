"""Screen proposals: the one way from bytes to a verdict with its reasons.

validate, weigh the evidence, evaluate, infer (twice), judge; explain when asked.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal

from shinsa.errors import InputError, Problem
from shinsa.evaluating.evaluator import Evaluator
from shinsa.explaining.document import RuleDocument, VerdictDocument
from shinsa.explaining.pieces import Explained
from shinsa.explaining.verdict import Explainer
from shinsa.facts import Facts, path_read
from shinsa.inference.choosing import agree, inferences
from shinsa.inference.network import Inference
from shinsa.judging.verdict import Judge, Judgement
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import said
from shinsa.planning.facts_read import facts_read, paths_read
from shinsa.planning.plan import Plan, plan, with_settings
from shinsa.proposal.accepting import Acceptor, Proposal
from shinsa.proposal.catalogue.values import CONTRADICTION
from shinsa.proposal.reading import DEFAULT_LIMIT
from shinsa.proposal.weighing import weigh
from shinsa.ruleset import Gate, Ruleset
from shinsa.values import Truth

_ANSWERS = 1024
"""How many answers of the inferences an edition keeps; each rests on the truths of the parts and on nothing else."""
_EDITIONS = 32
"""How many days' plans a screener keeps."""


class Edition:
    """A ruleset as of one day, ready to screen."""

    def __init__(
        self,
        as_of: date,
        planned: Plan,
        evaluator: Evaluator,
        asked: tuple[Inference, ...],
        gate_reads: Mapping[int, frozenset[str]],
    ) -> None:
        self.as_of = as_of
        self.plan = planned
        self.evaluator = evaluator
        self.inferences = asked
        self.judge = Judge(planned)
        self.gate_reads = gate_reads
        self._explainers: dict[Language, Explainer] = {}
        self._derived = lru_cache(_ANSWERS)(self._agreed)

    @classmethod
    def of(cls, ruleset: Ruleset, as_of: date, *, both: bool) -> "Edition":
        """Plan the ruleset on the day; raises as `Screener.edition` does."""
        planned = plan(ruleset, as_of)
        asked = inferences(planned.network) if both else inferences(planned.network)[:1]
        return cls(as_of, planned, Evaluator(planned), asked, _gate_reads(planned))

    def with_settings(self, ruleset: Ruleset) -> "Edition":
        """The edition of the same ruleset with other settings of its parameters; what they do not touch is shared."""
        planned = with_settings(self.plan, ruleset, self.as_of)
        return Edition(self.as_of, planned, self.evaluator.with_settings(planned), self.inferences, self.gate_reads)

    def on(self, as_of: date) -> "Edition":
        """The edition of another day on which the same rules are in force: only parameters may differ."""
        planned = with_settings(self.plan, self.plan.ruleset, as_of)
        return Edition(as_of, planned, self.evaluator.with_settings(planned), self.inferences, self.gate_reads)

    def alone(self) -> "Edition":
        """The edition with its first inference alone: for answers that are weighed, never for those that are given."""
        return Edition(self.as_of, self.plan, self.evaluator, self.inferences[:1], self.gate_reads)

    def judged(self, facts: Facts, *, traced: bool = False) -> Judgement:
        """Evaluate, infer and judge facts; `traced` says that the reasons will be asked for.

        Raises:
            InputError: the facts cannot be true of any real proposal.
            DisagreementError: the inferences differ; no verdict is given.
        """
        evaluator = self.evaluator
        evaluation = evaluator.trace(facts.values).evaluation if traced else evaluator.evaluate(facts.values)
        _refuse_impossible(self.plan, evaluation.parts)
        derived = self._derived(evaluation.parts)
        return self.judge.judge((*evaluation.parts, *derived), evaluation.numbers, conflicted_gates(self, facts))

    def _agreed(self, parts: tuple[Truth, ...]) -> tuple[Truth, ...]:
        """What every inference answers to these truths: asked of all of them once, and kept only where they agree."""
        return agree(self.inferences, parts, self.plan.network)

    @property
    def inference_names(self) -> tuple[str, ...]:
        """The inferences every answer comes from."""
        return tuple(inference.name for inference in self.inferences)

    @property
    def explainer(self) -> Explainer:
        """The writer of verdict documents in English."""
        return self.explainer_in(DEFAULT)

    def explainer_in(self, language: Language) -> Explainer:
        """The writer of verdict documents in a language, made when first wanted."""
        if language not in self._explainers:
            self._explainers[language] = Explainer(self.plan, self.as_of, language)
        return self._explainers[language]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each rule among the plan's rules and the judgement's answers, by its id."""
        return {rule.rule.head.id: place for place, rule in enumerate(self.plan.rules)}

    def days(self, parameter: str | None) -> Decimal | None:
        """The number of days a parameter holds."""
        value = None if parameter is None else self.plan.parameters[parameter]
        return value if isinstance(value, Decimal) else None


@dataclass(frozen=True)
class Screening:
    """One proposal screened: what went in, what was weighed, what was judged; the reasons on demand."""

    edition: Edition
    data: bytes
    proposal: Proposal
    facts: Facts
    judgement: Judgement

    @property
    def verdict(self) -> str:
        """`eligible`, `ineligible` or `review`."""
        return self.judgement.verdict.value

    @cached_property
    def explained(self) -> Explained:
        """The verdict document in English, and the JSON of its parts."""
        return self._explained(DEFAULT)

    @property
    def document(self) -> VerdictDocument:
        """The verdict document in English, with every rule, condition and value read; not to be changed."""
        return self.explained.document

    def document_in(self, language: Language) -> VerdictDocument:
        """The verdict document in a language: other texts, and nothing else that differs but `language`."""
        return self.document if language == DEFAULT else self._explained(language).document

    def _explained(self, language: Language) -> Explained:
        trace = self.edition.evaluator.trace(self.facts.values)
        named = (self.proposal.id, self.proposal.title)
        explainer, inference = self.edition.explainer_in(language), self.edition.inference_names
        return explainer.explain(named, self.facts, self.judgement, trace.leaves, inference)

    def rule_document(self, rule: str, language: Language = DEFAULT) -> RuleDocument:
        """What the verdict document says of one rule, without the rest of it; raises KeyError for an unknown id."""
        trace = self.edition.evaluator.trace(self.facts.values)
        return self.edition.explainer_in(language).explain_rule(rule, self.facts, self.judgement, trace.leaves)

    def json(self, language: Language = DEFAULT) -> bytes:
        """The verdict document as JSON: compact, UTF-8, the same bytes for the same screening and language."""
        return (self.explained if language == DEFAULT else self._explained(language)).json


class Screener:
    """Screens proposals against one ruleset; keeps what is the same for all of them.

    With `inference="both"` a screening is answered by every inference that can be had here, and refused with a
    DisagreementError should they differ; `direct` uses pure Python alone. `explained` says that every screening will be
    explained: then evaluation always traces, and one function is compiled instead of two.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        *,
        inference: Literal["both", "direct"] = "both",
        limit: int = DEFAULT_LIMIT,
        explained: bool = False,
    ) -> None:
        self.ruleset = ruleset
        self.acceptor = Acceptor(ruleset.vocabulary)
        self._limit = limit
        self._both = inference == "both"
        self._explained = explained
        self._edition = lru_cache(_EDITIONS)(self._planned)
        self._alike: dict[tuple[bool, ...], Edition] = {}

    def _planned(self, as_of: date) -> Edition:
        """The ruleset as of a day, planned anew only where other rules are in force than on the days before it."""
        spans = (self.ruleset.effective, *(rule.head.effective for rule in self.ruleset.rules))
        in_force = tuple(span.covers(as_of) for span in spans)
        first = self._alike.get(in_force)
        if first is not None:
            return first.on(as_of)
        return self._alike.setdefault(in_force, Edition.of(self.ruleset, as_of, both=self._both))

    def with_settings(self, ruleset: Ruleset) -> "Screener":
        """A screener for the same ruleset with other settings of its parameters, made in a fraction of the time."""
        other = copy(self)
        other.ruleset = ruleset

        def planned(as_of: date) -> Edition:
            return self.edition(as_of).with_settings(ruleset)

        other._edition = lru_cache(_EDITIONS)(planned)  # noqa: SLF001
        return other

    def edition(self, as_of: date) -> Edition:
        """The ruleset as of a day.

        Raises:
            NotInForceError: the ruleset says nothing about that day.
            EngineLimitError: the ruleset is larger than an inference can bear.
        """
        return self._edition(as_of)

    def screen(self, data: bytes, *, as_of: date) -> Screening:
        """Screen one proposal, given as JSON, as of a day.

        Raises:
            InputError: the proposal has mistakes; all of them are listed.
            NotInForceError: the ruleset says nothing about that day.
            DisagreementError: the inferences differ; no verdict is given.
        """
        edition = self.edition(as_of)
        proposal = self.acceptor.read(data, limit=self._limit)
        return self._judged(edition, data, proposal)

    def _judged(self, edition: Edition, data: bytes, proposal: Proposal) -> Screening:
        age = self.ruleset.evidence_age
        facts = weigh(
            proposal,
            self.ruleset.vocabulary,
            as_of=edition.as_of,
            unknown_after=edition.days(age.unknown if age else None),
            remark_after=edition.days(age.remark if age else None),
        )
        return Screening(edition, data, proposal, facts, edition.judged(facts, traced=self._explained))


def _refuse_impossible(of: Plan, parts: tuple[Truth, ...]) -> None:
    """Refuse facts that cannot be true of any real proposal."""
    broken = [
        entry for entry, place in zip(of.ruleset.assumptions, of.assumptions, strict=True) if parts[place] is False
    ]
    if broken:
        raise InputError([_problem(entry.message, paths_read(entry.that.tree)) for entry in broken])


def _problem(message: str, paths: tuple[str, ...]) -> Problem:
    pointer = "/" + paths[0].partition("[")[0].replace(".", "/") if paths else ""
    return Problem(pointer, "impossible", message, said(CONTRADICTION))


def _gate_reads(of: Plan) -> dict[int, frozenset[str]]:
    """The facts each gate reads, by the gate's place among the rules."""
    return {
        place: frozenset(paths)
        for place, (rule, paths) in enumerate(zip(of.rules, facts_read(of), strict=True))
        if isinstance(rule.rule, Gate) and rule.in_force
    }


def conflicted_gates(edition: Edition, facts: Facts) -> dict[int, tuple[str, ...]]:
    """The gates that read a fact in conflict, with those facts; gates on conflict itself get all of them."""
    if not facts.conflicts:
        return {}
    touched = {
        place: tuple(fact for fact in facts.conflicts if path_read(fact) in reads)
        for place, reads in edition.gate_reads.items()
    }
    everything = tuple(dict.fromkeys(fact for facts_of in touched.values() for fact in facts_of))
    for place in touched:
        gate = edition.plan.rules[place].rule
        if isinstance(gate, Gate) and gate.on_conflict:
            touched[place] = everything
    return {place: found for place, found in touched.items() if found}
