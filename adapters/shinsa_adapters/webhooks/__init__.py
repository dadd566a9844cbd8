"""Webhooks: what the service tells others by itself, signed, at least once, and never to an address inside."""
