"""What became of a record, as a document: what went where, what stayed unknown and why, and what was left over.

What is kept names places and no values: those stand in the proposal and its evidence, so that withholding them there
withholds them everywhere. `told` puts them in.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from shinsa_adapters.intake import model
from shinsa_adapters.intake.applying import Mapped, Step
from shinsa_adapters.intake.pointing import Origins

_REASON: Final = re.compile(r"; not known: (?P<reason>.*); retrieved \d{4}-\d\d-\d\d; mapping ", re.DOTALL)
_PART: Final = re.compile(r"[^.\[\]]+")


def report(mapping: model.Mapping, mapped: Mapped, origins: Origins) -> dict[str, object]:
    """The report without values; places are paths of the mapping, and pointers into the record."""
    unknown = [step for step in mapped.steps if step.taken.unknown]
    absent = [step for step in mapped.steps if step.taken.value is None]
    given = [step for step in mapped.steps if step not in unknown and step not in absent]
    return {
        "source": mapping.source,
        "mapping": {"id": mapping.id, "version": mapping.version, "digest": mapping.digest},
        "facts": [{"fact": step.fact, **_from(step, origins)} for step in given],
        "unknown": [{"fact": step.fact, "code": _code(step), **_from(step, origins)} for step in unknown],
        "absent": [{"fact": step.fact, "from": step.taken.place} for step in absent],
        "left_over": [path for path, _ in mapped.left],
    }


def told(kept: Mapping[str, Any], proposal: Mapping[str, Any]) -> dict[str, object]:
    """A kept report with the values of the proposal, and the reasons that its evidence gives."""
    reasons = dict(_reasons(proposal.get("evidence", ())))
    facts = [{"fact": each["fact"], **_value(proposal, each["fact"]), **each} for each in kept["facts"]]
    unknown = [{**each, "reason": reasons.get(each["fact"], each["code"])} for each in kept["unknown"]]
    return {**kept, "facts": facts, "unknown": unknown}


def _from(step: Step, origins: Origins) -> dict[str, object]:
    remark = {"remark": step.taken.remark} if step.taken.remark else {}
    return {"from": step.taken.place, "pointers": list(origins.of(step.fact)), **remark}


def _code(step: Step) -> str:
    return step.taken.unknown.code if step.taken.unknown else ""


def _reasons(evidence: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for each in evidence:
        unknown = "value" not in each or isinstance(each["value"], Mapping)  # an amount may have no rate
        found = _REASON.search(each["source"]) if unknown else None
        if found:
            yield each["fact"], found["reason"]


def _value(proposal: Mapping[str, Any], fact: str) -> dict[str, object]:
    """The value of a fact; none where the list it stands in could not be stated."""
    held: object = proposal
    for part in _PART.findall(fact):
        if isinstance(held, list):
            held = cast("list[object]", held)[int(part)] if int(part) < len(cast("list[object]", held)) else None
        else:
            held = cast("dict[str, object]", held).get(part) if isinstance(held, dict) else None
    return {} if held is None else {"value": held}
