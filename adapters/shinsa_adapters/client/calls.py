"""The calls a client makes, as data: what both clients send, and what they make of the answer."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from urllib.parse import quote

import orjson
from pydantic import BaseModel, ValidationError

from shinsa_adapters.client.documents import NewDecision, NewRedaction, ProblemDocument
from shinsa_adapters.client.failures import ApiError, NotAnAnswerError, api_error

Model = TypeVar("Model", bound=BaseModel)
Proposal = Mapping[str, Any] | bytes | str
"""A proposal: a JSON object, or its text."""
_JSON = {"Content-Type": "application/json"}
_LINES = {"Content-Type": "application/x-ndjson"}


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what is sent. `key` is sent as Idempotency-Key, the same however often the call is made again."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def screen(proposal: Proposal, ruleset: str | None, as_of: date | None, key: str | None) -> Call:
    """`POST /v1/screenings`."""
    return Call("POST", "/v1/screenings", _pins(ruleset, as_of), _bytes(proposal), {**_JSON, **_key(key)})


def take_commongrants(  # noqa: PLR0913, PLR0917  # each is a parameter of the request
    document: Proposal,
    ruleset: str | None,
    as_of: date | None,
    mapping: str | None,
    record: str | None,
    key: str | None,
) -> Call:
    """`POST /v1/intake/commongrants`."""
    named = {name: value for name, value in {"mapping": mapping, "record": record}.items() if value is not None}
    query = {**_pins(ruleset, as_of), **named}
    return Call("POST", "/v1/intake/commongrants", query, _bytes(document), {**_JSON, **_key(key)})


def get_screening(name: str) -> Call:
    """`GET /v1/screenings/{id}`."""
    return Call("GET", f"/v1/screenings/{_segment(name)}")


def list_screenings(filters: Mapping[str, str | None], cursor: str | None, limit: int) -> Call:
    """`GET /v1/screenings`: one page."""
    query = {name: value for name, value in {**filters, "cursor": cursor}.items() if value is not None}
    return Call("GET", "/v1/screenings", {**query, "limit": str(limit)})


def replay(name: str) -> Call:
    """`POST /v1/screenings/{id}:replay`."""
    return Call("POST", f"/v1/screenings/{_segment(name)}:replay")


def analyse(name: str, language: str) -> Call:
    """`GET /v1/screenings/{id}/analysis`."""
    return Call("GET", f"/v1/screenings/{_segment(name)}/analysis", {"lang": language})


def decide(name: str, decision: NewDecision, key: str | None) -> Call:
    """`POST /v1/screenings/{id}/decisions`."""
    body = decision.model_dump_json(exclude_none=True).encode()
    return Call("POST", f"/v1/screenings/{_segment(name)}/decisions", body=body, headers={**_JSON, **_key(key)})


def get_decisions(name: str) -> Call:
    """`GET /v1/screenings/{id}/decisions`."""
    return Call("GET", f"/v1/screenings/{_segment(name)}/decisions")


def redact(entry: str, redaction: NewRedaction, key: str | None) -> Call:
    """`POST /v1/ledger/entries/{id}/redactions`."""
    body = redaction.model_dump_json(exclude_defaults=True).encode()
    return Call("POST", f"/v1/ledger/entries/{_segment(entry)}/redactions", body=body, headers={**_JSON, **_key(key)})


def batch(ruleset: str | None, as_of: date | None, key: str | None) -> Call:
    """`POST /v1/screenings:batch`; the lines follow."""
    return Call("POST", "/v1/screenings:batch", _pins(ruleset, as_of), headers={**_LINES, **_key(key)})


def start_job(proposals: Iterable[Proposal], ruleset: str | None, as_of: date | None, key: str | None) -> Call:
    """`POST /v1/jobs`: a batch that nobody waits for."""
    return Call("POST", "/v1/jobs", _pins(ruleset, as_of), b"".join(map(line, proposals)), {**_LINES, **_key(key)})


def get_job(name: str) -> Call:
    """`GET /v1/jobs/{id}`."""
    return Call("GET", f"/v1/jobs/{_segment(name)}")


def cancel_job(name: str) -> Call:
    """`POST /v1/jobs/{id}:cancel`."""
    return Call("POST", f"/v1/jobs/{_segment(name)}:cancel")


def job_result(name: str) -> Call:
    """`GET /v1/jobs/{id}/result`."""
    return Call("GET", f"/v1/jobs/{_segment(name)}/result")


def get_ruleset(name: str) -> Call:
    """`GET /v1/rulesets/{id}`."""
    return Call("GET", f"/v1/rulesets/{_segment(name)}")


def line(proposal: Proposal) -> bytes:
    """A proposal as one line of a batch."""
    text = _bytes(proposal)
    return (orjson.dumps(orjson.loads(text)) if b"\n" in text or b"\r" in text else text) + b"\n"


def answer(status: int, body: bytes, model: type[Model]) -> Model:
    """What the service said.

    Raises:
        ApiError: it said no.
        NotAnAnswerError: it is not the service that answered.
    """
    if status >= 400:  # noqa: PLR2004  # where HTTP's errors begin
        raise refusal(status, body)
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise NotAnAnswerError(f"the answer is not a {model.__name__}: {error.errors()[0]['msg']}") from error


def refusal(status: int, body: bytes) -> ApiError:
    """The error for an answer that says no; where no problem document came, one is made of what did."""
    try:
        return api_error(ProblemDocument.model_validate_json(body))
    except ValidationError:
        shown = body[:200].decode(errors="replace").strip() or "nothing"
        problem = ProblemDocument(
            type="about:blank", title="error", status=status, detail=f"the answer was: {shown}", code="unknown"
        )
        return api_error(problem)


def _pins(ruleset: str | None, as_of: date | None) -> dict[str, str]:
    pins = {"ruleset": ruleset, "as_of": None if as_of is None else as_of.isoformat()}
    return {name: value for name, value in pins.items() if value is not None}


def _key(key: str | None) -> dict[str, str]:
    """One key for one call: the caller's, or a new one."""
    return {"Idempotency-Key": key or secrets.token_urlsafe(24)}


def _bytes(proposal: Proposal) -> bytes:
    if isinstance(proposal, bytes):
        return proposal
    return proposal.encode() if isinstance(proposal, str) else orjson.dumps(dict(proposal))


def _segment(name: str) -> str:
    """An id as one segment of a path, so that no id leads elsewhere."""
    return quote(name, safe="@:")
