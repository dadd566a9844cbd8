"""The service from Python: `Shinsa`, `AsyncShinsa`, typed answers, errors, and what receivers of webhooks need."""

from shinsa_adapters.client.async_client import AsyncShinsa
from shinsa_adapters.client.client import Shinsa
from shinsa_adapters.client.documents import NewDecision, NewRedaction
from shinsa_adapters.client.failures import (
    ApiError,
    ClientError,
    ConflictError,
    ConnectionFailedError,
    ForbiddenError,
    InvalidInputError,
    NotAnAnswerError,
    NotFoundError,
    RateLimitedError,
    TooLargeError,
    UnauthorisedError,
    UnavailableError,
)
from shinsa_adapters.client.http import stand_in
from shinsa_adapters.client.receiving import NotGenuineError, receive
from shinsa_adapters.client.retrying import Patience

__all__ = [
    "ApiError",
    "AsyncShinsa",
    "ClientError",
    "ConflictError",
    "ConnectionFailedError",
    "ForbiddenError",
    "InvalidInputError",
    "NewDecision",
    "NewRedaction",
    "NotAnAnswerError",
    "NotFoundError",
    "NotGenuineError",
    "Patience",
    "RateLimitedError",
    "Shinsa",
    "TooLargeError",
    "UnauthorisedError",
    "UnavailableError",
    "receive",
    "stand_in",
]
