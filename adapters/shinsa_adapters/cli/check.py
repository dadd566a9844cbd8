"""`shinsa check`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from shinsa_adapters.cli.failures import BAD_INPUT, DONE
from shinsa_adapters.cli.laws import broken_law, idle_law, open_law
from shinsa_adapters.cli.progress import watched
from shinsa_adapters.cli.rulebooks import refuse_time
from shinsa_adapters.cli.streams import put, say
from shinsa_adapters.rendering.wording import count, visible

if TYPE_CHECKING:
    from shinsa.errors import Finding
    from shinsa.ruleset import Ruleset
    from shinsa_adapters.proving.laws import Judgment


def check(
    ruleset: Annotated[str, Parameter(name="RULESET", help="A shipped ruleset's id, or a folder.")],
    /,
    *,
    time_limit: Annotated[
        float, Parameter(metavar="SECONDS", help="How long a proof may take for one rule; 0 asks no solver.")
    ] = 10.0,
) -> int:
    """Find every mistake in a ruleset, laws that it breaks among them; exit 2 when there is any.

    Example: shinsa check us_japan_2025
    """
    refuse_time(time_limit)
    from shinsa.library import check_ruleset  # noqa: PLC0415  # so that --help stays quick

    checked, findings = check_ruleset(ruleset)
    for finding in findings:
        put(f"{_line(finding, ruleset)}\n".encode())
    if findings or checked is None:
        say(f"shinsa: {count(len(findings), 'mistake')} in ruleset `{ruleset}`")
        return BAD_INPUT
    _bearable(checked)
    judged = _judged(checked, time_limit)
    broken = [finding for finding in map(broken_law, judged) if finding is not None]
    for finding in broken:
        put(f"{_line(finding, ruleset)}\n".encode())
    for law in filter(None, (*map(open_law, judged), *map(idle_law, judged))):
        put(f"{_line(law, ruleset)}\n".encode())
    if broken:
        say(f"shinsa: {count(len(broken), 'mistake')} in ruleset `{ruleset}`")
        return BAD_INPUT
    put(f"{_summary(checked, judged)}\n".encode())
    return DONE


def _judged(ruleset: "Ruleset", seconds: float) -> "list[Judgment]":
    """Every law, proved or broken or not known."""
    if not ruleset.laws:
        return []
    from shinsa_adapters.proving.laws import judge_laws  # noqa: PLC0415  # wanted for laws alone
    from shinsa_adapters.proving.prover import Prover  # noqa: PLC0415  # the same

    with Prover(seconds) as prover:
        return list(judge_laws(ruleset, prover, partial(watched, what="proving laws")))


def _line(finding: "Finding | str", ruleset: str) -> str:
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


def _summary(ruleset: "Ruleset", judged: "list[Judgment]") -> str:
    counts = [
        count(len(ruleset.rules), "rule"),
        count(len(ruleset.conclusions), "conclusion"),
        count(len(ruleset.parameters), "parameter"),
        count(len(ruleset.vocabulary.entries), "fact"),
    ]
    if judged:
        proved = sum(law.proof is not None for law in judged)
        counts.append(f"{count(len(judged), 'law')}, {'each' if proved == len(judged) else proved} proved")
    return f"{ruleset.id} {ruleset.version}: no mistakes; {', '.join(counts)}; {ruleset.digest}"
