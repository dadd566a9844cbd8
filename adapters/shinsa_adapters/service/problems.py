"""Errors over HTTP: problem documents after RFC 9457, with the engine's own list of mistakes inside.

Problem
├── of an input          422, every mistake with its JSON pointer
├── of the caller        401, 403, 404, 405, 409, 413, 415, 429
└── of the service       503 with Retry-After, 500
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final, NotRequired

import orjson
from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import TypedDict

from shinsa import errors
from shinsa.analysing.changing.solving import AnalysisMissingError

MEDIA_TYPE: Final = "application/problem+json"
_TYPE: Final = "urn:shinsa:problem:"


class MistakeDocument(TypedDict):
    """One mistake in what was sent: where (RFC 6901), a stable code, what is wrong, and how to mend it."""

    pointer: str
    code: str
    message: str
    hint: str | None


class ProblemDocument(TypedDict):
    """A problem document (RFC 9457). `errors` lists mistakes of the input; `request_id` is the one in the log."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    hint: NotRequired[str]
    errors: NotRequired[list[MistakeDocument]]
    request_id: NotRequired[str]


class Problem(Exception):  # noqa: N818  # RFC 9457 calls it a problem
    """An answer that is a problem document. `code` is stable; `title` and `detail` are for people."""

    def __init__(  # noqa: PLR0913  # the members of the document
        self,
        status: int,
        code: str,
        detail: str,
        *,
        hint: str | None = None,
        mistakes: Sequence[MistakeDocument] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.hint = hint
        self.mistakes = tuple(mistakes)
        self.headers = dict(headers or {})

    def document(self, request_id: str | None = None) -> ProblemDocument:
        """The problem as a document."""
        found: ProblemDocument = {
            "type": f"{_TYPE}{self.code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }
        if self.hint:
            found["hint"] = self.hint
        if self.mistakes:
            found["errors"] = list(self.mistakes)
        if request_id:
            found["request_id"] = request_id
        return found


def mistakes(error: errors.InputError) -> list[MistakeDocument]:
    """The problems of a proposal, as members of a problem document."""
    return [mistake(each.pointer, each.code, each.message, each.hint) for each in error.problems]


def mistake(pointer: str, code: str, message: str, hint: str | None = None) -> MistakeDocument:
    """One mistake of an input."""
    return {"pointer": pointer, "code": code, "message": message, "hint": hint}


def invalid(found: Sequence[MistakeDocument]) -> Problem:
    """The input has mistakes; all of them are listed and nothing was screened."""
    several = "1 mistake" if len(found) == 1 else f"{len(found)} mistakes"
    return Problem(422, "invalid-input", f"the input has {several}; nothing was screened", mistakes=found)


_SAID: Final = (
    (errors.NotInForceError, 422, "not-in-force"),
    (errors.UnknownRulesetError, 404, "unknown-ruleset"),
    (errors.RecordError, 409, "not-replayable"),
    (AnalysisMissingError, 501, "not-installed"),
)
"""Errors whose own words are for the caller, with status and code."""


def of_error(error: errors.ShinsaError) -> Problem:
    """The problem a caller is shown for an error of the engine."""
    if isinstance(error, errors.InputError):
        return invalid(mistakes(error))
    for kind, status, code in _SAID:
        if isinstance(error, kind):
            return _split(status, code, str(error))
    if isinstance(error, errors.DisagreementError):
        return Problem(500, "disagreement", "the two inferences answered differently; no verdict is given")
    return Problem(500, "internal", "the service made a mistake; no verdict is given")


def _split(status: int, code: str, text: str) -> Problem:
    message, _, hint = text.partition("\n  hint: ")
    return Problem(status, code, message, hint=hint or None)


def unavailable(detail: str, retry_after: int) -> Problem:
    """The service cannot answer now; it may soon."""
    return Problem(503, "unavailable", detail, hint="try again later", headers={"Retry-After": str(retry_after)})


def response(problem: Problem, request_id: str | None = None) -> Response:
    """The problem as an HTTP answer."""
    body = orjson.dumps(problem.document(request_id))
    return Response(body, status_code=problem.status, media_type=MEDIA_TYPE, headers=problem.headers)


def request_id(request: Request) -> str | None:
    """The id the request has in the log."""
    found: object = request.scope.get("state", {}).get("request_id")
    return found if isinstance(found, str) else None
