"""A screening's parameters set otherwise: the same proposal, judged anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from shinsa.errors import InputError
from shinsa.facts import Facts
from shinsa.judging.verdict import Verdict
from shinsa.proposal.weighing import weigh
from shinsa.ruleset import Parameter, ParameterValue, Ruleset, Setting
from shinsa.screening import Edition, Screener, Screening


def with_values(ruleset: Ruleset, values: Mapping[str, ParameterValue]) -> Ruleset:
    """The ruleset with these parameters at these values on every day."""
    parameters = tuple(
        _set(parameter, values[parameter.name]) if parameter.name in values else parameter
        for parameter in ruleset.parameters
    )
    return replace(ruleset, parameters=parameters)


def _set(parameter: Parameter, value: ParameterValue) -> Parameter:
    return replace(parameter, settings=(Setting(value, date.min, "nobody", "to see what follows"),))


class Otherwise:
    """Judges one screened proposal with other values of parameters."""

    def __init__(self, screener: Screener, screening: Screening) -> None:
        self._screener = screener
        self._screening = screening

    def verdict(self, values: Mapping[str, ParameterValue]) -> Verdict | None:
        """The verdict, by pure Python inference; `None` where the proposal would be called impossible."""
        edition = self.edition(values).alone()
        try:
            return edition.judged(self.facts(edition)).verdict
        except InputError:
            return None

    def edition(self, values: Mapping[str, ParameterValue]) -> Edition:
        """The day's edition of the ruleset so set."""
        return self._screening.edition.with_settings(with_values(self._screener.ruleset, values))

    def facts(self, edition: Edition) -> Facts:
        """The facts, with evidence weighed as the edition says."""
        age, screening = self._screener.ruleset.evidence_age, self._screening
        if age is None or edition.days(age.unknown) == screening.edition.days(age.unknown):
            return screening.facts
        return weigh(
            screening.proposal,
            edition.plan.ruleset.vocabulary,
            as_of=edition.as_of,
            unknown_after=edition.days(age.unknown),
            remark_after=edition.days(age.remark),
        )

    def screened(self, values: Mapping[str, ParameterValue]) -> Screening | None:
        """A whole screening, by every inference; `None` where the proposal would be called impossible."""
        other = self._screener.with_settings(with_values(self._screener.ruleset, values))
        try:
            return other.screen(self._screening.data, as_of=self._screening.edition.as_of)
        except InputError:
            return None
