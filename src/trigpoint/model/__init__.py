"""What a measure, a period, a figure, a target, a judgement and a scorecard are.

Every value here is frozen and valid once it exists. Nothing in this package imports
another package of ours, reads a file or knows how anything is calculated or drawn.
"""
