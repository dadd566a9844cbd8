"""A record that its maker lays out is kept as one that is read and cut here, to the byte."""

from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given

from adapters.ledger.test_fields import INPUTS, SEED
from engine.committee import DAY, against, screened
from shinsa.recording import recorded
from shinsa.screening import Screening
from shinsa_adapters.ledger import Cut, EntryError, Laid, NewEntry, prepare
from shinsa_adapters.ledger.cutting import cut, input_cut
from shinsa_adapters.ledger.fields import Fields, digest_of
from shinsa_adapters.ledger.indexing import index_of, index_of_screening
from shinsa_adapters.service.making import Pinned, prepared

FACTS: tuple[dict[str, Any], ...] = (
    {},
    {"sites": None, "plant.kind": None},
    {"evidence": against("readiness", [8])},
    {"title": '発電所 \N{FIRE} "quoted" \\ é'},
)


def parts(screening: Screening) -> Cut:
    text = recorded(screening)
    return input_cut(Cut(text.names, text.values, (*text.leads, text.tail)))


def lists(found: Cut) -> list[list[object]]:
    return [list(found.names), list(found.values), list(found.frame)]


@pytest.mark.parametrize("facts", FACTS)
def test_a_record_laid_out_has_the_fields_of_one_that_is_cut(facts: dict[str, Any]) -> None:
    screening = screened(facts)
    data = recorded(screening).data
    assert lists(parts(screening)) == lists(cut(data, orjson.loads(data)))
    assert digest_of(parts(screening), SEED) == Fields.of(data, SEED).digest


@pytest.mark.parametrize("facts", FACTS)
def test_what_lists_know_of_a_screening_is_what_its_record_says(facts: dict[str, Any]) -> None:
    ready = prepared(screened(facts), "scr_1", Pinned(DAY, "key_1", "key_1"), None)
    assert ready.index == index_of(orjson.loads(recorded(screened(facts)).data))


@given(INPUTS)
def test_any_input_is_cut_alike(text: str) -> None:
    said = {"schema": "shinsa.record/1", "input": text, "digest": "sha256:"}
    data = orjson.dumps(said)
    values = [orjson.dumps(value) for value in said.values()]
    laid = Cut(("/schema", "/input", "/digest"), values, (b'{"schema":', b',"input":', b',"digest":', b"}"))
    assert laid.data == data
    assert lists(input_cut(laid)) == lists(cut(data, said))


def fields_of(text: str) -> dict[str, bytes]:
    said = {"schema": "shinsa.record/1", "input": text}
    parts = cut(orjson.dumps(said), said)
    return {name: value for name, value in zip(parts.names, parts.values, strict=True) if name != "/schema"}


def test_the_facts_of_an_input_are_found_however_it_is_spaced_and_spelled() -> None:
    text = ' {\n"a~/b" : {"\\u0063": [1, {"d": 2}] ,"e":{}},\t"é\\"":"x,}" , "f" : { } }\r\n'
    assert fields_of(text) == {
        "/input/a~0~1b/c": b'[1, {\\"d\\": 2}]',
        "/input/a~0~1b/e": b"{}",
        '/input/é"': b'\\"x,}\\"',
        "/input/f": b"{ }",
    }


@pytest.mark.parametrize(
    "text",
    ["", " ", "5", "[{}]", "{}", "{", '{"a"}', '{"a":1', '{"a":1,}', '{"a":1 "b":2}', '{"a":{"b":1,}}', '{"\\x":1}'],
)
def test_an_input_without_members_or_that_is_no_json_is_one_field(text: str) -> None:
    assert fields_of(text) == {"/input": orjson.dumps(text)}


def test_a_document_that_is_not_as_laid_out_is_refused() -> None:
    laid = Laid(index_of_screening(screened()), parts(screened()))
    new = NewEntry(kind="screening", id="scr_1", document=recorded(screened()).data)
    prepare(new, laid)
    with pytest.raises(EntryError, match="the document of entry `scr_1` is not what it is laid out as"):
        prepare(replace(new, document=recorded(screened({"readiness": 5})).data), laid)
