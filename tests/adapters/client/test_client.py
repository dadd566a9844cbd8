"""Both clients say the same, try again where that helps, and turn every refusal into its error."""

import asyncio
import json
from datetime import date
from typing import Any, cast

import httpx
import pytest

from adapters.client.answers import SUMMARY, Service, problem
from shinsa.explaining.document import VerdictDocument
from shinsa_adapters.client import (
    ApiError,
    AsyncShinsa,
    ConflictError,
    ConnectionFailedError,
    ForbiddenError,
    InvalidInputError,
    NewDecision,
    NotAnAnswerError,
    NotFoundError,
    Patience,
    RateLimitedError,
    Shinsa,
    TooLargeError,
    UnauthorisedError,
    UnavailableError,
    stand_in,
)

AT_ONCE = Patience(retries=2, first=0.0)
BASE = "http://shinsa.test"


def client(service: Service, patience: Patience = AT_ONCE) -> Shinsa:
    return Shinsa(BASE, api_key="shinsa_k", patience=patience, http_client=httpx.Client(transport=stand_in(service)))


def in_both(service: Service, call: str, *words: Any, **named: Any) -> tuple[Any, Any]:  # noqa: ANN401  # any call
    """What the blocking client says, and what the other says."""

    async def other() -> Any:  # noqa: ANN401  # whatever the call returns
        async with httpx.AsyncClient(transport=stand_in(service)) as http:
            return await getattr(AsyncShinsa(BASE, patience=AT_ONCE, http_client=http), call)(*words, **named)

    return getattr(client(service), call)(*words, **named), asyncio.run(other())


@pytest.fixture(name="document")
def verdict_document(eligible: VerdictDocument) -> VerdictDocument:
    return eligible


def test_a_screening_comes_back_typed(document: VerdictDocument) -> None:
    service = Service((201, {**SUMMARY, "document": document}))
    one, other = in_both(service, "screen", {"a": 1}, ruleset="small", as_of=date(2025, 10, 28), idempotency_key="k")
    assert one == other
    assert (one.verdict, one.score.high, one.document["schema"]) == ("review", 88.5, "shinsa.verdict/1")
    sent = service.calls[0]
    assert (sent.method, sent.path, sent.body) == ("POST", "/v1/screenings", b'{"a":1}')
    assert sent.query == {"ruleset": "small", "as_of": "2025-10-28"}
    assert (sent.headers["authorization"], sent.headers["idempotency-key"]) == ("Bearer shinsa_k", "k")


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_with_the_same_key(status: int) -> None:
    service = Service((status, problem(status)), (status, b"busy"), (200, {"same": True, "differences": []}))
    with pytest.raises(NotAnAnswerError, match="not a Screening"):
        client(service).screen({})
    assert len(service.calls) == 3
    assert len(set(service.keys())) == 1


def test_another_call_has_another_key() -> None:
    service = Service((404, problem(404)))
    for _ in range(2):
        with pytest.raises(NotFoundError):
            client(service).screen({})
    assert len(set(service.keys())) == 2


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, ApiError),
        (401, UnauthorisedError),
        (403, ForbiddenError),
        (404, NotFoundError),
        (409, ConflictError),
        (413, TooLargeError),
        (422, InvalidInputError),
        (429, RateLimitedError),
        (500, UnavailableError),
        (503, UnavailableError),
    ],
)
def test_every_refusal_has_its_error_with_the_problem_inside(status: int, error: type[ApiError]) -> None:
    service = Service((status, problem(status)))
    with pytest.raises(ApiError) as caught:
        client(service, Patience(retries=0)).get("scr_1")
    assert type(caught.value) is error
    assert (caught.value.problem.status, caught.value.problem.detail) == (status, "what is wrong")


def test_a_refused_input_lists_every_mistake() -> None:
    mistakes = [{"pointer": "/a", "code": "x", "message": "no fact is called `a`", "hint": None}]
    service = Service((422, problem(422, "invalid-input", errors=mistakes, hint="mend it")))
    with pytest.raises(InvalidInputError) as caught:
        client(service).screen({})
    assert str(caught.value) == "what is wrong (422 invalid-input)\n  /a: no fact is called `a`\n  hint: mend it"
    assert [each.pointer for each in caught.value.mistakes] == ["/a"]


def test_a_refusal_that_is_no_problem_document_shows_what_came() -> None:
    with pytest.raises(UnavailableError, match="the answer was: <h1>Bad gateway</h1>"):
        client(Service((502, b"<h1>Bad gateway</h1>")), Patience(retries=0)).get("scr_1")


def test_no_answer_is_an_error_that_says_how_often_it_was_tried() -> None:
    service = Service((0, httpx.ConnectError("refused")))
    with pytest.raises(ConnectionFailedError, match=r"no answer from `http://shinsa.test`, tried 3 times: refused"):
        client(service).get("scr_1")
    assert len(service.calls) == 3


def test_a_broken_connection_is_mended_by_the_next_try() -> None:
    service = Service((0, httpx.ReadError("cut off")), (200, {"same": True, "differences": []}))
    assert client(service).replay("scr_1").same


def test_an_analysis_is_asked_for_in_a_language() -> None:
    service = Service((200, {"settled": None, "questions": []}))
    one, other = in_both(service, "analysis", "scr_1", language="ja")
    assert one == other == {"settled": None, "questions": []}
    asked = [(call.method, call.path, dict(call.query)) for call in service.calls]
    assert asked == [("GET", "/v1/screenings/scr_1/analysis", {"lang": "ja"})] * 2


def test_pages_are_followed_to_the_end() -> None:
    pages = ({"items": [SUMMARY], "next": "c2"}, {"items": [{**SUMMARY, "id": "scr_2"}], "next": None})
    service = Service(*((200, page) for page in pages))
    assert [each.id for each in client(service).screenings(limit=1, verdict="review")] == ["scr_1", "scr_2"]
    assert [dict(call.query) for call in service.calls] == [
        {"verdict": "review", "limit": "1"},
        {"verdict": "review", "cursor": "c2", "limit": "1"},
    ]


def test_a_batch_streams_lines_both_ways_with_progress() -> None:
    lines = [{"line": 1, "screening": SUMMARY}, {"line": 2, "problem": json.loads(problem(422))}]
    service = Service((200, b"".join(json.dumps(line).encode() + b"\n" for line in lines)))
    seen: list[int] = []
    found = list(client(service).screen_all([{"a": 1}, b'{\n"b":2}'], progress=seen.append))
    assert service.calls[0].body == b'{"a":1}\n{"b":2}\n'
    assert [each.screening is not None for each in found] == [True, False]
    assert seen == [1, 2]


def test_the_other_client_streams_the_same() -> None:
    service = Service((200, json.dumps({"line": 1, "screening": SUMMARY}).encode() + b"\n"))

    async def lines() -> list[int]:
        async with httpx.AsyncClient(transport=stand_in(service)) as http:
            return [each.line async for each in AsyncShinsa(BASE, http_client=http).screen_all([{}])]

    assert asyncio.run(lines()) == [1]


def test_a_refused_batch_raises_before_the_first_line() -> None:
    with pytest.raises(TooLargeError):
        list(client(Service((413, problem(413)))).screen_all([{}]))


def test_jobs_decisions_and_rulesets_are_typed_in_both_clients() -> None:
    job = {"id": "j", "state": "done", "lines": 2, "screened": 1, "problems": 1, "created_at": "2026-11-24T09:00:00Z"}
    for call, words in {"start_job": ([{}],), "job": ("j",), "cancel": ("j",)}.items():
        one, other = in_both(Service((200, job)), call, *words)
        assert one == other
        assert (one.state, one.problems) == ("done", 1)
    decision = NewDecision(kind="uphold", reason="as the rules say", name="A. Member", role="secretariat")
    kept = {**decision.model_dump(), "id": "d", "screening": "s", "by": "key_1", "entry": 3}
    one, other = in_both(Service((201, {**kept, "created_at": "2026-11-24T09:00:00Z"})), "decide", "s", decision)
    assert one == other
    assert (one.kind, one.entry) == ("uphold", 3)
    named = {"id": "small", "version": "1.0.0", "digest": "sha256:" + "0" * 64, "title": "Small"}
    assert in_both(Service((200, named)), "ruleset", "small@1.0.0")[0].title == "Small"


def test_an_id_never_leads_to_another_path() -> None:
    service = Service((404, problem(404)))
    with pytest.raises(NotFoundError):
        client(service).get("../../keys?x=1")
    assert service.calls[0].path == "/v1/screenings/../../keys?x=1"
    assert cast("dict[str, str]", service.calls[0].query) == {}
