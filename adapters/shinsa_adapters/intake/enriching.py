"""A source that knows something of proposals that are there: evidence is added, and nothing is overwritten.

Where the source says another thing than the proposal, both stand, and the engine calls it a conflict.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from shinsa.facts import Grade
from shinsa_adapters.intake import model
from shinsa_adapters.intake.applying import Mapped
from shinsa_adapters.intake.values import folded


def enriched(document: Mapping[str, object], mapping: model.Mapping, mapped: Mapped) -> dict[str, object]:
    """The proposal with the evidence of a mapped record.

    An item of a list is joined to the proposal's item of the same name; one that the proposal does not list becomes
    evidence for the list as a whole, without a value: the source need not know the whole list, nor the proposal.
    It supports nothing that the list states.
    """
    held = document.get("evidence")
    evidence = list(cast("list[object]", held)) if isinstance(held, list) else []
    evidence += mapped.evidence
    for each in mapping.lists:
        items = mapped.lists.get(each.entry.path, [])
        evidence += [one for item in items for one in _joined(document, each, item)]
    return {**document, "evidence": evidence} if evidence else dict(document)


def _joined(document: Mapping[str, object], each: model.Each, item: Mapping[str, object]) -> Iterator[object]:
    made, evidence = cast("dict[str, object]", item["item"]), cast("list[dict[str, object]]", item["evidence"])
    index = _index(document, each, made)
    path = each.entry.path
    own = f"{path}.{each.match}"
    telling = [one for one in evidence if one["fact"] != own] or ([] if index is not None else evidence)
    for one in telling:
        name = str(one["fact"]).removeprefix(path)
        if index is not None:
            yield {**one, "fact": f"{path}[{index}]{name}"}
        else:
            said = str(one.get("quote", ""))
            quote = f"not listed by the proposal: {made.get(each.match or '', 'an item')}; {name.lstrip('.')}: {said}"
            kept = {key: value for key, value in one.items() if key != "value"}
            yield {**kept, "fact": path, "grade": Grade.NONE.value, "quote": quote}


def _index(document: Mapping[str, object], each: model.Each, made: Mapping[str, object]) -> int | None:
    """The place of the one item with the same name; where several have it, nobody knows which is meant."""
    name, listed = made.get(each.match or ""), _at(document, each.entry.path)
    if not isinstance(name, str) or not isinstance(listed, list):
        return None
    same = [place for place, held in enumerate(cast("list[object]", listed)) if _named(held, each) == folded(name)]
    return same[0] if len(same) == 1 else None


def _named(held: object, each: model.Each) -> str | None:
    name = cast("dict[str, object]", held).get(each.match or "") if isinstance(held, dict) else None
    return folded(name) if isinstance(name, str) else None


def _at(document: object, path: str) -> object:
    for key in path.split("."):
        document = cast("dict[str, object]", document).get(key) if isinstance(document, dict) else None
    return document
