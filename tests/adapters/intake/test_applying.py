"""What a mapping makes of a record: a value with evidence, or unknown for a reason; never a guess."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.calling import Shinsa
from adapters.intake.mappings import HEAD, mapping_of, text_of
from shinsa.errors import InputError
from shinsa.facts import Vocabulary
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.reading import read_json
from shinsa.values import Rate
from shinsa_adapters.intake.applying import Mapped, RecordError, apply
from shinsa_adapters.intake.model import Mapping, Writing
from shinsa_adapters.intake.parsing import load_mapping
from shinsa_adapters.intake.units import factor
from shinsa_adapters.intake.values import Unknown, number
from shinsa_adapters.intake.writing import line, pretty

DAY = date(2025, 10, 28)
KIND = "generation: {kind: {switch: {field: fuel, case: {Gas: gas, Wind: wind}, unknown: [Mixed], not_mapped: [nuclear, coal, oil, hydro, geothermal, biomass, storage, solar, other]}}}"  # noqa: E501  # one line of YAML
CAPACITY = 'generation: {net_mw: {field: mw, unit: kW, thousands: ",", round: true}}'
COST = "cost: {total: {field: cost.amount, currency: {field: cost.currency}}}"
POWER = "schedule: {first_power: {field: d, dates: [YYYY-MM-DD, DD.MM.YYYY, DD/MM/YYYY, M/D/YYYY]}}"
MONTH = "schedule: {first_power: {field: d, dates: [YYYY-M], day: last}}"
RATES = (
    Rate("JPY", Decimal("0.0065"), date(2025, 10, 27), "a bank"),
    Rate("JPY", Decimal("0.0071"), date(2025, 6, 1), "a bank"),
    Rate("JPY", Decimal("0.0099"), date(2025, 10, 29), "a bank of tomorrow"),
    Rate("EUR", Decimal("1.1"), date(2025, 10, 29), "a bank of tomorrow"),
)


def mapped(
    facts: str, record: dict[str, object], vocabulary: Vocabulary, head: str = HEAD, rates: Iterable[Rate] = ()
) -> Mapped:
    """The record with an id and a title, mapped; the engine must accept whatever comes out."""
    data = json.dumps({"id": "R-1", "title": "A plant", **record}).encode()
    found = apply(mapping_of(facts, vocabulary, head, rates), read_json(data), DAY)
    Acceptor(vocabulary).read(line(found.document))
    return found


def fact_of(found: Mapped, path: str) -> object:
    value: object = found.facts
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def reason(found: Mapped, path: str) -> str:
    (step,) = [step for step in found.steps if step.fact == path]
    assert isinstance(step.taken.value, Unknown)
    return step.taken.value.code


@pytest.mark.parametrize(
    ("facts", "path", "record", "value"),
    [
        (CAPACITY, "generation.net_mw", {"mw": "1,200,000"}, Decimal(1200)),
        (CAPACITY, "generation.net_mw", {"mw": 835149}, Decimal("835.1")),
        (CAPACITY, "generation.net_mw", {"mw": 835150}, Decimal("835.2")),
        (CAPACITY, "generation.net_mw", {"mw": 0}, Decimal(0)),
        (KIND, "generation.kind", {"fuel": "  GAS "}, "gas"),
        (
            COST,
            "cost.total",
            {"cost": {"amount": "2500000.50", "currency": "USD"}},
            {"amount": "2500000.5", "currency": "USD"},
        ),
        (POWER, "schedule.first_power", {"d": "2028-06-01T00:00:00.000"}, "2028-06-01"),
        (POWER, "schedule.first_power", {"d": "13/06/2028"}, "2028-06-13"),
        (POWER, "schedule.first_power", {"d": "6/13/2028"}, "2028-06-13"),
        (POWER, "schedule.first_power", {"d": "07/07/2028"}, "2028-07-07"),
        (POWER, "schedule.first_power", {"d": "03.04.2028"}, "2028-04-03"),
        (MONTH, "schedule.first_power", {"d": "2028-2"}, "2028-02-29"),
        ("generation: {restart: {field: r}}", "generation.restart", {"r": False}, False),
        ("revenue: {hedged: {const: true}}", "revenue.hedged", {}, True),
        ("funding: {share_in_us: {field: s, unit: '%'}}", "funding.share_in_us", {"s": 40}, Decimal("0.4")),
    ],
)
def test_a_value_is_taken_exactly(
    facts: str, path: str, record: dict[str, object], value: object, vocabulary: Vocabulary
) -> None:
    assert fact_of(mapped(facts, record, vocabulary), path) == value


@pytest.mark.parametrize(
    ("facts", "path", "record", "code"),
    [
        (CAPACITY, "generation.net_mw", {"mw": "1.200.000"}, "not-a-number"),
        (CAPACITY, "generation.net_mw", {"mw": "12,00,000"}, "not-a-number"),
        (CAPACITY, "generation.net_mw", {"mw": "about 1200"}, "not-a-number"),
        (CAPACITY, "generation.net_mw", {"mw": "-"}, "not-a-number"),
        (CAPACITY, "generation.net_mw", {"mw": "5."}, "not-a-number"),
        (CAPACITY, "generation.net_mw", {"mw": True}, "not-a-number"),
        (CAPACITY, "generation.net_mw", {"mw": {"value": 5}}, "not-a-number"),
        (CAPACITY.replace(", round: true", ""), "generation.net_mw", {"mw": 835149}, "too-fine"),
        (CAPACITY, "generation.net_mw", {"mw": 49}, "too-fine"),
        (CAPACITY, "generation.net_mw", {"mw": [100000, 200000]}, "several-values"),
        (CAPACITY, "generation.net_mw", {"mw": [100000, None]}, "partly-blank"),
        (KIND, "generation.kind", {"fuel": "Fusion"}, "word-not-mapped"),
        (KIND, "generation.kind", {"fuel": "mixed"}, "word-unknown"),
        (KIND, "generation.kind", {"fuel": ["Gas", "Wind"]}, "several-values"),
        (COST, "cost.total", {"cost": {"amount": "-", "currency": "USD"}}, "not-a-number"),
        (COST, "cost.total", {"cost": {"amount": ".00", "currency": "USD"}}, "not-a-number"),
        (COST, "cost.total", {"cost": {"amount": "5", "currency": "$"}}, "bad-currency"),
        (COST, "cost.total", {"cost": {"amount": "5"}}, "no-currency"),
        (POWER, "schedule.first_power", {"d": "03/04/2028"}, "ambiguous-date"),
        (POWER, "schedule.first_power", {"d": "31/02/2028"}, "not-a-date"),
        (POWER, "schedule.first_power", {"d": "June 2028"}, "not-a-date"),
        ("generation: {restart: {field: r}}", "generation.restart", {"r": "yes"}, "not-yes-or-no"),
    ],
)
def test_what_cannot_be_taken_is_unknown_and_kept_as_evidence_without_a_value(
    facts: str, path: str, record: dict[str, object], code: str, vocabulary: Vocabulary
) -> None:
    found = mapped(facts, record, vocabulary)
    assert fact_of(found, path) is None
    assert reason(found, path) == code
    (evidence,) = [item for item in found.evidence if item["fact"] == path]
    assert "value" not in evidence
    assert evidence["grade"] == "none"
    assert "; not known: " in str(evidence["source"])


@pytest.mark.parametrize("record", [{}, {"mw": None}, {"mw": "  "}, {"mw": []}])
def test_what_the_source_does_not_say_is_unknown_without_evidence(
    record: dict[str, object], vocabulary: Vocabulary
) -> None:
    found = mapped(CAPACITY, record, vocabulary)
    assert (found.facts, found.evidence) == ({}, [])
    assert [step.taken.value for step in found.steps if step.fact == "generation.net_mw"] == [None]


def test_evidence_names_source_record_field_days_and_mapping(vocabulary: Vocabulary) -> None:
    head = HEAD.replace("record: id", "record: id\ndated: sent\ngrade: documented")
    found = mapped(CAPACITY, {"mw": "1,200,000", "sent": "2025-09-30T14:05:00Z"}, vocabulary, head)
    assert found.evidence == [
        {
            "fact": "generation.net_mw",
            "source": "Portal; record R-1; field mw; retrieved 2025-10-28; mapping portal 1.0.0 "
            f"{mapping_of(CAPACITY, vocabulary, head).digest}",
            "date": "2025-09-30",
            "grade": "documented",
            "value": Decimal(1200),
            "quote": "1,200,000 kW",
        }
    ]


@pytest.mark.parametrize(
    ("days", "dated"),
    [
        (["2025-09-30", "2025-08-01"], "2025-08-01"),
        (["2025-09-30", None], "2025-09-30"),
        (["2025-09-30", "yesterday"], "2025-10-28"),
        ([], "2025-10-28"),
    ],
)
def test_evidence_is_as_old_as_the_oldest_day_the_source_gives(
    days: list[object], dated: str, vocabulary: Vocabulary
) -> None:
    head = HEAD.replace("record: id", "record: id\ndated: 'rows[].d'")
    found = mapped(CAPACITY, {"mw": 5000, "rows": [{"d": day} for day in days]}, vocabulary, head)
    assert [one["date"] for one in found.evidence] == [dated]


def test_a_constant_is_declared_by_the_mapping_whatever_the_grade_of_the_source(vocabulary: Vocabulary) -> None:
    head = HEAD.replace("record: id", "record: id\ngrade: verified")
    (evidence,) = mapped("revenue: {hedged: {const: true}}", {}, vocabulary, head).evidence
    assert evidence["grade"] == "declared"
    assert "; field none, stated by the mapping; " in str(evidence["source"])


def test_an_amount_is_converted_at_the_last_rate_of_the_ruleset(vocabulary: Vocabulary) -> None:
    found = mapped(COST, {"cost": {"amount": "250000000001", "currency": "JPY"}}, vocabulary, rates=RATES)
    assert fact_of(found, "cost.total") == {"amount": "1625000000.01", "currency": "USD"}
    (evidence,) = found.evidence
    assert "; converted at 0.0065 USD per JPY: a bank, 2025-10-27; " in str(evidence["source"])
    assert evidence["quote"] == "250000000001 JPY"


@pytest.mark.parametrize(
    ("currency", "reason"),
    [
        ("EUR", "the ruleset has no rate for EUR on or before 2025-10-28"),
        ("GBP", "the ruleset has no rate for GBP"),
    ],
)
def test_an_amount_without_a_rate_is_kept_as_it_is_and_not_known(
    currency: str, reason: str, vocabulary: Vocabulary
) -> None:
    found = mapped(COST, {"cost": {"amount": "5", "currency": currency}}, vocabulary, rates=RATES)
    proposal = Acceptor(vocabulary).read(line(found.document))
    assert proposal.facts.values[vocabulary.slots()["cost.total"]] is None
    assert "currency" in {note.code for note in proposal.facts.notes}
    assert f"; not known: {reason}; " in str(found.evidence[0]["source"])


def test_amounts_in_several_currencies_are_not_added_up(vocabulary: Vocabulary) -> None:
    facts = "cost: {total: {field: 'c[].a', currency: {field: 'c[].u'}, combine: sum}}"
    same = [{"a": "1.10", "u": "USD"}, {"a": "1.10", "u": "USD"}]
    assert fact_of(mapped(facts, {"c": same}, vocabulary), "cost.total") == {"amount": "2.2", "currency": "USD"}
    found = mapped(facts, {"c": [*same, {"a": "5", "u": "JPY"}]}, vocabulary)
    assert (found.facts, reason(found, "cost.total")) == ({}, "several-currencies")


def test_an_empty_list_says_none_only_where_the_mapping_says_so(vocabulary: Vocabulary) -> None:
    facts = "permits: {each: p, item: {name: {field: n}}}"
    silent = mapped(facts, {"p": []}, vocabulary)
    assert (silent.facts, reason(silent, "permits")) == ({}, "empty-list")
    assert mapped(facts.replace("item", "empty: none, item"), {"p": []}, vocabulary).facts == {"permits": []}


def test_a_list_of_words_is_unknown_as_a_whole_where_one_of_them_is(vocabulary: Vocabulary) -> None:
    choices = [choice.value for choice in vocabulary.by_path()["project.builds[]"].choices]  # type: ignore[union-attr]
    rest = ", ".join(choice for choice in choices if choice != "lng")
    facts = (
        f"project: {{builds: {{each: b, item: {{switch: {{field: '@', case: {{LNG: lng}}, not_mapped: [{rest}]}}}}}}}}"
    )
    assert mapped(facts, {"b": ["LNG", "lng"]}, vocabulary).facts == {"project": {"builds": ["lng", "lng"]}}
    found = mapped(facts, {"b": ["LNG", "Moon base"]}, vocabulary)
    assert (found.facts, reason(found, "project.builds")) == ({}, "item-not-known")


def test_several_values_are_combined_as_the_mapping_says(vocabulary: Vocabulary) -> None:
    record: dict[str, object] = {"u": [{"mw": "0.1", "f": "Gas"}, {"mw": "0.2", "f": "Wind"}]}
    total = mapped("generation: {net_mw: {field: 'u[].mw', unit: MW, combine: sum}}", record, vocabulary)
    assert fact_of(total, "generation.net_mw") == Decimal("0.3")
    for combine, value in (("least", "wind"), ("most", "gas")):
        facts = KIND.replace("field: fuel", f"field: 'u[].f', combine: {combine}, order: [wind, gas]")
        assert fact_of(mapped(facts, record, vocabulary), "generation.kind") == value


def test_what_nobody_looked_at_is_left_over(vocabulary: Vocabulary) -> None:
    record = {"mw": 5000, "note": "x", "deep": {"a": 1, "b": [{"c": 2}]}, "empty": {}}
    assert dict(mapped(CAPACITY, record, vocabulary).left) == {
        "note": "x",
        "deep.a": Decimal(1),
        "deep.b[0].c": Decimal(2),
        "empty": {},
    }


@pytest.mark.parametrize("record", [{"id": None}, {"id": {"a": 1}}, {"title": " "}, {"title": ["a", "b"]}])
def test_a_record_without_id_or_title_is_no_proposal(record: dict[str, object], vocabulary: Vocabulary) -> None:
    with pytest.raises(RecordError):
        mapped(CAPACITY, record, vocabulary)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=0, max_value=10**12))
def test_units_convert_without_losing_a_digit(value: Decimal) -> None:
    per = factor("kW", "MW", is_share=False)
    assert per is not None
    found = number(value, None, Writing(factor=per))
    assert isinstance(found, Decimal)
    assert found * 1000 == value


def test_a_factor_that_never_ends_is_none() -> None:
    assert factor("week", "day", is_share=False) == 7
    assert factor("day", "week", is_share=False) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "mw", "amount"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(mw=JSON, cost=JSON, fuel=JSON, day=JSON)
def test_whatever_a_source_sends_is_a_proposal_the_engine_can_read_or_unknown(
    everything: tuple[Acceptor, Mapping], mw: object, cost: object, fuel: object, day: object
) -> None:
    """A text that cannot be written is the engine's to refuse; nothing else is."""
    acceptor, mapping = everything
    record = json.dumps({"id": "R", "title": "T", "mw": mw, "cost": cost, "fuel": fuel, "d": day}).encode()
    found = apply(mapping, read_json(record), DAY)
    problems = problems_of(acceptor, line(found.document))
    assert problems <= {"bad-text", "lone-surrogate"}


def problems_of(acceptor: Acceptor, data: bytes) -> set[str]:
    try:
        acceptor.read(data)
    except InputError as error:
        return {problem.code for problem in error.problems}
    return set()


@pytest.fixture(scope="module", name="everything")
def _everything(vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> tuple[Acceptor, Mapping]:
    file = tmp_path_factory.mktemp("mapping") / "portal.yaml"
    kind = KIND.removeprefix("generation: {").removesuffix("}")
    capacity = CAPACITY.removeprefix("generation: {").removesuffix("}")
    file.write_text(text_of(f"generation: {{{kind}, {capacity}}}\n{COST}\n{POWER}"), encoding="utf-8")
    return Acceptor(vocabulary), load_mapping(str(file), vocabulary)


def test_a_proposal_is_written_with_every_digit() -> None:
    document = {"a": Decimal("0.1000"), "b": [Decimal("1E+3"), None, True], "c": {}, "d": "é\n"}
    assert line(document) == '{"a": 0.1, "b": [1000, null, true], "c": {}, "d": "é\\n"}\n'.encode()
    assert json.loads(pretty(document)) == json.loads(line(document))


def test_the_proposal_goes_straight_into_a_screening_and_replays(shinsa: Shinsa) -> None:
    Path("portal.yaml").write_text(text_of(CAPACITY), encoding="utf-8")
    Path("record.json").write_text('{"id": "R-1", "title": "A plant", "mw": "1,200,000"}', encoding="utf-8")
    made = shinsa("mapping", "try", "portal.yaml", "record.json", "--format", "json", "--retrieved", "2025-10-28")
    assert made.code == 0
    Path("proposal.json").write_text(made.out, encoding="utf-8")
    assert shinsa("screen", "proposal.json", "--as-of", "2025-10-28", "--record", "kept.json").code == 0
    assert shinsa("replay", "kept.json").code == 0
    assert "mapping portal 1.0.0 sha256:" in Path("kept.json").read_text(encoding="utf-8")


def test_a_proposal_that_breaks_the_vocabulary_is_shown_and_refused(shinsa: Shinsa) -> None:
    Path("portal.yaml").write_text(text_of(CAPACITY), encoding="utf-8")
    Path("record.json").write_text('{"id": "R-1", "title": "A\\u0001plant", "mw": 5000}', encoding="utf-8")
    result = shinsa("mapping", "try", "portal.yaml", "record.json")
    assert result.code == 2
    assert "  generation.net_mw = 5  (mw)\n" in result.out
    assert "/title: bad-text: `title` holds a control character or half a character" in result.err


@pytest.mark.parametrize(
    ("facts", "record", "path", "told"),
    [
        (CAPACITY, {"mw": "-5,000"}, "generation.net_mw", "`-5` is outside the fact's range: 0 to 30000"),
        (CAPACITY, {"mw": 30000100}, "generation.net_mw", "`30000.1` is outside the fact's range: 0 to 30000"),
        (
            COST,
            {"cost": {"amount": "0.00", "currency": "USD"}},
            "cost.total",
            "`0` is outside the fact's range: 0.01 to 10000000000000",
        ),
        (
            COST,
            {"cost": {"amount": "-9000000", "currency": "JPY"}},
            "cost.total",
            "`-58500` is outside the fact's range: 0.01 to 10000000000000",
        ),
    ],
    ids=["below", "above", "nothing", "converted"],
)
def test_what_the_vocabulary_has_no_room_for_is_unknown_and_kept(
    facts: str, record: dict[str, object], path: str, told: str, vocabulary: Vocabulary
) -> None:
    found = mapped(facts, record, vocabulary, rates=RATES)
    assert fact_of(found, path) is None
    assert reason(found, path) == "out-of-range"
    (evidence,) = found.evidence
    assert (evidence["grade"], "value" in evidence) == ("none", False)
    assert f"; not known: {told}; " in str(evidence["source"])


def test_an_item_that_is_no_object_is_one_of_which_nothing_is_known(vocabulary: Vocabulary) -> None:
    facts = "sites: {each: s, item: {country: {field: c}}}"
    found = mapped(facts, {"s": [{"c": "US"}, 5, None, [1], {"d": 1}]}, vocabulary)
    assert fact_of(found, "sites") == [{"country": "US"}, {}, {}, {}, {}]
    told = [str(one["source"]).split("; ")[3] for one in found.evidence if one["grade"] == "none"]
    assert told == ["not known: item 2 is `5`", "not known: item 3 is blank", "not known: item 4 is a list"]
    assert [path for path, _ in found.left] == ["s[4].d"]


def test_items_that_are_values_are_read_as_they_stand(vocabulary: Vocabulary) -> None:
    facts = "sites: {each: s, item: {country: {field: '@'}}}"
    found = mapped(facts, {"s": ["US", "Ohio", None]}, vocabulary)
    assert fact_of(found, "sites") == [{"country": "US"}, {}, {}]
    assert [one["fact"] for one in found.evidence if one["grade"] == "none"] == ["sites[1].country", "sites"]


def test_an_object_where_a_value_is_expected_is_told_in_words(vocabulary: Vocabulary) -> None:
    found = mapped(CAPACITY, {"mw": {"value": 5}}, vocabulary)
    (evidence,) = found.evidence
    assert "; not known: an object or a list stands where a number is expected; " in str(evidence["source"])
    assert "Decimal" not in str(evidence)


def test_an_id_of_several_values_is_told(shinsa: Shinsa) -> None:
    Path("portal.yaml").write_text(text_of(CAPACITY), encoding="utf-8")
    Path("record.json").write_text('{"id": ["R-1"], "title": "A plant"}', encoding="utf-8")
    assert shinsa("mapping", "try", "portal.yaml", "record.json") == (
        2,
        "",
        "shinsa: `record.json` becomes no proposal: several values stand at `id`, the id of the record\n",
    )


@pytest.mark.parametrize("mw", [0, 30000000])
def test_a_value_on_the_bounds_of_its_fact_is_taken(mw: int, vocabulary: Vocabulary) -> None:
    assert fact_of(mapped(CAPACITY, {"mw": mw}, vocabulary), "generation.net_mw") == mw // 1000


def test_a_record_that_is_no_json_is_told(shinsa: Shinsa) -> None:
    Path("portal.yaml").write_text(text_of(CAPACITY), encoding="utf-8")
    Path("record.json").write_text("[]", encoding="utf-8")
    assert shinsa("mapping", "try", "portal.yaml", "record.json") == (
        2,
        "",
        (
            "shinsa: `record.json` is no record\n"
            "(whole document): not-an-object: a proposal is one JSON object, not a list\n"
            '  hint: write {"id": …, "title": …, …}\n'
        ),
    )


def test_a_word_that_is_no_option_is_unknown(vocabulary: Vocabulary) -> None:
    facts = "offtaker: {full_credit_support: {switch: {field: s, options: [Yes, No], case: {Yes: true, No: false}}}}"
    assert fact_of(mapped(facts, {"s": "yes "}, vocabulary), "offtaker.full_credit_support") is True
    found = mapped(facts, {"s": "we hope so"}, vocabulary)
    assert (found.facts, reason(found, "offtaker.full_credit_support")) == ({}, "not-an-option")
