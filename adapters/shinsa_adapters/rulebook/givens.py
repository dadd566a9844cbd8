"""Given-steps: sentences that build a proposal up, date the screening and set parameters."""

from collections.abc import Mapping
from dataclasses import replace

from shinsa.errors import InputError
from shinsa.facts import Fact, FactList
from shinsa.proposal.reading import read_json
from shinsa.ruleset import Parameter, ParameterValue
from shinsa_adapters.proving.stating import Stated
from shinsa_adapters.rulebook.answers import read_answer, read_day, split_answers, unquoted
from shinsa_adapters.rulebook.committee import read_setting
from shinsa_adapters.rulebook.draft import Draft, decided, empty_draft, evidenced, said_before, stated
from shinsa_adapters.rulebook.names import called, columns_of
from shinsa_adapters.rulebook.problems import StepError
from shinsa_adapters.rulebook.steps import Given, Said, Table, Wording

BUILDS = "project.builds"
"""The list of what a project builds, in vocabularies that have it."""


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
    return stated(draft, fact.path, draft.names.tongue.truths[said["truth"]])


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
        hint = f"{_instead(_THESE, draft, entry)} and a table"
        raise StepError(f"{called(entry.label, draft.names.tongue)} have fields", hint)
    several = split_answers(items, draft.names.tongue)
    return stated(draft, entry.path, [_answer(draft, entry.item, item) for item in several])


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
        raise StepError(f"{called(entry.label, draft.names.tongue)} have no fields", _instead(_ARE, draft, entry))
    fields = columns_of(entry, draft.names.tongue)
    unknown = [name for name in table[0] if name not in fields]
    if unknown:
        tongue = draft.names.tongue
        known = ", ".join(f"`{fact.label.in_language(tongue.code)}`" for fact in entry.fields)
        message = f"{called(entry.label, tongue)} have no column `{unknown[0]}`"
        raise StepError(message, f"the columns are {known}")
    return [_row(draft, fields, table[0], row) for row in table[1:]]


def _row(draft: Draft, fields: Mapping[str, Fact], header: tuple[str, ...], row: tuple[str, ...]) -> Stated:
    cells = [(fields[name], value) for name, value in zip(header, row, strict=True)]
    return {fact.name: _cell(draft, fact, value) for fact, value in cells if not _open(draft, value)}


def _cell(draft: Draft, fact: Fact, value: str) -> Stated:
    return None if _open(draft, value) else _answer(draft, fact, value)


def _open(draft: Draft, cell: str) -> bool:
    """Whether a cell states nothing."""
    return cell in {"", draft.names.tongue.not_stated}


def _answer(draft: Draft, fact: Fact, value: str) -> Stated:
    answer = read_answer(value, fact, draft.names.ruleset.vocabulary.currency, draft.names.tongue)
    return {**answer} if isinstance(answer, dict) else answer


def _evidence(draft: Draft, said: Said) -> Draft:
    fact = draft.names.facts[said["fact"]]
    value = _answer(draft, fact, said["value"])
    dated = read_day(said["day"], draft.names.tongue).isoformat()
    source = unquoted(said["source"], draft.names.tongue)
    return evidenced(draft, {"fact": fact.path, "source": source, "date": dated, "grade": "documented", "value": value})


def _as_of(draft: Draft, said: Said) -> Draft:
    return replace(draft, as_of=read_day(said["day"], draft.names.tongue))


def _setting(draft: Draft, parameter: Parameter, value: str) -> ParameterValue:
    return read_setting(value, parameter, draft.names.ruleset.vocabulary, draft.names.tongue)


def _committee(draft: Draft, said: Said) -> Draft:
    parameter = draft.names.parameters[said["parameter"]]
    return decided(draft, parameter.name, _setting(draft, parameter, said["value"]))


_ARE = Given(
    change=_are,
    en=Wording("(the ){list} is/are {items}", "what the line carries is natural gas and LNG"),
    ja=Wording("{list}は{items}である", "輸送品目は天然ガスとLNGである"),
    zh=Wording("{list}为{items}", "输送介质为天然气和液化天然气"),
)
_THESE = Given(
    change=_these,
    table=True,
    en=Wording("these {list}:", "these sites:"),
    ja=Wording("{list}は次のとおり：", "資金対象の用地は次のとおり："),
    zh=Wording("{list}如下：", "拟出资的场址如下："),
)
GIVENS = (
    Given(
        change=_nothing,
        en=Wording("a proposal that states nothing"),
        ja=Wording("何も記載のない提案"),
        zh=Wording("未作任何申报的提案"),
    ),
    Given(
        change=_complete,
        en=Wording('the complete proposal "{name}"', 'the complete proposal "eligible_power_plant"'),
        ja=Wording("完全な提案「{name}」", "完全な提案「eligible_power_plant」"),
        zh=Wording("完整提案“{name}”", "完整提案“eligible_power_plant”"),
    ),
    Given(
        change=_is,
        en=Wording("(the ){fact} is {value}", "the net capacity is 300 MW"),
        ja=Wording("{fact}は{value}である", "正味出力は30万kWである"),
        zh=Wording("{fact}为{value}", "净容量为30万千瓦"),
    ),
    Given(
        change=_is_not_stated,
        en=Wording("(the ){anything} is/are not stated", "the net capacity is not stated"),
        ja=Wording("{anything}は不明である", "正味出力は不明である"),
        zh=Wording("{anything}(为)未知", "净容量未知"),
    ),
    Given(
        change=_is_so,
        en=Wording("it is {truth} that {question}", "it is true that the split of cash is modelled"),
        ja=Wording("設問「{question}」の答えは「{truth}」である", "設問「炭素回収」の答えは「はい」である"),
        zh=Wording("问题“{question}”的回答为“{truth}”", "问题“现金分配已建模”的回答为“是”"),
    ),
    Given(
        change=_states,
        table=True,
        en=Wording("the proposal states:"),
        ja=Wording("提案の記載は次のとおり："),
        zh=Wording("提案申报如下："),
    ),
    Given(
        change=_builds,
        en=Wording("the project builds {items}", "the project builds generation and transmission"),
        ja=Wording("この事業は{items}を建設する", "この事業は発電設備と送電・変電設備を建設する"),
        zh=Wording("该项目建设{items}", "该项目建设发电设施和输电或变电设施"),
    ),
    _ARE,
    Given(
        change=_none,
        en=Wording("there are no {list}", "there are no permits"),
        ja=Wording("{list}はない", "訴訟はない"),
        zh=Wording("没有{list}", "没有诉讼"),
    ),
    _THESE,
    Given(
        change=_also,
        table=True,
        en=Wording("also these {list}:", "also these sites:"),
        ja=Wording("{list}には次のものもある：", "資金対象の用地には次のものもある："),
        zh=Wording("{list}还包括：", "拟出资的场址还包括："),
    ),
    Given(
        change=_evidence,
        en=Wording(
            "evidence from {source} dated {day} says the {fact} is {value}",
            "evidence from the turbine contract dated 2025-09-30 says the net capacity is 280 MW",
        ),
        ja=Wording(
            "{day}付の証拠{source}によれば、{fact}は{value}である",
            "2025年9月30日付の証拠「タービン契約」によれば、正味出力は280 MWである",
        ),
        zh=Wording(
            "{day}的证据{source}载明{fact}为{value}",
            "2025年9月30日的证据“燃机合同”载明净容量为280 MW",
        ),
    ),
    Given(
        change=_as_of,
        en=Wording("the screening is made as of {day}", "the screening is made as of 2025-10-28"),
        ja=Wording("審査の基準日は{day}である", "審査の基準日は2025年10月28日である"),
        zh=Wording("审查基准日为{day}", "审查基准日为2025年10月28日"),
    ),
    Given(
        change=_committee,
        en=Wording(
            "the committee sets (the ){parameter} to {value}",
            "the committee sets the total of the programme to USD 100 billion",
        ),
        ja=Wording(
            "委員会は「{parameter}」を「{value}」と定める", "委員会は「プログラム総額」を「1000億ドル」と定める"
        ),
        zh=Wording("委员会将“{parameter}”定为“{value}”", "委员会将“计划总额”定为“1000亿美元”"),
    ),
)


def _instead(step: Given, draft: Draft, entry: FactList) -> str:
    """The sentence to write instead, in the file's language."""
    label = entry.label.in_language(draft.names.tongue.code)
    said = step.wording(draft.names.tongue.code).pattern.replace("(the )", "the ").replace("is/are", "are")
    return f"write `{said.format(list=label, items='…')}`"
