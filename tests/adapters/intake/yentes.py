"""A stand-in for yente: its catalogue and its `POST /match/{dataset}`, in the shapes that yente 5 answers with."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from adapters.intake.standing_in import Asked, Reply, reply

VERSION = "20251028063001-igl"
MAX_BATCH = 100


def catalogue(version: str | None = VERSION, **changed: object) -> dict[str, Any]:
    default = {
        "name": "default",
        "title": "OpenSanctions Default",
        "version": VERSION,
        "index_version": version,
        "index_current": version == VERSION,
        "updated_at": "2025-10-28T06:30:01",
        "load": True,
        "children": ["sanctions", "peps"],
    }
    listed = [{**default, **changed}, {"name": "sanctions", "version": VERSION, "index_version": None, "children": []}]
    current = ["default"] if version == VERSION else []
    return {"datasets": listed, "current": current, "outdated": [], "index_stale": version != VERSION}


def entity(name: str, score: float, identity: str = "NK-1", schema: str = "Company") -> dict[str, Any]:
    return {
        "id": identity,
        "caption": name,
        "schema": schema,
        "properties": {"name": [name], "topics": ["sanction"]},
        "datasets": ["us_ofac_sdn"],
        "referents": ["ofac-1234"],
        "target": True,
        "first_seen": "2023-04-20T10:00:00",
        "last_seen": "2025-10-28T06:00:00",
        "last_change": None,
        "score": score,
        "match": score >= 0.7,
        "explanations": {
            "name_match": {"score": score, "detail": "the names are alike", "query": None, "candidate": None},
            "country_disjoint": {"score": 0.0, "detail": None, "query": None, "candidate": None},
        },
    }


@dataclass
class Yente:
    """Answers as a yente does; `held` are the entities by the name asked for, in lower case."""

    held: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    catalogue: Callable[[], object] = catalogue
    spoil: Callable[[Asked, dict[str, Any]], Reply] | None = None

    def __call__(self, asked: Asked) -> Reply:
        if (asked.method, asked.path) == ("GET", "/catalog"):
            return reply(self.catalogue())
        if asked.method != "POST" or asked.path not in {"/match/default", "/match/sanctions"}:
            return reply({"detail": "No such dataset."}, 404)
        queries = asked.json["queries"]
        if len(queries) > MAX_BATCH:
            return reply({"detail": f"Too many queries in one batch (limit: {MAX_BATCH})"}, 400)
        if any(query["properties"]["name"] == ["Unparsable"] for query in queries.values()):
            return reply({"detail": "Cannot parse example entity"}, 400)
        answer = {"responses": {name: self._matches(query, asked) for name, query in queries.items()}, "limit": 5}
        return self.spoil(asked, answer) if self.spoil else reply(answer)

    def _matches(self, query: dict[str, Any], asked: Asked) -> dict[str, Any]:
        (name,) = query["properties"]["name"]
        cutoff = min(float(asked.query["cutoff"]), float(asked.query["threshold"]))
        found = [one for one in self.held.get(name.casefold(), []) if one["score"] >= cutoff]
        kept = found[: int(asked.query["limit"])]
        echo = {"id": None, "schema": query["schema"], "properties": {**query["properties"], "name": [name.strip()]}}
        return {"status": 200, "results": kept, "total": {"value": len(found), "relation": "eq"}, "query": echo}


def without_catalogue(asked: Asked) -> Reply:
    return reply({"detail": "Not Found"}, 404) if asked.path == "/catalog" else Yente()(asked)


def half(_: Asked, answer: dict[str, Any]) -> Reply:
    whole = json.dumps(answer).encode()
    return Reply(whole[: len(whole) // 2], headers={"Content-Type": "application/json"})
