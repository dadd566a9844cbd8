"""For those who receive webhooks: is this message from the service, whole, and fresh? Then act on it, once."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import ConfigDict, ValidationError
from standardwebhooks import Webhook, WebhookVerificationError

from shinsa_adapters.client.documents import Document, Summary
from shinsa_adapters.client.failures import ClientError


class NotGenuineError(ClientError):
    """The message is not signed with this secret, was changed on the way, or is too old."""


class Event(Document):
    """A CloudEvents 1.0 envelope around a screening. `id` is the same each time the message is sent: act on it once."""

    model_config = ConfigDict(frozen=True, extra="allow")

    specversion: str
    id: str
    source: str
    type: str
    time: datetime
    subject: str
    datacontenttype: str = "application/json"
    data: Summary


def receive(secret: str, headers: Mapping[str, str], body: bytes) -> Event:
    """The event in a message, after its signature (Standard Webhooks) and its age have been checked.

    Args:
        secret: the `whsec_…` agreed with the service.
        headers: the message's headers: `webhook-id`, `webhook-timestamp`, `webhook-signature`.
        body: the message's body as it came, byte for byte.

    Raises:
        NotGenuineError: do not act on it; answer with a status of 400.
    """
    try:
        Webhook(secret).verify(body, dict(headers), json_parse=False)
        return Event.model_validate_json(body)
    except (WebhookVerificationError, UnicodeDecodeError) as error:
        raise NotGenuineError(f"the message is not genuine: {str(error).lower()}") from error
    except ValidationError as error:
        raise NotGenuineError("the message is signed but is no event of the service") from error
