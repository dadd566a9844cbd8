"""The ways in and out of shinsa: command line, rendering, rulebook."""
