"""The condition language: a typed, total subset of CEL whose answers are yes, no or unknown."""
