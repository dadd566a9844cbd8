"""`shinsa rulebook propose`: the scenarios that a rulebook lacks, for a person to confirm."""

from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from shinsa_adapters.cli.failures import DONE, CommandError
from shinsa_adapters.cli.progress import watched
from shinsa_adapters.cli.rulebook import refuse_unknown, rule_ids
from shinsa_adapters.cli.rulebooks import Features, Named, refuse_time, shelf_at
from shinsa_adapters.cli.rulesets import load
from shinsa_adapters.cli.streams import deliver, put, write_whole


def propose(  # noqa: PLR0913  # each is an option of its own
    ruleset: Named,
    /,
    *,
    features: Features = None,
    rule: Annotated[str | None, Parameter(metavar="ID", help="Look at this rule alone.")] = None,
    mutants: Annotated[
        bool, Parameter(help="Also for small changes of the ruleset that no scenario notices, which takes longer.")
    ] = True,
    time_limit: Annotated[
        float,
        Parameter(metavar="SECONDS", help="How long the prover may take over one such change; 0 asks it nothing."),
    ] = 10.0,
    write: Annotated[
        bool, Parameter(negative="", help="Write the scenarios into the feature files, at the end of each block.")
    ] = False,
    output: Annotated[
        str | None, Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write to, whole or not at all.")
    ] = None,
) -> int:
    """Write the scenarios that a rulebook lacks, each executed before it is shown."""
    refuse_time(time_limit)
    loaded = load(ruleset)
    if rule is not None:
        refuse_unknown(rule, rule_ids(loaded))
    shelf = shelf_at(ruleset, features)
    from shinsa_adapters.rulebook.problems import FeatureError  # noqa: PLC0415  # so that --help stays quick
    from shinsa_adapters.rulebook.proposing import propose as proposing  # noqa: PLC0415
    from shinsa_adapters.rulebook.proposing.telling import proposal_text  # noqa: PLC0415
    from shinsa_adapters.rulebook.proposing.unnoticed import Trying  # noqa: PLC0415

    trying = Trying(partial(watched, what="changing and proving"), time_limit) if mutants else None
    try:
        found = proposing.propose(loaded, shelf, rule, trying)
    except FeatureError as error:
        raise CommandError(f"the features have mistakes\n{error}") from error
    for path, text in proposing.written(found) if write else ():
        write_whole(Path(path), text.encode())
        put(f"{path}: scenarios proposed\n".encode())
    deliver(proposal_text(found, shown=not write).encode(), output)
    return DONE
