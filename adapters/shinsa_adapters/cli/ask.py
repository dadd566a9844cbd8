"""`shinsa ask`."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from shinsa.messages.teller import said, teller
from shinsa_adapters.cli.catalogue import calling
from shinsa_adapters.cli.days import AsOf, today
from shinsa_adapters.cli.failures import DONE, UsageError, quoted
from shinsa_adapters.cli.files import PROPOSAL_LIMIT, read
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.rulesets import DEFAULT, RulesetOption, load
from shinsa_adapters.cli.streams import STANDARD, put, write_whole


def ask(  # noqa: PLR0913  # each is an option of the command
    proposal: Annotated[str, Parameter(name="PROPOSAL", help="The proposal (JSON) to ask about.")],
    /,
    *,
    ruleset: RulesetOption = DEFAULT,
    as_of: AsOf = None,
    output: Annotated[
        str | None,
        Parameter(
            name=("--output", "-o"),
            metavar="FILE",
            help="Where the proposal with its answers is saved.",
            show_default=lambda _: "PROPOSAL.answered.json",
        ),
    ] = None,
    overwrite: Annotated[bool, Parameter(negative="", help="Replace the file if it is there already.")] = False,
    lang: Lang = ENGLISH,
) -> int:
    """Ask what is missing, most telling first, until the verdict is settled; save the proposal with its answers."""
    target = _target(proposal, output, overwrite=overwrite)
    from shinsa.screening import Screener  # noqa: PLC0415  # heavy, and not wanted where the call means nothing
    from shinsa_adapters.cli.interview import catalogue  # noqa: PLC0415
    from shinsa_adapters.cli.interview.describing import Describer  # noqa: PLC0415
    from shinsa_adapters.cli.interview.talking import Conversation  # noqa: PLC0415
    from shinsa_adapters.cli.interview.writing import written  # noqa: PLC0415

    by, screener = teller(lang), Screener(load(ruleset), explained=True)
    day = as_of or today()
    describer = Describer(screener.ruleset.vocabulary, by)
    talk = Conversation(screener, day, describer, (_line, _tell)).hold(read(proposal, PROPOSAL_LIMIT))
    if talk.answers:
        write_whole(target, written(talk.document))
        _tell(by.say(catalogue.SAVED, count=talk.answers, file=str(target)))
    else:
        _tell(by.say(catalogue.NOT_SAVED))
    return DONE


def _target(proposal: str, output: str | None, *, overwrite: bool) -> Path:
    """Where to save; nothing that is there already is replaced unless it is asked for."""
    if proposal == STANDARD:
        raise UsageError(said(calling.ANSWERS_FROM_INPUT), said(calling.NAME_A_FILE))
    named = Path(proposal)
    target = Path(output) if output is not None else named.with_name(f"{named.stem}.answered.json")
    if target.exists() and not overwrite:
        raise UsageError(said(calling.ALREADY_THERE, name=quoted(str(target))), said(calling.NAME_ANOTHER))
    return target


def _line() -> str | None:
    """The next line of standard input; `None` at its end."""
    if sys.stdin.isatty():
        put(b"> ")
    return sys.stdin.readline() or None


def _tell(line: str) -> None:
    from shinsa_adapters.rendering.wording import visible  # noqa: PLC0415

    put(("\n".join(visible(part) for part in line.split("\n")) + "\n").encode())
