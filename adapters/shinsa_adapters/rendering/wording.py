"""Words and signs that are alike in every language, and what a document's parts amount to."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from shinsa.explaining.document import ConditionDocument, Points, RuleDocument

NO_ANSWER: Final = "–"  # noqa: RUF001  the dash is meant


def visible(text: str) -> str:
    """The text with every character that could steer a terminal, or turn the reading direction, written as an escape.

    Line breaks become spaces. Proposals are written by strangers: none of their words may act.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character in "\n\r\t\v\f":
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return character.encode("unicode_escape").decode("ascii")
    return character


def untranslated(text: str) -> bool:
    """Whether a text of a ruleset stands in English on a page in Japanese or Chinese: four letters of five are Latin.

    Names and laws keep Latin letters in a translation, and English quotes a word of the article here and there.
    """
    letters = [character for character in text if character.isalpha()]
    return sum(character.isascii() for character in letters) * 5 >= len(letters) * 4


def number(points: Points) -> str:
    """Points without needless zeros: `12`, `2.5`; alike in every language."""
    text = f"{points:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def count(how_many: int, thing: str, things: str | None = None) -> str:
    """A number with its noun, in English: `1 fact`, `3 facts`."""
    return f"{how_many} {thing if how_many == 1 else things or thing + 's'}"


def tone(rule: RuleDocument) -> str:
    """How an outcome bears on the proposal: `gives`, `takes`, `reject`, `review`, `unknown`, or `quiet`."""
    points = rule["points"]
    match rule["outcome"], rule["kind"]:
        case "unknown", _:
            return "unknown"
        case "fired", "gate":
            return "reject" if rule["effect"] == "reject" else "review"
        case "fired", _:
            return "takes" if points is not None and points["high"] < 0 else "gives"
        case _:
            return "quiet"


def needed(condition: ConditionDocument) -> str | None:
    """The value a condition that does not hold needs; `None` where it holds or only its own words could be repeated."""
    wanted = condition["needed"]
    return None if condition["truth"] == "yes" or wanted == condition["text"] else wanted


def family_label(family: str, labels: Mapping[str, str]) -> str:
    """The family's label; families that never score have none in the document and are named by their id."""
    return labels.get(family) or family.replace("_", " ").capitalize()
