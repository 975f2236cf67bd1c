"""The key: what every symbol and word of a scorecard means."""

from trigpoint.model.scorecards import KeyEntry

ENTRIES = {
    "Green": "The figure meets the target, or is better. Equal to the target is green.",
    "Amber": "Short of the target but within the tolerance set for it.",
    "Red": "Outside the tolerance, or short of a target that has none.",
    "↑": "The figure went up: since the month (or quarter) before, or since the same point of last year.",
    "↓": "The figure went down.",
    "→": "The figure is the same as printed.",
    "better, worse": "What the change means, by which way is good. Up is not always better.",
    "High, Low, In range": "Which way is good.",
    "Info": "For information: neither more nor less is better, so the line has no colour.",
    "47 of 51": "The number of families, children or events behind a percentage.",
    "revised": "The figure differs from the one last worked out. The opening page says why.",
    "provisional": "Figures like it have usually still moved after they were first worked out.",
    "On course": "Even the worse end of the forecast meets the year's target.",
    "At risk": "The forecast reaches to either side of the year's target.",
    "Out of reach": "Even the better end of the forecast misses the year's target.",
    "Band, rank": "A is the best quarter of councils and D the last; rank 1 is the best.",
    "-": "There is no figure: none is due, nothing was there to count, or none applies. Details say which.",
    "Temporarily suspended": "The measure is not being reported for now.",
    "[c]": "Withheld, because the numbers are small enough to point to a person.",
}

KEY = tuple(KeyEntry(symbol, meaning) for symbol, meaning in ENTRIES.items())
