"""Verify a ledger or an export against kept checkpoints: any change, deletion, reordering or truncation shows.

Every leaf is made anew from what the entry says, every root from the leaves; stored hashes are believed nowhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

import orjson

from shinsa_adapters.ledger.checkpoints import Checkpoint, checkpoint_in
from shinsa_adapters.ledger.entries import leaf_of
from shinsa_adapters.ledger.exporting import Line
from shinsa_adapters.ledger.indexing import Index
from shinsa_adapters.ledger.kept import LEAF_BYTES
from shinsa_adapters.ledger.merkle import Frontier
from shinsa_adapters.ledger.signing import PublicKey
from shinsa_adapters.ledger.tree import STEP

MOST: Final = 20
"""After how many faults a verification stops."""
_LARGEST_GAP: Final = 1_000_000
"""A gap beyond this is no loss of entries but a position that was made up."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that is not as it was signed: the position of the first bad entry, as closely as it can be told."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry to be verified: its position; the line, or why it cannot be read; and what the store says besides."""

    position: int
    line: Line | str
    leaf: bytes | None = None
    index: Index | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a ledger is held against: signed checkpoints, smallest first, and the hashes kept with them (or none).

    `subtrees` are those that the store keeps, by height and number, and `claims` its idempotency keys as leaves say
    them; `None` where there is no store.
    """

    checkpoints: tuple[Checkpoint, ...] = ()
    leaves: bytes = b""
    subtrees: Mapping[tuple[int, int], bytes] | None = None
    claims: Collection[str] | None = None

    def leaf(self, position: int) -> bytes | None:
        """The kept hash of an entry."""
        return self.leaves[position * LEAF_BYTES : (position + 1) * LEAF_BYTES] or None


@dataclass(frozen=True, slots=True)
class Report:
    """What came out: how many entries there are, and how many of them have withheld fields.

    `vouched` is the size up to which a checkpoint vouches for them; the faults are in order of position.
    """

    entries: int
    withheld: int
    vouched: int
    faults: tuple[Fault, ...]


def evidence(
    notes: Iterable[str], keys: Sequence[PublicKey], leaves: bytes = b""
) -> tuple[Evidence, tuple[Fault, ...]]:
    """The checkpoints that one of the keys signed; those that no key signed are faults."""
    found: set[tuple[int, str, bytes]] = set()
    faults: list[Fault] = []
    for note in notes:
        signed = [made for key in keys if (made := checkpoint_in(note, key))]
        found |= {(made.size, made.origin, made.root) for made in signed[:1]}
        if not signed:
            first = note.split("\n", 2)
            faults.append(
                Fault(0, f"a checkpoint of `{first[0]}` over {first[1]} entries is not signed by a key given")
            )
    ordered = tuple(Checkpoint(origin, size, root) for size, origin, root in sorted(found))
    true = _vouched(leaves, ordered)
    if leaves and not true and ordered:
        faults.append(Fault(0, "the hashes kept in the second place do not fit its checkpoints; they are left aside"))
    return Evidence(ordered, true), tuple(faults)


def _vouched(leaves: bytes, checkpoints: Sequence[Checkpoint]) -> bytes:
    """The kept hashes as far as a checkpoint vouches for them."""
    frontier, vouched = Frontier(), 0
    roots = {made.size: made.root for made in checkpoints}
    for at in range(0, len(leaves), LEAF_BYTES):
        for _ in frontier.add(leaves[at : at + LEAF_BYTES]):
            pass
        vouched = frontier.size if frontier.size in roots and roots[frontier.size] == frontier.root() else vouched
    return leaves[: vouched * LEAF_BYTES]


def verify(entries: Iterable[Seen], held: Evidence) -> Report:
    """Hold entries, in order of position, against the evidence."""
    walk = _Walk(held)
    walk.check_root()
    for seen in entries:
        walk.take(seen)
        if len(walk.faults) >= MOST:
            break
    return walk.report()


@dataclass(slots=True)
class _Walk:
    """A verification under way."""

    held: Evidence
    frontier: Frontier = field(default_factory=Frontier)
    faults: list[Fault] = field(default_factory=list["Fault"])
    withheld: dict[str, tuple[int, set[str]]] = field(default_factory=dict[str, tuple[int, set[str]]])
    allowed: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    vouched: int = 0
    lost: bool = False
    """Whether a root that does not fit was met: then no later one can."""

    def take(self, seen: Seen) -> None:
        """Look at the next entry."""
        size = self.frontier.size
        if seen.position < size:
            self._fault(seen.position, f"entry {seen.position} stands there twice, or out of order")
            return
        if seen.position > size:
            self._missing(seen.position)
        leaf = self._leaf(seen)
        self._grow(leaf)

    def report(self) -> Report:
        """What came out."""
        stopped = len(self.faults) >= MOST
        beyond = [made for made in self.held.checkpoints if made.size > self.frontier.size]
        size = self.frontier.size
        if beyond and not stopped:
            signed = beyond[-1].size
            self._fault(
                size, f"entry {size} is missing: a checkpoint was signed over {signed} entries, {size} are left"
            )
        self._check_withheld()
        return Report(size, len(self.withheld), self.vouched, tuple(sorted(set(self.faults))))

    def _fault(self, position: int, message: str) -> None:
        self.faults.append(Fault(position, message))

    def _missing(self, position: int) -> None:
        """Entries that are not there; the tree goes on with the hashes that were kept of them."""
        begin = self.frontier.size
        alone = position == begin + 1
        self._fault(begin, f"entry {begin} is missing" if alone else f"entries {begin} to {position - 1} are missing")
        if position - begin > _LARGEST_GAP:
            return
        for place in range(begin, position):
            self._grow(self.held.leaf(place) or bytes(LEAF_BYTES))

    def _grow(self, leaf: bytes) -> None:
        stored = self.held.subtrees
        for height, number, made in self.frontier.add(leaf):
            if stored is not None and height % STEP == 0 and stored.get((height, number)) != made and not self.lost:
                begin, end = number << height, (number + 1) << height
                self._fault(begin, f"one of the entries {begin} to {end - 1}, or the hash kept of them, was changed")
                self.lost = True
        self.check_root()

    def _leaf(self, seen: Seen) -> bytes:
        """The entry's hash as it should be: where it is not, that is a fault, and the tree goes on with it."""
        kept, stored = self.held.leaf(seen.position), seen.leaf
        if isinstance(seen.line, str):
            self._fault(seen.position, f"entry {seen.position} cannot be read: {seen.line}")
            return kept or stored or bytes(LEAF_BYTES)
        line = seen.line
        made = leaf_of(line.head, line.fields.digest)
        named = f"entry {seen.position} (`{line.head.id}`)"
        if (kept or stored or made) != made or (stored or made) != made:
            self._fault(seen.position, f"{named} was changed, or is another one")
            return kept or stored or made
        if seen.index is not None and seen.index != line.index:
            self._fault(seen.position, f"{named} is listed otherwise than its record says")
        if self.held.claims is not None and line.head.claim is not None and line.head.claim not in self.held.claims:
            self._fault(seen.position, f"{named} answered an idempotency key that is gone or was changed")
        self._note_withheld(line)
        return made

    def _note_withheld(self, line: Line) -> None:
        if line.fields.withheld:
            self.withheld[line.head.id] = (line.position, set(line.fields.withheld))
        if line.head.kind == "redaction" and line.head.about is not None:
            self.allowed[line.head.about] |= set(_names(line))

    def _check_withheld(self) -> None:
        for name, (position, fields) in self.withheld.items():
            without = sorted(fields - self.allowed[name])
            if without:
                what = f"`{without[0]}`" + (f" and {len(without) - 1} more fields" if without[1:] else "")
                self._fault(position, f"entry {position} (`{name}`) lacks {what}, and no redaction says so")

    def check_root(self) -> None:
        """Hold the tree as it stands against the checkpoints of its size."""
        size = self.frontier.size
        for made in (made for made in self.held.checkpoints if made.size == size):
            if made.root == self.frontier.root():
                self.vouched = size
            elif not self.lost:
                since = self.vouched
                self.lost = True
                if not any(since <= fault.position for fault in self.faults):  # which would explain it
                    what = f"one of the entries {since} to {size - 1} was changed"
                    self._fault(since, f"{what}: their checkpoint does not fit")


def _names(line: Line) -> list[str]:
    document = line.fields.data
    said: Any = {} if document is None else orjson.loads(document)
    found = cast("dict[str, Any]", said).get("withheld") if isinstance(said, dict) else None
    return [str(name) for name in cast("Sequence[Any]", found)] if isinstance(found, list) else []
