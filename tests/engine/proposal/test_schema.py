"""The published JSON Schema says what the acceptor does, as far as JSON Schema can."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

import jsonschema
import pytest

from shinsa.proposal.accepting import Acceptor
from shinsa.proposal.reading import read_json


@pytest.fixture(scope="module")
def schema(acceptor: Acceptor) -> Mapping[str, object]:
    written = json.dumps(acceptor.json_schema())
    return cast("Mapping[str, object]", json.loads(written, parse_float=Decimal))


def at(schema: Mapping[str, object], *path: str) -> object:
    found: object = schema
    for part in path:
        found = cast("Mapping[str, object]", found)[part]
    return found


def accepts(schema: Mapping[str, object], text: str) -> bool:
    document = read_json(f'{{"id": "P", "title": "T", {text}}}'.encode())
    return jsonschema.Draft202012Validator(dict(schema)).is_valid(document)


def test_it_is_a_valid_schema_of_2020_12_and_needs_no_other_file(schema: Mapping[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(dict(schema))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:shinsa:schema:proposal:1"
    assert json.dumps(dict(schema), default=str).count('"$ref": "#/$defs/') == json.dumps(
        dict(schema), default=str
    ).count('"$ref"')


def test_labels_are_titles_and_units_are_described(schema: Mapping[str, object]) -> None:
    assert at(schema, "properties", "generation", "properties", "net_mw") == {
        "title": "net capacity",
        "description": "in MW",
        "type": ["number", "null"],
        "minimum": 0,
        "maximum": 30000,
        "multipleOf": Decimal("0.1"),
    }
    assert at(schema, "properties", "schedule", "properties", "first_draw") == {
        "title": "first draw",
        "description": "2020-01-01 to 2060-12-31",
        "type": ["string", "null"],
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    }
    assert at(schema, "properties", "sponsor", "properties", "country") == {
        "title": "country of the sponsor",
        "anyOf": [{"$ref": "#/$defs/country"}, {"type": "null"}],
    }


def test_id_and_title_are_required_and_nothing_unknown_is_allowed(schema: Mapping[str, object]) -> None:
    assert schema["required"] == ["id", "title"]
    assert schema["additionalProperties"] is False
    assert at(schema, "properties", "generation", "additionalProperties") is False


@pytest.mark.parametrize(
    "text",
    [
        '"generation": {"net_mw": 0.1, "kind": null}',
        '"finance": {"capex": {"amount": "5.25", "currency": "USD"}}',
        '"finance": {"capex": {"amount": 90000000000000, "currency": "JPY"}}',
        '"sites": [{"country": "JP"}]',
        '"evidence": [{"fact": "builds", "source": "S", "grade": "declared", "value": null}]',
        '"sponsor": {"name": "two\\nlines"}',
    ],
)
def test_good_facts_are_valid(schema: Mapping[str, object], text: str) -> None:
    assert accepts(schema, text)


@pytest.mark.parametrize(
    "text",
    [
        '"generation": {"net_mw": "0.1"}',
        '"generation": {"net_mw": 0.15}',
        '"generation": {"net_mw": 30001}',
        '"generation": {"kind": "coal"}',
        '"finance": {"capex": 5}',
        '"finance": {"capex": {"amount": 5}}',
        '"finance": {"capex": {"amount": "5,0", "currency": "USD"}}',
        '"finance": {"capex": {"amount": 90000000000000, "currency": "USD"}}',
        '"sites": [{"country": "USA"}]',
        '"sites": [{}, {}, {}]',
        '"sites": [null]',
        '"evidence": [{"fact": "builds", "source": "S"}]',
        '"sponsor": {"name": "a\\u0007"}',
        '"schedule": {"first_draw": "20260331"}',
        '"unknown": 1',
    ],
)
def test_bad_facts_are_not(schema: Mapping[str, object], text: str) -> None:
    assert not accepts(schema, text)
