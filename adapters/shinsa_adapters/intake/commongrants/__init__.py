"""CommonGrants 0.4 (HHS, simpler-grants-protocol): applications and proposals, read tolerantly."""
