"""Whether a ruleset keeps its own laws: proved of every proposal, or broken by a pair that the engine has screened."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shinsa.explaining.amounts import points
from shinsa.judging.verdict import Verdict
from shinsa.language.tree import FactRef, ItemRef, walk
from shinsa.laws import Law
from shinsa.messages.teller import Said, said
from shinsa.ruleset import ParameterValue, Rule, Ruleset
from shinsa.screening import Screener, Screening
from shinsa_adapters.proving import catalogue
from shinsa_adapters.proving.bearings import never_hurts
from shinsa_adapters.proving.polarity import Polarity
from shinsa_adapters.proving.prover import ProofError, Prover
from shinsa_adapters.proving.questions import Found, NotKnown, Worse, WorseOff
from shinsa_adapters.proving.stating import proposal, written_out
from shinsa_adapters.proving.trees import trees_of
from shinsa_adapters.proving.twins import doubled, parted, twin
from shinsa_adapters.rendering.catalogue import VERDICTS

_ANY_DAY = date(2000, 1, 1)
UNREAD = "no rule reads the fact"
"""How a law is proved that says nothing: nothing could break it."""
_FORM = "by the form of the rules"
_RANKS = {Verdict.INELIGIBLE: 0, Verdict.REVIEW: 1, Verdict.ELIGIBLE: 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two proposals as JSON texts, the second better in one fact and worse off, and what the engine says of each."""

    worse: str
    better: str
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class Judgment:
    """What became of a law: proved and how, or broken by a pair, or not known and why.

    `rule` is the rule through which it is broken, where one answers worse.
    """

    law: Law
    proof: str | None = None
    broken: Pair | None = None
    unknown: str | None = None
    rule: str | None = None


def judge_laws(
    ruleset: Ruleset, prover: Prover, watch: Callable[[Sequence[Law]], Iterable[Law]] = iter
) -> Iterator[Judgment]:
    """Every law of a ruleset, one by one, on each day on which something begins or ends.

    `watch` hands the laws on, and may show how far they are. Raises ProofError where the engine contradicts the prover.
    """
    screener = Screener(ruleset)
    days = days_of(ruleset)
    for law in watch(ruleset.laws or ()):
        judged = (
            _Case(ruleset, law, day, screener.edition(day).plan.parameters, screener, prover).judge() for day in days
        )
        yield _worst(judged, law)


def days_of(ruleset: Ruleset) -> tuple[date, ...]:
    """The first day on which every parameter has a value, and each later one on which the rules are not as before."""
    periods = [ruleset.effective, *(rule.head.effective for rule in ruleset.rules)]
    begun = [period.since for period in periods if period.since is not None]
    ended = [day + timedelta(days=1) for period in periods if (day := period.until) is not None and day < date.max]
    settings = [setting.since for entry in ruleset.parameters for setting in entry.settings]
    firsts = [entry.settings[0].since for entry in ruleset.parameters]
    own = [] if ruleset.effective.since is None else [ruleset.effective.since]
    first = max([*firsts, *own]) if firsts or own else _ANY_DAY
    days = {first, *(day for day in (*begun, *ended, *settings) if day > first)}
    return tuple(day for day in sorted(days) if ruleset.effective.covers(day))


def _worst(judged: Iterable[Judgment], law: Law) -> Judgment:
    """Broken on one day is broken; not known on one is not known; else it is proved, as it was hardest to."""
    found = Judgment(law, proof=UNREAD)
    for each in judged:
        if each.broken is not None:
            return each
        if found.unknown is None and (each.unknown is not None or found.proof in {UNREAD, _FORM}):
            found = each
    return found


@dataclass(frozen=True, slots=True)
class _Case:
    ruleset: Ruleset
    law: Law
    as_of: date
    parameters: Mapping[str, ParameterValue]
    screener: Screener
    prover: Prover

    def judge(self) -> Judgment:
        """By the form of each rule first; the solver where that does not settle it: rules, families, all together."""
        reading = tuple(self._in_force())
        if not reading:
            return Judgment(self.law, proof=UNREAD)
        open_ = [rule for rule in reading if not never_hurts(rule, self._polarity())]
        if not open_:
            return Judgment(self.law, proof=_FORM)
        unknown: list[str] = []
        for asked, worse, proof in self._steps(reading, open_):
            found = [self._asked(rules, worse) for rules in asked]
            broken = next((each for each in found if each.broken is not None), None)
            if broken is not None:
                return broken
            if all(each.proof is not None for each in found):
                return Judgment(self.law, proof=proof)
            unknown += [each.unknown for each in found if each.unknown is not None]
        return Judgment(self.law, unknown=unknown[0] if unknown else said(catalogue.RULE_WORSE))

    def _steps(
        self, reading: tuple[Rule, ...], open_: list[Rule]
    ) -> tuple[tuple[list[tuple[str, ...]], WorseOff, str], ...]:
        """What is asked, one after another, until it is settled."""
        each: list[tuple[str, ...]] = [(rule.head.id,) for rule in open_]
        together = tuple(rule.head.id for rule in reading)
        every = tuple(rule.head.id for rule in self.ruleset.rules)
        return (
            (each, WorseOff.A_RULE, "by the solver, rule by rule"),
            ([together], WorseOff.A_FAMILY, "by the solver, family by family"),
            ([every], WorseOff.THE_WHOLE, "by the solver, over the whole judgement"),
        )

    def _asked(self, rules: tuple[str, ...], worse: WorseOff) -> Judgment:
        """What the solver makes of these rules; neither proved nor broken where a pair does no harm in the end."""
        both = replace(self.ruleset, vocabulary=doubled(self.ruleset.vocabulary, self.law))
        question = Worse(both, twin(both, self.law), self.law, self.as_of, self.parameters, rules, worse)
        found = self.prover.ask(question)
        if isinstance(found, NotKnown):
            return Judgment(self.law, unknown=found.why)
        if not isinstance(found, Found):
            return Judgment(self.law, proof="asked")
        pair = self._executed(found)
        if pair is None and worse is WorseOff.THE_WHOLE:
            raise ProofError(f"the engine does not confirm the pair that breaks the law `{self.law.id}`")
        return Judgment(self.law, broken=pair, rule=rules[0] if worse is WorseOff.A_RULE else None)

    def _in_force(self) -> Iterator[Rule]:
        """The rules on that day that read the fact, through conclusions too."""
        defined = {entry.name: entry.when.tree for entry in self.ruleset.conclusions}
        for rule in self.ruleset.rules:
            nodes = (node for tree in trees_of(rule, defined) for node in walk(tree))
            reads = any(isinstance(node, FactRef | ItemRef) and node.path == self.law.fact for node in nodes)
            if reads and rule.head.effective.covers(self.as_of):
                yield rule

    def _polarity(self) -> Polarity:
        return Polarity(self.law, {entry.name: entry.when.tree for entry in self.ruleset.conclusions}, self.parameters)

    def _executed(self, found: Found) -> Pair | None:
        """The pair screened; `None` where the second is not worse off after all."""
        doubled_ = doubled(self.ruleset.vocabulary, self.law)
        texts = [written_out(proposal(values, self.ruleset.vocabulary)) for values in parted(found.values, doubled_)]
        one, other = (self.screener.screen(text.encode(), as_of=self.as_of) for text in texts)
        return Pair(texts[0], texts[1], _told(one), _told(other)) if _hurt(one, other) else None


def _hurt(one: Screening, other: Screening) -> bool:
    before, after = one.judgement, other.judgement
    lower = after.score.total.low < before.score.total.low or after.score.total.high < before.score.total.high
    return lower or _RANKS[after.verdict] < _RANKS[before.verdict]


def _told(screening: Screening) -> Said:
    score, (verdict, _) = screening.judgement.score.total, VERDICTS[screening.verdict]
    return said(catalogue.PROVED_STANDING, verdict=said(verdict), low=points(score.low), high=points(score.high))
