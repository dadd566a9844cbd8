"""The HTTP service: every answer is in the ledger before it leaves."""
