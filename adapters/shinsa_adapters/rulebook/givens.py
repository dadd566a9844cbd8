"""Given-steps: sentences that build a proposal up, date the screening and set parameters."""

from collections.abc import Mapping
from dataclasses import replace

from shinsa.errors import InputError
from shinsa.facts import Fact, FactList
from shinsa.proposal.reading import read_json
from shinsa_adapters.rulebook.answers import read_answer, read_day, split_answers
from shinsa_adapters.rulebook.committee import read_setting
from shinsa_adapters.rulebook.draft import Draft, Stated, decided, empty_draft, evidenced, said_before, stated
from shinsa_adapters.rulebook.names import columns_of
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.steps import Given, Said, Table

BUILDS = "project.builds"
"""The list of what a project builds, in vocabularies that have it."""

_NOT_STATED = frozenset({"", "not stated"})
_TRUTHS = {"true": True, "false": False, "not stated": None}


def _nothing(draft: Draft, _said: Said) -> Draft:
    return replace(empty_draft(draft.names, draft.examples), as_of=draft.as_of, settings=draft.settings)


def _complete(draft: Draft, said: Said) -> Draft:
    found = sorted(draft.examples.rglob(f"{said['name']}.json"))
    if not found:
        known = sorted(path.stem for path in draft.examples.rglob("*.json"))
        raise StepError(f"no example is called `{said['name']}`", f"there are {', '.join(known) or 'none'}")
    try:
        return replace(draft, document=read_json(found[0].read_bytes()))
    except InputError as error:
        raise StepError(f"the example `{said['name']}` cannot be read: {error}") from error


def _is(draft: Draft, said: Said) -> Draft:
    fact = draft.names.facts[said["fact"]]
    return stated(draft, fact.path, _answer(draft, fact, said["value"]))


def _is_not_stated(draft: Draft, said: Said) -> Draft:
    names = draft.names
    entry = names.facts.get(said["anything"]) or names.lists[said["anything"]]
    return stated(draft, entry.path, None)


def _is_so(draft: Draft, said: Said) -> Draft:
    fact = draft.names.facts[said["question"]]
    return stated(draft, fact.path, _TRUTHS[said["truth"]])


def _states(draft: Draft, said: Said) -> Draft:
    for row in said.table:
        if len(row) != 2:  # noqa: PLR2004  # a fact and its value
            raise StepError("the table has two columns, a fact and its value", "write `| net capacity | 300 MW |`")
        name, value = row
        if name not in draft.names.facts:
            raise StepError(f"no fact is called `{name}`", None)
        draft = stated(draft, draft.names.facts[name].path, _cell(draft, draft.names.facts[name], value))
    return draft


def _builds(draft: Draft, said: Said) -> Draft:
    if BUILDS not in draft.names.lists:
        raise StepError("this ruleset does not ask what a project builds", "name the list: `the {list} are …`")
    return _filled(draft, draft.names.lists[BUILDS], said["items"])


def _are(draft: Draft, said: Said) -> Draft:
    return _filled(draft, draft.names.lists[said["list"]], said["items"])


def _filled(draft: Draft, entry: FactList, items: str) -> Draft:
    if entry.item is None:
        raise StepError(f"the {entry.label.en} have fields", f"write `these {entry.label.en}:` and a table")
    return stated(draft, entry.path, [_answer(draft, entry.item, item) for item in split_answers(items)])


def _none(draft: Draft, said: Said) -> Draft:
    return stated(draft, draft.names.lists[said["list"]].path, [])


def _these(draft: Draft, said: Said) -> Draft:
    entry = draft.names.lists[said["list"]]
    return stated(draft, entry.path, _rows(draft, entry, said.table))


def _also(draft: Draft, said: Said) -> Draft:
    entry = draft.names.lists[said["list"]]
    before = said_before(draft, entry.path)
    kept = before if isinstance(before, list) else []
    return stated(draft, entry.path, [*kept, *_rows(draft, entry, said.table)])


def _rows(draft: Draft, entry: FactList, table: Table) -> list[Stated]:
    """The objects a table describes: its columns are fields, an empty cell is not stated."""
    if not entry.fields:
        raise StepError(f"the {entry.label.en} have no fields", f"write `the {entry.label.en} are …`")
    fields = columns_of(entry)
    unknown = [name for name in table[0] if name not in fields]
    if unknown:
        known = ", ".join(f"`{fact.label.en}`" for fact in entry.fields)
        raise StepError(f"the {entry.label.en} have no column `{unknown[0]}`", f"the columns are {known}")
    return [_row(draft, fields, table[0], row) for row in table[1:]]


def _row(draft: Draft, fields: Mapping[str, Fact], header: tuple[str, ...], row: tuple[str, ...]) -> Stated:
    cells = [(fields[name], value) for name, value in zip(header, row, strict=True)]
    return {fact.name: _cell(draft, fact, value) for fact, value in cells if value not in _NOT_STATED}


def _cell(draft: Draft, fact: Fact, value: str) -> Stated:
    return None if value in _NOT_STATED else _answer(draft, fact, value)


def _answer(draft: Draft, fact: Fact, value: str) -> Stated:
    answer = read_answer(value, fact, draft.names.ruleset.vocabulary.currency)
    return {**answer} if isinstance(answer, dict) else answer


def _evidence(draft: Draft, said: Said) -> Draft:
    fact = draft.names.facts[said["fact"]]
    value = _answer(draft, fact, said["value"])
    dated = read_day(said["day"]).isoformat()
    source = said["source"].strip('"')
    return evidenced(draft, {"fact": fact.path, "source": source, "date": dated, "grade": "documented", "value": value})


def _as_of(draft: Draft, said: Said) -> Draft:
    return replace(draft, as_of=read_day(said["day"]))


def _committee(draft: Draft, said: Said) -> Draft:
    parameter = draft.names.parameters[said["parameter"]]
    return decided(draft, parameter.name, read_setting(said["value"], parameter, draft.names.ruleset.vocabulary))


GIVENS = (
    Given("a proposal that states nothing", "a proposal that states nothing", _nothing),
    Given('the complete proposal "{name}"', 'the complete proposal "eligible_power_plant"', _complete),
    Given("(the ){fact} is {value}", "the net capacity is 300 MW", _is),
    Given("(the ){anything} is/are not stated", "the net capacity is not stated", _is_not_stated),
    Given("it is {truth} that {question}", "it is true that the split of cash is modelled", _is_so),
    Given("the proposal states:", "the proposal states:", _states, table=True),
    Given("the project builds {items}", "the project builds generation and transmission", _builds),
    Given("(the ){list} is/are {items}", "what the line carries is natural gas and LNG", _are),
    Given("there are no {list}", "there are no permits", _none),
    Given("these {list}:", "these sites:", _these, table=True),
    Given("also these {list}:", "also these sites:", _also, table=True),
    Given(
        "evidence from {source} dated {day} says the {fact} is {value}",
        "evidence from the turbine contract dated 2025-09-30 says the net capacity is 280 MW",
        _evidence,
    ),
    Given("the screening is made as of {day}", "the screening is made as of 2025-10-28", _as_of),
    Given(
        "the committee sets (the ){parameter} to {value}",
        "the committee sets the total of the programme to USD 100 billion",
        _committee,
    ),
)
