"""Withhold fields of an entry for good: what they said is gone, and the entry still verifies.

Withholding a fact of a proposal also withholds what would tell it: the rules that read it, and every text that quotes
it. That it was done, by whom and why, becomes an entry of its own.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

import orjson

from shinsa_adapters.ledger import reading
from shinsa_adapters.ledger.changes import Change, Receipt
from shinsa_adapters.ledger.cutting import INPUT
from shinsa_adapters.ledger.entries import Head, NewEntry, prepare
from shinsa_adapters.ledger.errors import EntryError
from shinsa_adapters.ledger.exporting import Line
from shinsa_adapters.ledger.fields import FRAME, Field, Fields, packed_fields
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.writing import Writer

_SHORTEST: Final = 3
"""A text shorter than this is not looked for elsewhere: it stands everywhere."""
_SUMMARIES: Final = ("/digest", "/verdict/reasons", "/verdict/because")
"""Parts of a record that sum up others: the record's own digest would let a withheld answer be guessed."""
_CONCLUSIONS: Final = "/verdict/conclusions"
_EVIDENCE: Final = f"{INPUT}/evidence"
_LASTING: Final = {"decision": frozenset({FRAME, "/schema", "/act", "/verdict"})}
"""What cannot be withheld, by kind of entry: what a decision says of the verdict still counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What to withhold of which entry: fields by JSON pointer (with all below them), or everything.

    `id` is that of the redaction's own entry. With `alone` only the fields named are withheld.
    """

    id: str
    about: str
    fields: tuple[str, ...] = ()
    everything: bool = False
    alone: bool = False
    reason: str
    by: str

    def __call__(self, writer: Writer, at: int) -> Receipt:
        """Do it, in the writer's transaction; the receipt's answer lists the fields as a JSON list.

        Raises:
            UnknownEntryError: there is no such entry.
            EntryError: a field is not there, nothing is left to withhold, or the entry is itself a redaction.
        """
        entry = reading.entry(writer.database, self.about)
        if entry.head.kind == "redaction":
            raise EntryError("a redaction cannot be redacted: it says what others lack")
        if not self.reason.strip() or not self.by.strip():
            raise EntryError("a redaction needs a reason, and who asks for it")
        fields = entry.fields
        names = self._names(fields, _LASTING.get(entry.head.kind, frozenset()))
        left = fields.without(names)
        new = self._entry(entry.position, names, entry.head)
        _withhold(writer, entry.position, entry.head, left)
        receipt = writer.write(Change(entries=(new,)), [prepare(new)], at)
        return Receipt(receipt.positions, at, answer=orjson.dumps(sorted(names)))

    def _names(self, fields: Fields, lasting: Collection[str]) -> frozenset[str]:
        there = [field for field in fields.all if not field.withheld and field.name not in lasting]
        if self.everything:
            found = {field.name for field in there}
        else:
            asked = {field.name for name in self.fields for field in _below(there, name)}
            found = asked if self.alone or not asked else asked | set(_telling(there, asked))
        if not found:
            raise EntryError(f"nothing is left to withhold of entry `{self.about}`")
        return frozenset(found)

    def _entry(self, position: int, names: Collection[str], head: Head) -> NewEntry:
        document = {
            "schema": "shinsa.redaction/1",
            "entry": self.about,
            "position": position,
            "withheld": sorted(names),
            "reason": self.reason,
        }
        return NewEntry(
            kind="redaction",
            id=self.id,
            document=orjson.dumps(document),
            by=self.by,
            owner=head.owner,
            about=self.about,
        )


def _below(there: Collection[Field], name: str) -> list[Field]:
    found = [field for field in there if field.name == name or field.name.startswith(f"{name}/")]
    if not found or name == FRAME:
        near = ", ".join(field.name for field in there if field.name.startswith(f"{INPUT}/"))[:300]
        raise EntryError(f"the entry has no field `{name}`", f"fields are named by JSON pointer: {near}")
    return found


def _telling(there: Collection[Field], asked: Collection[str]) -> Iterator[str]:
    """The fields that would tell what the fields asked for said."""
    facts = [_fact(name) for name in asked if name.startswith(f"{INPUT}/")]
    said = [text for field in there if field.name in asked for text in _texts(field)]
    for field in there:
        value = field.value or b""
        reads = any(_reads(value, fact) or (fact in value and field.name == _EVIDENCE) for fact in facts)
        sums_up = field.name in _SUMMARIES or (bool(facts) and field.name == _CONCLUSIONS)
        if field.name not in {FRAME, *asked} and (reads or sums_up or any(text in value for text in said)):
            yield field.name


def _fact(name: str) -> bytes:
    """A field of the input as rules name the fact: `sponsor.contact`."""
    parts = name.removeprefix(f"{INPUT}/").split("/")
    return ".".join(part.replace("~1", "/").replace("~0", "~") for part in parts).encode()


def _reads(value: bytes, fact: bytes) -> bool:
    """Whether a part of the verdict names the fact, or one within it, or one that it is within."""
    named = b'"fact":"'
    above = [named + fact[:at] + b'"' for at in range(len(fact)) if fact[at : at + 1] == b"."]
    return any(named + fact + after in value for after in (b'"', b".", b"[")) or any(name in value for name in above)


def _texts(field: Field) -> Iterator[bytes]:
    """The texts within a value, as they stand where they are quoted once, and twice."""
    value = field.value or b""
    if field.name.startswith(f"{INPUT}/"):
        value = orjson.loads(b'"' + value + b'"').encode()
    for text in _strings(orjson.loads(value)):
        if len(text) >= _SHORTEST:
            once = orjson.dumps(text)[1:-1]
            yield once
            yield orjson.dumps(once.decode())[1:-1]


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():  # pyright: ignore[reportUnknownVariableType]  # any JSON value
                yield from _strings(inner)  # pyright: ignore[reportUnknownArgumentType]  # the same
        case list():
            for inner in value:  # pyright: ignore[reportUnknownVariableType]  # the same
                yield from _strings(inner)  # pyright: ignore[reportUnknownArgumentType]  # the same
        case _:
            return


def _withhold(writer: Writer, position: int, head: Head, left: Fields) -> None:
    database = writer.database
    statement = "UPDATE body SET withheld = ?, stored = ? WHERE position = ?"
    database.run(statement, (len(left.withheld), packed_fields(left), position))
    if head.kind == "screening":
        _list_anew(writer, position, head, left)
    database.run("UPDATE claim SET salt = NULL, answer = NULL WHERE position = ?", (position,))
    _empty_outbox(database, position)


def _list_anew(writer: Writer, position: int, head: Head, left: Fields) -> None:
    """Let lists say no more than what is left."""
    columns = "proposal = ?, verdict = ?, ruleset = ?, version = ?, digest = ?, as_of = ?, low = ?, high = ?"
    statement = f"UPDATE screening SET {columns}, rule_list = ?, outcomes = ? WHERE position = ?"  # noqa: S608  # constants
    writer.database.run(statement, (*writer.listed(Line(position, head, left).index), position))


def _empty_outbox(database: Database, position: int) -> None:
    """Webhooks speak of what is withheld: none is sent any more, and what was sent is forgotten."""
    statement = (
        "UPDATE outbox SET payload = ?, state = CASE state WHEN 'delivered' THEN 'delivered' ELSE 'dead' END, "
        "error = CASE state WHEN 'delivered' THEN error ELSE 'its entry was redacted' END WHERE position = ?"
    )
    database.run(statement, (b"", position))
