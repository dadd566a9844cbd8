"""`shinsa intake lists`: the parties of a proposal against sanction and debarment lists."""

import os
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlsplit

from cyclopts import Parameter

from shinsa.errors import InputError
from shinsa_adapters.cli.days import today
from shinsa_adapters.cli.failures import BAD_INPUT, DONE, CommandError, UsageError, quoted
from shinsa_adapters.cli.files import read
from shinsa_adapters.cli.intake_files import declared
from shinsa_adapters.cli.mapping import RulesetName, need_intake
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import STANDARD, deliver, say
from shinsa_adapters.rendering.wording import count

if TYPE_CHECKING:
    from shinsa_adapters.intake.listing import Details, Screened, Screening
    from shinsa_adapters.intake.yente import Settings

KEY: Final = "SHINSA_LISTS_KEY"
"""The environment's variable with the key of a list service that asks for one."""
_LIMIT: Final = 1 << 20
_HEADINGS: Final = ("party", "kind", "number")
_MOST: Final = 100


def lists(  # noqa: PLR0913  # each is an option of the command
    proposal: Annotated[str, Parameter(name="PROPOSAL", help="The proposal (JSON), or - for standard input.")],
    /,
    *,
    url: Annotated[str, Parameter(metavar="URL", help=f"A yente; a key, where it asks for one, in {KEY}.")],
    dataset: Annotated[str, Parameter(metavar="NAME", help="The list that is searched.")] = "default",
    algorithm: Annotated[str, Parameter(metavar="NAME", help="How likeness is scored.")] = "logic-v2",
    threshold: Annotated[str, Parameter(metavar="SCORE", help="The score from which a match is possible.")] = "0.7",
    most: Annotated[int, Parameter(metavar="NUMBER", help="Matches that are asked for, for each party.")] = 5,
    timeout: Annotated[float, Parameter(metavar="SECONDS", help="How long an answer may take.")] = 60.0,
    retries: Annotated[int, Parameter(metavar="NUMBER", help="How often a call is made again.")] = 4,
    details: Annotated[
        str | None, Parameter(metavar="FILE", help="What parties are: CSV with the headings party,kind,number.")
    ] = None,
    output: Annotated[
        str, Parameter(name=["--output", "-o"], metavar="FILE", help="A file.", show_default=lambda _: "-")
    ] = STANDARD,
    ruleset: RulesetName = DEFAULT,
    screened_on: Annotated[
        date | None,
        Parameter(metavar="DATE", help="The day of screening, YYYY-MM-DD.", show_default=lambda _: "today"),
    ] = None,
) -> int:
    """Search lists for the parties of a proposal, add what is found as evidence; exit 2 when a party stays unknown."""
    need_intake()
    if timeout <= 0 or retries < 0:
        raise UsageError("`--timeout` is more than 0 seconds, and `--retries` is 0 or more")
    from shinsa_adapters.intake import listing  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake.yente import Settings  # noqa: PLC0415  # the same

    settings = Settings(_address(url), dataset, _algorithm(algorithm), _score(threshold), _many(most))
    if not listing.can_screen(load(ruleset).vocabulary):
        raise UsageError(f"ruleset {quoted(ruleset)} asks for no screening of parties")
    day = screened_on or today()
    screening = listing.Screening(settings, day, _details(details))
    found = _screened(_document(proposal, ruleset), screening, timeout, retries)
    deliver(_accepted(found.document, ruleset), output)
    for line in _told(found, settings):
        say(line)
    return BAD_INPUT if found.unknown else DONE


def _screened(document: Mapping[str, object], screening: "Screening", timeout: float, retries: int) -> "Screened":
    from shinsa_adapters.client.retrying import Patience  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake import listing  # noqa: PLC0415  # the same
    from shinsa_adapters.intake.fetching import Fetcher, Manners, keeps_secrets  # noqa: PLC0415  # the same

    key = os.environ.get(KEY, "").strip()
    if key and not keeps_secrets(screening.settings.url):
        raise UsageError(f"the key in {KEY} would be sent in plain text", "use https, or a service on this machine")
    manners = Manners(timeout=timeout, patience=Patience(retries=retries, longest=120.0))
    with Fetcher(manners, headers={"Authorization": f"ApiKey {key}"} if key else {}, told=say) as fetcher:
        return listing.screened(document, screening, fetcher)


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        usable, parts = False, urlsplit("")
    if not usable:
        raise UsageError(f"{quoted(url)} is not the address of a service", "such as http://localhost:8000")
    if "@" in parts.netloc:
        raise UsageError("an address holds no password: it would stand in the evidence", f"put a key into {KEY}")
    return url.rstrip("/")


def _algorithm(name: str) -> str:
    if name.casefold() == "best":
        raise UsageError("`best` is another algorithm with every version of yente", "name one, such as logic-v2")
    return name


def _score(text: str) -> Decimal:
    try:
        score = Decimal(text)
    except InvalidOperation:
        score = Decimal(-1)
    if not 0 < score <= 1:
        raise UsageError(f"{quoted(text)} is not a score", "scores are above 0 and at most 1, such as 0.7")
    return score


def _many(most: int) -> int:
    if not 1 <= most <= _MOST:
        raise UsageError(f"`{most}` matches cannot be asked for", f"ask for 1 to {_MOST}")
    return most


def _document(name: str, ruleset: str) -> Mapping[str, object]:
    """The proposal, without mistakes: names out of a broken one are sent to nobody."""
    from shinsa.proposal.accepting import Acceptor  # noqa: PLC0415  # heavy
    from shinsa.proposal.reading import read_json  # noqa: PLC0415  # the same

    try:
        data = read(name, _LIMIT)
        Acceptor(load(ruleset).vocabulary).read(data, limit=_LIMIT)
        return read_json(data, limit=_LIMIT)
    except InputError as error:
        raise CommandError(f"{quoted(name)} is no proposal\n{error}") from error


def _accepted(document: Mapping[str, object], ruleset: str) -> bytes:
    from shinsa.proposal.accepting import Acceptor  # noqa: PLC0415  # heavy
    from shinsa_adapters.intake.writing import pretty  # noqa: PLC0415  # an extra

    written = pretty(document)
    try:
        Acceptor(load(ruleset).vocabulary).read(written, limit=2 * _LIMIT)
    except InputError as error:
        raise CommandError(f"with its evidence, the proposal could not be screened\n{error}") from error
    return written


def _details(name: str | None) -> dict[str, "Details"]:
    """What a file declares of parties, by their names; several lines of a party add numbers."""
    if name is None:
        return {}
    from shinsa_adapters.intake.listing import KINDS, Details  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake.values import folded  # noqa: PLC0415  # the same

    found: dict[str, Details] = {}
    for line, (party, kind, number) in declared(name, _HEADINGS):
        if not party or kind not in KINDS:
            raise CommandError(
                f"{quoted(name)}, line {line}: a party and its kind stand there", f"kinds: {', '.join(KINDS)}"
            )
        before = found.get(folded(party), Details()).numbers
        found[folded(party)] = Details(kind, (*before, *filter(None, [number])))
    return found


def _told(found: "Screened", settings: "Settings") -> list[str]:
    if not (found.clear or found.possible or found.unknown):
        return ["the proposal states no parties; nothing was searched for"]
    lines = [f"{count(found.clear, 'party', 'parties')} without a match from {settings.threshold} on"]
    lines += [f"possible match: {quoted(name)}; a person decides" for name in found.possible]
    return lines + [f"not known: {quoted(name)}: {why}" for name, why in found.unknown]
