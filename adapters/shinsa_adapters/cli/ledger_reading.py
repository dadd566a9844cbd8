"""`shinsa ledger`: look into a ledger, and export it."""

import os
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import orjson
from cyclopts import Parameter

from shinsa_adapters.cli.failures import DONE, OutputError, UsageError, quoted
from shinsa_adapters.cli.ledger_proving import Place
from shinsa_adapters.cli.streams import deliver, put, say
from shinsa_adapters.rendering.wording import count, number, visible

if TYPE_CHECKING:
    from shinsa_adapters.ledger.entries import Entry
    from shinsa_adapters.ledger.listing import Listed
    from shinsa_adapters.ledger.stores.database import Database

Day = Annotated[date | None, Parameter(metavar="DAY", help="A day, YYYY-MM-DD (UTC).")]


def screenings(  # noqa: PLR0913  # one for each option of the command
    ledger: Place,
    /,
    *,
    proposal: Annotated[str | None, Parameter(metavar="ID", help="Of this proposal alone.")] = None,
    verdict: Annotated[
        Literal["eligible", "ineligible", "review"] | None, Parameter(help="With this verdict alone.")
    ] = None,
    ruleset: Annotated[str | None, Parameter(metavar="ID", help="By this ruleset alone.")] = None,
    rule: Annotated[str | None, Parameter(metavar="ID", help="That have this rule; with --outcome, so.")] = None,
    outcome: Annotated[
        Literal["fired", "not_fired", "unknown", "not_applicable"] | None, Parameter(help="How --rule came out.")
    ] = None,
    since: Day = None,
    until: Day = None,
    most: Annotated[int, Parameter(metavar="NUMBER", help="How many to list at most.")] = 50,
    form: Annotated[Literal["text", "json"], Parameter(name="--format", help="Text, or JSON, one to a line.")] = "text",
) -> int:
    """List screenings, newest first."""
    from shinsa_adapters.ledger.auditing import reading_of  # noqa: PLC0415  # so that --help stays quick
    from shinsa_adapters.ledger.listing import Query, page  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.stores import store_at  # noqa: PLC0415  # the same

    query = Query(
        proposal=proposal,
        verdict=verdict,
        ruleset=ruleset,
        rule=rule,
        outcome=outcome,
        since=_begin(since),
        until=_begin(until),
    )
    with reading_of(store_at(ledger)) as database:
        found = page(database, query, limit=most)
    shown = map(_as_json, found.items) if form == "json" else map(_as_text, found.items)
    put("".join(f"{line}\n" for line in shown).encode())
    if found.next is not None:
        say(f"there are more than {most}; --most lists more of them")
    return DONE


def _begin(day: date | None) -> int | None:
    from shinsa_adapters.ledger import microseconds  # noqa: PLC0415  # the same

    return None if day is None else microseconds(datetime.combine(day, time(), tzinfo=UTC))


def _as_json(item: "Listed") -> str:
    return orjson.dumps({**asdict(item), "at": _moment(item.at)}).decode()


def _as_text(item: "Listed") -> str:
    score = "" if item.low is None or item.high is None else f"{number(item.low)} to {number(item.high)}"
    parts = (_moment(item.at)[:19], item.id, item.proposal or "(withheld)", item.verdict or "(withheld)", score)
    return visible("  ".join(part for part in parts if part))


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at // 1_000_000, tz=UTC).replace(microsecond=at % 1_000_000).isoformat()


def actions(  # noqa: PLR0913  # one for each option of the command
    ledger: Place,
    /,
    *,
    by: Annotated[str | None, Parameter(metavar="WHO", help="Done by this key or person alone.")] = None,
    since: Day = None,
    until: Day = None,
    most: Annotated[int, Parameter(metavar="NUMBER", help="How many to list at most.")] = 50,
    form: Annotated[Literal["text", "json"], Parameter(name="--format", help="Text, or JSON, one to a line.")] = "text",
) -> int:
    """List what was done beside screening, and by whom, newest first."""
    from shinsa_adapters.ledger.auditing import reading_of  # noqa: PLC0415  # so that --help stays quick
    from shinsa_adapters.ledger.reading import entries_done  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.stores import store_at  # noqa: PLC0415  # the same

    with reading_of(store_at(ledger)) as database:
        found = entries_done(database, by=by, since=_begin(since), until=_begin(until), limit=most + 1)
    shown = map(_done_as_json, found[:most]) if form == "json" else map(_done_as_text, found[:most])
    put("".join(f"{line}\n" for line in shown).encode())
    if len(found) > most:
        say(f"there are more than {most}; --most lists more of them")
    return DONE


def _done_as_json(entry: "Entry") -> str:
    head = entry.head
    placed = {"id": entry.id, "at": _moment(head.at), "by": head.by, "kind": head.kind, "about": head.about}
    return orjson.dumps({**placed, "document": _said(entry)}).decode()


def _done_as_text(entry: "Entry") -> str:
    head, said = entry.head, _said(entry) or {}
    what = said.get("action") or said.get("act") or head.kind
    parts = (_moment(head.at)[:19], entry.id, head.by or "(nobody named)", str(what))
    return visible("  ".join((*parts, *(() if head.about is None else (f"about {head.about}",)))))


def _said(entry: "Entry") -> dict[str, Any] | None:
    found: dict[str, Any] | None = None if entry.shown is None else orjson.loads(entry.shown)
    return found


def show(
    ledger: Place,
    entry: Annotated[str, Parameter(name="ID", help="The entry's id, or its position.")],
    /,
    *,
    about: Annotated[
        bool, Parameter(negative="", help="Also what speaks of it: decisions and redactions, one to a line.")
    ] = False,
    output: Annotated[
        str | None, Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write to, whole or not at all.")
    ] = None,
) -> int:
    """Print an entry's document as it was kept: of a screening, its record. What is withheld reads `(withheld)`."""
    from shinsa_adapters.ledger.auditing import reading_of  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.reading import entries_about  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.reading import entry as find  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.stores import store_at  # noqa: PLC0415  # the same

    with reading_of(store_at(ledger)) as database:
        found = find(database, int(entry) if entry.isdigit() else entry)
        others = entries_about(database, found.id) if about else ()
    if found.shown is None:
        say(f"everything in entry {quoted(found.id)} is withheld")
    deliver(b"".join(one.shown + b"\n" for one in (found, *others) if one.shown is not None), output)
    return DONE


def export(
    ledger: Place,
    output: Annotated[str, Parameter(name="FILE", help="A file `*.ndjson` or `*.parquet`, whole or not at all.")],
    /,
) -> int:
    """Write every entry and every checkpoint to a file that `shinsa ledger verify` takes in place of the ledger."""
    from shinsa_adapters.ledger.auditing import reading_of  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.stores import store_at  # noqa: PLC0415  # the same

    target = Path(output)
    if target.suffix not in {".ndjson", ".jsonl", ".parquet"}:
        raise UsageError(f"{quoted(output)} names no form of export", "name a file `*.ndjson` or `*.parquet`")
    with reading_of(store_at(ledger)) as database:
        entries = _written(database, target)
    say(f"{count(entries, 'entry', 'entries')} written to {output}")
    return DONE


def _written(database: "Database", target: Path) -> int:
    """Written beside its place and then moved there."""
    beside = target.with_name(f".{target.name}.part")
    try:
        entries = _write(database, beside, parquet=target.suffix == ".parquet")
        beside.replace(target)
    except OSError as error:
        raise OutputError.of(quoted(str(target)), error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return entries


def _write(database: "Database", path: Path, *, parquet: bool) -> int:
    from shinsa_adapters.ledger.exporting import to_ndjson, to_parquet  # noqa: PLC0415  # the same

    with os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        return to_parquet(database, file) if parquet else to_ndjson(database, file)
