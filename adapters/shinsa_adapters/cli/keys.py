"""`shinsa keys`: make, list, rotate and revoke the API keys of the service."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from shinsa_adapters.cli.failures import DONE, UsageError
from shinsa_adapters.cli.serve import need_service
from shinsa_adapters.cli.streams import put, say

if TYPE_CHECKING:
    from shinsa_adapters.service.keys import Key, KeyFile

Where = Annotated[
    str | None, Parameter(metavar="FILE", help="The file of keys; without it, the one that SHINSA_KEYS names.")
]
Which = Annotated[str, Parameter(name="KEY", help="A key's id, or the prefix that `shinsa keys list` shows.")]
By = Annotated[
    str | None, Parameter(metavar="WHO", help="Who does it, for the ledger; without it, your login name here.")
]
ScopeWord = Literal["screen", "read", "decide", "admin"]


def create(  # noqa: PLR0913  # one for each option of the command
    name: Annotated[str, Parameter(name="NAME", help="What the key is for, in your own words.")],
    /,
    *,
    scope: Annotated[tuple[ScopeWord, ...], Parameter(help="What it may do; give the option several times.")],
    owner: Annotated[
        str | None, Parameter(metavar="WHO", help="Limit it to what this owner submits: for applicants.")
    ] = None,
    expires: Annotated[date | None, Parameter(metavar="DATE", help="The last day on which it works.")] = None,
    by: By = None,
    file: Where = None,
) -> int:
    """Make a key and print it, once."""
    keys = _keys(file)
    from shinsa_adapters.service.keys import Scope, make, now  # noqa: PLC0415  # an extra

    end = None if expires is None else datetime.combine(expires + timedelta(days=1), time(), UTC)
    new = make(name, map(Scope, scope), now(), owner=owner, expires=end)
    keys.add(new.key, by or _login())
    _hand_over(new.key, new.secret)
    return DONE


def show(*, file: Where = None) -> int:
    """List the keys, never their secrets."""
    put("".join(f"{_line(key)}\n" for key in _keys(file).everyone()).encode())
    return DONE


def rotate(
    key: Which,
    /,
    *,
    overlap: Annotated[int, Parameter(metavar="HOURS", help="How long the old secret goes on working.")] = 24,
    by: By = None,
    file: Where = None,
) -> int:
    """Give a key a new secret and print it, once; the old one works a while longer."""
    keys = _keys(file)
    from shinsa_adapters.service.keys import now, rotated  # noqa: PLC0415  # an extra

    if overlap < 0:
        raise UsageError("`--overlap` must be 0 or more")
    new = rotated(keys.get(key), now(), overlap=timedelta(hours=overlap))
    keys.put(new.key, by or _login())
    _hand_over(new.key, new.secret)
    return DONE


def revoke(key: Which, /, *, by: By = None, file: Where = None) -> int:
    """End a key at once; it stays in the list."""
    keys = _keys(file)
    from shinsa_adapters.service.keys import now  # noqa: PLC0415  # an extra

    found = keys.get(key)
    keys.put(replace(found, revoked=now()), by or _login())
    say(f"key {found.id} works no more")
    return DONE


def _keys(file: str | None) -> "KeyFile":
    need_service()
    from shinsa_adapters.service.keys import KeyFile  # noqa: PLC0415  # an extra

    path = file or os.environ.get("SHINSA_KEYS")
    if not path:
        raise UsageError("no file of keys is named", "give --file, or set SHINSA_KEYS")
    return KeyFile(Path(path))


def _login() -> str:
    """Who is logged in, marked as a name of this machine's; a system may know its users by number alone."""
    try:
        return f"login:{getuser()}"
    except (KeyError, OSError):
        return f"login:{os.getuid()}"


def _hand_over(key: "Key", secret: str) -> None:
    put(f"{secret}\n".encode())
    say(f"this is the only time the key {key.id} is shown; it is kept as a digest")


def _line(key: "Key") -> str:
    state = "revoked" if key.revoked else "expired" if key.expires and key.expires <= datetime.now(UTC) else "works"
    until = f" until {(key.expires - timedelta(days=1)).date()}" if key.expires else ""
    owner = f"  owner {key.owner}" if key.owner else ""
    return f"{key.id}  {key.prefix}…  {','.join(key.scopes)}  {state}{until}{owner}  {key.name}"
