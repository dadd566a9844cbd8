"""Documents cut into fields: whatever the document, the parts give it back; withholding never changes the digest."""

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shinsa_adapters.ledger.cutting import cut
from shinsa_adapters.ledger.fields import Fields, digest_of, document, packed, packed_fields, read, unpacked, written

SEED = bytes(range(32))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(max_size=4), JSON, max_size=4)
INPUTS = st.one_of(
    st.text(max_size=40),
    st.builds(
        lambda found, indent: json.dumps(found, indent=indent, ensure_ascii=False), JSON, st.sampled_from([None, 2])
    ),
)


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """Documents in the form of a record, with any input and any verdict."""
    verdict = {"schema": "shinsa.verdict/1", **draw(OBJECTS), "rules": draw(st.lists(JSON, max_size=4))}
    said = {
        "schema": "shinsa.record/1",
        "input": draw(INPUTS),
        "verdict": draw(st.just(verdict) | JSON),
        **draw(OBJECTS),
    }
    return orjson.dumps(said)


@given(records() | OBJECTS.map(orjson.dumps) | OBJECTS.map(lambda found: json.dumps(found, indent=1).encode()))
def test_the_parts_of_any_document_give_it_back(data: bytes) -> None:
    parts = cut(data, orjson.loads(data))
    assert parts.data == data
    assert len(set(parts.names)) == len(parts.names)


@given(records(), st.data())
def test_withholding_any_fields_keeps_the_digest_and_hides_the_rest_of_nothing(
    data: bytes, draw: st.DataObject
) -> None:
    fields = Fields.of(data, SEED)
    names = draw.draw(st.sets(st.sampled_from([field.name for field in fields.all])))
    left = fields.without(names)
    assert left.digest == fields.digest == digest_of(cut(data, orjson.loads(data)), SEED)
    assert set(left.withheld) == names
    assert left.data == (None if names else data)
    if left.shown is not None:
        orjson.loads(left.shown)
    assert unpacked(packed_fields(left)) == left == read(orjson.loads(orjson.dumps(written(left))))


@given(records())
def test_a_changed_value_name_or_salt_changes_the_digest(data: bytes) -> None:
    fields = written(Fields.of(data, SEED))
    before = read(fields).digest
    for place, (name, value, salt) in enumerate(fields):
        assert value is not None
        assert salt is not None
        for other in ([f"{name}x", value, salt], [name, f"{value} ", salt], [name, value, salt[2:] + salt[:2]]):
            changed = [*fields[:place], other, *fields[place + 1 :]]
            assert read(changed).digest != before or other == fields[place]


def test_a_record_is_cut_to_rules_and_to_facts_two_levels_deep(records: dict[str, bytes]) -> None:
    fields = Fields.of(records["open"], SEED)
    found = {field.name: field.value for field in fields.all}
    assert found["/input/generation/net_mw"] == b"450"
    assert found["/input/title"] == b'\\"A plant with open questions\\"'
    assert found["/verdict/verdict"] == b'"review"'
    assert b'"gate.us_site"' in (found["/verdict/rules/0"] or b"")
    assert "/input" not in found
    assert "/verdict/rules" not in found


def test_a_withheld_fact_leaves_a_document_that_can_be_read(records: dict[str, bytes]) -> None:
    shown = Fields.of(records["open"], SEED).without(["/input/generation/net_mw", "/verdict/rules/1", "/as_of"]).shown
    assert shown is not None
    said = orjson.loads(shown)
    assert orjson.loads(said["input"])["generation"] == {"kind": "gas", "net_mw": "(withheld)"}
    assert (said["as_of"], said["verdict"]["rules"][1]) == ("(withheld)", "(withheld)")


def test_two_ledgers_commit_to_the_same_record_differently(records: dict[str, bytes]) -> None:
    assert Fields.of(records["good"], SEED).digest != Fields.of(records["good"], bytes(32)).digest


def test_what_is_stored_gives_the_document_back(records: dict[str, bytes]) -> None:
    stored = packed(records["good"], SEED)
    assert document(stored) == records["good"] == unpacked(stored).data
    assert len(stored) < len(records["good"]) / 3


@pytest.mark.parametrize("damaged", [b"", b"\x00", b"\x00" + bytes(40), b"\x01abc", b"\x07"])
def test_what_is_damaged_is_not_read(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"damaged|fields|JSON|unexpected|line"):
        unpacked(damaged)


@pytest.mark.parametrize("other", [None, 5, [1], [["a"]], [["a", "b", "zz"]], [["a", 5, "00"]]])
def test_what_are_no_fields_is_not_read(other: object) -> None:
    with pytest.raises(ValueError, match=r"fields|hexadecimal"):
        read(other)
