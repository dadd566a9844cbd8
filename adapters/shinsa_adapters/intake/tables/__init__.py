"""Tables of any of five forms, row by row, in memory that does not grow with the file."""
