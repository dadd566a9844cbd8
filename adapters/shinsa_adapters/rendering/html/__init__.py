"""The HTML form: one self-contained page that needs no script and no network, and prints on A4."""
