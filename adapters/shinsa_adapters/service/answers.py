"""What the service says of a screening: the same bytes whether it was made just now or is read from the ledger."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias

import orjson

from shinsa.screening import Screening
from shinsa_adapters.ledger import Entry, Index, Listed, Naming, Receipt, index_of

Detail: TypeAlias = Literal["full", "summary"]
"""Whether the verdict document comes with the answer."""
_MICROSECONDS: Final = 1_000_000


def moment(at: int) -> str:
    """A time in the ledger (microseconds since 1970, UTC) as ISO 8601, to the microsecond."""
    seconds, rest = divmod(at, _MICROSECONDS)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest).isoformat()


def of_screening(
    naming: Naming, receipt: Receipt, summary: Mapping[str, Any], document: Screening | bytes | None
) -> dict[str, Any]:
    """A screening just made and kept; its document is written when it is shown, or was written already."""
    placed = _placed(naming.id, receipt.at, receipt.positions[0], naming.by)
    return {
        **placed,
        **summary,
        "withheld": (),
        "document": orjson.Fragment(document) if isinstance(document, bytes) else document,
    }


def of_entry(entry: Entry) -> dict[str, Any]:
    """A screening as kept. Where a part was withheld since, that part is `null` and named in `withheld`."""
    placed = _placed(entry.id, entry.head.at, entry.position, entry.head.by)
    whole = entry.document
    if whole is None:
        return {**placed, **_left(entry)}
    verdict = orjson.loads(whole)["verdict"]
    return {**placed, **summary(verdict), "withheld": (), "document": verdict}


def _left(entry: Entry) -> dict[str, Any]:
    """What a redaction left: its document would be no verdict document any more, so that `remaining` has the rest."""
    record: dict[str, Any] = orjson.loads(entry.shown or b"{}")
    facts = _facts(index_of(record))
    return {**facts, "withheld": entry.fields.withheld, "document": None, "remaining": record.get("verdict")}


def of_listed(listed: Listed) -> dict[str, Any]:
    """A screening in a list."""
    placed = _placed(listed.id, listed.at, listed.position, listed.by)
    return {**placed, **_facts(listed), "withheld": listed.withheld}


def _facts(found: Listed | Index) -> dict[str, Any]:
    """What is answered of a screening without its document; what the record no longer says is `null`."""
    ruleset = {"id": found.ruleset, "version": found.version, "digest": found.digest}
    score = {"low": found.low, "high": found.high}
    return {
        "proposal": found.proposal,
        "ruleset": None if None in ruleset.values() else ruleset,
        "as_of": found.as_of,
        "verdict": found.verdict,
        "score": None if None in score.values() else score,
    }


def without_document(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The answer in a few words."""
    return {name: value for name, value in answer.items() if name not in {"document", "remaining"}}


def shown(answer: dict[str, Any], detail: Detail) -> bytes:
    """The answer as JSON."""
    if detail == "summary":
        answer = without_document(answer)
    return orjson.dumps(answer, _written, orjson.OPT_PASSTHROUGH_DATACLASS)


def _written(screening: Screening) -> orjson.Fragment:
    """The verdict document in the bytes that the record holds, which are written once."""
    return orjson.Fragment(screening.json())


def _placed(named: str, at: int, entry: int, by: str | None) -> dict[str, Any]:
    return {"id": named, "created_at": moment(at), "entry": entry, "by": by}


def summary(document: Any) -> dict[str, Any]:  # noqa: ANN401  # a verdict document, typed or read back
    """What is answered of a verdict document where nobody asks for the whole of it."""
    return {
        "proposal": document["proposal"]["id"],
        "ruleset": {name: document["ruleset"][name] for name in ("id", "version", "digest")},
        "as_of": document["as_of"],
        "verdict": document["verdict"],
        "score": {name: document["score"][name] for name in ("low", "high")},
    }
