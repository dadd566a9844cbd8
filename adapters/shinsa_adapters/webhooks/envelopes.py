"""What a message looks like: a CloudEvents 1.0 envelope around a screening, signed after Standard Webhooks."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import orjson
from standardwebhooks import Webhook

SCREENED: Final = "shinsa.screening.completed.v1"
DECIDED: Final = "shinsa.decision.recorded.v1"
CONTENT_TYPE: Final = "application/cloudevents+json; charset=utf-8"


def envelope(kind: str, event: str, subject: str, at: datetime, *, data: Mapping[str, Any], source: str) -> bytes:  # noqa: PLR0913  # the members of an envelope
    """An event in structured mode. `event` is its id, the same however often it is sent; `source` names the service."""
    return orjson.dumps(
        {
            "specversion": "1.0",
            "id": event,
            "source": source,
            "type": kind,
            "time": at.isoformat(),
            "subject": subject,
            "datacontenttype": "application/json",
            "data": data,
        }
    )


def secret_of(master: str, caller: str) -> str:
    """The signing secret of one caller: its own, so that no receiver can forge messages to another (HMAC-SHA256)."""
    derived = hmac.new(master.encode(), f"webhooks:{caller}".encode(), hashlib.sha256).digest()
    return f"whsec_{base64.b64encode(derived).decode()}"


def signed(secrets: tuple[str, ...], event: str, at: datetime, body: bytes) -> dict[str, str]:
    """The headers that go with a body; `at` is the time of this try, in UTC.

    Signed with each secret: a receiver that knows any of them takes the message, so that secrets can be changed.
    """
    signatures = [Webhook(secret).sign(event, at, body.decode()) for secret in secrets]
    return {
        "content-type": CONTENT_TYPE,
        "webhook-id": event,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
