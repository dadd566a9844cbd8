"""`shinsa intake table`: proposals from a table, or evidence from a table for proposals."""

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from shinsa_adapters.cli.collecting import as_usual
from shinsa_adapters.cli.days import today
from shinsa_adapters.cli.failures import BAD_INPUT, DONE, CommandError, UsageError, quoted, reason
from shinsa_adapters.cli.intake_files import Counts, Output, RejectsOutput, declared_keys, proposals_in
from shinsa_adapters.cli.mapping import Retrieved, RulesetName, loaded
from shinsa_adapters.cli.progress import counted
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import STANDARD, say
from shinsa_adapters.rendering.wording import count

if TYPE_CHECKING:
    from shinsa.proposal.accepting import Acceptor
    from shinsa_adapters.intake.gathering import Gathering, Rejected
    from shinsa_adapters.intake.making import Made
    from shinsa_adapters.intake.model import Mapping
    from shinsa_adapters.intake.tables.rows import Headed

ASKING_AS: Final = "SHINSA_SOCRATA_TOKEN"
"""The environment's variable with the application token of a Socrata portal."""
_SHOWN = 5


def table(  # noqa: PLR0913  # each is an option of the command
    file: Annotated[
        str,
        Parameter(
            name="FILE",
            help="A table: CSV, TSV, XLSX, JSON lines, Parquet; pages of JSON; the address of a Socrata data set.",
        ),
    ],
    /,
    *,
    mapping: Annotated[str, Parameter(metavar="MAPPING", help="A YAML file, or the name of a shipped mapping.")],
    to: Annotated[
        str | None,
        Parameter(metavar="PROPOSALS", help="What a mapping enriches: a proposal (JSON), many (NDJSON), or a folder."),
    ] = None,
    keys: Annotated[
        str | None, Parameter(metavar="FILE", help="Whose records are whose: CSV with the headings proposal,record.")
    ] = None,
    output: Annotated[
        str,
        Parameter(
            name=("--output", "-o"),
            metavar="FOLDER|-",
            help="A folder, a file each; or - for one a line.",
            show_default=lambda _: "-",
        ),
    ] = STANDARD,
    rejects: Annotated[str | None, Parameter(metavar="FILE", help="A CSV file for what became no proposal.")] = None,
    encoding: Annotated[
        str | None, Parameter(metavar="NAME", help="The encoding of a CSV file, if not to be found.")
    ] = None,
    ruleset: RulesetName = DEFAULT,
    retrieved: Retrieved = None,
) -> int:
    """Make proposals of a table's rows, or add its evidence to proposals; exit 2 when anything is rejected."""
    as_usual()
    found = loaded(mapping, ruleset)
    _refuse_nonsense(found, mapping, to, keys, encoding)
    from shinsa.proposal.accepting import Acceptor  # noqa: PLC0415  # heavy
    from shinsa_adapters.intake.gathering import Gathering, Rejected  # noqa: PLC0415  # an extra

    acceptor, day = Acceptor(load(ruleset).vocabulary), retrieved or today()
    counts = Counts()
    with ExitStack() as held:
        gathering, refused = held.enter_context(Gathering(found)), held.enter_context(RejectsOutput(rejects))
        for rejected in _read(file, gathering, held.enter_context(_Source(file, found, encoding))):
            refused.add(rejected)
        target = Output(output)
        made = (
            _enriched(gathering, found, acceptor, day, (to, keys))
            if to
            else _proposals(gathering, found, acceptor, day)
        )
        for result in counted(made, "making proposals"):
            if isinstance(result, Rejected):
                refused.add(result)
            else:
                target.add(result.id, result.line)
                counts.add(result)
    say("\n".join(_told(counts, refused, rejects, enriches=found.enriches)))
    return BAD_INPUT if refused.many else DONE


def _refuse_nonsense(found: "Mapping", name: str, to: str | None, keys: str | None, encoding: str | None) -> None:
    if found.table is None:
        raise UsageError(f"mapping {quoted(name)} says nothing of tables", "give it a `table` with its columns")
    if found.enriches != (to is not None):
        hint = "name the proposals with --to" if found.enriches else "leave out --to"
        does = "adds to proposals" if found.enriches else "makes proposals"
        raise UsageError(f"mapping {quoted(name)} {does}", hint)
    if keys is not None and to is None:
        raise UsageError("`--keys` says which records belong to the proposals of `--to`")
    if encoding is not None:
        try:
            "".encode(encoding)
        except LookupError:
            raise UsageError(f"{quoted(encoding)} is not an encoding", "such as utf-8, cp1252 or shift_jis") from None


class _Source(AbstractContextManager["_Source"]):
    """Where a table is: a file, or a portal that is called until the table is read."""

    def __init__(self, name: str, found: "Mapping", encoding: str | None) -> None:
        self._name, self._mapping, self._encoding = name, found, encoding
        self._held = ExitStack()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Call nobody any more."""
        self._held.close()

    def opened(self) -> "tuple[Headed, str | None]":
        """The rows, and what was found out about them, in words."""
        from shinsa_adapters.intake.tables import opening, pages  # noqa: PLC0415  # an extra

        if self._mapping.table is None or not pages.is_address(self._name):
            return opening.open_table(Path(self._name), self._mapping, self._encoding)
        from shinsa_adapters.intake.fetching import Fetcher, Manners, keeps_secrets  # noqa: PLC0415  # only here

        token = os.environ.get(ASKING_AS, "").strip()
        if token and not keeps_secrets(self._name):
            raise UsageError(f"the token in {ASKING_AS} would be sent in plain text", "use https")
        manners = Manners(most_bytes=pages.LARGEST_PAGE)
        fetcher = self._held.enter_context(Fetcher(manners, {"X-App-Token": token} if token else {}, told=say))
        return pages.socrata(self._name, self._mapping.table, fetcher)


def _read(file: str, gathering: "Gathering", source: _Source) -> "Iterator[Rejected]":
    from shinsa_adapters.intake.tables.rows import TableError  # noqa: PLC0415  # an extra

    try:
        headed, remark = source.opened()
        for line in filter(None, (remark, _left_over(headed.others))):
            say(f"{file}: {line}")
        yield from gathering.take(headed, counted(headed.rows, "reading rows"))
    except TableError as error:
        raise CommandError(f"{quoted(file)} cannot be used: {error}") from error
    except OSError as error:
        raise CommandError(f"{quoted(file)} cannot be read: {reason(error)}") from error


def _left_over(headings: tuple[str, ...]) -> str | None:
    if not headings:
        return None
    return f"{count(len(headings), 'column')} not used: {_some(headings)}"


def _some(names: Sequence[str]) -> str:
    return ", ".join(map(quoted, names[:_SHOWN])) + (", …" if len(names) > _SHOWN else "")


def _proposals(
    gathering: "Gathering", found: "Mapping", acceptor: "Acceptor", day: date
) -> "Iterator[Made | Rejected]":
    from shinsa_adapters.intake.making import proposals  # noqa: PLC0415  # an extra

    yield from proposals(gathering, found, acceptor, day)


def _enriched(
    gathering: "Gathering", found: "Mapping", acceptor: "Acceptor", day: date, named: tuple[str, str | None]
) -> "Iterator[Made | Rejected]":
    from shinsa_adapters.intake.making import Enriching  # noqa: PLC0415  # an extra

    enriching = Enriching(gathering, found, acceptor, day, declared_keys(named[1]))
    for given in proposals_in(named[0]):
        yield enriching.add(given)


def _told(counts: Counts, refused: RejectsOutput, rejects: str | None, *, enriches: bool) -> Iterator[str]:
    """What came of it all, in words."""
    yield from refused.told
    made = count(counts.made, "proposal")
    if enriches:
        yield f"{made}, {counts.joined} with evidence from the table"
    else:
        yield made
    if counts.lacking:
        yield f"{count(len(counts.lacking), 'declared record')} not in the table: {_some(counts.lacking)}"
    if counts.unknown:
        stay = "stays" if counts.unknown == 1 else "stay"
        yield f"{count(counts.unknown, 'value')} could not be taken and {stay} unknown; the evidence says why"
    if refused.many:
        where = f"see {quoted(rejects)}" if rejects else "--rejects FILE writes all of them"
        yield f"{count(refused.many, 'reject')}: {where}"
