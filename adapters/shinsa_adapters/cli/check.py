"""`shinsa check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from shinsa_adapters.cli.failures import BAD_INPUT, DONE
from shinsa_adapters.cli.streams import put, say
from shinsa_adapters.rendering.wording import count, visible

if TYPE_CHECKING:
    from shinsa.errors import Finding
    from shinsa.ruleset import Ruleset


def check(ruleset: Annotated[str, Parameter(name="RULESET", help="A shipped ruleset's id, or a folder.")], /) -> int:
    """Find every mistake in a ruleset; exit 2 when there is any."""
    from shinsa.library import check_ruleset  # noqa: PLC0415  # so that --help stays quick

    checked, findings = check_ruleset(ruleset)
    for finding in findings:
        put(f"{_line(finding, ruleset)}\n".encode())
    if findings or checked is None:
        say(f"shinsa: {count(len(findings), 'mistake')} in ruleset `{ruleset}`")
        return BAD_INPUT
    _bearable(checked)
    put(f"{_summary(checked)}\n".encode())
    return DONE


def _line(finding: "Finding", ruleset: str) -> str:
    """The finding with its file as the user can open it: below the folder they named."""
    folder = f"{Path(ruleset)}/" if Path(ruleset).is_dir() else ""
    return "\n".join(visible(line) for line in f"{folder}{finding}".split("\n"))


def _bearable(ruleset: "Ruleset") -> None:
    """Plan the ruleset on the first day it is in force, which shows whether the inferences can bear it.

    Raises:
        EngineLimitError: it is larger than an inference can bear.
    """
    from shinsa.screening import Screener  # noqa: PLC0415

    days = [setting.settings[0].since for setting in ruleset.parameters]
    days += [day for day in (ruleset.effective.since,) if day is not None]
    if days:
        Screener(ruleset).edition(max(days))


def _summary(ruleset: "Ruleset") -> str:
    counts = (
        count(len(ruleset.rules), "rule"),
        count(len(ruleset.conclusions), "conclusion"),
        count(len(ruleset.parameters), "parameter"),
        count(len(ruleset.vocabulary.entries), "fact"),
    )
    return f"{ruleset.id} {ruleset.version}: no mistakes; {', '.join(counts)}; {ruleset.digest}"
