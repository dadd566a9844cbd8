"""The Merkle tree of RFC 6962 (section 2.1): roots, and proofs that a leaf is in a tree or one tree grew from another.

Hashes are SHA-256, 32 bytes. A tree of `size` leaves is cut, as the standard cuts it, into full subtrees: `node(height,
number)` is the root of leaves `number * 2**height` up to the next. Nothing here reads a store; who asks brings `node`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final

Node = Callable[[int, int], bytes]
"""The hash of a full subtree, by height (0 is a leaf) and number from the left."""

EMPTY: Final = sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that says `data`."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two others."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: the roots of its full subtrees, largest first; adding is amortised constant."""

    def __init__(self, size: int = 0, edge: Iterable[bytes] = ()) -> None:
        self.size = size
        self.edge = list(edge)

    def add(self, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Add a leaf's hash; yields every full subtree above it that this completes, as height, number, hash."""
        self.edge.append(leaf)
        self.size += 1
        height = 0
        while self.size >> height & 1 == 0:
            height += 1
            right = self.edge.pop()
            self.edge.append(node_hash(self.edge.pop(), right))
            yield height, (self.size >> height) - 1, self.edge[-1]

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        return _folded(self.edge)


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over hashes of leaves."""
    frontier = Frontier()
    for leaf in leaves:
        for _ in frontier.add(leaf):
            pass
    return frontier.root()


def frontier_of(size: int, node: Node) -> Frontier:
    """The right edge of the tree of that size."""
    return Frontier(size, (node(height, number) for height, number in _cover(0, size)))


def root_at(size: int, node: Node) -> bytes:
    """The root of the tree of that size."""
    return frontier_of(size, node).root()


def inclusion(position: int, size: int, node: Node) -> list[bytes]:
    """The path that proves leaf `position` is in the tree of that size, lowest first (RFC 6962, 2.1.1).

    Raises:
        ValueError: the tree has no such leaf.
    """
    if not 0 <= position < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {position}")
    path: list[bytes] = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + _split(end - begin)
        left = position < middle
        path.append(_subroot(middle, end, node) if left else _subroot(begin, middle, node))
        begin, end = (begin, middle) if left else (middle, end)
    return path[::-1]


def consistency(first: int, second: int, node: Node) -> list[bytes]:
    """The path that proves the tree of `second` leaves began with the `first` (RFC 6962, 2.1.2).

    Raises:
        ValueError: the sizes are not 0 < first <= second.
    """
    if not 0 < first <= second:
        raise ValueError(f"a tree of {second} leaves did not grow from one of {first}")
    path: list[bytes] = []
    begin, end, whole = 0, second, True
    while first != end:
        middle = begin + _split(end - begin)
        if first <= middle:
            path.append(_subroot(middle, end, node))
            end = middle
        else:
            path.append(_subroot(begin, middle, node))
            begin, whole = middle, False
    if not whole:
        path.append(_subroot(begin, end, node))
    return path[::-1]


def included(leaf: bytes, position: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path proves that the leaf's hash stands at `position` in the tree with that size and root."""
    if not 0 <= position < size:
        return False
    found, number, last = leaf, position, size - 1
    for part in path:
        if last == 0:
            return False
        if number & 1 or number == last:
            found = node_hash(part, found)
            while number & 1 == 0 and number:
                number, last = number >> 1, last >> 1
        else:
            found = node_hash(found, part)
        number, last = number >> 1, last >> 1
    return last == 0 and found == root


def consistent(first: int, second: int, path: Sequence[bytes], roots: tuple[bytes, bytes]) -> bool:
    """Whether the path proves that the tree of `second` leaves grew from the one of `first`; `roots` in that order."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not path and roots[0] == roots[1]
    parts = [roots[0], *path] if first & (first - 1) == 0 else list(path)
    if not parts:
        return False
    number, last = first - 1, second - 1
    while number & 1:
        number, last = number >> 1, last >> 1
    old = new = parts[0]
    for part in parts[1:]:
        if last == 0:
            return False
        if number & 1 or number == last:
            old, new = node_hash(part, old), node_hash(part, new)
            while number & 1 == 0 and number:
                number, last = number >> 1, last >> 1
        else:
            new = node_hash(new, part)
        number, last = number >> 1, last >> 1
    return last == 0 and (old, new) == roots


def _split(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << ((size - 1).bit_length() - 1)


def _cover(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The full subtrees, largest first, that make up the leaves from `begin` (where the standard may cut) to `end`."""
    while begin < end:
        height = (end - begin).bit_length() - 1
        yield height, begin >> height
        begin += 1 << height


def _subroot(begin: int, end: int, node: Node) -> bytes:
    return _folded([node(height, number) for height, number in _cover(begin, end)])


def _folded(edge: Sequence[bytes]) -> bytes:
    if not edge:
        return EMPTY
    found = edge[-1]
    for left in reversed(edge[:-1]):
        found = node_hash(left, found)
    return found
