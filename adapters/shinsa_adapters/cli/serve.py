"""`shinsa serve`."""

from importlib.util import find_spec
from typing import Annotated

from cyclopts import Parameter

from shinsa_adapters.cli.collecting import as_usual
from shinsa_adapters.cli.failures import DONE, UsageError
from shinsa_adapters.cli.streams import put


def serve(
    *,
    config: Annotated[str | None, Parameter(metavar="FILE", help="A TOML file of settings.")] = None,
    check: Annotated[bool, Parameter(negative="", help="Try everything the service needs, and do not serve.")] = False,
) -> int:
    """Serve screenings over HTTP; settings come from SHINSA_… variables and the file."""
    need_service()
    from shinsa_adapters.service.serving import check as tried  # noqa: PLC0415  # heavy, and an extra
    from shinsa_adapters.service.serving import serve as run  # noqa: PLC0415
    from shinsa_adapters.service.settings import load  # noqa: PLC0415

    settings = load(config)
    if check:
        put("".join(f"{line}\n" for line in tried(settings)).encode())
    else:
        as_usual()
        run(settings)
    return DONE


def need_service() -> None:
    """Refuse where the service's libraries are not installed.

    Raises:
        UsageError: they are an extra.
    """
    missing = [name for name in ("fastapi", "uvicorn", "pydantic_settings", "structlog") if find_spec(name) is None]
    if missing:
        raise UsageError(f"the service needs {', '.join(missing)}", 'install it: pip install "shinsa[service]"')
