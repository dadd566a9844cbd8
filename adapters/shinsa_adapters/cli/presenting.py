"""Results in the form asked for."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from shinsa.messages.message import DEFAULT, Language
from shinsa.messages.teller import Series, said
from shinsa_adapters.cli.catalogue import calling
from shinsa_adapters.cli.failures import UsageError, quoted
from shinsa_adapters.cli.streams import deliver, show
from shinsa_adapters.cli.tried import Tried
from shinsa_adapters.rendering.selection import nearest_rules, rule_named

if TYPE_CHECKING:
    from rich.console import RenderableType

    from shinsa.analysing.firmness.documents import PanelDocument
    from shinsa.explaining.document import VerdictDocument
    from shinsa.screening import Screening

ERROR_SCHEMA: Final = "shinsa.input-error/1"


@dataclass(frozen=True, slots=True)
class Presentation:
    """How results are to be shown; `single` says that one file was asked for, by its own name."""

    form: Literal["text", "json", "html"]
    output: str | None
    rule: str | None
    everything: bool
    single: bool
    language: Language = DEFAULT
    analyse: bool = False


def present(tried: Sequence[Tried], how: Presentation, panels: "Sequence[PanelDocument | None]" = ()) -> None:
    """Show what was screened; where nothing was, only JSON has anything to show.

    `panels`, where there are any, stand in the order of what was tried.

    Raises:
        UsageError: the rule asked for does not exist.
        OutputError: the result cannot be written.
    """
    if how.form == "json":
        beside = panels or [None] * len(tried)
        lines = (_json_line(entry, how) + _panel_line(panel) for entry, panel in zip(tried, beside, strict=True))
        deliver(b"".join(lines), how.output)
        return
    screenings = [entry.screening for entry in tried if entry.screening is not None]
    if not screenings:
        return
    if how.rule is not None:
        show([_rule(screenings[0], how.rule, how.language)], how.output)
        return
    documents = [_document(screening, how) for screening in screenings]
    shown = [panel for panel in panels if panel is not None]
    if how.form == "html":
        deliver(_html(documents, tried, how, shown), how.output)
    else:
        _text(documents, how, shown)


def _document(screening: "Screening", how: Presentation) -> "VerdictDocument":
    if how.analyse:
        from shinsa.analysing.asking.listing import analysed  # noqa: PLC0415  # heavy, and wanted only when asked for

        return analysed(screening, how.language)
    return screening.document_in(how.language)


def _json_line(entry: Tried, how: Presentation) -> bytes:
    if entry.screening is not None and how.analyse:
        import orjson  # noqa: PLC0415

        return orjson.dumps(_document(entry.screening, how)) + b"\n"
    if entry.screening is not None:
        return entry.screening.json(how.language) + b"\n"
    problems = [asdict(problem.in_language(how.language)) for problem in entry.problems]
    line = {"schema": ERROR_SCHEMA, "file": entry.file, "problems": problems}
    return json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _panel_line(panel: "PanelDocument | None") -> bytes:
    if panel is None:
        return b""
    import orjson  # noqa: PLC0415

    return orjson.dumps(panel) + b"\n"


def _html(
    documents: "list[VerdictDocument]", tried: Sequence[Tried], how: Presentation, panels: "list[PanelDocument]"
) -> bytes:
    from shinsa_adapters.rendering.html.page import ranking_html, verdict_html  # noqa: PLC0415  # heavy

    if how.single:
        return verdict_html(documents[0], panels[0] if panels else None)
    broken = [entry for entry in tried if entry.problems]
    problems = {entry.file: [problem.in_language(how.language) for problem in entry.problems] for entry in broken}
    return ranking_html(documents, problems, how.language, panels)


def _text(documents: "list[VerdictDocument]", how: Presentation, panels: "list[PanelDocument]") -> None:
    from shinsa_adapters.rendering.text.firmness import panel_page  # noqa: PLC0415  # heavy
    from shinsa_adapters.rendering.text.page import verdict_page  # noqa: PLC0415
    from shinsa_adapters.rendering.text.ranking import ranking_page  # noqa: PLC0415

    page = verdict_page(documents[0], everything=how.everything) if how.single else ranking_page(documents)
    behind = (part for panel in panels for part in panel_page(panel, how.language, named=not how.single))
    show(chain(page, behind), how.output)


def _rule(screening: "Screening", name: str, language: Language) -> "RenderableType":
    """One rule in full, with the sets of conditions that were enough for what it answered."""
    from shinsa.analysing.asking.listing import minimal_sets  # noqa: PLC0415  # heavy
    from shinsa_adapters.rendering.phrasing import phrasing  # noqa: PLC0415
    from shinsa_adapters.rendering.text.rules import rule_in_full  # noqa: PLC0415

    document = screening.document_in(language)
    rule = rule_named(document, name)
    if rule is None:
        raise _no_such_rule(document, name)
    (sets,) = minimal_sets(screening, [screening.edition.places[rule["id"]]], language)
    return rule_in_full(rule, phrasing(language), sets)


def _no_such_rule(document: "VerdictDocument", name: str) -> UsageError:
    near = nearest_rules(document, name)
    message = said(calling.NO_SUCH_RULE, ruleset=document["ruleset"]["id"], name=quoted(name))
    if not near:
        return UsageError(message, said(calling.RULES_LISTS_THEM))
    return UsageError(message, said(calling.HINT_MEANT, meant=Series([f"`{rule}`" for rule in near], "or")))
