"""`shinsa firmness`."""

from typing import Annotated, Literal

from cyclopts import Parameter

from shinsa_adapters.cli.days import AsOf, today
from shinsa_adapters.cli.failures import DONE
from shinsa_adapters.cli.files import PROPOSAL_LIMIT, read
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.rulesets import DEFAULT, RulesetOption, load
from shinsa_adapters.cli.streams import deliver, show


def firmness(  # noqa: PLR0913  # each is an option of the command
    file: Annotated[str, Parameter(name="FILE", help="A proposal (JSON), or - for standard input.")],
    /,
    *,
    ruleset: RulesetOption = DEFAULT,
    as_of: AsOf = None,
    form: Annotated[
        Literal["text", "json", "html"], Parameter(name="--format", help="How to show the result.")
    ] = "text",
    output: Annotated[
        str | None,
        Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write the result to, whole or not at all."),
    ] = None,
    lang: Lang = ENGLISH,
) -> int:
    """Say how far each number may move before the verdict changes."""
    data = read(file, PROPOSAL_LIMIT)
    import orjson  # noqa: PLC0415  # with the rest, and not wanted where the call means nothing

    from shinsa.analysing.firmness.telling import firmness_document  # noqa: PLC0415  # heavy
    from shinsa.screening import Screener  # noqa: PLC0415

    screener = Screener(load(ruleset))
    screening = screener.screen(data, as_of=as_of or today())
    document = firmness_document(screener, screening, language=lang)
    if form == "json":
        deliver(orjson.dumps(document) + b"\n", output)
    elif form == "html":
        from shinsa_adapters.rendering.html.page import firmness_html  # noqa: PLC0415  # heavy

        deliver(firmness_html(document), output)
    else:
        from shinsa_adapters.rendering.text.firmness import firmness_page  # noqa: PLC0415

        show(firmness_page(document, lang), output)
    return DONE
