"""`shinsa schema`."""

import json
from typing import Annotated, Any, Literal, TypeAlias

from cyclopts import Parameter

from shinsa_adapters.cli.failures import DONE
from shinsa_adapters.cli.rulesets import DEFAULT, load
from shinsa_adapters.cli.streams import put

Analysed: TypeAlias = Literal["verdict", "record", "questions", "what-if", "firmness", "panel"]
"""What has one schema, whatever the ruleset."""


def schema(
    of: Annotated[
        Literal["verdict", "record", "proposal", "questions", "what-if", "firmness", "panel"],
        Parameter(name="OF", help="What the schema describes."),
    ],
    /,
    *,
    ruleset: Annotated[
        str, Parameter(metavar="ID|FOLDER", help="For proposals: a shipped ruleset's id, or a folder.")
    ] = DEFAULT,
) -> int:
    """Print a JSON Schema."""
    if of == "proposal":
        from shinsa_adapters.cli.vocabulary import proposal_schema  # noqa: PLC0415

        put(proposal_schema(load(ruleset).vocabulary))
        return DONE
    put((json.dumps(_schema(of), ensure_ascii=False, indent=2) + "\n").encode())
    return DONE


def _schema(of: Analysed) -> dict[str, Any]:
    if of == "what-if":
        from shinsa.analysing.changing.documents import what_if_schema  # noqa: PLC0415

        return what_if_schema()
    if of in {"firmness", "panel"}:
        from shinsa.analysing.firmness.documents import firmness_schema, panel_schema  # noqa: PLC0415

        return firmness_schema() if of == "firmness" else panel_schema()
    from shinsa.analysing.asking.documents import questions_schema  # noqa: PLC0415
    from shinsa.explaining.schema import verdict_schema  # noqa: PLC0415  # heavy

    if of == "questions":
        return questions_schema()
    return verdict_schema() if of == "verdict" else _record_schema(verdict_schema())


def _record_schema(verdict: dict[str, Any]) -> dict[str, Any]:
    """The schema of `shinsa.record/1`, which holds a verdict document whole."""
    text, digest = {"type": "string"}, {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
    document = {key: part for key, part in verdict.items() if not key.startswith("$")}
    return {
        "$schema": verdict["$schema"],
        "$id": "urn:shinsa:record:1",
        "$defs": verdict["$defs"],
        **_closed(
            {
                "schema": {"const": "shinsa.record/1"},
                "ruleset": _closed({"id": text, "version": text, "digest": digest}),
                "as_of": {"type": "string", "format": "date"},
                "inference": {"type": "array", "items": text},
                "engine": _closed({"name": text, "version": text}),
                "input": {"type": "string", "description": "the proposal as it came"},
                "verdict": document,
                "digest": {**digest, "description": "over the record without this key"},
            }
        ),
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with exactly these keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
