"""A proof that one entry is in the ledger: the entry, its path in the tree, a signed checkpoint. It stands alone."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import orjson

from shinsa_adapters.ledger import reading
from shinsa_adapters.ledger.checkpoints import Checkpoint, checkpoint_in, latest_in, parse
from shinsa_adapters.ledger.entries import leaf_of
from shinsa_adapters.ledger.errors import NotALedgerError, TamperedError, UnknownEntryError
from shinsa_adapters.ledger.exporting import Line, line_of, read_line
from shinsa_adapters.ledger.merkle import included, inclusion
from shinsa_adapters.ledger.signing import PublicKey
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.tree import node_in

PROOF: Final = "shinsa.ledger-proof/1"


def proof(database: Database, name: str) -> bytes:
    """The proof of an entry by the latest checkpoint, as JSON.

    Raises:
        UnknownEntryError: there is no such entry, or no checkpoint speaks for it yet.
    """
    entry = reading.entry(database, name)
    note = latest_in(database)
    made = parse(note) if note else None
    if made is None or made.size <= entry.position:
        raise UnknownEntryError(f"no checkpoint speaks for `{name}` yet", "make one with `shinsa ledger checkpoint`")
    path = inclusion(entry.position, made.size, node_in(database))
    said = {
        "schema": PROOF,
        "entry": orjson.loads(line_of(entry)),
        "path": [b64encode(part).decode() for part in path],
        "checkpoint": note,
    }
    return orjson.dumps(said)


def check(data: bytes, keys: Sequence[PublicKey]) -> tuple[Line, Checkpoint]:
    """The entry that a proof proves, and the checkpoint that vouches for it.

    Raises:
        NotALedgerError: it is no proof.
        TamperedError: it proves nothing.
    """
    line, path, note = _read(data)
    made = next((found for key in keys if (found := checkpoint_in(note, key))), None)
    if made is None:
        raise TamperedError("the proof's checkpoint is not signed by a key given", line.position)
    if not included(leaf_of(line.head, line.fields.digest), line.position, made.size, path, made.root):
        raise TamperedError(f"the proof does not hold: entry {line.position} was changed", line.position)
    return line, made


def _read(data: bytes) -> tuple[Line, list[bytes], str]:
    try:
        found: Any = orjson.loads(data)
        said = cast("Mapping[str, Any]", found)
        if said["schema"] != PROOF:
            raise NotALedgerError(f"this is no proof: its `schema` is not `{PROOF}`")
        path = [b64decode(part, validate=True) for part in said["path"]]
        return read_line(said["entry"]), path, str(said["checkpoint"])
    except (ValueError, KeyError, TypeError, Base64Error) as error:
        raise NotALedgerError("this is no proof of an entry, or it was cut short") from error
