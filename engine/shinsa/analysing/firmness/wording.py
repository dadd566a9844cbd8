"""Verdicts and the values of parameters in words."""

from shinsa.analysing.changing.catalogue import VERDICTS
from shinsa.analysing.firmness.catalogue import FIRM_IMPOSSIBLE
from shinsa.language.values_in_words import Speaker
from shinsa.messages.teller import Teller
from shinsa.ruleset import Parameter, Ruleset
from shinsa.values import Value


def verdict_in_words(verdict: str | None, by: Teller) -> str:
    """A verdict, or that there is none because the proposal would be called impossible."""
    return by.say(FIRM_IMPOSSIBLE if verdict is None else VERDICTS[str(verdict)])


class Settings:
    """Says the values of a ruleset's parameters in one language."""

    def __init__(self, ruleset: Ruleset, by: Teller) -> None:
        self._speaker = Speaker(ruleset.vocabulary, {}, {}, by)

    def value(self, parameter: Parameter, value: Value) -> str:
        """A value of the parameter, with its unit or by its label."""
        return self._speaker.value(value, parameter.type)
