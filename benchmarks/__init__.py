"""How fast shinsa is: `python -m benchmarks` measures, prints one table, and says which goals are met."""
