"""What a completion can make of the conditions: values, items and lists that show every joint truth of them."""
