"""Applications in the shapes of CommonGrants 0.4, with invented contents: read as far as they say something."""

import copy
import json
from datetime import date
from typing import Any

import pytest

from shinsa.facts import Vocabulary
from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.reading import read_json
from shinsa_adapters.intake.applying import Mapped, RecordError, apply
from shinsa_adapters.intake.parsing import load_mapping
from shinsa_adapters.intake.values import Unknown
from shinsa_adapters.intake.writing import line

ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
SYSTEM = {"createdAt": "2025-09-01T00:00:00Z", "lastModifiedAt": "2025-09-30T14:05:00Z"}


def form(response: dict[str, Any]) -> dict[str, Any]:
    """An `AppFormResponse`."""
    named = {"id": ID, "formId": ID, "applicationId": ID}
    return {**named, "response": response, "status": {"value": "complete"}, "validationErrors": [], **SYSTEM}


def custom(name: str, kind: str, value: Any) -> dict[str, Any]:  # noqa: ANN401  # a custom field holds anything
    """A `CustomField`."""
    return {"name": name, "fieldType": kind, "value": value, "description": "invented"}


APPLICATION: dict[str, Any] = {
    "id": ID,
    "name": "Lake Road gas plant (invented)",
    "competitionId": ID,
    "formResponses": {
        "proposal": form(
            {
                "title": "Lake Road",
                "description": "Invented from end to end",
                "amountRequested": {"amount": "1600000000.00", "currency": "USD"},
                "projectTimeline": {"startDate": {"name": "start", "eventType": "singleDate", "date": "2026-01-01"}},
                "organizations": {"primary": {"id": ID, "name": "Lake Road Power LLC"}},
            }
        ),
        "certifications": form({}),
    },
    "status": {"value": "submitted"},
    "submittedAt": "2025-09-30T14:05:00Z",
    "customFields": {
        "netCapacityMw": custom("netCapacityMw", "number", 1200),
        "generationKind": custom("generationKind", "string", "Natural gas"),
        "sites": custom("sites", "array", [{"name": "Lake Road", "country": "US", "stateOrProvince": "OH"}]),
        "totalCost": custom("totalCost", "object", {"amount": "2500000000", "currency": "USD"}),
    },
    **SYSTEM,
}
SF424: dict[str, Any] = {
    **{key: value for key, value in APPLICATION.items() if key not in {"customFields", "formResponses"}},
    "formResponses": {
        "SF424_4_0": form(
            {
                "submission_type": "Application",
                "application_type": "New",
                "project_title": "Lake Road gas plant (invented)",
                "organization_name": "Lake Road Power LLC",
                "applicant": {
                    "street1": "1 Lake Road",
                    "city": "Piketon",
                    "state": "OH: Ohio",
                    "country": "USA: UNITED STATES",
                },
                "federal_estimated_funding": "1600000000.00",
                "applicant_estimated_funding": "0.00",
                "total_estimated_funding": "1600000000.00",
                "delinquent_federal_debt": False,
            }
        )
    },
}


def mapped(document: Any, name: str, vocabulary: Vocabulary) -> Mapped:  # noqa: ANN401
    found = apply(load_mapping(name, vocabulary), read_json(json.dumps(document).encode()), date(2025, 10, 28))
    Acceptor(vocabulary).read(line(found.document))
    return found


def changed(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:  # noqa: ANN401
    """The document with another value at a path of keys; taken out where it is `...`."""
    made = copy.deepcopy(document)
    *outer, last = path.split("/")
    held = made
    for key in outer:
        held = held[key]
    if value is ...:
        del held[last]
    else:
        held[last] = value
    return made


def unknowns(found: Mapped) -> dict[str, str]:
    return {step.fact: step.taken.value.code for step in found.steps if isinstance(step.taken.value, Unknown)}


def test_an_application_becomes_a_proposal_with_its_custom_fields(vocabulary: Vocabulary) -> None:
    found = mapped(APPLICATION, "commongrants_application", vocabulary)
    assert found.heads == {
        "id": ID,
        "title": "Lake Road gas plant (invented)",
        "description": "Invented from end to end",
    }
    assert found.facts == {
        "funding": {"requested": {"amount": "1600000000", "currency": "USD"}},
        "cost": {"total": {"amount": "2500000000", "currency": "USD"}},
        "generation": {"net_mw": 1200, "kind": "gas"},
        "sites": [{"name": "Lake Road", "country": "US", "place": "OH"}],
    }
    assert {one["date"] for one in found.evidence} == {"2025-09-30"}
    assert unknowns(found) == {}
    assert dict(found.left)["formResponses.proposal.response.projectTimeline.startDate.date"] == "2026-01-01"


@pytest.mark.parametrize("member", ["formResponses", "submittedAt", "customFields", "status", "competitionId"])
@pytest.mark.parametrize("value", [None, ...])
def test_everything_but_id_and_name_may_be_missing(member: str, value: object, vocabulary: Vocabulary) -> None:
    found = mapped(changed(APPLICATION, member, value), "commongrants_application", vocabulary)
    whole = mapped(APPLICATION, "commongrants_application", vocabulary)
    assert all(whole.facts[key] == fact for key, fact in found.facts.items())
    assert unknowns(found) == {}


@pytest.mark.parametrize(
    ("path", "value", "fact", "code"),
    [
        ("customFields/generationKind/value", "fusion", "generation.kind", "word-not-mapped"),
        ("customFields/netCapacityMw/value", "about 1200", "generation.net_mw", "not-a-number"),
        ("customFields/sites/value", [], "sites", "empty-list"),
        ("customFields/totalCost/value", {"amount": "-", "currency": "USD"}, "cost.total", "not-a-number"),
        ("customFields/totalCost/value", {"amount": "5"}, "cost.total", "no-currency"),
        ("customFields/totalCost/value", {"amount": "5", "currency": "dollars"}, "cost.total", "bad-currency"),
        (
            "formResponses/certifications/response",
            {"amountRequested": {"amount": "5", "currency": "USD"}},
            "funding.requested",
            "several-values",
        ),
    ],
)
def test_what_an_application_says_otherwise_is_unknown(
    path: str, value: object, fact: str, code: str, vocabulary: Vocabulary
) -> None:
    found = mapped(changed(APPLICATION, path, value), "commongrants_application", vocabulary)
    assert unknowns(found) == {fact: code}


def test_the_form_sf_424_gives_title_and_request_and_no_site(vocabulary: Vocabulary) -> None:
    found = mapped(SF424, "commongrants_sf424", vocabulary)
    assert found.heads == {"id": ID, "title": "Lake Road gas plant (invented)"}
    assert found.facts == {"funding": {"requested": {"amount": "1600000000", "currency": "USD"}}}


@pytest.mark.parametrize("amount", ["-", ".00", "", "1,60", "$", "1.6e9", "1600 USD", "100000000000.00 "])
def test_what_the_pattern_of_sf_424_admits_is_not_always_an_amount(amount: str, vocabulary: Vocabulary) -> None:
    path = "formResponses/SF424_4_0/response/federal_estimated_funding"
    found = mapped(changed(SF424, path, amount), "commongrants_sf424", vocabulary)
    if amount.startswith("1000"):
        assert found.facts == {"funding": {"requested": {"amount": "100000000000", "currency": "USD"}}}
    else:
        assert found.facts == {}
        assert unknowns(found) == ({} if amount == "" else {"funding.requested": "not-a-number"})


@pytest.mark.parametrize("amount", ["1600000000", "$1,600,000,000.00", "1,600,000,000", "$ 1600000000.0"])
def test_dollar_signs_and_commas_in_an_amount_of_sf_424_are_read(amount: str, vocabulary: Vocabulary) -> None:
    path = "formResponses/SF424_4_0/response/federal_estimated_funding"
    found = mapped(changed(SF424, path, amount), "commongrants_sf424", vocabulary)
    assert found.facts == {"funding": {"requested": {"amount": "1600000000", "currency": "USD"}}}


def site(country: str, state: str | None = None) -> dict[str, Any]:
    return {"organization_name": "Lake Road Power LLC", "address": {"country": country, "state": state}}


def with_form(response: dict[str, Any]) -> dict[str, Any]:
    """The application with an answer to one more form."""
    return {**SF424, "formResponses": {**SF424["formResponses"], "more": form(response)}}


def test_the_budget_of_construction_gives_the_total_cost_before_income(vocabulary: Vocabulary) -> None:
    rows = {"subtotal_2": {"total_cost": "2500000000.00"}, "total_project_costs": {"total_cost": "2400000000.00"}}
    found = mapped(with_form({"budget_information": rows}), "commongrants_sf424", vocabulary)
    assert found.facts["cost"] == {"total": {"amount": "2500000000", "currency": "USD"}}


def test_the_form_on_sites_gives_all_sites_of_the_project(vocabulary: Vocabulary) -> None:
    sites = {
        "primary_site": site("USA: UNITED STATES", "OH: Ohio"),
        "additional_sites": [site("JPN: JAPAN"), site("XXX: ATLANTIS", "Deep")],
    }
    found = mapped(with_form(sites), "commongrants_sf424", vocabulary)
    assert found.facts["sites"] == [{"country": "US", "place": "OH: Ohio"}, {"country": "JP"}, {"place": "Deep"}]
    assert unknowns(found) == {"sites[2].country": "word-not-mapped"}


def test_sites_that_go_on_in_an_attachment_are_unknown(vocabulary: Vocabulary) -> None:
    sites = {"primary_site": site("USA: UNITED STATES"), "additional_locations_attachment": ID}
    assert "sites" not in mapped(with_form(sites), "commongrants_sf424", vocabulary).facts


PROPOSAL: dict[str, Any] = {
    "title": "Lake Road gas plant (invented)",
    "amountRequested": {"amount": "1600000000.00", "currency": "USD"},
    "projectTimeline": {"startDate": {"name": "start", "eventType": "singleDate", "date": "2026-01-01"}},
    "customFields": {**APPLICATION["customFields"], "proposalId": custom("proposalId", "string", "P-7")},
}


def test_a_proposal_that_comes_alone_is_named_by_a_custom_field(vocabulary: Vocabulary) -> None:
    found = mapped(PROPOSAL, "commongrants_proposal", vocabulary)
    assert found.heads == {"id": "P-7", "title": "Lake Road gas plant (invented)"}
    assert found.facts == {
        "funding": {"requested": {"amount": "1600000000", "currency": "USD"}},
        "cost": {"total": {"amount": "2500000000", "currency": "USD"}},
        "generation": {"net_mw": 1200, "kind": "gas"},
        "sites": [{"name": "Lake Road", "country": "US", "place": "OH"}],
    }
    assert unknowns(found) == {}


def test_a_proposal_that_nobody_names_becomes_none(vocabulary: Vocabulary) -> None:
    nameless = changed(PROPOSAL, "customFields/proposalId", ...)
    with pytest.raises(RecordError, match="the id of the record"):
        mapped(nameless, "commongrants_proposal", vocabulary)
