"""Exact answers about what is not known yet: which verdicts are possible, what to ask, why a rule said so."""
