"""What to ask next, in which order, and which answers settle a verdict whatever the rest is."""
