"""Laws of accepting and weighing, on generated proposals of the whole vocabulary."""

import json
import string
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias, cast

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.errors import InputError
from shinsa.facts import Fact, FactKind, FactList, Vocabulary
from shinsa.proposal.accepting import Acceptor, Proposal
from shinsa.proposal.codes import Code
from shinsa.proposal.reading import JsonObject, JsonValue, read_json
from shinsa.proposal.weighing import weigh

Json: TypeAlias = st.SearchStrategy[JsonValue]

BEYOND_SCHEMA = {
    Code.BAD_DATE,  # the days of a month
    Code.OUT_OF_RANGE,  # of dates, and of amounts written as text
    Code.TOO_FINE,  # of amounts written as text
    Code.WRONG_LENGTH,  # blanks only
    Code.BAD_TEXT,  # half characters, and evidence's own texts
}

decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-50_000, max_value=50_000, places=2)
scalars: Json = st.none() | st.booleans() | decimals | st.text(max_size=5)
anything: Json = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def good(fact: Fact) -> Json:
    """A value the vocabulary allows."""
    if fact.kind is FactKind.CHOICE:
        return st.sampled_from([choice.value for choice in fact.choices])
    kinds: Mapping[FactKind, Json] = {
        FactKind.NUMBER: st.decimals(0, 1, places=1) if fact.unit is None else st.integers(0, 900).map(Decimal),
        FactKind.MONEY: st.fixed_dictionaries(
            {
                "amount": st.decimals(0, 10**9, places=2) | st.decimals(0, 10**9, places=2).map(str),
                "currency": st.sampled_from(["USD", "JPY"]),
            }
        ),
        FactKind.BOOL: st.booleans(),
        FactKind.COUNTRY: st.sampled_from(["US", "JP", "GB"]),
        FactKind.TEXT: st.text(string.ascii_letters + " 電\n", max_size=5),
        FactKind.DATE: st.dates(date(2020, 1, 1), date(2060, 12, 31)).map(str),
    }
    return kinds[fact.kind]


def spoilt(fact: Fact, *, spoil: bool) -> Json:
    """A good value, or where spoiling now and then any value at all, near misses among them."""
    misses = st.sampled_from(["USA", "2026-02-30", "20260101", "Nuclear", "200", " ", "\x07"])
    return good(fact) | misses | anything if spoil else good(fact)


def entry_value(entry: Fact | FactList, *, spoil: bool) -> Json:
    if isinstance(entry, Fact):
        return spoilt(entry, spoil=spoil) | st.none()
    longest = entry.longest + (1 if spoil else 0)
    if entry.item is not None:
        return st.lists(spoilt(entry.item, spoil=spoil), max_size=longest)
    fields = {fact.name: spoilt(fact, spoil=spoil) | st.none() for fact in entry.fields}
    return st.lists(cast("Json", st.fixed_dictionaries({}, optional=fields)), max_size=min(longest, 3))


@st.composite
def documents(draw: st.DrawFn, vocabulary: Vocabulary, *, spoil: bool = False) -> JsonObject:
    document: JsonObject = {"id": "P-1", "title": "T"}
    for entry in draw(st.lists(st.sampled_from(vocabulary.entries), unique_by=lambda entry: entry.path)):
        *groups, name = entry.path.split(".")
        inside = document
        for group in groups:
            inside = cast("JsonObject", inside.setdefault(group, {}))
        inside[name] = draw(entry_value(entry, spoil=spoil))
    if spoil and draw(st.booleans()):
        document |= draw(st.dictionaries(st.sampled_from(["id", "title", "evidence", "generation", "x"]), anything))
    return document


@st.composite
def shuffled(draw: st.DrawFn, value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [draw(shuffled(item)) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: draw(shuffled(value[key])) for key in draw(st.permutations(list(value)))}


def outcome(acceptor: Acceptor, document: JsonObject) -> Proposal | InputError:
    try:
        return acceptor.accept(document)
    except InputError as error:
        return error


@pytest.fixture(scope="module")
def schema(acceptor: Acceptor) -> Mapping[str, object]:
    return cast("Mapping[str, object]", json.loads(json.dumps(acceptor.json_schema()), parse_float=Decimal))


@given(st.data())
def test_the_order_of_keys_does_not_matter(acceptor: Acceptor, vocabulary: Vocabulary, data: st.DataObject) -> None:
    document = data.draw(documents(vocabulary, spoil=data.draw(st.booleans())))
    other = cast("JsonObject", data.draw(shuffled(document)))
    first, second = outcome(acceptor, document), outcome(acceptor, other)
    if isinstance(first, InputError):
        assert isinstance(second, InputError)
        assert first.problems == second.problems
    else:
        assert first == second


@given(document=st.dictionaries(st.text(max_size=8), anything, max_size=4) | anything)
def test_any_json_is_accepted_or_refused_with_reasons(acceptor: Acceptor, document: JsonValue) -> None:
    result = outcome(acceptor, cast("JsonObject", document))
    assert isinstance(result, InputError)
    assert all(problem.code in set(Code) for problem in result.problems)


@given(st.data())
def test_spoilt_proposals_are_accepted_or_refused_with_reasons(
    acceptor: Acceptor, vocabulary: Vocabulary, data: st.DataObject
) -> None:
    result = outcome(acceptor, data.draw(documents(vocabulary, spoil=True)))
    if isinstance(result, InputError):
        assert result.problems
        assert all(problem.code in set(Code) for problem in result.problems)


@given(st.data())
def test_good_proposals_are_accepted(acceptor: Acceptor, vocabulary: Vocabulary, data: st.DataObject) -> None:
    assert isinstance(outcome(acceptor, data.draw(documents(vocabulary))), Proposal)


@given(st.data())
def test_schema_and_acceptor_agree(
    acceptor: Acceptor, vocabulary: Vocabulary, schema: Mapping[str, object], data: st.DataObject
) -> None:
    document = data.draw(documents(vocabulary, spoil=data.draw(st.booleans())))
    valid = jsonschema.Draft202012Validator(dict(schema)).is_valid(document)
    result = outcome(acceptor, document)
    if not isinstance(result, InputError):
        assert valid
    elif valid:
        codes = {problem.code for problem in result.problems}
        about_evidence = all(problem.pointer.startswith("/evidence") for problem in result.problems)
        assert codes <= BEYOND_SCHEMA or about_evidence


@given(st.data())
def test_what_is_read_from_bytes_is_what_was_written(vocabulary: Vocabulary, data: st.DataObject) -> None:
    document = data.draw(documents(vocabulary))
    assert read_json(written(document).encode()) == document


def written(value: JsonValue) -> str:
    """JSON with decimals as numbers, which the standard library does not write."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


evidence = st.fixed_dictionaries(
    {
        "fact": st.sampled_from(["generation.net_mw", "sites[0].country", "sites[1].acres", "builds[0]", "sites"]),
        "source": st.sampled_from(["a", "b"]),
        "grade": st.sampled_from(["declared", "verified"]),
        "date": st.none() | st.dates(date(2020, 1, 1), date(2026, 12, 31)).map(str),
    }
)
VALUES: Mapping[str, list[JsonValue]] = {
    "generation.net_mw": [None, Decimal(5), Decimal(6)],
    "sites[0].country": [None, "US", "JP"],
    "sites[1].acres": [None, Decimal(7)],
    "builds[0]": [None, "grid", "pipeline"],
    "sites": [None],
}


@given(st.data())
def test_whatever_evidence_changes_it_says_so_and_its_order_does_not_matter(
    acceptor: Acceptor, vocabulary: Vocabulary, data: st.DataObject
) -> None:
    items = data.draw(st.lists(evidence, max_size=5))
    given_items: list[JsonValue] = [
        {**item, "value": data.draw(st.sampled_from(VALUES[str(item["fact"])]))} for item in items
    ]
    document: JsonObject = {
        "id": "P",
        "title": "T",
        "builds": cast("JsonValue", data.draw(st.permutations(["grid", "pipeline"]))),
        "generation": {"net_mw": data.draw(st.sampled_from([None, Decimal(5)]))},
        "sites": [{"country": "US"}, {"acres": data.draw(st.sampled_from([None, Decimal(7)]))}],
    }
    ages = {"as_of": date(2025, 10, 28), "unknown_after": Decimal(365), "remark_after": Decimal(90)}
    forward = acceptor.accept({**document, "evidence": given_items})
    backward = acceptor.accept({**document, "evidence": given_items[::-1]})
    weighed = weigh(forward, vocabulary, **ages)  # type: ignore[arg-type]
    assert weighed.values == weigh(backward, vocabulary, **ages).values  # type: ignore[arg-type]
    slots = vocabulary.slots()
    told = {path.partition("[")[0] for path in (*weighed.conflicts, *(note.fact for note in weighed.notes))}
    for path, slot in slots.items():
        assert weighed.values[slot] == forward.facts.values[slot] or path in told
