"""A proposal as submitted: read from bytes, accepted against a vocabulary, its evidence weighed."""
