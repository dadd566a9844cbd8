"""The rules: in brief by family, or one in full."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from shinsa.explaining.document import ConditionDocument, RuleDocument, SourceDocument, TierDocument, VerdictDocument
from shinsa_adapters.rendering.selection import FamilyRules, by_family
from shinsa_adapters.rendering.text.console import words
from shinsa_adapters.rendering.text.head import heading, indented
from shinsa_adapters.rendering.wording import number, outcome, seen, signed, source_line, span, tone, value

STYLES: Final = {
    "gives": "green",
    "takes": "red",
    "reject": "red",
    "review": "yellow",
    "unknown": "yellow",
    "quiet": "dim",
}
TRUTHS: Final = {"yes": "green", "no": "red", "unknown": "yellow"}


def rules(document: VerdictDocument, *, everything: bool) -> Iterator[RenderableType]:
    """Every rule by family; with `everything` each in full."""
    for family in by_family(document):
        yield heading(family.label, _points(family))
        if everything:
            for rule in (*family.applicable, *family.not_applicable):
                yield indented(rule_in_full(rule))
        else:
            yield from _in_brief(family)


def _points(family: FamilyRules) -> str:
    score = family.score
    if score is None:
        return ""
    counted = f"{span(score['counted'])} points of at most {number(score['cap'])}"
    return counted if score["sum"] == score["counted"] else f"{counted} (the rules add up to {span(score['sum'])})"


def _in_brief(family: FamilyRules) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(min_width=9, max_width=13)
    if family.score is not None:
        table.add_column(no_wrap=True)
    table.add_column()
    for rule in family.applicable:
        points = [signed(rule["points"])] if family.score is not None else []
        told = Text("\n").join(_brief(rule))
        table.add_row("", Text(outcome(rule), STYLES[tone(rule)]), *points, told)
    yield table
    if family.not_applicable:
        idle = ", ".join(rule["id"] for rule in family.not_applicable)
        yield indented(words(f"not applicable: {idle}", "dim"))


def _brief(rule: RuleDocument) -> Iterator[Text]:
    line = rule["because"] if rule["outcome"] == "fired" else rule["title"]
    yield words(line).append_text(words(f"  {rule['id']}", "dim"))
    if rule["outcome"] == "not_fired":
        yield from map(_condition, rule["conditions"])
        return
    if rule["outcome"] == "unknown":
        yield words(rule["because"], "dim")
    elif rule["missing"]:
        yield words(f"still open: {', '.join(rule['missing'])}", "dim")
    if rule["tier"] is not None:
        yield from _tier(rule["tier"])


def _condition(condition: ConditionDocument) -> Text:
    line = Text.assemble((condition["truth"], TRUTHS[condition["truth"]]), ": ")
    return line.append_text(words(f"{condition['text']} ({seen(condition)})", "dim"))


def _tier(tier: TierDocument) -> Iterator[Text]:
    current, better = tier["current"], tier["next"]
    if current is not None:
        yield words(f"tier: {current['text']}, {number(current['points'])} points", "dim")
    if better is not None:
        yield words(f"next tier: {better['text']}, {number(better['points'])} points", "dim")


def rule_in_full(rule: RuleDocument) -> RenderableType:
    """One rule with its conditions, the facts it read, its tiers and the words it rests on."""
    return Group(*_title(rule), indented(Group(*_body(rule))))


def _title(rule: RuleDocument) -> Iterator[RenderableType]:
    refs = f" ({', '.join(rule['refs'])})" if rule["refs"] else ""
    points = signed(rule["points"])
    yield words(f"{rule['id']}{refs}: {rule['title']}", "bold")
    yield Text.assemble(
        (outcome(rule), STYLES[tone(rule)]),
        f"; {rule['kind']}",
        f"; {points} points" if points else "",
    )


def _body(rule: RuleDocument) -> Iterator[RenderableType]:
    yield words(rule["because"])
    if rule["conditions"]:
        yield _conditions(rule)
    if rule["tier"] is not None:
        yield from _tier(rule["tier"])
    if rule["reads"]:
        reads = dict.fromkeys(f"{read['fact']} is {value(read['value'])}" for read in rule["reads"])
        yield words("; ".join(reads))
    for label, listed in (("missing", rule["missing"]), ("in conflict", rule["conflicts"])):
        if listed:
            yield words(f"{label}: {', '.join(listed)}", "yellow")
    for source in (rule["source"], *rule["further_sources"]):
        yield from _source(source)
    if rule["remark"]:
        yield words(f"remark: {rule['remark']}")


def _conditions(rule: RuleDocument) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", max_width=14)
    for condition in rule["conditions"]:
        truth = Text(condition["truth"], TRUTHS[condition["truth"]])
        text = Group(words(condition["text"]), words(seen(condition), "dim"))
        table.add_row(words(condition["role"].replace("_", " ")), truth, text)
    return table


def _source(source: SourceDocument) -> Iterator[RenderableType]:
    yield words(f"source: {source_line(source)}")
    if source["quote"]:
        language = f" ({source['language']})" if source["language"] else ""
        yield indented(words(f"“{source['quote']}”{language}"))
    if source["rendering"]:
        yield indented(words(f"in English: {source['rendering']}"))
