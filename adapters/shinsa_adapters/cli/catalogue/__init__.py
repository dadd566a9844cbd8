"""What the command line says: of rulesets, of files, of how it was called."""
