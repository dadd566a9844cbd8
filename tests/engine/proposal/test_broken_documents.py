"""A document that is broken in one spot is still looked at everywhere else."""

import pytest

from shinsa.errors import InputError
from shinsa.proposal.accepting import Acceptor


def refused(acceptor: Acceptor, text: str) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        acceptor.read(text.encode())
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


def test_a_sound_document_is_accepted(acceptor: Acceptor) -> None:
    assert acceptor.read(b'{"id": "P", "title": "T"}').id == "P"


def test_a_broken_spot_does_not_hide_the_mistakes_beside_it(acceptor: Acceptor) -> None:
    text = """{"title": "T", "generatoin": 1, "generation": {"net_mw": NaN, "kind": "gaz"},
        "finance": {"capex": {"amount": 1e99, "currency": "usd"}, "cover": 1, "cover": 2},
        "sites": [{"country": "USA", "acres": -Infinity}]}"""
    assert refused(acceptor, text) == [
        ("/finance/capex/amount", "number-too-long"),
        ("/finance/capex/currency", "bad-currency"),
        ("/finance/cover", "duplicate-key"),
        ("/generation/kind", "wrong-choice"),
        ("/generation/net_mw", "not-a-number"),
        ("/generatoin", "unknown-key"),
        ("/id", "missing-key"),
        ("/sites/0/acres", "not-a-number"),
        ("/sites/0/country", "bad-country"),
    ]


def test_a_broken_spot_is_told_once(acceptor: Acceptor) -> None:
    text = '{"id": NaN, "title": "T\\ud800", "builds": [1e99], "\\udfff": 1}'
    assert refused(acceptor, text) == [
        ("/\\udfff", "lone-surrogate"),
        ("/builds/0", "number-too-long"),
        ("/id", "not-a-number"),
        ("/title", "lone-surrogate"),
    ]


def test_of_a_key_that_stands_twice_the_last_value_is_looked_at(acceptor: Acceptor) -> None:
    text = (
        '{"id": "P", "title": "T", "shovel_ready": 1, "shovel_ready": "yes", "finance": {}, "finance": {"cover": "1"}}'
    )
    assert refused(acceptor, text) == [
        ("/finance", "duplicate-key"),
        ("/finance/cover", "wrong-type"),
        ("/shovel_ready", "duplicate-key"),
        ("/shovel_ready", "wrong-type"),
    ]


def test_what_keeps_a_document_from_being_read_stands_alone(acceptor: Acceptor) -> None:
    assert refused(acceptor, '{"id": NaN, "title": ') == [("", "not-json")]
    assert refused(acceptor, "[NaN]") == [("", "not-an-object"), ("/0", "not-a-number")]
