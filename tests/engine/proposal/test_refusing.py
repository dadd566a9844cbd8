"""Every mistake in a proposal has its pointer, its code, plain words and a hint; all of them are told at once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shinsa.errors import InputError, Place, Problem
from shinsa.facts import Fact, FactKind, Vocabulary
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.modelling import model_of
from shinsa.proposal.reading import JsonObject, read_json
from shinsa.values import Text

MONEY_HINT = 'write {"amount": "2500000000", "currency": "USD"}'
DATE_HINT = "write year, month and day: 2025-10-28"
LIST_HINT = "put a single item in square brackets; write [] for none"


def refused(acceptor: Acceptor, document: JsonObject) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        acceptor.accept(document)
    return caught.value.problems


def stating(text: str) -> JsonObject:
    return read_json(f'{{"id": "P", "title": "T", {text}}}'.encode())


CASES = {
    "a near miss": (
        '"generation": {"net_mv": 5}',
        Problem(
            "/generation/net_mv",
            "unknown-key",
            "no fact is called `net_mv` in `generation`",
            "did you mean `net_mw` (net capacity, MW)?",
        ),
    ),
    "a near miss at the top": (
        '"Sites": []',
        Problem("/Sites", "unknown-key", "no fact is called `Sites`", "did you mean `sites`?"),
    ),
    "a fact outside its group": (
        '"net_mw": 5',
        Problem("/net_mw", "unknown-key", "no fact is called `net_mw`", "did you mean `generation.net_mw`?"),
    ),
    "a path as a key": (
        '"permits.nepa.stage": "draft"',
        Problem(
            "/permits.nepa.stage",
            "unknown-key",
            "no fact is called `permits.nepa.stage`",
            'write it as nested objects: {"permits": {"nepa": {"stage": …}}}',
        ),
    ),
    "a key like nothing": (
        '"permits": {"xyz/~": null}',
        Problem(
            "/permits/xyz~1~0", "unknown-key", "no fact is called `xyz/~` in `permits`", "the keys here are `nepa`"
        ),
    ),
    "a very long key": (
        f'"{"k" * 100_000}": 1',
        Problem(
            "/" + "k" * 100_000,
            "unknown-key",
            f"no fact is called `{'k' * 60}…`",
            "the keys here are `shovel_ready`, `builds`, `generation`, `finance`, `permits`, `schedule`, `sponsor`, "
            "`sites` and 5 more",
        ),
    ),
    "an unknown key in a list": (
        '"sites": [{}, {"contry": "US"}]',
        Problem(
            "/sites/1/contry",
            "unknown-key",
            "no fact is called `contry` in `sites[1]`",
            "did you mean `country`?",
        ),
    ),
    "an unknown key in money": (
        '"finance": {"capex": {"amount": 1, "currency": "USD", "basis": "ceiling"}}',
        Problem(
            "/finance/capex/basis",
            "unknown-key",
            "no fact is called `basis` in `finance.capex`",
            "the keys here are `amount`, `currency`",
        ),
    ),
    "a number in quotation marks": (
        '"generation": {"net_mw": "200"}',
        Problem(
            "/generation/net_mw",
            "wrong-type",
            "`generation.net_mw` must be a number in MW, not the text `200`",
            "write 200 without quotation marks",
        ),
    ),
    "a text for a number": (
        '"generation": {"net_mw": "much"}',
        Problem("/generation/net_mw", "wrong-type", "`generation.net_mw` must be a number in MW, not the text `much`"),
    ),
    "true for a number": (
        '"generation": {"net_mw": true}',
        Problem("/generation/net_mw", "wrong-type", "`generation.net_mw` must be a number in MW, not true"),
    ),
    "true in quotation marks": (
        '"shovel_ready": "true"',
        Problem(
            "/shovel_ready",
            "wrong-type",
            "`shovel_ready` must be true or false, not the text `true`",
            "write true without quotation marks",
        ),
    ),
    "one for true": (
        '"shovel_ready": 1',
        Problem("/shovel_ready", "wrong-type", "`shovel_ready` must be true or false, not the number `1`"),
    ),
    "an object for a list": (
        '"sites": {"country": "US"}',
        Problem("/sites", "wrong-type", "`sites` must be a list, not an object", LIST_HINT),
    ),
    "a text for a list": (
        '"builds": "grid"',
        Problem("/builds", "wrong-type", "`builds` must be a list, not the text `grid`", LIST_HINT),
    ),
    "a list for a group": (
        '"generation": []',
        Problem("/generation", "wrong-type", "`generation` must be an object, not a list"),
    ),
    "a text for an object in a list": (
        '"sites": ["US"]',
        Problem("/sites/0", "wrong-type", "`sites[0]` must be an object, not the text `US`"),
    ),
    "a number for a choice": (
        '"generation": {"kind": 5}',
        Problem(
            "/generation/kind",
            "wrong-type",
            "`generation.kind` must be one of `nuclear`, `gas`, `hydro`, `none`, not the number `5`",
        ),
    ),
    "a number for a country": (
        '"sponsor": {"country": 1}',
        Problem(
            "/sponsor/country",
            "wrong-type",
            "`sponsor.country` must be a country code, not the number `1`",
            "write two capital letters (ISO 3166-1): US, JP",
        ),
    ),
    "a bare number for money": (
        '"finance": {"capex": 2500}',
        Problem(
            "/finance/capex",
            "wrong-type",
            "`finance.capex` must be an amount of money, not the number `2500`",
            MONEY_HINT,
        ),
    ),
    "a list for an amount": (
        '"finance": {"capex": {"amount": [], "currency": "USD"}}',
        Problem("/finance/capex/amount", "wrong-type", "`finance.capex.amount` must be a number in USD, not a list"),
    ),
    "a nearly right choice": (
        '"generation": {"kind": "Nuclear"}',
        Problem(
            "/generation/kind",
            "wrong-choice",
            "`Nuclear` is not a choice for `generation.kind`",
            "did you mean `nuclear`?",
        ),
    ),
    "a wrong choice in a list": (
        '"builds": ["grid", "castle"]',
        Problem(
            "/builds/1",
            "wrong-choice",
            "`castle` is not a choice for `builds[1]`",
            "choose one of `generation`, `grid`, `pipeline`",
        ),
    ),
    "too much": (
        '"generation": {"net_mw": 30000.1}',
        Problem(
            "/generation/net_mw",
            "out-of-range",
            "`30000.1` is outside the range of `generation.net_mw`: 0 to 30000 MW",
        ),
    ),
    "less than nothing": (
        '"generation": {"net_mw": -0.1}',
        Problem(
            "/generation/net_mw",
            "out-of-range",
            "`-0.1` is outside the range of `generation.net_mw`: 0 to 30000 MW",
        ),
    ),
    "a share in per cent": (
        '"offtakes": [{"share": 40}]',
        Problem(
            "/offtakes/0/share",
            "out-of-range",
            "`40` is outside the range of `offtakes[0].share`: 0 to 1",
            "write 40 % as 0.4",
        ),
    ),
    "an amount out of range": (
        '"finance": {"capex": {"amount": "1000000000000.01", "currency": "USD"}}',
        Problem(
            "/finance/capex/amount",
            "out-of-range",
            "`1000000000000.01` is outside the range of `finance.capex.amount`: 0 to 1000000000000 USD",
        ),
    ),
    "a date before the range": (
        '"schedule": {"first_draw": "2019-12-31"}',
        Problem(
            "/schedule/first_draw",
            "out-of-range",
            "`2019-12-31` is outside the range of `schedule.first_draw`: 2020-01-01 to 2060-12-31",
        ),
    ),
    "finer than can be told": (
        '"generation": {"net_mw": 1200.05}',
        Problem(
            "/generation/net_mw",
            "too-fine",
            "`1200.05` is too fine for `generation.net_mw`, which goes in steps of 0.1 MW",
            "round it to a step",
        ),
    ),
    "a third of a cent": (
        '"finance": {"capex": {"amount": "0.003", "currency": "USD"}}',
        Problem(
            "/finance/capex/amount",
            "too-fine",
            "`0.003` is too fine for `finance.capex.amount`, which goes in steps of 0.01 USD",
            "round it to a step",
        ),
    ),
    "an amount with commas": (
        '"finance": {"capex": {"amount": "2,500", "currency": "USD"}}',
        Problem(
            "/finance/capex/amount",
            "bad-amount",
            "`2,500` is not an amount",
            'write digits and a point, nothing else: "2500000000" or "0.75"',
        ),
    ),
    "an amount with an exponent in a text": (
        '"finance": {"capex": {"amount": "1e9", "currency": "USD"}}',
        Problem(
            "/finance/capex/amount",
            "bad-amount",
            "`1e9` is not an amount",
            'write digits and a point, nothing else: "2500000000" or "0.75"',
        ),
    ),
    "a currency in small letters": (
        '"finance": {"capex": {"amount": 1, "currency": "usd"}}',
        Problem(
            "/finance/capex/currency",
            "bad-currency",
            "`usd` is not a currency code",
            "did you mean `USD` (US Dollar)?",
        ),
    ),
    "a currency nobody knows": (
        '"finance": {"capex": {"amount": 1, "currency": "XQZ"}}',
        Problem(
            "/finance/capex/currency",
            "bad-currency",
            "`XQZ` is not a currency code",
            "write three capital letters (ISO 4217): USD",
        ),
    ),
    "money without a currency": (
        '"finance": {"capex": {"amount": 1}}',
        Problem("/finance/capex/currency", "missing-key", "`finance.capex.currency` is required"),
    ),
    "a date in another order": (
        '"schedule": {"first_draw": "31/03/2026"}',
        Problem("/schedule/first_draw", "bad-date", "`31/03/2026` is not a date", DATE_HINT),
    ),
    "a date without hyphens": (
        '"schedule": {"first_draw": "20260331"}',
        Problem("/schedule/first_draw", "bad-date", "`20260331` is not a date", DATE_HINT),
    ),
    "a week date": (
        '"schedule": {"first_draw": "2026-W01-1"}',
        Problem("/schedule/first_draw", "bad-date", "`2026-W01-1` is not a date", DATE_HINT),
    ),
    "a date and time": (
        '"schedule": {"first_draw": "2026-03-31T00:00:00"}',
        Problem("/schedule/first_draw", "bad-date", "`2026-03-31T00:00:00` is not a date", DATE_HINT),
    ),
    "a day that does not exist": (
        '"schedule": {"first_draw": "2026-02-29"}',
        Problem("/schedule/first_draw", "bad-date", "`2026-02-29` is not a date", DATE_HINT),
    ),
    "a date in other digits": (
        '"schedule": {"first_draw": "\uff12\uff10\uff12\uff16-03-31"}',
        Problem("/schedule/first_draw", "bad-date", "`\uff12\uff10\uff12\uff16-03-31` is not a date", DATE_HINT),
    ),
    "three letters for a country": (
        '"sponsor": {"country": "USA"}',
        Problem("/sponsor/country", "bad-country", "`USA` is not a country code", "did you mean `US` (United States)?"),
    ),
    "the name of a country": (
        '"sponsor": {"country": "United States"}',
        Problem(
            "/sponsor/country",
            "bad-country",
            "`United States` is not a country code",
            "did you mean `US` (United States)?",
        ),
    ),
    "a country in small letters": (
        '"sponsor": {"country": "jp"}',
        Problem("/sponsor/country", "bad-country", "`jp` is not a country code", "did you mean `JP` (Japan)?"),
    ),
    "a misspelt country": (
        '"sponsor": {"country": "Germny"}',
        Problem("/sponsor/country", "bad-country", "`Germny` is not a country code", "did you mean `DE` (Germany)?"),
    ),
    "the United Kingdom by habit": (
        '"sponsor": {"country": "UK"}',
        Problem(
            "/sponsor/country",
            "bad-country",
            "`UK` is not a country code",
            "did you mean `GB` (United Kingdom)?",
        ),
    ),
    "no country at all": (
        '"sponsor": {"country": "XX"}',
        Problem(
            "/sponsor/country",
            "bad-country",
            "`XX` is not a country code",
            "write two capital letters (ISO 3166-1): US, JP",
        ),
    ),
    "null in a list": (
        '"builds": ["grid", null]',
        Problem(
            "/builds/1",
            "null-item",
            "`builds[1]` is null; an item of a list cannot be unknown",
            "leave the item out, or the whole list if it is not known",
        ),
    ),
    "null for an object in a list": (
        '"sites": [null]',
        Problem(
            "/sites/0",
            "null-item",
            "`sites[0]` is null; an item of a list cannot be unknown",
            "leave the item out, or the whole list if it is not known",
        ),
    ),
    "a list too long": (
        '"sites": [{}, {}, {}]',
        Problem("/sites", "list-too-long", "`sites` has 3 items; at most 2 are taken"),
    ),
    "a control character in a text": (
        '"sponsor": {"name": "a\\u0007b"}',
        Problem(
            "/sponsor/name",
            "bad-text",
            "`sponsor.name` holds a control character or half a character",
            "remove the characters that cannot be seen",
        ),
    ),
    "a list for the description": (
        '"description": ["a"]',
        Problem("/description", "wrong-type", "`description` must be a text, not a list"),
    ),
    "an object for evidence": (
        '"evidence": {}',
        Problem("/evidence", "wrong-type", "`evidence` must be a list, not an object", LIST_HINT),
    ),
}


@pytest.mark.parametrize(("text", "problem"), CASES.values(), ids=CASES.keys())
def test_a_mistake_is_told_with_place_problem_and_remedy(acceptor: Acceptor, text: str, problem: Problem) -> None:
    assert refused(acceptor, stating(text)) == (problem,)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"title": "T"}', Problem("/id", "missing-key", "`id` is required")),
        ('{"id": null, "title": "T"}', Problem("/id", "missing-key", "`id` is required")),
        ('{"id": "", "title": "T"}', Problem("/id", "wrong-length", "`id` is empty")),
        ('{"id": "P", "title": " \\u3000"}', Problem("/title", "wrong-length", "`title` is empty")),
        (
            f'{{"id": "P", "title": "{"x" * 201}"}}',
            Problem("/title", "wrong-length", "`title` has 201 characters; at most 200 are taken"),
        ),
        (
            '{"id": "P\\n", "title": "T"}',
            Problem(
                "/id",
                "bad-text",
                "`id` holds a control character or half a character",
                "remove the characters that cannot be seen",
            ),
        ),
        ('{"id": 5, "title": "T"}', Problem("/id", "wrong-type", "`id` must be a text, not the number `5`")),
    ],
)
def test_a_proposal_needs_an_id_and_a_title(acceptor: Acceptor, text: str, problem: Problem) -> None:
    assert refused(acceptor, read_json(text.encode())) == (problem,)


def test_all_problems_are_told_at_once(acceptor: Acceptor) -> None:
    document = read_json(b"""{"title": "", "shovel_ready": "yes", "extra": 1,
        "builds": ["castle", null, "grid", "beyond the limit"],
        "generation": {"net_mw": 40000, "kind": "gaz"},
        "finance": {"capex": {"amount": "x", "currency": "y", "z": 1}},
        "sites": [{"country": "USA", "acres": 0.5}],
        "evidence": [{"fact": "generation.net_mw", "value": "5"},
                     {"fact": "nothing", "source": "s", "grade": "good"}]}""")
    assert [(problem.pointer, problem.code) for problem in refused(acceptor, document)] == [
        ("/builds", "list-too-long"),
        ("/builds/0", "wrong-choice"),
        ("/builds/1", "null-item"),
        ("/evidence/0/grade", "missing-key"),
        ("/evidence/0/source", "missing-key"),
        ("/evidence/0/value", "wrong-type"),
        ("/evidence/1/fact", "unknown-fact"),
        ("/evidence/1/grade", "wrong-choice"),
        ("/extra", "unknown-key"),
        ("/finance/capex/amount", "bad-amount"),
        ("/finance/capex/currency", "bad-currency"),
        ("/finance/capex/z", "unknown-key"),
        ("/generation/kind", "wrong-choice"),
        ("/generation/net_mw", "out-of-range"),
        ("/id", "missing-key"),
        ("/shovel_ready", "wrong-type"),
        ("/sites/0/acres", "too-fine"),
        ("/sites/0/country", "bad-country"),
        ("/title", "wrong-length"),
    ]


def test_thousands_of_unknown_keys_are_all_told(acceptor: Acceptor) -> None:
    keys = ", ".join(f'"sites_{count}": 1' for count in range(5_000))
    problems = refused(acceptor, stating(keys))
    assert len(problems) == 5_000
    assert sum("did you mean" in (problem.hint or "") for problem in problems) == 100


def test_thousands_of_wrong_countries_in_evidence_are_all_told(acceptor: Acceptor) -> None:
    item = '{"fact": "sponsor.country", "source": "s", "grade": "declared", "value": "Germny"}'
    problems = refused(acceptor, stating(f'"evidence": [{", ".join([item] * 2_000)}]'))
    assert len(problems) == 2_000
    assert sum("`DE`" in (problem.hint or "") for problem in problems) == 100


def test_a_number_that_is_not_finite_is_refused_wherever_it_comes_from(acceptor: Acceptor) -> None:
    document: JsonObject = {"id": "P", "title": "T", "finance": {"cover": Decimal("NaN")}}
    assert refused(acceptor, document) == (
        Problem("/finance/cover", "not-a-number", "`finance.cover` is not a finite number"),
    )


def test_texts_that_cannot_be_written_are_refused_wherever_they_come_from(acceptor: Acceptor) -> None:
    hint = "remove the characters that cannot be seen"
    assert refused(acceptor, {"id": "P", "title": "T\ud800"}) == (
        Problem("/title", "bad-text", "`title` holds a control character or half a character", hint),
    )
    assert [problem.code for problem in refused(acceptor, {"id": "P", "title": "T", "\ud800": None})] == ["bad-text"]


def test_huge_and_tiny_numbers_are_refused_without_being_written_out(acceptor: Acceptor) -> None:
    document: JsonObject = {"id": "P", "title": "T", "generation": {"net_mw": Decimal("1e999999999")}}
    assert refused(acceptor, document)[0].message == (
        "`1E+999999999` is outside the range of `generation.net_mw`: 0 to 30000 MW"
    )
    document = {"id": "P", "title": "T", "generation": {"net_mw": Decimal("1e-999999999")}}
    assert refused(acceptor, document)[0].code == "too-fine"


@pytest.mark.parametrize("path", ["title", "evidence"])
def test_a_fact_cannot_take_a_key_of_every_proposal(path: str) -> None:
    taken = Fact(path, FactKind.BOOL, Text("x"), Place("vocabulary.yaml", 1, 1))
    with pytest.raises(ValueError, match=f"`{path}` is a key of every proposal and cannot be a fact"):
        Acceptor(Vocabulary((taken,)))


def test_a_fact_cannot_hold_another_fact() -> None:
    outer = Fact("a.b", FactKind.BOOL, Text("x"), Place("vocabulary.yaml", 1, 1))
    with pytest.raises(ValueError, match=r"`a\.b` is a fact and cannot hold `a\.b\.c`"):
        Acceptor(Vocabulary((outer, replace(outer, path="a.b.c"))))


@pytest.mark.parametrize("path", ["a.b", "a"])
def test_a_path_is_taken_once(path: str) -> None:
    outer = Fact("a.b", FactKind.BOOL, Text("x"), Place("vocabulary.yaml", 1, 1))
    with pytest.raises(ValueError, match=f"`{path}` is there twice"):
        Acceptor(Vocabulary((outer, replace(outer, path=path))))


def test_the_pydantic_model_refuses_the_same_documents(vocabulary: Vocabulary) -> None:
    model = model_of(vocabulary)
    for text, _ in CASES.values():
        with pytest.raises(ValueError, match="1 validation error"):
            model.model_validate(stating(text))
