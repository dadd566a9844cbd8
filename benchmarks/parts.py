"""The parts of one screening, each apart: from bytes to the verdict document as bytes."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import orjson

from benchmarks.fresh import fresh
from benchmarks.rows import Row, Section, compared, timed
from benchmarks.subject import AS_OF, COMPLETE, PARTIAL, Subject
from benchmarks.timing import Case, Timing, measure, ratio
from shinsa.inference.choosing import agree
from shinsa.proposal.reading import read_json

WHOLE_AT_MOST = 0.002
"""Seconds a whole screening may take, both inferences and the full explanation included."""


def sections(subject: Subject, rounds: int) -> tuple[Section, ...]:
    """Two tables: a proposal that states everything its verdict needs, and one that states little."""
    named = (("a complete proposal", COMPLETE), ("a partial proposal", PARTIAL))
    return (*(_section(subject, rounds, title, path) for title, path in named), _unmet(subject, rounds))


def _unmet(subject: Subject, rounds: int) -> Section:
    """Whole screenings of proposals never met before, so that nothing kept from an earlier one helps."""
    names = {"whole screening, all facts stated": 0.0, "whole screening, half of them": 0.5}
    pools = {name: list(islice(fresh(subject, 1, left_open=share), rounds + 1)) for name, share in names.items()}
    turns = {name: iter(pool) for name, pool in pools.items()}
    timings = measure([_next_one(subject, name, turn) for name, turn in turns.items()], rounds)
    rows = [timed(name, timing, at_most=WHOLE_AT_MOST) for name, timing in timings.items()]
    return Section("One screening, never the same proposal twice (made at random)", tuple(rows))


def _next_one(subject: Subject, name: str, turn: Iterator[bytes]) -> Case:
    return Case(name, lambda: subject.screener.screen(next(turn), as_of=AS_OF).json(), heavy=True)


def _section(subject: Subject, rounds: int, title: str, path: Path) -> Section:
    timings = measure(cases(subject, path), rounds)
    rows = [_row(name, timing) for name, timing in timings.items()]
    rows.append(compared("evaluate with trace / evaluate", ratio(timings["evaluate with trace"], timings["evaluate"])))
    return Section(f"One screening, {title} (`{path.name}`)", tuple(rows))


def _row(name: str, timing: Timing) -> Row:
    return timed(name, timing, at_most=WHOLE_AT_MOST if name == "whole screening" else None)


def cases(subject: Subject, path: Path) -> list[Case]:
    """Each part of screening this file, with what the parts before it gave."""
    data, edition = path.read_bytes(), subject.edition
    screener = subject.screener
    screening = screener.screen(data, as_of=AS_OF)
    facts, judgement, proposal = screening.facts, screening.judgement, screening.proposal
    evaluation = edition.evaluator.evaluate(facts.values)
    trace = edition.evaluator.trace(facts.values)
    document = screening.document
    named = (proposal.id, proposal.title)
    return [
        Case("read and validate", lambda: screener.acceptor.accept(read_json(data))),
        Case("read, validate, weigh evidence", lambda: subject.facts(data)),
        Case("evaluate", lambda: edition.evaluator.evaluate(facts.values)),
        Case("evaluate with trace", lambda: edition.evaluator.trace(facts.values)),
        *(Case(f"infer by {each.name}", partial(each.infer, evaluation.parts)) for each in edition.inferences),
        Case("infer by all, and compare", lambda: agree(edition.inferences, evaluation.parts, edition.plan.network)),
        Case("judge", lambda: edition.judge.judge(judgement.truths, evaluation.numbers, judgement.conflicted)),
        Case(
            "explain",
            lambda: edition.explainer.explain(named, facts, judgement, trace.leaves, edition.inference_names),
        ),
        Case("serialise", lambda: orjson.dumps(document)),
        Case("whole screening", lambda: screener.screen(data, as_of=AS_OF).json()),
    ]
