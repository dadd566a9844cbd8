"""Entries: what goes into the ledger, what comes out, and the leaf of the Merkle tree that speaks for each.

The leaf is compact JSON with these members in this order, each `null` where there is none:

    {"schema": "shinsa.entry/1", "kind", "id", "at", "by", "owner", "about", "claim", "fields"}

`at` is microseconds since 1970 (UTC); `claim` binds the idempotency key: SHA-256 over owner, key and request digest;
`fields` is the digest of the document's fields (see `fields`). Claim and fields are hexadecimal.
"""

import secrets
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Final, Literal, NamedTuple, cast

import orjson

from shinsa_adapters.ledger.cutting import Cut, cut, input_cut
from shinsa_adapters.ledger.errors import EntryError
from shinsa_adapters.ledger.fields import SEED_BYTES, Fields, digest_of, document, packed, unpacked
from shinsa_adapters.ledger.grounds import Ground
from shinsa_adapters.ledger.indexing import Index, index_of
from shinsa_adapters.ledger.merkle import leaf_hash

Kind = Literal["screening", "decision", "action", "ruleset", "redaction", "restore"]
"""What an entry is: a record, a human decision, an action by somebody, a ruleset (re)loaded, a redaction, a restore."""

KINDS: Final[tuple[Kind, ...]] = ("screening", "decision", "action", "ruleset", "redaction", "restore")
_SCHEMA: Final = "shinsa.entry/1"
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What an entry is called and whom it concerns.

    `by` is who did it (a key's id, never a secret); `owner` is whose it is, for lists; `about` is the id of the entry
    it speaks of.
    """

    kind: Kind
    id: str
    by: str | None = None
    owner: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry(Naming):
    """An entry to be added. `document` is a JSON object (UTF-8), for a screening the record, kept byte for byte."""

    document: bytes

    @property
    def naming(self) -> Naming:
        """The entry without its document."""
        return Naming(kind=self.kind, id=self.id, by=self.by, owner=self.owner, about=self.about)


class Laid(NamedTuple):
    """A record as its maker lays it out: what lists know of it, and its fields, with the input as one.

    With a `ground` it is packed against that.
    """

    listed: Index
    parts: Cut
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What the leaf says of an entry besides its fields; `at` in microseconds since 1970 (UTC)."""

    kind: str
    id: str
    at: int
    by: str | None
    owner: str | None
    about: str | None
    claim: str | None

    def leaf(self, digest: bytes) -> bytes:
        """The leaf's bytes, given the digest of the fields."""
        return orjson.dumps({"schema": _SCHEMA, **asdict(self), "fields": digest.hex()})


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as kept; `position`, from 0, is its place in the tree, `stored` its fields as the store has them."""

    position: int
    head: Head
    stored: bytes
    leaf: bytes

    @property
    def id(self) -> str:
        """Its name."""
        return self.head.id

    @property
    def document(self) -> bytes | None:
        """The document byte for byte as it was added; `None` where a part of it is withheld."""
        return document(self.stored)

    @property
    def shown(self) -> bytes | None:
        """The document, with `(withheld)` in place of what is; `None` where all of it is."""
        whole = self.document
        return self.fields.shown if whole is None else whole

    @property
    def fields(self) -> Fields:
        """Every field with its proof.

        Raises:
            ValueError: what is stored is damaged.
        """
        return unpacked(self.stored)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A new entry made ready: what lists know of it, how it is stored, and the digest of its fields.

    The document itself is let go of: a large tree held while others are made costs the collector dearly.
    """

    naming: Naming
    index: Index | None
    stored: bytes
    digest: bytes
    ground: Ground | None = None

    @property
    def id(self) -> str:
        """Its name."""
        return self.naming.id

    def head(self, at: int, claim: str | None) -> Head:
        """The head it gets when it is added at that moment."""
        named = self.naming
        return Head(named.kind, named.id, at, named.by, named.owner, named.about, claim)


def prepare(new: NewEntry, laid: Laid | None = None) -> Prepared:
    """Cut, commit and pack an entry's document. `laid` spares a record what its maker knows already.

    Raises:
        EntryError: the document is not a JSON object in UTF-8, or not as laid out; a name is empty or too long.
    """
    for name, text in (("id", new.id), ("by", new.by), ("owner", new.owner), ("about", new.about)):
        if text is not None and not 0 < len(text) <= _LONGEST:
            raise EntryError(f"`{name}` of an entry must have 1 to {_LONGEST} characters, not {len(text)}")
    index, parts = _read(new) if laid is None else _laid(new, laid)
    seed = secrets.token_bytes(SEED_BYTES)
    ground = None if laid is None else laid.ground
    return Prepared(new.naming, index, packed(new.document, seed, ground), digest_of(parts, seed), ground)


def _laid(new: NewEntry, laid: Laid) -> tuple[Index, Cut]:
    if laid.parts.data != new.document:
        raise EntryError(f"the document of entry `{new.id}` is not what it is laid out as")
    return laid.listed, input_cut(laid.parts)


def _read(new: NewEntry) -> tuple[Index | None, Cut]:
    said = _said(new)
    return index_of(said) if new.kind == "screening" else None, cut(new.document, said)


def _said(new: NewEntry) -> dict[str, Any]:
    try:
        found: Any = orjson.loads(new.document)
    except orjson.JSONDecodeError as error:
        raise EntryError(f"the document of entry `{new.id}` is not JSON in UTF-8") from error
    if not isinstance(found, dict) or new.kind not in KINDS:
        kinds = ", ".join(KINDS)
        raise EntryError(f"entry `{new.id}` needs a JSON object as its document and one of the kinds {kinds}")
    return cast("dict[str, Any]", found)


def leaf_of(head: Head, digest: bytes) -> bytes:
    """The hash that stands for an entry in the tree."""
    return leaf_hash(head.leaf(digest))


def claim_digest(owner: str, key: str, request: bytes) -> str:
    """What a leaf says of an idempotency key: a digest that binds owner, key and request."""
    parts = (owner.encode(), key.encode(), request)
    return sha256(b"".join(len(part).to_bytes(4) + part for part in parts)).hexdigest()
