"""Answers of a stand-in service."""

import json
from typing import Any

from shinsa_adapters.client.calls import Call
from shinsa_adapters.client.http import Answer

SUMMARY: dict[str, Any] = {
    "id": "scr_1",
    "created_at": "2026-11-24T09:00:00+00:00",
    "entry": 0,
    "proposal": "P1",
    "ruleset": {"id": "small", "version": "1.0.0", "digest": "sha256:" + "0" * 64},
    "as_of": "2025-10-28",
    "verdict": "review",
    "score": {"low": 12, "high": 88.5},
}


def problem(status: int, code: str = "some-code", **more: object) -> bytes:
    title, detail = "a title", "what is wrong"
    return json.dumps(
        {"type": "urn:x", "title": title, "status": status, "detail": detail, "code": code, **more}
    ).encode()


class Service:
    """Answers with each of its answers in turn, and remembers the calls."""

    def __init__(self, *answers: tuple[int, object]) -> None:
        self.answers = answers
        self.calls: list[Call] = []

    def __call__(self, call: Call) -> Answer:
        status, body = self.answers[min(len(self.calls), len(self.answers) - 1)]
        self.calls.append(call)
        if isinstance(body, Exception):
            raise body
        return status, body if isinstance(body, bytes) else json.dumps(body).encode()

    def keys(self) -> list[str]:
        return [call.headers["idempotency-key"] for call in self.calls]
