"""The text form: a verdict that fits a terminal of 80 columns."""
