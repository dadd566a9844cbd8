"""Lets schemathesis send lines: it knows no `application/x-ndjson` by itself. Loaded by SCHEMATHESIS_HOOKS."""

from typing import Any

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(context: schemathesis.SerializationContext, value: Any) -> bytes:  # noqa: ANN401  # whatever was made
    del context
    return value if isinstance(value, bytes) else str(value).encode()
