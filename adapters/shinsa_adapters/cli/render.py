"""`shinsa rulebook render`."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from shinsa.messages.message import DEFAULT, Language
from shinsa_adapters.cli.failures import DONE, CommandError, OutputError, quoted
from shinsa_adapters.cli.progress import watched
from shinsa_adapters.cli.rulebooks import Features, Named, refuse_time, shelf_at
from shinsa_adapters.cli.rulesets import load
from shinsa_adapters.cli.streams import say
from shinsa_adapters.rendering.wording import count


def render(  # noqa: PLR0913  # each is an option of the command
    ruleset: Named,
    /,
    *,
    output: Annotated[
        str, Parameter(name=("--output", "-o"), metavar="FOLDER", help="The folder to write the site to.")
    ],
    features: Features = None,
    as_of: Annotated[
        date | None,
        Parameter(
            metavar="DATE",
            help="The day whose parameters are shown, YYYY-MM-DD.",
            show_default=lambda _: "that of the newest setting",
        ),
    ] = None,
    previous: Annotated[
        tuple[str, ...],
        Parameter(metavar="FOLDER", negative="", help="An earlier version of the ruleset to compare with; repeatable."),
    ] = (),
    lang: Annotated[Language, Parameter(help="The language of the pages: English, Japanese or Chinese.")] = DEFAULT,
    mutation: Annotated[bool, Parameter(help="Try every small change of the ruleset.")] = True,
    time_limit: Annotated[
        float,
        Parameter(metavar="SECONDS", help="How long a proof about one survivor may take; 0 proves nothing."),
    ] = 0.0,
) -> int:
    """Run a rulebook and write it as a static site: a page for each rule, with what proves it."""
    refuse_time(time_limit)
    loaded = load(ruleset)
    shelf = shelf_at(ruleset, features)
    from shinsa_adapters.rulebook import site  # noqa: PLC0415  # heavy, and not wanted where the call means nothing

    trying = site.Trying(partial(watched, what="trying mutants"), time_limit) if mutation else None
    try:
        site.look_at(Path(output))
        versions = site.in_order([*map(load, previous), loaded])
        contents = site.contents_of(versions, shelf, as_of or site.newest_day(loaded), trying, lang)
        files = site.pages(contents)
        site.write_site(files, Path(output))
    except site.SiteError as error:
        raise CommandError(str(error), error.hint) from error
    except OSError as error:
        raise OutputError.of(quoted(output), error) from error
    say(f"{count(len(files), 'file')} in {output}: open {Path(output, 'index.html')}")
    return DONE
