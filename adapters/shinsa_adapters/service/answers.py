"""What the service says of a screening: the same bytes whether it was made just now or is read from the ledger."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias

import orjson

from shinsa.screening import Screening
from shinsa_adapters.ledger import Entry, Listed, Naming, Receipt

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
    return {**placed, **summary, "document": orjson.Fragment(document) if isinstance(document, bytes) else document}


def of_entry(entry: Entry) -> dict[str, Any]:
    """A screening as kept; what was withheld is `null`."""
    placed = _placed(entry.id, entry.head.at, entry.position, entry.head.by)
    whole = entry.document
    if whole is not None:
        verdict = orjson.loads(whole)["verdict"]
        return {**placed, **summary(verdict), "document": verdict}
    return {**placed, **dict.fromkeys(("proposal", "ruleset", "as_of", "verdict", "score", "document"))}


def of_listed(listed: Listed) -> dict[str, Any]:
    """A screening in a list."""
    ruleset = {"id": listed.ruleset, "version": listed.version, "digest": listed.digest}
    score = {"low": listed.low, "high": listed.high}
    return {
        **_placed(listed.id, listed.at, listed.position, listed.by),
        "proposal": listed.proposal,
        "ruleset": None if None in ruleset.values() else ruleset,
        "as_of": listed.as_of,
        "verdict": listed.verdict,
        "score": None if None in score.values() else score,
    }


def shown(answer: dict[str, Any], detail: Detail) -> bytes:
    """The answer as JSON."""
    if detail == "summary":
        answer = {name: value for name, value in answer.items() if name != "document"}
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
