"""From truths to outcomes, points, score and verdict."""
