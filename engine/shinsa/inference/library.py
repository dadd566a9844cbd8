"""The door to the durable-rules library: its compiled core alone, loaded only when asked for.

Of the core's calls shinsa makes only those in `RuleLibrary`; the others, and the Python layers above, are not sound.
"""

import importlib
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol, cast

from shinsa.catalogue import WITH_HINT
from shinsa.errors import ShinsaError
from shinsa.inference import catalogue
from shinsa.messages.teller import said

_CORE = "durable_rules_engine"


class RuleLibrary(Protocol):
    """What shinsa asks of the compiled core. A session begins with its first fact and ends with `delete_state`."""

    def create_ruleset(self, name: str, definition: str, /) -> int:
        """Compile a JSON definition of rules; the handle it goes by."""
        ...

    def delete_ruleset(self, handle: int, /) -> None:
        """Free a compiled definition; its sessions must have ended."""
        ...

    def assert_fact(self, handle: int, fact: str, /) -> tuple[int, int]:
        """Add a fact; 0 if a rule reads it, and where the session is."""
        ...

    def start_action_for_state(self, handle: int, session: int, /) -> tuple[str, str] | None:
        """The session and the first rule that fires, as JSON; `None` if none does."""
        ...

    def complete_and_start_action(self, handle: int, session: int, /) -> str | None:
        """The next rule that fires, as JSON; `None` if none is left."""
        ...

    def delete_state(self, handle: int, session: str | None, /) -> None:
        """End a session (`None`: the unnamed one). Deadly if nothing fired in it."""
        ...


def durable_available() -> bool:
    """Whether the inference `durable` can be used here; `why_not_durable` has the reason if not."""
    return why_not_durable() is None


def why_not_durable() -> str | None:
    """Why the inference `durable` cannot be used here, in plain words; `None` if it can."""
    try:
        with _lazy_symbols():
            importlib.import_module(_CORE)
    except ImportError as error:
        return said(catalogue.LIBRARY_NOT_IMPORTED, error=str(error))
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        return said(catalogue.LIBRARY_UNSAFE)
    return None


def rule_library() -> RuleLibrary:
    """The library's compiled core.

    Raises:
        ShinsaError: it cannot be used here; the text has the reason.
    """
    reason = why_not_durable()
    if reason is not None:
        message = said(catalogue.INFERENCE_UNUSABLE, reason=reason)
        raise ShinsaError(said(WITH_HINT, message=message, hint=said(catalogue.DIRECT_IS_THE_SAME)))
    return cast("RuleLibrary", sys.modules[_CORE])


@contextmanager
def _lazy_symbols() -> Generator[None]:
    """Bind symbols on first use: from Python 3.13 on the core names one that is gone, in a callback never set."""
    if not hasattr(sys, "setdlopenflags"):
        yield
        return
    flags = sys.getdlopenflags()
    sys.setdlopenflags(os.RTLD_LAZY)
    try:
        yield
    finally:
        sys.setdlopenflags(flags)
