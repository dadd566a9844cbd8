"""Run the service with uvicorn: one process, which writes the ledger; what was accepted is finished before it ends."""

import gc
import signal

import uvicorn

from shinsa_adapters.service import logs
from shinsa_adapters.service.app import Service, build
from shinsa_adapters.service.heap import share_one_heap
from shinsa_adapters.service.house import House
from shinsa_adapters.service.routes.rulesets import started
from shinsa_adapters.service.settings import Settings, not_settings


def serve(settings: Settings) -> None:
    """Serve until told to stop (SIGTERM, SIGINT).

    Raises:
        ShinsaError: the ledger, a ruleset or a key cannot be had.
    """
    share_one_heap()
    logs.set_up(settings.log_level)
    # uvicorn raises a signal again once it has shut down in order; to have ended as told is no failure.
    signal.signal(signal.SIGTERM, _as_told)
    for name in not_settings():
        logs.logger().warning("a variable is set that is no setting", name=name)
    house = build(settings)
    try:
        started(house)
    except BaseException:
        house.ledger.close()
        raise
    server = server_of(house)
    # What was loaded stays for good: the collector need not look through it again while requests are answered.
    gc.collect()
    gc.freeze()
    server.run()


def _as_told(number: int, frame: object) -> None:
    """Go on to the end."""
    del number, frame


def server_of(house: House) -> uvicorn.Server:
    """The server for a service that has been built, not yet running."""
    settings = house.settings
    config = uvicorn.Config(
        Service(house),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        timeout_keep_alive=30,
        backlog=1024,
    )
    return uvicorn.Server(config)


def check(settings: Settings) -> list[str]:
    """Try everything the service needs without serving; what was found, a line each.

    Raises:
        ShinsaError: something cannot be had.
    """
    house = build(settings)
    try:
        served = house.shelf.contents.served
        return [
            f"ledger {house.ledger.name}: {house.ledger.size()} entries",
            *(f"ruleset {each.ruleset.id} {each.ruleset.version}: {each.ruleset.digest}" for each in served),
            f"event sources: {', '.join(each.name for each in house.sources.known.everyone) or 'none'}",
            f"callers: {'asked for keys' if settings.guarded else 'anybody on this machine'}",
            f"would listen on {settings.host}:{settings.port}",
            *(f"{name} is set, and is no setting" for name in not_settings()),
        ]
    finally:
        house.ledger.close()
