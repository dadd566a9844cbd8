"""Callers are told by key or token; what is unknown, expired or signed by others is refused."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

from shinsa_adapters.service.callers import ANYBODY, Gatekeeper
from shinsa_adapters.service.keys import KeyFile, Scope, make, now
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.service.settings import Settings, WrongSettingsError

ISSUER, AUDIENCE = "https://id.example.org", "shinsa"
Token = Callable[..., str]


@pytest.fixture(name="settings")
def settings_with_keys_and_tokens(tmp_path: Path) -> Settings:
    return Settings(
        keys=tmp_path / "keys.json", jwt_issuer=ISSUER, jwt_audience=AUDIENCE, jwt_keys=tmp_path / "jwks.json"
    )


@pytest.fixture(name="token")
def signed_token(tmp_path: Path) -> Token:
    key = ECKey.generate_key("P-256", parameters={"kid": "one"})
    public = KeySet([key]).as_dict(private=False)
    (tmp_path / "jwks.json").write_text(json.dumps(public))

    def sign(**claims: Any) -> str:  # noqa: ANN401  # claims are any JSON
        usual = {"iss": ISSUER, "aud": AUDIENCE, "sub": "ana", "exp": int(time.time()) + 300, "scope": "screen read"}
        said = {name: value for name, value in {**usual, **claims}.items() if value is not None}
        return jwt.encode({"alg": "ES256", "kid": "one"}, said, key)

    return sign


def refused(gatekeeper: Gatekeeper, secret: str | None) -> int:
    with pytest.raises(Problem) as caught:
        gatekeeper.caller(secret and f"Bearer {secret}", None)
    return caught.value.status


def test_on_loopback_without_keys_anybody_may_do_anything() -> None:
    assert Gatekeeper(Settings()).caller(None, None) is ANYBODY
    for scope in Scope:
        ANYBODY.need(scope)


def test_a_key_says_who_calls_and_what_they_may(settings: Settings, token: Token) -> None:
    del token
    new = make("intake", [Scope.SCREEN], now(), owner="sponsor-7")
    assert settings.keys is not None
    KeyFile(settings.keys).add(new.key)
    gatekeeper = Gatekeeper(settings)
    caller = gatekeeper.caller(f"Bearer {new.secret}", None)
    assert (caller.name, caller.owner) == (new.key.id, "sponsor-7")
    assert gatekeeper.caller(None, new.secret) == caller
    caller.need(Scope.SCREEN)
    with pytest.raises(Problem, match="needs the scope `admin`"):
        caller.need(Scope.ADMIN)


@pytest.mark.parametrize("secret", [None, "", "shinsa_" + "x" * 43, "x.y.z", "x"])
def test_without_a_good_key_nobody_passes(settings: Settings, token: Token, secret: str | None) -> None:
    del token
    assert refused(Gatekeeper(settings), secret) == 401


def test_a_token_sees_its_own_subjects_screenings(settings: Settings, token: Token) -> None:
    caller = Gatekeeper(settings).caller(f"Bearer {token()}", None)
    assert (caller.name, caller.owner, caller.scopes) == ("sub:ana", "ana", frozenset({Scope.SCREEN, Scope.READ}))
    assert Gatekeeper(settings).caller(f"Bearer {token(owner='*')}", None).owner is None


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example.org"},
        {"aud": "other"},
        {"exp": 1},
        {"iss": None},
        {"aud": None},
        {"exp": None},
        {"sub": None},
    ],
)
def test_a_token_meant_for_others_or_expired_is_refused(
    settings: Settings, token: Token, claims: dict[str, Any]
) -> None:
    assert refused(Gatekeeper(settings), token(**claims)) == 401


def test_a_token_that_others_signed_is_refused(settings: Settings, token: Token) -> None:
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "ana", "exp": int(time.time()) + 300}
    own = token()
    stranger = jwt.encode({"alg": "ES256", "kid": "one"}, claims, ECKey.generate_key("P-256"))
    symmetric = jwt.encode({"alg": "HS256"}, claims, OctKey.generate_key(256))
    unsigned = own.rsplit(".", 1)[0] + "."
    for secret in (stranger, symmetric, unsigned):
        assert refused(Gatekeeper(settings), secret) == 401


def test_keys_of_tokens_that_cannot_be_read_stop_the_service(settings: Settings, tmp_path: Path) -> None:
    for text in ("", "{}", "[]", '{"keys": [{}]}'):
        (tmp_path / "jwks.json").write_text(text)
        with pytest.raises(WrongSettingsError, match=r"SHINSA_JWT_KEYS: .* is no set of keys"):
            Gatekeeper(settings)


def test_a_damaged_file_of_keys_makes_the_service_unavailable(settings: Settings, token: Token) -> None:
    del token
    assert settings.keys is not None
    settings.keys.write_text("{")
    assert refused(Gatekeeper(settings), "shinsa_x") == 503
