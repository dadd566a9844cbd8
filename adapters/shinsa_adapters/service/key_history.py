"""Copies what is done to API keys from their file into the ledger, while the service runs.

`shinsa keys` changes the file beside a running service, which alone writes the ledger; so the file says who did what,
and the service adds it. What was done to the file by hand shows too: marks hold each key's digest as last seen.
"""

import asyncio
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

import anyio.to_thread
import orjson

from shinsa_adapters.ledger import Change, Ledger, LedgerError, Mark, NewEntry, UnknownEntryError
from shinsa_adapters.service.acting import action
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.house import House
from shinsa_adapters.service.keys import Key, KeyChange, KeyFile, KeyFileError
from shinsa_adapters.service.logs import logger

_SPACE: Final = "key"
_LOOK_EVERY: Final = 1.0
_BY_HAND: Final = Caller("unknown", frozenset())
"""Who changed the file otherwise than by `shinsa keys`."""


class KeyHistory:
    """Keeps the ledger in step with the file of keys."""

    def __init__(self, house: House) -> None:
        self._house = house
        path = house.settings.keys
        self._file = None if path is None else KeyFile(path)
        self._seen: tuple[tuple[Key, ...], tuple[KeyChange, ...]] | None = None

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while self._file is not None:
            await self.look()
            await asyncio.sleep(_LOOK_EVERY)

    async def look(self) -> None:
        """Add what was done since the last look. What cannot be added now is added later."""
        file = self._file
        if file is None:
            return
        try:
            now = await anyio.to_thread.run_sync(file.everything)
            if now == self._seen:
                return
            change = await anyio.to_thread.run_sync(lambda: _news(self._house.ledger, *now))
            if change.entries or change.marks:
                await self._house.ledger.commit(change)
            self._seen = now
        except (LedgerError, KeyFileError) as error:
            logger().warning("changes of keys are not in the ledger yet", error=str(error))


def _news(ledger: Ledger, keys: tuple[Key, ...], changes: tuple[KeyChange, ...]) -> Change:
    """What the ledger does not know of the keys yet."""
    by_id = {key.id: key for key in keys}
    fresh = [change for change in changes if not _is_in(ledger, change.id)]
    before, now = ledger.marks(_SPACE), {key.id: _digest(key) for key in keys}
    told = {change.key for change in fresh}
    done = [_done(change, by_id.get(change.key)) for change in fresh]
    found = [*done, *_by_hand(by_id, before, now, told)]
    marks = [Mark(_SPACE, name, now.get(name)) for name in {**before, **now} if before.get(name) != now.get(name)]
    return Change(entries=tuple(found), marks=tuple(marks))


def _by_hand(
    keys: dict[str, Key], before: dict[str, bytes], now: dict[str, bytes], told: Iterable[str]
) -> Iterator[NewEntry]:
    """What was done to keys otherwise than the file says."""
    for name in {**before, **now}:
        if name in told or before.get(name) == now.get(name):
            continue
        what = "key.found" if name not in before else "key.edited" if name in now else "key.gone"
        yield action(_BY_HAND, what, _shown(name, keys.get(name)))


def _done(change: KeyChange, key: Key | None) -> NewEntry:
    by = Caller(change.by, frozenset())
    return action(by, f"key.{change.what}", {"done_at": change.at, **_shown(change.key, key)}, named=change.id)


def _shown(name: str, key: Key | None) -> dict[str, object]:
    """What may be said of a key: never a secret, nor a digest of one."""
    if key is None:
        return {"key": name}
    return {
        "key": name,
        "name": key.name,
        "prefix": key.prefix,
        "scopes": key.scopes,
        "owner": key.owner,
        "expires": key.expires,
        "revoked": key.revoked,
    }


def _digest(key: Key) -> bytes:
    return sha256(orjson.dumps(key)).digest()


def _is_in(ledger: Ledger, name: str) -> bool:
    try:
        ledger.entry(name)
    except UnknownEntryError:
        return False
    return True
