"""Evidence as stated: which fact it is for, and a value that fits that fact."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from pydantic_core import SchemaValidator, ValidationError

from shinsa.errors import Problem
from shinsa.facts import Evidence, Fact, FactNote, Grade, Vocabulary
from shinsa.messages.teller import said
from shinsa.proposal.catalogue import evidence as catalogue
from shinsa.proposal.catalogue.values import DID_YOU_MEAN, NO_FACT_CALLED
from shinsa.proposal.codes import Code, NoteCode
from shinsa.proposal.references import Reference, References
from shinsa.proposal.shape import LONGEST_EVIDENCE
from shinsa.proposal.showing import Location, place, pointer, quoted
from shinsa.proposal.suggesting import nearest
from shinsa.proposal.validating import Foreign, schema_of
from shinsa.proposal.wording import MOST_HINTS, Wording
from shinsa.values import Scalar

if TYPE_CHECKING:
    from datetime import date

_INDEX = re.compile(r"\[[0-9]*\]")


class EvidenceReader:
    """Reads the evidence of proposals in one vocabulary; made once."""

    def __init__(self, vocabulary: Vocabulary, wording: Wording) -> None:
        self._currency = vocabulary.currency
        self._references = References(vocabulary)
        self._wording = wording
        self._paths = vocabulary.by_path()
        self._validators: dict[str, SchemaValidator] = {}

    def problems(self, document: Mapping[str, object]) -> Iterator[Problem]:
        """What is wrong with the facts that evidence names and the values it gives, whatever else is wrong."""
        items = document.get("evidence")
        for index, item in enumerate(cast("list[object]", items)[:LONGEST_EVIDENCE] if isinstance(items, list) else ()):
            if isinstance(item, dict):
                stated = cast("dict[str, object]", item)
                if isinstance(stated.get("fact"), str):
                    yield from self._item_problems(("evidence", index), stated, document)

    def read(self, items: list[dict[str, object]]) -> tuple[tuple[Evidence, ...], tuple[FactNote, ...]]:
        """Evidence that has no problems, typed, and a note for each value in a currency that is not converted."""
        evidence: list[Evidence] = []
        notes: list[FactNote] = []
        for item in items:
            value = self._value(item)
            if isinstance(value, Foreign):
                notes.append(foreign_note(str(item["fact"]), value, self._currency, str(item["source"])))
            evidence.append(_evidence(item, value))
        return tuple(evidence), tuple(notes)

    def _value(self, item: Mapping[str, object]) -> Scalar | Foreign | None:
        reference = self._references.resolve(str(item["fact"]))
        if item.get("value") is None or reference is None or reference.fact is None:
            return None
        return cast("Scalar | Foreign", self._validator(reference.fact).validate_python(item["value"]))

    def _item_problems(
        self, at: Location, item: Mapping[str, object], document: Mapping[str, object]
    ) -> Iterator[Problem]:
        path = str(item["fact"])
        reference, hinted = self._references.resolve(path), at[-1] in range(MOST_HINTS)
        if reference is None:
            yield self._unknown_fact((*at, "fact"), path, hinted=hinted)
            return
        if reference.index is not None:
            yield from self._index_problems((*at, "fact"), path, reference, document)
        if item.get("value") is not None:
            if item.get("grade") == Grade.NONE:
                message = said(catalogue.VALUE_OF_NOTHING, place=place(at))
                yield Problem(pointer((*at, "grade")), Code.WRONG_CHOICE, message, said(catalogue.LEAVE_VALUE_OUT))
            yield from self._value_problems((*at, "value"), reference.fact, path, item["value"], hinted=hinted)

    def _unknown_fact(self, at: Location, path: str, *, hinted: bool) -> Problem:
        pattern = _INDEX.sub("[]", path)
        near = (pattern if pattern in self._paths else nearest(pattern, self._paths)) if hinted else None
        example = near.replace("[]", "[0]") if near else None
        if example == path or (example and self._references.resolve(example) is None):
            example = None
        meant = said(DID_YOU_MEAN, what=quoted(example)) if example else None
        message = said(NO_FACT_CALLED, key=quoted(path))
        return Problem(pointer(at), Code.UNKNOWN_FACT, message, meant or said(catalogue.NAME_ONE_FACT))

    def _index_problems(
        self, at: Location, path: str, reference: Reference, document: Mapping[str, object]
    ) -> Iterator[Problem]:
        name = self._references.path(reference.slot)
        items = _raw(document, name)
        if items is not None and not isinstance(items, list):
            return
        length = len(cast("list[object]", items or []))
        if reference.index is not None and reference.index >= length:
            held = str(length) if length else said(catalogue.NO_ITEMS)
            message = said(catalogue.ITEM_NOT_THERE, path=quoted(path), list=quoted(name), length=held)
            yield Problem(pointer(at), Code.NO_SUCH_ITEM, message, said(catalogue.COUNTED_FROM_0))

    def _value_problems(
        self, at: Location, fact: Fact | None, path: str, value: object, *, hinted: bool
    ) -> Iterator[Problem]:
        if fact is None:
            message = said(catalogue.VALUE_FOR_LIST, place=place(at), path=quoted(path))
            yield Problem(pointer(at), Code.WRONG_TYPE, message, said(catalogue.ONE_EVIDENCE_EACH))
            return
        try:
            self._validator(fact).validate_python(value)
        except ValidationError as error:
            yield from self._wording.problems(error.errors(include_url=False), fact, at, hinted=hinted)

    def _validator(self, fact: Fact) -> SchemaValidator:
        if fact.path not in self._validators:
            self._validators[fact.path] = SchemaValidator(schema_of(fact, self._currency))
        return self._validators[fact.path]


def foreign_note(fact: str, money: Foreign, programme: str, source: str | None = None) -> FactNote:
    """The note on an amount that is not in the programme's currency."""
    about = {"fact": quoted(fact), "currency": money.currency, "programme": programme}
    message = said(catalogue.GIVEN_IN, source=quoted(source), **about) if source else said(catalogue.STATED_IN, **about)
    return FactNote(fact, NoteCode.CURRENCY, message)


def _evidence(item: Mapping[str, object], value: Scalar | Foreign | None) -> Evidence:
    grade = Grade(str(item["grade"]))
    return Evidence(
        fact=str(item["fact"]),
        source=str(item["source"]),
        dated=cast("date | None", item.get("date")),
        grade=grade,
        value=None if isinstance(value, Foreign) else value,
        quote=cast("str | None", item.get("quote")),
        supports=grade is not Grade.NONE and not isinstance(value, Foreign),
    )


def _raw(document: Mapping[str, object], path: str) -> object:
    """What the document holds at a path of keys, `None` where a key is absent."""
    found: object = document
    for part in path.split("."):
        found = _held(found, part)
    return found


def _held(value: object, key: str) -> object:
    return cast("dict[str, object]", value).get(key) if isinstance(value, dict) else None
