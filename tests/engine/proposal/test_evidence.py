"""Evidence names a fact that is there and gives a value that fits it."""

from datetime import date
from decimal import Decimal

import pytest

from shinsa.errors import InputError, Problem
from shinsa.facts import Evidence, Grade
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.reading import JsonObject, read_json

NAME_ONE = "name one fact, such as `sites[0].country`"


def proposal(item: str) -> JsonObject:
    text = f"""{{"id": "P", "title": "T", "builds": ["grid"], "sites": [{{"country": "US"}}, {{}}],
        "evidence": [{item}]}}"""
    return read_json(text.encode())


def about(fact: str, rest: str = "") -> JsonObject:
    return proposal(f'{{"fact": "{fact}", "source": "S", "date": "2025-01-01", "grade": "documented"{rest}}}')


def problems(acceptor: Acceptor, document: JsonObject) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        acceptor.accept(document)
    return caught.value.problems


@pytest.mark.parametrize(
    ("fact", "written", "value"),
    [
        ("generation.net_mw", "1200.5", Decimal("1200.5")),
        ("finance.capex", '{"amount": "5", "currency": "USD"}', Decimal(5)),
        ("shovel_ready", "false", False),
        ("schedule.first_draw", '"2026-01-02"', date(2026, 1, 2)),
        ("generation.kind", '"gas"', "gas"),
        ("sites[1].country", '"JP"', "JP"),
        ("builds[0]", '"pipeline"', "pipeline"),
        ("sites", "null", None),
        ("generation.net_mw", "null", None),
    ],
)
def test_a_value_is_read_as_its_fact_is(acceptor: Acceptor, fact: str, written: str, value: object) -> None:
    (evidence,) = acceptor.accept(about(fact, f', "value": {written}')).facts.evidence
    assert evidence == Evidence(fact, "S", date(2025, 1, 1), Grade.DOCUMENTED, evidence.value)
    assert evidence.value == value
    assert type(evidence.value) is type(value)


@pytest.mark.parametrize(
    ("fact", "code", "message", "hint"),
    [
        (
            "generation.net_mv",
            "unknown-fact",
            "no fact is called `generation.net_mv`",
            "did you mean `generation.net_mw`?",
        ),
        ("sites[].country", "unknown-fact", "no fact is called `sites[].country`", "did you mean `sites[0].country`?"),
        ("sites.country", "unknown-fact", "no fact is called `sites.country`", "did you mean `sites[0].country`?"),
        ("sites[0]", "unknown-fact", "no fact is called `sites[0]`", "did you mean `sites`?"),
        (
            "sites[00].country",
            "unknown-fact",
            "no fact is called `sites[00].country`",
            "did you mean `sites[0].country`?",
        ),
        ("generation", "unknown-fact", "no fact is called `generation`", "did you mean `generation.kind`?"),
        ("", "unknown-fact", "no fact is called ``", NAME_ONE),
        (
            "sites[2].country",
            "no-such-item",
            "`sites[2].country` names an item that is not there: `sites` has 2",
            "items are counted from 0",
        ),
        (
            "offtakes[0].share",
            "no-such-item",
            "`offtakes[0].share` names an item that is not there: `offtakes` has none",
            "items are counted from 0",
        ),
    ],
)
def test_evidence_for_nothing_is_refused(acceptor: Acceptor, fact: str, code: str, message: str, hint: str) -> None:
    found = [problem for problem in problems(acceptor, about(fact)) if problem.code != "wrong-length"]
    assert found == [Problem("/evidence/0/fact", code, message, hint)]


@pytest.mark.parametrize(
    ("fact", "value", "problem"),
    [
        (
            "generation.net_mw",
            '"5"',
            Problem(
                "/evidence/0/value",
                "wrong-type",
                "`evidence[0].value` must be a number in MW, not the text `5`",
                "write 5 without quotation marks",
            ),
        ),
        (
            "sites[0].country",
            '"usa"',
            Problem(
                "/evidence/0/value",
                "bad-country",
                "`usa` is not a country code",
                "did you mean `US` (United States)?",
            ),
        ),
        (
            "finance.capex",
            '{"amount": -1, "currency": "USD"}',
            Problem(
                "/evidence/0/value/amount",
                "out-of-range",
                "`-1` is outside the range of `evidence[0].value.amount`: 0 to 1000000000000 USD",
            ),
        ),
        (
            "sites",
            "[]",
            Problem(
                "/evidence/0/value",
                "wrong-type",
                "`evidence[0].value` gives a value for the whole list `sites`",
                "give values for items: one evidence each",
            ),
        ),
    ],
)
def test_a_value_that_does_not_fit_its_fact_is_refused(
    acceptor: Acceptor, fact: str, value: str, problem: Problem
) -> None:
    assert problems(acceptor, about(fact, f', "value": {value}')) == (problem,)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "{}",
            [
                ("/evidence/0/fact", "missing-key"),
                ("/evidence/0/grade", "missing-key"),
                ("/evidence/0/source", "missing-key"),
            ],
        ),
        ("5", [("/evidence/0", "wrong-type")]),
        ("null", [("/evidence/0", "null-item")]),
        (
            '{"fact": 5, "source": " ", "grade": "certain", "date": "today", "quote": 1, "page": 1}',
            [
                ("/evidence/0/date", "bad-date"),
                ("/evidence/0/fact", "wrong-type"),
                ("/evidence/0/grade", "wrong-choice"),
                ("/evidence/0/page", "unknown-key"),
                ("/evidence/0/quote", "wrong-type"),
                ("/evidence/0/source", "wrong-length"),
            ],
        ),
    ],
)
def test_an_evidence_has_a_fact_a_source_and_a_grade(
    acceptor: Acceptor, item: str, expected: list[tuple[str, str]]
) -> None:
    assert [(problem.pointer, problem.code) for problem in problems(acceptor, proposal(item))] == expected


def test_evidence_of_nothing_supports_nothing(acceptor: Acceptor) -> None:
    item = '{"fact": "sites", "source": "S", "date": "2025-01-01", "grade": "none", "value": null}'
    (evidence,) = acceptor.accept(proposal(item)).facts.evidence
    assert evidence == Evidence("sites", "S", date(2025, 1, 1), Grade.NONE, supports=False)


def test_evidence_of_nothing_gives_no_value(acceptor: Acceptor) -> None:
    item = '{"fact": "generation.net_mw", "source": "S", "grade": "none", "value": 835}'
    assert problems(acceptor, proposal(item)) == (
        Problem(
            "/evidence/0/grade",
            "wrong-choice",
            "`evidence[0]` gives a value, and the grade `none` says that its source tells nothing",
            "leave the value out, or say how well the source supports it: declared, documented, verified",
        ),
    )
