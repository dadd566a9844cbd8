"""What the pages of a site say, in every language."""
