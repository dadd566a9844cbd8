"""`shinsa screen`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from shinsa.messages.message import Language
from shinsa.messages.teller import said, teller
from shinsa_adapters.cli.catalogue import calling
from shinsa_adapters.cli.catalogue import listing as catalogue
from shinsa_adapters.cli.collecting import as_usual
from shinsa_adapters.cli.days import AsOf, today
from shinsa_adapters.cli.failures import UsageError
from shinsa_adapters.cli.files import SUFFIX, Found, find
from shinsa_adapters.cli.languages import ENGLISH, Lang
from shinsa_adapters.cli.presenting import Presentation, present
from shinsa_adapters.cli.progress import watched
from shinsa_adapters.cli.rulesets import DEFAULT, RulesetOption, load
from shinsa_adapters.cli.streams import say, write_whole
from shinsa_adapters.cli.tried import Tried, bad, try_file, worst

if TYPE_CHECKING:
    from shinsa.analysing.firmness.documents import PanelDocument
    from shinsa.screening import Screener

Form = Literal["text", "json", "html"]


def screen(  # noqa: PLR0913  # each is an option of the command
    *files: Annotated[
        str, Parameter(name="FILE", help="A proposal (JSON), a folder of them, or - for standard input.")
    ],
    ruleset: RulesetOption = DEFAULT,
    as_of: AsOf = None,
    form: Annotated[Form, Parameter(name="--format", help="How to show results.")] = "text",
    lang: Lang = ENGLISH,
    output: Annotated[
        str | None,
        Parameter(name=("--output", "-o"), metavar="FILE", help="A file to write results to, whole or not at all."),
    ] = None,
    record: Annotated[
        str | None, Parameter(metavar="FILE", help="A file to keep the screening in, for `shinsa replay`.")
    ] = None,
    rule: Annotated[str | None, Parameter(metavar="ID", help="Show this rule alone, in full.")] = None,
    everything: Annotated[bool, Parameter(name="--all", negative="", help="Show every rule in full.")] = False,
    analyse: Annotated[
        bool, Parameter(negative="", help="Say exactly what is still possible too, and the minimal reasons.")
    ] = False,
    panel: Annotated[
        bool, Parameter(negative="", help="Screen under each member's settings too, and show where they agree.")
    ] = False,
    exit_code: Annotated[
        bool, Parameter(negative="", help="Exit with the worst verdict: 0 eligible, 3 review, 4 ineligible.")
    ] = False,
    max_size: Annotated[int, Parameter(metavar="BYTES", help="The most bytes a proposal may have.")] = 1_048_576,
    inference: Annotated[
        Literal["both", "direct"], Parameter(help="Let both inferences answer and agree, or pure Python alone.")
    ] = "both",
) -> int:
    """Screen proposals: a verdict, a score, and the reason for every rule."""
    found = find(files)
    presentation = Presentation(form, output, rule, everything, _is_single(files, found), lang, analyse)
    _refuse_nonsense(presentation, record, max_size)
    if panel and rule is not None:
        raise UsageError(said(calling.RULE_AND_PANEL), said(calling.LEAVE_ONE_OUT))
    from shinsa.screening import Screener  # noqa: PLC0415  # heavy, and not wanted where the call means nothing

    screener = Screener(load(ruleset), inference=inference, limit=max_size, explained=True)
    day = as_of or today()
    screener.edition(day)
    tried = list(_try_all(found, screener, day, max_size))
    if record is not None:
        _keep(tried, record)
    present(tried, presentation, _panels(tried, screener, lang) if panel else ())
    _talk(found, tried, presentation)
    return worst(tried, exit_code=exit_code)


def _is_single(files: tuple[str, ...], found: Found) -> bool:
    return len(files) == 1 and found.files == files


def _refuse_nonsense(presentation: Presentation, record: str | None, max_size: int) -> None:
    if max_size < 1:
        raise UsageError(said(calling.MAX_SIZE_LEAST))
    if record is not None and not presentation.single:
        raise UsageError(said(calling.RECORD_ONE), said(calling.ONE_FILE_NO_RECORD))
    if presentation.rule is not None and not (presentation.single and presentation.form == "text"):
        raise UsageError(said(calling.RULE_AS_TEXT), said(calling.ONE_FILE_NO_FORMAT))


def _try_all(found: Found, screener: "Screener", day: date, max_size: int) -> Iterator[Tried]:
    if len(found.files) > 1:
        as_usual()
    yield from (bad(file, (problem,)) for file, problem in found.unreadable)
    for file in watched(found.files):
        yield try_file(file, screener, day, max_size)


def _keep(tried: list[Tried], path: str) -> None:
    from shinsa.recording import record  # noqa: PLC0415  # wanted only with --record

    for entry in tried:
        if entry.screening is not None:
            write_whole(Path(path), record(entry.screening) + b"\n")


def _panels(tried: list[Tried], screener: "Screener", language: Language) -> "list[PanelDocument | None]":
    """What members would say of each, as a document of its own beside the committee's."""
    from shinsa.analysing.firmness.panel_telling import panel_document  # noqa: PLC0415  # heavy

    return [
        None if entry.screening is None else panel_document(screener, entry.screening, language=language)
        for entry in tried
    ]


def _talk(found: Found, tried: list[Tried], presentation: Presentation) -> None:
    broken, language = [entry for entry in tried if entry.problems], presentation.language
    by = teller(language)
    if presentation.form != "json":
        for entry in broken:
            told = [_indented(problem.told(language)) for problem in entry.problems]
            say("\n".join((by.say(catalogue.FILE_NOT_SCREENED, file=entry.file), *told)))
    if found.passed_over:
        say(by.say(catalogue.PASSED_OVER, count=found.passed_over, suffix=SUFFIX))
    if broken and not presentation.single:
        say(by.say(catalogue.NOT_ALL_SCREENED, broken=len(broken), all=len(tried)))


def _indented(told: str) -> str:
    return "\n".join(f"  {line}" for line in told.split("\n"))
