"""Proposals as other systems send them: a mapping says what goes where, and whatever it does not say stays unknown."""
