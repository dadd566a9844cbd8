"""The Merkle tree is RFC 6962's: its known roots, and every proof in small trees, which no altered input passes."""

import hashlib

import pytest

from shinsa_adapters.ledger.merkle import (
    EMPTY,
    consistency,
    consistent,
    included,
    inclusion,
    leaf_hash,
    node_hash,
    root_at,
    root_of,
)

KNOWN_LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
"""The leaves and roots of the Merkle tree tests of google/certificate-transparency."""
KNOWN_ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
MOST = 20
LEAVES = [leaf_hash(bytes([place])) for place in range(MOST)]


def by_definition(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 defines it in 2.1, word for word."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(by_definition(leaves[:split]), by_definition(leaves[split:]))


def node(height: int, number: int) -> bytes:
    return by_definition(LEAVES[number << height : (number + 1) << height])


ROOTS = [by_definition(LEAVES[:size]) for size in range(MOST + 1)]
SIZES = range(1, MOST + 1)


def test_the_known_roots_come_out() -> None:
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in KNOWN_LEAVES]
    assert [root_of(leaves[:size]).hex() for size in range(1, 9)] == list(KNOWN_ROOTS)
    assert root_of([]) == EMPTY == by_definition([])


def test_a_growing_tree_has_the_root_of_the_definition() -> None:
    assert [root_of(LEAVES[:size]) for size in range(MOST + 1)] == ROOTS
    assert [root_at(size, node) for size in SIZES] == ROOTS[1:]


def altered(path: list[bytes]) -> list[list[bytes]]:
    """Paths that are not this one: each hash changed, one missing, one too many, two changed places."""
    changed = [[*path[:place], bytes(32), *path[place + 1 :]] for place in range(len(path))]
    missing = [path[:-1], path[1:]] if path else []
    swapped = [[path[1], path[0], *path[2:]]] if len(path) > 1 else []
    return [*changed, *missing, *swapped, [*path, bytes(32)], [bytes(32), *path]]


@pytest.mark.parametrize("size", SIZES)
def test_inclusion_is_proved_for_every_leaf_and_for_nothing_else(size: int) -> None:
    for place in range(size):
        path = inclusion(place, size, node)
        assert included(LEAVES[place], place, size, path, ROOTS[size])
        assert not included(bytes(32), place, size, path, ROOTS[size])
        assert not included(LEAVES[place], place, size, path, bytes(32))
        assert not any(included(LEAVES[place], place, size, other, ROOTS[size]) for other in altered(path))
        assert not any(
            included(LEAVES[place], other, size, path, ROOTS[size]) for other in range(size) if other != place
        )
    assert not included(LEAVES[0], size, size, [], ROOTS[size])
    with pytest.raises(ValueError, match=f"a tree of {size} leaves has no leaf {size}"):
        inclusion(size, size, node)


@pytest.mark.parametrize("second", SIZES)
def test_consistency_is_proved_for_every_beginning_and_for_nothing_else(second: int) -> None:
    for first in range(1, second + 1):
        path, roots = consistency(first, second, node), (ROOTS[first], ROOTS[second])
        assert consistent(first, second, path, roots)
        assert not consistent(first, second, path, (bytes(32), roots[1]))
        assert not consistent(first, second, path, (roots[0], bytes(32)))
        assert not any(consistent(first, second, other, roots) for other in altered(path))
        others = [size for size in range(1, second) if size != first]
        assert not any(consistent(other, second, path, (ROOTS[first], roots[1])) for other in others)
    with pytest.raises(ValueError, match=f"a tree of {second} leaves did not grow from one of {second + 1}"):
        consistency(second + 1, second, node)
