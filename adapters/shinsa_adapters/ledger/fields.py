"""The fields of an entry as kept: each with a salted commitment, so that one can be withheld and the rest still proved.

    salt_i       = bytes 32 i to 32 i + 31 of SHAKE256(seed)          seed: 32 random bytes of the entry
    commitment_i = SHA-256(salt_i || length of name as 4 bytes || name || value)
    digest       = SHA-256(for each field: length of name as 4 bytes || name || commitment_i)

Field 0 is the frame: the JSON list of the text between the values. The entry's leaf says the digest. A withheld field
is kept as its name and commitment; then the seed is gone and each field that is left brings its own salt.
"""

import json
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256, shake_256
from typing import Any, Final, cast

import orjson

from shinsa_adapters.ledger.cutting import INPUT, Cut, cut, together
from shinsa_adapters.ledger.grounds import KEY_BYTES, Ground

FRAME: Final = "(frame)"
SEED_BYTES: Final = 32
SALT_BYTES: Final = 32
_LEVEL: Final = 1
"""Compression: the first level takes a record to a fifth in about a millisecond; higher ones cost more than that."""


_ALONE: Final = b"\x00"
_FIELDS: Final = b"\x01"
_GROUNDED: Final = b"\x02"
_OPEN: Final = b"\x03"
"""How something is stored: a document packed by itself; its fields; a document packed against a ground; unpacked."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, and its value with salt (32 bytes) or, where it is withheld, its commitment alone."""

    name: str
    value: bytes | None
    salt: bytes | None
    commitment: bytes

    @property
    def withheld(self) -> bool:
        """Whether the value is gone."""
        return self.value is None

    def without_value(self) -> "Field":
        """The field withheld."""
        return Field(self.name, None, None, self.commitment)


@dataclass(frozen=True, slots=True)
class Fields:
    """All fields of one entry, the frame first."""

    all: tuple[Field, ...]

    @classmethod
    def of(cls, data: bytes, seed: bytes) -> "Fields":
        """The fields of a document, their salts drawn from the seed.

        Raises:
            ValueError: it is not JSON in UTF-8.
        """
        parts = _parts(data, orjson.loads(data))
        salts = _salts(seed, len(parts))
        return cls(tuple(_shown(name, value, salt) for (name, value), salt in zip(parts, salts, strict=True)))

    @property
    def digest(self) -> bytes:
        """What the entry's leaf says of the fields: 32 bytes."""
        return sha256(b"".join([_framed(field.name) + field.commitment for field in self.all])).digest()

    @property
    def withheld(self) -> tuple[str, ...]:
        """Names of the fields that are withheld."""
        return tuple(field.name for field in self.all if field.withheld)

    @property
    def data(self) -> bytes | None:
        """The document byte for byte; `None` where a part of it is withheld."""
        if self.withheld:
            return None
        frame, *values = (cast("bytes", field.value) for field in self.all)
        return _whole(frame, values)

    @property
    def shown(self) -> bytes | None:
        """The document with `(withheld)` in place of each withheld value; `None` where the frame itself is withheld.

        Within the quoted input the words are quoted too, so that the document stays JSON.
        """
        frame, *values = self.all
        if frame.value is None:
            return None
        return _whole(frame.value, [_stand_in(field) if field.value is None else field.value for field in values])

    def without(self, names: Collection[str]) -> "Fields":
        """The same with these fields withheld."""
        return Fields(tuple(field.without_value() if field.name in names else field for field in self.all))


def digest_of(parts: Cut, seed: bytes) -> bytes:
    """The digest of the fields of a document that is cut: the same as of `Fields.of`, but quicker."""
    salts = _salts(seed, len(parts.values) + 1)
    framed = [_framed(FRAME), *map(_framed, parts.names)]
    found = [
        name + sha256(salt + name + value).digest()
        for name, salt, value in zip(framed, salts, [_frame(parts), *parts.values], strict=True)
    ]
    return sha256(b"".join(found)).digest()


def _parts(data: bytes, said: object) -> list[tuple[str, bytes]]:
    """The frame and the values, by name."""
    parts = cut(data, said)
    return [(FRAME, _frame(parts)), *zip(parts.names, parts.values, strict=True)]


def _frame(parts: Cut) -> bytes:
    return orjson.dumps([gap.decode() for gap in parts.frame])


def _salts(seed: bytes, count: int) -> list[bytes]:
    drawn = shake_256(seed).digest(SALT_BYTES * count)
    return [drawn[at : at + SALT_BYTES] for at in range(0, len(drawn), SALT_BYTES)]


def _shown(name: str, value: bytes, salt: bytes) -> Field:
    return Field(name, value, salt, sha256(salt + _framed(name) + value).digest())


@lru_cache(4096)
def _framed(name: str) -> bytes:
    data = name.encode()
    return len(data).to_bytes(4) + data


def _whole(frame: bytes, values: list[bytes]) -> bytes:
    gaps: list[str] = orjson.loads(frame)
    return together([gap.encode() for gap in gaps], values)


def _stand_in(field: Field) -> bytes:
    return b'\\"(withheld)\\"' if field.name.startswith(f"{INPUT}/") else b'"(withheld)"'


def packed(data: bytes, seed: bytes, ground: Ground | None = None) -> bytes:
    """A document and its seed as stored while nothing is withheld: short, and quick to read back."""
    if ground is not None:
        return _GROUNDED + ground.key + seed + ground.pack(data)
    return _ALONE + seed + zlib.compress(data, _LEVEL)


def opened(stored: bytes, ground: Callable[[bytes], Ground]) -> bytes:
    """What is stored in a form that stands by itself; `ground` finds what a document is packed against, by its key.

    What is damaged stays as it is, for whoever reads it to find.
    """
    if stored[:1] != _GROUNDED:
        return stored
    key, rest = stored[1 : 1 + KEY_BYTES], stored[1 + KEY_BYTES :]
    try:
        return _OPEN + rest[:SEED_BYTES] + ground(key).unpack(rest[SEED_BYTES:])
    except ValueError:
        return stored


def packed_fields(fields: Fields) -> bytes:
    """Fields as stored once one is withheld."""
    return _FIELDS + zlib.compress(orjson.dumps(written(fields)), _LEVEL)


def document(stored: bytes) -> bytes | None:
    """The document of what is stored, byte for byte; `None` where a part is withheld.

    Raises:
        ValueError: it is damaged.
    """
    form, rest = stored[:1], stored[1 + SEED_BYTES :]
    if form == _FIELDS:
        return None
    if form not in {_ALONE, _OPEN}:
        raise ValueError("the stored document is damaged")
    return rest if form == _OPEN else zlib.decompress(rest)


def unpacked(stored: bytes) -> Fields:
    """The fields of what is stored.

    Raises:
        ValueError: it is damaged.
    """
    try:
        whole = document(stored)
        if whole is not None:
            return Fields.of(whole, stored[1 : 1 + SEED_BYTES])
        return read(json.loads(zlib.decompress(stored[1:])))
    except zlib.error as error:
        raise ValueError("the stored document is damaged") from error


def written(fields: Fields) -> list[list[str | None]]:
    """The fields as JSON lists: name, value, salt; a withheld one as name, null, commitment. Bytes are hexadecimal."""
    return [
        [field.name, None, field.commitment.hex()]
        if field.value is None or field.salt is None
        else [field.name, field.value.decode(), field.salt.hex()]
        for field in fields.all
    ]


def read(found: object) -> Fields:
    """Fields back from what `written` gave.

    Raises:
        ValueError: it is something else.
    """
    try:
        return Fields(tuple(_read(*part) for part in cast("list[list[Any]]", found)))
    except (TypeError, AttributeError) as error:
        raise ValueError("these are not the fields of an entry") from error


def _read(name: str, value: str | None, held: str) -> Field:
    proof = bytes.fromhex(held)
    return Field(name, None, None, proof) if value is None else _shown(name, value.encode(), proof)
