"""Questions in a terminal, one at a time, and the proposal with its answers."""
