"""`shinsa mapping check` finds every mistake of a mapping, with its place."""

from hashlib import sha256
from pathlib import Path

import pytest

from adapters.calling import Shinsa
from adapters.intake.mappings import HEAD, mapping_of, mistakes
from adapters.intake.tables import GROUPED
from shinsa.facts import Vocabulary
from shinsa_adapters.intake.closed import STATED_ONLY, is_stated_only
from shinsa_adapters.intake.parsing import check_mapping

MISTAKES = {
    "a fact that is not in the vocabulary": (
        "generation: {net_mv: {field: mw, unit: MW}}",
        ["1:14: unknown-fact: the vocabulary has no fact `generation.net_mv`"],
    ),
    "a field of an item that is not in the vocabulary": (
        "sites: {each: places, item: {contry: {field: c}}}",
        ["1:30: unknown-fact: the vocabulary has no fact `sites[].contry`"],
    ),
    "no unit where the fact has one": (
        "generation: {net_mw: {field: mw}}",
        [
            "1:22: missing-unit: `generation.net_mw` is in MW, and the mapping does not say the unit of the source",
        ],
    ),
    "a share that could be told in per cent": (
        "funding: {share_in_us: {field: share}}",
        [
            (
                "1:24: missing-unit: `funding.share_in_us` is a share from 0 to 1, "
                "and the mapping does not say the unit of the source"
            )
        ],
    ),
    "a unit of something else": (
        "generation: {net_mw: {field: mw, unit: kV}}",
        ["1:40: wrong-unit: `generation.net_mw` is in MW; `kV` cannot be turned into that"],
    ),
    "a unit for a bare number": (
        "technology: {trl: {field: trl, unit: MW}}",
        ["1:38: wrong-unit: `technology.trl` is a bare number; `MW` cannot be turned into that"],
    ),
    "money without its currency": (
        "cost: {total: {field: cost}}",
        ["1:15: missing-currency: the mapping does not say the currency of this amount"],
    ),
    "money as a constant": (
        "cost: {total: {const: 5}}",
        ["1:23: wrong-function: `cost.total` is money, which differs from record to record"],
    ),
    "a currency that is none": (
        "cost: {total: {field: cost, currency: {const: usd}}}",
        ["1:47: bad-currency: `usd` is not a currency code"],
    ),
    "the same sign twice": (
        'cost: {total: {field: cost, currency: {const: USD}, thousands: "."}}',
        ["1:65: same-sign: `thousands` and `decimal` are the same sign"],
    ),
    "a path that is none": (
        "generation: {net_mw: {field: a..b, unit: MW}}",
        ["1:30: bad-path: `a..b` is not a path that is taken: `.` does not belong at character 3"],
    ),
    "a path that searches a text": (
        "generation: {restart: {field: \"contains(text, 'restart')\"}}",
        [
            (
                "1:32: bad-path: `contains(text, 'restart')` is not a path that is taken: the function `contains` "
                "is not taken; functions are join, length, not_null, reverse, sort, sort_by, to_array"
            )
        ],
    ),
    "a path that concludes": (
        "generation: {restart: {field: \"text == 'restart'\"}}",
        [
            (
                "1:32: bad-path: `text == 'restart'` is not a path that is taken: it compares instead of finding: a "
                "fact is found in the source, never concluded from it"
            )
        ],
    ),
    "a path that rounds": (
        'generation: {net_mw: {field: "sum(units[].mw)", unit: MW}}',
        [
            (
                "1:31: bad-path: `sum(units[].mw)` is not a path that is taken: the function `sum` is not taken; "
                "functions are join, length, not_null, reverse, sort, sort_by, to_array"
            )
        ],
    ),
    "a key behind a list of values": (
        "generation: {net_mw: {field: forms.*.answer.mw, unit: MW}}",
        [
            (
                "1:30: bad-path: `forms.*.answer.mw` is not a path that is taken: a key stands behind a list here "
                "and would find nothing; write `a.* | [].b.c` for `a.*.b.c`"
            )
        ],
    ),
    "a Japanese link read from a free text": (
        "japanese_links: {each: partners, item: {party: {field: name}, role: {field: note}, status: {field: note}}}",
        [
            (
                "1:69: needs-value-map: `japanese_links[].role` takes only words of the vocabulary, "
                "and a field holds words of the source"
            ),
            (
                "1:92: needs-value-map: `japanese_links[].status` takes only words of the vocabulary, "
                "and a field holds words of the source"
            ),
        ],
    ),
    "a Japanese link that no source states": (
        "japanese_links: {each: partners, item: {party: {field: name}, role: {const: equity}}}",
        [
            (
                "1:77: const-in-list: a constant would say the same `japanese_links[].role` of every item, "
                "which no source says"
            )
        ],
    ),
    "a word that no choice stands for": (
        "generation: {kind: {field: fuel}}",
        [
            (
                "1:20: needs-value-map: `generation.kind` takes only words of the vocabulary, "
                "and a field holds words of the source"
            )
        ],
    ),
    "choices that nothing leads to": (
        "cost: {basis: {switch: {field: b, case: {A: capex, B: sales}, not_mapped: [ceiling]}}}",
        ["1:24: choice-not-reached: no word of the source leads to `contract_value` of `cost.basis`"],
    ),
    "a choice that is mapped and said not to be": (
        (
            "cost: {basis: {switch: {field: b, case: {A: capex, B: sales, C: ceiling, D: contract_value}, "
            "not_mapped: [sales]}}}"
        ),
        ["1:106: choice-mapped: `sales` is mapped by a case"],
    ),
    "a choice that does not exist": (
        "cost: {basis: {switch: {field: b, case: {A: capx}, not_mapped: [capex, sales, ceiling, contract_value]}}}",
        ["1:45: unknown-choice: `capx` is not a choice of `cost.basis`"],
    ),
    "a word that is mapped twice": (
        "revenue: {hedged: {switch: {field: h, case: {Yes: true, ' yes ': false}}}}",
        ["1:58: word-twice: ` yes ` is a case already: case and spaces do not count"],
    ),
    "a word that is mapped and unknown": (
        "revenue: {hedged: {switch: {field: h, case: {Yes: true}, unknown: [YES]}}}",
        ["1:67: word-twice: `yes` is both a case and unknown"],
    ),
    "a default": (
        "revenue: {hedged: {switch: {field: h, case: {Yes: true}, default: false}}}",
        [
            (
                "1:67: default-guesses: a default would turn every unforeseen word into an answer; "
                "here such a word is unknown"
            )
        ],
    ),
    "values without an order": (
        "revenue: {hedged: {switch: {field: h, case: {Yes: true}, combine: least}}}",
        ["1:28: missing-order: `combine: least` compares values, and `true` have no place in the order"],
    ),
    "a form of days that is none": (
        "schedule: {first_power: {field: d, dates: [DD MMM YYYY]}}",
        ["1:44: bad-date-form: `DD MMM YYYY` is not a form of days"],
    ),
    "a form of days without a day": (
        "schedule: {first_power: {field: d, dates: [YYYY-MM]}}",
        [
            (
                "1:43: missing-day: a form of days names no day of the month, "
                "and the mapping does not say which one is meant"
            )
        ],
    ),
    "two functions at once": (
        "generation: {restart: {field: a, const: true}}",
        ["1:23: one-function: `generation.restart` is given by 2 functions"],
    ),
    "an option that belongs to a field": (
        "generation: {net_mw: {const: 5, unit: MW}}",
        ["1:39: unknown-key: `unit` belongs to a `field`, not to `const`"],
    ),
    "a constant out of range": (
        "generation: {net_mw: {const: -5}}",
        ["1:30: out-of-range: `-5` is outside the fact's range: 0 to 30000 (`generation.net_mw`)"],
    ),
    "a constant finer than its fact": (
        "generation: {net_mw: {const: 5.05}}",
        ["1:30: too-fine: `5.05` is finer than the fact's step of 0.1 (`generation.net_mw`)"],
    ),
    "items found by a field that is not mapped": (
        "permits: {each: p, item: {name: {field: n}}, match: authority}",
        ["1:53: unknown-fact: `authority` is no text that this mapping gives items of `permits`"],
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place(mistake: str, vocabulary: Vocabulary) -> None:
    facts, told = MISTAKES[mistake]
    assert mistakes(facts, vocabulary) == told


def test_a_constant_id_would_be_every_proposals(vocabulary: Vocabulary) -> None:
    head = HEAD.replace("id: {field: id}", "id: {const: P-1}")
    assert mistakes("revenue: {hedged: {field: h}}", vocabulary, head) == [
        "-1:13: const-id: every proposal would have the same id"
    ]


def test_a_mapping_that_makes_proposals_gives_them_a_title(vocabulary: Vocabulary) -> None:
    head = HEAD.replace("  title: {field: title}\n", "")
    assert mistakes("revenue: {hedged: {field: h}}", vocabulary, head) == [
        "0:1: missing-key: the proposal lacks `title`"
    ]


def test_rates_belong_to_the_ruleset(vocabulary: Vocabulary) -> None:
    head = f"rates: [{{currency: JPY, rate: 0.0065, date: 2025-01-01, source: x}}]\n{HEAD}"
    assert mistakes("revenue: {hedged: {field: h}}", vocabulary, head) == [
        "-7:-1: rates-in-mapping: a mapping holds no rates of currencies"
    ]


CHOICES = "binding, hoa, loi, negotiation, none"
CONCLUSIONS = {
    "a list picked by what somebody wrote": (
        "japanese_links: {each: \"parties[?note == 'Japanese partner']\", item: {party: {field: name}}}",
        ["1:25: concludes: `japanese_links` is never concluded, and this path picks by what the items say"],
    ),
    "a share counted": (
        "line: {binding_share: {field: 'length(shippers)', unit: share}}",
        ["1:32: concludes: `line.binding_share` is never concluded, and this path picks by what the items say"],
    ),
    "control read into a remark": (
        "parties: {each: p, item: {effective_control: {switch: {field: remarks, case: {state-owned: true}}}}}",
        [
            (
                "1:55: free-text: `parties[].effective_control` is never read into a free text, "
                "and the mapping does not say that this is a choice"
            )
        ],
    ),
    "a nation read into a name": (
        "offtakes: {each: o, item: {buyer_country: {switch: {field: buyer, case: {JERA: JP}}}}}",
        [
            (
                "1:52: free-text: `offtakes[].buyer_country` is never read into a free text, "
                "and the mapping does not say that this is a choice"
            )
        ],
    ),
    "options that say nothing of a word": (
        "offtaker: {full_credit_support: {switch: {field: s, options: [Yes, No], case: {Yes: true, Full: true}}}}",
        [
            "1:62: not-an-option: `Full` is not among the options of the source",
            "1:62: option-forgotten: nothing is said of the option `No`",
        ],
    ),
    "a constant dressed as a path": (
        "revenue: {hedged: {field: '`true`'}}",
        [
            (
                "1:28: bad-path: ``true`` is not a path that is taken: it holds a value of its own: "
                "a fact is found in the source, and a constant is written as `const`"
            )
        ],
    ),
    "a default dressed as a path": (
        "sites: {each: s, item: {country: {field: \"not_null(c, 'US')\"}}}",
        [
            (
                "1:43: bad-path: `not_null(c, 'US')` is not a path that is taken: it holds a value of its own: "
                "a fact is found in the source, and a constant is written as `const`"
            )
        ],
    ),
    "a comparison wrapped up": (
        "revenue: {hedged: {field: \"[hedge == 'yes'] | [0]\"}}",
        [
            (
                "1:28: bad-path: `[hedge == 'yes'] | [0]` is not a path that is taken: it compares instead of finding: "
                "a fact is found in the source, never concluded from it"
            )
        ],
    ),
    "a text joined of nothing found": (
        "sites: {each: s, item: {country: {field: \"join('', ['J', 'P'])\"}}}",
        [
            (
                "1:43: bad-path: `join('', ['J', 'P'])` is not a path that is taken: it holds a value of its own: "
                "a fact is found in the source, and a constant is written as `const`"
            )
        ],
    ),
}


@pytest.mark.parametrize("case", CONCLUSIONS)
def test_nothing_is_concluded_from_what_people_write(case: str, vocabulary: Vocabulary) -> None:
    facts, told = CONCLUSIONS[case]
    assert mistakes(facts, vocabulary) == told


@pytest.mark.parametrize(
    "facts",
    [
        "offtaker: {full_credit_support: {switch: {field: s, options: [Yes, No], case: {yes: true}, unknown: [NO]}}}",
        "japanese_links: {each: links, item: {party: {field: name}}}",
        "parties: {each: p, item: {country: {field: iso}, effective_control: {field: controlled}}}",
        "permits: {each: \"p[?final == 'true']\", item: {name: {field: \"join(' ', ['Permit', id])\"}}}",
    ],
)
def test_what_a_source_keeps_closed_is_taken(facts: str, vocabulary: Vocabulary) -> None:
    assert mistakes(facts, vocabulary) == []


def test_every_fact_that_is_never_concluded_is_one_of_the_vocabulary(vocabulary: Vocabulary) -> None:
    paths = vocabulary.by_path()
    known = {*paths, *(path.rpartition(".")[0] for path in paths)}
    assert [name for name in STATED_ONLY if name not in known] == []


@pytest.mark.parametrize(
    "path", ["japanese_links[].role", "offtakes", "offtaker.lowest_rating", "destinations[].country"]
)
def test_links_offtake_ownership_and_control_are_never_concluded(path: str) -> None:
    assert is_stated_only(path)


def test_a_column_that_the_table_has_not_is_no_field(vocabulary: Vocabulary) -> None:
    head = HEAD.replace("record: id", "record: id\ntable: {columns: {id: Id, title: Name, mw: MW}}")
    assert mistakes("generation: {net_mw: {field: MW, unit: MW}}", vocabulary, head) == [
        "1:30: unknown-column: the path reads `MW`, which is no column of the table"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  group_by: plant\n", "  group_by: plant\n  row_id: unit\n", "unknown-column: no column is called `unit`"),
        ("  group_by: plant\n", "  row_id: mw\n", "wrong-value: rows that are not grouped have the id of their record"),
    ],
    ids=["unknown", "not-grouped"],
)
def test_what_tells_rows_apart_is_a_column_of_a_table_that_groups(
    old: str, new: str, told: str, vocabulary: Vocabulary
) -> None:
    Path("table.yaml").write_text(GROUPED.replace(old, new), encoding="utf-8")
    _, findings = check_mapping("table.yaml", vocabulary)
    assert told in [f"{finding.code}: {finding.message}" for finding in findings]


def test_the_digest_is_that_of_the_file(vocabulary: Vocabulary) -> None:
    found = mapping_of("revenue: {hedged: {field: h}}", vocabulary)
    assert found.digest == f"sha256:{sha256(Path('portal.yaml').read_bytes()).hexdigest()}"


def test_the_command_tells_place_code_and_hint(shinsa: Shinsa) -> None:
    Path("portal.yaml").write_text(f"{HEAD}  generation: {{net_mv: {{field: mw, unit: MW}}}}\n", encoding="utf-8")
    assert shinsa("mapping", "check", "portal.yaml") == (
        2,
        (
            "portal.yaml:8:16: unknown-fact: the vocabulary has no fact `generation.net_mv`\n"
            "  hint: did you mean `generation.net_mw`?\n"
        ),
        "shinsa: 1 mistake in mapping `portal.yaml`\n",
    )


def test_a_mapping_that_is_not_there_is_told(shinsa: Shinsa) -> None:
    result = shinsa("mapping", "check", "none.yaml")
    told, hint = result.out.splitlines()
    assert (result.code, result.err) == (2, "shinsa: 1 mistake in mapping `none.yaml`\n")
    assert told == "none.yaml:1:1: unknown-mapping: `none.yaml` is neither a file nor a shipped mapping"
    assert hint.startswith("  hint: shipped mappings are `commongrants_application`, ")
    assert hint.endswith(", `eia_860m_planned` and `permitting_dashboard`")
