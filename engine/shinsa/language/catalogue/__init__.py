"""What is said of conditions: how they are told in words, and what is wrong with them."""
