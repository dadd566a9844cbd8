"""How the contents of a verdict document are worded, alike in every form."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from shinsa.explaining.document import (
    ConditionDocument,
    IntervalDocument,
    Json,
    ParameterDocument,
    Points,
    QuestionDocument,
    ReasonDocument,
    RuleDocument,
    SourceDocument,
)

VERDICTS: Final = {
    "eligible": "may be recommended",
    "review": "needs a decision or an answer first",
    "ineligible": "cannot be recommended",
}
REVIEW_KINDS: Final = {
    "incomplete": "facts are missing",
    "conflict": "evidence contradicts itself",
    "policy": "the committee has to decide",
    "not_a_project": "not one project: split it",
    "borderline": "the score lies between the thresholds, or a floor is not reached",
}
OUTCOMES: Final = {
    "fired": "fired",
    "not_fired": "not fired",
    "unknown": "unknown",
    "not_applicable": "not applicable",
}
NOT_STATED: Final = "not stated"
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


def number(points: Points) -> str:
    """Points without needless zeros: `12`, `2.5`."""
    text = f"{points:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def span(interval: IntervalDocument) -> str:
    """An interval of points: `12`, or `12 to 88`."""
    low, high = number(interval["low"]), number(interval["high"])
    return low if low == high else f"{low} to {high}"


def signed(interval: IntervalDocument | None) -> str:
    """What a rule gives or takes: `+16`, `-4`, `0`, `0 to +6`; nothing for a rule that never scores."""
    if interval is None:
        return ""
    low, high = _with_sign(interval["low"]), _with_sign(interval["high"])
    return low if low == high else f"{low} to {high}"


def _with_sign(points: Points) -> str:
    text = number(points)
    return f"+{text}" if points > 0 and text != "0" else text


def weight(reason: ReasonDocument, *, against: bool) -> str:
    """What a reason weighs: `gate`, `+16`, `-4`; against the proposal also `only +4` of what it could have been."""
    points = reason["points"]
    if points is None:
        return "gate"
    return f"only {signed(points)}" if against and points["low"] >= 0 else signed(points)


def value(seen: Json) -> str:
    """A value as a reader would write it: `not stated`, `yes`, `none`, `1200`, `US, JP`."""
    match seen:
        case None:
            return NOT_STATED
        case bool():
            return "yes" if seen else "no"
        case list():
            return ", ".join(map(value, seen)) or "none"
        case dict():
            return "; ".join(f"{key} {value(part)}" for key, part in seen.items())
        case _:
            return visible(str(seen))


def outcome(rule: RuleDocument) -> str:
    """The rule's outcome in a word, with what a fired gate does: `fired, reject`."""
    word = OUTCOMES[rule["outcome"]]
    return f"{word}, {rule['effect']}" if rule["kind"] == "gate" and rule["outcome"] == "fired" else word


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


def seen(condition: ConditionDocument) -> str:
    """The value seen and, where another is needed, that one: `seen 200; needed at least 300`."""
    what = NOT_STATED if condition["value"] is None else f"seen {value(condition['value'])}"
    wanted = needed(condition)
    return what if wanted is None else f"{what}; needed {wanted}"


def needed(condition: ConditionDocument) -> str | None:
    """The value a condition that does not hold needs; `None` where it holds or only its own words could be repeated."""
    wanted = condition["needed"]
    return None if condition["truth"] == "yes" or wanted == condition["text"] else wanted


def floor_state(points: IntervalDocument, floor: Points) -> str:
    """Whether a group's points reach their floor: `reached`, `missed`, or `open`."""
    if points["low"] >= floor:
        return "reached"
    return "missed" if points["high"] < floor else "open"


def stake(question: QuestionDocument) -> str:
    """What rests on an answer: `could change the verdict; decides gate.offtake; up to 12 points at stake`."""
    parts = ["could change the verdict" if question["could_change_verdict"] else "cannot change the verdict"]
    if question["gates"]:
        parts.append(f"decides {', '.join(question['gates'])}")
    if question["points_at_stake"]:
        parts.append(f"up to {number(question['points_at_stake'])} points at stake")
    return "; ".join(parts)


def amount(setting: ParameterDocument) -> str:
    """A parameter's value with its unit."""
    unit = setting["unit"]
    return f"{value(setting['value'])} {unit}" if unit else value(setting["value"])


def review_kinds(kinds: Sequence[str]) -> str:
    """Why a proposal is held: `incomplete (facts are missing), policy (the committee has to decide)`."""
    return ", ".join(f"{kind} ({REVIEW_KINDS[kind]})" for kind in kinds)


def source_line(source: SourceDocument) -> str:
    """Where the words come from, on one line; recalled sources say so."""
    line = ", ".join(filter(None, _source_parts(source)))
    return line if source["attested"] else f"{line} (recalled, not read)"


def _source_parts(source: SourceDocument) -> list[str | None]:
    document = source["title"] or source["document"]
    match source["kind"]:
        case "quotation":
            return [f"quoted from {document}", source["address"]]
        case "practice":
            return [f"practice: {source['practice']}", document, source["reference"], source["address"]]
        case _:
            return ["committee discretion"]


def family_label(family: str, labels: Mapping[str, str]) -> str:
    """The family's label; families that never score have none in the document and are named by their id."""
    return labels.get(family) or family.replace("_", " ").capitalize()


def count(how_many: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: `1 fact`, `3 facts`."""
    return f"{how_many} {thing if how_many == 1 else things or thing + 's'}"
