"""One try to deliver one message: no redirects, no proxies, little patience, and a small answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import anyio
import httpcore

from shinsa_adapters.webhooks.addresses import CallbackRefusedError, PublicNetwork

_SECONDS: Final = 15.0
_DEEMED_DONE: Final = range(200, 300)
GONE: Final = 410


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a try. `final` says that no later try can succeed: the receiver is gone, or is not public."""

    delivered: bool
    final: bool
    reason: str


class Sender:
    """Sends messages to callbacks. `development` allows addresses inside, for those who test on their own machine."""

    def __init__(self, *, development: bool = False) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            network_backend=PublicNetwork(development=development), max_connections=20, keepalive_expiry=5.0
        )

    async def close(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

    async def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Tried:
        """Try once. Every answer but 2xx is a failure, a redirect too."""
        try:
            with anyio.fail_after(_SECONDS):
                status = await self._status(url, headers, body)
        except CallbackRefusedError as error:
            return Tried(delivered=False, final=True, reason=str(error))
        except TimeoutError:
            return Tried(delivered=False, final=False, reason=f"no answer within {_SECONDS:.0f} seconds")
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
            return Tried(delivered=False, final=False, reason=f"{type(error).__name__}: {error}".rstrip(": "))
        delivered = status in _DEEMED_DONE
        return Tried(delivered, final=status == GONE, reason=f"the receiver answered {status}")

    async def _status(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """The status alone; what the receiver says is not read."""
        timeouts = {"connect": 5.0, "read": 10.0, "write": 10.0, "pool": 5.0}
        async with self._pool.stream(
            "POST", url, headers=list(headers.items()), content=body, extensions={"timeout": timeouts}
        ) as answer:
            return answer.status
