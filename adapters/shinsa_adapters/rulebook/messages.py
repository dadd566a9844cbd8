"""A rule's message in a file's language, with the values that one proposal states."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from shinsa.explaining.amounts import worded
from shinsa.explaining.document import RuleDocument
from shinsa.explaining.reads import Reader
from shinsa.screening import Screening
from shinsa.values import Text
from shinsa_adapters.rulebook.answers import written_day
from shinsa_adapters.rulebook.tongues import ENGLISH, Tongue

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def message_in(tongue: Tongue, screening: Screening, document: RuleDocument) -> str:
    """What the rule says of the proposal in a language.

    `document` is what the engine says of the rule in English. Where it says something else than the rule's own message
    (that facts are missing, that evidence disagrees), that is what comes.
    """
    plan = screening.edition.plan
    head = next(rule.head for rule in plan.ruleset.rules if rule.head.id == document["id"])
    if tongue is ENGLISH or document["outcome"] != "fired" or document["conflicts"]:
        return document["because"]
    reader = Reader(plan.ruleset.vocabulary)

    def value(found: re.Match[str]) -> str:
        path = found[1]
        if path.startswith("param."):
            return _worded(plan.parameters[path.removeprefix("param.")], {}, tongue)
        return _worded(reader.value(path, screening.facts), reader.seat(path).choices, tongue)

    return _PLACEHOLDER.sub(value, head.because.in_language(tongue.code))


def _worded(value: object, choices: Mapping[str, Text], tongue: Tongue) -> str:
    match value:
        case None | bool():
            return tongue.word_for(truth=value)
        case date():
            return written_day(value, tongue)
        case tuple() | list() | frozenset():
            items = cast("Iterable[object]", value)
            return tongue.separators[0].join(_worded(item, choices, tongue) for item in items)
        case str():
            label = choices.get(value)
            return value if label is None else label.in_language(tongue.code)
        case Decimal():
            return worded(value)
        case _:
            raise TypeError(f"no message holds a value like {value!r}")
