"""`shinsa what-if`."""

from typing import Annotated, Literal

from cyclopts import Parameter

from shinsa.messages.teller import said
from shinsa_adapters.cli.catalogue.calling import ANSWERS_FROM_TO
from shinsa_adapters.cli.days import AsOf, today
from shinsa_adapters.cli.failures import DONE, UsageError
from shinsa_adapters.cli.files import PROPOSAL_LIMIT, read
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.rulesets import DEFAULT, RulesetOption, load
from shinsa_adapters.cli.streams import deliver, show

MOST = 10


def what_if(  # noqa: PLR0913  # each is an option of the command
    file: Annotated[str, Parameter(name="FILE", help="A proposal (JSON), or - for standard input.")],
    /,
    *,
    to: Annotated[Literal["eligible", "review", "ineligible"], Parameter(help="The verdict to reach.")] = "eligible",
    ruleset: RulesetOption = DEFAULT,
    as_of: AsOf = None,
    answers: Annotated[int, Parameter(metavar="N", help="The most answers to give, each with other changes.")] = 3,
    audience: Annotated[
        Literal["committee", "applicant"],
        Parameter(name="--for", help="An applicant is not told what exclusion lists hold."),
    ] = "committee",
    form: Annotated[Literal["text", "json"], Parameter(name="--format", help="How to show answers.")] = "text",
    output: Annotated[
        str | None,
        Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write answers to, whole or not at all."),
    ] = None,
    lang: Lang = ENGLISH,
) -> int:
    """Find the cheapest changes that lead a proposal to a verdict."""
    if not 1 <= answers <= MOST:
        raise UsageError(said(ANSWERS_FROM_TO, most=MOST))
    data = read(file, PROPOSAL_LIMIT)
    import orjson  # noqa: PLC0415  # with the rest, and not wanted where the call means nothing

    from shinsa.analysing.changing.counterfactuals import what_if as ask  # noqa: PLC0415  # heavy
    from shinsa.analysing.changing.telling import what_if_document  # noqa: PLC0415
    from shinsa.judging.verdict import Verdict  # noqa: PLC0415
    from shinsa.screening import Screener  # noqa: PLC0415

    day = as_of or today()
    found = ask(Screener(load(ruleset)), data, as_of=day, to=Verdict(to), most=answers)
    document = what_if_document(found, audience=audience, language=lang)
    if form == "json":
        deliver(orjson.dumps(document) + b"\n", output)
    else:
        from shinsa_adapters.rendering.text.changes import what_if_page  # noqa: PLC0415

        show(what_if_page(document, lang), output)
    return DONE
