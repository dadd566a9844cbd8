"""Scenarios that a rulebook lacks: found, executed, and written for people to confirm."""
