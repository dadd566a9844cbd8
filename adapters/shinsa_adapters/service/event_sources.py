"""Who sends events, what their messages are signed with, and how their records are read: a TOML file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, cast
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from shinsa_adapters.intake.events.signatures import PREFIX, SHORTEST, is_secret
from shinsa_adapters.service.mappings import Mappings
from shinsa_adapters.service.problems import Problem
from shinsa_adapters.service.settings import WrongSettingsError
from shinsa_adapters.service.shelf import Contents
from shinsa_adapters.webhooks.addresses import CallbackRefusedError, check_callback

_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_KNOWN: Final = re.compile(r"subject|id|data(\.[A-Za-z_][A-Za-z0-9_]*)+")
_LONGEST: Final = 200


class Source(BaseModel):
    """One sender. `source` is the events' own `source`; `types` are those that are screened, all where none is named.

    `data` says whether an event carries the `whole` record or whether the service has to `fetch` it, from the address
    `fetch` with `{subject}`, `{id}` or `{data.member}` in its path or query, and with `headers` of its own. `mapping`
    is the id of a mapping; left out, the shape of a CommonGrants document chooses. `owner` is whose the screenings are.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
    source: Annotated[str, Field(min_length=1, max_length=2000)]
    secrets: Annotated[tuple[SecretStr, ...], Field(min_length=1, max_length=5)]
    types: tuple[str, ...] = ()
    mapping: str | None = None
    ruleset: str | None = None
    owner: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    data: Literal["whole", "fetch"]
    fetch: str | None = None
    headers: Mapping[str, SecretStr] = Field(default_factory=dict[str, SecretStr])

    @model_validator(mode="after")
    def _sound(self) -> "Source":
        if not all(is_secret(secret.get_secret_value()) for secret in self.secrets):
            raise ValueError(f"a secret is `{PREFIX}` and at least {SHORTEST} random bytes in Base64")
        if (self.data == "fetch") != (self.fetch is not None):
            raise ValueError('`data = "fetch"` goes with the address `fetch`, and `data = "whole"` without')
        if self.fetch is not None:
            _look_at(self.fetch)
        return self

    @property
    def reads_subject(self) -> bool:
        """Whether the address to fetch from is made of the event's subject."""
        return "{subject}" in (self.fetch or "")


def _look_at(template: str) -> None:
    """The host stands in the settings; what an event says fills places behind it alone."""
    host = urlsplit(template).netloc
    unknown = [place for place in _PLACE.findall(template) if not _KNOWN.fullmatch(place)]
    if unknown or "{" in host or "}" in host:
        raise ValueError("`fetch` has places `{subject}`, `{id}` or `{data.member}`, and none of them in its host")


def address(template: str, values: Mapping[str, object]) -> str | None:
    """The address to fetch from, made of `subject`, `id` and `data`; `None` where an event lacks what it needs."""
    filled: list[str] = []
    for place in _PLACE.findall(template):
        value: object = values
        for part in place.split("."):
            value = _member(value, part)
        text = "" if value is None or isinstance(value, dict | list | bool) else str(value)
        if not 0 < len(text) <= _LONGEST or set(text) == {"."}:
            return None
        filled.append(quote(text, safe=""))
    return _PLACE.sub(lambda _: filled.pop(0), template)


def _member(held: object, name: str) -> object:
    return cast("dict[str, object]", held).get(name) if isinstance(held, dict) else None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    source: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The sources at one moment, and their secrets by name."""

    everyone: tuple[Source, ...]
    secrets: Mapping[str, list[str]]


class Sources:
    """The sources of a file; none where there is no file. They can be read again, all at once or not at all.

    Raises:
        WrongSettingsError: the file cannot be read, or has mistakes; all are told.
    """

    def __init__(self, path: Path | None, *, development: bool) -> None:
        self._path, self._development = path, development
        self.known = _known(path, development=development)

    def reload(self, mappings: Mappings, contents: Contents) -> int:
        """Read the file again, and say how many sources it names; what was known stays where it has mistakes.

        Raises:
            WrongSettingsError: the file cannot be read, has mistakes, or names a mapping that is not in service.
            UnknownRulesetError: it names a ruleset that is not in service.
        """
        found = _known(self._path, development=self._development)
        look_at_mappings(found, mappings, contents)
        self.known = found
        return len(found.everyone)


def _known(path: Path | None, *, development: bool) -> Known:
    everyone = () if path is None else _read(path)
    secrets = {each.name: [one.get_secret_value() for one in each.secrets] for each in everyone}
    all_secrets = [secret for several in secrets.values() for secret in several]
    named, said = [each.name for each in everyone], [each.source for each in everyone]
    for what, values in (("name", named), ("`source`", said), ("secret", all_secrets)):
        if len(set(values)) != len(values):
            raise WrongSettingsError(f"SHINSA_EVENT_SOURCES: two sources have one {what}")
    for each in everyone:
        _allow(each, development=development)
    return Known(everyone, secrets)


def look_at_mappings(sources: Known, mappings: Mappings, contents: Contents) -> None:
    """Refuse sources whose records could not be read.

    Raises:
        WrongSettingsError: a source names a mapping that is not in service, or does not fit its ruleset.
        UnknownRulesetError: it names a ruleset that is not in service.
    """
    for each in sources.everyone:
        shelved = contents.find(each.ruleset)
        try:
            if each.mapping is not None:
                mappings.find(each.mapping, shelved)
        except Problem as problem:
            message = f"SHINSA_EVENT_SOURCES: `{each.name}`: {problem.detail}\n  hint: {problem.hint}"
            raise WrongSettingsError(message) from problem


def _allow(source: Source, *, development: bool) -> None:
    if source.fetch is None:
        return
    try:
        check_callback(_PLACE.sub("x", source.fetch), development=development)
    except CallbackRefusedError as error:
        message = "`fetch` is no HTTPS address without a user, password or fragment"
        raise WrongSettingsError(f"SHINSA_EVENT_SOURCES: `{source.name}`: {message}") from error


def _read(path: Path) -> tuple[Source, ...]:
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).source
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        lines = [f"{'.'.join(map(str, each['loc']))}: {each['msg'].removeprefix('Value error, ')}" for each in found]
        raise WrongSettingsError("\n".join(f"SHINSA_EVENT_SOURCES: {line}" for line in lines)) from error
    except OSError as error:
        raise WrongSettingsError(f"SHINSA_EVENT_SOURCES: `{path}` cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise WrongSettingsError(f"SHINSA_EVENT_SOURCES: `{path}` is no TOML: {error}") from error
