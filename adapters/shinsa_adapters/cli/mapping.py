"""`shinsa mapping`: check a mapping, and try it on a record."""

from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from shinsa.errors import InputError
from shinsa_adapters.cli.days import today
from shinsa_adapters.cli.failures import BAD_INPUT, DONE, CommandError, UsageError, quoted, reason
from shinsa_adapters.cli.files import read
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import put, say
from shinsa_adapters.rendering.wording import count, visible

if TYPE_CHECKING:
    from shinsa.proposal.reading import JsonObject
    from shinsa_adapters.intake.applying import Mapped, Step
    from shinsa_adapters.intake.model import Mapping

MappingName = Annotated[str, Parameter(name="MAPPING", help="A mapping: a YAML file, or the name of a shipped one.")]
RulesetName = Annotated[str, Parameter(metavar="ID|FOLDER", help="The ruleset whose vocabulary it maps to.")]
Retrieved = Annotated[
    date | None,
    Parameter(metavar="DATE", help="The day the source was read, YYYY-MM-DD.", show_default=lambda _: "today"),
]
LARGEST_RECORD = 16 * 1024 * 1024


def check(mapping: MappingName, /, *, ruleset: RulesetName = DEFAULT) -> int:
    """Find every mistake in a mapping; exit 2 when there is any."""
    need_intake()
    from shinsa_adapters.intake.parsing import check_mapping  # noqa: PLC0415  # an extra

    against = load(ruleset)
    found, findings = check_mapping(mapping, against.vocabulary, against.rates)
    for finding in findings:
        put("".join(f"{visible(line)}\n" for line in str(finding).split("\n")).encode())
    if found is None:
        say(f"shinsa: {count(len(findings), 'mistake')} in mapping {quoted(mapping)}")
        return BAD_INPUT
    facts = len(found.facts) + sum(max(len(each.parts), 1) for each in found.lists)
    put(f"{found.id} {found.version}: no mistakes; {count(facts, 'fact')}; {found.digest}\n".encode())
    return DONE


def attempt(  # noqa: PLR0913  # each is an option of the command
    mapping: MappingName,
    file: Annotated[
        str,
        Parameter(name="FILE", help="One record as the source sends it: JSON, - for standard input, or a table."),
    ],
    /,
    *,
    ruleset: RulesetName = DEFAULT,
    retrieved: Retrieved = None,
    record: Annotated[
        str | None, Parameter(metavar="ID", help="Which record of a table.", show_default=lambda _: "the first")
    ] = None,
    form: Annotated[
        Literal["text", "json"], Parameter(name="--format", help="Show each field, or give the proposal itself.")
    ] = "text",
) -> int:
    """Show field by field what a mapping makes of a record, what is left over, and what stays unknown and why."""
    found, day = loaded(mapping, ruleset), retrieved or today()
    if record is not None and found.table is None:
        raise UsageError("`--record` is for tables", f"mapping {quoted(mapping)} reads one record")
    if found.enriches and form == "json":
        hint = f"`shinsa intake table {file} --mapping {mapping} --to PROPOSALS` adds its evidence to one"
        raise UsageError(f"mapping {quoted(mapping)} makes no proposal", hint)
    from shinsa.proposal.accepting import Acceptor  # noqa: PLC0415  # heavy
    from shinsa_adapters.intake.writing import line, pretty  # noqa: PLC0415  # an extra

    mapped = _mapped(found, file, day) if found.table is None else _of_table(found, file, record, day)
    put(pretty(mapped.document) if form == "json" else "".join(f"{text}\n" for text in _told(mapped)).encode())
    if found.enriches:
        return DONE
    try:
        Acceptor(load(ruleset).vocabulary).read(line(mapped.document), limit=LARGEST_RECORD)
    except InputError as error:
        say(f"shinsa: the proposal could not be screened\n{error}")
        return BAD_INPUT
    return DONE


def loaded(mapping: str, ruleset: str) -> "Mapping":
    """A mapping without mistakes.

    Raises:
        MappingError: it has some.
        UsageError: the libraries it needs are not installed.
    """
    need_intake()
    from shinsa_adapters.intake.parsing import load_mapping  # noqa: PLC0415  # an extra

    against = load(ruleset)
    return load_mapping(mapping, against.vocabulary, against.rates)


def need_intake() -> None:
    """Refuse where the libraries of the intake are not installed.

    Raises:
        UsageError: they are an extra.
    """
    missing = [name for name in ("jmespath", "openpyxl", "pyarrow", "charset_normalizer") if find_spec(name) is None]
    if missing:
        raise UsageError(f"intake needs {', '.join(missing)}", 'install it: pip install "shinsa[intake]"')


def _mapped(found: "Mapping", file: str, day: date) -> "Mapped":
    from shinsa_adapters.intake.applying import RecordError, apply  # noqa: PLC0415  # an extra

    try:
        return apply(found, _as_pulled(found, file, _record(file)), day)
    except RecordError as error:
        raise CommandError(f"{quoted(file)} becomes no proposal: {error.reason}") from error


def _as_pulled(found: "Mapping", file: str, record: "JsonObject") -> object:
    """A submission and its entry as Submittable sends them, joined to the form of the mapping as a pull does it."""
    submission, entry = record.get("submission"), record.get("entry")
    if found.form is None or not isinstance(entry, dict) or "fieldData" not in entry:
        return record
    from pydantic import ValidationError  # noqa: PLC0415  # heavy

    from shinsa_adapters.intake.submittable.documents import Entry, Listed  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake.submittable.joining import joined  # noqa: PLC0415  # the same

    try:
        return joined(Listed.model_validate(submission), Entry.model_validate(entry), found.form)
    except ValidationError as error:
        hint = "`submission` is an item of `/v4/submissions`, `entry` one of `/v4/entries/submissions/ID`"
        raise CommandError(f"{quoted(file)} holds no submission with its entry\n  hint: {hint}") from error


def _of_table(found: "Mapping", file: str, key: str | None, day: date) -> "Mapped":
    """One record of a table: the first, or the one with that id."""
    from shinsa_adapters.intake.gathering import Gathering, Rejected  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake.making import mapped_record  # noqa: PLC0415  # the same
    from shinsa_adapters.intake.tables.opening import open_table  # noqa: PLC0415  # the same
    from shinsa_adapters.intake.tables.rows import TableError  # noqa: PLC0415  # the same

    try:
        with Gathering(found) as gathering:
            table, _ = open_table(Path(file), found)
            rejected = list(gathering.take(table, table.rows))
            taken = next(gathering.records(), None) if key is None else gathering.find(key)
            mapped = taken if taken is None or isinstance(taken, Rejected) else mapped_record(taken, found, day)
    except TableError as error:
        raise CommandError(f"{quoted(file)} cannot be used: {error}") from error
    except OSError as error:
        raise CommandError(f"{quoted(file)} cannot be read: {reason(error)}") from error
    if mapped is None:
        hint = f"; {count(len(rejected), 'row')} could not be used" if rejected else ""
        raise CommandError(f"{quoted(file)} has no record{'' if key is None else ' ' + quoted(key)}{hint}")
    if isinstance(mapped, Rejected):
        raise CommandError(f"record {quoted(mapped.record)} of {quoted(file)} becomes no proposal: {mapped.reason}")
    return mapped


def _record(file: str) -> "JsonObject":
    from shinsa.proposal.reading import read_json  # noqa: PLC0415  # within the reach of --help

    try:
        return read_json(read(file, LARGEST_RECORD), limit=LARGEST_RECORD)
    except InputError as error:
        raise CommandError(f"{quoted(file)} is no record\n{error}") from error


def _told(mapped: "Mapped") -> Iterator[str]:
    went = [step for step in mapped.steps if step.taken.value is not None and step.taken.unknown is None]
    yield f"record {visible(mapped.record)}"
    yield f"\nWhat went where  {count(len(went), 'fact')}"
    yield from (f"  {step.fact} = {_value(step)}{_origin(step)}" for step in went)
    unknown = [step for step in mapped.steps if step.taken.unknown]
    yield f"\nUnknown, though the source says something  {len(unknown)}"
    yield from (f"  {step.fact}: {_reason(step)}{_origin(step)}" for step in unknown)
    absent = [step for step in mapped.steps if step.taken.value is None]
    yield f"\nUnknown, as the source says nothing  {len(absent)}"
    yield from (f"  {step.fact}{_origin(step)}" for step in absent)
    yield f"\nLeft over  {len(mapped.left)}"
    yield from (f"  {visible(path)} = {_short(value)}" for path, value in mapped.left)


def _value(step: "Step") -> str:
    return _short(step.taken.value)


def _short(value: object) -> str:
    from shinsa_adapters.intake.writing import line  # noqa: PLC0415  # an extra

    text = visible(line(value).decode().strip())
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004  # a line of a terminal


def _reason(step: "Step") -> str:
    return visible(step.taken.unknown.reason) if step.taken.unknown else ""


def _origin(step: "Step") -> str:
    remark = f"; {step.taken.remark}" if step.taken.remark else ""
    return visible(f"  ({step.taken.place}{remark})")
