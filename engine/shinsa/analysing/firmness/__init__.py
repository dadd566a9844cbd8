"""How firm a verdict is: how far each number may move before it changes, and where members would differ."""
