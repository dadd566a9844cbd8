"""Proposals that tell a rule from its mutant, screened with both before they are shown."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from shinsa.errors import ShinsaError
from shinsa.explaining.amounts import points
from shinsa.facts import Fact
from shinsa.judging.outcomes import Answer, Effect, Outcome
from shinsa.ruleset import Gate, Merit, Note, NoteEffect, Rule
from shinsa.screening import Screening
from shinsa.values import plain
from shinsa_adapters.rulebook.draft import Draft, evidenced, said_before
from shinsa_adapters.rulebook.mutating.moving import Move
from shinsa_adapters.rulebook.mutating.mutants import ChangedParameter, mutated
from shinsa_adapters.rulebook.mutating.rebuilding import settled, settles_of
from shinsa_adapters.rulebook.mutating.scenes import Scene
from shinsa_adapters.rulebook.mutating.stage import Stage
from shinsa_adapters.rulebook.mutating.trial import Trial
from shinsa_adapters.rulebook.mutating.writing import value_text
from shinsa_adapters.rulebook.screeners import Screeners

_TRIES = 60


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact with one evidence of a day, which says what the proposal states or, where it does not, nothing."""

    path: str
    day: date

    @property
    def told(self) -> str:
        """`generation.net_mw has evidence dated 2025-01-01`."""
        return f"{self.path} has evidence dated {self.day}"

    def on_draft(self, draft: Draft, _currency: str) -> Draft:
        """The draft with the evidence."""
        return evidenced(
            draft, {"fact": self.path, "source": "a document", "date": self.day.isoformat(), "grade": "documented"}
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """A proposal that a rule and its mutant answer differently: an example's, with some facts moved.

    `draft` is the whole proposal, with its day and the parameters as the committee set them; `scene` is the example it
    is near to, `None` where it is made from nothing. `rule` is whose answers `before` and `after` are, `None` where
    they are the whole screening's. `nearest` says that no proposal that tells is nearer to an example of the block.
    """

    scene: Scene | None
    moves: "tuple[Move | Dated, ...]"
    draft: Draft
    rule: str | None
    before: str
    after: str
    nearest: bool = False

    @property
    def told(self) -> str:
        """The proposal and both answers, in a line."""
        moved = " and ".join(move.told for move in self.moves)
        set_to = "".join(f" and param.{name} set to {value_text(value)}" for name, value in self.draft.settings)
        if self.scene is None:
            return f"a proposal that states {'only ' if moved else ''}{moved or 'nothing'}{set_to}: {self._answers}"
        return f"{self.scene.place} `{self.scene.example.name}` with {moved or 'nothing changed'}: {self._answers}"

    @property
    def _answers(self) -> str:
        answers = f"{self.rule or 'the screening'} {self.before}; changed, {self.after}"
        return answers if self.nearest else f"{answers} (there may be a nearer one)"


class Confirmer:
    """Screens proposals with the ruleset and with mutants of it; both inferences have to agree."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._anew = Screeners(stage.ruleset, inference="both")

    def confirmed(
        self, trial: Trial, scene: Scene | None, draft: Draft, moves: tuple[Move | Dated, ...], rule: Rule | None
    ) -> Telling | None:
        """The proposal, if the two are seen to differ on it."""
        for move in moves:
            draft = move.on_draft(draft, self._stage.ruleset.vocabulary.currency)
        changed = Screeners(mutated(self._stage.ruleset, trial.mutant), inference="both")
        try:
            before, after = self._anew.screen(draft), _with_settled(changed.screen(draft), trial)
        except ShinsaError:
            return None
        if _seen(before, rule) == _seen(after, rule):
            return None
        name = None if rule is None else rule.head.id
        return Telling(scene, moves, draft, name, _told(before, rule), _told(after, rule))

    def aged(self, trial: Trial) -> Telling | None:
        """For a mutant of how old evidence may be: an example's fact with evidence on the days around that age."""
        age, target = self._stage.ruleset.evidence_age, trial.mutant.target
        if age is None or not isinstance(target, ChangedParameter) or target.name not in {age.remark, age.unknown}:
            return None
        scenes = [scene for scene in self._stage.scenes(trial.mutant) if "evidence" not in scene.draft.document]
        drafts: list[tuple[Scene | None, Draft]] = [(scene, scene.draft) for scene in scenes]
        drafts = drafts or [(None, self._stage.blank)]
        tries = (
            (scene, draft, Dated(path, draft.as_of - timedelta(days=days)))
            for scene, draft in drafts
            for path in self._stated(draft)
            for days in _first_day_told(draft, target, self._anew)
        )
        found = (self.confirmed(trial, scene, draft, (dated,), None) for scene, draft, dated in islice(tries, _TRIES))
        return next((telling for telling in found if telling is not None), None)

    def _stated(self, draft: Draft) -> list[str]:
        """The facts a draft states, or where it states none any one."""
        singles = [entry.path for entry in self._stage.ruleset.vocabulary.entries if isinstance(entry, Fact)]
        return [path for path in singles if said_before(draft, path) is not None][:1] or singles[:1]


def _first_day_told(draft: Draft, target: ChangedParameter, screeners: Screeners) -> list[int]:
    """The age in days at which the one limit is passed and the other is not."""
    held = screeners.screener(draft.settings).edition(draft.as_of).plan.parameters[target.name]
    ages = [int(value) + 1 for value in (held, target.value) if isinstance(value, Decimal)]
    return [min(ages)] if ages else []


def _with_settled(screening: Screening, trial: Trial) -> Screening:
    settles = settles_of(trial.mutant)
    return settled(screening, trial.mutant.about, settles) if settles else screening


def _seen(screening: Screening, rule: Rule | None) -> tuple[object, ...]:
    """What sentences can tell apart: the rule's answer and all that it does, or the whole score and verdict."""
    judgement = screening.judgement
    if rule is None:
        return judgement.verdict, judgement.review_kinds, judgement.score, screening.facts.notes
    own = (shown(_answer(screening, rule.head.id)), judgement.review_kinds)
    return (*own, screening.document["rank"]) if isinstance(rule, Note) else own


def _answer(screening: Screening, rule: str) -> Answer:
    return screening.judgement.answers[screening.edition.places[rule]]


def shown(answer: Answer) -> tuple[object, ...]:
    """What sentences can tell apart."""
    fired = answer.outcome is Outcome.FIRED
    return answer.outcome, answer.low, answer.high, answer.rank, fired and (answer.effect, answer.may_reject)


def _told(screening: Screening, rule: Rule | None) -> str:
    """What the screening answers, in words."""
    if rule is None:
        return _whole_told(screening)
    answer = _answer(screening, rule.head.id)
    told = answer_told(answer, scored=isinstance(rule, Merit))
    if isinstance(rule, Note) and rule.effect is NoteEffect.RANK:
        changed = screening.edition.plan.rules[screening.edition.places[rule.head.id]].rule
        rank = changed.rank if isinstance(changed, Note) else rule.rank
        return f"{told}, rank {plain(rank)}"
    kinds = ", ".join(screening.judgement.review_kinds)
    return f"{told} ({kinds})" if isinstance(rule, Gate) and answer.effect is Effect.REVIEW and kinds else told


def answer_told(answer: Answer, *, scored: bool) -> str:
    """What a rule answers, in words."""
    outcome = answer.outcome.value.replace("_", " ")
    if scored:
        low, high = points(answer.low), points(answer.high)
        return f"{outcome}, {low if low == high else f'{low} to {high}'} points"
    if answer.outcome is not Outcome.FIRED:
        return outcome
    return f"{outcome}, {answer.effect.value}{' and may still reject' if answer.may_reject else ''}"


def _whole_told(screening: Screening) -> str:
    score, notes = screening.judgement.score, screening.facts.notes
    parts = (("fit", score.fit), ("national security", score.national_security), ("risk", score.risk))
    told = ", ".join(f"{name} {points(part.low)} to {points(part.high)}" for name, part in parts)
    remarks = "".join(f"; {note.code}" for note in notes)
    return f"{screening.verdict}, {told}{remarks}"
