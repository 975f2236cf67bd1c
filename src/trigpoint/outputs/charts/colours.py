"""The colours of charts. Marks have a contrast of 3 to 1 or more on white and on the bands; texts 4.5 to 1.

After the Analysis Function's palette and Making Data Count's, whose grey, orange and light blue are too pale
to be seen as marks and are darkened here. No colour stands alone: see marks.
"""

INK = "#1c2733"  # texts
QUIET = "#4b5763"  # texts that are not the point, and the line that joins the points
OURS = "#12436d"  # the council the chart is about
OTHERS = "#5d7489"  # those beside it

USUAL = "#595959"  # Making Data Count's grey is #BFBFBF, 1.8 to 1
BETTER = "#005eb8"
WORSE = "#b03f00"  # its orange is #FF6600, 2.9 to 1
NEITHER = "#6a1fa0"
GOAL = "#a0152b"

NEIGHBOURS = "#801650"
REGION = "#1a7a72"
ENGLAND = "#3d3d3d"

# Behind marks, and so as pale as can be: they say nothing that a line or a word does not say.
BAND = "#eef2f6"
SHADE = "#d5dee7"  # the same in the key, where it is small
FAN = "#e0eaf4"
GRID = "#d9d9d9"
PAPER = "#ffffff"

OF_TEXTS = (INK, QUIET, OURS, BETTER, WORSE, NEITHER, GOAL)
OF_MARKS = (*OF_TEXTS, OTHERS, USUAL, NEIGHBOURS, REGION, ENGLAND)
BEHIND = (PAPER, BAND, FAN)
