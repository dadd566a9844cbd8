"""What a rule asks: each of its conditions in words and as written, and what rests on the answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shinsa.explaining.catalogue import NONE
from shinsa.language.values_in_words import Speaker
from shinsa.language.words import words_by
from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import teller
from shinsa.planning.plan import Plan
from shinsa.ruleset import Condition, Gate, Merit, Note, NoteEffect, Parameter, ParameterValue, Points, Rule, Tier
from shinsa.values import plain


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition.

    `role` says what the answer is for (a key of `wording.ROLES`), `number` which of several it is; `words` and
    `written` are `None` for `otherwise`. `points` is what it gives, `parameter` the parameter that holds the points,
    `times` and `times_written` the number that scales them.
    """

    role: str
    words: str | None
    written: str | None
    number: int | None = None
    points: str | None = None
    parameter: str | None = None
    times: str | None = None
    times_written: str | None = None


class Wording:
    """Conditions and values of a plan in words of one language."""

    def __init__(self, plan: Plan, language: Language = DEFAULT) -> None:
        titles = {entry.name: entry.title.in_language(language) for entry in plan.ruleset.conclusions}
        self._plan = plan
        self._speaker = Speaker(plan.ruleset.vocabulary, plan.parameters, titles, teller(language))

    def asked(self, rule: Rule) -> tuple[Asked, ...]:
        """Everything a rule asks, what it applies to first."""
        return (*self._one("applies", rule.head.applies), *self._own(rule))

    def words(self, condition: Condition) -> str:
        """A condition in words."""
        return words_by(condition.tree, self._speaker)

    def value(self, value: ParameterValue, parameter: Parameter) -> str:
        """A value a parameter has, or could have, with its unit; an empty list as none."""
        return self._speaker.value(value, parameter.type) or self._speaker.teller.say(NONE)

    def label(self, path: str) -> str:
        """What a fact is called."""
        return self._speaker.label(path)

    def _own(self, rule: Rule) -> Iterator[Asked]:
        match rule:
            case Gate():
                yield from self._one("reject_unless", rule.reject_unless)
                yield from self._one("review_unless", rule.review_unless)
            case Note():
                yield from self._one("open_unless" if rule.effect is NoteEffect.CONDITION else "when", rule.when)
            case Merit():
                yield from self._tiers("tier", rule.tiers)
                yield from self._tiers("plus", rule.plus)

    def _one(self, role: str, condition: Condition | None) -> Iterator[Asked]:
        if condition is not None:
            yield Asked(role, self.words(condition), condition.text)

    def _tiers(self, role: str, tiers: tuple[Tier, ...]) -> Iterator[Asked]:
        for place, tier in enumerate(tiers, 1):
            yield Asked(
                role,
                self.words(tier.when) if tier.when else None,
                tier.when.text if tier.when else None,
                place,
                self._points(tier.points),
                tier.points.parameter,
                self.words(tier.times) if tier.times else None,
                tier.times.text if tier.times else None,
            )

    def _points(self, points: Points) -> str:
        value = points.number if points.parameter is None else self._plan.parameters[points.parameter]
        return plain(value) if isinstance(value, Decimal) else str(value)
