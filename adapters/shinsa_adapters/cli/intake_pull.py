"""`shinsa intake pull` and `shinsa intake form`: submissions of Submittable, and the forms they answer."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

from cyclopts import Parameter

from shinsa_adapters.cli.collecting import as_usual
from shinsa_adapters.cli.days import AsOf, today
from shinsa_adapters.cli.failures import BAD_INPUT, DIFFERS, DONE, CommandError, UsageError, quoted, reason
from shinsa_adapters.cli.intake_files import RejectsOutput
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.mapping import RulesetName, loaded, need_intake
from shinsa_adapters.cli.progress import counted
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import put, say
from shinsa_adapters.rendering.wording import count, visible

if TYPE_CHECKING:
    from shinsa.screening import Screener
    from shinsa_adapters.intake.forms import Form
    from shinsa_adapters.intake.model import Mapping
    from shinsa_adapters.intake.submittable.calling import Submittable
    from shinsa_adapters.intake.submittable.pulling import Met, Screened

TOKEN: Final = "SHINSA_SUBMITTABLE_TOKEN"  # noqa: S105  # the variable's name
LEDGER: Final = "SHINSA_LEDGER"
ADDRESS: Final = "SHINSA_SUBMITTABLE_URL"
_PASSED_OVER: Final = {
    "other-form": "answered other forms",
    "not-completed": "not completed yet",
    "withdrawn": "withdrawn by the applicant",
}
Address = Annotated[
    str | None,
    Parameter(metavar="URL", help=f"Where Submittable answers; else {ADDRESS}, else its public address."),
]
TokenFile = Annotated[
    str | None, Parameter(metavar="FILE", help=f"A file with the API token; else {TOKEN} in the environment.")
]
Rate = Annotated[
    float, Parameter(metavar="NUMBER", help="Calls a second at most; Submittable allows 10, and 10,000 an hour.")
]
MappingFile = Annotated[str, Parameter(metavar="MAPPING", help="A YAML file that says the form it was written for.")]


def submittable(  # noqa: PLR0913  # each is an option of the command
    *,
    mapping: MappingFile,
    since: Annotated[date, Parameter(metavar="DATE", help="Submissions of this day (UTC) and later, YYYY-MM-DD.")],
    ledger: Annotated[
        str | None, Parameter(metavar="PATH|URL", help=f"Where screenings are kept; else {LEDGER} in the environment.")
    ] = None,
    project: Annotated[str | None, Parameter(metavar="ID", help="Submissions of this project alone.")] = None,
    url: Address = None,
    token_file: TokenFile = None,
    ruleset: RulesetName = DEFAULT,
    as_of: AsOf = None,
    write_back: Annotated[bool, Parameter(negative="", help="Add a note on its verdict to each submission.")] = False,
    visibility: Annotated[
        Literal["private", "admins_only", "team", "staff"], Parameter(help="Who may read the notes in Submittable.")
    ] = "admins_only",
    lang: Lang = ENGLISH,
    rejects: Annotated[str | None, Parameter(metavar="FILE", help="A CSV file for what was not screened.")] = None,
    rate: Rate = 2.5,
) -> int:
    """Screen what was submitted and keep it in a ledger, once; exit 2 when anything is rejected."""
    as_usual()
    found = loaded(mapping, ruleset)
    asked, day = _form_of(found, mapping), as_of or today()
    place = ledger or os.environ.get(LEDGER)
    if not place:
        raise UsageError("no ledger is named", f"give `--ledger`, or set {LEDGER}")
    from shinsa_adapters.intake.submittable.noting import Notes  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake.submittable.pulling import Pull, Terms  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger import open_ledger  # noqa: PLC0415  # slow to import
    from shinsa_adapters.ledger.ledger import system_clock  # noqa: PLC0415  # the same

    screener = _screener(ruleset, day)
    terms = Terms(mapping=found, form=asked, screener=screener, as_of=day, since=since, project=project)

    with _account(url, token_file, rate) as api, open_ledger(place) as opened, RejectsOutput(rejects) as refused:
        notes = Notes(api, opened, terms.screener, visibility, lang) if write_back else None
        met = Pull(api, opened, terms, system_clock, notes).run()
        told = Told(refused)
        for each in counted(met, "submissions"):
            told.add(each)
    say("\n".join(told.lines(rejects)))
    return BAD_INPUT if refused.many else DONE


def form(  # noqa: PLR0913  # each is an option of the command
    name: Annotated[str | None, Parameter(name="ID", help="The form's id in Submittable.")] = None,
    /,
    *,
    mapping: Annotated[
        str | None, Parameter(metavar="MAPPING", help="Compare with the form that this mapping was written for.")
    ] = None,
    url: Address = None,
    token_file: TokenFile = None,
    ruleset: RulesetName = DEFAULT,
    rate: Rate = 2.5,
) -> int:
    """Print a form as a mapping says it; with `--mapping`, how it differs, and exit 1 when it does."""
    need_intake()
    if (name is None) == (mapping is None):
        raise UsageError("which form?", "give its id, or `--mapping` to compare")
    from shinsa_adapters.intake.forms import differences  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake.submittable.joining import form_of, listing  # noqa: PLC0415  # the same

    written_for = None if mapping is None else _form_of(loaded(mapping, ruleset), mapping)
    with _account(url, token_file, rate) as api:
        found = form_of(api.form(written_for.id if written_for else str(name)))
    if written_for is None:
        _print(listing(found))
        return DONE
    changes = differences(written_for, found)
    _print(changes)
    if not changes:
        say(f"form {quoted(found.id)} is the one that mapping {quoted(str(mapping))} was written for")
    return DIFFERS if changes else DONE


def _print(lines: Iterator[str] | tuple[str, ...]) -> None:
    put("".join(f"{visible(line)}\n" for line in lines).encode())


def _form_of(found: "Mapping", name: str) -> "Form":
    if found.form is None or found.enriches or found.table is not None:
        hint = "add what `shinsa intake form submittable ID` prints"
        raise UsageError(f"mapping {quoted(name)} does not say which form it was written for", hint)
    return found.form


def _screener(ruleset: str, day: date) -> "Screener":
    from shinsa.screening import Screener  # noqa: PLC0415  # heavy

    screener = Screener(load(ruleset), explained=True)
    screener.edition(day)
    return screener


def _account(url: str | None, token_file: str | None, rate: float) -> "Submittable":
    from shinsa_adapters.intake.submittable.calling import URL, Submittable  # noqa: PLC0415  # an extra

    if not rate > 0:
        raise UsageError("`--rate` must be more than 0")
    return Submittable(url or os.environ.get(ADDRESS) or URL, _token(token_file), per_second=rate, told=say)


def _token(file: str | None) -> str:
    """The API token; never from the command line, where other users of the machine see it."""
    try:
        found = os.environ.get(TOKEN, "") if file is None else Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{quoted(str(file))} cannot be read: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{quoted(str(file))} holds no token") from error
    token = found.strip()
    if not token or not token.isascii() or not token.isprintable():
        where = f"in {TOKEN}" if file is None else f"in {quoted(file)}"
        raise UsageError(f"there is no API token {where}", f"set {TOKEN}, or give `--token-file`")
    return token


class Told:
    """What came of a pull: a line for each screening on standard output, and counts of the rest."""

    def __init__(self, refused: RejectsOutput) -> None:
        self._refused = refused
        self._counts: Counter[str] = Counter()

    def add(self, met: "Met") -> None:
        """One thing more."""
        from shinsa_adapters.intake.gathering import Rejected  # noqa: PLC0415  # an extra
        from shinsa_adapters.intake.submittable.pulling import Begun, PassedOver  # noqa: PLC0415  # the same

        match met:
            case Begun():
                self._begun(met.page, met.anew)
            case Rejected():
                self._refused.add(met)
            case PassedOver():
                self._counts[met.why] += 1
            case _:
                self._screened(met)

    @staticmethod
    def _begun(page: int, anew: str | None) -> None:
        if anew is not None:
            say(f"the list begins anew: {anew}")
        elif page > 1:
            say(f"going on at page {page}, where the last pull stopped")

    def _screened(self, met: "Screened") -> None:
        self._counts["noted"] += met.noted
        if met.kept.again:
            self._counts["again"] += 1
            return
        self._counts["screened"] += 1
        self._counts["unknown"] += met.unknown
        put(f"{visible(met.submission)}  {met.kept.verdict}  {met.kept.id}\n".encode())

    def lines(self, rejects: str | None) -> Iterator[str]:
        """The counts, in words."""
        counts, refused = self._counts, self._refused
        yield from refused.told
        yield f"{count(counts['screened'], 'submission')} screened"
        if counts["again"]:
            yield f"{counts['again']} screened before, with the answers they have now"
        for why, words in _PASSED_OVER.items():
            if counts[why]:
                yield f"{counts[why]} passed over: {words}"
        if counts["unknown"]:
            stay = "stays" if counts["unknown"] == 1 else "stay"
            yield f"{count(counts['unknown'], 'value')} could not be taken and {stay} unknown; the evidence says why"
        if counts["noted"]:
            yield f"{count(counts['noted'], 'note')} added in Submittable"
        if refused.many:
            where = f"see {quoted(rejects)}" if rejects else "--rejects FILE writes all of them"
            yield f"{count(refused.many, 'reject')}: {where}"
