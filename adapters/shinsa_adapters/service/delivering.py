"""Sends what waits in the outbox: at least once, signed, with longer and longer waits, then set aside as dead.

A message is made when it is sent, from the entry it tells of, so that nothing withheld since goes out.
"""

import asyncio
import random
from datetime import UTC, datetime, timedelta
from typing import Final

import anyio.to_thread

from shinsa_adapters.ledger import Change, Delivery, LedgerError, Outgoing, UnknownEntryError, Webhook, fresh_id
from shinsa_adapters.ledger import microseconds as since_epoch
from shinsa_adapters.service import answers
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.house import House
from shinsa_adapters.service.logs import logger
from shinsa_adapters.service.problems import Problem, invalid, mistake
from shinsa_adapters.service.settings import Settings
from shinsa_adapters.webhooks.addresses import CallbackRefusedError, check_callback
from shinsa_adapters.webhooks.envelopes import SCREENED, envelope, secret_of, signed
from shinsa_adapters.webhooks.sending import Sender, Tried

HOUSE: Final = "house"
"""Whose secret signs what goes to the addresses of the settings."""
_FIRST: Final = 5.0
_LONGEST: Final = 3600.0
_AT_ONCE: Final = 50
_LOOK_EVERY: Final = 1.0


def announced(settings: Settings, caller: Caller, screening: str, callback: str | None) -> tuple[Outgoing, ...]:
    """What is to be sent about a screening: to the caller's callback, and to every address of the settings.

    Raises:
        Problem: the callback is no address to call, or this service signs nothing.
    """
    if callback is not None:
        _check(settings, callback)
    targets = [(HOUSE, url) for url in settings.webhooks] + ([(caller.name, callback)] if callback else [])
    return tuple(
        Outgoing(fresh_id("evt"), SCREENED, f"{name} {url}", screening.encode()) for name, url in dict.fromkeys(targets)
    )


def _check(settings: Settings, callback: str) -> None:
    if settings.webhook_secret is None:
        raise Problem(
            422, "no-webhooks", "this service sends no webhooks", hint="its operator can set SHINSA_WEBHOOK_SECRET"
        )
    try:
        check_callback(callback, development=settings.allow_private_callbacks)
    except CallbackRefusedError as error:
        message, _, hint = str(error).partition("\n  hint: ")
        raise invalid([mistake("", "bad-callback", message, hint or None)]) from error


class Deliverer:
    """Delivers what is due, for as long as the service runs."""

    def __init__(self, house: House, *, look_every: float = _LOOK_EVERY) -> None:
        self._house = house
        self._look_every = look_every
        self._sender = Sender(development=house.settings.allow_private_callbacks)

    async def run(self) -> None:
        """Look for what is due, again and again, until cancelled."""
        try:
            while True:
                sent = await self.round()
                if sent < _AT_ONCE:
                    await asyncio.sleep(self._look_every)
        finally:
            await self._sender.close()

    async def round(self) -> int:
        """Try everything that is due once; how many that were."""
        now = since_epoch(self._house.clock())
        try:
            due = await anyio.to_thread.run_sync(
                lambda: self._house.ledger.webhooks("pending", due_by=now, limit=_AT_ONCE)
            )
            results = await asyncio.gather(*(self._deliver(each) for each in due))
            if results:
                await self._house.ledger.commit(Change(deliveries=tuple(results)))
        except LedgerError as error:
            logger().warning("outbox not reached", error=str(error))
            return 0
        return len(due)

    async def _deliver(self, webhook: Webhook) -> Delivery:
        name, _, url = webhook.target.partition(" ")
        now = self._house.clock()
        try:
            body = await anyio.to_thread.run_sync(lambda: self._message(webhook))
        except UnknownEntryError as error:
            return Delivery(webhook.id, "dead", since_epoch(now), str(error))
        secrets = _secrets(self._house.settings, name)
        if not secrets:
            tried = Tried(delivered=False, final=False, reason="the service has no secret to sign with")
        else:
            headers = signed(secrets, webhook.id, now.astimezone(UTC), body)
            tried = await self._sender.send(url, headers, body)
        return self._outcome(webhook, tried, now)

    def _message(self, webhook: Webhook) -> bytes:
        entry = self._house.ledger.entry(webhook.payload.decode())
        said = answers.without_document(answers.of_entry(entry))
        made = datetime.fromisoformat(answers.moment(webhook.made))
        source = f"urn:shinsa:{self._house.settings.origin}"
        return envelope(webhook.kind, webhook.id, entry.id, made, data=said, source=source)

    def _outcome(self, webhook: Webhook, tried: Tried, now: datetime) -> Delivery:
        if tried.delivered:
            return Delivery(webhook.id, "delivered", since_epoch(now))
        patience = timedelta(hours=self._house.settings.webhook_hours)
        over = since_epoch(now) - webhook.made >= patience // timedelta(microseconds=1)
        if tried.final or over:
            logger().warning("webhook dead", webhook=webhook.id, reason=tried.reason)
            return Delivery(webhook.id, "dead", since_epoch(now), tried.reason)
        return Delivery(webhook.id, "pending", since_epoch(now + _wait(webhook.attempts)), tried.reason)


def _secrets(settings: Settings, caller: str) -> tuple[str, ...]:
    """What messages to a caller are signed with: today's secret, and while it is being changed the one before."""
    masters = (settings.webhook_secret, settings.webhook_secret_before)
    return tuple(secret_of(each.get_secret_value(), caller) for each in masters if each is not None)


def _wait(attempts: int) -> timedelta:
    """Longer after each attempt, up to an hour; spread, so that receivers are not met by all at once."""
    longest = min(_LONGEST, _FIRST * 2.0 ** min(attempts, 20))
    return timedelta(seconds=longest * (0.5 + random.random() / 2))  # noqa: S311  # spreads, hides nothing
