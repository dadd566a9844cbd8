"""A proposal as a scenario's sentences build it up: every sentence makes a new draft, none changes one."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from shinsa.ruleset import ParameterValue, Ruleset
from shinsa_adapters.proving.stating import Stated, written_out
from shinsa_adapters.rulebook.names import Names

__all__ = [
    "Draft", "Stated", "decided", "empty_draft", "evidenced", "first_day", "said_before", "stated", "written_out",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What the sentences so far have said.

    `document` is the proposal's JSON, `settings` what the committee set parameters to, `examples` the folder with
    complete proposals.
    """

    names: Names
    examples: Path
    as_of: date
    document: dict[str, Stated]
    settings: tuple[tuple[str, ParameterValue], ...] = ()


def empty_draft(names: Names, examples: Path) -> Draft:
    """A proposal that states nothing, screened on the first day on which every parameter has a value."""
    return Draft(names, examples, first_day(names.ruleset), {"id": "scenario", "title": "scenario"})


def first_day(ruleset: Ruleset) -> date:
    """The first day on which the ruleset is in force and every parameter has a value."""
    days = [parameter.settings[0].since for parameter in ruleset.parameters]
    return max([*days, ruleset.effective.since or date.min])


def stated(draft: Draft, path: str, value: Stated) -> Draft:
    """The draft with this value at this path (`generation.net_mw`); `None` takes the fact out."""
    return replace(draft, document=_put(draft.document, path.split("."), value))


def said_before(draft: Draft, path: str) -> Stated:
    """What the draft states at this path, `None` where nothing."""
    found: Stated = draft.document
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def evidenced(draft: Draft, evidence: dict[str, Stated]) -> Draft:
    """The draft with one more piece of evidence."""
    before = said_before(draft, "evidence")
    return stated(draft, "evidence", [*(before if isinstance(before, list) else []), evidence])


def decided(draft: Draft, parameter: str, value: ParameterValue) -> Draft:
    """The draft with a parameter set by the committee."""
    kept = tuple(setting for setting in draft.settings if setting[0] != parameter)
    return replace(draft, settings=tuple(sorted([*kept, (parameter, value)], key=lambda setting: setting[0])))


def _put(held: dict[str, Stated], parts: list[str], value: Stated) -> dict[str, Stated]:
    name, rest = parts[0], parts[1:]
    kept = dict(held)
    inner = kept.get(name)
    if rest:
        value = _put(inner if isinstance(inner, dict) else {}, rest, value)
    if value is None:
        kept.pop(name, None)
    else:
        kept[name] = value
    return kept
