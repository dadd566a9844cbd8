"""The service's log: JSON lines on standard error, with the request's id, and never a body or a secret."""

import logging
import sys
from typing import Any, Final

import orjson
import structlog
from starlette.types import Scope

Log = structlog.stdlib.BoundLogger
_HIDDEN: Final = frozenset({"authorization", "api_key", "secret", "body", "proposal", "query"})


def set_up(level: str) -> None:
    """Send every log of this process, uvicorn's too, through one form."""
    logging.basicConfig(level=level.upper(), stream=sys.stderr, format="%(message)s", force=True)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "httpcore", "httpx"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = name in {"uvicorn", "uvicorn.error"}
    processors: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        without_secrets,
    ]
    logging.getLogger().handlers[0].setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=processors,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _line],
        )
    )
    structlog.configure(
        processors=[*processors, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def logger() -> Any:  # noqa: ANN401  # structlog's own type
    """The service's log."""
    return structlog.get_logger("shinsa")


def without_secrets(_: object, __: str, event: Any) -> Any:  # noqa: ANN401  # structlog's own types
    """Take out what must never be in a log, whoever put it there."""
    return {name: "(withheld)" if name in _HIDDEN else value for name, value in event.items()}


def _line(_: object, __: str, event: Any) -> str:  # noqa: ANN401  # structlog's own types
    return orjson.dumps(event, default=str).decode()


def answered(scope: Scope, status: int, seconds: float) -> None:
    """One line for each answer: no query, no body, no header."""
    state = scope.get("state", {})
    logger().info(
        "answered",
        method=scope["method"],
        path=scope["path"],
        status=status,
        ms=round(seconds * 1000, 2),
        request_id=state.get("request_id"),
        caller=state.get("caller"),
    )
