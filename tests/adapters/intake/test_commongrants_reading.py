"""Documents in the protocol's shapes, with invented contents: read, written again, and nothing is lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa.proposal.reading import read_json
from shinsa_adapters.intake.commongrants.models import ApplicationBase, ProposalBase
from shinsa_adapters.intake.commongrants.reading import mapping_for, read, shape_of
from shinsa_adapters.intake.writing import line

ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
DECIMAL = "input should be a decimal number written as text"
MOMENTS: dict[str, Any] = {"createdAt": "2025-09-01T00:00:00Z", "lastModifiedAt": "2025-09-30T14:05:00.5+09:00"}
FIELDS: dict[str, Any] = {
    "lane": {"name": "lane", "fieldType": "string", "value": "power", "schema": "https://example.org/lane.json"},
    "netCapacityMw": {"name": "netCapacityMw", "fieldType": "number", "value": 1200, "description": "at the fence"},
    "units": {"name": "units", "fieldType": "integer", "value": 3},
    "tags": {"name": "tags", "fieldType": "array", "value": ["firm", {"of": None}]},
    "budget": {"name": "budget", "fieldType": "object", "value": {"amount": "10.5", "currency": "USD"}},
    "restart": {"name": "restart", "fieldType": "boolean", "value": False},
    "unsaid": {"name": "unsaid", "fieldType": "string", "value": None},
}
PROPOSAL: dict[str, Any] = {
    "title": "INVENTED: a plant by a lake",
    "description": "Nobody builds it",
    "amountRequested": {"amount": "-50.50", "currency": "EUR"},
    "projectTimeline": {
        "startDate": {"name": "first day", "eventType": "singleDate", "date": "2026-01-01", "time": "09:00:00"},
        "endDate": {"name": "yearly", "eventType": "other", "details": "every spring", "description": "a fair"},
        "otherDates": {"trial": {"name": "trial", "eventType": "dateRange", "startDate": "2026-02-01"}},
        "timelineDetails": "in steps",
    },
    "opportunity": {"id": ID, "title": "A programme", "customFields": FIELDS},
    "organizations": {
        "primary": {"id": ID, "name": "Lake Road Power LLC", "identifiers": {"org:us:ein": {"id": "123456789"}}},
        "otherOrgs": {"partner": {"id": ID, "name": "Shore Works"}},
    },
    "contacts": {"primary": {"name": {"firstName": "A", "lastName": "B"}, "emails": {"primary": "a@example.org"}}},
    "customFields": FIELDS,
    "grantor~notes/kept": [1.50, {"as": "they came"}],
}
APPLICATION: dict[str, Any] = {
    "id": ID,
    "title": "INVENTED: an application",
    "competitionId": ID,
    "opportunityId": ID,
    "formResponses": {
        "form/a": {
            "id": ID,
            "formId": ID,
            "applicationId": ID,
            "response": {"any": {"thing": [None, True]}},
            "status": {"value": "custom", "customValue": "waiting", "description": "for a stamp"},
            "validationErrors": [{"field": "any", "message": "too little"}],
            "customFields": FIELDS,
            **MOMENTS,
        }
    },
    "status": {"value": "inProgress"},
    "submittedAt": None,
    "validationErrors": [],
    "customFields": FIELDS,
    **MOMENTS,
}


@pytest.mark.parametrize(
    ("document", "kind"), [(APPLICATION, ApplicationBase), (PROPOSAL, ProposalBase), ({}, ProposalBase)]
)
def test_what_keeps_to_the_protocol_is_typed_and_written_again_is_equal(document: dict[str, Any], kind: type) -> None:
    found = read(read_json(line(document)))
    assert type(found.model) is kind
    assert (found.departures, found.misdeclared) == ((), ())
    assert found.written() == read_json(line(document))


def test_members_are_reached_by_name_and_type() -> None:
    found = read(read_json(line(PROPOSAL))).model
    assert isinstance(found, ProposalBase)
    assert found.amount_requested is not None
    assert (found.amount_requested.amount, found.amount_requested.currency) == ("-50.50", "EUR")
    assert found.custom_fields is not None
    assert (found.custom_fields["lane"].field_type, found.custom_fields["lane"].json_schema) == (
        "string",
        "https://example.org/lane.json",
    )
    assert found.model_extra is not None
    assert list(found.model_extra) == ["grantor~notes/kept"]


@pytest.mark.parametrize(
    ("change", "pointer", "message"),
    [
        (
            {"amountRequested": {"amount": "-"}},
            "/amountRequested/amount",
            DECIMAL,
        ),
        ({"amountRequested": {"amount": 5}}, "/amountRequested/amount", "input should be a valid string"),
        ({"amountRequested": "5 USD"}, "/amountRequested", "input should be a valid dictionary or instance of Money"),
        ({"title": ["a", "b"]}, "/title", "input should be a valid string"),
        (
            {"customFields": {"a/b": {"fieldType": "text", "value": 1}}},
            "/customFields/a~1b/fieldType",
            "input should be 'string', 'number', 'integer', 'boolean', 'object' or 'array'",
        ),
        (
            {"projectTimeline": {"startDate": {"date": "1 May"}}},
            "/projectTimeline/startDate/date",
            "input should be a day written as YYYY-MM-DD",
        ),
    ],
)
def test_what_departs_from_the_protocol_is_told_and_kept(change: dict[str, Any], pointer: str, message: str) -> None:
    document = read_json(line({**PROPOSAL, **change}))
    found = read(document)
    assert [(each.pointer, each.message) for each in found.departures] == [(pointer, message)]
    assert found.written() == document


@pytest.mark.parametrize(
    ("kind", "value"),
    [("string", 5), ("number", "5"), ("integer", 5.5), ("boolean", "yes"), ("object", []), ("array", {})],
)
def test_a_custom_field_of_another_type_than_it_declares_is_told(kind: str, value: object) -> None:
    field = {"name": "x", "fieldType": kind, "value": value}
    found = read(read_json(line({"title": "t", "customFields": {"x": field}})))
    assert [(each.pointer, each.message) for each in found.misdeclared] == [
        ("/customFields/x/value", f"the custom field declares `{kind}`, and its value is none")
    ]
    assert found.departures == ()


@pytest.mark.parametrize(
    ("document", "shape", "mapping"),
    [
        (APPLICATION, "application", "commongrants_application"),
        ({"formResponses": {"x": {"response": {"project_title": "t"}}}}, "application", "commongrants_sf424"),
        ({"formResponses": [1]}, "application", "commongrants_application"),
        (PROPOSAL, "proposal", "commongrants_proposal"),
        ({"amountRequested": None}, "proposal", "commongrants_proposal"),
        ({"id": ID}, None, None),
    ],
)
def test_the_shape_chooses_the_mapping(document: dict[str, Any], shape: str | None, mapping: str | None) -> None:
    assert (shape_of(document), mapping_for(document)) == (shape, mapping)


NAMES = ("fieldType", "field_type", "value", "schema", "json_schema", "amount", "startDate", "primary", "response", "x")
WORDS = st.sampled_from([*APPLICATION, *PROPOSAL, *NAMES])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9).map(float) | st.sampled_from(["-", "5", "2026-01-01", "number"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, VALUES, max_size=6))
def test_whatever_is_sent_nothing_is_lost(document: dict[str, Any]) -> None:
    assert read(document).written() == document
