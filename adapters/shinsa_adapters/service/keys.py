"""API keys: 256 random bits each, kept as a SHA-256 digest in a file, with scopes, an owner and an end.

A random key needs no slow hash: there is nothing to guess. The file is written whole or not at all and read again
when it changes, so `shinsa keys` works while the service runs.
"""

import fcntl
import os
import secrets
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

import orjson

from shinsa.errors import ShinsaError

MARK: Final = "shinsa_"
"""How every key begins, so that scanners for lost secrets find it."""
SHOWN: Final = 8
"""How many characters after the mark are kept in the clear, to tell keys apart."""
_SCHEMA: Final = "shinsa.keys/1"


OPERATOR: Final = "operator"
"""Who does what nobody else is named for."""


class Scope(StrEnum):
    """What a caller may do; no scope holds another."""

    SCREEN = "screen"
    READ = "read"
    DECIDE = "decide"
    ADMIN = "admin"


class KeyFileError(ShinsaError):
    """The file of keys cannot be read or written, or holds no such key."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key as kept. `digests` holds the SHA-256 of each secret that still works, with the time until which it does.

    `owner` limits the key to what it submitted itself; `None` is a key of the house, which sees everything.
    """

    id: str
    name: str
    scopes: tuple[Scope, ...]
    prefix: str
    digests: tuple[tuple[str, datetime | None], ...]
    created: datetime
    owner: str | None = None
    expires: datetime | None = None
    revoked: datetime | None = None

    def works(self, now: datetime) -> bool:
        """Whether the key may be used at all."""
        return self.revoked is None and (self.expires is None or now < self.expires)


@dataclass(frozen=True, slots=True)
class KeyChange:
    """What was done to a key: `create`, `rotate`, `revoke` or `change`, when and by whom. `id` is for the ledger."""

    id: str
    at: datetime
    by: str
    what: str
    key: str


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made, with the secret that is shown once and kept nowhere."""

    key: Key
    secret: str


def make(
    name: str,
    scopes: Iterable[Scope],
    now: datetime,
    *,
    owner: str | None = None,
    expires: datetime | None = None,
) -> NewKey:
    """A new key; `expires` and `now` are times with a zone."""
    secret = _secret()
    key = Key(
        id=f"key_{secrets.token_hex(6)}",
        name=name,
        scopes=tuple(sorted(set(scopes))),
        prefix=secret[: len(MARK) + SHOWN],
        digests=((_digest(secret), None),),
        created=now,
        owner=owner,
        expires=expires,
    )
    return NewKey(key, secret)


def rotated(key: Key, now: datetime, *, overlap: timedelta) -> NewKey:
    """The key with a new secret; the old one works for as long as `overlap` says."""
    secret = _secret()
    old = tuple((digest, until or now + overlap) for digest, until in key.digests if until is None or until > now)
    kept = old if overlap else ()
    prefix = secret[: len(MARK) + SHOWN]
    return NewKey(replace(key, prefix=prefix, digests=((_digest(secret), None), *kept)), secret)


def _secret() -> str:
    return MARK + secrets.token_urlsafe(32)


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


class KeyFile:
    """The keys in a file. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()
        self._changes: tuple[KeyChange, ...] = ()
        self._by_digest: dict[str, tuple[Key, datetime | None]] = {}

    def everyone(self) -> tuple[Key, ...]:
        """Every key, oldest first.

        Raises:
            KeyFileError: the file cannot be read.
        """
        with self._lock:
            self._refresh()
            return self._keys

    def everything(self) -> tuple[tuple[Key, ...], tuple[KeyChange, ...]]:
        """Every key, and what `shinsa keys` did to them, both oldest first."""
        with self._lock:
            self._refresh()
            return self._keys, self._changes

    def find(self, secret: str, now: datetime) -> Key | None:
        """The key with this secret, where it works now."""
        with self._lock:
            self._refresh()
            found = self._by_digest.get(_digest(secret))
        if found is None:
            return None
        key, until = found
        return key if key.works(now) and (until is None or now < until) else None

    def add(self, key: Key, by: str = OPERATOR) -> None:
        """Keep one more key; `by` says who made it."""
        self._change(lambda kept: (*kept, key), key, by)

    def put(self, key: Key, by: str = OPERATOR) -> None:
        """Keep a changed key in place of the one with its id; `by` says who changed it."""
        self._change(lambda kept: tuple(key if old.id == key.id else old for old in kept), key, by)

    def get(self, name: str) -> Key:
        """The key with that id or prefix.

        Raises:
            KeyFileError: there is none, or the prefix fits several.
        """
        fitting = [key for key in self.everyone() if key.id == name or key.prefix.startswith(name)]
        if len(fitting) != 1:
            what = f"{len(fitting)} keys have" if fitting else "no key has"
            raise KeyFileError(f"{what} the id or prefix `{name}`\n  hint: `shinsa keys list` shows them")
        return fitting[0]

    def _change(self, change: Callable[[tuple[Key, ...]], tuple[Key, ...]], key: Key, by: str) -> None:
        with self._lock, _alone(self._path):
            self._refresh()
            done = KeyChange(f"act_{secrets.token_hex(16)}", now(), by, _what(self._keys, key), key.id)
            found = {"schema": _SCHEMA, "keys": change(self._keys), "changes": (*self._changes, done)}
            _write(self._path, orjson.dumps(found))
            self._stamp = None

    def _refresh(self) -> None:
        stamp = self._seen()
        if stamp == self._stamp and self._stamp is not None:
            return
        self._keys, self._changes = ((), ()) if stamp is None else _read(self._path)
        self._by_digest = {digest: (key, until) for key in self._keys for digest, until in key.digests}
        self._stamp = stamp

    def _seen(self) -> tuple[int, int, int] | None:
        try:
            facts = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(self._path, error) from error
        return facts.st_ino, facts.st_size, facts.st_mtime_ns


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def _what(before: Iterable[Key], key: Key) -> str:
    """What the change of a key comes to."""
    old = next((each for each in before if each.id == key.id), None)
    if old is None:
        return "create"
    if key.revoked and not old.revoked:
        return "revoke"
    return "change" if key.digests == old.digests else "rotate"


def _read(path: Path) -> tuple[tuple[Key, ...], tuple[KeyChange, ...]]:
    try:
        loaded: object = orjson.loads(path.read_bytes())
        found = cast("dict[str, Any]", loaded) if isinstance(loaded, dict) else {}
        if found.get("schema") != _SCHEMA:
            raise KeyFileError(f"`{path}` is no file of keys: its `schema` is not `{_SCHEMA}`")
        return tuple(map(_key, found["keys"])), tuple(map(_done, found.get("changes", ())))
    except OSError as error:
        raise _unusable(path, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise KeyFileError(f"`{path}` is no file of keys, or a damaged one: {error}") from error


def _key(found: dict[str, Any]) -> Key:
    return Key(
        id=str(found["id"]),
        name=str(found["name"]),
        scopes=tuple(Scope(scope) for scope in found["scopes"]),
        prefix=str(found["prefix"]),
        digests=tuple((str(digest), _time(until)) for digest, until in found["digests"]),
        created=datetime.fromisoformat(found["created"]),
        owner=found["owner"],
        expires=_time(found["expires"]),
        revoked=_time(found["revoked"]),
    )


def _done(found: dict[str, Any]) -> KeyChange:
    id_, by, what, key = (str(found[name]) for name in ("id", "by", "what", "key"))
    return KeyChange(id_, datetime.fromisoformat(found["at"]), by, what, key)


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


@contextmanager
def _alone(path: Path) -> Generator[None]:
    """Nobody else changes the file meanwhile, in this process or another."""
    try:
        with path.with_name(f".{path.name}.lock").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise _unusable(path, error) from error


def _write(path: Path, data: bytes) -> None:
    """Write the file beside its place, readable by its owner alone, then move it there."""
    try:
        held, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(held, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: OSError) -> KeyFileError:
    return KeyFileError(f"the file of keys `{path}` cannot be used: {(error.strerror or 'it is refused').lower()}")
