"""`shinsa rulebook prove`: try every change of a ruleset, prove what can be proved, and keep what came of it."""

from functools import partial
from typing import Annotated

from cyclopts import Parameter

from shinsa_adapters.cli.failures import DIFFERS, DONE, CommandError
from shinsa_adapters.cli.progress import watched
from shinsa_adapters.cli.rulebooks import Features, Named, refuse_time, shelf_at
from shinsa_adapters.cli.rulesets import load
from shinsa_adapters.cli.streams import put, write_whole


def prove(
    ruleset: Named,
    /,
    *,
    features: Features = None,
    time_limit: Annotated[float, Parameter(metavar="SECONDS", help="How long one proof may take.")] = 10.0,
) -> int:
    """Write `proofs.json` beside the features, on which `verify` rests; exit 1 while something is not proved."""
    refuse_time(time_limit)
    loaded = load(ruleset)
    shelf = shelf_at(ruleset, features)
    from shinsa_adapters.rulebook import proofs, report, standing, verifying  # noqa: PLC0415  # so that --help stays quick
    from shinsa_adapters.rulebook.proposing.prove import prove as proved  # noqa: PLC0415

    found = verifying.verify(loaded, shelf)
    if not found.holds:
        raise CommandError("nothing is proved: the rulebook does not hold", "`shinsa rulebook verify` says why")
    several = proved(loaded, shelf, found, time_limit, partial(watched, what="changing and proving"))
    write_whole(shelf.features / proofs.FILE, proofs.written_proofs(several))
    now = verifying.verify(loaded, shelf)
    put("".join(f"{line}\n" for line in report.proved_lines(now)).encode())
    unproved = any(standing.standing(now).values()) or any(standing.standing_beside(now).values())
    return DIFFERS if unproved else DONE
