"""A JSON object becomes a proposal with typed facts, or a list of everything that is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic_core import ErrorDetails, SchemaValidator, ValidationError

from shinsa.errors import InputError, Problem
from shinsa.facts import FactList, Facts, Vocabulary
from shinsa.proposal.codes import Code
from shinsa.proposal.collecting import Collector
from shinsa.proposal.evidence import EvidenceReader
from shinsa.proposal.publishing import schema_document
from shinsa.proposal.reading import DEFAULT_LIMIT, JsonObject, read_sound_part
from shinsa.proposal.shape import member_at, shape_of
from shinsa.proposal.validating import schema_of
from shinsa.proposal.wording import Wording


@dataclass(frozen=True, slots=True)
class Proposal:
    """A project as submitted: what it is called, its typed facts, and the document itself for the record."""

    id: str
    title: str
    description: str | None
    facts: Facts
    document: Mapping[str, object]


class Acceptor:
    """Accepts proposals in one vocabulary; made once, used for many. Pure: no clock, no network."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Plan the vocabulary. Raises `ValueError` where a fact's path runs through another fact."""
        self._vocabulary = vocabulary
        self._shape = shape_of(vocabulary)
        self._validator = SchemaValidator(schema_of(self._shape, vocabulary.currency))
        self._wording = Wording(self._shape, vocabulary.currency)
        self._evidence = EvidenceReader(vocabulary, self._wording)
        self._collector = Collector(self._shape, vocabulary)

    def read(self, data: bytes, *, limit: int = DEFAULT_LIMIT) -> Proposal:
        """The proposal that bytes of JSON state; `limit` is their largest number.

        Raises `InputError` with every problem of the document and of what its sound part states, each spot told once.
        """
        document, broken = read_sound_part(data, limit=limit)
        if not broken:
            return self.accept(document)
        empty = {problem.pointer for problem in broken if problem.code != Code.DUPLICATE_KEY}
        raise InputError([*broken, *(problem for problem in self._refusals(document) if problem.pointer not in empty)])

    def _refusals(self, document: JsonObject) -> tuple[Problem, ...]:
        try:
            self.accept(document)
        except InputError as error:
            return error.problems
        return ()

    def accept(self, document: JsonObject) -> Proposal:
        """The proposal a JSON object states.

        Raises `InputError` with every problem: unknown and missing keys, values of the wrong kind or out of bounds,
        evidence for facts or items that are not there.
        """
        given = cast("dict[str, object]", document)
        try:
            stated = self._validator.validate_python(given)
        except ValidationError as error:
            raise InputError(self._problems(error.errors(include_url=False), given)) from None
        if problems := list(self._evidence.problems(given)):
            raise InputError(problems)
        return self._proposal(stated, given)

    def json_schema(self) -> dict[str, object]:
        """The JSON Schema (2020-12) of proposals in this vocabulary, self-contained.

        It says everything JSON Schema can say: what it refuses, `accept` refuses. `accept` alone knows ranges of money
        and dates, and what evidence refers to.
        """
        return schema_document(self._shape, self._vocabulary.currency)

    def _problems(self, errors: list[ErrorDetails], document: dict[str, object]) -> list[Problem]:
        found = list(self._wording.problems(errors))
        for error in errors:
            if error["type"] == "too_long":
                found += self._item_problems(error)
        if isinstance(cast("object", document), dict):
            found += self._evidence.problems(document)
        return found

    def _item_problems(self, error: ErrorDetails) -> Iterable[Problem]:
        """The core stops at a list that is too long; as many items as may be are still looked at."""
        entry = member_at(self._shape, error["loc"], self._vocabulary.currency)
        if not isinstance(entry, FactList):
            return ()
        items = SchemaValidator(schema_of(entry, self._vocabulary.currency))
        try:
            items.validate_python(error["input"][: entry.longest])
        except ValidationError as inner:
            return self._wording.problems(inner.errors(include_url=False), entry, error["loc"])
        return ()

    def _proposal(self, stated: dict[str, Any], document: Mapping[str, object]) -> Proposal:
        evidence, evidence_notes = self._evidence.read(stated.pop("evidence", None) or [])
        name, title, description = stated.pop("id"), stated.pop("title"), stated.pop("description", None)
        values, notes = self._collector.collect(stated)
        facts = Facts(values, evidence, notes=notes + evidence_notes)
        return Proposal(name, title, description, facts, document)
