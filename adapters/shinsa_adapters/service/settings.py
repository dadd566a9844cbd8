"""The service's settings: from the environment (`SHINSA_…`), then a TOML file, then defaults.

Every setting has a field here and a row in `docs/operations.md`; nothing else configures the service.
"""

import ipaddress
import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, ClassVar, Final

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from shinsa.errors import ShinsaError
from shinsa_adapters.service.keys import KeyFile, now

PREFIX: Final = "SHINSA_"
CONFIG: Final = "SHINSA_CONFIG"
"""The variable that names the settings file."""
_OTHERS: Final = frozenset({CONFIG, "SHINSA_CACHE", "SHINSA_DEBUG", "SHINSA_LISTS_KEY"})
"""Variables that something else than the service reads."""
_MOST_PROCESSES: Final = 8
"""Processes for batches where nobody says how many; each takes memory."""
_NAMES: Final = {"localhost", "localhost.localdomain", "ip6-localhost"}


class WrongSettingsError(ShinsaError):
    """The service's settings cannot be used; all mistakes are listed."""

    @classmethod
    def of(cls, error: ValidationError) -> "WrongSettingsError":
        """Every mistake, a line each, by the name of its variable."""
        found = error.errors(include_url=False, include_input=False)
        return cls("\n".join(_line([str(part) for part in each["loc"]], each["type"], each["msg"]) for each in found))


def _line(place: list[str], kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        near = get_close_matches(place[0], Settings.model_fields, 1)
        return f"`{place[0]}` is no setting" + (f"\n  hint: did you mean `{near[0]}`?" if near else "")
    text = message.removeprefix("Value error, ")
    return f"{PREFIX}{place[0].upper()}: {text}" if place else text


def _cores() -> int:
    """As many processes for batches as there are cores for this one; none where there is one core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_PROCESSES) if cores > 1 else 0


class Settings(BaseSettings):
    """How the service runs. Sizes in bytes, times in seconds.

    `ledger` is the URL of the store (`sqlite:///file.db` or `postgresql://…`), `rulesets` the shipped ids or folders to
    serve, the first being the default; `shadows` are candidates that screen alongside and never answer. `mappings` are
    shipped names or files by which what other systems send is read; `event_sources` is the file of those who send
    events, which may be `event_seconds` old or early.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)
    file: ClassVar[Path | None] = None

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    ledger: str = "sqlite:///shinsa.db"
    origin: str = "shinsa.invalid/ledger"
    signing_key: Path | None = None
    checkpoints: Path | None = None
    checkpoint_seconds: Annotated[float, Field(gt=0)] = 60.0
    rulesets: tuple[str, ...] = ("us_japan_2025",)
    shadows: tuple[str, ...] = ()
    mappings: tuple[str, ...] = ("commongrants_application", "commongrants_sf424", "commongrants_proposal")
    event_sources: Path | None = None
    event_seconds: Annotated[float, Field(gt=0)] = 300.0
    keys: Path | None = None
    jwt_issuer: str | None = None
    jwt_audience: str | None = None
    jwt_algorithms: tuple[str, ...] = ("EdDSA", "ES256", "RS256")
    jwt_keys: Path | None = None
    four_eyes: bool = True
    record_reads: bool = False
    max_body: Annotated[int, Field(ge=1)] = 1_048_576
    max_batch_lines: Annotated[int, Field(ge=1)] = 100_000
    max_batch_body: Annotated[int, Field(ge=1)] = 4_294_967_296
    concurrency: Annotated[int, Field(ge=1)] = 64
    retry_after: Annotated[int, Field(ge=1)] = 1
    rate: str = "600/minute"
    request_seconds: Annotated[float, Field(gt=0)] = 30.0
    shutdown_seconds: Annotated[int, Field(ge=1)] = 30
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    processes: int = Field(default_factory=_cores, ge=0, le=64)
    spool: Path = Path("shinsa-jobs")
    webhook_secret: SecretStr | None = None
    webhook_secret_before: SecretStr | None = None
    webhooks: tuple[str, ...] = ()
    webhook_hours: Annotated[float, Field(gt=0)] = 24.0
    allow_private_callbacks: bool = False
    log_level: str = "info"
    telemetry: bool = False

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in the call, then the environment, then the file."""
        del dotenv_settings, file_secret_settings
        sources = (init_settings, env_settings)
        return (*sources, TomlConfigSettingsSource(settings_cls, cls.file)) if cls.file else sources

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, level: str) -> str:
        known = ("debug", "info", "warning", "error")
        if level.lower() not in known:
            raise ValueError(f"`{level}` is no level of logging; choose one of {', '.join(known)}")
        return level.lower()

    @field_validator("rate")
    @classmethod
    def _readable_rate(cls, rate: str) -> str:
        from shinsa_adapters.service.throttling import throttled  # noqa: PLC0415  # only the service needs it

        if throttled(rate).limit("the first call").limited:
            raise ValueError(f"`{rate}` lets nobody in; let at least one call through at once: `burst 1`")
        return rate

    @model_validator(mode="after")
    def _signed_webhooks(self) -> "Settings":
        if self.webhooks and self.webhook_secret is None:
            raise ValueError("SHINSA_WEBHOOKS needs SHINSA_WEBHOOK_SECRET: messages are signed, or not sent")
        if self.webhook_secret_before is not None and self.webhook_secret is None:
            raise ValueError("SHINSA_WEBHOOK_SECRET_BEFORE goes with a new SHINSA_WEBHOOK_SECRET")
        return self

    @model_validator(mode="after")
    def _whole_jwt(self) -> "Settings":
        parts = (self.jwt_issuer, self.jwt_audience, self.jwt_keys)
        if any(parts) and not all(parts):
            raise ValueError("tokens need all three of SHINSA_JWT_ISSUER, SHINSA_JWT_AUDIENCE and SHINSA_JWT_KEYS")
        if "none" in {name.lower() for name in self.jwt_algorithms}:
            raise ValueError("SHINSA_JWT_ALGORITHMS: `none` would accept tokens that nobody signed; leave it out")
        return self

    @property
    def loopback(self) -> bool:
        """Whether the service can be reached from this machine alone."""
        if self.host.lower() in _NAMES:
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def guarded(self) -> bool:
        """Whether callers must say who they are."""
        return self.keys is not None or self.jwt_keys is not None


def load(config: str | None = None) -> Settings:
    """The settings from the environment and the file (`config`, or the one `SHINSA_CONFIG` names).

    Raises:
        WrongSettingsError: a setting is wrong, the file is missing or no TOML, or strangers could call.
    """
    named = config or os.environ.get(CONFIG)
    path = Path(named) if named else None
    if path is not None and not path.is_file():
        raise WrongSettingsError(f"there is no settings file `{path}`\n  hint: name another with --config or {CONFIG}")
    found = type("Settings", (Settings,), {"__module__": __name__, "__doc__": Settings.__doc__, "file": path})
    try:
        settings = Settings(**found().model_dump())
    except ValidationError as error:
        raise WrongSettingsError.of(error) from error
    except (SettingsError, ValueError) as error:
        raise WrongSettingsError(f"the settings cannot be read: {error}") from error
    _refuse_open(settings)
    return settings


def _refuse_open(settings: Settings) -> None:
    """Where others reach the service, there is a key that works, or there are those that sign tokens."""
    if settings.loopback or settings.jwt_keys is not None:
        return
    if settings.keys is None:
        raise WrongSettingsError(
            f"the service would listen on `{settings.host}` without asking who calls\n"
            "  hint: make keys with `shinsa keys create` and name their file in SHINSA_KEYS, or listen on 127.0.0.1"
        )
    if not any(key.works(now()) for key in KeyFile(settings.keys).everyone()):
        raise WrongSettingsError(
            f"the service would listen on `{settings.host}`, and no key in `{settings.keys}` works\n"
            f"  hint: make one with `shinsa keys create NAME --scope screen --file {settings.keys}`"
        )


def not_settings() -> tuple[str, ...]:
    """Variables that look like settings and are none: misspelt, most likely."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | _OTHERS
    return tuple(sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known))
