"""Checkpoints in the C2SP `tlog-checkpoint` form: origin, size and root of the tree, as a signed note.

A ledger never signs a tree that did not grow from every tree it signed before: that is looked at each time, in the
ledger and in the second place.
"""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from typing import Final

from shinsa_adapters.ledger.changes import Receipt
from shinsa_adapters.ledger.errors import TamperedError
from shinsa_adapters.ledger.kept import Kept
from shinsa_adapters.ledger.merkle import root_at
from shinsa_adapters.ledger.signing import PrivateKey, PublicKey, text_of
from shinsa_adapters.ledger.stores.database import Database
from shinsa_adapters.ledger.tree import node_in
from shinsa_adapters.ledger.writing import Writer

_LINES: Final = 3
_HASH_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says: the ledger's origin, how many entries, and their root (32 bytes)."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def checkpoint_in(note: str, key: PublicKey) -> Checkpoint | None:
    """The checkpoint in a note, `None` unless the key signed it for its own origin."""
    text = text_of(note, key)
    found = None if text is None else parse(text)
    return found if found and found.origin == key.name else None


def parse(text: str) -> Checkpoint | None:
    """The checkpoint that a text (signed or not) begins with; `None` where it is none."""
    lines = text.split("\n")
    if len(lines) < _LINES or not lines[0]:
        return None
    try:
        size, root = int(lines[1]), b64decode(lines[2], validate=True)
    except (ValueError, Base64Error):
        return None
    return (
        Checkpoint(lines[0], size, root) if str(size) == lines[1] and size >= 0 and len(root) == _HASH_BYTES else None
    )


def notes_in(database: Database) -> list[str]:
    """Every checkpoint of the ledger, smallest first."""
    return [str(row[0]) for row in database.rows("SELECT note FROM checkpoint ORDER BY size")]


def latest_in(database: Database) -> str | None:
    """The checkpoint with most entries."""
    found = database.rows("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
    return str(found[0][0]) if found else None


@dataclass(frozen=True, slots=True)
class Signing:
    """Making a checkpoint, to be done in the writer's transaction; the note is then the receipt's answer."""

    key: PrivateKey
    kept: Kept | None

    def __call__(self, writer: Writer, at: int) -> Receipt:
        """Sign the tree as it stands.

        Raises:
            TamperedError: it did not grow from a tree that was signed before.
        """
        made = Checkpoint(self.key.name, writer.frontier.size, writer.frontier.root())
        last = latest_in(writer.database)
        for note in (last, self.kept.latest() if self.kept else None):
            self._refuse_other(writer.database, made, note)
        if last is not None and checkpoint_in(last, self.key.public) == made:
            return Receipt((), at, answer=last.encode())
        note = self.key.sign(made.text)
        statement = "INSERT INTO checkpoint (size, note, at) VALUES (?, ?, ?) ON CONFLICT (size) DO NOTHING"
        writer.database.run(statement, (made.size, note, at))
        return Receipt((), at, answer=note.encode())

    def _refuse_other(self, database: Database, made: Checkpoint, note: str | None) -> None:
        """Refuse to sign beside a checkpoint that does not fit; one of another origin is another ledger's."""
        signed = parse(note) if note else None
        if signed is None or signed.origin != made.origin:
            return
        if signed.size > made.size:
            raise TamperedError(
                f"a checkpoint was signed over {signed.size} entries, and the ledger has {made.size}: "
                f"entry {made.size} and later ones are missing",
                made.size,
                "find them; after a restore from an older backup, go on with a new key under a new name",
            )
        if root_at(signed.size, node_in(database)) != signed.root:
            raise TamperedError(
                f"the first {signed.size} entries are not those that were signed",
                hint="`shinsa ledger verify` names the first bad one",
            )


def publish(database: Database, note: str, kept: Kept) -> None:
    """Write a checkpoint to the second place, with the leaves that are not there yet; raises as `Kept.add`."""
    made = parse(note)
    if made is None:
        raise ValueError("not a checkpoint")
    kept.add(note, made.size, lambda begin: _leaves(database, begin, made.size))


def _leaves(database: Database, begin: int, end: int) -> bytes:
    query = "SELECT leaf FROM entry WHERE position >= ? AND position < ? ORDER BY position"
    return b"".join(bytes(row[0]) for row in database.rows(query, (begin, end)))
