"""An invented council whose records, run through the real pipeline, give a published scorecard.

Nothing here teaches an engine an answer: the totals of profile.yaml are reached by making records.
"""

from trigpoint.dummy.council import make_council

__all__ = ["make_council"]
