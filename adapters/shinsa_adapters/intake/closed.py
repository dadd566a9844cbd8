"""Facts that nobody may conclude from what a person wrote: Japanese links, who takes the output, who owns and controls.

They are read only from answers that the source itself keeps closed: a choice whose options the mapping lists, or a
value of its own type, such as a number, a day, a yes or no or a country's code. Texts such as names are copied whole.
"""

from typing import Final

from shinsa.parsing.report import Report, listed
from shinsa.parsing.shapes import Record, each, word
from shinsa_adapters.intake.paths import Path
from shinsa_adapters.intake.values import folded

STATED_ONLY: Final = (
    "japanese_links",
    "procurement.jp_content_pct",
    "procurement.jp_vendor_plan",
    "offtakes",
    "offtaker",
    "destinations",
    "line.binding_share",
    "line.term_years",
    "parties[].role",
    "parties[].country",
    "parties[].covered_nation_interest_pct",
    "parties[].effective_control",
    "nuclear.foreign_ownership",
    "supply_chain.foreign_entity_cost_pct",
    "control_equipment_countries",
)
"""The facts, by path or by the beginning of it: Japanese nexus, offtake, ownership and control."""


def is_stated_only(path: str) -> bool:
    """Whether a fact is one of them."""
    return any(path == name or path.startswith((f"{name}.", f"{name}[]")) for name in STATED_ONLY)


def look_at_path(found: Path, key: str, fact: str, record: Record, report: Report) -> None:
    """Whether a path takes everything that stands there, where nothing may be concluded."""
    if is_stated_only(fact) and found.picks:
        message = f"`{fact}` is never concluded, and this path picks by what the items say"
        hint = "take all items, and tell them apart by a `switch` that lists its `options`"
        report.add(record.place(key), "concludes", message, hint)


def look_at_options(switch: Record, fact: str, words: dict[str, str], report: Report) -> frozenset[str] | None:
    """The options of the source's field in their folded form, `None` where the mapping does not list them.

    `words` are those that the switch knows, folded and as written.
    """
    if "options" not in switch:
        if is_stated_only(fact):
            message = f"`{fact}` is never read into a free text, and the mapping does not say that this is a choice"
            hint = "list under `options` every answer that the source offers; leave the fact out if people write freely"
            report.add(switch.at, "free-text", message, hint)
        return None
    options = {folded(option): option for option in switch.get("options", each(word, "options")) or ()}
    beyond = [written for key, written in words.items() if key not in options]
    if options and beyond:
        message = f"{listed(beyond)} is not among the options of the source"
        report.add(switch.place("options"), "not-an-option", message, "list it, or take its case out")
    forgotten = [option for key, option in options.items() if key not in words]
    if forgotten:
        message = f"nothing is said of the option {listed(forgotten)}"
        report.add(switch.place("options"), "option-forgotten", message, "give it a `case`, or list it under `unknown`")
    return frozenset(options)
