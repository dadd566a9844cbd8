"""The calls that are made to Submittable, and what may go wrong with them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Final, TypeVar
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ValidationError

from shinsa.errors import ShinsaError
from shinsa_adapters.client.retrying import Patience
from shinsa_adapters.intake.fetching import Fetcher, FetchError, Manners, keeps_secrets
from shinsa_adapters.intake.submittable.documents import Entries, FormAsked, History, Page

URL: Final = "https://submittable-api.submittable.com"
PER_SECOND: Final = 2.5
"""Calls a second where nothing else is said: below the 10 a second and the 10,000 an hour that Submittable allows."""
MOST_AT_ONCE: Final = 100
_PATIENT: Final = Patience(retries=5, first=1.0, longest=3600.0)
"""An hour is as long as Submittable's own limits look back: longer than that it does not ask anybody to wait."""
_CLIENT_ERRORS: Final = range(400, 500)
_NOT_FOUND: Final = 404
_NO_TOKEN: Final = frozenset({401, 403})
_UNSURE_STATUSES: Final = frozenset({408, 425})
_Read = TypeVar("_Read", bound=BaseModel)


class SubmittableError(ShinsaError):
    """Submittable cannot be asked, or its answer cannot be used. What was done so far is kept."""


class TokenGoneError(SubmittableError):
    """The token that leads to the next page is no longer known: the list has to be walked from its beginning."""


class GoneError(SubmittableError):
    """There is no such thing there, or not any more."""


class DeniedError(SubmittableError):
    """The token was not accepted, or is not allowed this."""


class UnsureError(SubmittableError):
    """Nobody can tell whether what was asked for was done."""


def address(url: str) -> str:
    """The base address to call; plain HTTP goes to this machine alone, as the token is sent along.

    Raises:
        SubmittableError: it is none.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise SubmittableError(f"`{url}` is not an address: {error}") from error
    if not keeps_secrets(url):
        raise SubmittableError(f"`{url}` is not an https address\n  hint: the token is sent to it, so it must be")
    if parts.username or parts.password or parts.query or parts.fragment or not host:
        raise SubmittableError(f"`{url}` is more or less than an address such as `{URL}`")
    return url.rstrip("/")


class Submittable(AbstractContextManager["Submittable"]):
    """An account of Submittable, asked with its token: HTTP Basic with the token as the password, as its help says."""

    def __init__(
        self,
        url: str,
        token: str,
        *,
        per_second: float = PER_SECOND,
        patience: Patience = _PATIENT,
        told: Callable[[str], None] | None = None,
    ) -> None:
        """Begin, with so many calls a second at most; `told` hears of waits.

        Raises:
            SubmittableError: the address is none.
        """
        self.url = address(url)
        self._fetcher = Fetcher(Manners(gap=1 / per_second, patience=patience), auth=("", token), told=told)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the connections."""
        self._fetcher.__exit__(kind, error, at)

    def page(self, query: Mapping[str, str], token: str | None) -> Page:
        """A page of submissions: the first that answer to a query, or those that a continuation token leads to.

        Raises:
            TokenGoneError: the token is no longer known.
        """
        asked = {**query, "size": str(MOST_AT_ONCE)} if token is None else {"continuationToken": token}
        try:
            return self._get("/v4/submissions", Page, asked)
        except SubmittableError as error:
            if token is not None and _status(error) in _CLIENT_ERRORS and _status(error) not in {*_NO_TOKEN, 429}:
                raise TokenGoneError(str(error)) from error
            raise

    def entries(self, submission: str) -> Entries:
        """Every form that was filled in for a submission, with its answers."""
        return self._get(f"/v4/entries/submissions/{_segment(submission)}", Entries)

    def form(self, name: str) -> FormAsked:
        """A form as it stands now."""
        return self._get(f"/v4/forms/{_segment(name)}", FormAsked)

    def notes(self, submission: str) -> Iterator[str]:
        """The text of every note in a submission's history."""
        token: str | None = None
        while True:
            asked = {"submissionId": submission, "size": "500"} if token is None else {"continuationToken": token}
            history = self._get("/v4/submissions/history", History, asked)
            yield from (happened.note for happened in history.items if happened.note)
            token = history.continuation_token
            if not token:
                return

    def add_note(self, submission: str, text: str, visibility: str) -> None:
        """Add a note to a submission. Submittable knows no idempotency keys: made twice, there are two.

        Raises:
            UnsureError: nobody can tell whether it was added.
            SubmittableError: it was not.
        """
        url = f"{self.url}/v4/submissions/{_segment(submission)}/notes"
        try:
            self._fetcher.post_once(url, {"note": text, "noteVisibility": visibility})
        except FetchError as error:
            not_done = error.status in _CLIENT_ERRORS and error.status not in _UNSURE_STATUSES
            raise (_refused(error) if not_done else UnsureError(str(error))) from error

    def _get(self, path: str, model: type[_Read], query: Mapping[str, str] | None = None) -> _Read:
        """An answer in the shape it must have; one that is cut short or has another is asked for again."""
        url = f"{self.url}{path}"
        try:
            return self._fetcher.read(url, query, model.model_validate)
        except FetchError as error:
            raise _refused(error) from error
        except ValidationError as error:
            raise SubmittableError(f"`{url}` answered in a shape that is not known: {_first(error)}") from error


def _segment(name: str) -> str:
    """An id as one segment of a path, so that no id leads elsewhere."""
    return quote(name, safe="").replace(".", "%2E")


def _refused(error: FetchError) -> SubmittableError:
    if error.status == _NOT_FOUND:
        return GoneError(str(error))
    if error.status in _NO_TOKEN:
        return DeniedError(f"{error}\n  hint: does the token still hold, and may it do this?")
    return SubmittableError(str(error))


def _status(error: SubmittableError) -> int | None:
    cause = error.__cause__
    return cause.status if isinstance(cause, FetchError) else None


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, found['loc'])) or 'the whole'}: {found['msg']}"
