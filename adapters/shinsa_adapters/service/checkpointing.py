"""Signs the ledger's tree again and again, and writes the checkpoint to a second place."""

import asyncio

import anyio.to_thread

from shinsa_adapters.ledger import LedgerError
from shinsa_adapters.ledger.kept import Kept
from shinsa_adapters.ledger.signing import private_key_in
from shinsa_adapters.service.house import House
from shinsa_adapters.service.logs import logger


class Checkpoints:
    """Makes checkpoints while the service runs, where a key is configured.

    Raises:
        SigningKeyError: the key cannot be read.
    """

    def __init__(self, house: House) -> None:
        settings = house.settings
        self._house = house
        self._key = None if settings.signing_key is None else private_key_in(settings.signing_key)
        self._kept = None if settings.checkpoints is None else Kept(settings.checkpoints)

    async def run(self) -> None:
        """One now, then one each time the settings' seconds have gone by, until cancelled."""
        while self._key is not None:
            await self.make()
            await asyncio.sleep(self._house.settings.checkpoint_seconds)

    async def make(self) -> None:
        """Make one. A tree that did not grow from what was signed before is an alarm, and is never signed."""
        key = self._key
        if key is None:
            return
        try:
            await anyio.to_thread.run_sync(lambda: self._house.ledger.checkpoint(key, self._kept))
        except LedgerError as error:
            self._house.metrics.checkpoint_failures.inc()
            logger().error("no checkpoint was made", error=str(error), kind=type(error).__name__)
        else:
            self._house.metrics.checkpoint_time.set_to_current_time()
