"""The rules: in brief by family, or one in full."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from shinsa.explaining.analysis import MinimalSets
from shinsa.explaining.document import ConditionDocument, RuleDocument, SourceDocument, TierDocument, VerdictDocument
from shinsa_adapters.rendering import catalogue
from shinsa_adapters.rendering.analysis import analysis_of, enough
from shinsa_adapters.rendering.phrasing import Phrasing
from shinsa_adapters.rendering.selection import FamilyRules, by_family
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.head import heading, indented
from shinsa_adapters.rendering.wording import number, tone

STYLES: Final = {
    "gives": "green",
    "takes": "red",
    "reject": "red",
    "review": "yellow",
    "unknown": "yellow",
    "quiet": "dim",
}
TRUTHS: Final = {"yes": "green", "no": "red", "unknown": "yellow"}


def rules(document: VerdictDocument, by: Phrasing, *, everything: bool) -> Iterator[RenderableType]:
    """Every rule by family; with `everything` each in full."""
    analysis = analysis_of(document)
    found = {} if analysis is None else analysis["minimal_sets"]
    for family in by_family(document):
        yield heading(family.label, _points(family, by))
        if everything:
            for rule in (*family.applicable, *family.not_applicable):
                yield indented(rule_in_full(rule, by, found.get(rule["id"])))
        else:
            yield from _in_brief(family, by)


def _points(family: FamilyRules, by: Phrasing) -> str:
    return "" if family.score is None else by.counted(family.score)


def _in_brief(family: FamilyRules, by: Phrasing) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(min_width=9, max_width=13)
    if family.score is not None:
        table.add_column(no_wrap=True)
    table.add_column()
    for rule in family.applicable:
        points = [by.signed(rule["points"])] if family.score is not None else []
        told = Text("\n").join(_brief(rule, by))
        table.add_row("", Text(by.outcome(rule), STYLES[tone(rule)]), *points, told)
    yield table
    if family.not_applicable:
        idle = by.listed([rule["id"] for rule in family.not_applicable])
        yield indented(words(by.say(catalogue.NOT_APPLICABLE_RULES, rules=idle), "dim"))


def _brief(rule: RuleDocument, by: Phrasing) -> Iterator[Text]:
    line = rule["because"] if rule["outcome"] == "fired" else rule["title"]
    yield words(line).append_text(words(f"  {rule['id']}", "dim"))
    if rule["outcome"] == "not_fired":
        yield from (_condition(condition, by) for condition in rule["conditions"])
        return
    if rule["outcome"] == "unknown":
        yield words(rule["because"], "dim")
    elif rule["missing"]:
        yield words(by.say(catalogue.STILL_OPEN, facts=by.listed(rule["missing"])), "dim")
    if rule["tier"] is not None:
        yield from _tier(rule["tier"], by)


def _condition(condition: ConditionDocument, by: Phrasing) -> Text:
    line = Text.assemble((by.truth(condition), TRUTHS[condition["truth"]]), by.say(catalogue.COLON))
    told = by.say(catalogue.WITH_ASIDE, text=condition["text"], aside=by.seen(condition))
    return line.append_text(words(told, "dim"))


def _tier(tier: TierDocument, by: Phrasing) -> Iterator[Text]:
    for step, message in ((tier["current"], catalogue.TIER), (tier["next"], catalogue.NEXT_TIER)):
        if step is not None:
            yield words(by.say(message, text=step["text"], points=number(step["points"])), "dim")


def rule_in_full(rule: RuleDocument, by: Phrasing, sets: MinimalSets | None = None) -> RenderableType:
    """One rule with its conditions, the facts it read, its tiers and the words it rests on.

    With `sets`, its minimal sets of conditions too.
    """
    return Group(*_title(rule, by), indented(Group(*_body(rule, by, sets or {}))))


def _title(rule: RuleDocument, by: Phrasing) -> Iterator[RenderableType]:
    refs = by.say(catalogue.REFS, refs=by.listed(rule["refs"])) if rule["refs"] else ""
    yield words(by.say(catalogue.TITLED, rule=f"{rule['id']}{refs}", title=rule["title"]), "bold")
    points = by.signed(rule["points"])
    rest = [by.kind(rule), *([by.say(catalogue.POINTS, points=points)] if points else [])]
    yield Text.assemble((by.outcome(rule), STYLES[tone(rule)]), by.clauses(["", *rest]))


def _body(rule: RuleDocument, by: Phrasing, sets: MinimalSets) -> Iterator[RenderableType]:
    yield words(rule["because"])
    if rule["conditions"]:
        yield _conditions(rule, by)
    if told := enough(rule, sets, by):
        yield words(by.say(catalogue.ENOUGH_ALONE), "dim")
        yield from (indented(words(line)) for line in told)
    if rule["tier"] is not None:
        yield from _tier(rule["tier"], by)
    if rule["reads"]:
        reads = [by.say(catalogue.IS, fact=read["fact"], value=by.value(read["value"])) for read in rule["reads"]]
        yield words(by.clauses(list(dict.fromkeys(reads))))
    for message, listed in ((catalogue.MISSING_FACTS, rule["missing"]), (catalogue.IN_CONFLICT, rule["conflicts"])):
        if listed:
            yield words(by.say(message, facts=by.listed(listed)), "yellow")
    for source in (rule["source"], *rule["further_sources"]):
        yield from _source(source, by)
    if rule["remark"]:
        yield words(by.say(catalogue.REMARK, remark=rule["remark"]))


def _conditions(rule: RuleDocument, by: Phrasing) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", max_width=14)
    for condition in rule["conditions"]:
        truth = Text(by.truth(condition), TRUTHS[condition["truth"]])
        text = Group(words(condition["text"]), words(by.seen(condition), "dim"))
        table.add_row(words(by.part(condition)), truth, text)
    return table


def _source(source: SourceDocument, by: Phrasing) -> Iterator[RenderableType]:
    yield words(by.say(catalogue.SOURCE, line=by.source_line(source)))
    quote, language = source["quote"], source["language"]
    if quote:
        told = by.say(catalogue.QUOTE_IN, quote=quote, language=language) if language else None
        yield indented(words(told or by.say(catalogue.QUOTE, quote=quote)))
    if source["rendering"]:
        yield indented(words(by.say(catalogue.RENDERED, rendering=source["rendering"])))
