"""Then-steps: sentences about a screening and about the rule a scenario is about."""

from collections.abc import Sequence
from decimal import Decimal

from shinsa.explaining.amounts import points
from shinsa.explaining.document import RuleDocument
from shinsa.judging.outcomes import Answer, Effect, Outcome
from shinsa.judging.score import Interval
from shinsa.ruleset import Merit, Note, NoteEffect
from shinsa_adapters.rendering.phrasing import phrasing
from shinsa_adapters.rulebook.answers import split_answers
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.steps import Said, Seen, Then, Wording

_SAYING = {
    Outcome.FIRED: "it fires",
    Outcome.NOT_FIRED: "it does not fire",
    Outcome.UNKNOWN: "it cannot tell",
    Outcome.NOT_APPLICABLE: "it does not apply",
}
_HOLD_KINDS = {Effect.REJECT: "refuses the proposal", Effect.REVIEW: "holds the proposal"}


def _under_test(seen: Seen) -> str:
    if seen.rule is None:
        raise StepError("no rule is under test here", "put the scenario under a `Rule:` tagged `@rule:<id>`")
    return seen.rule


def _answer(seen: Seen) -> Answer:
    """What the rule under test answered."""
    return seen.screening.judgement.answers[seen.screening.edition.places[_under_test(seen)]]


def _explained(seen: Seen) -> RuleDocument:
    """The same with its reasons, which take far longer to write."""
    return seen.screening.rule_document(_under_test(seen))


def _outcome(seen: Seen, wanted: Outcome) -> str | None:
    outcome = _answer(seen).outcome
    return None if outcome is wanted else f"{_SAYING[outcome]}: {_why(_explained(seen))}"


def _why(rule: RuleDocument) -> str:
    return f"{rule['because']}{_conditions(rule)}"


def _conditions(rule: RuleDocument) -> str:
    """The rule's conditions and what was seen, a line each."""
    seen = phrasing().seen
    return "".join(
        f"\n  {entry['role']}: {entry['text']}: {entry['truth']} ({seen(entry)})" for entry in rule["conditions"]
    )


def _fires(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, Outcome.FIRED)


def _does_not_fire(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, Outcome.NOT_FIRED)


def _cannot_tell(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, Outcome.UNKNOWN)


def _does_not_apply(seen: Seen, _said: Said) -> str | None:
    return _outcome(seen, Outcome.NOT_APPLICABLE)


def _refuses(seen: Seen, _said: Said) -> str | None:
    return _acts(seen, Effect.REJECT)


def _holds(seen: Seen, said: Said) -> str | None:
    kind = _kinds(seen, said["review_kind"]).pop()
    failure = _acts(seen, Effect.REVIEW)
    found = seen.screening.judgement.review_kinds
    return f"the review is for {_listed(found)}" if failure is None and kind not in found else failure


def _acts(seen: Seen, wanted: Effect) -> str | None:
    failure = _outcome(seen, Outcome.FIRED)
    effect = _answer(seen).effect
    if failure is None and effect is not wanted:
        return f"it {_HOLD_KINDS.get(effect, 'only remarks')}: {_explained(seen)['because']}"
    return failure


def _gives(seen: Seen, said: Said) -> str | None:
    return _points(seen, Decimal(said["number"]), Decimal(said["number"]))


def _gives_between(seen: Seen, said: Said) -> str | None:
    return _points(seen, Decimal(said["low"]), Decimal(said["high"]))


def _points(seen: Seen, low: Decimal, high: Decimal) -> str | None:
    answer = _answer(seen)
    if not isinstance(seen.names.rules[_under_test(seen)], Merit):
        return "it never gives points"
    given = Interval(answer.low, answer.high)
    if _same(given, low, high):
        return None
    return f"it gives {_span(given)} points ({_SAYING[answer.outcome]}): {_why(_explained(seen))}"


def _same(hundredths: Interval, low: Decimal, high: Decimal) -> bool:
    return Decimal(hundredths.low) == low * 100 and Decimal(hundredths.high) == high * 100


def _span(given: Interval) -> str:
    low, high = points(given.low), points(given.high)
    return f"{low}" if low == high else f"between {low} and {high}"


def _ranks(seen: Seen, said: Said) -> str | None:
    rule, answer = seen.names.rules[_under_test(seen)], _answer(seen)
    if not isinstance(rule, Note) or rule.effect is not NoteEffect.RANK:
        return "it never adds to the rank"
    if Decimal(answer.rank) == Decimal(said["number"]) * 100:
        return None
    return f"it adds {points(answer.rank)} ({_SAYING[answer.outcome]}): {_why(_explained(seen))}"


def _missing(seen: Seen, said: Said) -> str | None:
    entry = seen.names.facts.get(said["anything"]) or seen.names.lists[said["anything"]]
    missing = _explained(seen)["missing"]
    if any(fact == entry.path or fact.startswith(f"{entry.path}[") for fact in missing):
        return None
    return f"the rule misses {_listed(missing)}"


def _message(seen: Seen, said: Said) -> str | None:
    because = seen.screening.rule_document(_under_test(seen), seen.names.tongue.code)["because"]
    return None if because == said["text"] else f'the message is "{because}"'


def _verdict(seen: Seen, said: Said) -> str | None:
    if seen.screening.verdict == seen.names.tongue.verdicts[said["verdict"]]:
        return None
    return f"the verdict is {seen.screening.verdict}: {seen.screening.document['because']}"


def _verdict_message(seen: Seen, said: Said) -> str | None:
    because = seen.screening.document_in(seen.names.tongue.code)["because"]
    return None if because == said["text"] else f'the verdict says "{because}"'


def _review(seen: Seen, said: Said) -> str | None:
    kinds = _kinds(seen, said["review_kinds"])
    found = seen.screening.judgement.review_kinds
    return None if kinds == set(found) else f"the review is for {_listed(found)}"


def _score_exactly(seen: Seen, said: Said) -> str | None:
    return _score(seen, *[Decimal(said["number"])] * 2)


def _score_between(seen: Seen, said: Said) -> str | None:
    return _score(seen, Decimal(said["low"]), Decimal(said["high"]))


def _score(seen: Seen, low: Decimal, high: Decimal) -> str | None:
    found = seen.screening.judgement.score.total
    return None if _same(found, low, high) else f"the score is {_span(found)}"


def _lane(seen: Seen, said: Said) -> str | None:
    lane = seen.screening.judgement.score.lane
    wanted = seen.names.families[said["family"]].id
    return None if lane == wanted else f"the fit lane is {lane or 'open'}"


def _kinds(seen: Seen, words: str) -> set[str]:
    tongue = seen.names.tongue
    return {tongue.review_kinds[kind].value for kind in split_answers(words, tongue)}


def _listed(kinds: Sequence[str]) -> str:
    return ", ".join(kinds) or "nothing"


THENS = (
    Then(
        check=_fires,
        en=Wording("the rule fires"),
        ja=Wording("この規則は発動する"),
        zh=Wording("本规则触发"),
    ),
    Then(
        check=_does_not_fire,
        en=Wording("the rule does not fire"),
        ja=Wording("この規則は発動しない"),
        zh=Wording("本规则不触发"),
    ),
    Then(
        check=_cannot_tell,
        en=Wording("the rule cannot tell"),
        ja=Wording("この規則は判断できない"),
        zh=Wording("本规则无法判断"),
    ),
    Then(
        check=_does_not_apply,
        en=Wording("the rule does not apply"),
        ja=Wording("この規則は適用されない"),
        zh=Wording("本规则不适用"),
    ),
    Then(
        check=_refuses,
        en=Wording("the rule refuses the proposal"),
        ja=Wording("この規則は提案を拒否する"),
        zh=Wording("本规则否决该提案"),
    ),
    Then(
        check=_holds,
        en=Wording("the rule holds the proposal for {review_kind}", "the rule holds the proposal for policy"),
        ja=Wording("この規則は提案を保留する（{review_kind}）", "この規則は提案を保留する（政策判断）"),
        zh=Wording("本规则暂缓该提案（{review_kind}）", "本规则暂缓该提案（政策判断）"),
    ),
    Then(
        check=_gives,
        en=Wording("the rule gives {number} points", "the rule gives 16 points"),
        ja=Wording("この規則は{number}点を付ける", "この規則は16点を付ける"),
        zh=Wording("本规则给{number}分", "本规则给16分"),
    ),
    Then(
        check=_gives_between,
        en=Wording("the rule gives between {low} and {high} points", "the rule gives between 0 and 16 points"),
        ja=Wording("この規則は{low}点から{high}点までを付ける", "この規則は0点から16点までを付ける"),
        zh=Wording("本规则给{low}分至{high}分", "本规则给0分至16分"),
    ),
    Then(
        check=_ranks,
        en=Wording("the rule adds {number} to the rank", "the rule adds 2 to the rank"),
        ja=Wording("この規則は順位に{number}を加える", "この規則は順位に2を加える"),
        zh=Wording("本规则为排序加{number}", "本规则为排序加2"),
    ),
    Then(
        check=_missing,
        en=Wording("(the ){anything} is/are missing", "the net capacity is missing"),
        ja=Wording("{anything}が不足している", "正味出力が不足している"),
        zh=Wording("缺少{anything}", "缺少净容量"),
    ),
    Then(
        check=_message,
        en=Wording('the message says "{text}"', 'the message says "1,200 MW of firm capacity"'),
        ja=Wording("理由は「{text}」と述べる", "理由は「安定電源1,200 MW」と述べる"),
        zh=Wording("理由写明“{text}”", "理由写明“稳定容量1,200 MW”"),
    ),
    Then(
        check=_verdict,
        en=Wording("the verdict is {verdict}", "the verdict is review"),
        ja=Wording("判定は{verdict}である", "判定は要審議である"),
        zh=Wording("审查结论为{verdict}", "审查结论为待审议"),
    ),
    Then(
        check=_verdict_message,
        en=Wording(
            'the verdict says "{text}"', 'the verdict says "refused, because this does not hold: The project is live"'
        ),
        ja=Wording("判定は「{text}」と述べる", "判定は「次を満たさないため不適格：事業が存続している」と述べる"),
        zh=Wording("审查结论写明“{text}”", "审查结论写明“因不符合以下要求而予否决：项目仍在推进”"),
    ),
    Then(
        check=_review,
        en=Wording("the review is for {review_kinds}", "the review is for incomplete and policy"),
        ja=Wording("審議の理由は{review_kinds}である", "審議の理由は情報不足と政策判断である"),
        zh=Wording("审议原因为{review_kinds}", "审议原因为信息不足和政策判断"),
    ),
    Then(
        check=_score_exactly,
        en=Wording("the score is {number}", "the score is 72.5"),
        ja=Wording("得点は{number}点である", "得点は72.5点である"),
        zh=Wording("得分为{number}分", "得分为72.5分"),
    ),
    Then(
        check=_score_between,
        en=Wording("the score is between {low} and {high}", "the score is between 40 and 88"),
        ja=Wording("得点は{low}点から{high}点までである", "得点は40点から88点までである"),
        zh=Wording("得分为{low}分至{high}分", "得分为40分至88分"),
    ),
    Then(
        check=_lane,
        en=Wording("the fit lane is {family}", "the fit lane is power"),
        ja=Wording("適合度の分野は{family}である", "適合度の分野は電力である"),
        zh=Wording("契合领域为{family}", "契合领域为电力"),
    ),
)
