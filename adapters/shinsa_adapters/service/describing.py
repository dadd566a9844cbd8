"""How the service describes itself: what each operation takes and may answer, beside what FastAPI sees by itself."""

from typing import Any, Final

from shinsa_adapters.client.documents import ProblemDocument

PROPOSAL: Final[dict[str, Any]] = {
    "id": "invented-plant",
    "title": "INVENTED: a gas plant",
    "project": {"kind": "project", "builds": ["generation"]},
    "sites": [{"name": "North", "country": "US", "us_jurisdiction": "state"}],
    "generation": {"kind": "gas", "net_mw": 1200},
}
"""A proposal of which little is known; tests screen it."""
COMMONGRANTS_PROPOSAL: Final[dict[str, Any]] = {
    "id": "invented-proposal",
    "title": "INVENTED: a gas plant",
    "description": "A plant that nobody builds",
    "amountRequested": {"amount": "1600000000.00", "currency": "USD"},
    "customFields": {
        "netCapacityMw": {"name": "netCapacityMw", "fieldType": "number", "value": 1200},
        "generationKind": {"name": "generationKind", "fieldType": "string", "value": "Natural gas"},
    },
}
"""A proposal of CommonGrants; tests screen it."""
APPLICATION: Final[dict[str, Any]] = {
    "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "title": "INVENTED: an application",
    "competitionId": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
    "status": {"value": "submitted"},
    "submittedAt": "2025-09-30T14:05:00Z",
    "formResponses": {
        "sf424": {
            "response": {
                "project_title": "INVENTED: a gas plant",
                "federal_estimated_funding": "1600000000.00",
                "organization_name": "Lake Road Power LLC",
            }
        }
    },
}
"""An application of CommonGrants with form SF-424; tests screen it."""
EVENT: Final[dict[str, Any]] = {
    "specversion": "1.0",
    "id": "evt-0042",
    "source": "https://portal.example.org/applications",
    "type": "org.example.portal.application.submitted",
    "subject": APPLICATION["id"],
    "time": "2025-09-30T14:05:01Z",
    "datacontenttype": "application/json",
    "data": APPLICATION,
}
"""An event that carries an application; tests send it."""
REDACTION: Final[dict[str, Any]] = {"fields": ["/input/generation/net_mw"], "reason": "request 12 of the sponsor"}
"""A redaction of that proposal's screening; tests make it."""
_WHY: Final = {
    400: "the request is cut off or malformed",
    401: "the key is missing, unknown, expired or revoked",
    403: "the key lacks the scope",
    404: "there is no such thing, or it is not for this caller to see",
    409: "the idempotency key was used with another body, or the record cannot be replayed here",
    413: "more was sent than is taken at once",
    415: "what was sent is of another media type",
    422: "the input has mistakes; all are listed and nothing was done",
    429: "too many calls; Retry-After says when to call again",
    501: "the service's operator has not installed what this needs",
    503: "the service cannot answer now; Retry-After says when to call again",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals an operation may answer with; those that any may are always among them."""
    everyone = {400, 401, 403, 413, 422, 429, 503, *statuses}
    model = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    del model["$defs"]
    return {
        status: {
            "description": _WHY[status],
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
        }
        for status in sorted(everyone)
    }


def takes_proposal() -> dict[str, Any]:
    """A request whose body is one proposal, as it is and unread by the framework."""
    schema = {"type": "object", "description": "A proposal; its schema: GET /v1/rulesets/{id}."}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema, "example": PROPOSAL}}}}


def takes(description: str, **examples: dict[str, Any]) -> dict[str, Any]:
    """A request whose body is a JSON object of another system's, unread by the framework."""
    schema = {"type": "object", "description": description}
    shown = {name: {"value": value} for name, value in examples.items()}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema, "examples": shown}}}}


def takes_lines() -> dict[str, Any]:
    """A request whose body is proposals, one a line."""
    schema = {"type": "string", "description": "One proposal (a JSON object) on each line."}
    return {"requestBody": {"required": True, "content": {"application/x-ndjson": {"schema": schema}}}}


def with_example(example: dict[str, Any]) -> dict[str, Any]:
    """An example of the body, beside the schema that the framework finds by itself."""
    return {"requestBody": {"content": {"application/json": {"example": example}}}}


def answers_json(model: str, description: str) -> dict[str, Any]:
    """An answer written by hand, that has the form of a model."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{model}"}}}
    return {"description": description, "content": content}
