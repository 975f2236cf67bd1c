"""What was said of a figure before, by runs and by printed scorecards.

Import from `placing` (printed lines as figures of ours), `review` (what must be asked first), `past`
(everything that was said) or `series` (a measure's months).
"""
