"""Records packed against their ground: the record of a proposal that states nothing, by the same ruleset.

Most of a record is what the ruleset says to any proposal. Packed against that, it takes a sixth of the room and a fifth
of the time that packing it alone takes. A ground says nothing of any proposal; the store keeps each once, by a key
drawn from its content, in the transaction of the first record that needs it.
"""

import sys
from collections import deque
from hashlib import sha256
from typing import Final

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from shinsa_adapters.ledger.stores.database import Database

KEY_BYTES: Final = 16
_OPTIONS: Final[dict[int, int]] = {
    zstd.CompressionParameter.compression_level: 3,
    zstd.CompressionParameter.checksum_flag: 1,
}
_MOST: Final = 64
"""Grounds that are held ready for reading."""
_READY: "dict[bytes, Ground]" = {}


class Ground:
    """What records are packed against. Safe to share between threads."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.key: Final = sha256(content).digest()[:KEY_BYTES]
        self._dictionary = zstd.ZstdDict(content, is_raw=True)
        self._idle: deque[zstd.ZstdCompressor] = deque()

    def pack(self, data: bytes) -> bytes:
        """The data packed, with a checksum of what it says."""
        try:
            packer = self._idle.pop()  # to make one takes a tenth of what it then does
        except IndexError:
            packer = zstd.ZstdCompressor(options=_OPTIONS, zstd_dict=self._dictionary.as_digested_dict)
        packed = packer.compress(data, zstd.ZstdCompressor.FLUSH_FRAME)
        self._idle.append(packer)
        return packed

    def unpack(self, packed: bytes) -> bytes:
        """The data again.

        Raises:
            ValueError: it is damaged.
        """
        try:
            return zstd.decompress(packed, zstd_dict=self._dictionary.as_digested_dict)
        except zstd.ZstdError as error:
            raise ValueError("the stored document is damaged") from error


def keep_ground(database: Database, ground: Ground) -> None:
    """Keep a ground in the store, unless it is there already."""
    if not database.rows("SELECT 1 FROM ground WHERE key = ?", (ground.key,)):
        database.run("INSERT INTO ground (key, content) VALUES (?, ?)", (ground.key, zstd.compress(ground.content)))


def ground_in(database: Database, key: bytes) -> Ground:
    """The ground with that key.

    Raises:
        ValueError: the store lacks it, or it was changed.
    """
    found = _READY.get(key)
    if found is None:
        found = _read(database, key)
        if len(_READY) >= _MOST:
            _READY.clear()
        _READY[key] = found
    return found


def _read(database: Database, key: bytes) -> Ground:
    rows = database.rows("SELECT content FROM ground WHERE key = ?", (key,))
    try:
        found = Ground(zstd.decompress(bytes(rows[0][0]))) if rows else None
    except zstd.ZstdError:
        found = None
    if found is None or found.key != key:
        raise ValueError("what the stored document is packed against is missing or damaged")
    return found
