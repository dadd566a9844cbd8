"""What no formula can be written for."""


class UnsupportedError(Exception):
    """A condition has a form that is not proved about; its text says which."""
