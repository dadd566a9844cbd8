"""Our evaluation beside other engines', on the same conditions and the same proposals, in the same run.

Before anything is timed the answers are compared, condition by condition, on many complete proposals; one difference
and nothing is measured.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson

from benchmarks.cel_peer import CelPeer, cel_peer
from benchmarks.complete import Maker
from benchmarks.questions import Questionnaire
from benchmarks.rows import Row, Section, compared, timed
from benchmarks.subject import COMPLETE, Subject
from benchmarks.timing import Case, measure, ratio
from benchmarks.zen_peer import ZenPeer, zen_peer, zen_proposal
from shinsa.values import Truth, Value

PLAIN_AT_LEAST = 20
TRACED_AT_LEAST = 5
COMPARED = {"zen-engine": 300, "cel-python": 20}
"""On how many complete proposals each peer's answers are compared with ours (cel-python is slow)."""
_CEL_ROUNDS = 9
_ZEN_RATIOS = (
    ("zen-engine, decision from text", "shinsa", PLAIN_AT_LEAST),
    ("zen-engine, decision compiled", "shinsa", PLAIN_AT_LEAST),
    ("zen-engine, one expression", "shinsa", None),
    ("zen-engine with trace", "shinsa with trace", TRACED_AT_LEAST),
    ("zen-engine from JSON bytes", "shinsa from JSON bytes", None),
)


class DifferentAnswersError(Exception):
    """A peer and we do not answer the same; timing would compare different work."""


@dataclass(frozen=True, slots=True)
class Ours:
    """What a peer does in one call, done by us: every condition answered, conclusions chained."""

    subject: Subject

    def answers(self, values: tuple[Value, ...]) -> tuple[Truth, ...]:
        """The truth of every part, then of every proposition, of validated facts."""
        edition = self.subject.edition
        parts = edition.evaluator.evaluate(values).parts
        return (*parts, *edition.inferences[0].infer(parts))

    def traced(self, values: tuple[Value, ...]) -> tuple[tuple[Truth, ...], tuple[Truth, ...]]:
        """The same, with the truth of every leaf condition."""
        edition = self.subject.edition
        trace = edition.evaluator.trace(values)
        parts = trace.evaluation.parts
        return (*parts, *edition.inferences[0].infer(parts)), trace.leaves

    def from_bytes(self, data: bytes) -> tuple[Truth, ...]:
        """The same from JSON, with everything validated and the evidence weighed."""
        return self.answers(self.subject.facts(data).values)


def sections(subject: Subject, rounds: int) -> tuple[Section, ...]:
    """Both peers, each with its own table.

    Raises:
        DifferentAnswersError: a peer answered a condition differently.
    """
    documents = proposals(subject, max(COMPARED.values()))
    return (_zen(subject, documents, rounds), _cel(subject, documents, min(rounds, _CEL_ROUNDS)))


def proposals(subject: Subject, count: int) -> list[dict[str, object]]:
    """Complete proposals: the example filled up, then random ones."""
    maker = Maker(subject.edition.plan, seed=20251028)
    filled = maker.fill(json.loads(COMPLETE.read_bytes()))
    return [filled, *(maker.fill({"id": f"made-{number}", "title": "made at random"}) for number in range(1, count))]


def _zen(subject: Subject, documents: list[dict[str, object]], rounds: int) -> Section:
    peer, ours = zen_peer(subject.edition.plan), Ours(subject)
    for form in (peer.answers, peer.from_text, peer.in_one_expression):
        compare(ours, documents, peer.questions, lambda each, form=form: form(zen_proposal(each)))  # type: ignore[misc]
    timings = measure(_zen_cases(ours, peer, documents[0]), rounds)
    rows = [timed(name, timing) for name, timing in timings.items()]
    ratios = [
        compared(f"{theirs} / {mine}", ratio(timings[theirs], timings[mine]), at_least=goal)
        for theirs, mine, goal in _ZEN_RATIOS
    ]
    remarks = (_seen_both_ways(ours, documents, peer.questions), *_remarks(peer.questions))
    return Section(f"Every condition, beside zen-engine {peer.version}", (*rows, *ratios), remarks)


def _zen_cases(ours: Ours, peer: ZenPeer, document: dict[str, object]) -> list[Case]:
    data, theirs = orjson.dumps(document), zen_proposal(document)
    values, their_data = ours.subject.facts(data).values, orjson.dumps(theirs)
    return [
        Case("shinsa", lambda: ours.answers(values)),
        Case("zen-engine, decision from text", lambda: peer.from_text(theirs)),
        Case("zen-engine, decision compiled", lambda: peer.answers(theirs)),
        Case("zen-engine, one expression", lambda: peer.in_one_expression(theirs)),
        Case("shinsa with trace", lambda: ours.traced(values)),
        Case("zen-engine with trace", lambda: peer.traced(theirs)),
        Case("shinsa from JSON bytes", lambda: ours.from_bytes(data)),
        Case("zen-engine from JSON bytes", lambda: peer.answers(their_data)),
    ]


def _seen_both_ways(ours: Ours, documents: list[dict[str, object]], questions: Questionnaire) -> str:
    """How many conditions were compared on a yes and on a no."""
    truths = [ours.from_bytes(orjson.dumps(each)) for each in documents]
    both = sum({reply[each.truth] for reply in truths} == {True, False} for each in questions.asked)
    return (
        f"answers agree on {len(documents)} complete proposals; {both} of {len(questions.asked)} conditions "
        "were answered both yes and no among them"
    )


def _cel(subject: Subject, documents: list[dict[str, object]], rounds: int) -> Section:
    peer, ours = cel_peer(subject.edition.plan), Ours(subject)
    answers = _cel_answers(peer)
    compare(ours, documents[: COMPARED["cel-python"]], peer.questions, answers)
    values, activation = ours.subject.facts(orjson.dumps(documents[0])).values, peer.activation(documents[0])
    cases = [
        Case("shinsa (beside cel-python)", lambda: ours.answers(values)),
        Case("cel-python", lambda: peer.answers(activation), heavy=True),
    ]
    timings = measure(cases, rounds)
    rows: list[Row] = [timed(name, timing) for name, timing in timings.items()]
    rows.append(compared("cel-python / shinsa", ratio(timings["cel-python"], timings[cases[0].name])))
    return Section(f"Every condition, beside cel-python {peer.version}", tuple(rows), _remarks(peer.questions))


def _cel_answers(peer: CelPeer) -> Callable[[dict[str, object]], Mapping[str, object]]:
    return lambda document: peer.answers(peer.activation(document))


def compare(
    ours: Ours,
    documents: list[dict[str, object]],
    questions: Questionnaire,
    answers: Callable[[dict[str, object]], Mapping[str, object]],
) -> None:
    """Hold a peer's answers against ours, condition by condition.

    Raises:
        DifferentAnswersError: they differ; the message names the condition and both answers.
    """
    for document in documents:
        truths, theirs = ours.from_bytes(orjson.dumps(document)), answers(document)
        for each in questions.asked:
            if truths[each.truth] is not theirs[each.key]:
                raise DifferentAnswersError(
                    f"`{document['id']}`, {each.at}: shinsa says {truths[each.truth]}, the peer {theirs[each.key]}\n"
                    f"  {each.text}"
                )


def _remarks(questions: Questionnaire) -> tuple[str, ...]:
    total = len(questions.asked) + len(questions.left_out)
    said = f"{len(questions.asked)} of {total} conditions and conclusions are asked"
    return (said, *(f"left out: {each}" for each in questions.left_out))
