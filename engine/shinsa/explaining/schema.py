"""The JSON Schema of the verdict document, made from its declared types."""

from typing import Any

from shinsa.explaining.analysis import AnalysedDocument


def verdict_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `shinsa.verdict/1`; `analysis` is there only where it was asked for."""
    from pydantic import TypeAdapter  # noqa: PLC0415  # heavy, and wanted only when a schema is asked for

    schema = TypeAdapter(AnalysedDocument).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:shinsa:verdict:1", **schema}
