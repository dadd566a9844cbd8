"""An account of Submittable, version 4, as its clients and its help describe it, answering on loopback.

The shapes of its answers are those of public clients; every name and value is invented. It can be told to fail.
"""

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from adapters.intake.standing_in import Asked, Reply, StandIn, reply, standing_in

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "examples" / "us_japan_2025" / "intake" / "submittable"
MAPPING = SAMPLE / "mapping.yaml"
TOKEN = "t0ken-of-the-tests"  # noqa: S105  # of nobody
FORM = "5c0f6c1e-7d7a-4c38-9d0c-5f7e0a3b1d42"
GAS, DROPDOWN = "0c7a1d2e-0000-4000-8000-000000000031", "0b9f3f6e-0000-4000-8000-000000000003"
_AUTHORISED = "Basic " + base64.b64encode(f":{TOKEN}".encode()).decode()


def sample(name: str) -> Any:  # noqa: ANN401  # any JSON
    return json.loads((SAMPLE / f"{name}.json").read_text(encoding="utf-8"))


def submission(number: int) -> str:
    """The id of a submission of the sample, or of one added to it."""
    return f"7e1d0000-0000-4000-8000-{number:012d}"


Fault = Callable[[Asked], Reply | None]


@dataclass
class Account:
    """What the account holds, how many submissions it gives on a page, and what goes wrong next.

    A continuation token stands for the query and the place in the list, so that a list that grows meanwhile moves under
    it. `faults` are asked in order, each until it has answered once.
    """

    form: dict[str, Any] = field(default_factory=lambda: sample("form"))
    items: list[dict[str, Any]] = field(default_factory=lambda: sample("submissions")["items"])
    entries: dict[str, Any] = field(default_factory=lambda: sample("entries"))
    notes: dict[str, list[dict[str, str]]] = field(default_factory=dict[str, list[dict[str, str]]])
    page: int = 500
    faults: list[Fault] = field(default_factory=list[Fault])
    gone: set[str] = field(default_factory=set[str])

    def add(self, number: int, title: str, on: str = "2025-10-05T12:00:00Z") -> str:
        """One submission more, with the answers of the first one under a title of its own."""
        name, model = submission(number), submission(1)
        self.items.append({**self.items[0], "submissionId": name, "submissionTitle": title, "submissionDate": on})
        self.entries[name] = deepcopy(self.entries[model])
        entry = self.entry(name)
        entry |= {"submissionId": name, "entryVersionId": f"6a000000-0000-4000-8000-{number:012d}"}
        entry["fieldData"][0]["value"] = title
        return name

    def entry(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.entries[name]["formEntries"][0]["entry"]
        return found

    def change(self, name: str, version: str, **answers: Mapping[str, object]) -> None:
        """Another version of the answers, by the ids of fields."""
        self.entry(name)["entryVersionId"] = version
        for each in self.entry(name)["fieldData"]:
            each.update(answers.get(each["formFieldId"], {}))

    def fail(self, path: str, *replies: Reply, method: str = "GET") -> None:
        """What comes in place of the next answers to calls of a path."""
        self.faults += [_instead(path, method, given) for given in replies]

    def respond(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") != _AUTHORISED:
            return reply({"messages": ["Unauthorized"]}, 401)
        for fault in self.faults:
            given = fault(asked)
            if given is not None:
                self.faults.remove(fault)
                return given
        return self._answer(asked)

    def _answer(self, asked: Asked) -> Reply:
        match asked.method, asked.path.split("/")[2:]:
            case "GET", ["submissions"]:
                return self._page(asked)
            case "GET", ["submissions", "history"]:
                given = self.notes.get(asked.query["submissionId"], [])
                return reply({"items": [{"historyTypeId": 1}, *given], "continuationToken": None})
            case "GET", ["entries", "submissions", name] if name in self.entries:
                return reply(self.entries[name])
            case "GET", ["forms", name] if name == self.form["formId"]:
                return reply(self.form)
            case "POST", ["submissions", name, "notes"] if name in self.entries:
                self.note(asked)
                return Reply(status=204)
            case _:
                return reply({"messages": ["Not found"]}, 404)

    def note(self, asked: Asked) -> None:
        """Keep a note, as the history has it."""
        assert set(asked.json) == {"note", "noteVisibility"}
        self.notes.setdefault(asked.path.split("/")[3], []).append(asked.json)

    def _page(self, asked: Asked) -> Reply:
        token = asked.query.get("continuationToken")
        if token is not None and (token in self.gone or not token.startswith("t|")):
            return reply({"messages": ["The continuation token is no longer valid."]}, 400)
        query = dict(asked.query) if token is None else json.loads(token.split("|", 2)[2])
        begin = 0 if token is None else int(token.split("|")[1])
        found = [each for each in self.items if (each["submissionDate"] or "9") >= query.get("DateFrom", "")]
        if "Projects.Include" in query:
            found = [each for each in found if each["projectId"] == query["Projects.Include"]]
        if query.get("SortBy.Field") == "date":
            found.sort(key=lambda each: each["submissionDate"], reverse=query["SortBy.Order"] == "descending")
        until = begin + min(self.page, int(query.get("size", 20)))
        more = f"t|{until}|{json.dumps(query)}" if until < len(found) else None
        return reply({"items": found[begin:until], "continuationToken": more})


def _instead(path: str, method: str, given: Reply) -> Fault:
    return lambda asked: given if path in asked.path and asked.method == method else None


@contextmanager
def serving(account: Account) -> Iterator[StandIn]:
    """The account on loopback."""
    with standing_in(account.respond) as server:
        yield server
