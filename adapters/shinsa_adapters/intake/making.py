"""Records become proposals, or evidence for proposals that are there; what becomes neither is given back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from shinsa.errors import InputError
from shinsa.proposal.accepting import Acceptor
from shinsa_adapters.intake import model
from shinsa_adapters.intake.applying import Mapped, RecordError, apply
from shinsa_adapters.intake.enriching import enriched
from shinsa_adapters.intake.gathering import Gathered, Gathering, Rejected
from shinsa_adapters.intake.writing import line


@dataclass(frozen=True, slots=True)
class Made:
    """A proposal ready to be screened: its id, its line of JSON, how many records speak of it, and unknown values."""

    id: str
    line: bytes
    unknown: int
    records: int = 1
    lacking: tuple[str, ...] = ()


def proposals(
    gathering: Gathering, mapping: model.Mapping, acceptor: Acceptor, read: date
) -> Iterator[Made | Rejected]:
    """A proposal of each record, in the order of their first rows."""
    for found in gathering.records():
        if isinstance(found, Rejected):
            yield found
            continue
        mapped = mapped_record(found, mapping, read)
        yield mapped if isinstance(mapped, Rejected) else _made(mapped.document, [mapped], found.rows, acceptor)


@dataclass(frozen=True, slots=True)
class Given:
    """A proposal to enrich: where it stood, and its JSON or why it has none."""

    place: str
    document: "Mapping[str, object] | InputError"


@dataclass(frozen=True, slots=True)
class Enriching:
    """Adds records to proposals, by declared keys: never by a likeness of names."""

    gathering: Gathering
    mapping: model.Mapping
    acceptor: Acceptor
    read: date
    keys: Mapping[str, tuple[str, ...]] | None

    def add(self, given: Given) -> Made | Rejected:
        """The proposal with the evidence of its records; as it was, where it has none."""
        if isinstance(given.document, InputError):
            return Rejected(given.place, "", "not-a-proposal", told(given.document))
        document = dict(given.document)
        name = str(document.get("id"))
        mapped, lacking = list[Mapped](), list[str]()
        for key in (name,) if self.keys is None else self.keys.get(name, ()):
            found = self.gathering.find(key)
            made = mapped_record(found, self.mapping, self.read) if isinstance(found, Gathered) else found
            if isinstance(made, Rejected):
                return made
            if made is None:
                lacking.append(key)
            else:
                mapped.append(made)
                document = enriched(document, self.mapping, made)
        proposal = _made(document, mapped, given.place, self.acceptor)
        declared = () if self.keys is None else tuple(lacking)
        return proposal if isinstance(proposal, Rejected) else replace(proposal, lacking=declared)


def mapped_record(found: Gathered, mapping: model.Mapping, read: date) -> Mapped | Rejected:
    """A record of a table as a mapping reads it."""
    place = f"row {found.rows}" if found.rows.isdigit() else f"rows {found.rows}"
    try:
        return apply(mapping, found.record, read, place)
    except RecordError as error:
        return Rejected(found.rows, found.key, error.code, error.reason)


def _made(document: Mapping[str, object], mapped: list[Mapped], place: str, acceptor: Acceptor) -> Made | Rejected:
    written = line(document)
    name = str(document.get("id"))
    try:
        acceptor.read(written)
    except InputError as error:
        return Rejected(place, name, "not-a-proposal", told(error))
    unknown = sum(step.taken.unknown is not None for one in mapped for step in one.steps)
    return Made(name, written, unknown, len(mapped))


def told(error: InputError) -> str:
    """Every problem of a proposal, on one line."""
    return "; ".join(f"{problem.pointer}: {problem.code}: {problem.message}" for problem in error.problems)
