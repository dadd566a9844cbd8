"""`shinsa questions`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from shinsa.messages.teller import teller
from shinsa_adapters.cli.days import AsOf, today
from shinsa_adapters.cli.failures import DONE
from shinsa_adapters.cli.files import PROPOSAL_LIMIT, read
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.rulesets import DEFAULT, RulesetOption, load
from shinsa_adapters.cli.streams import deliver

if TYPE_CHECKING:
    from shinsa.analysing.asking.interview import Interview
    from shinsa.explaining.analysis import FactValue
    from shinsa.screening import Screening
    from shinsa_adapters.cli.interview.describing import Describer


def questions(  # noqa: PLR0913  # each is an option of the command
    proposal: Annotated[str, Parameter(name="PROPOSAL", help="A proposal (JSON), or - for standard input.")],
    /,
    *,
    ruleset: RulesetOption = DEFAULT,
    as_of: AsOf = None,
    form: Annotated[Literal["text", "json"], Parameter(name="--format", help="How to show results.")] = "text",
    most: Annotated[int, Parameter(metavar="NUMBER", help="How many questions to show as text.")] = 10,
    lang: Lang = ENGLISH,
    output: Annotated[
        str | None,
        Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write results to, whole or not at all."),
    ] = None,
) -> int:
    """Say which verdicts are still possible and what to ask, most telling first."""
    from shinsa.analysing.asking.interview import Interview  # noqa: PLC0415  # heavy
    from shinsa.analysing.reaching.unknowns import Analyser  # noqa: PLC0415
    from shinsa.screening import Screener  # noqa: PLC0415

    screener = Screener(load(ruleset))
    day = as_of or today()
    screening = screener.screen(read(proposal, PROPOSAL_LIMIT), as_of=day)
    interview = Interview(Analyser(screening.edition).unknowns(screening.facts))
    deliver(_json(screening, interview, lang) if form == "json" else _text(screening, interview, lang, most), output)
    return DONE


def _json(screening: "Screening", interview: "Interview", lang: Lang) -> bytes:
    import orjson  # noqa: PLC0415

    from shinsa.analysing.asking.listing import questions_document  # noqa: PLC0415

    return orjson.dumps(questions_document(screening, interview, lang), option=orjson.OPT_INDENT_2) + b"\n"


def _text(screening: "Screening", interview: "Interview", lang: Lang, most: int) -> bytes:
    from shinsa_adapters.cli.interview.describing import Describer  # noqa: PLC0415
    from shinsa_adapters.rendering.wording import visible  # noqa: PLC0415

    describer = Describer(screening.edition.plan.ruleset.vocabulary, teller(lang))
    return ("\n".join(map(visible, _lines(screening, interview, describer, most))) + "\n").encode()


def _lines(screening: "Screening", interview: "Interview", describer: "Describer", most: int) -> Iterator[str]:
    from shinsa.messages.teller import in_language  # noqa: PLC0415
    from shinsa_adapters.cli.interview import catalogue  # noqa: PLC0415
    from shinsa_adapters.rendering.catalogue import NOT_KNOWN_EXACTLY  # noqa: PLC0415

    by = describer.by
    yield by.say(catalogue.NOW_IT_IS, verdict=describer.verdict(screening.judgement.verdict))
    if interview.settled is not None:
        yield by.say(catalogue.NOTHING_OPEN_MATTERS, verdict=describer.verdict(interview.settled))
        return
    yield describer.standing(interview)
    if interview.reach.open:
        reasons = [in_language(why, by.language) for why in interview.reach.why]
        yield by.say(NOT_KNOWN_EXACTLY, why=by.clauses(reasons))
    yield from _certificates(screening, interview, describer)
    yield ""
    yield by.say(catalogue.ASK_NEXT)
    yield from _asked(interview, describer, most)


def _asked(interview: "Interview", describer: "Describer", most: int) -> Iterator[str]:
    from shinsa.explaining.roles import role  # noqa: PLC0415
    from shinsa_adapters.cli.interview import catalogue  # noqa: PLC0415

    by = describer.by
    wanted = [each for each in interview.questions if each.matters]
    for place, each in enumerate(wanted[:most], 1):
        who = role(each.answered_by, by)
        label = describer.plain_label(each.fact)
        line = by.say(catalogue.ASKED_LINE, label=label, fact=each.fact, who=who, cost=each.cost)
        yield f"{place:3}  {line}"
        yield f"     {by.say(catalogue.WHY_IT_IS_ASKED, titles=describer.titles(interview, each))}"
    if len(wanted) < len(interview.questions):
        yield by.say(catalogue.NEED_NOT_ASK, count=len(interview.questions) - len(wanted))


def _certificates(screening: "Screening", interview: "Interview", describer: "Describer") -> Iterator[str]:
    from shinsa.analysing.asking.listing import questions_document  # noqa: PLC0415
    from shinsa.judging.verdict import Verdict  # noqa: PLC0415
    from shinsa_adapters.cli.interview import catalogue  # noqa: PLC0415

    for entry in questions_document(screening, interview, describer.by.language)["verdicts"]:
        if 0 < len(entry["certificate"]) <= _SHORT:
            facts = describer.by.clauses([_fact_is(each, describer) for each in entry["certificate"]])
            told = describer.by.say(
                catalogue.CERTIFIED, verdict=describer.verdict(Verdict(entry["verdict"])), facts=facts
            )
            proved = entry["shortest"]
            yield told if proved else describer.by.say(catalogue.NOT_KNOWN_SHORTEST, certificate=told)


_SHORT = 6
"""A certificate of more facts than this is left to the JSON form."""


def _fact_is(each: "FactValue", describer: "Describer") -> str:
    from shinsa_adapters.cli.interview import catalogue  # noqa: PLC0415

    value = each["value"]
    shown = describer.value(value)
    return describer.by.say(catalogue.FACT_IS, fact=describer.label(each["fact"]), value=shown)
