"""What each kind of control chart is called, and how it sets its limits, in words."""

from trigpoint.model.control_charts import ChartKind

NAMES = {
    ChartKind.XMR: "XmR chart",
    ChartKind.P: "p chart",
    ChartKind.P_PRIME: "Laney p' chart",
    ChartKind.U: "u chart",
    ChartKind.U_PRIME: "Laney u' chart",
    ChartKind.G: "g chart",
    ChartKind.T: "t chart",
}

OF_A_SHARE = "three standard errors of a share of each period's own number, either side of the pooled share"
OF_A_RATE = (
    "three standard errors of a rate over each period's own population, either side of the pooled rate"
)
LANEY = ", times how much more or less than by chance the periods vary"

LIMITS = {
    ChartKind.P: OF_A_SHARE,
    ChartKind.P_PRIME: OF_A_SHARE + LANEY,
    ChartKind.U: OF_A_RATE,
    ChartKind.U_PRIME: OF_A_RATE + LANEY,
    ChartKind.G: "three standard deviations of a geometric number of cases, either side of its mean",
}

OF_SHARES = frozenset({ChartKind.P, ChartKind.P_PRIME})
OF_RATIOS = OF_SHARES | {ChartKind.U, ChartKind.U_PRIME}

# Their points are gaps between events, and a longer gap is fewer events: what is good turns round.
OF_GAPS = frozenset({ChartKind.G, ChartKind.T})


def one_of(kind: ChartKind) -> str:
    """'an XmR chart', 'a p chart'."""
    return f"{'an' if kind is ChartKind.XMR else 'a'} {NAMES[kind]}"
