"""Events that other systems send: CloudEvents 1.0 over HTTP, signed after Standard Webhooks."""
