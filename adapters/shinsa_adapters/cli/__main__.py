"""`python -m shinsa_adapters.cli`: the same as `shinsa`."""

from shinsa_adapters.cli import main

main()
