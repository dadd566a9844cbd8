"""Whether a message is from somebody who knows a secret, whole, and fresh: Standard Webhooks, signatures `v1`."""

import base64
import binascii
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from standardwebhooks import Webhook

PREFIX: Final = "whsec_"
SHORTEST: Final = 24
"""Bytes of a secret; Standard Webhooks asks for 24 to 64."""
_LONGEST_ID: Final = 200
_MOST_SIGNATURES: Final = 20


class NotGenuineError(Exception):
    """The message is not signed with a secret that is known, was changed on the way, or is not fresh."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a message brings to be recognised by: its id, the second it was sent (UTC), and its signatures."""

    id: str
    at: datetime
    signatures: tuple[str, ...]


def sealed(headers: Mapping[str, str]) -> Sealed:
    """The seal in the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`.

    Raises:
        NotGenuineError: one of them is missing or has another form.
    """
    named, second = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    signatures = tuple(headers.get("webhook-signature", "").split())
    if not 0 < len(named) <= _LONGEST_ID or not 0 < len(signatures) <= _MOST_SIGNATURES:
        raise NotGenuineError
    if not (second.isascii() and second.isdigit()):
        raise NotGenuineError
    try:
        return Sealed(named, datetime.fromtimestamp(int(second), UTC), signatures)
    except (ValueError, OverflowError, OSError) as error:
        raise NotGenuineError from error


def signers(
    seal: Sealed, body: bytes, secrets: Mapping[str, Iterable[str]], now: datetime, tolerance: timedelta
) -> frozenset[str]:
    """Those whose secret signed the message, by name. Every secret is tried, in constant time, whatever is found.

    Raises:
        NotGenuineError: nobody's did, or it was sent more than `tolerance` before or after `now`.
    """
    if abs(now - seal.at) > tolerance:  # everybody knows the time, so nothing is told by looking at it first
        raise NotGenuineError
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise NotGenuineError from error
    given = [signature.encode() for signature in seal.signatures]
    found: set[str] = set()
    for name, several in secrets.items():
        for secret in several:
            expected = Webhook(secret).sign(seal.id, seal.at, text).encode()
            if sum([hmac.compare_digest(expected, signature) for signature in given]):
                found.add(name)
    if not found:
        raise NotGenuineError
    return frozenset(found)


def is_secret(text: str) -> bool:
    """Whether a text is a secret as agreed: `whsec_` and at least 24 bytes in Base64."""
    try:
        return text.startswith(PREFIX) and len(base64.b64decode(text[len(PREFIX) :], validate=True)) >= SHORTEST
    except (binascii.Error, ValueError):
        return False
