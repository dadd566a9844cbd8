"""The Merkle tree as a store keeps it: every leaf, and of the subtrees those at heights 8, 16, 24 ...

Any other subtree is put together from at most 128 of those, so nothing is hashed anew but the last few.
"""

from typing import Final

from shinsa_adapters.ledger.merkle import Frontier, Node, frontier_of, node_hash
from shinsa_adapters.ledger.stores.database import Database

STEP: Final = 8
"""Every how many heights subtrees are kept."""


def node_in(database: Database) -> Node:
    """The hashes of full subtrees of the ledger in a database."""

    def node(height: int, number: int) -> bytes:
        kept = height - height % STEP
        first, count = number << (height - kept), 1 << (height - kept)
        hashes = _kept(database, kept, first, first + count)
        if len(hashes) != count:
            raise LookupError(f"subtree {number} at height {height} is not whole")
        while len(hashes) > 1:
            hashes = [node_hash(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
        return hashes[0]

    return node


def _kept(database: Database, height: int, begin: int, end: int) -> list[bytes]:
    if height == 0:
        query = "SELECT leaf FROM entry WHERE position >= ? AND position < ? ORDER BY position"
        return [bytes(row[0]) for row in database.rows(query, (begin, end))]
    query = "SELECT hash FROM subtree WHERE height = ? AND number >= ? AND number < ? ORDER BY number"
    return [bytes(row[0]) for row in database.rows(query, (height, begin, end))]


def size_in(database: Database) -> int:
    """How many entries there are."""
    return int(database.rows("SELECT coalesce(max(position) + 1, 0) FROM entry")[0][0])


def frontier_in(database: Database) -> Frontier:
    """The right edge of the tree as it stands."""
    return frontier_of(size_in(database), node_in(database))


def add(database: Database, frontier: Frontier, leaf: bytes) -> None:
    """Grow the edge by a leaf, and keep the subtrees that are to be kept."""
    for height, number, found in frontier.add(leaf):
        if height % STEP == 0:
            statement = "INSERT INTO subtree (height, number, hash) VALUES (?, ?, ?)"
            database.run(statement, (height, number, found))
