"""`shinsa ledger`: backups, restores, redactions, retention, and the tables themselves."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from shinsa_adapters.cli.failures import DONE, UsageError
from shinsa_adapters.cli.ledger_proving import Place
from shinsa_adapters.cli.streams import put, say
from shinsa_adapters.rendering.wording import count, visible

Why = Annotated[str, Parameter(metavar="TEXT", help="Why; it is kept in the ledger.")]
Who = Annotated[str, Parameter(metavar="NAME", help="Who asks for it; it is kept in the ledger.")]


def backup(
    ledger: Place,
    target: Annotated[str, Parameter(name="FILE", help="A new file; it is a ledger itself, on SQLite.")],
    /,
) -> int:
    """Copy a ledger to a new file while it is in use, and verify the copy."""
    from shinsa_adapters.ledger.auditing import back_up  # noqa: PLC0415  # so that --help stays quick

    report = back_up(ledger, Path(target))
    say(f"{count(report.entries, 'entry', 'entries')} in {target}, verified")
    return DONE


def restore(
    source: Annotated[str, Parameter(name="BACKUP", help="A file that `shinsa ledger backup` wrote.")],
    ledger: Annotated[str, Parameter(name="LEDGER", help="Where to: a file or URL where no ledger is.")],
    /,
) -> int:
    """Verify a backup and copy it to a place where no ledger is."""
    from shinsa_adapters.ledger.auditing import restore as restored  # noqa: PLC0415  # the same

    report = restored(Path(source), ledger)
    say(f"{count(report.entries, 'entry', 'entries')} restored")
    say("  hint: hold it against the kept checkpoints with `shinsa ledger verify` before it serves")
    return DONE


def redact(  # noqa: PLR0913  # one for each option of the command
    ledger: Place,
    entry: Annotated[str, Parameter(name="ID", help="The entry's id.")],
    fields: Annotated[
        tuple[str, ...], Parameter(name="FIELD", help="Fields by JSON pointer, such as `/input/title`.")
    ] = (),
    /,
    *,
    reason: Why,
    by: Who,
    everything: Annotated[bool, Parameter(negative="", help="Every field of the entry.")] = False,
    alone: Annotated[bool, Parameter(negative="", help="Not also what quotes these fields or rests on them.")] = False,
) -> int:
    """Withhold fields of an entry for good; the rest still verifies. Prints what was withheld."""
    from shinsa_adapters.ledger import Redaction, fresh_id, open_ledger  # noqa: PLC0415  # the same

    if bool(fields) == everything:
        raise UsageError("what is to be withheld?", "name fields such as `/input/title`, or give `--everything`")
    redaction = Redaction(
        id=fresh_id("red"), about=entry, fields=fields, everything=everything, alone=alone, reason=reason, by=by
    )
    with open_ledger(ledger, create=False) as opened:
        names = opened.redact(redaction)
    put("".join(f"{visible(name)}\n" for name in names).encode())
    say(f"{count(len(names), 'field')} withheld for good; backups and exports made before still have them")
    return DONE


def expire(
    ledger: Place,
    /,
    *,
    before: Annotated[date, Parameter(metavar="DAY", help="Screenings older than this day (UTC) are emptied.")],
    reason: Why,
    by: Who,
) -> int:
    """Withhold everything that screenings before a day say; that they were, when, and their proofs stay."""
    from shinsa_adapters.ledger import open_ledger  # noqa: PLC0415  # the same
    from shinsa_adapters.ledger.retaining import expire as expired  # noqa: PLC0415  # the same

    with open_ledger(ledger, create=False) as opened:
        emptied = expired(opened, before, reason=reason, by=by)
    say(f"{count(emptied, 'screening')} emptied")
    return DONE


def migrate(ledger: Place, /) -> int:
    """Make a ledger, or bring its tables up to date; a service does the same when it starts."""
    from shinsa_adapters.ledger import open_ledger  # noqa: PLC0415  # the same

    with open_ledger(ledger) as opened:
        say(f"{opened.name} is up to date, with {count(opened.size(), 'entry', 'entries')}")
    return DONE
