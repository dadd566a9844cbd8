"""What changed from version to version, found by comparing the versions themselves."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from adapters import small_rulebook
from rulebook.site.made import build, small_contents, small_page
from shinsa.checking.digest import digest_of
from shinsa.library import load_ruleset
from shinsa.ruleset import NoteEffect, Period, Points, ReviewKind, Ruleset, Source
from shinsa.values import Text
from shinsa_adapters.rulebook.site import SiteError, in_order
from shinsa_adapters.rulebook.site.history import Change, Difference, editions
from shinsa_adapters.rulebook.site.parts import parts_of

RULE = "rules/power.capacity.html"
SHIPPED = load_ruleset("us_japan_2025")


def version(number: str) -> Ruleset:
    return replace(SHIPPED, version=number)


def rule(kind: str) -> Any:  # noqa: ANN401  # of whichever kind
    found = [rule for rule in SHIPPED.rules if type(rule).__name__ == kind]
    return max(found, key=lambda rule: rule.head.applies is not None)


GATE, MERIT, NOTE = (rule(kind) for kind in ("Gate", "Merit", "Note"))


def with_head(of: Any, **changed: object) -> Any:  # noqa: ANN401  # as above
    return replace(of, head=replace(of.head, **changed))


def with_tier(**changed: object) -> Any:  # noqa: ANN401  # as above
    return replace(MERIT, tiers=(replace(MERIT.tiers[0], **changed), *MERIT.tiers[1:]))


OTHER = GATE.reject_unless or GATE.review_unless
CHANGES: dict[str, tuple[Any, Any]] = {
    "family": (GATE, with_head(GATE, family="risk")),
    "title": (GATE, with_head(GATE, title=Text("another", GATE.head.title.ja, GATE.head.title.zh))),
    "title [ja]": (GATE, with_head(GATE, title=Text(GATE.head.title.en, "別", GATE.head.title.zh))),
    "title [zh]": (GATE, with_head(GATE, title=Text(GATE.head.title.en, GATE.head.title.ja, "别"))),
    "message": (GATE, with_head(GATE, because=Text("because", GATE.head.because.ja, GATE.head.because.zh))),
    "source 1": (GATE, with_head(GATE, sources=(Source(practice="p", reference="r"), *GATE.head.sources[1:]))),
    "references": (GATE, with_head(GATE, refs=("Z99",))),
    "in force": (GATE, with_head(GATE, effective=Period(date(2026, 1, 1)))),
    "applies where": (GATE, with_head(GATE, applies=None)),
    "remark": (GATE, with_head(GATE, remark="a remark of its own")),
    "refuses unless": (GATE, replace(GATE, reject_unless=MERIT.tiers[0].when)),
    "holds unless": (GATE, replace(GATE, review_unless=MERIT.tiers[0].when)),
    "holds for": (GATE, replace(GATE, review_kind=ReviewKind.INCOMPLETE)),
    "holds on a conflict": (GATE, replace(GATE, on_conflict=True)),
    "tier 1": (MERIT, with_tier(points=Points(Decimal(99)))),
    "addition 1": (replace(MERIT, plus=()), replace(MERIT, plus=(MERIT.tiers[0],))),
    "effect": (NOTE, replace(NOTE, effect=next(each for each in NoteEffect if each is not NOTE.effect))),
    "condition": (NOTE, replace(NOTE, when=OTHER)),
    "rank": (NOTE, replace(NOTE, rank=Decimal(77))),
}


@pytest.mark.parametrize("part", CHANGES)
def test_a_change_of_any_part_of_a_rule_is_told(part: str) -> None:
    before, after = CHANGES[part]
    old, new = dict(parts_of(before)), dict(parts_of(after))
    assert digest_of(before) != digest_of(after)
    assert [name for name in {**old, **new} if old.get(name) != new.get(name)] == [part]


def test_two_quotations_that_differ_in_language_alone_differ() -> None:
    sources = [(Source("d", "q", language, "r"),) for language in ("zh", "ja")]
    zh, ja = (dict(parts_of(with_head(GATE, sources=held))) for held in sources)
    assert zh["source 1"] != ja["source 1"]


def test_versions_stand_in_the_order_of_their_numbers() -> None:
    told = in_order([version(number) for number in ("1.10.0", "1.9.0", "1.10.0-rc.1", "1.10.0-rc.10", "1.10.0-rc.2")])
    assert [each.version for each in told] == ["1.9.0", "1.10.0-rc.1", "1.10.0-rc.2", "1.10.0-rc.10", "1.10.0"]


def test_two_folders_of_one_version_are_refused() -> None:
    with pytest.raises(SiteError, match=r"^two folders call themselves version 1\.0\.0 of `us_japan_2025`$"):
        in_order([version("1.0.0"), version("1.0.0")])


def test_versions_of_two_rulesets_are_refused() -> None:
    with pytest.raises(SiteError, match=r"^`us_japan_2025` and `other` are not versions of one ruleset$"):
        in_order([version("1.0.0"), replace(version("1.1.0"), id="other")])


def test_what_is_new_what_is_gone_and_what_changed_is_told() -> None:
    first, second, *others = SHIPPED.rules
    longer = replace(SHIPPED, version="1.1.0", rules=(with_head(first, remark="noted"), *others[:-1]))
    newer, older = editions([replace(SHIPPED, rules=(first, second, *others[:-1])), longer])
    assert older.changes is None
    assert newer.changes == (
        Change(first.head.id, "changed", (Difference("remark", first.head.remark or "", "noted"),)),
        Change(second.head.id, "gone"),
    )
    assert editions([longer, replace(SHIPPED, version="1.2.0")])[0].of(second.head.id) == Change(second.head.id, "new")


def test_the_page_of_a_rule_tells_its_history_and_where_it_ends(tmp_path: Path) -> None:
    folder = build(tmp_path)
    before = load_ruleset(folder)
    small_rulebook.mend(tmp_path, "merits.yaml", "net_mw >= 300, points: 12", "net_mw >= 250, points: 12")
    small_rulebook.mend(tmp_path, "programme.yaml", "version: 1.0.0", "version: 1.1.0")
    words = small_page(small_contents(tmp_path, before), RULE).words
    assert (
        "1.1.0: changed tier 2: generation.net_mw >= 300: 12 → generation.net_mw >= 250: 12 "
        "Nothing is known here from before version 1.0.0." in words
    )


def test_a_changed_conclusion_is_told_on_the_page_of_a_rule_that_rests_on_it(tmp_path: Path) -> None:
    folder = build(tmp_path)
    before = load_ruleset(folder)
    small_rulebook.mend(tmp_path, "conclusions.yaml", "The project builds generating capacity", "It builds capacity")
    small_rulebook.mend(tmp_path, "programme.yaml", "version: 1.0.0", "version: 1.1.0")
    words = small_page(small_contents(tmp_path, before), RULE).words
    assert "1.1.0: the same It builds capacity conclusion.builds_generation: changed" in words


def test_a_page_of_one_version_says_so(tmp_path: Path) -> None:
    build(tmp_path)
    words = small_page(small_contents(tmp_path), RULE).words
    assert "This page was made of version 1.0.0 alone; no earlier one was there to compare with." in words
    assert "2025-01-01 version 1.0.0 of the ruleset is in force" in words
    assert "Nobody has approved it yet." in words
