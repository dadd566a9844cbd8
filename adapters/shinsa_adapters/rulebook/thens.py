"""Then-steps: sentences about a screening and about the rule a scenario is about."""

from decimal import Decimal

from shinsa.explaining.document import RuleDocument
from shinsa_adapters.rulebook.answers import split_answers
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.steps import Said, Seen, Then

_SAYING = {
    "fired": "it fires",
    "not_fired": "it does not fire",
    "unknown": "it cannot tell",
    "not_applicable": "it does not apply",
}
_HOLD_KINDS = {"reject": "refuses the proposal", "review": "holds the proposal"}


def _rule(seen: Seen) -> RuleDocument:
    """What the rule under test answered."""
    if seen.rule is None:
        raise StepError("no rule is under test here", "put the scenario under a `Rule:` tagged `@rule:<id>`")
    return next(rule for rule in seen.document["rules"] if rule["id"] == seen.rule)


def _outcome(seen: Seen, wanted: str) -> str | None:
    rule = _rule(seen)
    if rule["outcome"] == wanted:
        return None
    return f"{_SAYING[rule['outcome']]}: {rule['because']}{_conditions(rule)}"


def _conditions(rule: RuleDocument) -> str:
    """The rule's conditions and what was seen, a line each."""
    return "".join(
        f"\n  {entry['role']}: {entry['text']}: {entry['truth']} ({entry['value']})" for entry in rule["conditions"]
    )


def _fires(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, "fired")


def _does_not_fire(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, "not_fired")


def _cannot_tell(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, "unknown")


def _does_not_apply(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, "not_applicable")


def _refuses(seen: Seen, _said: Said) -> str | None:
    return _acts(seen, "reject")


def _holds(seen: Seen, said: Said) -> str | None:
    kind = _kind(said["review_kind"])
    failure = _acts(seen, "review")
    if failure is None and kind not in seen.document["review_kinds"]:
        return f"the review is for {_listed(seen.document['review_kinds'])}"
    return failure


def _acts(seen: Seen, effect: str) -> str | None:
    failure = _outcome(seen, "fired")
    if failure is None and _rule(seen)["effect"] != effect:
        return f"it {_HOLD_KINDS.get(_rule(seen)['effect'], 'only remarks')}: {_rule(seen)['because']}"
    return failure


def _gives(seen: Seen, said: Said) -> str | None:
    return _points(seen, Decimal(said["number"]), Decimal(said["number"]))


def _gives_between(seen: Seen, said: Said) -> str | None:
    return _points(seen, Decimal(said["low"]), Decimal(said["high"]))


def _points(seen: Seen, low: Decimal, high: Decimal) -> str | None:
    rule = _rule(seen)
    points = rule["points"]
    if points is None:
        return "it never gives points"
    given = Decimal(str(points["low"])), Decimal(str(points["high"]))
    if given == (low, high):
        return None
    words = f"{given[0]}" if given[0] == given[1] else f"between {given[0]} and {given[1]}"
    return f"it gives {words} points ({_SAYING[rule['outcome']]}): {rule['because']}{_conditions(rule)}"


def _missing(seen: Seen, said: Said) -> str | None:
    entry = seen.names.facts.get(said["anything"]) or seen.names.lists[said["anything"]]
    missing = _rule(seen)["missing"]
    if any(fact == entry.path or fact.startswith(f"{entry.path}[") for fact in missing):
        return None
    return f"the rule misses {_listed(missing)}"


def _message(seen: Seen, said: Said) -> str | None:
    because = _rule(seen)["because"]
    return None if because == said["text"] else f'the message is "{because}"'


def _verdict(seen: Seen, said: Said) -> str | None:
    document = seen.document
    if document["verdict"] == said["verdict"]:
        return None
    return f"the verdict is {document['verdict']}: {document['because']}"


def _review(seen: Seen, said: Said) -> str | None:
    kinds = {_kind(kind) for kind in split_answers(said["review_kinds"])}
    found = seen.document["review_kinds"]
    return None if kinds == set(found) else f"the review is for {_listed(found)}"


def _score_exactly(seen: Seen, said: Said) -> str | None:
    return _score(seen, *[Decimal(said["number"])] * 2)


def _score_between(seen: Seen, said: Said) -> str | None:
    return _score(seen, Decimal(said["low"]), Decimal(said["high"]))


def _score(seen: Seen, low: Decimal, high: Decimal) -> str | None:
    found = Decimal(str(seen.document["score"]["low"])), Decimal(str(seen.document["score"]["high"]))
    return None if found == (low, high) else f"the score is between {found[0]} and {found[1]}"


def _lane(seen: Seen, said: Said) -> str | None:
    lane = seen.document["score"]["fit"]["lane"]
    wanted = seen.names.families[said["family"]].id
    return None if lane == wanted else f"the fit lane is {lane or 'open'}"


def _kind(words: str) -> str:
    return words.strip().replace(" ", "_")


def _listed(kinds: list[str]) -> str:
    return ", ".join(kinds) or "nothing"


THENS = (
    Then("the rule fires", "the rule fires", _fires),
    Then("the rule does not fire", "the rule does not fire", _does_not_fire),
    Then("the rule cannot tell", "the rule cannot tell", _cannot_tell),
    Then("the rule does not apply", "the rule does not apply", _does_not_apply),
    Then("the rule refuses the proposal", "the rule refuses the proposal", _refuses),
    Then("the rule holds the proposal for {review_kind}", "the rule holds the proposal for policy", _holds),
    Then("the rule gives {number} points", "the rule gives 16 points", _gives),
    Then("the rule gives between {low} and {high} points", "the rule gives between 0 and 16 points", _gives_between),
    Then("(the ){anything} is/are missing", "the net capacity is missing", _missing),
    Then('the message says "{text}"', 'the message says "1,200 MW of firm capacity"', _message),
    Then("the verdict is {verdict}", "the verdict is review", _verdict),
    Then("the review is for {review_kinds}", "the review is for incomplete and policy", _review),
    Then("the score is {number}", "the score is 72.5", _score_exactly),
    Then("the score is between {low} and {high}", "the score is between 40 and 88", _score_between),
    Then("the fit lane is {family}", "the fit lane is power", _lane),
)
