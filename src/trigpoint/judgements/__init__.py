"""What is said of a figure: rating, direction of travel, revision. Each judgement carries its reason."""
