"""What can go wrong when the service is called.

ClientError
├── ConnectionFailedError    no answer came: refused, cut off, or too slow
├── NotAnAnswerError         something answered that is not the service
└── ApiError                 the service answered with a problem document
    ├── InvalidInputError    422: every mistake with its JSON pointer
    ├── UnauthorisedError    401
    ├── ForbiddenError       403
    ├── NotFoundError        404
    ├── ConflictError        409: the idempotency key was used for something else, or a record cannot be replayed
    ├── TooLargeError        413
    ├── RateLimitedError     429
    └── UnavailableError     5xx
"""

from shinsa_adapters.client.documents import Mistake, ProblemDocument


class ClientError(Exception):
    """Root of every error the client raises on purpose."""


class ConnectionFailedError(ClientError):
    """No answer came, though the call was tried again as often as allowed."""


class NotAnAnswerError(ClientError):
    """What answered is not the service, or not in a form this client knows."""


class ApiError(ClientError):
    """The service said no; `problem` says why."""

    def __init__(self, problem: ProblemDocument) -> None:
        self.problem = problem
        super().__init__(_text(problem))

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Every mistake of the input, where there are any."""
        return self.problem.errors


class InvalidInputError(ApiError):
    """What was sent has mistakes."""


class UnauthorisedError(ApiError):
    """The key is missing, unknown, expired or revoked."""


class ForbiddenError(ApiError):
    """The key may not do this."""


class NotFoundError(ApiError):
    """There is no such thing, or it is not for this key to see."""


class ConflictError(ApiError):
    """It contradicts what was done before."""


class TooLargeError(ApiError):
    """More was sent than is taken at once."""


class RateLimitedError(ApiError):
    """Too many calls."""


class UnavailableError(ApiError):
    """The service cannot answer now, or made a mistake."""


_BY_STATUS: dict[int, type[ApiError]] = {
    401: UnauthorisedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    413: TooLargeError,
    422: InvalidInputError,
    429: RateLimitedError,
}
_SERVER: int = 500


def api_error(problem: ProblemDocument) -> ApiError:
    """The error for a problem document."""
    found = UnavailableError if problem.status >= _SERVER else ApiError
    return _BY_STATUS.get(problem.status, found)(problem)


def _text(problem: ProblemDocument) -> str:
    lines = [f"{problem.detail} ({problem.status} {problem.code})"]
    lines += [f"  {each.pointer or '(whole document)'}: {each.message}" for each in problem.errors]
    lines += [f"  hint: {problem.hint}"] if problem.hint else []
    return "\n".join(lines)
