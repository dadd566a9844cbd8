"""`shinsa mapping`: check a mapping, and try it on a record."""

from collections.abc import Iterator
from datetime import date, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from shinsa.errors import InputError
from shinsa_adapters.cli.failures import BAD_INPUT, DONE, CommandError, UsageError, quoted
from shinsa_adapters.cli.files import read
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import put, say
from shinsa_adapters.rendering.wording import count, visible

if TYPE_CHECKING:
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


def attempt(
    mapping: MappingName,
    file: Annotated[
        str, Parameter(name="FILE", help="One record as the source sends it: JSON, or - for standard input.")
    ],
    /,
    *,
    ruleset: RulesetName = DEFAULT,
    retrieved: Retrieved = None,
    form: Annotated[
        Literal["text", "json"], Parameter(name="--format", help="Show each field, or give the proposal itself.")
    ] = "text",
) -> int:
    """Show field by field what a mapping makes of a record, what is left over, and what stays unknown and why."""
    found = loaded(mapping, ruleset)
    if found.enriches or found.table is not None:
        raise UsageError(
            f"mapping {quoted(mapping)} is for tables", f"try it with `shinsa intake table FILE --mapping {mapping}`"
        )
    from shinsa.proposal.accepting import Acceptor  # noqa: PLC0415  # heavy
    from shinsa_adapters.intake.applying import RecordError, apply  # noqa: PLC0415  # an extra
    from shinsa_adapters.intake.writing import line, pretty  # noqa: PLC0415  # the same

    try:
        mapped = apply(found, _record(file), retrieved or datetime.now().astimezone().date())
    except RecordError as error:
        raise CommandError(f"{quoted(file)} becomes no proposal: {error.reason}") from error
    put(pretty(mapped.document) if form == "json" else "".join(f"{text}\n" for text in _told(mapped)).encode())
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


def _record(file: str) -> object:
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
