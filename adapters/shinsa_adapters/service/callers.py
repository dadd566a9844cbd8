"""Who calls, and what they may do: an API key, a signed token, or anybody where the service is on loopback alone."""

from dataclasses import dataclass
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from shinsa_adapters.service.keys import MARK, KeyFile, KeyFileError, Scope, now
from shinsa_adapters.service.problems import Problem, unavailable
from shinsa_adapters.service.settings import Settings, WrongSettingsError

_CHALLENGE: Final = {"WWW-Authenticate": "Bearer"}
_EVERYTHING: Final = "*"
_LEEWAY: Final = 60
"""Seconds by which clocks may differ."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: a name for the ledger, their scopes, and the owner whose screenings alone they see, if any."""

    name: str
    scopes: frozenset[Scope]
    owner: str | None = None

    def need(self, scope: Scope) -> None:
        """Refuse a caller who lacks a scope.

        Raises:
            Problem: 403.
        """
        if scope not in self.scopes:
            raise Problem(403, "forbidden", f"this needs the scope `{scope}`", hint="ask for a key that has it")


ANYBODY: Final = Caller("loopback", frozenset(Scope))
"""Every caller of a service that only this machine reaches and that keeps no keys."""


class Gatekeeper:
    """Tells callers by what they bring.

    Raises:
        WrongSettingsError: the keys that tokens are signed with cannot be read.
    """

    def __init__(self, settings: Settings) -> None:
        self._open = not settings.guarded
        self._file = None if settings.keys is None else KeyFile(settings.keys)
        self._tokens = None if settings.jwt_keys is None else _Tokens(settings)

    def caller(self, authorization: str | None, api_key: str | None) -> Caller:
        """The caller with these headers (`Authorization: Bearer …`, or `X-Api-Key`).

        Raises:
            Problem: 401 where they are missing, unknown, expired or revoked.
        """
        if self._open:
            return ANYBODY
        secret = api_key or _bearer(authorization)
        if not secret:
            raise Problem(401, "unauthorised", "this needs an API key", hint=_HINT, headers=_CHALLENGE)
        found = self._by_key(secret) if secret.startswith(MARK) else self._by_token(secret)
        if found is None:
            raise Problem(401, "unauthorised", "the key is unknown, expired or revoked", headers=_CHALLENGE)
        return found

    def _by_key(self, secret: str) -> Caller | None:
        try:
            key = None if self._file is None else self._file.find(secret, now())
        except KeyFileError as error:
            raise unavailable("the file of keys cannot be read", 5) from error
        return None if key is None else Caller(key.id, frozenset(key.scopes), key.owner)

    def _by_token(self, token: str) -> Caller | None:
        return None if self._tokens is None else self._tokens.caller(token)


_HINT: Final = "send it as `Authorization: Bearer shinsa_…`"


def _bearer(authorization: str | None) -> str | None:
    scheme, _, secret = (authorization or "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


class _Tokens:
    """Reads JSON Web Tokens. Issuer, audience and algorithms come from the settings, never from the token."""

    def __init__(self, settings: Settings) -> None:
        path = settings.jwt_keys
        try:
            text = path.read_text(encoding="utf-8") if path else ""
            self._keys = KeySet.import_key_set(_parsed(text))
        except (OSError, ValueError, KeyError, TypeError, JoseError) as error:
            raise WrongSettingsError(f"SHINSA_JWT_KEYS: `{path}` is no set of keys (JWKS): {error}") from error
        self._algorithms = list(settings.jwt_algorithms)
        self._claims = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": settings.jwt_issuer or ""},
            aud={"essential": True, "value": settings.jwt_audience or ""},
            exp={"essential": True},
            sub={"essential": True},
        )

    def caller(self, token: str) -> Caller | None:
        try:
            found = jwt.decode(token, self._keys, algorithms=self._algorithms)
            self._claims.validate(found.claims)
        except (JoseError, ValueError):
            return None
        return _of_claims(found.claims)


def _parsed(text: str) -> Any:  # noqa: ANN401  # what JSON holds
    import orjson  # noqa: PLC0415

    return orjson.loads(text)


def _of_claims(claims: dict[str, Any]) -> Caller:
    """`scope` lists scopes with spaces between; `owner` is whose screenings it sees: its subject's, or `*` for all."""
    known = {str(scope): scope for scope in Scope}
    scopes = frozenset(known[word] for word in str(claims.get("scope", "")).split() if word in known)
    subject = str(claims["sub"])
    owner = str(claims.get("owner", subject))
    return Caller(f"sub:{subject}", scopes, None if owner == _EVERYTHING else owner)
