"""What the committee sets a parameter to, read from a sentence; and the ruleset with its parameters so set."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from shinsa.facts import Choice, Fact, FactKind, FactList, Vocabulary
from shinsa.language.tree import BoolType, ChoiceType, DateType, ItemType, ListType, NumberType
from shinsa.ruleset import Parameter, ParameterValue, Ruleset, Setting
from shinsa.values import Text
from shinsa_adapters.rulebook.answers import read_answer, read_day, split_answers
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.tongues import ENGLISH, Tongue


def read_setting(text: str, parameter: Parameter, vocabulary: Vocabulary, tongue: Tongue = ENGLISH) -> ParameterValue:
    """The value the words set this parameter to; raises StepError where they cannot."""
    if isinstance(parameter.type, ListType):
        item = as_fact(parameter, parameter.type.item, vocabulary)
        return _uniform([_value(part, item, vocabulary.currency, tongue) for part in split_answers(text, tongue)])
    return _value(text, as_fact(parameter, parameter.type, vocabulary), vocabulary.currency, tongue)


def with_settings(ruleset: Ruleset, settings: tuple[tuple[str, ParameterValue], ...]) -> Ruleset:
    """The ruleset with these parameters set to these values on every day."""
    chosen = dict(settings)
    parameters = tuple(
        replace(parameter, settings=(_setting(chosen[parameter.name]),)) if parameter.name in chosen else parameter
        for parameter in ruleset.parameters
    )
    return replace(ruleset, parameters=parameters)


def _setting(value: ParameterValue) -> Setting:
    return Setting(value, date.min, "the committee, in a scenario", "to see what the rule does then")


def _value(text: str, fact: Fact, currency: str, tongue: Tongue) -> bool | Decimal | str | date:
    if fact.kind is FactKind.DATE:
        return read_day(text, tongue)
    answer = read_answer(text, fact, currency, tongue)
    if isinstance(answer, dict):
        if answer["currency"] != currency:
            raise StepError(f"`{text}` is not in {currency}", f"the committee decides in {currency}")
        return Decimal(answer["amount"])
    return answer


def _uniform(values: "list[bool | Decimal | str | date]") -> ParameterValue:
    numbers = tuple(value for value in values if isinstance(value, Decimal))
    return numbers or tuple(str(value) for value in values)


def as_fact(parameter: Parameter, kind: ItemType, vocabulary: Vocabulary) -> Fact:
    """The parameter seen as a fact, so that its values are written as the fact's are."""
    seen = Fact(parameter.name, FactKind.TEXT, parameter.label, parameter.at)
    match kind:
        case NumberType() if kind.unit == vocabulary.currency:
            return replace(seen, kind=FactKind.MONEY)
        case NumberType():
            return replace(seen, kind=FactKind.NUMBER, unit=kind.unit)
        case ChoiceType(name="country"):
            return replace(seen, kind=FactKind.COUNTRY)
        case ChoiceType():
            return replace(seen, kind=FactKind.CHOICE, choices=_choices(kind, vocabulary))
        case _:
            return replace(seen, kind=_OTHER_KINDS.get(type(kind), FactKind.TEXT))


_OTHER_KINDS: dict[type[ItemType], FactKind] = {BoolType: FactKind.BOOL, DateType: FactKind.DATE}


def _choices(kind: ChoiceType, vocabulary: Vocabulary) -> tuple[Choice, ...]:
    known = vocabulary.by_path().get(kind.name)
    labels = known.choices if known is not None and not isinstance(known, FactList) else ()
    return labels or tuple(Choice(value, Text(value)) for value in kind.choices)
