"""A receiver acts on genuine messages only."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from adapters.client.answers import SUMMARY
from shinsa_adapters.client import NotGenuineError, receive
from shinsa_adapters.webhooks.envelopes import SCREENED, envelope, secret_of, signed

SECRET = secret_of("master", "key_1")
BODY = envelope(SCREENED, "evt_1", "scr_1", datetime(2026, 11, 24, 9, tzinfo=UTC), data=SUMMARY, source="/shinsa")


def headers(at: datetime | None = None, secret: str = SECRET) -> dict[str, str]:
    return signed((secret,), "evt_1", at or datetime.now(UTC), BODY)


def test_a_genuine_message_is_an_event_around_a_screening() -> None:
    event = receive(SECRET, headers(), BODY)
    assert (event.id, event.type, event.subject, event.data.verdict) == ("evt_1", SCREENED, "scr_1", "review")
    assert event.specversion == "1.0"


@pytest.mark.parametrize("header", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_message_that_lacks_a_header_is_refused(header: str) -> None:
    with pytest.raises(NotGenuineError):
        receive(SECRET, {name: value for name, value in headers().items() if name != header}, BODY)


def test_a_changed_body_is_refused() -> None:
    with pytest.raises(NotGenuineError, match="no matching signature"):
        receive(SECRET, headers(), BODY.replace(b"review", b"eligible"))


def test_another_callers_secret_does_not_do() -> None:
    with pytest.raises(NotGenuineError, match="no matching signature"):
        receive(SECRET, headers(secret=secret_of("master", "key_2")), BODY)


@pytest.mark.parametrize("age", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_an_old_message_or_one_from_the_future_is_refused(age: timedelta) -> None:
    with pytest.raises(NotGenuineError, match="too"):
        receive(SECRET, headers(datetime.now(UTC) - age), BODY)


def test_a_signed_message_of_another_kind_is_refused() -> None:
    body = json.dumps({"hello": "world"}).encode()
    with pytest.raises(NotGenuineError, match="signed but is no event"):
        receive(SECRET, signed((SECRET,), "evt_1", datetime.now(UTC), body), body)
