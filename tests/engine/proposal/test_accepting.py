"""A good document becomes a proposal with typed facts in the order of the vocabulary."""

from datetime import date
from decimal import Decimal

from shinsa.facts import Evidence, FactNote, Grade, Vocabulary
from shinsa.proposal.accepting import Acceptor, Proposal
from shinsa.proposal.modelling import model_of
from shinsa.proposal.reading import JsonObject, read_json
from shinsa.values import Value

FULL = """{
  "id": "P-1", "title": "Restart of a reactor", "description": "First line\\nsecond line",
  "shovel_ready": false, "builds": ["generation", "grid"],
  "generation": {"kind": "nuclear", "net_mw": 835.5, "restart": true},
  "finance": {"capex": {"amount": "1600000000.25", "currency": "USD"}, "fees": [{"amount": 5, "currency": "USD"}],
              "cover": 1.35},
  "permits": {"nepa": {"stage": "final"}},
  "schedule": {"first_draw": "2026-03-31"},
  "sponsor": {"country": "US", "name": "Constellation\\n電力"},
  "sites": [{"country": "US", "acres": 370, "price": {"amount": 0, "currency": "USD"}, "bought": "1974-09-02"},
            {"acres": null}],
  "offtakes": [{"share": 0.4}],
  "evidence": [{"fact": "sites[0].country", "source": "deed", "date": "1974-09-02", "grade": "verified", "value": "US"},
               {"fact": "offtakes", "source": "letter", "grade": "declared", "quote": "we buy"}]
}"""


def accepted(acceptor: Acceptor, text: str) -> Proposal:
    return acceptor.accept(read_json(text.encode()))


def value_of(acceptor: Acceptor, vocabulary: Vocabulary, path: str, text: str) -> Value:
    values = accepted(acceptor, f'{{"id": "P", "title": "T", {text}}}').facts.values
    return values[vocabulary.slots()[path]]


def test_every_kind_of_fact_finds_its_slot(acceptor: Acceptor) -> None:
    assert accepted(acceptor, FULL).facts.values == (
        False,
        ("generation", "grid"),
        "nuclear",
        Decimal("835.5"),
        True,
        Decimal("1600000000.25"),
        (Decimal(5),),
        Decimal("1.35"),
        "final",
        date(2026, 3, 31),
        "US",
        "Constellation\n電力",
        (("US", Decimal(370), Decimal(0), date(1974, 9, 2)), (None, None, None, None)),
        ((Decimal("0.4"),),),
    )


def test_a_proposal_keeps_its_name_its_evidence_and_its_document(acceptor: Acceptor) -> None:
    proposal = accepted(acceptor, FULL)
    assert (proposal.id, proposal.title) == ("P-1", "Restart of a reactor")
    assert proposal.description == "First line\nsecond line"
    assert proposal.document == read_json(FULL.encode())
    assert proposal.facts.evidence == (
        Evidence("sites[0].country", "deed", date(1974, 9, 2), Grade.VERIFIED, "US"),
        Evidence("offtakes", "letter", None, Grade.DECLARED, None, "we buy"),
    )
    assert proposal.facts.notes == ()


def test_absent_and_null_are_unknown(acceptor: Acceptor, vocabulary: Vocabulary) -> None:
    bare = accepted(acceptor, '{"id": "P", "title": "T"}')
    nulls = accepted(
        acceptor,
        '{"id": "P", "title": "T", "description": null, "evidence": null, "shovel_ready": null, "builds": null, '
        '"generation": null, "finance": {"capex": null}, "permits": {"nepa": null}, "sites": null}',
    )
    assert bare.facts.values == nulls.facts.values == (None,) * len(vocabulary.entries)
    assert bare.description is nulls.description is None


def test_nothing_zero_no_and_none_are_answers(acceptor: Acceptor, vocabulary: Vocabulary) -> None:
    assert value_of(acceptor, vocabulary, "builds", '"builds": []') == ()
    assert value_of(acceptor, vocabulary, "sites", '"sites": []') == ()
    assert value_of(acceptor, vocabulary, "generation.net_mw", '"generation": {"net_mw": 0}') == 0
    assert value_of(acceptor, vocabulary, "shovel_ready", '"shovel_ready": false') is False
    assert value_of(acceptor, vocabulary, "generation.kind", '"generation": {"kind": "none"}') == "none"


def test_the_ends_of_a_range_and_the_last_step_are_accepted(acceptor: Acceptor, vocabulary: Vocabulary) -> None:
    assert value_of(acceptor, vocabulary, "generation.net_mw", '"generation": {"net_mw": 30000}') == 30_000
    assert value_of(acceptor, vocabulary, "generation.net_mw", '"generation": {"net_mw": 0.10}') == Decimal("0.1")
    most = '"finance": {"capex": {"amount": 1000000000000, "currency": "USD"}}'
    assert value_of(acceptor, vocabulary, "finance.capex", most) == 10**12
    draw = '"schedule": {"first_draw": "2060-12-31"}'
    assert value_of(acceptor, vocabulary, "schedule.first_draw", draw) == date(2060, 12, 31)
    assert accepted(acceptor, f'{{"id": "{"i" * 200}", "title": "{"電" * 200}"}}').title == "電" * 200


def test_money_in_another_currency_is_unknown_with_a_note_and_has_no_range(acceptor: Acceptor) -> None:
    text = """{"id": "P", "title": "T",
        "sites": [{"acres": 3}, {"acres": 4, "price": {"amount": "9000000000000000", "currency": "JPY"}}],
        "finance": {"capex": {"amount": 300000000000000, "currency": "JPY"},
                    "fees": [{"amount": 1, "currency": "USD"}, {"amount": 1, "currency": "EUR"}]}}"""
    facts = accepted(acceptor, text).facts
    assert facts.values[5] is None
    assert facts.values[6] is None
    assert facts.values[12] == ((None, Decimal(3), None, None), (None, Decimal(4), None, None))
    assert facts.notes == (
        FactNote(
            "finance.capex", "currency", "`finance.capex` is stated in JPY; only USD counts and nothing is converted"
        ),
        FactNote(
            "finance.fees[1]",
            "currency",
            "`finance.fees[1]` is stated in EUR; only USD counts and nothing is converted",
        ),
        FactNote(
            "sites[1].price", "currency", "`sites[1].price` is stated in JPY; only USD counts and nothing is converted"
        ),
    )


def test_evidence_in_another_currency_counts_without_its_value(acceptor: Acceptor) -> None:
    evidence = (
        '{"fact": "finance.capex", "source": "bank", "date": "2025-01-01", "grade": "verified", '
        '"value": {"amount": 1, "currency": "JPY"}}'
    )
    facts = accepted(acceptor, f'{{"id": "P", "title": "T", "evidence": [{evidence}]}}').facts
    assert facts.evidence == (Evidence("finance.capex", "bank", date(2025, 1, 1), Grade.VERIFIED, supports=False),)
    assert facts.notes == (
        FactNote(
            "finance.capex",
            "currency",
            "`bank` gives `finance.capex` in JPY; only USD counts and nothing is converted",
        ),
    )


def test_the_pydantic_model_takes_the_same_documents(vocabulary: Vocabulary) -> None:
    document: JsonObject = read_json(FULL.encode())
    stated = model_of(vocabulary).model_validate(document).root
    assert stated["generation"] == {"kind": "nuclear", "net_mw": Decimal("835.5"), "restart": True}
    assert stated["schedule"] == {"first_draw": date(2026, 3, 31)}
