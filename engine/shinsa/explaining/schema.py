"""The JSON Schemas of documents, made from their declared types."""

from typing import Any

from shinsa.explaining.analysis import AnalysedDocument


def verdict_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.verdict/1`; `analysis` is there only where it was asked for."""
    return published(AnalysedDocument, "verdict")


def published(document: Any, name: str) -> dict[str, Any]:  # noqa: ANN401  # a typed dictionary has no common type
    """JSON Schema (2020-12) of the document `shinsa.NAME/1`, from the typed dictionary that declares it."""
    from pydantic import TypeAdapter  # noqa: PLC0415  # heavy, and wanted only when a schema is asked for

    schema = TypeAdapter(document).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:shinsa:{name}:1", **schema}
