"""`shinsa check`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from shinsa.messages.message import Language
from shinsa.messages.teller import Teller, in_language, teller
from shinsa_adapters.cli.catalogue import checking as catalogue
from shinsa_adapters.cli.failures import BAD_INPUT, DONE
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.laws import broken_law, idle_law, open_law
from shinsa_adapters.cli.progress import watched
from shinsa_adapters.cli.rulebooks import refuse_time
from shinsa_adapters.cli.streams import put, say
from shinsa_adapters.rendering.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    language: Lang = ENGLISH,
) -> int:
    """Find every mistake in a ruleset, laws that it breaks among them; exit 2 when there is any.

    Example: shinsa check us_japan_2025
    """
    refuse_time(time_limit)
    from shinsa.library import check_ruleset  # noqa: PLC0415  # so that --help stays quick

    checked, findings = check_ruleset(ruleset)
    if findings or checked is None:
        return _refused(findings, ruleset, language)
    _bearable(checked)
    judged = _judged(checked, time_limit, language)
    broken = [finding for finding in map(broken_law, judged) if finding is not None]
    open_ = [law for law in map(open_law, judged) if law is not None]
    idle = [finding for finding in map(idle_law, judged) if finding is not None]
    _print([finding.told(language) for finding in broken], ruleset)
    _print([*(in_language(law, language) for law in open_), *(law.told(language) for law in idle)], ruleset)
    if broken:
        return _refused((), ruleset, language, len(broken))
    put(f"{_summary(checked, judged, language)}\n".encode())
    return DONE


def _refused(findings: "Sequence[Finding]", ruleset: str, language: Language, broken: int = 0) -> int:
    """Print the findings and say how many mistakes there are, those of laws that are printed already among them."""
    _print([finding.told(language) for finding in findings], ruleset)
    count = len(findings) + broken
    say(f"shinsa: {teller(language).say(catalogue.MISTAKES_IN_RULESET, count=count, ruleset=ruleset)}")
    return BAD_INPUT


def _judged(ruleset: "Ruleset", seconds: float, language: Language) -> "list[Judgment]":
    """Every law, proved or broken or not known."""
    if not ruleset.laws:
        return []
    from shinsa_adapters.proving.laws import judge_laws  # noqa: PLC0415  # wanted for laws alone
    from shinsa_adapters.proving.prover import Prover  # noqa: PLC0415  # the same

    with Prover(seconds) as prover:
        watch = partial(watched, what=teller(language).say(catalogue.PROVING_LAWS))
        return list(judge_laws(ruleset, prover, watch))


def _print(told: "Iterable[str]", ruleset: str) -> None:
    """Each with its file as the user can open it: below the folder they named."""
    folder = f"{Path(ruleset)}/" if Path(ruleset).is_dir() else ""
    for text in told:
        lines = "\n".join(visible(line) for line in f"{folder}{text}".split("\n"))
        put(f"{lines}\n".encode())


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


def _summary(ruleset: "Ruleset", judged: "list[Judgment]", language: Language) -> str:
    by = teller(language)
    counts = [
        by.say(catalogue.COUNT_RULES, count=len(ruleset.rules)),
        by.say(catalogue.COUNT_CONCLUSIONS, count=len(ruleset.conclusions)),
        by.say(catalogue.COUNT_PARAMETERS, count=len(ruleset.parameters)),
        by.say(catalogue.COUNT_FACTS, count=len(ruleset.vocabulary.entries)),
        *_laws(judged, by),
    ]
    listed, named = by.listed(counts), (ruleset.id, ruleset.version)
    return by.say(catalogue.NO_MISTAKES, id=named[0], version=named[1], counts=listed, digest=ruleset.digest)


def _laws(judged: "list[Judgment]", by: Teller) -> "Iterator[str]":
    proved = sum(law.proof is not None for law in judged)
    if judged and proved == len(judged):
        yield by.say(catalogue.COUNT_LAWS_PROVED, count=proved)
    elif judged:
        yield by.say(catalogue.COUNT_LAWS, count=len(judged), proved=proved)
