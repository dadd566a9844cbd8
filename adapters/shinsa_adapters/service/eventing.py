"""A signed event through the service: recognised, its record fetched where it brings a change alone, then screened.

An event is taken once by source and id. Its own time is told and changes nothing: the day of the screening is today.
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Final
from weakref import WeakValueDictionary

from shinsa.errors import InputError
from shinsa_adapters.intake.commongrants import reading
from shinsa_adapters.intake.events.cloudevents import Event, EventError, MediaError, event
from shinsa_adapters.intake.events.signatures import NotGenuineError, sealed, signers
from shinsa_adapters.service import intaking, work
from shinsa_adapters.service.callers import Caller
from shinsa_adapters.service.calls import Asked, Pins
from shinsa_adapters.service.event_sources import Source, address
from shinsa_adapters.service.fetching_back import Fetcher, NotFetchedError
from shinsa_adapters.service.house import House
from shinsa_adapters.service.intaking import Arrived, Taken
from shinsa_adapters.service.keys import Scope
from shinsa_adapters.service.logs import logger
from shinsa_adapters.service.problems import Problem, invalid, mistake, of_error, unavailable

_STRANGER: Final = "(unknown)"
_NOT_GENUINE: Final = "the event is not signed as agreed, or is not fresh"


@dataclass(frozen=True, slots=True)
class Ignored:
    """An event of a type that is not screened; nothing is kept of it."""

    type: str


class Events:
    """Takes events from the sources of the settings."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._sources = house.sources
        self._fetcher = Fetcher(house.settings.max_body, development=house.settings.allow_private_callbacks)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def close(self) -> None:
        """Close the connections to sources."""
        await self._fetcher.close()

    async def take(self, headers: Mapping[str, str], body: bytes) -> Taken | Ignored:
        """Take one message.

        Raises:
            Problem: 401 where nobody known signed it, now and as it is; 403 where it speaks for another source; 415
                and 422 where it is no event; 409 where its id was used for another one; 503 where its record cannot be
                fetched, and nothing is kept.
        """
        known = self._sources.known  # as it is now: it may be read again meanwhile
        names, named = await self._signers(headers, body, known.secrets)
        found = _event(headers, body)
        source = next((each for each in known.everyone if each.source == found.source), None)
        if source is None or source.name not in names:
            self._count("(other source)", "unauthorised")
            raise Problem(403, "other-source", "the event speaks for a source that its signature is not of")
        caller = Caller(f"source:{source.name}", frozenset({Scope.SCREEN}), source.owner)
        self._house.rate.count(caller)
        _look_at_unsigned(found, source, named)
        if source.types and found.type not in source.types:
            self._count(source.name, "ignored")
            return Ignored(found.type)
        key = hashlib.sha256(f"{found.source}\n{found.id}".encode()).hexdigest()
        async with self._turns.setdefault(key, asyncio.Lock()):
            return await self._once(source, found, Asked(caller, Pins(source.ruleset), f"event:{key}"))

    async def _signers(
        self, headers: Mapping[str, str], body: bytes, secrets: Mapping[str, list[str]]
    ) -> tuple[frozenset[str], str]:
        """Whose secret signed the message, and the message's id."""
        tolerance = timedelta(seconds=self._house.settings.event_seconds)
        now = self._house.clock().astimezone(UTC)
        try:
            seal = sealed(headers)
            found = await work.aside(self._house, lambda: signers(seal, body, secrets, now, tolerance))
        except NotGenuineError as error:
            self._count(_STRANGER, "unauthorised")
            challenge = {"WWW-Authenticate": "Webhook-Signature"}
            raise Problem(401, "not-genuine", _NOT_GENUINE, headers=challenge) from error
        return found, seal.id

    async def _once(self, source: Source, found: Event, asked: Asked) -> Taken:
        bound = found.bound()
        kept = await work.known(self._house, asked, bound)
        if kept is not None:
            self._count(source.name, "replayed")
            return Taken(kept, await intaking.report_of(self._house, kept))
        arrived = await self._arrived(source, found)
        return await intaking.take(self._house, asked, bound, arrived)

    async def _arrived(self, source: Source, found: Event) -> Arrived:
        url = None if source.fetch is None else _address(source.fetch, found)
        data = _whole(found) if url is None else await self._fetched(source, url)
        now = self._house.clock().astimezone(UTC)
        within = found.within if url is None else ""
        record = intaking.read_record(data, within) if url is None else self._fetched_record(source, data)
        mapping = source.mapping or reading.mapping_for(record)
        if mapping is None:
            raise invalid(
                [mistake(within, "no-mapping", "no mapping is set for this source, and the shape tells none")]
            )
        how = "received" if url is None else f"fetched from {url}"
        place = f"event {found.id} of {found.source}, {how} {now.isoformat(timespec='seconds')}"
        said = {"event": _told(found), **({} if url is None else {"fetched_from": url})}
        return Arrived(source.name, data, record, mapping, now.date(), place, said, within)

    async def _fetched(self, source: Source, url: str) -> bytes:
        headers = {name: value.get_secret_value() for name, value in source.headers.items()}
        try:
            return await self._fetcher.fetch(url, headers)
        except NotFetchedError as error:
            raise self._not_fetched(source, str(error)) from error

    def _fetched_record(self, source: Source, data: bytes) -> Mapping[str, object]:
        try:
            return intaking.read_record(data)
        except Problem as problem:
            raise self._not_fetched(source, "the answer is no JSON object") from problem

    def _not_fetched(self, source: Source, reason: str) -> Problem:
        self._count(source.name, "not_fetched")
        logger().warning("record not fetched", source=source.name, reason=reason)
        return unavailable(
            "the record that the event speaks of cannot be fetched now", self._house.settings.retry_after
        )

    def _count(self, source: str, outcome: str) -> None:
        self._house.metrics.intake.labels(source, outcome).inc()


def _event(headers: Mapping[str, str], body: bytes) -> Event:
    try:
        return event(headers, body)
    except MediaError as error:
        raise Problem(415, error.code, str(error), hint=error.hint) from error
    except EventError as error:
        raise invalid([mistake(error.place, error.code, str(error), error.hint)]) from error
    except InputError as error:
        raise of_error(error) from error


def _look_at_unsigned(found: Event, source: Source, named: str) -> None:
    """In binary mode the signature covers the message's id and the body alone, so no attribute may stand for itself."""
    if found.mode == "structured":
        return
    if found.id != named:
        raise invalid(
            [mistake("ce-id", "unsigned-id", "`ce-id` and `webhook-id` differ, and the latter alone is signed")]
        )
    if source.reads_subject:
        message = "the record is fetched by `ce-subject`, which the signature does not cover"
        raise invalid([mistake("ce-subject", "unsigned-subject", message, "send the event structured")])


def _whole(found: Event) -> bytes:
    if found.data is None:
        raise invalid([mistake("/data", "no-data", "the event has no data, so there is nothing to screen")])
    return found.data


def _address(template: str, found: Event) -> str:
    data: Mapping[str, object] = {} if found.data is None else intaking.read_record(found.data, found.within)
    url = address(template, {"subject": found.subject, "id": found.id, "data": data})
    if url is None:
        raise invalid(
            [mistake("", "no-record", "the event does not say which record it speaks of", f"see `{template}`")]
        )
    return url


def _told(found: Event) -> dict[str, object]:
    told = {"id": found.id, "source": found.source, "type": found.type, "subject": found.subject, "time": found.time}
    return {name: value for name, value in told.items() if value is not None}
