"""`python -m shinsa_adapters.cli`: the same as `shinsa`."""

from shinsa_adapters.cli import main

if __name__ == "__main__":  # processes for batches read it again, under another name
    main()
