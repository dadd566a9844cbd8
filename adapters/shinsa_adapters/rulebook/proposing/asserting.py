"""What a scenario may say of a screening, the plainest sentence first: of a rule's answer, or of the whole verdict."""

from collections.abc import Iterator, Mapping

from shinsa.explaining.amounts import points
from shinsa.explaining.document import RuleDocument
from shinsa.judging.outcomes import Outcome
from shinsa.judging.score import Interval
from shinsa.ruleset import Merit, Note, NoteEffect, Rule
from shinsa.screening import Screening
from shinsa_adapters.rulebook.proposing.saying import ANSWERS, Line, Speaker

_COLUMNS: Mapping[str, tuple[str, str]] = {"en": ("verdict", "score"), "ja": ("判定", "得点"), "zh": ("结论", "得分")}


def answer_line(speaker: Speaker, screening: Screening, rule: Rule) -> Line:
    """What the rule answers; the part that varies from row to row is the line's value."""
    before, column = ANSWERS[speaker.tongue.code]
    return Line(f"{before}{{}}", speaker.answer(screening, rule).removeprefix(before), column)


def assertions(speaker: Speaker, screening: Screening, rule: Rule | None) -> Iterator[Line]:
    """Sentences that are so of a screening, the one always said first; of the verdict alone where no rule is meant."""
    if rule is None:
        yield from _of_the_verdict(speaker, screening)
        return
    yield answer_line(speaker, screening, rule)
    yield from _of_the_answer(speaker, screening, rule)
    yield from _of_the_verdict(speaker, screening)
    document = screening.rule_document(rule.head.id, speaker.tongue.code)
    yield from _missing(speaker, document)
    yield Line(speaker.sentence('the message says "{text}"', text=document["because"]))


def _of_the_answer(speaker: Speaker, screening: Screening, rule: Rule) -> Iterator[Line]:
    """What else can be said of an answer: its outcome, its points, what it adds to the rank."""
    reply = screening.judgement.answers[screening.edition.places[rule.head.id]]
    said = {Outcome.FIRED: "the rule fires", Outcome.UNKNOWN: "the rule cannot tell"}.get(reply.outcome)
    if said is not None:
        yield Line(speaker.sentence(said))
    if isinstance(rule, Merit):
        yield Line(_given(speaker, "the rule gives", Interval(reply.low, reply.high), "points"))
    if isinstance(rule, Note) and rule.effect is NoteEffect.RANK:
        yield Line(speaker.sentence("the rule adds {number} to the rank", number=str(points(reply.rank))))


def _given(speaker: Speaker, before: str, span: Interval, unit: str) -> str:
    low, high = str(points(span.low)), str(points(span.high))
    if low == high:
        return speaker.sentence(f"{before} {{number}} {unit}", number=low)
    return speaker.sentence(f"{before} between {{low}} and {{high}} {unit}", low=low, high=high)


def _of_the_verdict(speaker: Speaker, screening: Screening) -> Iterator[Line]:
    """The verdict, the score, why it is held, the lane of the fit, and how old evidence is."""
    judgement, tongue = screening.judgement, speaker.tongue
    verdict, score = _COLUMNS[tongue.code]
    word = next(word for word, held in tongue.verdicts.items() if held is judgement.verdict)
    yield Line(speaker.sentence("the verdict is {verdict}", verdict="{}"), word, verdict)
    total = judgement.score.total
    if total.low == total.high:
        yield Line(speaker.sentence("the score is {number}", number="{}"), str(points(total.low)), score)
    else:
        span = {"low": str(points(total.low)), "high": str(points(total.high))}
        yield Line(speaker.sentence("the score is between {low} and {high}", **span))
    if judgement.review_kinds:
        kinds = speaker.review_kinds(judgement.review_kinds)
        yield Line(speaker.sentence("the review is for {review_kinds}", review_kinds=kinds))
    if judgement.score.lane is not None:
        family = speaker.family(judgement.score.lane)
        yield Line(speaker.sentence("the fit lane is {family}", family=family))
    yield from _of_the_evidence(speaker, screening)


def _of_the_evidence(speaker: Speaker, screening: Screening) -> Iterator[Line]:
    """Everything that can be said of the age of evidence; what is not so drops out when it is played."""
    for path in dict.fromkeys(evidence.fact for evidence in screening.facts.evidence):
        for said in ("is remarked as old", "is not remarked as old", "counts no more"):
            yield Line(speaker.sentence(f"the evidence of (the ){{fact}} {said}", fact=speaker.label(path)))


def _missing(speaker: Speaker, document: RuleDocument) -> Iterator[Line]:
    for path in dict.fromkeys(fact.partition("[")[0] for fact in document["missing"]):
        yield Line(speaker.sentence("(the ){anything} is/are missing", anything=speaker.label(path)))
